package kit

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// Keeper is a widget that can be put back as it was, after something was typed
// into it that was not meant for it.
type Keeper interface {
	// Keep remembers the widget as it is. What was being composed is not part of
	// its text; putBack puts it in again, as finished text.
	Keep() (putBack func(composed string))
}

// kept is an entry as it was.
type kept struct {
	text        string
	row, column int
	selected    string
	ahead       bool // the selection begins at the caret, not before it
}

// Keep remembers text, caret and selection. While something is being composed it
// is what they were before: the first letter of it replaces what is selected.
func (e *Entry) Keep() (putBack func(composed string)) {
	k := e.now()
	if e.before != nil {
		k = *e.before
	}
	return func(composed string) { e.putBack(k, composed) }
}

func (e *Entry) now() kept {
	k := kept{text: e.Text, row: e.CursorRow, column: e.CursorColumn, selected: e.SelectedText()}
	k.ahead = !strings.HasSuffix(string([]rune(e.Text)[:e.CursorTextOffset()]), k.selected)
	return k
}

// putBack undoes what was typed since k, step by step, so that what was typed
// before can still be undone. A step may hold some of that too: it is typed again.
// A text that is reshaped while it is typed has no steps.
func (e *Entry) putBack(k kept, composed string) {
	e.preedit, e.caret, e.before = "", 0, nil
	for e.Text != k.text {
		now := e.Text
		if e.Undo(); e.Text == now {
			break
		}
		for _, r := range e.missing(k.text) {
			e.Entry.TypedRune(r)
		}
	}
	if e.Text != k.text {
		e.SetText(k.text)
	}
	e.reselect(k)
	for _, r := range composed {
		e.TypedRune(r)
	}
	e.Refresh()
	e.hear()
}

// missing is what has to be typed at the caret to get text, nil if there is nothing
// of the kind.
func (e *Entry) missing(text string) []rune {
	have, want, at := []rune(e.Text), []rune(text), e.CursorTextOffset()
	n := len(want) - len(have)
	if n <= 0 || !slices.Equal(have[:at], want[:at]) || !slices.Equal(have[at:], want[at+n:]) {
		return nil
	}
	return want[at : at+n]
}

// reselect puts the caret where it was and selects what was selected.
func (e *Entry) reselect(k kept) {
	e.CursorRow, e.CursorColumn = k.row, k.column
	n := utf8.RuneCountInString(k.selected)
	if n == 0 {
		return
	}
	there, back := fyne.KeyLeft, fyne.KeyRight
	if k.ahead {
		there, back = back, there
	}
	for range n {
		e.Entry.TypedKey(&fyne.KeyEvent{Name: there})
	}
	e.Entry.KeyDown(&fyne.KeyEvent{Name: "LeftShift"})
	for range n {
		e.Entry.TypedKey(&fyne.KeyEvent{Name: back})
	}
	e.Entry.KeyUp(&fyne.KeyEvent{Name: "LeftShift"})
}

// Keep remembers which option of the choice was chosen that the chip is one of.
func (c *Chip) Keep() (putBack func(string)) {
	if c.keep == nil {
		return func(string) {}
	}
	return c.keep()
}

// kept remembers what is chosen.
func (c *Choice) kept() (putBack func(string)) {
	was := c.chosen
	return func(string) {
		if c.chosen != was {
			c.set(was)
			c.changed()
		}
	}
}
