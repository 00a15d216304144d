package kit

import "fyne.io/fyne/v2"

// EnterTyped is the key by which what has the keyboard shows Enter to the window
// before it acts on it, as it shows every character: a scanner types like a person
// and ends with Enter. The window takes Enter by emptying the name of the event.
const EnterTyped fyne.KeyName = "kit.EnterTyped"

// showRune shows the window a character that is about to be typed into o. Fyne
// itself shows it only what is typed where nothing has the keyboard.
func showRune(o fyne.CanvasObject, r rune) {
	if c := canvasOf(o); c != nil {
		if window := c.OnTypedRune(); window != nil {
			window(r)
		}
	}
}

// showEnter shows the window a key that is about to be typed into o, if it is
// Enter, and reports whether the window has taken it.
func showEnter(o fyne.CanvasObject, ev *fyne.KeyEvent) (taken bool) {
	c := canvasOf(o)
	if c == nil || ev.Name != fyne.KeyReturn && ev.Name != fyne.KeyEnter {
		return false
	}
	window := c.OnTypedKey()
	if window == nil {
		return false
	}
	shown := &fyne.KeyEvent{Name: EnterTyped}
	window(shown)
	return shown.Name == ""
}
