package kit

import "fyne.io/fyne/v2"

// gridLayout is where the columns and rows of a grid stand at a width.
type gridLayout struct {
	left, width []float32 // of each column, without the room between; 0: not shown
	titles      [][]string
	head, row   float32 // heights
}

// Room in a grid, px: at both ends of a row, between columns, the least of a bar.
const (
	gridEdge  = 14
	gridGap   = 14
	gridBar   = 80
	gridRoomy = 42
	gridRow   = 36
)

// lay finds the widths: what the cells and headings need; where that is too much,
// bars go, then headings break, then the first column is cut. What is left over is
// shared out.
func (g *Grid) lay(width float32) gridLayout {
	room := width - 2*Px(gridEdge)
	l := gridLayout{titles: make([][]string, len(g.columns)), row: Px(gridRow)}
	if g.roomy {
		l.row = Px(gridRoomy)
	}
	for _, tight := range []tightness{loose, withoutBars, broken} {
		l.width = g.needs(tight)
		if l.used() <= room {
			break
		}
	}
	if over := l.used() - room; over > 0 && len(l.width) > 0 {
		l.width[0] = max(l.width[0]-over, Px(40))
	}
	g.share(&l, room-l.used())
	x, lines := Px(gridEdge), 1
	l.left = make([]float32, len(g.columns))
	for i, w := range l.width {
		l.left[i] = x
		if w > 0 {
			x += w + Px(gridGap)
		}
		l.titles[i] = breakLines(g.columns[i].Title, func(s string) bool { return titleWidth(s) <= w+1 })
		if w > 0 {
			lines = max(lines, len(l.titles[i]))
		}
	}
	l.head = float32(lines)*leading(size(SizeSmall)) + Px(12)
	return l
}

type tightness int

const (
	loose tightness = iota
	withoutBars
	broken // headings in two lines
)

// needs are the widths that the columns need.
func (g *Grid) needs(t tightness) []float32 {
	out := make([]float32, len(g.columns))
	for i, c := range g.columns {
		if c.Bar {
			if t == loose {
				out[i] = Px(gridBar)
			}
			continue
		}
		title := titleWidth(c.Title)
		if t == broken {
			title = ceil(title/2) + Px(6)
		}
		out[i] = title
		for _, r := range g.rows {
			if i < len(r.Cells) {
				out[i] = max(out[i], cellWidth(r.Cells[i], r.Sum))
			}
		}
	}
	return out
}

func (l gridLayout) used() float32 {
	w, n := float32(0), 0
	for _, one := range l.width {
		if one > 0 {
			w, n = w+one, n+1
		}
	}
	return w + Px(gridGap)*float32(max(n-1, 0))
}

// share gives what is left over to the columns by their share.
func (g *Grid) share(l *gridLayout, left float32) {
	total := float32(0)
	for i, c := range g.columns {
		if l.width[i] > 0 {
			total += c.Share
		}
	}
	if left <= 0 || total == 0 {
		return
	}
	for i, c := range g.columns {
		if l.width[i] > 0 {
			l.width[i] += float32(int(left * c.Share / total))
		}
	}
}

func titleWidth(s string) float32 {
	box, _ := measure(s, size(SizeSmall), false)
	return ceil(box.Width)
}

func cellWidth(c GridCell, sum bool) float32 {
	box, _ := measure(c.Text, size(c.size()), c.Large || sum)
	return ceil(box.Width)
}

// size is that of the text of a cell.
func (c GridCell) size() fyne.ThemeSizeName {
	if c.Large {
		return SizeHeading
	}
	return SizeBody
}
