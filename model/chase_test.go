package model

import (
	"testing"
	"time"
)

// at is an hour of a day in Seoul.
func at(d Date, hour int) time.Time { return d.Time().Add(time.Duration(hour) * time.Hour) }

// The slip is of Tuesday, 24 November 2026; the working days after it are 25, 26,
// 27 (D+3), 30, 1, 2, 3 (D+7), 4, 7, 8, 9, 10, 11, 14 (D+14), and no holiday among them.
func TestChase_next(t *testing.T) {
	const d = Date("2026-11-24")
	for _, c := range []struct {
		name  string
		chase Chase
		today Date
		step  FollowUpStep
		due   Date
		days  int
	}{
		{"on the day of the slip", Chase{}, d, FirstCall, "2026-11-27", 0},
		{"on D+3", Chase{}, "2026-11-27", FirstCall, "2026-11-27", 3},
		{"on the Sunday after", Chase{}, "2026-11-29", FirstCall, "2026-11-27", 3},
		{"on D+6", Chase{}, "2026-12-02", FirstCall, "2026-11-27", 6},
		{"on D+7", Chase{}, "2026-12-03", SecondCall, "2026-12-03", 7},
		{"on D+14", Chase{}, "2026-12-14", Escalate, "2026-12-14", 14},
		{"long after", Chase{}, "2027-01-04", Escalate, "2026-12-14", 29},

		{"an interview before D+3", Chase{Interview: at("2026-11-26", 14)}, "2026-11-25", FirstCall, "2026-11-27", 1},
		{"an interview on D+3", Chase{Interview: at("2026-11-27", 14)}, "2026-11-27", FirstCall, "2026-11-30", 3},
		{"an interview on a Saturday", Chase{Interview: at("2026-11-28", 10)}, "2026-11-27", FirstCall, "2026-11-30", 3},
		{"an interview after D+7", Chase{Interview: at("2026-12-08", 10)}, "2026-12-03", SecondCall, "2026-12-09", 7},
		{"an interview after D+14", Chase{Interview: at("2026-12-22", 10)}, "2026-12-15", Escalate, "2026-12-23", 15},

		{"nobody answered", Chase{Called: at("2026-11-27", 10), Again: "2026-11-30"}, "2026-11-27", FirstCall, "2026-11-30", 3},
		{"nobody called again", Chase{Called: at("2026-11-27", 10), Again: "2026-11-30"}, "2026-12-04", SecondCall, "2026-11-30", 8},
		{"a day was agreed", Chase{Called: at("2026-11-27", 10), Again: "2026-12-08"}, "2026-12-03", SecondCall, "2026-12-08", 7},
		{"a day was agreed that has become a holiday", Chase{Called: at("2026-11-27", 10), Again: "2026-12-05"}, "2026-11-27", FirstCall, "2026-12-07", 3},
		{"a day was agreed beyond D+14", Chase{Called: at("2026-11-27", 10), Again: "2026-12-30"}, "2026-12-14", Escalate, "2026-12-14", 14},
		{"the supervisor has called", Chase{Called: at("2026-12-14", 10), Again: "2026-12-30"}, "2026-12-15", Escalate, "2026-12-30", 15},

		{"not interviewed yet, on Thursday", Chase{Answered: "2026-11-27", AnsweredAt: at("2026-11-27", 9), Interview: at("2026-12-03", 10)}, "2026-11-27", FirstCall, "2026-12-04", 3},
		{"not interviewed yet, no day set", Chase{Answered: "2026-11-27", AnsweredAt: at("2026-11-27", 9)}, "2026-11-27", FirstCall, "2026-12-02", 3},
		{"not interviewed yet, the day set is past", Chase{Answered: "2026-11-27", AnsweredAt: at("2026-11-27", 9), Interview: at("2026-11-25", 10)}, "2026-11-27", FirstCall, "2026-12-02", 3},
		{"not interviewed yet, and then nobody answered", Chase{Answered: "2026-11-27", AnsweredAt: at("2026-11-27", 9), Called: at("2026-12-02", 9), Again: "2026-12-03"}, "2026-12-02", FirstCall, "2026-12-03", 6},
		{"nobody answered, and then not interviewed yet", Chase{Answered: "2026-11-30", AnsweredAt: at("2026-11-30", 9), Called: at("2026-11-27", 9), Again: "2026-11-30"}, "2026-11-30", FirstCall, "2026-12-03", 4},
		{"not interviewed yet, said the day before D+14", Chase{Answered: "2026-12-11", AnsweredAt: at("2026-12-11", 9)}, "2026-12-14", Escalate, "2026-12-16", 14},
		{"that, and then nobody answered", Chase{Answered: "2026-12-11", AnsweredAt: at("2026-12-11", 9), Called: at("2026-12-11", 17), Again: "2026-12-30"}, "2026-12-14", Escalate, "2026-12-16", 14},
	} {
		c.chase.Issued = d
		step, due, days := c.chase.Next(NewCalendar(nil), DefaultFollowDays, c.today)
		if step != c.step || due != c.due || days != c.days {
			t.Errorf("%s: %s on %s after %d working days, want %s on %s after %d", c.name, step, due, days, c.step, c.due, c.days)
		}
	}
}

func TestChase_stepsOverHolidaysAndFollowsTheSettings(t *testing.T) {
	cal := NewCalendar(autumn2025)
	_, due, _ := Chase{Issued: "2025-10-02"}.Next(cal, DefaultFollowDays, "2025-10-02")
	if due != "2025-10-14" {
		t.Errorf("D+3 of the day before Chuseok is %s", due)
	}
	if step, due, _ := (Chase{Issued: "2025-10-02"}).Next(cal, FollowDays{1, 2, 4}, "2025-10-15"); step != Escalate || due != "2025-10-15" {
		t.Errorf("%s on %s", step, due)
	}
}
