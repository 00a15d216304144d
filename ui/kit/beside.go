package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Beside gives fixed its natural width at the right end of a line and wide all
// the rest, with gap px between, both centred on the line.
func Beside(gap float32, wide, fixed fyne.CanvasObject) *fyne.Container {
	return container.New(&beside{gap: gap}, wide, fixed)
}

type beside struct{ gap, width float32 }

func (l *beside) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	l.width = s.Width
	fixed := objects[1].MinSize()
	room := max(s.Width-fixed.Width-Px(l.gap), 0)
	h := heightOf(objects[0], room)
	place(objects[0], 0, round((s.Height-h)/2), room, h)
	place(objects[1], s.Width-fixed.Width, round((s.Height-fixed.Height)/2), fixed.Width, fixed.Height)
}

func (l *beside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	a, b := objects[0].MinSize(), objects[1].MinSize()
	w := a.Width + Px(l.gap) + b.Width
	return fyne.NewSize(w, l.heightFor(objects, max(w, l.width)))
}

func (l *beside) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	fixed := objects[1].MinSize()
	return max(heightOf(objects[0], max(width-fixed.Width-Px(l.gap), 0)), fixed.Height)
}
