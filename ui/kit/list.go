package kit

import (
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// ListRow is what a row of a List shows: up to three lines, faded if it is over.
type ListRow struct {
	Lines []Line
	Faded bool
}

// ListHead is a heading over a row, the first of a group.
type ListHead struct {
	At   int // the row
	Line Line
}

// List shows many rows of which only those in sight are drawn. It is moved by
// keys while the focus stays in a search box: see Key.
type List struct {
	widget.BaseWidget
	rows   func(i int) ListRow
	count  int
	lines  int // of each row
	heads  []ListHead
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

// SetGroups is Set with headings over some of the rows, in rising order.
func (l *List) SetGroups(heads []ListHead, count, chosen int, rows func(i int) ListRow) {
	l.heads = heads
	l.Set(count, chosen, rows)
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
	top, view := l.top(l.chosen), l.inner.Size().Height
	below := top + l.rowHeight()
	if l.head(l.chosen) != nil {
		top -= l.headHeight()
	}
	switch {
	case top < l.inner.Offset.Y:
		l.inner.ScrollToOffset(fyne.NewPos(0, top))
	case below > l.inner.Offset.Y+view && view > 0:
		l.inner.ScrollToOffset(fyne.NewPos(0, below-view))
	}
}

// headHeight is that of a heading.
func (l *List) headHeight() float32 { return leading(size(SizeSecond)) + Px(14) }

// headsTo counts the headings over row i and those before it.
func (l *List) headsTo(i int) int {
	return sort.Search(len(l.heads), func(n int) bool { return l.heads[n].At > i })
}

// head is the heading over row i, nil if there is none.
func (l *List) head(i int) *ListHead {
	if n := l.headsTo(i); n > 0 && l.heads[n-1].At == i {
		return &l.heads[n-1]
	}
	return nil
}

// top is where row i begins, below its heading.
func (l *List) top(i int) float32 {
	return float32(i)*l.rowHeight() + float32(l.headsTo(i))*l.headHeight()
}

// at is the row that lies at y, or whose heading does; count and more below the last.
func (l *List) at(y float32) int {
	if len(l.heads) == 0 {
		return int(y / l.rowHeight())
	}
	return sort.Search(l.count, func(i int) bool { return l.top(i)+l.rowHeight() > y })
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
