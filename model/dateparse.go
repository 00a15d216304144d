package model

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"
)

var (
	datePlain = regexp.MustCompile(`^(\d{4}|\d{2})(\d{2})(\d{2})$`)
	dateParts = regexp.MustCompile(`^'?(\d{4}|\d{2})\s*[년.\-/]\s*(\d{1,2})\s*[월.\-/]\s*(\d{1,2})\s*[일.]?\s*(?:\([월화수목금토일]\))?$`)
	timePlain = regexp.MustCompile(`^(\d{1,2}):?(\d{2})(?::00)?$`)
	timeSaid  = regexp.MustCompile(`^(오전|오후)?\s*(\d{1,2})(?::(\d{2})|\s*시(?:\s*(\d{1,2})\s*분)?)$`)
	dayTime   = regexp.MustCompile(`^(?:(\d{4})[년.\-/ ]\s*)?(\d{1,2})[.\-/월 ]\s*(\d{1,2})일?\.?\s*(?:\([월화수목금토일]\))?\s+(오전|오후)?\s*(\d{1,2})(?::?(\d{2})|시(?:\s*(\d{1,2})분)?)$`)
	dayTimeEn = regexp.MustCompile(`^(?:[A-Z][a-z]{2},\s*)?(\d{1,2})\s+(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:\s+(\d{4}))?,?\s+(\d{1,2}):(\d{2})$`)
	dayTime4  = regexp.MustCompile(`^(\d{2})(\d{2})\s+(\d{1,2}):?(\d{2})$`)
)

// ParseDate reads a day as people type it: 19850228, 850228, 1985.2.28,
// 85-02-28, 1985년 2월 28일, 2026.11.30(월). Two-digit years fall into the hundred
// years that end latest years after now: 0 for a date of birth, more for a
// deadline. Errors: Invalid date_form, date_none (no such day, or before 1800).
func ParseDate(s string, now Date, latest int) (Date, error) {
	if d := Date(s); d.Valid() && d >= "1800" {
		return d, nil
	}
	s = strings.TrimSpace(norm.NFKC.String(s))
	m := datePlain.FindStringSubmatch(s)
	if m == nil {
		m = dateParts.FindStringSubmatch(s)
	}
	if m == nil {
		return "", invalid("date", "date_form")
	}
	year, _ := strconv.Atoi(m[1])
	month, _ := strconv.Atoi(m[2])
	day, _ := strconv.Atoi(m[3])
	on := func() Date { return Date(fmt.Sprintf("%04d-%02d-%02d", year, month, day)) }
	if len(m[1]) == 2 {
		limit := now.AddMonths(12 * latest)
		year += limit.Time().Year() / 100 * 100
		if on() > limit {
			year -= 100
		}
	}
	if d := on(); d.Valid() && year >= 1800 {
		return d, nil
	}
	return "", invalid("date", "date_none")
}

// ParseBirthDate reads a date of birth: not in the future, at most 120 years ago.
// Errors: those of ParseDate, resident_no, birth_future, birth_old.
func ParseBirthDate(s string, today Date) (Date, error) {
	if HasResidentNo(s) {
		return "", invalid("birth_date", "resident_no")
	}
	d, err := ParseDate(s, today, 0)
	switch {
	case err != nil:
		return "", invalid("birth_date", CodeOf(err))
	case d > today:
		return "", invalid("birth_date", "birth_future")
	case d.Age(today) > 120:
		return "", invalid("birth_date", "birth_old")
	}
	return d, nil
}

// ParseClock reads a time of day, 9:00, 0900, 18:30, 오후 6시 30분, into 09:00.
// Errors: Invalid time_form.
func ParseClock(s string) (string, error) {
	s = strings.TrimSpace(norm.NFKC.String(s))
	var half, hour, minutes string
	if m := timePlain.FindStringSubmatch(s); m != nil {
		hour, minutes = m[1], m[2]
	} else if m := timeSaid.FindStringSubmatch(s); m != nil {
		half, hour, minutes = m[1], m[2], m[3]+m[4]
	} else {
		return "", invalid("time", "time_form")
	}
	h, _ := strconv.Atoi(hour)
	minute, _ := strconv.Atoi(minutes)
	switch {
	case half == "오후" && h < 12:
		h += 12
	case half == "오전" && h == 12:
		h = 0
	}
	if h > 24 || minute > 59 || h == 24 && minute > 0 {
		return "", invalid("time", "time_form")
	}
	return fmt.Sprintf("%02d:%02d", h, minute), nil
}

// ParseMoment reads a day and time as it is typed for an interview: 1125 1400,
// 11/25 14:00, 2026-11-25 14:00, 11월 25일 오후 2시, or as it is shown to people, 11월
// 25일 (수) 14:00, Wed, 25 Nov 14:00. Without a year it is the
// next such day from today on. The result is in Seoul. Errors: Invalid
// moment_form, date_none.
func ParseMoment(s string, now time.Time) (time.Time, error) {
	english := dayTimeEn.FindStringSubmatch(strings.TrimSpace(s))
	s = strings.TrimSpace(norm.NFKC.String(strings.Replace(s, "T", " ", 1)))
	var year, half, minute2 string
	var month, day, hour, minute string
	if m := english; m != nil {
		named, _ := time.Parse("Jan", m[2])
		day, month, year, hour, minute = m[1], strconv.Itoa(int(named.Month())), m[3], m[4], m[5]
	} else if m := dayTime.FindStringSubmatch(s); m != nil {
		year, month, day, half, hour, minute, minute2 = m[1], m[2], m[3], m[4], m[5], m[6], m[7]
	} else if m := dayTime4.FindStringSubmatch(s); m != nil {
		month, day, hour, minute = m[1], m[2], m[3], m[4]
	} else {
		return time.Time{}, invalid("interview", "moment_form")
	}
	mo, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	h, _ := strconv.Atoi(hour)
	mi, _ := strconv.Atoi(minute + minute2)
	switch {
	case half == "오후" && h < 12:
		h += 12
	case half == "오전" && h == 12:
		h = 0
	}
	if h > 23 || mi > 59 {
		return time.Time{}, invalid("interview", "moment_form")
	}
	y, _ := strconv.Atoi(year)
	if year == "" {
		y = now.In(Seoul).Year()
	}
	on := Date(fmt.Sprintf("%04d-%02d-%02d", y, mo, d))
	if year == "" && on < Today(now) {
		on = Date(fmt.Sprintf("%04d-%02d-%02d", y+1, mo, d))
	}
	if !on.Valid() {
		return time.Time{}, invalid("interview", "date_none")
	}
	return on.Time().Add(time.Duration(h)*time.Hour + time.Duration(mi)*time.Minute), nil
}
