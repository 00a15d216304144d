package slip

import (
	"fmt"
	"strings"
	"time"

	"ieumdesk/model"
)

// date is a day in the words of a language, in Seoul: 2026년 11월 25일 (수).
func (w Words) date(t time.Time) string {
	t = t.In(model.Seoul)
	return w("slip.date", t.Year(), w.month(t), t.Day(), w(fmt.Sprintf("slip.weekday.%d", t.Weekday())))
}

// moment is a date with the time as clocks show it; "" for the zero time.
func (w Words) moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return w.date(t) + " " + t.In(model.Seoul).Format("15:04")
}

// clock is the time as one says it, 오후 2시 30분: nobody may come at 4 for 14:00.
// A language that counts to 24 takes the last of the three.
func (w Words) clock(t time.Time) string {
	t = t.In(model.Seoul)
	key, hour := "slip.time.am", t.Hour()%12
	switch {
	case t.Hour() == 12:
		key, hour = "slip.time.noon", 12
	case t.Hour() > 12:
		key = "slip.time.pm"
	}
	if t.Minute() != 0 {
		key += ".minutes"
	}
	return w(key, hour, t.Minute(), t.Hour())
}

// appointment is a day and a time as one says them; if nothing is arranged yet,
// it says so. The time stays on one line, whatever the paper.
func (w Words) appointment(t time.Time) string {
	if t.IsZero() {
		return w("slip.interview.open")
	}
	return w("slip.appointment", w.date(t), strings.ReplaceAll(w.clock(t), " ", "\u00a0"))
}

// day is a calendar day written 1990-03-14, as people read it: 1990년 3월 14일.
// What is no such day stays as it is.
func (w Words) day(iso string) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	return w("slip.day", t.Year(), w.month(t), t.Day())
}

func (w Words) month(t time.Time) string { return w(fmt.Sprintf("slip.month.%d", t.Month())) }
