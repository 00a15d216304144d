package paper

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/deskfake"
	"ieumdesk/ui/kit"
	"ieumdesk/ui/printer"
	"ieumdesk/ui/slip"
)

// page is a page that shows a print, in the window of the shell.
func page(t *testing.T, print *Print, shell *deskfake.Shell) *SheetPage {
	t.Helper()
	p := newSheetPage(print.press, opened{matter: print.matter, usual: print.order})
	shell.Win.SetContent(p.Content())
	p.Shown()
	return p
}

func typed(shell *deskfake.Shell, keys ...fyne.KeyName) {
	for _, k := range keys {
		shell.Win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func TestSettings_decideWhatIsPrinted(t *testing.T) {
	sp := &spool{names: []string{"HP"}}
	p, s, _ := stored(t, sp, func(s *deskfake.Session) {
		s.SettingBy["print.set"], s.SettingBy["print.paper"], s.SettingBy["print.language"] = "seeker,reply", "a5", "vi"
	})
	p.Print()
	if o := p.order; o.Paper != slip.A5 || o.Language != "vi" || len(sp.sheets[0].Sheet.Pages) < 2 || sp.sheets[0].Sheet.Pages[0].W != slip.A5.W {
		t.Errorf("%+v, %d pages", o, len(sp.sheets[0].Sheet.Pages))
	}
	if got := s.Made[0].Printed; got[model.SheetSeeker] != 1 || got[model.SheetReply] != 1 || got[model.SheetEmployer] != 0 {
		t.Errorf("counted %v", got)
	}
}

func TestLanguage_isRememberedForThePerson(t *testing.T) {
	p, s, _ := stored(t, &spool{names: []string{"HP"}}, func(s *deskfake.Session) { s.People[0].Languages = []string{"ru"} })
	if p.order.Language != "ru" {
		t.Fatalf("proposed %q", p.order.Language)
	}
	o := p.order
	o.Language = "uz"
	p.adjust(o, "HP")
	again := begun(t, p.press, s.Made[0])
	again.Begin()
	if again.order.Language != "uz" || !strings.Contains(again.summary(), "우즈베크어") {
		t.Errorf("the next slip is in %q: %s", again.order.Language, again.summary())
	}
}

func TestKeys_showEachSheetAndThatIsPrinted(t *testing.T) {
	sp := &spool{names: []string{"HP"}}
	print, s, shell := stored(t, sp, nil)
	p := page(t, print, shell)
	for key, kind := range map[fyne.KeyName]model.SheetKind{"2": model.SheetSeeker, "3": model.SheetEmployer, "4": model.SheetReply} {
		p.Key(desk.Key{Name: key, Mod: fyne.KeyModifierAlt})
		before := s.Made[0].Printed[kind]
		p.Key(desk.Key{Name: fyne.KeyReturn})
		if len(p.t.order.Sheets) != 1 || p.t.order.Sheets[0] != kind || s.Made[0].Printed[kind] != before+1 {
			t.Errorf("Alt %s: shows %v, counted %v", key, p.t.order.Sheets, s.Made[0].Printed)
		}
	}
	p.Key(desk.Key{Name: "1", Mod: fyne.KeyModifierAlt})
	if len(p.t.order.Sheets) != 3 {
		t.Errorf("the set is %v", p.t.order.Sheets)
	}
}

func TestDialog_isAnsweredByKeyboard(t *testing.T) {
	sp := &spool{names: []string{"HP", "OKI"}, can: printer.Capabilities{Trays: []printer.Tray{{ID: "1", Name: "위"}, {ID: "2", Name: "아래"}}, BothSides: true}}
	print, s, shell := stored(t, sp, nil)
	p := page(t, print, shell)
	p.Key(ctrl(fyne.KeyP))
	typed(shell,
		fyne.KeyRight, fyne.KeyReturn, // OKI
		fyne.KeyRight, fyne.KeyReturn, // A5
		fyne.KeyRight, fyne.KeyReturn, // 2 copies
		fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn, // the lower tray
		fyne.KeyRight, fyne.KeyReturn, // both sides
		fyne.KeyReturn, fyne.KeySpace, fyne.KeyReturn, fyne.KeyReturn, // all but the list
		fyne.KeyRight, fyne.KeyReturn, // a page each
		fyne.KeyRight, fyne.KeyReturn) // Chinese, and print
	if kit.TopModal(shell.Win.Canvas()) != nil || len(sp.sent) != 1 || !strings.HasPrefix(sp.sent[0], "OKI: ") {
		t.Fatalf("sent %v", sp.sent)
	}
	d, o := sp.sheets[0], p.t.order
	if d.Copies != 2 || d.Tray != "2" || !d.BothSides || d.Sheet.Pages[0].W != slip.A5.W || o.Together || o.Language != "zh" {
		t.Errorf("%+v, %+v", d, o)
	}
	if got := s.Made[0].Printed; got[model.SheetEmployer] != 0 || got[model.SheetReply] != 1 {
		t.Errorf("counted %v", got)
	}
	if s.SettingBy["print.printer"] != "OKI" {
		t.Errorf("the desk's printer is %q", s.SettingBy["print.printer"])
	}
}

func TestDialog_thatIsLeftChangesNothing(t *testing.T) {
	sp := &spool{names: []string{"HP", "OKI"}}
	print, s, shell := stored(t, sp, nil)
	p := page(t, print, shell)
	before := p.t.summary()
	p.Key(ctrl(fyne.KeyP))
	typed(shell, fyne.KeyRight, fyne.KeyReturn, fyne.KeyRight, fyne.KeyEscape)
	if kit.TopModal(shell.Win.Canvas()) != nil || p.t.summary() != before || s.SettingBy["print.printer"] != "" {
		t.Errorf("now %q, was %q", p.t.summary(), before)
	}
}

func TestDialog_somethingIsAlwaysPrinted(t *testing.T) {
	print, _, shell := stored(t, &spool{}, nil)
	p := page(t, print, shell)
	p.Key(ctrl(fyne.KeyP))
	d := &dialog{t: p.t, order: p.t.order}
	d.build()
	for _, k := range model.ReferralSheets {
		d.sheets[k].Set(false)
	}
	if len(d.order.Sheets) != 1 || !d.sheets[d.order.Sheets[0]].On() {
		t.Errorf("ticked %v", d.order.Sheets)
	}
}

func TestRoll_goesPastTheDriverWhereTheDeskWantsIt(t *testing.T) {
	for _, raw := range []string{"yes", "no"} {
		sp := &spool{names: []string{"HP"}}
		p, _, _ := stored(t, sp, func(s *deskfake.Session) { s.SettingBy["print.paper"], s.SettingBy["print.raw"] = "80mm", raw })
		p.Print()
		if d := sp.sheets[0]; d.Raw != (raw == "yes") || d.Sheet.Pages[0].W != slip.Roll80.W {
			t.Errorf("%s: raw %t, %g mm wide", raw, d.Raw, d.Sheet.Pages[0].W)
		}
	}
}

func TestPreview_showsEveryPageAndScrolls(t *testing.T) {
	print, _, shell := stored(t, &spool{names: []string{"HP"}}, func(s *deskfake.Session) { s.SettingBy["print.together"] = "no" })
	p := page(t, print, shell)
	v := p.pane.preview
	if len(v.leaves) != 3 {
		t.Fatalf("%d pages", len(v.leaves))
	}
	p.Key(desk.Key{Name: fyne.KeyPageDown})
	if v.scroll.Offset.Y == 0 {
		t.Error("the next page stays out of sight")
	}
	p.Key(desk.Key{Name: fyne.KeyPageUp})
	if v.scroll.Offset.Y != 0 {
		t.Error("it does not go back")
	}
	small := v.leaves[0].picture.Bounds().Dx()
	p.Key(ctrl(fyne.KeyPlus))
	if got := v.leaves[0].picture.Bounds().Dx(); got != int(float32(small)*zoomStep+0.5) && got != int(float32(small)*zoomStep) {
		t.Errorf("%d px wide, was %d", got, small)
	}
	p.Key(ctrl(fyne.Key0))
	if got := v.leaves[0].picture.Bounds().Dx(); got != small {
		t.Errorf("%d px wide, was %d", got, small)
	}
}

func TestApplication_isLoggedByItsPaperAndItsFile(t *testing.T) {
	sp := &spool{names: []string{"HP"}}
	print, s, shell := stored(t, sp, nil)
	OpenApplication(print.press.d, print.press, s.People[0].ID)
	p := shell.Pages[0].(*SheetPage)
	shell.Win.SetContent(p.Content())
	p.Shown()
	if _, blank := p.pane.Blank(); blank || !strings.Contains(p.Head().Second, "*") {
		t.Fatalf("blank %t, head %q", blank, p.Head().Second)
	}
	p.Key(desk.Key{Name: fyne.KeyReturn})
	p.Key(ctrl(fyne.KeyS))
	if got := s.Applications; len(got) != 2 || got[0] != "print" || got[1] != "file" {
		t.Errorf("logged %v", got)
	}
	if len(sp.sent) != 1 || strings.Contains(sp.sent[0], s.People[0].Name) {
		t.Errorf("sent %v", sp.sent)
	}
	files, err := filepath.Glob(filepath.Join(s.SettingBy["print.folder"], "application-*.pdf"))
	if err != nil || len(files) != 1 {
		t.Fatalf("files %v, %v", files, err)
	}
	if b, err := os.ReadFile(files[0]); err != nil || !strings.HasPrefix(string(b), "%PDF-1.7") {
		t.Error(err)
	}
}

func TestList_hasWhomTheEmployerIsToExpect(t *testing.T) {
	view := func(n int, status model.ReferralStatus, days int) model.ReferralView {
		v := model.ReferralView{}
		v.Slip, v.Status, v.IssuedAt = model.SlipNumber{Year: 2026, Desk: "D07", Seq: n}, status, deskfake.Noon.AddDate(0, 0, -days)
		return v
	}
	all := []model.ReferralView{ // newest first
		view(6, model.Void, 0), view(5, model.Declined, 0), view(4, model.Issued, 0),
		view(3, model.Hired, 3), view(2, model.BeforeInterview, 3), view(1, model.Issued, 9),
	}
	var numbers []int
	for _, v := range Expected(all, model.Today(deskfake.Noon)) {
		numbers = append(numbers, v.Slip.Seq)
	}
	if len(numbers) != 4 || numbers[0] != 1 || numbers[1] != 2 || numbers[2] != 4 || numbers[3] != 5 {
		t.Errorf("on the list: %v", numbers)
	}
}

func TestList_countsForEachOnIt(t *testing.T) {
	sp := &spool{names: []string{"HP"}}
	print, s, shell := stored(t, sp, nil)
	OpenList(print.press.d, print.press, s.LeadList[1].ID)
	if len(shell.Pages) != 0 || len(shell.Toasts) != 1 {
		t.Errorf("nobody was referred, and %d pages open, said %v", len(shell.Pages), shell.Toasts)
	}
	OpenList(print.press.d, print.press, s.LeadList[0].ID)
	p := shell.Pages[0].(*SheetPage)
	p.Key(desk.Key{Name: fyne.KeyReturn})
	if got := s.Made[0].Printed; got[model.SheetEmployer] != 1 || got[model.SheetSeeker] != 0 || len(sp.sent) != 1 {
		t.Errorf("counted %v, sent %v", got, sp.sent)
	}
}

func TestReplyForm_thatSaysNotWhereToIsNoticed(t *testing.T) {
	p, s, _ := stored(t, &spool{names: []string{"HP"}}, nil)
	if !strings.Contains(p.Message(), "답을 받을 전화") {
		t.Errorf("says %q", p.Message())
	}
	p.only(1)
	if p.Message() != "" {
		t.Errorf("of the seeker's slip it says %q", p.Message())
	}
	p.only(0)
	s.SettingBy["desk.fax"] = "031-400-1201"
	p.read()
	if p.Message() != "" {
		t.Errorf("with a fax it says %q", p.Message())
	}
}

func TestWithoutAPrinter_aFileIsOffered(t *testing.T) {
	print, s, shell := stored(t, &spool{}, nil)
	p := page(t, print, shell)
	p.Key(desk.Key{Name: fyne.KeyReturn})
	if s.Made[0].Printed[model.SheetSeeker] != 1 || len(shell.Toasts) != 1 {
		t.Errorf("counted %v, said %v", s.Made[0].Printed, shell.Toasts)
	}
	if !strings.Contains(p.t.summary(), "프린터 없음") {
		t.Errorf("the line is %q", p.t.summary())
	}
}

func TestPrint_marksWhatAnotherProgramHasPrintedSince(t *testing.T) {
	sp := &spool{names: []string{"HP"}}
	p, s, _ := stored(t, sp, nil)
	if _, err := s.Printed(t.Context(), s.Made[0].ID, model.ReferralSheets, "print"); err != nil {
		t.Fatal(err)
	}
	p.Print()
	if len(sp.sheets) != 2 || len(sp.dropped) != 1 || !reissue(sp.sheets[1]) {
		t.Errorf("%d jobs, %d taken back, the last marked: %v", len(sp.sheets), len(sp.dropped), reissue(sp.sheets[len(sp.sheets)-1]))
	}
	if n := s.Made[0].Printed[model.SheetSeeker]; n != 2 || p.job.stage != Done {
		t.Errorf("counted %d, stage %d", n, p.job.stage)
	}
}
