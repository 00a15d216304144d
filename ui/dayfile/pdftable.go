package dayfile

import "ieumdesk/ui/slip/sheet"

// table draws a table whose width has so many shares; its head stands again on each
// page that it goes on to.
func (d *drawing) table(t Table, shares int, st sheet.Style, pad float64) {
	head := d.cells(t, shares, st, nil, false)
	first := 0.0
	if len(t.Rows) > 0 {
		first = d.cells(t, shares, st, t.Rows[0], false).height
	}
	if !d.fits(9 + head.height + first + 4*pad) {
		d.begin()
	}
	d.heading(t.Title)
	d.row(head, pad, true, 0.4)
	if len(t.Rows) == 0 {
		none := d.plain.WithColour(second).WithAlign(sheet.Centre).Layout(d.words.T("dayfile.none"), width)
		d.row(cells{height: none.Height, blocks: []placed{{x: margin, block: none}}}, pad, false, 0.15)
		return
	}
	for i, row := range t.Rows {
		total := t.Total && i == len(t.Rows)-1
		c := d.cells(t, shares, st, row, total)
		if !d.fits(c.height + 2*pad) {
			d.begin()
			d.row(head, pad, true, 0.4)
		}
		d.row(c, pad, total, 0.15)
	}
}

// cells are a row laid out.
type cells struct {
	height float64
	blocks []placed
}

type placed struct {
	x     float64
	block sheet.Block
}

// cells lays out a row of a table; no row is its head.
func (d *drawing) cells(t Table, shares int, st sheet.Style, row []Cell, total bool) cells {
	var out cells
	share, x := width/float64(shares), margin
	for i, c := range t.Columns {
		said, look := c.Title, st
		if row != nil {
			said = row[i].Shown()
		} else {
			look.Colour = navy
		}
		if row == nil || total {
			look.Fonts = d.bold.Fonts
		}
		if c.Kind == Number {
			look.Align = sheet.Right
		}
		w := share * float64(c.Share)
		pad := cellPad * st.Size / d.plain.Size
		b := look.Layout(said, w-2*pad)
		if row == nil { // a head rather gets smaller than it breaks within a word
			b, _ = look.Fit(said, w-2*pad, look.LineHeight(), 6.5)
		}
		out.blocks = append(out.blocks, placed{x + pad, b})
		out.height = max(out.height, b.Height, st.LineHeight())
		x += w
	}
	return out
}

// row draws cells with a rule below them, on a ground if they are to stand out.
func (d *drawing) row(c cells, pad float64, ground bool, rule float64) {
	h := c.height + 2*pad
	if ground {
		d.page.Fill(sheet.Rect{X: margin, Y: d.y, W: width, H: h}, tint)
	}
	for _, b := range c.blocks {
		d.page.Place(b.block, b.x, d.y+pad)
	}
	d.y += h
	colour := hairline
	if rule > 0.3 {
		colour = navy
	}
	d.page.Fill(sheet.Rect{X: margin, Y: d.y - rule/2, W: width, H: rule}, colour)
}
