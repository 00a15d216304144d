package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// listPlane is the whole height of a list, on which only rows in sight exist.
type listPlane struct {
	widget.BaseWidget
	list *List
}

func newListPlane(l *List) *listPlane {
	p := &listPlane{list: l}
	p.ExtendBaseWidget(p)
	return p
}

// Tapped is for Fyne.
func (p *listPlane) Tapped(ev *fyne.PointEvent) {
	l, y := p.list, ev.Position.Y
	if i := l.at(y); y >= 0 && i < l.count && y >= l.top(i) {
		l.tapped(i)
	}
}

// CreateRenderer is for Fyne.
func (p *listPlane) CreateRenderer() fyne.WidgetRenderer {
	r := &planeRenderer{plane: p}
	return r
}

type planeRenderer struct {
	scene
	plane *listPlane
	rows  []*listRow
}

func (r *planeRenderer) MinSize() fyne.Size {
	l := r.plane.list
	return fyne.NewSize(Px(100), l.top(l.count))
}

func (r *planeRenderer) Layout(fyne.Size) { r.draw() }

func (r *planeRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.plane)
}

// draw shows the rows in sight, using row objects again.
func (r *planeRenderer) draw() {
	l := r.plane.list
	h := l.rowHeight()
	from := max(l.at(l.inner.Offset.Y), 0)
	to := min(l.at(l.inner.Offset.Y+l.inner.Size().Height)+1, l.count)
	n := max(to-from, 0)
	for len(r.rows) < n {
		r.rows = append(r.rows, newListRow(l.lines))
	}
	r.objects = r.objects[:0]
	width := r.plane.Size().Width
	for i := range n {
		row := r.rows[i]
		row.show(l.rows(from+i), from+i == l.chosen, l.top(from+i), width, h)
		r.objects = append(r.objects, row.objects...)
		if head := l.head(from + i); head != nil {
			row.showHead(head.Line, l.top(from+i)-l.headHeight(), width, l.headHeight())
			r.objects = append(r.objects, row.band)
			r.objects = append(r.objects, row.head.objects...)
		}
	}
}

// listRow is the drawing of one row.
type listRow struct {
	ground, bar, rule *canvas.Rectangle
	lines             []lineBox
	objects           []fyne.CanvasObject
	band              *canvas.Rectangle // of the heading over it
	head              lineBox
}

func newListRow(lines int) *listRow {
	return &listRow{ground: &canvas.Rectangle{}, bar: &canvas.Rectangle{}, rule: &canvas.Rectangle{}, band: &canvas.Rectangle{}, lines: make([]lineBox, lines)}
}

// showHead lays the heading of a group over its first row.
func (r *listRow) showHead(line Line, y, width, height float32) {
	r.band.FillColor = Color(ColorSubtle)
	place(r.band, 0, y, width, height)
	if line.Size == "" {
		line.Size = SizeSecond
	}
	r.head.set(line)
	r.head.layout(fyne.NewPos(Px(16), y), fyne.NewSize(width-2*Px(16), height))
}

func (r *listRow) show(row ListRow, chosen bool, y, width, height float32) {
	r.ground.FillColor, r.ground.Hidden = Color(ColorChosen), !chosen
	r.bar.FillColor, r.bar.Hidden = Color(ColorChosenBar), !chosen
	r.rule.FillColor = Color(ColorLineSoft)
	place(r.ground, 0, y, width, height-1)
	place(r.bar, 0, y, Px(3), height-1)
	place(r.rule, 0, y+height-1, width, 1)
	r.objects = append(r.objects[:0], r.ground, r.bar, r.rule)
	at := y + Px(10)
	for i := range r.lines {
		var line Line
		if i < len(row.Lines) {
			line = row.Lines[i]
		}
		lineSize := SizeSecond
		if i == 0 {
			lineSize = SizeField
		}
		if line.Size == "" {
			line.Size = lineSize
		}
		if chosen {
			line = line.onChosen()
		}
		if row.Faded {
			line = line.faded()
		}
		h := leading(size(lineSize))
		r.lines[i].set(line)
		r.lines[i].layout(fyne.NewPos(Px(16), at), fyne.NewSize(width-2*Px(16), h))
		r.objects = append(r.objects, r.lines[i].objects...)
		at += h + Px(2)
	}
}
