package model

import "testing"

func TestSettingKey_ofDaysTakesThemAsTheyAreWritten(t *testing.T) {
	k, _ := FindSetting("desk.closed_days")
	for given, want := range map[string]string{
		"":                                   "",
		" 2026-12-31 ":                       "2026-12-31",
		"2027.01.04,2026.12.31 , 2026-12-31": "2026-12-31 2027-01-04",
		"261231":                             "2026-12-31",
	} {
		if got, err := k.Check(given); err != nil || got != want {
			t.Errorf("%q: %q, %v; want %q", given, got, err, want)
		}
	}
	for given, want := range map[string]string{"next Monday": "date_form", "2026-02-30": "date_none", "850228-1234567": "resident_no"} {
		if _, err := k.Check(given); CodeOf(err) != want {
			t.Errorf("%q: %v, want %s", given, err, want)
		}
	}
}
