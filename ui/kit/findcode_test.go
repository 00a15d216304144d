package kit

import (
	"testing"

	"ieumdesk/assets"
)

func TestFindCodes_prefersTheSyllablesAsTypedToWhatTheyMayBecome(t *testing.T) {
	tables, err := assets.Tables()
	if err != nil {
		t.Fatal(err)
	}
	for typed, want := range map[string]string{
		"조리": "5312", "건물 청소원": "5611", "5611": "5611", "ㄱㅁㅊㅅㅇ": "5611",
	} {
		got := FindCodes(tables.Occupations, typed, 6)
		if len(got) == 0 || got[0].Code != want {
			t.Errorf("%q: %v, want %s first", typed, got, want)
		}
	}
	if got := FindCodes(tables.Occupations, "", 6); len(got) != 6 || len(got[0].Code) != 1 {
		t.Errorf("nothing typed: %v", got)
	}
}
