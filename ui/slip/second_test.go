package slip

import (
	"testing"

	"ieumdesk/model"
)

func TestSecondOf_isWhatThePersonReads(t *testing.T) {
	for _, c := range []struct {
		name, setting string
		who           model.Seeker
		want          string
	}{
		{"a Korean", "seeker", model.Seeker{Nationality: "KR"}, ""},
		{"nothing is known", "seeker", model.Seeker{}, ""},
		{"the first on the card", "seeker", model.Seeker{Languages: []string{"vi", "en"}}, "vi"},
		{"the first that there are sheets in", "seeker", model.Seeker{Languages: []string{"tl", "en"}}, "en"},
		{"Korean is read first", "seeker", model.Seeker{Nationality: "VN", Languages: []string{"ko", "vi"}}, ""},
		{"by the country", "seeker", model.Seeker{Nationality: "NP", Visa: "E-9"}, "ne"},
		{"an Uzbek", "seeker", model.Seeker{Nationality: "UZ", Visa: "E-9"}, "uz"},
		{"a Korean from Uzbekistan", "seeker", model.Seeker{Nationality: "UZ", Visa: "F-4"}, "ru"},
		{"a Korean from China", "seeker", model.Seeker{Nationality: "CN", Visa: "H-2"}, ""},
		{"a country without sheets", "seeker", model.Seeker{Nationality: "MM"}, ""},
		{"the desk wants none", "none", model.Seeker{Languages: []string{"vi"}}, ""},
		{"the desk wants Russian", "ru", model.Seeker{Nationality: "KR"}, "ru"},
	} {
		if got := SecondOf(c.setting, c.who); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestSecondOf_namesOnlyLanguagesThatThereAreSheetsIn(t *testing.T) {
	for _, table := range []map[string]string{spokenIn, koreanAbroad} {
		for country, code := range table {
			if s, err := LoadSecond(code); err != nil || s == nil {
				t.Errorf("%s: %v", country, err)
			}
		}
	}
}
