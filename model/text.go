package model

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Limits of text fields, in characters (runes). They are generous for people
// and tight enough that a pasted document is noticed.
const (
	MaxName  = 60 // a name in Latin letters, 60 of them
	MaxShort = 100
	MaxLine  = 200
	MaxNote  = 4000
	MaxItems = 20 // entries of a list field
)

// cleanLine makes one line of what was typed or pasted: NFC, no control
// characters, runs of white space folded.
func cleanLine(s string) string {
	return strings.Join(strings.Fields(plain(s)), " ")
}

// cleanNote keeps line breaks.
func cleanNote(s string) string {
	lines := strings.Split(plain(strings.ReplaceAll(s, "\r\n", "\n")), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " \t")
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// plain is NFC of what is visible, in this order: two marks that meet when what
// stood between them goes may have to change places.
func plain(s string) string { return norm.NFC.String(strings.Map(visible, s)) }

// visible makes one of the many line breaks and drops what nobody sees but what
// makes two equal texts differ, hides a name (the Hangul fillers) or turns the
// reading direction.
func visible(r rune) rune {
	switch {
	case r == '\t':
		return r
	case r == '\r', r == '\v', r == '\f', r == '\u0085', r == '\u2028', r == '\u2029', r == '\n':
		return '\n'
	case unicode.IsControl(r), r >= '\u202A' && r <= '\u202E', r >= '\u2060' && r <= '\u2069':
		return -1
	}
	switch r {
	case '\uFEFF', '\u200B', '\u200E', '\u200F', '\u00AD', '\u115F', '\u1160', '\u3164', '\uFFA0':
		return -1
	}
	return r
}

// residentNo finds thirteen digits written as a 주민등록번호 or 외국인등록번호 is: a
// date of six digits, up to a few separators, seven more. Either part may be
// written apart: 85.02.28, 1 234567, or digit by digit. Other groups are phones,
// days, business numbers and wages that stand in a row.
var residentNo = func() *regexp.Regexp {
	// After NFKC ㅡ and ㆍ, which people type for a dash and a dot, are U+1173 and U+119E.
	const apart = `[\s\p{Pd}\p{Cf}\x{2212}\x{1173}\x{119E}ー・·∙•~∼〜._/]{1,3}`
	const between = `[\s\p{Pd}\p{Cf}\x{2212}\x{1173}\x{119E}ー・·∙•~∼〜._/,:*]{0,3}`
	date := `(\d{6}|\d\d` + apart + `\d\d` + apart + `\d\d|\d(?:` + apart + `\d){5})`
	rest := `(\d{7}|\d` + apart + `\d{6}|\d(?:` + apart + `\d){6})`
	return regexp.MustCompile(date + `(` + between + `)` + rest)
}()

// HasResidentNo reports whether s holds what looks like a resident or alien
// registration number (개인정보 보호법 §24의2 forbids keeping one here). Digits
// of any width count; a longer run of digits does not.
func HasResidentNo(s string) bool {
	if !manyDigits(s) {
		return false
	}
	s = norm.NFKC.String(s)
	for at := 0; at < len(s); {
		m := residentNo.FindStringSubmatchIndex(s[at:])
		if m == nil {
			return false
		}
		start, end := at+m[0], at+m[1]
		alone := !digitBefore(s, start) && !digitAt(s, end)
		if alone && isResidentNo(s[at+m[2]:at+m[3]], s[at+m[4]:at+m[5]], s[at+m[6]:at+m[7]]) {
			return true
		}
		at = start + 1
	}
	return false
}

// isResidentNo looks at the parts of what may be a number. A day and a wage beside
// it, 24.11.26 2300000, are told from one by the thousands of the wage.
func isResidentNo(date, between, rest string) bool {
	d := onlyDigits(date)
	month, day := d[2:4], d[4:6]
	wage := strings.TrimSpace(between) == "" && between != "" && strings.HasSuffix(rest, "000")
	return month >= "01" && month <= "12" && day >= "01" && day <= "31" && !wage
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// manyDigits reports whether s has the thirteen digits of a number at all: nearly
// no field has, and the long look is a hundred times slower.
func manyDigits(s string) bool {
	n := 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			n++
		case r > unicode.MaxASCII && unicode.IsNumber(r):
			n += 2 // ⑳ becomes two
		}
	}
	return n >= 13
}

func digitBefore(s string, i int) bool { return i > 0 && s[i-1] >= '0' && s[i-1] <= '9' }
func digitAt(s string, i int) bool     { return i < len(s) && s[i] >= '0' && s[i] <= '9' }

// line normalises a one-line field in place.
func (c *fieldCheck) line(field string, s *string, limit int, required bool) {
	*s = cleanLine(*s)
	c.text(field, *s, limit, required)
}

// note normalises a field of several lines in place.
func (c *fieldCheck) note(field string, s *string) {
	*s = cleanNote(*s)
	c.text(field, *s, MaxNote, false)
}

func (c *fieldCheck) text(field, s string, limit int, required bool) {
	switch n := utf8.RuneCountInString(s); {
	case s == "" && required:
		c.add(invalid(field, "required"))
	case n > limit:
		c.add(invalid(field, "too_long", n, limit))
	case HasResidentNo(s):
		c.add(invalid(field, "resident_no"))
	}
}

// list normalises a list of short entries in place: blanks and repeats dropped.
func (c *fieldCheck) list(field string, items *[]string) {
	var out []string
	seen := map[string]bool{}
	for _, s := range *items {
		s = cleanLine(s)
		if s == "" || seen[s] {
			continue
		}
		seen[s] = true
		c.text(field, s, MaxShort, false)
		out = append(out, s)
	}
	if len(out) > MaxItems {
		c.add(invalid(field, "too_many", len(out), MaxItems))
	}
	*items = out
}

// CheckText refuses what no field of the desk may hold, for fields that are in
// no record (a typed reason, a remark). It returns the normalised text.
func CheckText(field, s string, limit int, required bool) (string, error) {
	var c fieldCheck
	s = cleanNote(s)
	c.text(field, s, limit, required)
	return s, c.err()
}
