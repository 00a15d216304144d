package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Spread puts objects side by side, each at least least px wide, goes on below
// when a line is full, and divides what is left of a line in the same proportion:
// fields as wide as their values are long, whatever the window.
func Spread(gap float32, least []float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&spread{gap: gap, least: least}, objects...)
}

type spread struct {
	gap   float32
	least []float32
	width float32 // last laid out, so that MinSize knows how the lines break
}

// lines are the numbers of the objects that stand on a line together.
func (l *spread) lines(objects []fyne.CanvasObject, width float32) [][]int {
	var out [][]int
	used := float32(0)
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		w := Px(l.least[i])
		if len(out) == 0 || used+Px(l.gap)+w > width {
			out, used = append(out, []int{i}), w
			continue
		}
		out[len(out)-1] = append(out[len(out)-1], i)
		used += Px(l.gap) + w
	}
	return out
}

// widths are those of the objects of one line. Each takes its gap along, so that
// lines of the same parts have their edges below each other.
func (l *spread) widths(line []int, width float32) []float32 {
	total, gap := float32(0), Px(l.gap)
	for _, i := range line {
		total += l.least[i] + l.gap
	}
	out := make([]float32, len(line))
	x := float32(0)
	for n, i := range line {
		end := x + (width+gap)*(l.least[i]+l.gap)/total
		out[n] = round(end) - round(x) - gap
		x = end
	}
	return out
}

// Twelfths are least widths for Spread in twelfths of a line, so that the fields
// of a form stand below each other.
func Twelfths(parts ...int) []float32 {
	const least = 52 // px with its gap
	out := make([]float32, len(parts))
	for i, n := range parts {
		out[i] = float32(n)*least - formGap
	}
	return out
}

// formGap is between fields on one line, px.
const formGap = 16

func (l *spread) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	l.width = s.Width
	y := float32(0)
	for _, line := range l.lines(objects, s.Width) {
		x, high := float32(0), float32(0)
		for n, w := range l.widths(line, s.Width) {
			o := objects[line[n]]
			h := heightOf(o, w)
			place(o, x, y, w, h)
			x, high = x+w+Px(l.gap), max(high, h)
		}
		y += high + Px(lineGap)
	}
}

// lineGap is between two lines of a Spread, px, as between the rows of a form.
const lineGap = 10

func (l *spread) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := float32(0)
	for i, o := range objects {
		if o.Visible() {
			w = max(w, min(Px(l.least[i]), o.MinSize().Width))
		}
	}
	return fyne.NewSize(w, l.heightFor(objects, max(w, l.width)))
}

func (l *spread) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	lines := l.lines(objects, width)
	h := Px(lineGap) * float32(max(len(lines)-1, 0))
	for _, line := range lines {
		high := float32(0)
		for n, w := range l.widths(line, width) {
			high = max(high, heightOf(objects[line[n]], w))
		}
		h += high
	}
	return h
}
