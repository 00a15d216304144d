package daylog

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/kit"
)

func TestClose_asksFreezesAndWritesTheFiles(t *testing.T) {
	p, s, shell, files, _ := place(t, "ko")
	p.right.text["special"].SetText("정전 10분")
	p.Key(ctrl(fyne.KeyReturn))
	if s.Days.Closed != nil {
		t.Fatal("closed without asking")
	}
	tap(shell, fyne.KeyReturn)
	log := p.day.log
	if !log.Closed || log.Revision != 1 || log.Remarks.Special != "정전 10분" {
		t.Fatalf("the log is %+v", log.Closing)
	}
	var formats []model.DayFormat
	for _, f := range files.Asked {
		formats = append(formats, f.Format)
		if f.From != "2026-11-24" || f.To != "2026-11-24" || f.Full {
			t.Errorf("asked for %+v", f)
		}
	}
	if !slices.Equal(formats, model.ClosingFormats) {
		t.Errorf("wrote %v", formats)
	}
	if !strings.Contains(shell.Toasts[0], "20261124-D07-1") {
		t.Errorf("said %q", shell.Toasts)
	}
	if p.right.form.Visible() || !p.right.sealed.Visible() {
		t.Error("a closed day can still be typed into, or does not show its seal")
	}
	n := len(s.Called)
	p.Key(ctrl(fyne.KeyReturn))
	if kit.TopModal(shell.Win.Canvas()) != nil || len(s.Called) != n {
		t.Error("a closed day could be closed again")
	}
}

func TestClose_staysWhateverBecomesOfTheFilesAndTheyAreTriedAgain(t *testing.T) {
	p, _, shell, files, _ := place(t, "ko")
	files.Fail[model.DayHWPX] = &model.Error{Kind: model.Outside, Code: "disk_full"}
	files.Fail[model.DayPDF] = &model.Error{Kind: model.Outside, Code: "file_open", Args: []any{"a.pdf", "a-2.pdf"}}
	p.askClose()
	tap(shell, fyne.KeyReturn)
	if !p.day.log.Closed || len(p.closing.files.failed()) != 2 {
		t.Fatalf("closed %v, %d files failed", p.day.log.Closed, len(p.closing.files.failed()))
	}
	asked := len(files.Asked)
	p.Key(ctrl(fyne.KeyW))
	kit.TopModal(shell.Win.Canvas()).OnSubmit()
	if len(p.closing.files.failed()) != 0 || len(files.Asked) != asked+2 || files.Asked[asked+1].Name != "a-2.pdf" {
		t.Errorf("asked again for %+v", files.Asked[asked:])
	}
	p.Key(ctrl(fyne.KeyW))
	if len(files.Asked) != asked+2 {
		t.Error("what is there was written again")
	}
}

func TestClose_showsWhatChangedAfterwards(t *testing.T) {
	p, s, shell, _, _ := place(t, "ko")
	p.askClose()
	tap(shell, fyne.KeyReturn)
	frozen := p.day.log.Figures.Referrals
	s.Send(4, 2, 0)
	p.refresh()
	if len(p.day.log.Late) != 1 || p.day.log.Figures.Referrals != frozen || len(p.left.lists.late.Lines()) != 1 {
		t.Errorf("late %d, referrals %d, frozen %d", len(p.day.log.Late), p.day.log.Figures.Referrals, frozen)
	}
	p.openFigure(model.ReferralsMade, ofDay)
	if page := opened(t, shell); len(page.r.all) != frozen {
		t.Errorf("the frozen figure %d opens %d records", frozen, len(page.r.all))
	}
	p.openFigure(model.ReferralsMade, ofMonth)
	page := opened(t, shell)
	if len(page.r.all) == page.r.q.want || len(page.note.Objects) == 0 {
		t.Error("nothing says that the month has more records than the log says")
	}
}

func TestReopen_needsASupervisorAndAReason(t *testing.T) {
	p, s, shell, _, _ := place(t, "ko")
	p.askClose()
	tap(shell, fyne.KeyReturn)
	p.Key(ctrl(fyne.KeyR))
	m := kit.TopModal(shell.Win.Canvas())
	m.OnSubmit()
	if !p.day.log.Closed {
		t.Fatal("opened again without a reason")
	}
	typed(shell, "결과가 늦게 옴")
	m.OnSubmit()
	if p.day.log.Closed || p.day.log.ReopenedFor != "결과가 늦게 옴" || !p.right.form.Visible() {
		t.Errorf("the log is %+v", p.day.log.Closing)
	}
	p.askClose()
	tap(shell, fyne.KeyReturn)
	if p.day.log.Revision != 2 || len(p.day.past) != 2 {
		t.Errorf("closed again as revision %d of %d", p.day.log.Revision, len(p.day.past))
	}
	s.Be(model.Counsellor)
	p.Key(ctrl(fyne.KeyR))
	if model.CodeOf(shell.Failed) != "supervisor_only" || kit.TopModal(shell.Win.Canvas()) != nil {
		t.Errorf("a counsellor was told %v", shell.Failed)
	}
}

