package model

import (
	"time"

	"github.com/google/uuid"
)

// ID identifies a record: a UUIDv7, so that ids sort by the time they were made.
type ID = uuid.UUID

// Clock tells the time. It comes in as a parameter so that tests repeat.
type Clock func() time.Time

// NewID makes an id. The program uses uuid.NewV7.
type NewID func() ID

// Seoul is the zone in which the desk's days begin and end. Korea has had no
// daylight saving since 1988, so a fixed offset needs no zone database on the PC.
var Seoul = time.FixedZone("Asia/Seoul", 9*60*60)

// Today is the calendar day in Seoul at t.
func Today(t time.Time) Date { return DateOf(t.In(Seoul)) }

// Date is a calendar day, "2006-01-02", or "" for none. As text it sorts, is
// the form the store and files use, and has no zone to get wrong.
type Date string

// DateOf is the calendar day of t in t's own zone.
func DateOf(t time.Time) Date { return Date(t.Format(time.DateOnly)) }

// Valid reports whether d is a day that exists.
func (d Date) Valid() bool {
	_, err := time.Parse(time.DateOnly, string(d))
	return err == nil
}

// Time is midnight in Seoul at the start of d, or the zero time if d is not valid.
func (d Date) Time() time.Time {
	t, err := time.ParseInLocation(time.DateOnly, string(d), Seoul)
	if err != nil {
		return time.Time{}
	}
	return t
}

// AddDays moves d by n days; what is no day stays "".
func (d Date) AddDays(n int) Date {
	if !d.Valid() {
		return ""
	}
	return DateOf(d.Time().AddDate(0, 0, n))
}

// AddMonths moves d by n months; a day the month lacks becomes its last day
// (31 Jan + 1 month = 28 Feb), as periods are counted in 민법 §160③. What is no
// day stays "".
func (d Date) AddMonths(n int) Date {
	if !d.Valid() {
		return ""
	}
	t := d.Time()
	first := time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, Seoul)
	last := first.AddDate(0, 1, -1).Day()
	return DateOf(first.AddDate(0, 0, min(t.Day(), last)-1))
}

// DaysUntil counts the days from d to other; negative if other is earlier, 0 if
// either is no day.
func (d Date) DaysUntil(other Date) int {
	if !d.Valid() || !other.Valid() {
		return 0
	}
	return int(other.Time().Sub(d.Time()).Hours() / 24)
}

// Age is the age in full years (만 나이) on day, or -1 if either is not valid.
func (d Date) Age(day Date) int {
	if !d.Valid() || !day.Valid() {
		return -1
	}
	b, t := d.Time(), day.Time()
	age := t.Year() - b.Year()
	if t.Month() < b.Month() || t.Month() == b.Month() && t.Day() < b.Day() {
		age--
	}
	return age
}
