package daylog

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/deskfake"
	"ieumdesk/ui/kit"
)

// opened is the page that was opened last, as the window shows it.
func opened(t *testing.T, shell *deskfake.Shell) *rowsPage {
	t.Helper()
	if len(shell.Pages) == 0 {
		t.Fatal("no page was opened")
	}
	page, ok := shell.Pages[len(shell.Pages)-1].(*rowsPage)
	if !ok {
		t.Fatal("the page is none of records")
	}
	page.Shown()
	return page
}

func TestDay_everyFigureOpensAsManyRecordsAsItSays(t *testing.T) {
	p, _, shell, _, _ := place(t, "ko")
	for i, f := range model.AllFigures {
		for column, want := range map[int]int{1: p.day.log.Figures.Of(f), 2: p.day.log.Month.Of(f), 5: p.day.log.Year.Of(f)} {
			p.left.figures.OnOpen(i, column)
			if page := opened(t, shell); len(page.r.all) != want || page.r.q.want != want {
				t.Errorf("%s, column %d: %d records behind %d (asked for %d)", f, column, len(page.r.all), want, page.r.q.want)
			}
		}
	}
}

func TestDay_keysOpenFigures(t *testing.T) {
	p, _, shell, _, _ := place(t, "ko")
	for _, key := range []fyne.KeyName{fyne.Key5, fyne.Key7} {
		if p.Key(desk.Key{Name: key}) {
			t.Errorf("%s alone, as a scanner types it, did something", key)
		}
	}
	if !p.Key(alt(fyne.Key5)) || opened(t, shell).r.q.Figure != model.ReferralsMade || opened(t, shell).r.q.From != "2026-11-24" {
		t.Errorf("Alt 5 opened %+v", opened(t, shell).r.q)
	}
	shell.Focus(p.left.figures)
	tap(shell, fyne.KeyRight, fyne.KeyDown, fyne.KeyReturn)
	if q := opened(t, shell).r.q; q.Figure != model.Consultations || q.From != "2026-11-01" {
		t.Errorf("→ ↓ Enter opened %+v", q)
	}
}

func TestRows_namesAreMaskedAndEnterOpensTheRecord(t *testing.T) {
	p, s, shell, _, _ := place(t, "ko")
	p.openFigure(model.ReferralsMade, ofDay)
	page := opened(t, shell)
	if got := rowLines(p.d.Words, page.r.found[0], page.r.q).Lines[0].String(); strings.Contains(got, "박순자") || !strings.Contains(got, "박*자") {
		t.Errorf("the row says %q", got)
	}
	page.r.open()
	if want := "slip " + s.Made[0].ID.String(); shell.Went[len(shell.Went)-1] != want {
		t.Errorf("went %v, want %s", shell.Went, want)
	}
	p.openFigure(model.LeadsFound, ofDay)
	opened(t, shell).r.open()
	if want := "lead " + s.LeadList[0].ID.String(); shell.Went[len(shell.Went)-1] != want {
		t.Errorf("went %v, want %s", shell.Went, want)
	}
	p.openFigure(model.Consultations, ofDay)
	page = opened(t, shell)
	page.r.typed("ㅂㅅㅈ")
	if len(page.r.found) != 1 || page.r.found[0].Person != "박순자" {
		t.Errorf("initial consonants found %d records", len(page.r.found))
	}
}

func TestDay_stepsOverDaysOffButNotOverOneThatWaitsForItsClosing(t *testing.T) {
	p, s, _, _, _ := place(t, "ko")
	p.Key(alt(fyne.KeyLeft))
	p.Key(alt(fyne.KeyLeft))
	if p.day.at != "2026-11-20" {
		t.Errorf("two working days before Tuesday is %s", p.day.at)
	}
	s.Days.Open = []model.Date{"2026-11-22"}
	p.Key(ctrl(fyne.KeyT))
	p.Key(alt(fyne.KeyLeft))
	p.Key(alt(fyne.KeyLeft))
	if p.day.at != "2026-11-22" {
		t.Errorf("the Sunday that waits was stepped over: %s", p.day.at)
	}
	p.Key(ctrl(fyne.KeyT))
	p.Key(alt(fyne.KeyRight))
	if p.day.at != "2026-11-24" {
		t.Errorf("went into the future: %s", p.day.at)
	}
	p.Key(ctrl(fyne.KeyO))
	if p.day.at != "2026-11-22" {
		t.Errorf("Ctrl O went to %s", p.day.at)
	}
}

func TestRemarks_areKeptAsTheyAreTyped(t *testing.T) {
	p, s, shell, _, _ := place(t, "ko")
	shell.Focus(p.right.text["special"])
	typed(shell, "정전")
	if got := s.Days.Remarks["2026-11-24"]; got.Special != "정전" || got.Handover == "" {
		t.Errorf("kept %+v", got)
	}
	if shell.Note == "" {
		t.Error("nothing says that it was kept")
	}
	p.Key(alt(fyne.KeyLeft))
	if got := p.right.text["special"].Text; got != "" {
		t.Errorf("the day before shows %q", got)
	}
	p.Key(alt(fyne.KeyRight))
	if got := p.right.text["special"].Text; got != "정전" {
		t.Errorf("back on the day stands %q", got)
	}
}

