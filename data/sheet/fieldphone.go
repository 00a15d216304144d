package sheet

import (
	"regexp"
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

// phone reads a cell of phone numbers: the first into its own field, one more
// into the other, and a name or an extension beside them is kept.
func phone(fields func(*model.Lead) (first, second *string)) fieldReader {
	return func(m *making, c column, v cell) {
		first, second := fields(&m.row.Lead)
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
			if *first == "" {
				*first = text // refused with the reason when it is stored
			}
			return
		}
		kept := 0
		for _, n := range numbers {
			if *first == "" || *first == n {
				*first = n
				kept++
			} else if second != nil && (*second == "" || *second == n) {
				*second = n
				kept++
			}
		}
		m.besidePhone(c, text, rest, kept == len(numbers))
	}
}

// besidePhone keeps what stands beside the numbers: a name as the contact, or
// the whole as a note.
func (m *making) besidePhone(c column, text, rest string, allKept bool) {
	l := &m.row.Lead
	switch {
	case rest == "" && allKept:
	case allKept && l.Contact == "" && isName(rest):
		l.Contact = rest
	case allKept && rest == l.Contact:
	default:
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
		return run
	})
	return numbers, strings.Trim(strings.Join(strings.Fields(rest), " "), " ,/;:()-~·|")
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
		if n != l.Phone {
			m.note(c, n)
		}
	}
}
