package kit

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"golang.org/x/text/unicode/norm"
)

// pasted is a clipboard that gives what an entry can take of another.
type pasted string

// Content is for Fyne.
func (p pasted) Content() string { return string(p) }

// SetContent is for Fyne; pasting sets nothing.
func (p pasted) SetContent(string) {}

// fitting is the paste s cut to what the entry may hold: composed syllables, one
// line where there is one, and no more than MaxRunes with what stays.
func (e *Entry) fitting(s *fyne.ShortcutPaste) *fyne.ShortcutPaste {
	text := norm.NFC.String(s.Clipboard.Content())
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' && e.MultiLine:
			return r
		case r == '\n' || r == '\t':
			return ' '
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, text)
	if e.MaxRunes > 0 {
		room := e.MaxRunes - utf8.RuneCountInString(e.Text) + utf8.RuneCountInString(e.SelectedText())
		if runes := []rune(text); len(runes) > max(room, 0) {
			text = string(runes[:max(room, 0)])
		}
	}
	return &fyne.ShortcutPaste{Clipboard: pasted(text), Secondary: s.Secondary}
}
