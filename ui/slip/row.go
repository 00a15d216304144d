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
func (v *value) below(w float64, st sheet.Style, s string) { v.stack(st.Layout(s, w)) }

// stack adds the lines of a block under what is there.
func (v *value) stack(rest sheet.Block) {
	for rest.Lines() > 0 {
		var line sheet.Block
		line, rest = rest.Cut(1)
		v.bits = append(v.bits, bit{y: v.h, block: line})
		v.h += line.Height
	}
}

// first is the height of the first line, by which a label stands beside it.
func (v value) first() float64 {
	if len(v.bits) == 0 {
		return 0
	}
	return 2*v.bits[0].y + v.bits[0].block.Style.LineHeight()
}

// ink is how far to the right it reaches.
func (v value) ink() float64 {
	widest := 0.0
	for _, b := range v.bits {
		widest = max(widest, b.x+b.block.Ink())
	}
	return widest
}

// lines is how many lines of text it has.
func (v value) lines() int {
	n := 0
	for _, b := range v.bits {
		if !b.box {
			n++
		}
	}
	return n
}

// thing is something to tick off, in two languages or one.
type thing struct{ here, other string }

// ticks sets things to tick off, side by side as far as the width allows.
func ticks(w float64, here, other sheet.Style, things []thing) value {
	const apart = 7.0
	em := here.LineHeight() / here.Leading
	indent := em * (boxSide + 0.5)
	var v value
	x, y := 0.0, 0.0
	for _, t := range things {
		said := text(w-indent, here, t.here)
		if len(said.bits) == 0 {
			continue
		}
		if t.other != "" && t.other != t.here {
			said.below(w-indent, other, t.other)
		}
		if x > 0 && x+indent+said.ink() > w {
			x, y = 0, v.h
		}
		v.bits = append(v.bits, bit{x: x, y: y, block: here.Layout("", w), box: true})
		for _, b := range said.bits {
			b.x, b.y = b.x+x+indent, b.y+y
			v.bits = append(v.bits, b)
		}
		v.h = max(v.h, y+said.h)
		x += indent + said.ink() + apart
	}
	return v
}

func (v value) place(p *sheet.Page, x, y float64) {
	for _, b := range v.bits {
		if b.box {
			st := b.block.Style
			side := st.LineHeight() / st.Leading * boxSide
			p.Frame(sheet.Rect{X: x + b.x, Y: y + b.y + (st.LineHeight()-side)/2, W: side, H: side}, 0.3, st.Colour)
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
