package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// ListRow is what a row of a List shows: up to three lines, faded if it is over.
type ListRow struct {
	Lines []Line
	Faded bool
}

// List shows many rows of which only those in sight are drawn. It is moved by
// keys while the focus stays in a search box: see Key.
type List struct {
	widget.BaseWidget
	rows   func(i int) ListRow
	count  int
	lines  int // of each row
	chosen int
	inner  *container.Scroll
	box    *Entry // the search box over it, which keeps the focus
	plane  *listPlane

	// OnChoose runs when another row becomes the chosen one by key or click.
	OnChoose func(i int)
	// OnOpen runs on Enter and on a click of the chosen row.
	OnOpen func(i int)
}

// NewList makes an empty list whose rows have so many lines.
func NewList(lines int) *List {
	l := &List{lines: lines, chosen: -1, rows: func(int) ListRow { return ListRow{} }}
	l.plane = newListPlane(l)
	l.inner = container.NewVScroll(l.plane)
	l.inner.OnScrolled = func(fyne.Position) { l.plane.Refresh() }
	l.ExtendBaseWidget(l)
	return l
}

// Set shows count rows and chooses one, -1 for none, without telling OnChoose.
func (l *List) Set(count, chosen int, rows func(i int) ListRow) {
	l.count, l.chosen, l.rows = count, chosen, rows
	l.plane.Resize(l.plane.MinSize().Max(fyne.NewSize(l.inner.Size().Width, 0)))
	l.inner.Refresh()
	l.reveal()
	l.plane.Refresh()
}

// Count is how many rows there are.
func (l *List) Count() int { return l.count }

// Chosen is the chosen row, -1 if there is none.
func (l *List) Chosen() int { return l.chosen }

// Key moves or opens by a key and reports whether it was one of the list's.
func (l *List) Key(ev *fyne.KeyEvent) bool {
	page := max(int(l.inner.Size().Height/l.rowHeight())-1, 1)
	switch ev.Name {
	case fyne.KeyDown:
		l.Choose(l.chosen + 1)
	case fyne.KeyUp:
		l.Choose(l.chosen - 1)
	case fyne.KeyPageDown:
		l.Choose(l.chosen + page)
	case fyne.KeyPageUp:
		l.Choose(l.chosen - page)
	case fyne.KeyReturn, fyne.KeyEnter:
		if l.chosen < 0 || l.OnOpen == nil {
			return false
		}
		l.OnOpen(l.chosen)
	default:
		return false
	}
	return true
}

// Choose chooses row i or the nearest there is.
func (l *List) Choose(i int) {
	i = max(0, min(i, l.count-1))
	if l.count == 0 || i == l.chosen {
		return
	}
	l.chosen = i
	l.reveal()
	l.plane.Refresh()
	if l.OnChoose != nil {
		l.OnChoose(i)
	}
}

func (l *List) tapped(i int) {
	if c := canvasOf(l); c != nil && l.box != nil {
		c.Focus(l.box) // the click took it away
	}
	if i == l.chosen {
		if l.OnOpen != nil {
			l.OnOpen(i)
		}
		return
	}
	l.Choose(i)
}

// reveal scrolls so that the chosen row is in sight.
func (l *List) reveal() {
	if l.chosen < 0 {
		return
	}
	h := l.rowHeight()
	top, view := float32(l.chosen)*h, l.inner.Size().Height
	switch {
	case top < l.inner.Offset.Y:
		l.inner.ScrollToOffset(fyne.NewPos(0, top))
	case top+h > l.inner.Offset.Y+view && view > 0:
		l.inner.ScrollToOffset(fyne.NewPos(0, top+h-view))
	}
}

// rowHeight is that of every row: lines by the sizes LOOK gives them.
func (l *List) rowHeight() float32 {
	h := 2*Px(10) + leading(size(SizeField))
	for range l.lines - 1 {
		h += Px(2) + leading(size(SizeSecond))
	}
	return h + 1
}

// CreateRenderer is for Fyne.
func (l *List) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.inner) }

// MinSize is for Fyne.
func (l *List) MinSize() fyne.Size {
	l.ExtendBaseWidget(l)
	return fyne.NewSize(Px(200), 2*l.rowHeight())
}
