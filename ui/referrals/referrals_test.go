package referrals

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/deskfake"
	"ieumdesk/ui/kit"
	"ieumdesk/ui/paper"
	"ieumdesk/ui/printer"
)

// spool is a printer in memory.
type spool struct {
	names  []string
	fail   error // of the next Print
	stuck  error // of the next Follow
	titles []string
}

func (s *spool) Printers(context.Context) ([]printer.Printer, error) {
	var out []printer.Printer
	for i, n := range s.names {
		out = append(out, printer.Printer{Name: n, Default: i == 0, State: printer.Idle, Accepting: true})
	}
	return out, nil
}

func (s *spool) Capabilities(context.Context, string) (printer.Capabilities, error) {
	return printer.Capabilities{}, nil
}

func (s *spool) Print(_ context.Context, to string, d printer.Document) (printer.Job, error) {
	err := s.fail
	s.fail = nil
	if err == nil {
		s.titles = append(s.titles, to+": "+d.Title)
	}
	return printer.Job{ID: "1", Printer: to}, err
}

func (s *spool) Follow(context.Context, printer.Job, func(printer.Progress)) error {
	err := s.stuck
	s.stuck = nil
	return err
}

func (s *spool) Cancel(context.Context, printer.Job) error { return nil }

func open(t *testing.T, spooler *spool, change func(*deskfake.Session)) (*ReferPage, *deskfake.Session, *deskfake.Shell) {
	t.Helper()
	d, s, shell := deskfake.Desk(t, "ko", 3, 5)
	s.SettingBy["print.folder"] = t.TempDir()
	for i := range s.People {
		s.People[i].Valid, s.People[i].NoReferral = "2027-01-20", false
		s.People[i].Consents = append(s.People[i].Consents, model.Consent{Kind: model.ConsentProvide, Version: "2026-09", At: deskfake.Noon})
	}
	for i := range s.LeadList {
		s.LeadList[i].ValidUntil = "2026-12-31"
	}
	if change != nil {
		change(s)
	}
	OpenRefer(d, paper.NewPress(d, spooler), s.People[0].ID, s.LeadList[0].ID)
	if len(shell.Pages) != 1 {
		t.Fatalf("no page: %v", shell.Failed)
	}
	p := shell.Pages[0].(*ReferPage)
	shell.Win.SetContent(p.Content())
	p.Shown()
	return p, s, shell
}

func shot(t *testing.T, shell *deskfake.Shell, name string) {
	t.Helper()
	deskfake.Shot(t, shell.Win.Canvas(), "refer-"+name)
}

func enter(p *ReferPage) { p.form.Submit() }

func TestEnter_storesFirstAndThenPrints(t *testing.T) {
	sp := &spool{names: []string{"HP-3F", "OKI"}}
	p, s, shell := open(t, sp, nil)
	test.Type(shell.Win.Canvas().Focused(), "1125 1400")
	if _, blank := p.pane.Blank(); blank {
		t.Error("no preview")
	}
	shot(t, shell, "page")
	enter(p)
	if len(s.Made) != 1 || len(sp.titles) != 1 {
		t.Fatalf("%d referrals, printed %v", len(s.Made), sp.titles)
	}
	if got := s.Made[0].Interview.At.In(model.Seoul).Format("2006-01-02 15:04"); got != "2026-11-25 14:00" {
		t.Errorf("interview at %s", got)
	}
	if sp.titles[0] != "HP-3F: 2026-D07-000001" || s.Made[0].Printed[model.SheetSeeker] != 1 {
		t.Errorf("job %q, printed %d times", sp.titles[0], s.Made[0].Printed[model.SheetSeeker])
	}
	if len(shell.Went) == 0 || shell.Went[len(shell.Went)-1] != "leads" {
		t.Errorf("went %v", shell.Went)
	}
}

func TestEnter_twiceMakesOneReferral(t *testing.T) {
	p, s, _ := open(t, &spool{names: []string{"HP"}}, nil)
	enter(p)
	enter(p)
	if len(s.Made) != 1 {
		t.Errorf("%d referrals", len(s.Made))
	}
}

