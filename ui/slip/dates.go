package slip

import (
	"fmt"
	"time"

	"ieumdesk/model"
)

// date is 2026년 11월 25일 (수), in Seoul.
func (f *form) date(t time.Time) string {
	t = t.In(model.Seoul)
	return f.words("slip.date", t.Year(), f.words(fmt.Sprintf("slip.month.%d", t.Month())), t.Day(),
		f.words(fmt.Sprintf("slip.weekday.%d", t.Weekday())))
}

// moment is a date with the time as clocks show it; "" for the zero time.
func (f *form) moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return f.date(t) + " " + t.In(model.Seoul).Format("15:04")
}

// clock is the time as one says it, 오후 2시 30분: nobody may come at 4 for 14:00.
func (f *form) clock(t time.Time) string {
	t = t.In(model.Seoul)
	key, hour := "slip.time.am", t.Hour()%12
	switch {
	case t.Hour() == 12:
		key, hour = "slip.time.noon", 12
	case t.Hour() > 12:
		key = "slip.time.pm"
	}
	if t.Minute() == 0 {
		return f.words(key, hour)
	}
	return f.words(key+".minutes", hour, t.Minute())
}

// day is a calendar day written 1990-03-14, as people read it: 1990년 3월 14일.
func (f *form) day(iso string) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	return f.words("slip.day", t.Year(), f.words(fmt.Sprintf("slip.month.%d", t.Month())), t.Day())
}
