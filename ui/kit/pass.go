package kit

import "fyne.io/fyne/v2"

// passKey hands a key that a focused widget does not use to the window, which
// Fyne itself only asks when nothing has the focus.
func passKey(from fyne.CanvasObject, ev *fyne.KeyEvent) {
	c := canvasOf(from)
	if c == nil {
		return
	}
	if m := TopModal(c); m != nil {
		m.Key(ev)
		return
	}
	if window := c.OnTypedKey(); window != nil {
		window(ev)
	}
}

// passShortcut does the same for Ctrl and Alt combinations.
func passShortcut(from fyne.CanvasObject, s fyne.Shortcut) {
	c := canvasOf(from)
	if c == nil {
		return
	}
	if m := TopModal(c); m != nil {
		m.Shortcut(s)
		return
	}
	if window, ok := c.(fyne.Shortcutable); ok {
		window.TypedShortcut(s)
	}
}

// forWindow reports whether a key never means anything inside a field.
func forWindow(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6,
		fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12, fyne.KeyEscape:
		return true
	}
	return false
}
