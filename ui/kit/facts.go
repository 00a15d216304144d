package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Facts stands KeyValues below each other, two beside each other where both are
// short enough for half the width and halves leave room to read.
func Facts(gap float32, rows ...fyne.CanvasObject) *fyne.Container {
	return container.New(&facts{gap: gap}, rows...)
}

type facts struct{ gap, width float32 }

// halfLeast is how wide half of Facts must be to hold anything, px.
const halfLeast = 240

// pairs are the numbers of the rows that stand side by side, one or two.
func (l *facts) pairs(objects []fyne.CanvasObject, width float32) [][]int {
	half := l.half(width)
	short := func(i int) bool { return half >= Px(halfLeast) && naturalWidth(objects[i]) <= half }
	var out [][]int
	for i := 0; i < len(objects); i++ {
		if i+1 < len(objects) && short(i) && short(i+1) {
			out = append(out, []int{i, i + 1})
			i++
			continue
		}
		out = append(out, []int{i})
	}
	return out
}

func (l *facts) half(width float32) float32 { return round((width - Px(16)) / 2) }

// naturalWidth is how wide a KeyValue is whose value stands on one line.
func naturalWidth(o fyne.CanvasObject) float32 {
	c, ok := o.(*fyne.Container)
	if !ok || len(c.Objects) != 2 {
		return o.MinSize().Width
	}
	if p, ok := c.Objects[1].(*Paragraph); ok {
		box, _ := measure(p.text, size(p.size), p.bold)
		return Px(keyWidth) + box.Width
	}
	if flow, ok := c.Objects[1].(*fyne.Container); ok {
		w := Px(keyWidth)
		for _, part := range flow.Objects {
			w += part.MinSize().Width + Px(8)
		}
		return w
	}
	return Px(keyWidth) + c.Objects[1].MinSize().Width
}

func (l *facts) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	l.width = s.Width
	y, half := float32(0), l.half(s.Width)
	for _, pair := range l.pairs(objects, s.Width) {
		w := s.Width
		if len(pair) == 2 {
			w = half
		}
		high := float32(0)
		for n, i := range pair {
			h := heightOf(objects[i], w)
			place(objects[i], float32(n)*(half+Px(16)), y, w, h)
			high = max(high, h)
		}
		y += high + Px(l.gap)
	}
}

func (l *facts) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := float32(0)
	for _, o := range objects {
		w = max(w, o.MinSize().Width)
	}
	return fyne.NewSize(w, l.heightFor(objects, max(w, l.width)))
}

func (l *facts) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	h := float32(0)
	for n, pair := range l.pairs(objects, width) {
		if n > 0 {
			h += Px(l.gap)
		}
		high, w := float32(0), width
		if len(pair) == 2 {
			w = l.half(width)
		}
		for _, i := range pair {
			high = max(high, heightOf(objects[i], w))
		}
		h += high
	}
	return h
}
