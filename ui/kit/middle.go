package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Middle puts content into the middle of a wide place, width px wide at most, with
// a third of the free height above it: where a page of few things is looked for.
func Middle(width float32, content fyne.CanvasObject) *fyne.Container {
	return container.New(&middle{drawn: width}, content)
}

type middle struct{ drawn, width float32 }

// middleEdge is the least room around the content, px.
const middleEdge = 16

func (l *middle) inner(width float32) float32 { return min(Px(l.drawn), width-2*Px(middleEdge)) }

func (l *middle) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	l.width = s.Width
	w := l.inner(s.Width)
	h := heightOf(objects[0], w)
	place(objects[0], round((s.Width-w)/2), max(round((s.Height-h)/3), Px(middleEdge)), w, h)
}

func (l *middle) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(Px(80), l.heightFor(objects, max(l.width, Px(320))))
}

func (l *middle) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return heightOf(objects[0], l.inner(width)) + 2*Px(middleEdge)
}
