package ui

import (
	"fmt"

	"ieumdesk/model"
	"ieumdesk/ui/frame"
)

// appear asks the system for the window. Without OpenGL 2.1 Fyne only writes so to
// its log and would run on without a window, and without a display it panics: both
// come back as an error. No context is made to find out beforehand; that would cost
// every start what only a PC without graphics needs. Errors: Outside no_graphics.
func (w *Window) appear() (err error) {
	making := w.late.fill != nil
	defer func() {
		// Once the content is being made there is a window, and a panic is our own.
		if p := recover(); p != nil {
			if !making || w.late.fill == nil {
				panic(p)
			}
			err = noGraphics(fmt.Errorf("%v", p))
		}
	}()
	w.win.Show()
	if !frame.Exists(w.win) {
		return noGraphics(nil)
	}
	return nil
}

func noGraphics(err error) error {
	return &model.Error{Kind: model.Outside, Code: "no_graphics", Err: err}
}
