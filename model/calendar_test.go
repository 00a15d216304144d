package model

import (
	"math/rand/v2"
	"testing"
)

// autumn2025 is the longest row of holidays for years: Foundation Day, Chuseok with
// the day for its Sunday, Hangul Day.
var autumn2025 = []Holiday{
	{On: "2025-10-03"}, {On: "2025-10-05"}, {On: "2025-10-06"}, {On: "2025-10-07"}, {On: "2025-10-08"}, {On: "2025-10-09"},
}

func TestCalendar_knowsWeekendsHolidaysAndClosedDays(t *testing.T) {
	c := NewCalendar(autumn2025, "2025-10-10", "2025-10-11", "")
	for d, want := range map[Date]bool{
		"2025-10-02": true,  // Thursday
		"2025-10-03": false, // holiday
		"2025-10-04": false, // Saturday
		"2025-10-10": false, // closed
		"2025-10-12": false, // Sunday
		"2025-10-13": true,
		"1969-12-31": true, // Wednesday
		"1969-12-28": false,
		"2025-02-30": false,
		"":           false,
	} {
		if got := c.WorkDay(d); got != want {
			t.Errorf("%s: %v", d, got)
		}
	}
	if !c.Known(2025) || c.Known(2026) {
		t.Error("which years the table has")
	}
}

func TestCalendar_countsWorkingDays(t *testing.T) {
	c := NewCalendar(autumn2025, "2025-10-10")
	for _, w := range []struct {
		from Date
		n    int
		to   Date
	}{
		{"2025-10-01", 1, "2025-10-02"},
		{"2025-10-02", 1, "2025-10-13"},
		{"2025-10-02", 3, "2025-10-15"},
		{"2025-10-04", 1, "2025-10-13"},
		{"2025-10-17", 1, "2025-10-20"},
		{"2025-10-17", 0, "2025-10-17"},
	} {
		if got := c.AddWorkDays(w.from, w.n); got != w.to {
			t.Errorf("%d after %s: %s, want %s", w.n, w.from, got, w.to)
		}
		if got := c.WorkDaysBetween(w.from, w.to); got != w.n {
			t.Errorf("from %s to %s: %d, want %d", w.from, w.to, got, w.n)
		}
		if got := c.WorkDaysBetween(w.to, w.from); got != -w.n {
			t.Errorf("back from %s to %s: %d", w.to, w.from, got)
		}
	}
	if c.AddWorkDays("soon", 3) != "" || c.WorkDaysBetween("soon", "2025-10-01") != 0 || c.NextWorkDay("2025-10-02") != "2025-10-13" {
		t.Error("what is no day, and the next one")
	}
}

func TestCalendar_countsBackWhatItAdded(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 0))
	for range 200 {
		var off []Date
		for range rng.IntN(60) {
			off = append(off, Date("2026-01-01").AddDays(rng.IntN(400)))
		}
		c := NewCalendar(nil, off...)
		d, n := Date("2025-12-20").AddDays(rng.IntN(400)), 1+rng.IntN(60)
		to := c.AddWorkDays(d, n)
		if got := c.WorkDaysBetween(d, to); got != n || !c.WorkDay(to) {
			t.Fatalf("%d after %s is %s; counted back %d, without %v", n, d, to, got, off)
		}
		slow := 0
		for day := d; day < to; {
			if day = day.AddDays(1); c.WorkDay(day) {
				slow++
			}
		}
		if slow != n {
			t.Fatalf("%d after %s is %s; one by one %d", n, d, to, slow)
		}
	}
}

func TestTables_makeACalendarOfTheirHolidaysAndTheDesksDays(t *testing.T) {
	tables := &Tables{Holidays: autumn2025}
	c := tables.Calendar("2025-10-10, 2025-10-14\n2025-99-99")
	if c.WorkDay("2025-10-10") || c.WorkDay("2025-10-14") || c.WorkDay("2025-10-06") || !c.WorkDay("2025-10-13") {
		t.Error("what is closed")
	}
	var none *Tables
	if !none.Calendar("").WorkDay("2025-10-06") {
		t.Error("weekends only, without tables")
	}
}
