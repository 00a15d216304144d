package hangul

import (
	"regexp"
	"strings"
	"unicode"
)

const (
	maxWords = 8  // words of one query that count
	maxUnits = 32 // letters of one word that count
)

// Query is what was typed into a search box, understood. The zero Query has no
// words and finds everything.
type Query struct {
	Words []Word
}

// Word is one word of a query. All words of a query must be found, in any
// order.
type Word struct {
	Typed    string // as it was typed
	Digits   string // its digits if it has nothing else, else ""; +82 10 is 010
	readings []reading
}

// Parse reads what was typed. Nothing that can be typed is an error. Of a text
// pasted by mistake the first 8 words count, and 32 letters of each.
func Parse(typed string) Query {
	var q Query
	for _, chunk := range chunks(typed) {
		if w, ok := parseWord(chunk); ok {
			q.Words = append(q.Words, w)
		}
		if len(q.Words) == maxWords {
			break
		}
	}
	return q
}

// chunks splits at spaces, drops the legal forms of companies unless nothing
// else was typed, and keeps a phone number typed in groups together.
func chunks(typed string) []string {
	if isPhone(typed) {
		return []string{strings.Join(strings.Fields(typed), "")}
	}
	all := strings.FieldsFunc(typed, unicode.IsSpace)
	kept := make([]string, 0, len(all))
	for _, c := range all {
		if !isLegalForm(c) {
			kept = append(kept, CompanyName(c))
		}
	}
	if len(kept) == 0 {
		return all
	}
	return kept
}

func parseWord(chunk string) (Word, bool) {
	us := split(nil, chunk)
	if len(us) == 0 {
		return Word{}, false
	}
	us = us[:min(len(us), maxUnits)]
	w := Word{Typed: chunk, Digits: digitsOf(us)}
	if home, ok := strings.CutPrefix(w.Digits, "82"); ok && strings.HasPrefix(chunk, "+") {
		w.Digits = "0" + home
		us = split(nil, w.Digits)
	}
	w.readings = readings(us)
	return w, true
}

func digitsOf(us []unit) string {
	b := make([]byte, len(us))
	for i, u := range us {
		if u.r < '0' || u.r > '9' {
			return ""
		}
		b[i] = byte(u.r)
	}
	return string(b)
}

// phoneStart is the first group of a Korean phone number: mobile, Seoul, the
// provinces, internet and personal numbers. Numbers without one (1588-0000) have
// eight digits and are typed in one go.
var phoneStart = regexp.MustCompile(`^\s*(\+82|01[016-9]|02|0[3-6][1-5]|070|050\d)[ )-]`)

// isPhone tells a whole phone number, which people group with spaces, from
// several numbers such as a phone tail and a date of birth.
func isPhone(typed string) bool {
	digits := 0
	for _, r := range typed {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case !strings.ContainsRune(" -.()+", r):
			return false
		}
	}
	return digits >= 9 && digits <= 12 && phoneStart.MatchString(strings.TrimPrefix(typed, "("))
}
