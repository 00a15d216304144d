package person

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/ime"
)

func TestFromSearch_putsWhatWasTypedIntoItsField(t *testing.T) {
	for text, want := range map[string]Typed{
		"":                   {},
		"01023456789":        {Phone: "010-2345-6789"},
		"010-2345-6789":      {Phone: "010-2345-6789"},
		"23456789":           {Phone: "010-2345-6789"},
		"031 491 2222":       {Phone: "031-491-2222"},
		"6789":               {},
		"850228":             {BirthDate: "1985-02-28"},
		"19850228":           {BirthDate: "1985-02-28"},
		"1985-02-28":         {BirthDate: "1985-02-28"},
		"김민수":                {Name: "김민수"},
		"김민수 850228":         {Name: "김민수", BirthDate: "1985-02-28"},
		"김민수 01023456789":    {Name: "김민수", Phone: "010-2345-6789"},
		"nguyen thi thao":    {Name: "NGUYEN THI THAO", LatinName: "NGUYEN THI THAO"},
		"rlaalstn":           {Name: "김민수"},
		"850228-1234567":     {},
		"김민수 850228-1234567": {},
	} {
		got := FromSearch(text, "2026-11-24")
		if got.Encode() == nil || string(got.Encode()) != string(want.Encode()) {
			t.Errorf("%q: %s, want %s", text, got.Encode(), want.Encode())
		}
	}
}

func TestParseWage_readsABareNumberAsPeopleMeanIt(t *testing.T) {
	for text, want := range map[string]model.WageText{
		"220":       {Type: model.Monthly, Min: 2_200_000},
		"월 220":     {Type: model.Monthly, Min: 2_200_000},
		"2,200,000": {Type: model.Monthly, Min: 2_200_000},
		"11000":     {Type: model.Hourly, Min: 11_000},
		"시급 11,000": {Type: model.Hourly, Min: 11_000},
		"협의":        {Type: model.Negotiable},
		"":          {},
	} {
		got, err := ParseWage(text)
		if err != nil || got.Type != want.Type || got.Min != want.Min {
			t.Errorf("%q: %+v, %v; want %+v", text, got, err, want)
		}
	}
}

func TestMerge_keepsMyFieldsAndTakesTheOthers(t *testing.T) {
	base := Typed{Phone: "1", Name: "a", Occupations: []string{"5611"}}
	mine, theirs := base, base
	mine.Name, mine.Occupations = "b", []string{"5611", "5312"}
	theirs.Phone, theirs.Name = "2", "c"
	got := Merge(base, mine, theirs)
	if got.Name != "b" || got.Phone != "2" || len(got.Occupations) != 2 {
		t.Errorf("merged: %+v", got)
	}
	if len(theirs.Occupations) != 1 {
		t.Error("merging changed what it merged")
	}
}

func TestFields_sayWhatIsWrittenIntoThem(t *testing.T) {
	test.NewTempApp(t)
	words, err := assets.LoadWords("ko")
	if err != nil {
		t.Fatal(err)
	}
	f := NewFields(&desk.Desk{Words: words})
	for name, want := range map[string]ime.Script{
		"name": ime.Hangul, "note": ime.Hangul, "phone": ime.Latin, "birth_date": ime.Latin, "latin_name": ime.Latin, "wage": ime.Any,
	} {
		if got := f.entry(name).Writes(); got != want {
			t.Errorf("%s: %v, not %v", name, got, want)
		}
	}
}
