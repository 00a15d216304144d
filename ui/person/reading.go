package person

import (
	"strconv"
	"strings"
	"unicode"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/model/hangul"
)

// ParseWage reads a wanted wage as people say it: 220, 월 220, 시급 11,000, 협의. A
// bare number of three digits is too small for an hour and counts in 만원 a month. Errors: Invalid wage_form.
func ParseWage(text string) (model.WageText, error) {
	n, err := strconv.ParseInt(strings.ReplaceAll(strings.TrimSpace(text), ",", ""), 10, 64)
	switch {
	case err != nil:
		return model.ParseWage(text, model.WageHint{})
	case n >= 100 && n < 1000:
		return model.WageText{Type: model.Monthly, Min: n * 10_000}, nil
	default:
		return model.ParseWage(text, model.WageHint{})
	}
}

// Career is months of work for people: 3년 2개월.
func Career(w *assets.Words, months int) string {
	switch years, rest := months/12, months%12; {
	case years == 0:
		return w.T("person.months", rest)
	case rest == 0:
		return w.T("person.years", years)
	default:
		return w.T("person.years_months", years, rest)
	}
}

// FromSearch puts what was typed into a search box into the field it belongs
// to: digits are a phone number or a date of birth, Hangul a name, Latin letters
// a Latin name. Several words may be several of them.
func FromSearch(text string, today model.Date) Typed {
	var t Typed
	text = strings.TrimSpace(text)
	if text == "" || model.HasResidentNo(text) {
		return t
	}
	if digits := model.PhoneDigits(text); digits != "" && !strings.ContainsFunc(text, unicode.IsLetter) {
		t.takeDigits(text, digits, today)
		return t
	}
	for _, word := range strings.Fields(text) {
		switch {
		case strings.ContainsFunc(word, unicode.IsDigit):
			t.takeDigits(word, model.PhoneDigits(word), today)
		case strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Hangul, r) }):
			t.Name = strings.TrimSpace(t.Name + " " + word)
		case typedWithoutIME(word):
			t.Name = strings.TrimSpace(t.Name + " " + hangul.Compose(strings.ToLower(word)))
		default:
			t.LatinName = strings.TrimSpace(t.LatinName + " " + strings.ToUpper(word))
		}
	}
	if t.Name == "" {
		t.Name = t.LatinName // a person without a Korean name is called by the Latin one
	}
	return t
}

// The block of whole syllables.
const (
	firstSyllable = 0xAC00
	lastSyllable  = 0xD7A3
)

// typedWithoutIME reports whether a word of Latin letters is a Korean name typed
// with the input method off: rlaalstn composes to three or four whole syllables,
// which Latin names do not. (Two some do: thao is 소매.)
func typedWithoutIME(word string) bool {
	composed := []rune(hangul.Compose(strings.ToLower(word)))
	if len(composed) < 3 || len(composed) > 4 {
		return false
	}
	for _, r := range composed {
		if r < firstSyllable || r > lastSyllable {
			return false
		}
	}
	return true
}

func (t *Typed) takeDigits(text, digits string, today model.Date) {
	plain := len(digits) == 6 || len(digits) == 8 && (digits[:2] == "19" || digits[:2] == "20")
	if plain && !strings.HasPrefix(digits, "010") {
		if d, err := model.ParseBirthDate(text, today); err == nil {
			t.BirthDate = string(d)
			return
		}
	}
	if len(digits) <= 4 { // a tail says nothing of what stands before it
		return
	}
	t.Phone = model.FormatPhone(digits)
	if len(digits) == 8 && digits[0] != '0' && digits[:2] != "15" && digits[:2] != "16" && digits[:2] != "18" {
		t.Phone = model.FormatPhone("010" + digits)
	}
}
