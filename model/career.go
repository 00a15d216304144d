package model

import (
	"regexp"
	"strconv"
	"strings"
)

var career = regexp.MustCompile(`^(?:(\d{1,2})\s*(?:년|years?|yrs?|y))?\s*(?:(\d{1,3})\s*(?:개월|달|months?|mo|m)?)?$`)

// ParseCareer reads months of work as people say them: 3년 2개월, 경력 38, 3y 2m,
// 신입. Blank text is none. Errors: Invalid career_form.
func ParseCareer(text string) (months int, err error) {
	text = strings.ToLower(strings.TrimSpace(strings.ReplaceAll(text, "경력", "")))
	if text == "" || text == "신입" {
		return 0, nil
	}
	m := career.FindStringSubmatch(text)
	if m == nil {
		return 0, invalid("career_months", "career_form")
	}
	years, _ := strconv.Atoi(m[1])
	months, _ = strconv.Atoi(m[2])
	return years*12 + months, nil
}
