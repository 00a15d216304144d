package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Capped lets a form that stands in a modal scroll where the window is not high
// enough for it: it takes no more than the window leaves beside spare px of title
// and buttons.
func Capped(c fyne.Canvas, spare float32, content *Scroll) *fyne.Container {
	return container.New(&capped{canvas: c, spare: spare}, content)
}

type capped struct {
	canvas fyne.Canvas
	spare  float32
}

func (l *capped) most() float32 { return max(l.canvas.Size().Height-Px(l.spare), Px(120)) }

func (l *capped) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	place(objects[0], 0, 0, s.Width, s.Height)
}

func (l *capped) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(Px(80), min(objects[0].MinSize().Height, l.most()))
}

func (l *capped) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return min(heightOf(objects[0].(*Scroll).content, width), l.most())
}
