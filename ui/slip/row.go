package slip

import (
	"ieumdesk/ui/slip/sheet"
)

// value is what stands in a cell: single lines and tick boxes at their places.
type value struct {
	h    float64
	bits []bit
}

// bit is one line of text, or one tick box, at x, y from the cell's corner.
type bit struct {
	x, y  float64
	block sheet.Block
	box   bool
}

// boxSide is the side of a tick box, in em of the text beside it.
const boxSide = 0.82

// text sets s in a width; more texts follow below one another.
func text(w float64, st sheet.Style, s string) value {
	var v value
	v.below(w, st, s)
	return v
}

// below adds a text under what is there.
func (v *value) below(w float64, st sheet.Style, s string) {
	rest := st.Layout(s, w)
	for rest.Lines() > 0 {
		var line sheet.Block
		line, rest = rest.Cut(1)
		v.bits = append(v.bits, bit{y: v.h, block: line})
		v.h += line.Height
	}
}

// ticks sets things to tick off, side by side as far as the width allows.
func ticks(w float64, st sheet.Style, things []string) value {
	const apart = 7.0
	em := st.LineHeight() / st.Leading
	indent := em * (boxSide + 0.5)
	var v value
	x := 0.0
	for _, s := range things {
		b := st.Layout(s, w-indent)
		if b.Lines() == 0 {
			continue
		}
		if x > 0 && x+indent+b.Ink() > w {
			x = 0
		}
		if x == 0 {
			v.h += st.LineHeight()
		}
		y := v.h - st.LineHeight()
		v.bits = append(v.bits, bit{x: x, y: y, block: st.Layout("", w), box: true})
		for i := 0; b.Lines() > 0; i++ {
			var line sheet.Block
			line, b = b.Cut(1)
			v.bits = append(v.bits, bit{x: x + indent, y: y + float64(i)*st.LineHeight(), block: line})
			v.h = max(v.h, y+float64(i+1)*st.LineHeight())
		}
		x += indent + v.bits[len(v.bits)-1].block.Ink() + apart
	}
	return v
}

func (v value) place(p *sheet.Page, x, y float64) {
	for _, b := range v.bits {
		if b.box {
			st := b.block.Style
			side := st.LineHeight() / st.Leading * boxSide
			p.Frame(sheet.Rect{X: x + b.x, Y: y + b.y + (st.LineHeight()-side)/2, W: side, H: side}, 0.3, navy)
			continue
		}
		p.Place(b.block, x+b.x, y+b.y)
	}
}

// cut divides a value so that its head is no higher than room.
func (v value) cut(room float64) (head, tail value) {
	for _, b := range v.bits {
		if end := b.y + max(b.block.Height, b.block.Style.LineHeight()); end <= room && len(tail.bits) == 0 {
			head.bits, head.h = append(head.bits, b), max(head.h, end)
			continue
		}
		b.y -= head.h
		tail.bits = append(tail.bits, b)
	}
	tail.h = v.h - head.h
	return head, tail
}

// cell is a label and what was filled in beside it, w millimetres wide.
type cell struct {
	label sheet.Block
	value value
	w     float64
}

// row is a line of a table: one cell over the whole width, or two.
type row struct {
	look
	cells []cell
	panel bool // on the ground of the interview, the part to find at a glance
	first bool // the first of its table
	last  bool // of the panel
}

func (r row) height() float64 {
	h := 0.0
	for _, c := range r.cells {
		h = max(h, c.label.Height, c.value.h)
	}
	return h + r.above() + r.under()
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

func (r row) under() float64 {
	if r.panel && r.last {
		return r.pad + 1.2
	}
	return r.pad
}

func (r row) draw(p *sheet.Page, y float64) {
	h := r.height()
	if r.panel {
		p.Fill(sheet.Rect{X: margin, Y: y, W: width, H: h}, paleBlue)
		p.Fill(sheet.Rect{X: margin, Y: y, W: 1.4, H: h}, blue)
	} else {
		r.ground(p, y, h)
	}
	x := margin
	for _, c := range r.cells {
		first := h - r.above() - r.under()
		if len(c.value.bits) > 0 {
			first = c.value.bits[0].block.Style.LineHeight()
		}
		// The label stands in the middle of the value's first line.
		p.Place(c.label, x+cellPad, y+r.above()+max(0, (first-c.label.Height)/2))
		c.value.place(p, x+labelW+cellPad, y+r.above())
		x += c.w
	}
}

// ground is the tint under the labels and the rules above and below. Rows that
// touch draw the rule between them twice, on the same place.
func (r row) ground(p *sheet.Page, y, h float64) {
	const thin, thick = 0.15, 0.5
	x := margin
	for _, c := range r.cells {
		p.Fill(sheet.Rect{X: x, Y: y, W: labelW, H: h}, tint)
		x += c.w
	}
	if r.first {
		p.Fill(sheet.Rect{X: margin, Y: y - thick/2, W: width, H: thick}, navy)
	} else {
		p.Fill(sheet.Rect{X: margin, Y: y - thin/2, W: width, H: thin}, hairline)
	}
	p.Fill(sheet.Rect{X: margin, Y: y + h - thin/2, W: width, H: thin}, hairline)
}

// split divides a row that would leave a large hole, or that no page could
// hold; nil if it stays whole.
func (r row) split(room float64) (head, tail part) {
	line := r.plain.LineHeight()
	room -= r.above() + r.under()
	if room < 3*line || r.height() < 6*line {
		return nil, nil
	}
	h, t := r, r
	h.cells, t.cells = nil, nil
	h.last, t.first = false, true
	for _, c := range r.cells {
		upper, lower := c.value.cut(room)
		h.cells = append(h.cells, cell{label: c.label, value: upper, w: c.w})
		t.cells = append(t.cells, cell{label: c.label, value: lower, w: c.w})
	}
	return h, t
}
