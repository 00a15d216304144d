package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Rows is a short list in a panel, as high as its rows: today's queue, a
// person's referrals. Tab reaches it, ↑↓ choose, Enter or a click opens.
type Rows struct {
	widget.BaseWidget
	lines   []Line
	chosen  int
	hovered int
	focused bool

	measured []lineBox // of the lines, to know how wide each would be
	percent  float32   // text size they were measured at

	// OnOpen runs on Enter and on a click.
	OnOpen func(i int)
	// OnKey sees the keys that are not the list's; what it does not take goes to
	// the window.
	OnKey func(*fyne.KeyEvent) bool
}

// rowHeight is that of a row of one line in Rows, px.
const rowHeight = 44

// NewRows makes an empty panel.
func NewRows() *Rows {
	r := &Rows{hovered: -1}
	r.ExtendBaseWidget(r)
	return r
}

// Set shows other lines and keeps the chosen place.
func (r *Rows) Set(lines []Line) {
	r.lines = lines
	r.chosen = max(0, min(r.chosen, len(lines)-1))
	r.hovered = -1
	r.measured = nil
	r.Refresh()
	Relayout(r)
}

// Lines are what is shown, for tests.
func (r *Rows) Lines() []Line { return r.lines }

// FocusGained is for Fyne.
func (r *Rows) FocusGained() { r.focused = true; r.Refresh() }

// FocusLost is for Fyne.
func (r *Rows) FocusLost() { r.focused = false; r.Refresh() }

// TypedRune is for Fyne; letters come as keys.
func (r *Rows) TypedRune(c rune) { showRune(r, c) }

