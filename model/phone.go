package model

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// NormalPhone brings a Korean telephone number into the one form the desk
// keeps, 010-1234-5678. It takes any separators, full-width digits and a
// leading +82 or 0082. Errors: Invalid phone_form.
func NormalPhone(s string) (string, error) {
	d, ok := phoneDigits(s)
	if ok {
		if f := FormatPhone(d); f != d && completePhone(d) {
			return f, nil
		}
	}
	return "", invalid("phone", "phone_form")
}

// PhoneDigits are the digits of a number as dialled inside Korea, whatever
// else stands between; "" if there are none.
func PhoneDigits(s string) string {
	d, _ := phoneDigits(s)
	return d
}

func phoneDigits(s string) (digits string, ok bool) {
	s = norm.NFKC.String(strings.TrimSpace(s))
	var b strings.Builder
	ok = true
	for i, r := range s {
		switch {
		case r >= '0' && r <= '9':
			b.WriteRune(r)
		case unicode.IsSpace(r), strings.ContainsRune("-‐–—−~.·/()", r), r == '+' && i == 0:
		default:
			ok = false
		}
	}
	d := b.String()
	// No number dialled inside Korea begins with 82, so it is the country.
	if strings.HasPrefix(s, "+82") || strings.HasPrefix(d, "0082") || strings.HasPrefix(d, "82") && len(d) >= 10 {
		d = strings.TrimPrefix(strings.TrimPrefix(d, "00"), "82")
		d = "0" + strings.TrimPrefix(d, "0")
	}
	return d, ok
}

// areaLength is the length of the prefix before the exchange: mobile, area,
// Internet (070), personal and fax (050x, 030x), or 0 for the nationwide 15xx,
// 16xx, 18xx.
func areaLength(d string) int {
	switch {
	case strings.HasPrefix(d, "15"), strings.HasPrefix(d, "16"), strings.HasPrefix(d, "18"):
		return 0
	case strings.HasPrefix(d, "02"):
		return 2
	case strings.HasPrefix(d, "050"), strings.HasPrefix(d, "030"):
		return 4
	default:
		return 3
	}
}

// IsMobile reports whether a number is one that somebody carries: 010, the old 011
// and 016 to 019, or a number for life (050x). It is personal data where the
// number of an office is none.
func IsMobile(phone string) bool {
	d := PhoneDigits(phone)
	return strings.HasPrefix(d, "010") || strings.HasPrefix(d, "011") || strings.HasPrefix(d, "016") || strings.HasPrefix(d, "017") ||
		strings.HasPrefix(d, "018") || strings.HasPrefix(d, "019") || strings.HasPrefix(d, "050")
}

func completePhone(d string) bool {
	area := areaLength(d)
	switch {
	case area == 0:
		return len(d) == 8
	case strings.HasPrefix(d, "010"):
		return len(d) == 11
	case !knownPrefix(d):
		return false
	default:
		rest := len(d) - area
		return (rest == 7 || rest == 8) && d[area] != '0'
	}
}

// knownPrefix follows the numbering plan (전기통신번호 관리세칙): area codes 031 to
// 064, old mobile 011 and 016 to 019, 070, 030x, 050x, 080, and Seoul.
func knownPrefix(d string) bool {
	if strings.HasPrefix(d, "02") || areaLength(d) == 4 {
		return true
	}
	if len(d) < 3 {
		return false
	}
	switch p := d[:3]; p {
	case "011", "016", "017", "018", "019", "070", "080":
		return true
	default:
		return p >= "031" && p <= "033" || p >= "041" && p <= "044" || p >= "051" && p <= "055" || p >= "061" && p <= "064"
	}
}

// FormatPhone sets hyphens into as many digits as have been typed so far; what
// is not only digits and separators comes back unchanged.
func FormatPhone(s string) string {
	d, ok := phoneDigits(s)
	if !ok || d == "" {
		return s
	}
	area := areaLength(d)
	if len(d) <= area {
		return d
	}
	rest := d[area:]
	last := 4
	if len(rest) <= last {
		return joinPhone(d[:area], rest)
	}
	// Seven digits part 3-4 and eight 4-4. Before there are so many, the parts
	// are those of the shortest number it may become, so that hyphens stay put.
	mid := 4
	if len(rest) < 8 && area > 0 && !strings.HasPrefix(d, "010") {
		mid = 3
	}
	return joinPhone(d[:area], rest[:mid], rest[mid:])
}

func joinPhone(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, "-")
}

// MaskPhone hides the exchange: 010-****-5678.
func MaskPhone(s string) string {
	parts := strings.Split(s, "-")
	if len(parts) < 2 {
		return strings.Repeat("*", utf8.RuneCountInString(s))
	}
	mid := len(parts) - 2
	parts[mid] = strings.Repeat("*", utf8.RuneCountInString(parts[mid]))
	return strings.Join(parts, "-")
}

func (c *fieldCheck) phone(field string, s *string, required bool) {
	if strings.TrimSpace(*s) == "" {
		*s = ""
		if required {
			c.add(invalid(field, "required"))
		}
		return
	}
	if HasResidentNo(*s) {
		c.add(invalid(field, "resident_no"))
		return
	}
	p, err := NormalPhone(*s)
	if err != nil {
		c.add(invalid(field, "phone_form"))
		return
	}
	*s = p
}
