package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// KeyDown is for Fyne. An entry hands each key that goes down on to the window as
// well, which Fyne itself only tells when the focus is on something without keys
// of its own: the window must know that somebody is there.
func (e *Entry) KeyDown(ev *fyne.KeyEvent) {
	e.Entry.KeyDown(ev)
	c, ok := canvasOf(e).(desktop.Canvas)
	if !ok {
		return
	}
	if window := c.OnKeyDown(); window != nil {
		window(ev)
	}
}
