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
