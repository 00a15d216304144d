package model

import "testing"

func TestParseDeadline_readsDaysPeriodsAndOpenEnds(t *testing.T) {
	for text, want := range map[string]Date{
		"2026-12-15":              "2026-12-15",
		"2026. 12. 15.":           "2026-12-15",
		"2026.12.15(화)":           "2026-12-15",
		"2026-12-15 18:00":        "2026-12-15",
		"2026-12-15 00:00:00":     "2026-12-15",
		"20261215":                "2026-12-15",
		"261215":                  "2026-12-15",
		"26-12-15":                "2026-12-15",
		"'26.12.15":               "2026-12-15",
		"2026년 12월 15일까지":         "2026-12-15",
		"11/30까지":                 "2026-11-30",
		"~11/30":                  "2026-11-30",
		"11월 30일":                 "2026-11-30",
		"11.30(월) 18:00":          "2026-11-30",
		"1/15":                    "2027-01-15",
		"12월 말":                   "2026-12-31",
		"12월말까지":                  "2026-12-31",
		"2027년 2월 말":              "2027-02-28",
		"2026-11-01 ~ 2026-11-30": "2026-11-30",
		"11/1~11/30":              "2026-11-30",
		"채용시까지 26-12-15":          "2026-12-15",
		"30일":                     "2026-12-24",
		"접수일로부터 30일간":             "2026-12-24",
		"2개월":                     "2027-01-24",
		"2주":                      "2026-12-08",
		"채용시까지":                   "",
		"채용 시":                    "",
		"충원시까지":                   "",
		"수시채용":                    "",
		"상시":                      "",
		"9999-12-31":              "",
		"99991231":                "",
		"2069-01-01":              "",
		"":                        "",
		"２０２６－１２－１５":              "2026-12-15",
	} {
		if got, err := ParseDeadline(text, "2026-11-24"); err != nil || got != want {
			t.Errorf("ParseDeadline(%q) = %q, %v; want %q", text, got, err, want)
		}
	}
}

func TestParseDeadline_refusesWhatIsNoDay(t *testing.T) {
	for text, code := range map[string]string{
		"빨리":         "date_form",
		"2026-02-30": "date_none",
		"13/45":      "date_none",
		"2026":       "date_form",
	} {
		if got, err := ParseDeadline(text, "2026-11-24"); CodeOf(err) != code {
			t.Errorf("ParseDeadline(%q) = %q, %v; want %s", text, got, err, code)
		}
	}
}

func TestParseDayNear_takesTheNearestYear(t *testing.T) {
	for text, want := range map[string]Date{
		"11/3": "2026-11-03", "1/3": "2027-01-03", "6월 1일": "2026-06-01", "2/28": "2027-02-28",
	} {
		if got, err := ParseDayNear(text, "2026-11-24"); err != nil || got != want {
			t.Errorf("ParseDayNear(%q) = %q, %v; want %q", text, got, err, want)
		}
	}
}

func FuzzParseDeadline(f *testing.F) {
	for _, s := range []string{"11/30까지", "~", "12월말", "2026-11-01 ~", "999개월", "'26.1.1", "0000-00-00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if d, err := ParseDeadline(s, "2026-11-24"); err == nil && d != "" && !d.Valid() {
			t.Errorf("ParseDeadline(%q) = %q", s, d)
		}
	})
}
