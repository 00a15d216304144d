package model

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// HoursText is what was understood of working hours as people write them.
type HoursText struct {
	Start, End string  // 09:00; "" if not said, or if there are several shifts
	Weekly     float64 // hours a week; 0 if not said
	Days       string  // the rest: 주 5일, 2교대, 격주 토 …
}

// A time of day: 09:00, 9시 30분, 오전 9시, 0900; a bare 9 only in a range.
const clockPattern = `(오전|오후|새벽|저녁|밤|야간|주간|am|pm)?\s*(\d{1,2})(?:\s*:\s*(\d{2})|\s*시\s*(반|(\d{1,2})\s*분)?|(\d{2}))?\s*(am|pm)?`

var (
	clockRange = regexp.MustCompile(clockPattern + `\s*(?:~|∼|-|–|—|〜|부터|에서)\s*(익일|다음\s*날|당일)?\s*` + clockPattern + `\s*(?:까지)?`)
	weekHours  = regexp.MustCompile(`주\s*당?\s*(?:소정\s*)?(?:근로\s*)?(\d{1,2}(?:\.\d)?)\s*(?:시간|h\b|hr)\s*(?:근무|제)?|(\d{1,2}(?:\.\d)?)\s*시간\s*/\s*주`)
	dayHours   = regexp.MustCompile(`(?:1일|일일|하루|일)\s*(\d{1,2}(?:\.\d)?)\s*시간`)
	weekDays   = regexp.MustCompile(`주\s*([1-7])\s*일`)
	pauseWord  = regexp.MustCompile(`(?:휴게|휴식|점심|중식|식사)\s*(?:시간)?\s*[:：]?\s*$`)
	loneMarks  = regexp.MustCompile(`\(\s*\)|\[\s*\]`)
)

// ParseHours reads "09:00~18:00", "09시-18시", "주 5일 09-18", "주40시간", "2교대 …". What
// is neither a time nor weekly hours stays in Days, so that nothing is lost; with
// several shifts everything does.
func ParseHours(text string) HoursText {
	s := strings.ToLower(strings.Join(strings.Fields(norm.NFKC.String(text)), " "))
	var h HoursText
	if m := weekHours.FindStringSubmatchIndex(s); m != nil {
		h.Weekly = number(group(s, m, 1) + group(s, m, 2))
		s = s[:m[0]] + " " + s[m[1]:]
	} else {
		h.Weekly = dayTimesWeek(s)
	}
	shifts := workRanges(s)
	if len(shifts) == 1 {
		r := shifts[0]
		h.Start, h.End = r.start, r.end
		s = s[:r.from] + " " + s[r.to:]
	}
	if h.Weekly > 80 {
		h.Weekly = 0
	}
	h.Days = tidyRest(s)
	return h
}

// dayTimesWeek is hours a day times days a week, where both are said.
func dayTimesWeek(s string) float64 {
	hours, days := dayHours.FindStringSubmatch(s), weekDays.FindStringSubmatch(s)
	if hours == nil || days == nil {
		return 0
	}
	return math.Round(number(hours[1])*number(days[1])*10) / 10
}

type workRange struct {
	from, to   int
	start, end string
}

// workRanges are the ranges of times of day, breaks aside.
func workRanges(s string) []workRange {
	var out []workRange
	for _, m := range clockRange.FindAllStringSubmatchIndex(s, -1) {
		if m[0] > 0 && digitBefore(s, m[0]) || digitAt(s, m[1]) || pauseWord.MatchString(s[:m[0]]) || countsDays(s, m) {
			continue
		}
		start, okStart := clockOf(s, m, 1, "")
		end, okEnd := clockOf(s, m, 9, group(s, m, 1))
		if okStart && okEnd {
			out = append(out, workRange{m[0], m[1], start, end})
		}
	}
	return out
}

// countsDays reports whether two bare numbers are days or hours and no times:
// 주 5~6일, 8-9시간.
func countsDays(s string, m []int) bool {
	said := group(s, m, 3) + group(s, m, 4) + group(s, m, 6) + group(s, m, 11) + group(s, m, 12) + group(s, m, 14)
	rest := strings.TrimLeft(s[m[1]:], " ")
	bare := said == "" && !strings.Contains(s[m[0]:m[1]], "시")
	for _, unit := range []string{"일", "개월", "명", "세", "만", "원", "교대", "회", "주", "월", "층", ".", "/", "-"} {
		if bare && strings.HasPrefix(rest, unit) {
			return true
		}
	}
	return strings.HasPrefix(rest, "간") && strings.HasSuffix(s[:m[1]], "시")
}

// clockOf is the time of day in the groups from i on; half is the 오전 or 오후 that
// a range says once.
func clockOf(s string, m []int, i int, half string) (string, bool) {
	hour := int(number(group(s, m, i+1)))
	minute := int(number(group(s, m, i+2) + group(s, m, i+4) + group(s, m, i+5)))
	if group(s, m, i+3) == "반" {
		minute = 30
	}
	own := group(s, m, i) + group(s, m, i+6)
	switch {
	case (own == "오후" || own == "저녁" || own == "pm") && hour < 12:
		hour += 12
	case (own == "오전" || own == "am") && hour == 12:
		hour = 0
	case (own == "밤" || own == "야간") && hour >= 6 && hour < 12:
		hour += 12
	case own == "" && half == "오후" && hour < 12:
		hour += 12
	}
	if hour > 24 || minute > 59 || hour == 24 && minute > 0 {
		return "", false
	}
	return fmt.Sprintf("%02d:%02d", hour, minute), true
}

// tidyRest drops the marks that stood around what was taken out.
func tidyRest(s string) string {
	s = loneMarks.ReplaceAllString(s, " ")
	return strings.Trim(strings.Join(strings.Fields(s), " "), " ,/·:;-~|")
}

func group(s string, m []int, i int) string {
	if m[2*i] < 0 {
		return ""
	}
	return s[m[2*i]:m[2*i+1]]
}

func number(s string) float64 {
	v, _ := strconv.ParseFloat(s, 64)
	return v
}
