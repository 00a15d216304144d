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

	// OnOpen runs on Enter and on a click.
	OnOpen func(i int)
	// OnKey sees the keys that are not the list's; what it does not take goes to
	// the window.
	OnKey func(*fyne.KeyEvent) bool
}

// rowHeight is that of one row of Rows, px.
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
func (r *Rows) TypedRune(rune) {}

// TypedKey is for Fyne.
func (r *Rows) TypedKey(ev *fyne.KeyEvent) {
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
	if i := int(y / Px(rowHeight)); i >= 0 && i < len(r.lines) {
		return i
	}
	return -1
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
	return fyne.NewSize(Px(100), Px(rowHeight)*float32(len(r.lines)))
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
	line            lineBox
}

func (r *rowsRenderer) MinSize() fyne.Size { return r.rows.MinSize() }

func (r *rowsRenderer) Layout(s fyne.Size) {
	place(r.ground, 0, 0, s.Width, s.Height)
	outline(r.ring, fyne.Position{}, s, size(SizeFocus))
	h, edge := Px(rowHeight), size(SizeBorder)
	for i, d := range r.drawn {
		top := float32(i) * h
		place(d.fill, edge, top+edge, s.Width-2*edge, h-2*edge)
		place(d.bar, edge, top+edge, Px(3), h-2*edge)
		place(d.rule, edge, top+h-1, s.Width-2*edge, 1)
		d.line.layout(fyne.NewPos(Px(16), top), fyne.NewSize(s.Width-2*Px(16), h))
	}
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
	r.objects = []fyne.CanvasObject{r.ground}
	for i, line := range rows.lines {
		d, chosen := r.drawn[i], rows.focused && i == rows.chosen
		d.fill.FillColor = Color(ColorHover)
		if chosen {
			d.fill.FillColor, line = Color(ColorChosen), line.onChosen()
		}
		d.fill.Hidden = !chosen && i != rows.hovered
		d.bar.FillColor, d.bar.Hidden = Color(ColorChosenBar), !chosen
		d.rule.FillColor, d.rule.Hidden = Color(ColorLineSoft), i == len(rows.lines)-1
		d.line.set(line)
		r.objects = append(r.objects, d.fill, d.bar, d.rule)
		r.objects = append(r.objects, d.line.objects...)
	}
	r.objects = append(r.objects, r.ring)
	r.Layout(rows.Size())
	canvas.Refresh(rows)
}
