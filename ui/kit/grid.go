package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Grid is a short table, as high as its rows: figures under their headings. Tab
// reaches it, the arrows walk over the cells that open something, Enter or a click
// opens one.
type Grid struct {
	widget.BaseWidget
	columns []GridColumn
	rows    []GridRow
	roomy   bool

	row, column int // the chosen cell
	hovered     gridCell
	focused     bool
	scroll      *Scroll

	// OnOpen runs on Enter and on a click of a cell that opens something.
	OnOpen func(row, column int)
}

// GridColumn is a column and its heading.
type GridColumn struct {
	Title  string
	Number bool    // its cells stand at the right
	Bar    bool    // its cells are bars; where there is no room for them the column goes first
	Share  float32 // of the width that is left over
}

// GridRow is a row of cells, one for each column.
type GridRow struct {
	Cells []GridCell
	Sum   bool // adds the others up: bold, with a line over it
}

// GridCell is what stands in a cell.
type GridCell struct {
	Text  string
	Large bool    // what one looks for
	Part  float32 // of a bar that is full, 0 to 1; a bar of no text is none
	Opens bool
}

type gridCell struct{ row, column int }

var nowhere = gridCell{-1, -1}

// NewGrid makes a grid without rows.
func NewGrid(columns ...GridColumn) *Grid {
	g := &Grid{columns: columns, hovered: nowhere}
	g.ExtendBaseWidget(g)
	return g
}

// In tells the grid which scroll it lies in, so that the chosen row is seen.
func (g *Grid) In(s *Scroll) *Grid { g.scroll = s; return g }

func (g *Grid) reveal() {
	if g.scroll != nil && g.focused {
		l := g.lay(g.Size().Width)
		top := l.head + float32(g.row)*l.row
		if g.row == 0 { // with the headings
			g.scroll.revealPart(g, 0, l.head+l.row)
			return
		}
		g.scroll.revealPart(g, top, l.row)
	}
}

// Roomy gives the rows the height of a table that a page is about.
func (g *Grid) Roomy() *Grid { g.roomy = true; return g }

// Set shows other rows and keeps the chosen place as near as can be.
func (g *Grid) Set(rows []GridRow) {
	g.rows, g.hovered = rows, nowhere
	if !g.opens(gridCell{g.row, g.column}) {
		g.row, g.column = g.firstOpen()
	}
	g.Refresh()
	Relayout(g)
}

// SetColumns shows other columns; Set must follow.
func (g *Grid) SetColumns(columns ...GridColumn) { g.columns, g.rows = columns, nil }

// Rows are what is shown, for tests.
func (g *Grid) Rows() []GridRow { return g.rows }

// Chosen is the cell the arrows have come to.
func (g *Grid) Chosen() (row, column int) { return g.row, g.column }

// Choose goes to a cell, if it opens something.
func (g *Grid) Choose(row, column int) {
	if g.opens(gridCell{row, column}) && (row != g.row || column != g.column) {
		g.row, g.column = row, column
		g.Refresh()
		g.reveal()
	}
}

func (g *Grid) firstOpen() (row, column int) {
	for i, r := range g.rows {
		for j, c := range r.Cells {
			if c.Opens {
				return i, j
			}
		}
	}
	return 0, 0
}

func (g *Grid) opens(at gridCell) bool {
	return at.row >= 0 && at.row < len(g.rows) && at.column >= 0 && at.column < len(g.rows[at.row].Cells) && g.rows[at.row].Cells[at.column].Opens
}

// FocusGained is for Fyne.
func (g *Grid) FocusGained() {
	g.focused = true
	g.Refresh()
	g.reveal()
}

// FocusLost is for Fyne.
func (g *Grid) FocusLost() { g.focused = false; g.Refresh() }

// TypedRune is for Fyne; letters come as keys.
func (g *Grid) TypedRune(c rune) { showRune(g, c) }

// TypedKey is for Fyne.
func (g *Grid) TypedKey(ev *fyne.KeyEvent) {
	if showEnter(g, ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyDown:
		g.walk(1, 0)
	case fyne.KeyUp:
		g.walk(-1, 0)
	case fyne.KeyRight:
		g.walk(0, 1)
	case fyne.KeyLeft:
		g.walk(0, -1)
	case fyne.KeyReturn, fyne.KeyEnter:
		g.open(gridCell{g.row, g.column})
	default:
		passKey(g, ev)
	}
}

// walk goes to the next cell in a direction that opens something.
func (g *Grid) walk(down, right int) {
	at := gridCell{g.row + down, g.column + right}
	for at.row >= 0 && at.row < len(g.rows) && at.column >= 0 && at.column < len(g.columns) {
		if g.opens(at) {
			g.Choose(at.row, at.column)
			return
		}
		at.row, at.column = at.row+down, at.column+right
	}
}

func (g *Grid) open(at gridCell) {
	if g.opens(at) && g.OnOpen != nil {
		g.OnOpen(at.row, at.column)
	}
}

// TypedShortcut is for Fyne.
func (g *Grid) TypedShortcut(s fyne.Shortcut) { passShortcut(g, s) }

// Tapped is for Fyne.
func (g *Grid) Tapped(ev *fyne.PointEvent) {
	if at := g.at(ev.Position); g.opens(at) {
		g.Choose(at.row, at.column)
		g.open(at)
	}
}

// MouseIn is for Fyne.
func (g *Grid) MouseIn(ev *desktop.MouseEvent) { g.MouseMoved(ev) }

// MouseMoved is for Fyne.
func (g *Grid) MouseMoved(ev *desktop.MouseEvent) { g.hover(g.at(ev.Position)) }

// MouseOut is for Fyne.
func (g *Grid) MouseOut() { g.hover(nowhere) }

func (g *Grid) hover(at gridCell) {
	if !g.opens(at) {
		at = nowhere
	}
	if at != g.hovered {
		g.hovered = at
		g.Refresh()
	}
}

// at is the cell that lies at a point.
func (g *Grid) at(p fyne.Position) gridCell {
	l := g.lay(g.Size().Width)
	if p.Y < l.head {
		return nowhere
	}
	at := gridCell{int((p.Y - l.head) / l.row), -1}
	for i, x := range l.left {
		if p.X >= x {
			at.column = i
		}
	}
	return at
}

func (g *Grid) heightFor(width float32) float32 {
	l := g.lay(width)
	return l.head + l.row*float32(len(g.rows))
}

// MinSize is for Fyne.
func (g *Grid) MinSize() fyne.Size {
	g.ExtendBaseWidget(g)
	return fyne.NewSize(Px(100), g.heightFor(g.Size().Width))
}
