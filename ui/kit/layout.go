package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// tall is something whose height depends on the width it gets, as wrapped text
// does. The layouts here ask it; Fyne's own do not.
type tall interface {
	heightFor(width float32) float32
}

// heightOf is how high o wants to be at a width.
func heightOf(o fyne.CanvasObject, width float32) float32 {
	if t, ok := o.(tall); ok {
		return t.heightFor(width)
	}
	if c, ok := o.(*fyne.Container); ok {
		if t, ok := c.Layout.(tallLayout); ok {
			return t.heightFor(c.Objects, width)
		}
	}
	return o.MinSize().Height
}

type tallLayout interface {
	heightFor(objects []fyne.CanvasObject, width float32) float32
}

// Column stacks objects, each as wide as the column, with gap px between.
func Column(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&column{gap: gap}, objects...)
}

type column struct {
	gap   float32
	width float32 // last laid out, so that MinSize knows how text will wrap
}

func (l *column) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	l.width = s.Width
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		h := heightOf(o, s.Width)
		place(o, 0, y, s.Width, h)
		y += h + Px(l.gap)
	}
}

func (l *column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := float32(0)
	for _, o := range objects {
		if o.Visible() {
			w = max(w, o.MinSize().Width)
		}
	}
	return fyne.NewSize(w, l.heightFor(objects, max(w, l.width)))
}

func (l *column) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	h, n := float32(0), 0
	for _, o := range objects {
		if o.Visible() {
			h += heightOf(o, width)
			n++
		}
	}
	return h + Px(l.gap)*float32(max(n-1, 0))
}

// Row puts objects side by side at their natural width, centred on one line,
// with gap px between.
func Row(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&row{gap: gap}, objects...)
}

type row struct{ gap float32 }

func (l *row) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	x := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		min := o.MinSize()
		place(o, x, round((s.Height-min.Height)/2), min.Width, min.Height)
		x += min.Width + Px(l.gap)
	}
}

func (l *row) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	n := 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		min := o.MinSize()
		s.Width += min.Width
		s.Height = max(s.Height, min.Height)
		n++
	}
	s.Width += Px(l.gap) * float32(max(n-1, 0))
	return s
}

// Flow puts objects side by side and goes on below when a line is full. What is
// lower than its line stands in the middle of it.
func Flow(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flow{gap: gap}, objects...)
}

type flow struct{ gap, width float32 }

func (l *flow) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	l.width = s.Width
	y := float32(0)
	for _, line := range l.broken(objects, s.Width) {
		x, high := float32(0), line.height()
		for _, o := range line {
			size := fyne.NewSize(fyne.Min(o.MinSize().Width, s.Width), o.MinSize().Height)
			place(o, x, y+round((high-size.Height)/2), size.Width, size.Height)
			x += size.Width + Px(l.gap)
		}
		y += high + Px(l.gap)
	}
}

func (l *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := float32(0)
	for _, o := range objects {
		if o.Visible() {
			w = max(w, o.MinSize().Width)
		}
	}
	return fyne.NewSize(w, l.heightFor(objects, max(w, l.width)))
}

func (l *flow) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	h := float32(0)
	for i, line := range l.broken(objects, width) {
		if i > 0 {
			h += Px(l.gap)
		}
		h += line.height()
	}
	return h
}

// flowLine is what stands side by side.
type flowLine []fyne.CanvasObject

func (l flowLine) height() float32 {
	h := float32(0)
	for _, o := range l {
		h = max(h, o.MinSize().Height)
	}
	return h
}

// broken are the objects that can be seen, in lines no wider than width.
func (l *flow) broken(objects []fyne.CanvasObject, width float32) []flowLine {
	var lines []flowLine
	x := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		w := fyne.Min(o.MinSize().Width, width)
		if len(lines) == 0 || x+w > width {
			lines, x = append(lines, nil), 0
		}
		last := len(lines) - 1
		lines[last] = append(lines[last], o)
		x += w + Px(l.gap)
	}
	return lines
}

// Columns divides the width among objects by weight, gap px between; they are
// all as high as the tallest.
func Columns(gap float32, weights []float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&columns{gap: gap, weights: weights}, objects...)
}

type columns struct {
	gap     float32
	weights []float32
	width   float32
}

func (l *columns) widths(n int, width float32) []float32 {
	total := float32(0)
	for i := range n {
		total += l.weight(i)
	}
	room := width - Px(l.gap)*float32(max(n-1, 0))
	out := make([]float32, n)
	for i := range out {
		out[i] = float32(int(room * l.weight(i) / total))
	}
	return out
}

func (l *columns) weight(i int) float32 {
	if i < len(l.weights) {
		return l.weights[i]
	}
	return 1
}

func (l *columns) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	l.width = s.Width
	x := float32(0)
	for i, w := range l.widths(len(objects), s.Width) {
		place(objects[i], x, 0, w, heightOf(objects[i], w))
		x += w + Px(l.gap)
	}
}

func (l *columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := float32(0)
	for _, o := range objects {
		w += o.MinSize().Width
	}
	w += Px(l.gap) * float32(max(len(objects)-1, 0))
	return fyne.NewSize(w, l.heightFor(objects, max(w, l.width)))
}

func (l *columns) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	h := float32(0)
	for i, w := range l.widths(len(objects), width) {
		h = max(h, heightOf(objects[i], w))
	}
	return h
}

// Inset leaves room around o: top, right, bottom, left in px.
func Inset(top, right, bottom, left float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&inset{top, right, bottom, left}, o)
}

type inset struct{ top, right, bottom, left float32 }

func (l *inset) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	place(objects[0], Px(l.left), Px(l.top), s.Width-Px(l.left)-Px(l.right), s.Height-Px(l.top)-Px(l.bottom))
}

func (l *inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(Px(l.left)+Px(l.right), Px(l.top)+Px(l.bottom))
}

func (l *inset) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return heightOf(objects[0], width-Px(l.left)-Px(l.right)) + Px(l.top) + Px(l.bottom)
}