// TypedKey is for Fyne.
func (r *Rows) TypedKey(ev *fyne.KeyEvent) {
	if showEnter(r, ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyDown:
		r.choose(r.chosen + 1)
	case fyne.KeyUp:
		r.choose(r.chosen - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		r.open(r.chosen)
	default:
		if r.OnKey == nil || !r.OnKey(ev) {
			passKey(r, ev)
		}
	}
}

// TypedShortcut is for Fyne.
func (r *Rows) TypedShortcut(s fyne.Shortcut) { passShortcut(r, s) }

func (r *Rows) choose(i int) {
	if i = max(0, min(i, len(r.lines)-1)); i != r.chosen {
		r.chosen = i
		r.Refresh()
	}
}

func (r *Rows) open(i int) {
	if i >= 0 && i < len(r.lines) && r.OnOpen != nil {
		r.OnOpen(i)
	}
}

// Tapped is for Fyne.
func (r *Rows) Tapped(ev *fyne.PointEvent) {
	i := r.at(ev.Position.Y)
	if i < 0 {
		return
	}
	r.choose(i)
	r.open(i)
}

// MouseIn is for Fyne.
func (r *Rows) MouseIn(ev *desktop.MouseEvent) { r.MouseMoved(ev) }

// MouseMoved is for Fyne.
func (r *Rows) MouseMoved(ev *desktop.MouseEvent) {
	if i := r.at(ev.Position.Y); i != r.hovered {
		r.hovered = i
		r.Refresh()
	}
}

// MouseOut is for Fyne.
func (r *Rows) MouseOut() { r.hovered = -1; r.Refresh() }

func (r *Rows) at(y float32) int {
	for i, height := range r.heights(r.Size().Width) {
		if y < height {
			return i
		}
		y -= height
	}
	return -1
}

// folds reports whether line i is too long for a row of that width and goes on below.
func (r *Rows) folds(i int, width float32) bool {
	if r.lines[i].Fold == 0 || width == 0 {
		return false
	}
	if len(r.measured) != len(r.lines) || r.percent != Px(100) {
		r.measured, r.percent = make([]lineBox, len(r.lines)), Px(100)
		for n := range r.measured {
			r.measured[n].set(r.lines[n])
		}
	}
	return r.measured[i].minSize().Width > width-2*Px(16)
}

// heights are those of the rows at a width.
func (r *Rows) heights(width float32) []float32 {
	out := make([]float32, len(r.lines))
	for i := range out {
		out[i] = Px(rowHeight)
		if r.folds(i, width) {
			out[i] += leading(size(SizeBody)) + Px(2)
		}
	}
	return out
}

func (r *Rows) heightFor(width float32) float32 {
	h := float32(0)
	for _, one := range r.heights(width) {
		h += one
	}
	return h
}

// CreateRenderer is for Fyne.
func (r *Rows) CreateRenderer() fyne.WidgetRenderer {
	out := &rowsRenderer{rows: r, ground: NewBox(ColorSurface, ColorLine, radiusCorner), ring: &canvas.Rectangle{}}
	out.Refresh()
	return out
}

// MinSize is for Fyne.
func (r *Rows) MinSize() fyne.Size {
	r.ExtendBaseWidget(r)
	return fyne.NewSize(Px(100), r.heightFor(r.Size().Width))
}

type rowsRenderer struct {
	scene
	rows   *Rows
	ground *Box
	ring   *canvas.Rectangle
	drawn  []*rowDrawing
}

// rowDrawing is one row: what shows that it is chosen, its line, the rule below.
type rowDrawing struct {
	fill, bar, rule *canvas.Rectangle
	line, below     lineBox
}

// show lays a line into its row, folded if it has to be.
func (d *rowDrawing) show(line Line, folded bool, width, top, height float32) {
	if !folded {
		d.line.set(line)
		d.below.set(Line{})
		d.line.layout(fyne.NewPos(Px(16), top), fyne.NewSize(width-2*Px(16), height))
		d.below.layout(fyne.Position{}, fyne.Size{})
		return
	}
	first, rest := line, line
	first.Left, first.Right = line.Left[:line.Fold], nil
	rest.Left = line.Left[line.Fold:]
	d.line.set(first)
	d.below.set(rest)
	half := height / 2
	d.line.layout(fyne.NewPos(Px(16), top+Px(4)), fyne.NewSize(width-2*Px(16), half))
	d.below.layout(fyne.NewPos(Px(16), top+half-Px(4)), fyne.NewSize(width-2*Px(16), half))
}

func (r *rowsRenderer) MinSize() fyne.Size { return r.rows.MinSize() }

func (r *rowsRenderer) Layout(s fyne.Size) {
	place(r.ground, 0, 0, s.Width, s.Height)
	outline(r.ring, fyne.Position{}, s, size(SizeFocus))
	edge, top := size(SizeBorder), float32(0)
	heights := r.rows.heights(s.Width)
	for i, d := range r.drawn {
		h := heights[i]
		place(d.fill, edge, top+edge, s.Width-2*edge, h-2*edge)
		place(d.bar, edge, top+edge, Px(3), h-2*edge)
		place(d.rule, edge, top+h-1, s.Width-2*edge, 1)
		d.show(r.line(i), r.rows.folds(i, s.Width), s.Width, top, h)
		top += h
	}
	r.collect()
}

// line is row i in the colours of its state.
func (r *rowsRenderer) line(i int) Line {
	if r.rows.focused && i == r.rows.chosen {
		return r.rows.lines[i].onChosen()
	}
	return r.rows.lines[i]
}

// collect gathers what is drawn, the ring over everything.
func (r *rowsRenderer) collect() {
	r.objects = append(r.objects[:0], r.ground)
	for _, d := range r.drawn {
		r.objects = append(r.objects, d.fill, d.bar, d.rule)
		r.objects = append(r.objects, d.line.objects...)
		r.objects = append(r.objects, d.below.objects...)
	}
	r.objects = append(r.objects, r.ring)
}

func (r *rowsRenderer) Refresh() {
	rows := r.rows
	r.ground.Hidden = len(rows.lines) == 0
	r.ring.FillColor, r.ring.StrokeColor, r.ring.CornerRadius = nil, Color(ColorFocus), Px(radiusCorner)
	r.ring.Hidden = !rows.focused || len(rows.lines) == 0
	for len(r.drawn) < len(rows.lines) {
		r.drawn = append(r.drawn, &rowDrawing{fill: &canvas.Rectangle{}, bar: &canvas.Rectangle{}, rule: &canvas.Rectangle{}})
	}
	r.drawn = r.drawn[:len(rows.lines)]
	for i := range rows.lines {
		d, chosen := r.drawn[i], rows.focused && i == rows.chosen
		d.fill.FillColor = Color(ColorHover)
		if chosen {
			d.fill.FillColor = Color(ColorChosen)
		}
		d.fill.Hidden = !chosen && i != rows.hovered
		d.bar.FillColor, d.bar.Hidden = Color(ColorChosenBar), !chosen
		d.rule.FillColor, d.rule.Hidden = Color(ColorLineSoft), i == len(rows.lines)-1
	}
	r.Layout(rows.Size())
	canvas.Refresh(rows)
}
