package model

import (
	"slices"
	"strings"
	"time"
	"unicode"
)

// Holiday is a day on which public offices are closed (관공서의 공휴일에 관한 규정):
// one row of a dated table, as the rule of substitute days and the lunar calendar
// gave it, because both change.
type Holiday struct {
	On     Date
	Name   string
	Kind   string // fixed, lunar, substitute, election, temporary
	Source string
}

// Calendar is 근무일: the days on which the desk works. Saturdays, Sundays, public
// holidays and the days a desk closes besides are none. It does not change once
// made; a year that the table of holidays lacks has weekends only, see Known.
type Calendar struct {
	off   []int // weekdays without work, as day counts, rising, each once
	years map[int]bool
}

// Calendar is that of the table of holidays and of the days a desk closes besides,
// as setting desk.closed_days has them. It works on nil tables.
func (t *Tables) Calendar(closedDays string) *Calendar {
	var holidays []Holiday
	if t != nil {
		holidays = t.Holidays
	}
	return NewCalendar(holidays, dates(closedDays)...)
}

// NewCalendar is a calendar of holidays and of days that are closed besides.
func NewCalendar(holidays []Holiday, closed ...Date) *Calendar {
	c := &Calendar{years: map[int]bool{}}
	for _, h := range holidays {
		c.years[h.On.Time().Year()] = true
		c.close(h.On)
	}
	for _, d := range closed {
		c.close(d)
	}
	slices.Sort(c.off)
	c.off = slices.Compact(c.off)
	return c
}

func (c *Calendar) close(d Date) {
	if n, ok := d.count(); ok && !weekend(n) {
		c.off = append(c.off, n)
	}
}

// Known reports whether the table has the holidays of a year.
func (c *Calendar) Known(year int) bool { return c.years[year] }

// WorkDay reports whether the desk works on d; never on what is no day.
func (c *Calendar) WorkDay(d Date) bool {
	n, ok := d.count()
	return ok && c.works(n)
}

func (c *Calendar) works(n int) bool {
	if weekend(n) {
		return false
	}
	_, off := slices.BinarySearch(c.off, n)
	return !off
}

// AddWorkDays is the nth working day after d; d itself for n below 1. What is no
// day stays "".
func (c *Calendar) AddWorkDays(d Date, n int) Date {
	at, ok := d.count()
	if !ok {
		return ""
	}
	for ; n > 0; n-- {
		at++
		for !c.works(at) {
			at++
		}
	}
	return dateOfCount(at)
}

// NextWorkDay is the first working day after d.
func (c *Calendar) NextWorkDay(d Date) Date { return c.AddWorkDays(d, 1) }

// WorkDaysBetween counts the working days after from up to and including to, so
// that it undoes AddWorkDays; negative if to is earlier, 0 if either is no day.
func (c *Calendar) WorkDaysBetween(from, to Date) int {
	a, okA := from.count()
	b, okB := to.count()
	switch {
	case !okA || !okB:
		return 0
	case b < a:
		return -c.until(b, a)
	default:
		return c.until(a, b)
	}
}

// until counts the working days after a up to and including b.
func (c *Calendar) until(a, b int) int {
	first, _ := slices.BinarySearch(c.off, a+1)
	behind, _ := slices.BinarySearch(c.off, b+1)
	return weekdays(b) - weekdays(a) - (behind - first)
}

// count is d as days since Thursday, 1 January 1970; false for what is no day.
func (d Date) count() (int, bool) {
	t, err := time.Parse(time.DateOnly, string(d))
	return floor(int(t.Unix()), 24*60*60), err == nil
}

func dateOfCount(n int) Date { return DateOf(time.Unix(int64(n)*24*60*60, 0).UTC()) }

// weekend reports whether the day is a Saturday or a Sunday.
func weekend(n int) bool { return sinceMonday(n) >= 5 }

// weekdays counts Mondays to Fridays up to and including the day, from one that is
// the same for all days.
func weekdays(n int) int { return floor(n+3, 7)*5 + min(sinceMonday(n)+1, 5) }

func sinceMonday(n int) int { return n + 3 - floor(n+3, 7)*7 }

// floor is a/b rounded down, also below zero.
func floor(a, b int) int {
	if a < 0 {
		return -((b - 1 - a) / b)
	}
	return a / b
}

// dates are the days that a text names; what is none is left out.
func dates(s string) (out []Date) {
	for _, word := range dayWords(s) {
		if d := Date(word); d.Valid() {
			out = append(out, d)
		}
	}
	return out
}

// dayWords are the words of a text of days, apart by spaces or commas.
func dayWords(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || unicode.IsSpace(r) })
}
