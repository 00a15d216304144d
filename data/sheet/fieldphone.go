package sheet

import (
	"regexp"
	"slices"
	"strings"

	"ieumdesk/model"
)

var (
	// phoneText is a run that may be a number; NormalPhone decides.
	phoneText = regexp.MustCompile(`\+?[0-9０-９][0-9０-９\-‐–—.·() ]{6,}[0-9０-９]`)
	exponent  = regexp.MustCompile(`^\d(?:\.(\d+))?[eE]\+?(\d{1,2})$`)
)

// lostDigits reports whether a text is a long number that a spreadsheet once
// shortened to 1.24E+09 when it wrote the file.
func lostDigits(v cell) bool {
	return v.kind == textCell && exponent.MatchString(strings.TrimSpace(v.text))
}

// phone reads a cell of phone numbers into a field, and one more into another.
// Under a header that says not whose they are (전화번호, 연락처), an office's number is
// the employer's and one that somebody carries the contact person's: only the
// first may stand where everybody finds it. A name or an extension beside them is
// kept.
func phone(field, other func(*model.Lead) *string) fieldReader {
	return func(m *making, c column, v cell) {
		l := &m.row.Lead
		text := strings.TrimSpace(v.text)
		switch {
		case saysNone(text):
			return
		case lostDigits(v):
			m.problem(c, v, "digits_lost")
			return
		}
		numbers, rest := phonesIn(text)
		if len(numbers) == 0 {
			if f := field(l); *f == "" {
				*f = text // refused with the reason when it is stored
			}
			return
		}
		var left []string
		for _, n := range numbers {
			first, second := field(l), (*string)(nil)
			switch {
			case c.any && model.IsMobile(n):
				first = &l.Phone
			case c.any:
				first, second = &l.EmployerPhone, &l.Phone
			case other != nil && (!model.IsMobile(n) || other(l) != &l.EmployerPhone):
				second = other(l)
			}
			if !putPhone(first, n) && !putPhone(second, n) {
				left = append(left, n)
			}
		}
		m.besidePhone(c, text, rest, numbers, left)
	}
}

// putPhone puts a number into a field that is free, or has it already.
func putPhone(field *string, number string) bool {
	if field == nil || *field != "" && *field != number {
		return false
	}
	*field = number
	return true
}

// besidePhone keeps what stands beside the numbers: a name as the contact, or the
// whole as a note. A number that somebody carries and that found no field stays
// with the contact, which is kept sealed as a note is not.
func (m *making) besidePhone(c column, text, rest string, numbers, left []string) {
	l := &m.row.Lead
	named := isName(rest) && (l.Contact == "" || l.Contact == rest) && rest != ""
	if named {
		l.Contact, rest = rest, ""
	}
	for _, n := range left {
		if model.IsMobile(n) {
			l.Contact = strings.TrimSpace(l.Contact + " " + n)
		}
	}
	switch mobile := slices.ContainsFunc(numbers, model.IsMobile); {
	case mobile:
		kept := []string{rest}
		for _, n := range left {
			if !model.IsMobile(n) {
				kept = append(kept, n)
			}
		}
		m.note(c, strings.Join(kept, " "))
	case rest != "" || len(left) > 0:
		m.note(c, text)
	}
}

// isName tells 김과장 from 내선 3번: no digits, and short.
func isName(s string) bool {
	return len([]rune(s)) <= 20 && !strings.ContainsAny(s, "0123456789") && !strings.Contains(s, "내선") && !strings.Contains(s, "또는")
}

// phonesIn finds the numbers in a cell and what is left beside them.
func phonesIn(text string) (numbers []string, rest string) {
	if n, ok := wholePhone(text); ok {
		return []string{n}, ""
	}
	rest = phoneText.ReplaceAllStringFunc(text, func(run string) string {
		if n, ok := wholePhone(run); ok {
			numbers = append(numbers, n)
			return " "
		}
		if several, ok := spacedPhones(run); ok {
			numbers = append(numbers, several...)
			return " "
		}
		return run
	})
	return numbers, strings.Trim(strings.Join(strings.Fields(rest), " "), " ,/;:()-~·|")
}

// spacedPhones reads numbers with nothing but spaces between them.
func spacedPhones(run string) (numbers []string, ok bool) {
	for _, field := range strings.Fields(run) {
		n, ok := wholePhone(field)
		if !ok {
			return nil, false
		}
		numbers = append(numbers, n)
	}
	return numbers, true
}

// wholePhone reads a number, also one whose leading zero a spreadsheet dropped
// because it took it for an amount: 1012345678.
func wholePhone(s string) (string, bool) {
	if n, err := model.NormalPhone(s); err == nil {
		return n, true
	}
	if s = strings.TrimSpace(s); strings.Trim(s, "0123456789") != "" || len(s) < 8 {
		return "", false
	}
	n, err := model.NormalPhone("0" + s)
	return n, err == nil
}

// contact reads 담당자, in which the number may stand too.
func (m *making) contact(c column, v cell) {
	l := &m.row.Lead
	numbers, rest := phonesIn(strings.TrimSpace(v.text))
	if len(numbers) == 0 {
		l.Contact = strings.TrimSpace(v.text)
		return
	}
	if l.Contact = rest; l.Phone == "" {
		l.Phone = numbers[0]
		numbers = numbers[1:]
	}
	for _, n := range numbers {
		switch {
		case n == l.Phone:
		case model.IsMobile(n):
			l.Contact = strings.TrimSpace(l.Contact + " " + n)
		default:
			m.note(c, n)
		}
	}
}
