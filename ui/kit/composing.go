package kit

import (
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"ieumdesk/ui/ime"
)

var _ ime.Field = (*Entry)(nil)

// Preedit shows what is being composed at the caret, underlined; it is not part
// of Text yet. What was selected is gone when it begins. An input method's bridge
// calls it.
func (e *Entry) Preedit(text string, caret int) {
	if e.Disabled() || text == e.preedit && caret == e.caret {
		return
	}
	if e.preedit == "" {
		was := e.now()
		e.before = &was
	}
	if e.preedit == "" && e.SelectedText() != "" {
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	}
	e.fresh = false
	e.preedit, e.caret = text, min(max(caret, 0), utf8.RuneCountInString(text))
	e.Refresh()
	e.hear()
}

// Insert types finished text in place of what was being composed.
func (e *Entry) Insert(text string) {
	e.preedit, e.caret = "", 0
	for _, r := range text {
		if !unicode.IsControl(r) {
			e.take(r)
		}
	}
	e.before = nil
	e.Refresh()
	e.hear()
}

// Reading is the text as it reads with what is being composed.
func (e *Entry) Reading() string {
	shown := e.shownPreedit()
	if shown == "" {
		return e.Text
	}
	text, at := []rune(e.Text), e.CursorTextOffset()
	return string(text[:at]) + shown + string(text[at:])
}

// shownPreedit is as much of what is being composed as there is room for.
func (e *Entry) shownPreedit() string {
	if e.MaxRunes == 0 || e.preedit == "" {
		return e.preedit
	}
	runes := []rune(e.preedit)
	return string(runes[:min(len(runes), max(e.MaxRunes-utf8.RuneCountInString(e.Text), 0))])
}

// Follow calls f with what the entry reads, after each change and while something
// is being composed.
func (e *Entry) Follow(f func(string)) {
	last := e.Text
	e.followers = append(e.followers, func() {
		if s := e.Reading(); s != last {
			last = s
			f(s)
		}
	})
}

func (e *Entry) hear() {
	for _, f := range e.followers {
		f()
	}
}

// Place is where the n-th rune of what is being composed stands on the canvas, or
// the caret; an input method puts its list there.
func (e *Entry) Place(n int) (at fyne.Position, height float32) {
	at = fyne.CurrentApp().Driver().AbsolutePositionForObject(e)
	box, _ := measure("\uAC00", size(SizeField), false)
	if n < len(e.ghost.at) {
		return at.Add(e.ghost.at[n]), box.Height
	}
	if e.scroll != nil {
		at = at.Add(caretIn(&e.Entry, e.scroll))
	}
	return at, box.Height
}

// Before is what is selected, or the character before the caret. What is hidden
// is told to nobody.
func (e *Entry) Before() string {
	if e.Password {
		return ""
	}
	if s := e.SelectedText(); s != "" {
		return s
	}
	if at := e.CursorTextOffset(); at > 0 {
		return string([]rune(e.Text)[at-1])
	}
	return ""
}

// SelectBefore selects the character before the caret, unless something is.
func (e *Entry) SelectBefore() {
	if e.SelectedText() != "" || e.Before() == "" {
		return
	}
	e.Entry.KeyDown(&fyne.KeyEvent{Name: "LeftShift"})
	e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	e.Entry.KeyUp(&fyne.KeyEvent{Name: "LeftShift"})
}

// Writes is what the entry is mostly for.
func (e *Entry) Writes() ime.Script { return e.Script }

// tell tells the window that the keyboard comes or goes.
func (e *Entry) tell(gained bool) {
	if c := canvasOf(e); c != nil {
		ime.Tell(c, ime.Focus{Field: e, Gained: gained})
	}
}
