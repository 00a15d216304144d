package kit

import (
	"strings"

	"ieumdesk/assets"
	"ieumdesk/model"
)

// NewPhoneEntry makes an entry that sets the hyphens of a telephone number while
// it is being typed.
func NewPhoneEntry(placeholder string) *Entry {
	e := NewCodeEntry(placeholder)
	e.MaxRunes = 20
	e.shape(model.FormatPhone, isDigit)
	return e
}

// NewWonEntry makes an entry for an amount, with thousands separators while it
// is being typed.
func NewWonEntry(placeholder string) *Entry {
	e := NewCodeEntry(placeholder)
	e.MaxRunes = 15
	e.shape(shapeWon, isDigit)
	return e
}

func shapeWon(s string) string {
	digits := onlyDigits(s)
	if digits == "" || len(digits)+strings.Count(s, ",") != len(s) {
		return s
	}
	return assets.Won(Won(digits))
}

// Won is the amount in a text of digits and separators; 0 if there is none.
func Won(s string) int64 {
	n := int64(0)
	for _, r := range onlyDigits(s) {
		if n = n*10 + int64(r-'0'); n > model.MaxWon*10 {
			break
		}
	}
	return n
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if isDigit(r) {
			return r
		}
		return -1
	}, s)
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// shape rewrites the text after each change and keeps the caret behind the same
// counted character.
func (e *Entry) shape(format func(string) string, counted func(rune) bool) {
	e.Watch(func(text string) {
		shaped := format(text)
		if shaped == text {
			return
		}
		before := 0
		for i, r := range []rune(text) {
			if i < e.CursorColumn && counted(r) {
				before++
			}
		}
		e.SetText(shaped)
		e.CursorColumn = 0
		for i, r := range []rune(shaped) {
			if before == 0 {
				break
			}
			if counted(r) {
				before--
			}
			e.CursorColumn = i + 1
		}
		e.Refresh()
	})
}

// NewTidyEntry makes an entry whose text is put into its proper form when the
// focus leaves it: tidy returns the form, or ok false to leave the text alone.
func NewTidyEntry(placeholder string, tidy func(string) (text string, ok bool)) *Entry {
	e := NewEntry(placeholder)
	e.OnFocus = func(gained bool) {
		if gained || strings.TrimSpace(e.Text) == "" {
			return
		}
		if text, ok := tidy(e.Text); ok && text != e.Text {
			e.SetText(text)
		}
	}
	return e
}
