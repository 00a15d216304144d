package model

import (
	"slices"
	"testing"
)

func TestParseSheets_givesThemInTheOrderTheyArePrinted(t *testing.T) {
	for text, want := range map[string][]SheetKind{
		"all": ReferralSheets, "seeker": {SheetSeeker}, "reply,seeker": {SheetSeeker, SheetReply},
		" employer , employer": {SheetEmployer},
	} {
		if got, err := ParseSheets(text); err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "seeker,", "application", "all,seeker", "Seeker"} {
		if got, err := ParseSheets(text); CodeOf(err) != "code_unknown" {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
}

func TestPrints_countWhatIsAsked(t *testing.T) {
	p := Prints{SheetSeeker: 2, SheetReply: 1}
	if got := p.Of([]SheetKind{SheetEmployer, SheetReply}); len(got) != 2 || got[SheetEmployer] != 0 || got[SheetReply] != 1 || got.Most() != 1 {
		t.Errorf("%v", got)
	}
	if p.Most() != 2 || Prints(nil).Most() != 0 {
		t.Error("the highest count")
	}
}