func TestRemarks_ofSomebodyElseAreShownAndOneIsChosen(t *testing.T) {
	for key, want := range map[fyne.KeyName]string{fyne.KeyM: "내 글", fyne.KeyT: "저쪽 글"} {
		p, s, shell, _, _ := place(t, "ko")
		s.Days.Remarks["2026-11-24"] = model.Remarks{Revision: 7, Handover: "저쪽 글"}
		e := p.right.text["handover"]
		e.SetText("내 글")
		if p.day.remarks.theirs == nil || !p.right.notes.Visible() {
			t.Fatal("the other text is not shown")
		}
		if p.day.show("2026-11-23"); p.day.at != "2026-11-24" {
			t.Error("the day was left before a text was chosen")
		}
		p.Key(ctrl(fyne.KeyReturn))
		kit.TopModal(shell.Win.Canvas()).OnSubmit()
		if p.day.log.Closed || len(shell.Toasts) == 0 {
			t.Error("the day was closed before a text was chosen")
		}
		p.Key(alt(key))
		if got := s.Days.Remarks["2026-11-24"].Handover; got != want || e.Text != want {
			t.Errorf("Alt %s kept %q and shows %q", key, got, e.Text)
		}
	}
}

func TestRemarks_thatCannotBeKeptStay(t *testing.T) {
	p, s, shell, _, _ := place(t, "ko")
	s.Fail = &model.Error{Kind: model.Outside, Code: "disk_full"}
	p.right.text["leave"].SetText("이도우미 반차")
	if model.CodeOf(shell.Failed) != "disk_full" || !p.day.remarks.dirty {
		t.Errorf("told %v, dirty %v", shell.Failed, p.day.remarks.dirty)
	}
	s.Fail = &model.Error{Kind: model.Outside, Code: "disk_full"}
	if p.Key(alt(fyne.KeyLeft)); p.day.at != "2026-11-24" {
		t.Error("the day was left with a text that is not kept")
	}
	p.Key(alt(fyne.KeyLeft))
	if got := s.Days.Remarks["2026-11-24"].Leave; got != "이도우미 반차" || p.day.at == "2026-11-24" {
		t.Errorf("kept %q, day %s", got, p.day.at)
	}
}

func TestQuiet_oneLineAndEnterCountsAsAConsultation(t *testing.T) {
	p, s, shell, _, _ := place(t, "ko")
	before := p.day.log.Figures.Consultations
	p.Key(ctrl(fyne.KeyN))
	typed(shell, "구인 문의 전화")
	tap(shell, fyne.KeyReturn)
	if n := len(s.Days.Quiet); n != 2 || s.Days.Quiet[1].Kind != model.QuietPhone || p.day.log.Figures.Consultations != before+1 {
		t.Errorf("%d entries, consultations %d, was %d", n, p.day.log.Figures.Consultations, before)
	}
	if p.left.text.Text != "" || shell.Win.Canvas().Focused() != fyne.Focusable(p.left.text) {
		t.Error("the line is not free for the next")
	}
	tap(shell, fyne.KeyReturn)
	if p.left.form.Field("text").Wrong() == "" {
		t.Error("an empty entry was not refused at its field")
	}
	p.askQuiet(p.day.log.Quiet[1])
	typed(shell, " 2건")
	kit.TopModal(shell.Win.Canvas()).OnSubmit()
	if !strings.Contains(s.Days.Quiet[1].Text, "2건") {
		t.Errorf("corrected to %q", s.Days.Quiet[1].Text)
	}
	p.quiet.remove(p.day.log.Quiet[1], func() {})
	if len(s.Days.Quiet) != 1 {
		t.Error("the entry was not removed")
	}
}

func TestQuiet_aboutThePersonAtTheCounter(t *testing.T) {
	p, s, _, _, _ := place(t, "ko")
	p.d.Serve(s.People[3])
	p.left.whom.Set(true)
	p.left.text.SetText("증명서 발급")
	p.left.submitQuiet()
	if e := s.Days.Quiet[1]; e.SeekerID != s.People[3].ID {
		t.Errorf("stored about %v", e.SeekerID)
	}
}

func TestDay_yesterdaysTodayIsLeftForTheNewDay(t *testing.T) {
	p, _, _, _, _ := place(t, "ko")
	now := deskfake.Noon
	p.d.Now = func() time.Time { return now }
	now = now.AddDate(0, 0, 1)
	if p.Shown(); p.day.at != "2026-11-25" {
		t.Errorf("the morning after shows %s", p.day.at)
	}
	p.Key(alt(fyne.KeyLeft))
	now = now.AddDate(0, 0, 1)
	if p.Shown(); p.day.at != "2026-11-24" {
		t.Errorf("the day that was gone to became %s", p.day.at)
	}
}

func TestClose_takesTheKeyboardOutOfWhatCanNoLongerBeTyped(t *testing.T) {
	p, s, shell, _, _ := place(t, "ko")
	shell.Focus(p.right.text["special"])
	p.Key(ctrl(fyne.KeyReturn))
	tap(shell, fyne.KeyReturn)
	if shell.Win.Canvas().Focused() != fyne.Focusable(p.left.figures) {
		t.Error("the keyboard is still in a text that is hidden")
	}
	typed(shell, "x")
	if shell.Failed != nil || s.Days.Remarks["2026-11-24"].Special != "" {
		t.Errorf("what was typed afterwards went somewhere: %v", shell.Failed)
	}
}
