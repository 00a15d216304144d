package ui

import (
	"fyne.io/fyne/v2"

	"ieumdesk/ui/desk"
)

// Press is a key as the keyboard gives it: the focused field's first, then the
// window's. Tests of the whole program press by it, for a canvas without a
// screen knows no shortcuts.
func (w *Window) Press(k desk.Key) {
	focused := w.win.Canvas().Focused()
	if focused != nil && k.Mod == 0 {
		focused.TypedKey(&fyne.KeyEvent{Name: k.Name})
		return
	}
	w.key(k)
}

// Canvas is what is seen.
func (w *Window) Canvas() fyne.Canvas { return w.win.Canvas() }
