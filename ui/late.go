package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"
)

// late is the layout of the window's root. The system takes longest for the window
// itself, and the fonts are read meanwhile, so no word is measured before Fyne has
// the window in hand. It then asks how small the content may be, and paints right
// after: fill makes the content in between, and the first thing seen is the first
// page.
type late struct {
	fill    func() // nil: the content is made by somebody else, or was
	resized func() // the window has another size; may be nil
}

func (l *late) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if fill := l.fill; fill != nil {
		l.fill = nil
		fill()
	}
	return layout.NewStackLayout().MinSize(objects)
}

func (l *late) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	layout.NewStackLayout().Layout(objects, size)
	if l.resized != nil {
		l.resized()
	}
}
