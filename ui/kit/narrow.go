package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// WidthForm is that of a form with several fields on a line, px: fields across a
// whole window are farther from their labels than from their neighbours.
const WidthForm = 960

// Narrow keeps content at the left of a wide place, width px wide at most.
func Narrow(width float32, content fyne.CanvasObject) *fyne.Container {
	return container.New(&narrow{drawn: width}, content)
}

type narrow struct{ drawn float32 }

func (l *narrow) inner(width float32) float32 { return min(Px(l.drawn), width) }

func (l *narrow) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	place(objects[0], 0, 0, l.inner(s.Width), s.Height)
}

func (l *narrow) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (l *narrow) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return heightOf(objects[0], l.inner(width))
}
