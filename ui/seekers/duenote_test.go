package seekers

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
)

func TestCard_saysOfWhichSlipsTheResultIsToBeAskedFor(t *testing.T) {
	p, s, shell := at(t, "ko", 3, 3)
	for lead, on := range []model.Date{"2026-11-24", "2026-11-25", ""} {
		refer(t, s, 0, lead)
		s.Made[lead].AskOn = on
	}
	write(shell, s.People[0].Name)
	press(shell, fyne.KeyReturn)
	want := p.d.Words.T("seekers.due.result", s.LeadList[0].Employer, 0)
	got := slices.DeleteFunc(p.card.dueTexts(), func(text string) bool { return text == p.d.Words.T("seekers.due.provide") })
	if !slices.Equal(got, []string{want}) {
		t.Errorf("%q, want %q alone", got, want)
	}
}
