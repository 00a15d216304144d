package model

import "strings"

// MaskName hides a name as lists show it: 박*자, 남**수 (남궁민수), NGUYEN T* P* T*.
// A name or a part of one syllable keeps nothing but its place.
func MaskName(name string) string {
	words := strings.Fields(name)
	if len(words) > 1 {
		for i, w := range words[1:] {
			first := ""
			if r := []rune(w); len(r) > 1 {
				first = string(r[0])
			}
			words[i+1] = first + "*"
		}
		return strings.Join(words, " ")
	}
	r := []rune(strings.Join(words, ""))
	switch len(r) {
	case 0:
		return ""
	case 1:
		return "*"
	case 2:
		return string(r[0]) + "*"
	default:
		return string(r[0]) + strings.Repeat("*", min(len(r)-2, 6)) + string(r[len(r)-1])
	}
}

// MaskBirthDate shows the year only: 1990-**-**.
func MaskBirthDate(d Date) string {
	if len(d) < 4 {
		return ""
	}
	return string(d[:4]) + "-**-**"
}
