package dayreport

import (
	"image/color"

	"ieumdesk/ui/slip/sheet"
)

// cellPad is the room in a cell above and below its text and at its sides, mm.
const cellPad = 1.3

// table draws a table; where the page ends it goes on under its headings.
func (d *drawing) table(t Table) {
	widths := d.widths(t)
	d.row(t.Columns, widths, d.bold.WithSize(8), tint)
	for i, cells := range t.Rows {
		if d.y+d.height(cells, widths, d.plain) > bottom {
			d.begin()
			d.row(t.Columns, widths, d.bold.WithSize(8), tint)
		}
		st := d.plain
		if t.Sum && i == len(t.Rows)-1 {
			st = d.bold
		}
		d.row(cells, widths, st, white)
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

func (d *drawing) row(cells []string, widths []float64, st sheet.Style, ground color.RGBA) {
	h, x := d.height(cells, widths, st), margin
	for i, c := range cells {
		box := sheet.Rect{X: x, Y: d.y, W: widths[i], H: h}
		if ground != white {
			d.page.Fill(box, ground)
		}
		d.page.Frame(box, 0.15, hairline)
		if i > 0 {
			st = st.WithAlign(sheet.Right)
		}
		b := st.Layout(c, widths[i]-2*cellPad)
		d.page.Place(b, x+cellPad, d.y+(h-b.Height)/2)
		x += widths[i]
	}
	d.y += h
}
