package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// arrive selects the text of an entry of one line that the keyboard came to, so
// that typing replaces it and an arrow keeps it.
func (e *Entry) arrive() {
	if !e.MultiLine && e.Text != "" {
		e.SelectAll()
	}
}

// KeyUp is for Fyne. Tab goes down in the entry before and comes up in this one:
// that is how the focus is known to have come by keyboard, and not because the
// window was brought back to the front with half a word typed.
func (e *Entry) KeyUp(ev *fyne.KeyEvent) {
	e.Entry.KeyUp(ev)
	if ev.Name == fyne.KeyTab && e.fresh {
		e.fresh = false
		e.arrive()
	}
}

// MouseDown is for Fyne: who clicks into a text means a place in it.
func (e *Entry) MouseDown(ev *desktop.MouseEvent) {
	e.Entry.MouseDown(ev)
	e.fresh = false
}
