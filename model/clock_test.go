package model

import (
	"testing"
	"time"
)

func TestToday_isSeouls(t *testing.T) {
	if got := Today(time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC)); got != "2026-11-24" {
		t.Errorf("at 15:00 UTC it is %s in Seoul", got)
	}
	if got := Today(time.Date(2026, 11, 23, 14, 59, 59, 0, time.UTC)); got != "2026-11-23" {
		t.Errorf("at 14:59 UTC it is %s in Seoul", got)
	}
}

func TestDate_isADayThatExists(t *testing.T) {
	for d, want := range map[Date]bool{"2026-02-28": true, "2024-02-29": true, "2026-02-29": false, "2026-2-28": false, "": false, "9999-12-31": true} {
		if d.Valid() != want {
			t.Errorf("%q valid: %v", d, d.Valid())
		}
	}
}

func TestDate_countsDaysAndMonths(t *testing.T) {
	for _, c := range []struct{ got, want Date }{
		{Date("2026-02-28").AddDays(1), "2026-03-01"},
		{Date("2026-01-01").AddDays(-1), "2025-12-31"},
		{Date("2026-01-31").AddMonths(1), "2026-02-28"},
		{Date("2024-01-31").AddMonths(1), "2024-02-29"},
		{Date("2026-11-30").AddMonths(3), "2027-02-28"},
		{Date("2026-03-31").AddMonths(-1), "2026-02-28"},
		{Date("2026-11-24").AddMonths(12), "2027-11-24"},
		{Date("").AddDays(1), ""},
		{Date("soon").AddMonths(1), ""},
	} {
		if c.got != c.want {
			t.Errorf("%q; want %q", c.got, c.want)
		}
	}
	for _, c := range []struct {
		from, to Date
		want     int
	}{{"2026-11-24", "2026-12-24", 30}, {"2026-11-24", "2026-11-23", -1}, {"2024-02-28", "2024-03-01", 2}, {"", "2026-11-24", 0}, {"2026-11-24", "", 0}} {
		if got := c.from.DaysUntil(c.to); got != c.want {
			t.Errorf("from %q to %q are %d days; want %d", c.from, c.to, got, c.want)
		}
	}
}

func TestAge_growsOnTheBirthday(t *testing.T) {
	for _, c := range []struct {
		born, day Date
		want      int
	}{
		{"1985-02-28", "2026-02-27", 40},
		{"1985-02-28", "2026-02-28", 41},
		{"2008-02-29", "2026-02-28", 17},
		{"2008-02-29", "2026-03-01", 18},
		{"2026-11-24", "2026-11-24", 0},
		{"", "2026-11-24", -1},
		{"1985-02-28", "", -1},
	} {
		if got := c.born.Age(c.day); got != c.want {
			t.Errorf("born %q is %d on %q; want %d", c.born, got, c.day, c.want)
		}
	}
}
