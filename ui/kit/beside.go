package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Beside gives fixed its natural width at the right end of a line and wide all
// the rest, with gap px between, both centred on the line. Where too little would
// be left for wide, fixed stands below it. A Flow is as wide as all of it together.
func Beside(gap float32, wide, fixed fyne.CanvasObject) *fyne.Container {
	return container.New(&beside{gap: gap}, wide, fixed)
}

type beside struct{ gap, width float32 }

// leastShare is the part of the width that wide must get to stand on one line.
const leastShare = 0.4

// room is what wide gets, and whether fixed has to stand below.
func (l *beside) room(fixed fyne.Size, width float32) (room float32, below bool) {
	room = width - fixed.Width - Px(l.gap)
	if room < leastShare*width {
		return width, true
	}
	return room, false
}

// natural is the size of o on a line of its own.
func natural(o fyne.CanvasObject, width float32) fyne.Size {
	c, ok := o.(*fyne.Container)
	if !ok {
		return o.MinSize()
	}
	l, ok := c.Layout.(*flow)
	if !ok {
		return o.MinSize()
	}
	w := (&row{gap: l.gap}).MinSize(c.Objects).Width
	return fyne.NewSize(w, l.heightFor(c.Objects, min(w, width)))
}

func (l *beside) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	l.width = s.Width
	fixed := natural(objects[1], s.Width)
	room, below := l.room(fixed, s.Width)
	h := heightOf(objects[0], room)
	if below {
		place(objects[0], 0, 0, room, h)
		place(objects[1], 0, h+Px(4), min(fixed.Width, s.Width), fixed.Height)
		return
	}
	place(objects[0], 0, round((s.Height-h)/2), room, h)
	place(objects[1], s.Width-fixed.Width, round((s.Height-fixed.Height)/2), fixed.Width, fixed.Height)
}

func (l *beside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	a, b := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(max(a.Width, b.Width), l.heightFor(objects, max(a.Width, b.Width, l.width)))
}

func (l *beside) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	fixed := natural(objects[1], width)
	room, below := l.room(fixed, width)
	if below {
		return heightOf(objects[0], room) + Px(4) + fixed.Height
	}
	return max(heightOf(objects[0], room), fixed.Height)
}