func TestPrintingThatFails_keepsTheReferralAndItsNumber(t *testing.T) {
	sp := &spool{names: []string{"HP"}, fail: &model.Error{Kind: model.Outside, Code: printer.Rejected, Args: []any{"HP"}}}
	p, s, shell := open(t, sp, nil)
	enter(p)
	if len(s.Made) != 1 || s.Made[0].Printed[model.SheetSeeker] != 0 || len(shell.Pages) != 1 {
		t.Fatalf("%d referrals, printed %d, %d pages", len(s.Made), s.Made[0].Printed[model.SheetSeeker], len(shell.Pages))
	}
	if !strings.Contains(p.state.Text(), "2026-D07-000001") {
		t.Errorf("says %q", p.state.Text())
	}
	shot(t, shell, "failed")
	enter(p)
	if len(s.Made) != 1 || len(sp.titles) != 1 || s.Made[0].Printed[model.SheetSeeker] != 1 {
		t.Errorf("%d referrals, printed %v", len(s.Made), sp.titles)
	}
}

func TestWithoutAPrinter_theSlipIsSavedAsAPDF(t *testing.T) {
	p, s, _ := open(t, &spool{}, nil)
	enter(p)
	if len(s.Made) != 1 {
		t.Fatal("no referral")
	}
	b, err := os.ReadFile(filepath.Join(s.SettingBy["print.folder"], "2026-D07-000001.pdf"))
	if err != nil || !strings.HasPrefix(string(b), "%PDF-1.7") {
		t.Errorf("file: %v", err)
	}
}

func TestSlipPage_leavesNoFileThatWasNotCounted(t *testing.T) {
	p, s, _ := slipPage(t)
	s.Fail = errors.New("the store is gone")
	p.Key(desk.Key{Name: fyne.KeyG, Mod: fyne.KeyModifierControl})
	files, _ := os.ReadDir(s.SettingBy["print.folder"])
	if s.Made[0].Printed[model.SheetSeeker] != 1 || len(files) != 0 {
		t.Errorf("printed %d times, files %v", s.Made[0].Printed[model.SheetSeeker], files)
	}
}

func TestAmber_asksForAReason(t *testing.T) {
	p, s, shell := open(t, &spool{names: []string{"HP"}}, func(s *deskfake.Session) { s.People[0].NoReferral = true })
	shot(t, shell, "amber")
	enter(p)
	if len(s.Made) != 0 || p.form.Field("reason").Wrong() == "" {
		t.Fatalf("%d referrals, error %q", len(s.Made), p.form.Field("reason").Wrong())
	}
	p.reason.SetText("본인이 다시 알선을 부탁함")
	enter(p)
	if len(s.Made) != 1 || s.Made[0].Reason != "본인이 다시 알선을 부탁함" {
		t.Errorf("made %+v", s.Made)
	}
}

func TestRed_givesNoSlip(t *testing.T) {
	p, s, shell := open(t, &spool{names: []string{"HP"}}, func(s *deskfake.Session) { s.People[0].Valid = "2026-11-01" })
	shot(t, shell, "red")
	enter(p)
	p.Key(desk.Key{Name: fyne.KeyS, Mod: fyne.KeyModifierControl})
	if len(s.Made) != 0 {
		t.Error("a red gate made a referral")
	}
	if len(shell.Toasts) != 2 || !strings.Contains(shell.Toasts[1], "Ctrl R") {
		t.Errorf("asked for a slip it says %q", shell.Toasts)
	}
}

func TestRed_doesNotLookLikeASlip(t *testing.T) {
	p, _, _ := open(t, &spool{names: []string{"HP"}}, func(s *deskfake.Session) { s.People[0].Valid = "2026-11-01" })
	if why, blank := p.pane.Blank(); !blank || why == "" {
		t.Errorf("the sheet is drawn, and says %q", why)
	}
	if first := texts(p.gate.Objects[0]); !strings.Contains(first, "구직등록이 만료") {
		t.Errorf("the first line is %q", first)
	}
	if note := texts(p.actions); !strings.Contains(note, "Ctrl R") || strings.Contains(note, "동의") {
		t.Errorf("the note says %q", note)
	}
	for _, h := range append(p.Head().Hints, p.Hints()...) {
		if strings.Contains(h.Key, "Ctrl") || strings.Contains(h.Text, "000001") {
			t.Errorf("a hint of a slip: %+v", h)
		}
	}
}

