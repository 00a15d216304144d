package model

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

var (
	dayInText   = regexp.MustCompile(`(?:\d{4}|'?\d{2})\s*[년.\-/]\s*\d{1,2}\s*[월.\-/]\s*\d{1,2}`)
	dayPlain    = regexp.MustCompile(`\b(?:20\d{6}|99\d{6})\b|^\d{6}$`)
	dayNoYear   = regexp.MustCompile(`(\d{1,2})\s*[월./\-]\s*(\d{1,2})`)
	monthEnd    = regexp.MustCompile(`(?:(\d{4})\s*[년.\-/]\s*)?(\d{1,2})월\s*말`)
	span        = regexp.MustCompile(`(\d{1,3})\s*(일|주|개월|달)\s*(?:간|이내|동안)?`)
	untilFilled = regexp.MustCompile(`채용|충원|수시|상시|마감\s*시|미정|협의|구인\s*시|계속`)
)

// OpenEndYear and later years mean "until filled" in what other systems write.
const OpenEndYear = 2069

// ParseDayNear reads a day as ParseDate does, also one without its year (11/3,
// 11월 3일): then it is the such day nearest to now. A weekday in brackets or a
// time behind it is left aside. Errors: Invalid date_form, date_none.
func ParseDayNear(s string, now Date) (Date, error) {
	if d := Date(s); d.Valid() && d >= "1800" {
		return d, nil
	}
	s = strings.TrimSpace(norm.NFKC.String(s))
	if m := dayPlain.FindString(s); m != "" {
		return ParseDate(m, now, 20)
	}
	if m := dayInText.FindString(s); m != "" {
		return ParseDate(strings.TrimPrefix(m, "'"), now, 20)
	}
	m := dayNoYear.FindStringSubmatch(s)
	if m == nil {
		return "", invalid("date", "date_form")
	}
	month, _ := strconv.Atoi(m[1])
	day, _ := strconv.Atoi(m[2])
	return nearestDay(month, day, now)
}

// nearestDay is the day of the three years around now that is nearest to it.
func nearestDay(month, day int, now Date) (Date, error) {
	var best Date
	for year := now.Time().Year() - 1; year <= now.Time().Year()+1; year++ {
		d := Date(fmt.Sprintf("%04d-%02d-%02d", year, month, day))
		if d.Valid() && (best == "" || abs(now.DaysUntil(d)) < abs(now.DaysUntil(best))) {
			best = d
		}
	}
	if best == "" {
		return "", invalid("date", "date_none")
	}
	return best, nil
}

func abs(n int) int { return max(n, -n) }

// ParseDeadline reads how long a lead holds: a day (the last, of a range), "11/30
// 까지", "12월 말", or a time from received on, "30일간", "2개월". "채용시까지", "수시" and
// years from OpenEndYear on are "", which stands for the usual period.
// Errors: Invalid date_form, date_none.
func ParseDeadline(s string, received Date) (Date, error) {
	s = strings.TrimSpace(norm.NFKC.String(s))
	if s == "" {
		return "", nil
	}
	day, err := deadlineDay(s, received)
	switch {
	case err == nil && day >= Date(strconv.Itoa(OpenEndYear)):
		return "", nil
	case CodeOf(err) == "date_form" && untilFilled.MatchString(s):
		return "", nil
	}
	return day, err
}

func deadlineDay(s string, received Date) (Date, error) {
	if d := Date(s); d.Valid() && d >= "1800" {
		return d, nil
	}
	if i := strings.LastIndexAny(s, "~∼"); i >= 0 && strings.ContainsAny(s[i:], "0123456789") {
		s = strings.TrimLeft(s[i:], "~∼ ")
	}
	if m := monthEnd.FindStringSubmatch(s); m != nil {
		month, _ := strconv.Atoi(m[2])
		first := Date(fmt.Sprintf("%s-%02d-01", m[1], month))
		if m[1] == "" {
			first, _ = nearestDay(month, 1, received)
		}
		if !first.Valid() {
			return "", invalid("date", "date_none")
		}
		return first.AddMonths(1).AddDays(-1), nil
	}
	day, err := ParseDayNear(s, received)
	if m := span.FindStringSubmatch(s); CodeOf(err) == "date_form" && m != nil {
		n, _ := strconv.Atoi(m[1])
		switch m[2] {
		case "일":
			return received.AddDays(n), nil
		case "주":
			return received.AddDays(7 * n), nil
		default:
			return received.AddMonths(n), nil
		}
	}
	return day, err
}
