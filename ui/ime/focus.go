package ime

import "fyne.io/fyne/v2"

// Field is an Owner as the bridge of a window sees it.
type Field interface {
	Owner
	// Place is where on the canvas the n-th rune of what is composed stands, or
	// the caret while nothing is, and how high the line is.
	Place(n int) (at fyne.Position, height float32)
	// Before is what the Hanja key converts: what is selected, or the character
	// before the caret; "" if there is none.
	Before() string
	// SelectBefore selects it, so that what is composed next takes its place.
	SelectBefore()
	// Writes is what is mostly written into it.
	Writes() Script
}

// Focus tells a window that the keyboard came to one of its fields or is about to
// leave it. It is a shortcut, because those a canvas hands to whoever asked for
// them: where there is no bridge, nobody did. A Focus without a field only says
// that what is being composed must be in its field now.
type Focus struct {
	Field  Field
	Gained bool
}

// ShortcutName is for Fyne.
func (Focus) ShortcutName() string { return "ime.Focus" }

// Tell hands f to the bridge of a window, if it has one.
func Tell(c fyne.Canvas, f Focus) {
	if window, ok := c.(fyne.Shortcutable); ok {
		window.TypedShortcut(f)
	}
}

// focusOwner is who has the keyboard, nil if nobody has. What is no Field of ours,
// such as the name in a file dialog, is at least given what is finished.
func focusOwner(c fyne.Canvas) Owner {
	switch f := c.Focused().(type) {
	case nil:
		return nil
	case Owner:
		return f
	default:
		return runes{f}
	}
}

// runes makes an owner of anything that can be typed into.
type runes struct{ into fyne.Focusable }

// Preedit shows nothing.
func (runes) Preedit(string, int) {}

// Insert types.
func (r runes) Insert(text string) {
	for _, one := range text {
		r.into.TypedRune(one)
	}
}