// texts are the paragraphs below o.
func texts(o fyne.CanvasObject) string {
	switch c := o.(type) {
	case *kit.Paragraph:
		return c.Text()
	case *fyne.Container:
		out := ""
		for _, child := range c.Objects {
			out += texts(child)
		}
		return out
	}
	return ""
}

func TestInterview_isShownAsPeopleSayIt(t *testing.T) {
	for _, c := range []struct{ typed, shown, at string }{
		{"1125 1400", "11월 25일 (수) 14:00", "2026-11-25 14:00"},
		{"0105 0930", "1월 5일 (화) 09:30", "2027-01-05 09:30"},
		{"2027-12-01 10:00", "2027년 12월 1일 (수) 10:00", "2027-12-01 10:00"},
	} {
		p, s, shell := open(t, &spool{names: []string{"HP"}}, nil)
		test.Type(shell.Win.Canvas().Focused(), c.typed)
		shell.Win.Canvas().Focus(p.place)
		if p.at.Text != c.shown {
			t.Errorf("%s: the field shows %q", c.typed, p.at.Text)
		}
		enter(p)
		if len(s.Made) != 1 || s.Made[0].Interview.At.In(model.Seoul).Format("2006-01-02 15:04") != c.at {
			t.Errorf("%s: made %+v", c.typed, s.Made)
		}
	}
}

func TestInterview_isCheckedWhenItIsLeft(t *testing.T) {
	p, _, shell := open(t, &spool{names: []string{"HP"}}, nil)
	test.Type(shell.Win.Canvas().Focused(), "1325 1400")
	if p.form.Field("interview").Wrong() != "" {
		t.Error("refused while it is being typed")
	}
	shell.Win.Canvas().Focus(p.place)
	if p.form.Field("interview").Wrong() == "" {
		t.Error("nothing is said")
	}
	if why, blank := p.pane.Blank(); !blank || why == "" {
		t.Error("the preview pretends that there is a slip")
	}
	shot(t, shell, "unread")
	p.at.SetText("1125 1400")
	if _, blank := p.pane.Blank(); p.form.Field("interview").Wrong() != "" || blank {
		t.Error("mended, and it is still refused")
	}
}

func TestDraft_isNoNewsOnceTheReferralIsStored(t *testing.T) {
	p, _, shell := open(t, &spool{names: []string{"HP"}, fail: &model.Error{Kind: model.Outside, Code: printer.Rejected, Args: []any{"HP"}}}, nil)
	p.place.SetText("별관 2층")
	if shell.Note == "" {
		t.Fatal("no draft")
	}
	if enter(p); shell.Note != "" {
		t.Errorf("the window still says %q", shell.Note)
	}
}

func TestATimeThatCannotBeRead_isSaidAtTheField(t *testing.T) {
	for _, typed := range []string{"내일 오후", "1332 1400", "2025-11-25 14:00"} {
		p, s, _ := open(t, &spool{names: []string{"HP"}}, nil)
		p.at.SetText(typed)
		enter(p)
		if len(s.Made) != 0 || p.form.Field("interview").Wrong() == "" {
			t.Errorf("%s: %d referrals, error %q", typed, len(s.Made), p.form.Field("interview").Wrong())
		}
	}
}

func TestDraft_comesBack(t *testing.T) {
	p, s, shell := open(t, &spool{names: []string{"HP"}}, nil)
	p.place.SetText("별관 2층")
	if len(s.DraftBy) != 1 {
		t.Fatalf("%d drafts", len(s.DraftBy))
	}
	shell.Pages = nil
	OpenRefer(p.r.d, p.r.press, s.People[0].ID, s.LeadList[0].ID)
	again := shell.Pages[0].(*ReferPage)
	if again.place.Text != "별관 2층" {
		t.Errorf("place %q", again.place.Text)
	}
	enter(again)
	if len(s.DraftBy) != 0 {
		t.Error("the draft outlived the referral")
	}
}

