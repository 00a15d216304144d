package slip

import (
	"ieumdesk/ui/slip/sheet"
)

// cell is a label and what was filled in, beside it or below, w millimetres wide.
type cell struct {
	label, value value
	w, labelW    float64
}

// row is a line of a table: one cell over the whole width, or more.
type row struct {
	*look
	cells []cell
	w     float64
	least float64 // height that is left for what is written by hand
	panel bool    // on the ground of the interview, the part to find at a glance
	first bool    // the first of its table
	last  bool    // of the panel
}

func (r row) height() float64 {
	h, line := r.least, r.line()
	for _, c := range r.cells {
		if r.stacked {
			h = max(h, c.label.h+max(c.value.h, r.least))
		} else {
			h = max(h, line.middle(c.value)+c.value.h, line.middle(c.label)+c.label.h)
		}
	}
	return h + r.above() + r.below()
}

// firstLine is the height of the highest first line of a row's values, in whose
// middle the first lines of all labels and values stand.
type firstLine float64

func (r row) line() firstLine {
	h := r.least
	for _, c := range r.cells {
		h = max(h, c.value.first())
	}
	return firstLine(h)
}

func (l firstLine) middle(v value) float64 {
	if len(v.bits) == 0 {
		return 0
	}
	return max(0, (float64(l)-v.first())/2)
}

// In the panel rows stand closer, and further from its edges.
func (r row) above() float64 {
	switch {
	case !r.panel:
		return r.pad
	case r.first:
		return r.pad + 0.8
	}
	return 0
}

func (r row) below() float64 {
	if r.panel && r.last {
		return r.pad + 1.2
	}
	return r.pad
}

// inset is how far from a cell's left edge its label starts.
func (r row) inset() float64 {
	switch {
	case !r.mono:
		return cellPad
	case r.panel:
		return 2.4
	}
	return 0.6
}

func (r row) draw(p *sheet.Page, x, y float64) {
	h := r.height()
	if r.panel {
		r.panelGround(p, x, y, h)
	} else {
		r.ground(p, x, y, h)
	}
	for _, c := range r.cells {
		at, line := y+r.above(), r.line()
		if r.stacked {
			c.label.place(p, x+r.inset(), at)
			c.value.place(p, x+r.inset(), at+c.label.h)
		} else {
			c.label.place(p, x+r.inset(), at+line.middle(c.label))
			c.value.place(p, x+c.labelW+r.inset(), at+line.middle(c.value))
		}
		x += c.w
	}
}

func (r row) panelGround(p *sheet.Page, x, y, h float64) {
	if !r.mono {
		p.Fill(sheet.Rect{X: x, Y: y, W: r.w, H: h}, r.look.panel)
		p.Fill(sheet.Rect{X: x, Y: y, W: 1.4, H: h}, r.mark)
		return
	}
	const t = 0.5 // a frame in black, drawn row by row
	p.Fill(sheet.Rect{X: x, Y: y, W: t, H: h}, r.mark)
	p.Fill(sheet.Rect{X: x + r.w - t, Y: y, W: t, H: h}, r.mark)
	if r.first {
		p.Fill(sheet.Rect{X: x, Y: y, W: r.w, H: t}, r.mark)
	}
	if r.last {
		p.Fill(sheet.Rect{X: x, Y: y + h - t, W: r.w, H: t}, r.mark)
	}
}

// The rules of tables, in millimetres.
const thin, thick = 0.15, 0.5

// ground is the tint under the labels and the rules above and below. Rows that
// touch draw the rule between them twice, on the same place.
func (r row) ground(p *sheet.Page, x, y, h float64) {
	if !r.mono {
		at := x
		for _, c := range r.cells {
			p.Fill(sheet.Rect{X: at, Y: y, W: c.labelW, H: h}, r.look.ground)
			at += c.w
		}
	}
	rules(p, r.look, x, y, r.w, h, r.first)
}

// rules are the line above a row, strong if it is the first, and the one below.
func rules(p *sheet.Page, l *look, x, y, w, h float64, first bool) {
	if first {
		p.Fill(sheet.Rect{X: x, Y: y - thick/2, W: w, H: thick}, l.strong)
	} else {
		p.Fill(sheet.Rect{X: x, Y: y - thin/2, W: w, H: thin}, l.rule)
	}
	p.Fill(sheet.Rect{X: x, Y: y + h - thin/2, W: w, H: thin}, l.rule)
}

// split divides a row that would leave a large hole, or that no page could
// hold; nil if it stays whole.
func (r row) split(room float64) (head, tail part) {
	line := r.plain.LineHeight()
	room -= r.above() + r.below()
	if room < 3*line || r.height() < 6*line {
		return nil, nil
	}
	h, t := r, r
	h.cells, t.cells = nil, nil
	h.last, t.first = false, true
	for _, c := range r.cells {
		upper, lower := c.value.cut(room)
		one, other := c, c
		one.value, other.value = upper, lower
		h.cells, t.cells = append(h.cells, one), append(t.cells, other)
	}
	return h, t
}