func TestGoals_areASupervisorsAndOnlyWhatChangedIsStored(t *testing.T) {
	p, s, shell, _, _ := place(t, "ko")
	p.Key(ctrl(fyne.KeyG))
	shell.Win.Canvas().Focused().(*kit.Entry).SetText("스물")
	m := kit.TopModal(shell.Win.Canvas())
	m.OnSubmit()
	if s.Days.Goals["2026-11"][model.Visits] != 40 {
		t.Error("what is no number was stored")
	}
	shell.Win.Canvas().Focused().(*kit.Entry).SetText("60")
	s.Called = nil
	m.OnSubmit()
	if got := s.Days.Goals["2026-11"]; got[model.Visits] != 60 || got[model.Hires] != 3 || len(s.Called) != 1 {
		t.Errorf("goals %v after %v", got, s.Called)
	}
	s.Be(model.Counsellor)
	p.Key(ctrl(fyne.KeyG))
	if kit.TopModal(shell.Win.Canvas()) != nil || model.CodeOf(shell.Failed) != "supervisor_only" {
		t.Error("a counsellor was offered the goals")
	}
}

func TestExport_writesTheSpanThatIsSeenAndAsksWhyInFull(t *testing.T) {
	p, _, shell, files, _ := place(t, "ko")
	p.Key(ctrl(fyne.Key2))
	p.Key(ctrl(fyne.KeyE))
	m := kit.TopModal(shell.Win.Canvas())
	m.OnSubmit()
	if len(files.Asked) != 2 || files.Asked[0].From != "2026-11-01" || files.Asked[0].To != "2026-11-24" {
		t.Fatalf("asked for %+v", files.Asked)
	}
	m.OnSubmit()
	if kit.TopModal(shell.Win.Canvas()) != nil || len(files.Asked) != 2 {
		t.Error("the form does not close once all is written")
	}
	f := newExportForm(p)
	f.full.Set(true)
	f.apply()
	if len(files.Asked) != 2 || f.form.Field("reason").Wrong() == "" {
		t.Error("names were written in full without a reason")
	}
	f.reason.SetText("시청 제출")
	f.from.SetText("2026-12-01")
	f.apply()
	if f.form.Field("to").Wrong() == "" {
		t.Error("a span that ends before it begins was written")
	}
	f.from.SetText("2026-11-01")
	files.Fail[model.DayXLSX] = &model.Error{Kind: model.Outside, Code: "file_open", Args: []any{"a.xlsx", "a-2.xlsx"}}
	f.apply()
	f.apply()
	last := files.Asked[len(files.Asked)-1]
	if !last.Full || last.Reason != "시청 제출" || last.Name != "a-2.xlsx" || len(f.files.failed()) != 0 {
		t.Errorf("asked at last for %+v", last)
	}
}

func TestExport_saysWhatCP949HasNot(t *testing.T) {
	p, _, shell, files, _ := place(t, "ko")
	files.Unmapped = []rune("ễ")
	f := newExportForm(p)
	for i, format := range model.DayFormats {
		f.formats[i].Set(format == model.DayCP949)
	}
	f.apply()
	if len(files.Asked) != 1 || files.Asked[0].Format != model.DayCP949 {
		t.Fatalf("asked for %+v", files.Asked)
	}
	if !says(f.results, "ễ") {
		t.Error("the form does not say which characters were written as numbers")
	}
	if f.apply(); kit.TopModal(shell.Win.Canvas()) != nil {
		t.Error("the form does not close")
	}
}

func TestAsk_keepsItsButtonsInSightAtLargeTextInASmallWindow(t *testing.T) {
	p, _, shell, files, _ := place(t, "ko")
	fyne.CurrentApp().Settings().SetTheme(kit.NewTheme(kit.Fonts{Regular: assets.FontRegular, Bold: assets.FontBold}, kit.Light, 160))
	shell.Win.Resize(fyne.NewSize(845, 583))
	inSight := func(what string) {
		t.Helper()
		shell.Win.Canvas().Capture() // lays out
		all := buttonsIn(shell.Win.Canvas().Overlays().Top())
		if len(all) != 2 {
			t.Fatalf("%s: %d buttons", what, len(all))
		}
		for _, b := range all {
			if bottom := fyne.CurrentApp().Driver().AbsolutePositionForObject(b).Y + b.Size().Height; bottom > 583-32 {
				t.Errorf("%s: the button %s ends at %v", what, b.Text(), bottom)
			}
		}
	}
	p.Key(ctrl(fyne.KeyG))
	inSight("goals")
	kit.TopModal(shell.Win.Canvas()).Hide()
	files.Unmapped = []rune(strings.Repeat("ễ", 70))
	f := newExportForm(p)
	f.full.Set(true)
	inSight("export")
	f.reason.SetText("시청 제출")
	for _, c := range f.formats {
		c.Set(true)
	}
	f.apply()
	inSight("written")
}

// says reports whether a text stands in a paragraph somewhere in o.
func says(o fyne.CanvasObject, text string) bool {
	switch o := o.(type) {
	case *kit.Paragraph:
		return strings.Contains(o.Text(), text)
	case *fyne.Container:
		return slices.ContainsFunc(o.Objects, func(o fyne.CanvasObject) bool { return says(o, text) })
	}
	return false
}

// buttonsIn are the buttons in o.
func buttonsIn(o fyne.CanvasObject) (all []*kit.Button) {
	var inside []fyne.CanvasObject
	switch o := o.(type) {
	case *kit.Button:
		return []*kit.Button{o}
	case *fyne.Container:
		inside = o.Objects
	case fyne.Widget:
		inside = test.WidgetRenderer(o).Objects()
	}
	for _, o := range inside {
		all = append(all, buttonsIn(o)...)
	}
	return all
}