func slipPage(t *testing.T) (*SlipPage, *deskfake.Session, *deskfake.Shell) {
	t.Helper()
	p, s, shell := open(t, &spool{names: []string{"HP"}}, nil)
	enter(p)
	shell.Pages, shell.Toasts = nil, nil
	OpenSlip(p.r.d, p.r.press, s.Made[0].ID)
	page := shell.Pages[0].(*SlipPage)
	shell.Win.SetContent(page.Content())
	page.Shown()
	return page, s, shell
}

func TestSlipPage_printsAgainAndSaves(t *testing.T) {
	p, s, shell := slipPage(t)
	p.Key(desk.Key{Name: fyne.KeyReturn, Mod: fyne.KeyModifierControl})
	if !strings.Contains(p.state.Text(), "마쳤습니다") {
		t.Errorf("says %q", p.state.Text())
	}
	p.Key(desk.Key{Name: fyne.KeyG, Mod: fyne.KeyModifierControl})
	if s.Made[0].Printed[model.SheetSeeker] != 3 || len(shell.Toasts) != 1 {
		t.Errorf("printed %d times, toasts %v", s.Made[0].Printed[model.SheetSeeker], shell.Toasts)
	}
	if _, err := os.Stat(filepath.Join(s.SettingBy["print.folder"], "2026-D07-000001.png")); err != nil {
		t.Error(err)
	}
	shot(t, shell, "slip")
}

func TestSlipPage_voidsWithAReason(t *testing.T) {
	p, s, shell := slipPage(t)
	p.Key(desk.Key{Name: fyne.KeyD, Mod: fyne.KeyModifierControl})
	m := kit.TopModal(shell.Win.Canvas())
	m.OnSubmit()
	if s.Made[0].Status == model.Void {
		t.Fatal("voided without a reason")
	}
	shot(t, shell, "void-ask")
	test.Type(shell.Win.Canvas().Focused(), "mistake")
	m.OnSubmit()
	if s.Made[0].Status != model.Void || s.Made[0].VoidedFor != "mistake" {
		t.Errorf("%+v", s.Made[0].Referral)
	}
	shot(t, shell, "voided")
}

func TestAmber_theReasonIsInSightHoweverLargeTheText(t *testing.T) {
	p, _, shell := open(t, &spool{}, func(s *deskfake.Session) { s.People[0].NoReferral = true })
	fyne.CurrentApp().Settings().SetTheme(kit.NewTheme(kit.Fonts{Regular: assets.FontRegular, Bold: assets.FontBold}, kit.Light, 160))
	shell.Win.Resize(fyne.NewSize(1102, 560))
	kit.Relayout(p.content)
	p.Shown()
	p.state.SetText(p.r.d.Words.T("error.print_no_service"))
	kit.Relayout(p.content) // the printers are known only now, and the foot is higher
	p.form.RevealFocused()
	d := fyne.CurrentApp().Driver()
	field, foot := d.AbsolutePositionForObject(p.reason), d.AbsolutePositionForObject(p.actions)
	if field.Y+p.reason.Size().Height > foot.Y {
		t.Errorf("the field ends at %v, the foot begins at %v", field.Y+p.reason.Size().Height, foot.Y)
	}
	shot(t, shell, "amber-large")
}

func TestRefer_saysWhoWasSentThereBefore(t *testing.T) {
	p, s, shell := open(t, &spool{}, func(s *deskfake.Session) {
		v := s.Send(0, 0, 22)
		s.Send(1, 0, 3)
		s.Send(2, 0, 2).Status = model.Void
		if _, err := s.RecordResult(t.Context(), model.NewResult{ReferralID: v.ID, Status: model.NotHired, Reason: "면접 불참"}); err != nil {
			t.Fatal(err)
		}
	})
	want := "이미 알선 2명 · 대기 " + strconv.Itoa(s.LeadList[0].Pending) + " · 이분은 11/02 미채용(면접 불참)"
	if !p.before.Visible() || p.before.Text() != want {
		t.Errorf("says %q, want %q", p.before.Text(), want)
	}
	shot(t, shell, "before")
}
