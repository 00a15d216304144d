package dayreport

import (
	"image/color"

	"ieumdesk/ui/slip/sheet"
)

// cellPad is the room in a cell above and below its text and at its sides, mm.
const cellPad = 1.3

// The thickness of the lines of a table, mm, and the least size of its headings in
// points.
const (
	rule      = 0.15
	leastHead = 6.5
)

// table draws a table; where the page ends it goes on under its headings. Neither
// its first row nor its last, which may be the sum, stands alone on a page.
func (d *drawing) table(t Table) {
	widths := d.widths(t)
	last := len(t.Rows) - 1
	for i, cells := range t.Rows {
		needed := d.height(cells, widths, d.plain)
		if i == 0 && last > 0 || i == last-1 {
			needed += d.height(t.Rows[i+1], widths, d.plain)
		}
		if i == 0 {
			needed += d.plain.LineHeight() + 2*cellPad // of the headings
		}
		if broken := d.y+needed > bottom; broken || i == 0 {
			if broken {
				d.begin()
			}
			d.headings(t.Columns, widths)
		}
		st := d.plain
		if t.Sum && i == last {
			st = d.bold
		}
		d.row(cells, widths, st)
	}
}

// widths: the first column has what the numbers leave, and they no more than they
// need to be read across.
func (d *drawing) widths(t Table) []float64 {
	n := len(t.Columns)
	out := make([]float64, n)
	numbers := min((width-42)/float64(max(n-1, 1)), 28)
	for i := range out {
		out[i] = numbers
	}
	out[0] = min(width-numbers*float64(n-1), 70)
	return out
}

func (d *drawing) height(cells []string, widths []float64, st sheet.Style) float64 {
	h := st.LineHeight()
	for i, c := range cells {
		h = max(h, st.Layout(c, widths[i]-2*cellPad).Height)
	}
	return h + 2*cellPad
}

// headings are smaller rather than broken within a word.
func (d *drawing) headings(names []string, widths []float64) {
	st := d.bold.WithSize(8)
	blocks := make([]sheet.Block, len(names))
	for i, name := range names {
		blocks[i], _ = aligned(st, i).Fit(name, widths[i]-2*cellPad, st.LineHeight(), leastHead)
	}
	d.cells(blocks, widths, st.LineHeight(), tint)
}

func (d *drawing) row(cells []string, widths []float64, st sheet.Style) {
	blocks := make([]sheet.Block, len(cells))
	for i, c := range cells {
		blocks[i] = aligned(st, i).Layout(c, widths[i]-2*cellPad)
	}
	d.cells(blocks, widths, st.LineHeight(), white)
}

// aligned: all but the first column are numbers.
func aligned(st sheet.Style, column int) sheet.Style {
	if column == 0 {
		return st
	}
	return st.WithAlign(sheet.Right)
}

// cells draws what is laid out; neighbours share the line between them.
func (d *drawing) cells(blocks []sheet.Block, widths []float64, least float64, ground color.RGBA) {
	h, x := least, margin
	for _, b := range blocks {
		h = max(h, b.Height)
	}
	h += 2 * cellPad
	for i, b := range blocks {
		if ground != white {
			d.page.Fill(sheet.Rect{X: x, Y: d.y, W: widths[i], H: h}, ground)
		}
		d.page.Frame(sheet.Rect{X: x, Y: d.y, W: widths[i] + rule, H: h + rule}, rule, hairline)
		d.page.Place(b, x+cellPad, d.y+(h-b.Height)/2)
		x += widths[i]
	}
	d.y += h
}
