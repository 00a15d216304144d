package slip

import (
	"ieumdesk/model"
	"ieumdesk/ui/slip/sheet"
)

// The QR code has 25 modules a side and four of quiet zone around. Each is ten
// pixels at 300 dots per inch, eight where several sheets share a page, and on a
// roll seven dots of its printer.
const (
	codeSide   = 25 * 10 * 25.4 / 300
	codeShared = 25 * 8 * 25.4 / 300
	codeRoll   = 25 * 7 / 8.0
	quiet      = 4.0 / 25 // of the code's side
	headApart  = 8.0      // millimetres between what is said and the code
	logoWidth  = 45.0     // a logo may take at most
)

// titled is what the head of a sheet says.
type titled struct {
	key   string // of the title
	kind  model.SheetKind
	slip  Slip
	code  sheet.Matrix // nil: none
	facts []field
	bare  bool   // it need not say whose it is
	how   string // a sentence below; "" for none
}

// head is the top of a sheet's first page: whose it is, what it is, its number,
// and the code that leads to the record.
type head struct {
	whole
	*look
	w, h    float64
	logo    *sheet.Picture
	logoBox sheet.Rect // from the head's corner
	said    value      // office, title, facts
	chip    sheet.Block
	chipX   float64
	chipY   float64 // its middle
	code    sheet.Matrix
	side    float64
	short   []sheet.Block // the short number, and that it is one
}

// head lays the top of a sheet out.
func (f *form) head(t titled) part {
	h := head{look: f.look, w: f.w, code: t.code}
	if !t.bare {
		h.logo = f.setup.Logo
	}
	room := f.w
	if h.code != nil {
		h.side = codeSide
		switch {
		case f.mono:
			h.side = codeRoll
		case f.shared:
			h.side = codeShared
		}
		room -= h.side + headApart
	}
	if !t.bare {
		f.headOffice(&h, joined(" · ", t.slip.Centre, t.slip.Desk), room)
	}
	f.headTitle(&h, t, room)
	if h.code != nil && !f.shared {
		f.headShort(&h, t.slip.Short)
	}
	if f.mono {
		h.said.h, room = max(h.said.h, h.codeEnd()), f.w
	}
	if f.shared && t.bare {
		f.factsBeside(&h, t.facts, room)
	} else {
		f.headFacts(&h, t.facts, room)
	}
	if t.how != "" {
		h.said.h += 0.8
		h.said.below(room, f.bold, t.how)
	}
	h.h = max(h.said.h, h.codeEnd())
	return h
}

// headShort puts the short number below the code, and what it is.
func (f *form) headShort(h *head, short string) {
	wide, most := h.side+14, 12.0
	if f.mono { // the roll's edge is near
		wide, most = h.side+4, 10.5
	}
	st := f.bold.WithAlign(sheet.Centre).WithSize(most)
	number, _ := st.Fit(short, wide, st.LineHeight(), 8)
	h.short = []sheet.Block{number}
	if f.mono {
		return
	}
	caption := f.small.WithSize(8).WithAlign(sheet.Centre)
	h.short = append(h.short, caption.Layout(f.words("slip.short"), wide))
	if other := f.translated("slip.short"); other != "" {
		under := f.under.WithSize(7.5).WithAlign(sheet.Centre)
		b, _ := under.Fit(other, wide, under.LineHeight(), 6)
		h.short = append(h.short, b)
	}
}

// codeEnd is where what belongs to the code ends.
func (h head) codeEnd() float64 {
	switch {
	case h.code == nil:
		return 0
	case len(h.short) == 0:
		return h.side * (1 + quiet)
	}
	end := h.shortTop()
	for _, b := range h.short {
		end += b.Height
	}
	return end
}

// shortTop is where the short number stands: its letters keep off the quiet zone.
func (h head) shortTop() float64 { return h.side*(1+quiet) - 0.6 }

// headOffice puts the logo and whose sheet it is on top.
func (f *form) headOffice(h *head, office string, room float64) {
	st := f.plain.WithColour(f.soft)
	x, line := 0.0, st.LineHeight()
	if h.logo != nil {
		w, height := h.logo.Size(min(logoWidth, room/2), line*1.7)
		h.logoBox = sheet.Rect{W: w, H: height}
		x, line = w+3, max(line, height)
	}
	b, _ := st.Fit(office, room-x, st.LineHeight(), 7)
	line = max(line, b.Height)
	h.logoBox.Y = (line - h.logoBox.H) / 2
	h.said.bits = append(h.said.bits, bit{x: x, y: (line - b.Height) / 2, block: b})
	h.said.h = line
}

// headTitle puts the title below it, and beside the title whether it is printed again.
func (f *form) headTitle(h *head, t titled, room float64) {
	title, _ := f.title.Fit(f.words(t.key), room, f.title.LineHeight(), 14)
	h.said.bits = append(h.said.bits, bit{x: -0.6, y: h.said.h, block: title})
	middle := h.said.h + title.Height/2
	h.said.h += title.Height
	if other := f.translated(t.key); other != "" {
		st := f.under.WithSize(f.under.Size + 2)
		b := st.Layout(other, room)
		if beside := title.Ink() + 4; f.shared && beside+b.Ink() <= room && t.slip.Printed[t.kind] == 0 {
			h.said.bits = append(h.said.bits, bit{x: beside, y: h.said.h - b.Height - 1, block: b})
		} else {
			h.said.stack(b)
		}
	}
	n := t.slip.Printed[t.kind]
	if n == 0 {
		return
	}
	if f.shared {
		st := f.bold.WithSize(9).WithColour(f.note)
		h.chip = st.Layout(f.words("slip.reissue", n), room)
		h.chipX, h.chipY = room-chipPad-h.chip.Ink(), middle
		return
	}
	st := f.bold.WithSize(min(10.5, f.bold.Size)).WithColour(f.note)
	said := joined(" · ", f.words("slip.reissue", n), f.words.moment(t.slip.ReissuedAt))
	h.chip, h.chipX, h.chipY = st.Layout(said, room), title.Ink()+6+chipPad, middle
	if h.chipX+h.chip.Ink()+chipPad > room {
		h.chip, _ = st.Fit(said, room-2*chipPad, st.LineHeight(), 7)
		h.chipX, h.chipY = chipPad, h.said.h+0.9+h.chip.Height/2
		h.said.h += h.chip.Height + 2.6
	}
}

// headFacts are labels and values: below one another with the values aligned, or
// one after the other where room is short.
func (f *form) headFacts(h *head, facts []field, room float64) {
	label, strong := f.plain.WithSize(9.5).WithColour(f.soft), f.bold.WithSize(10.5)
	if f.shared {
		strong = f.bold.WithSize(10)
	}
	h.said.h += 1
	names, edge := make([]value, len(facts)), 0.0
	for i, d := range facts {
		names[i] = text(room, label, f.words(d.key))
		if other := f.translated(d.key); other != "" {
			b := f.under.Layout(other, room-names[i].ink()-3)
			names[i].bits = append(names[i].bits, bit{x: names[i].ink() + 2, y: max(0, names[i].h-b.Height-0.2), block: b})
		}
		if !d.blank() {
			edge = max(edge, names[i].ink()+3)
		}
	}
	x, y := 0.0, h.said.h
	for i, d := range facts {
		if d.blank() {
			continue
		}
		b := strong.Layout(d.here, room)
		at := edge
		if f.shared {
			at = names[i].ink() + 2
			if x > 0 && x+at+b.Ink() > room {
				x, y = 0, h.said.h
			}
		}
		drop, under := (strong.LineHeight()-label.LineHeight())/2, 0.0
		if x+at+b.Ink() > room { // too long for the line of its label
			var fits bool
			if b, fits = strong.Fit(d.here, room-x-at, strong.LineHeight(), 9); !fits {
				b, at, under = strong.Layout(d.here, room), 0, drop+names[i].h
			}
		}
		for _, each := range names[i].bits {
			each.x, each.y = each.x+x, each.y+y+drop
			h.said.bits = append(h.said.bits, each)
		}
		h.said.bits = append(h.said.bits, bit{x: x + at, y: y + under, block: b})
		h.said.h = max(h.said.h, y+under+b.Height, y+drop+names[i].h)
		if f.shared {
			x += at + b.Ink() + 6
		} else {
			y = h.said.h
		}
	}
}

// factsBeside puts the facts on the line of the title if they fit there.
func (f *form) factsBeside(h *head, facts []field, room float64) {
	title := h.said
	at := title.ink() + 7
	var side head
	left := room - at
	if h.chip.Lines() > 0 {
		left -= h.chip.Ink() + 2*chipPad + 4
	}
	f.headFacts(&side, facts, left)
	if one := side.said.h - 1; one > f.plain.LineHeight()*1.3 {
		f.headFacts(h, facts, room)
		return
	}
	for _, b := range side.said.bits {
		b.x, b.y = b.x+at, b.y+title.h-side.said.h-0.4
		h.said.bits = append(h.said.bits, b)
	}
}

func (h head) height() float64 { return h.h + max(2, h.gap*0.6) }

func (h head) draw(p *sheet.Page, x, y float64) {
	if h.logo != nil {
		box := h.logoBox
		box.X, box.Y = box.X+x, box.Y+y
		p.Picture(box, h.logo)
	}
	h.said.place(p, x, y)
	if h.chip.Lines() > 0 {
		h.drawChip(p, x+h.chipX, y+h.chipY)
	}
	if h.code == nil {
		return
	}
	left := x + h.w - h.side
	p.Modules(sheet.Rect{X: left, Y: y, W: h.side, H: h.side}, h.code, black)
	at := y + h.shortTop()
	for _, b := range h.short {
		at = p.Place(b, left+(h.side-b.Width)/2, at)
	}
}

// chipPad is left and right of a chip's text, in millimetres.
const chipPad = 3.0

// drawChip is a small framed remark whose text starts at x, its middle at y.
func (h head) drawChip(p *sheet.Page, x, y float64) {
	r := sheet.Rect{X: x - chipPad, Y: y - h.chip.Height/2 - 0.9, W: h.chip.Ink() + 2*chipPad, H: h.chip.Height + 1.8}
	p.Round(r, 1.6, h.note)
	p.Round(r.Inset(0.35), 1.3, h.noteGround)
	p.Place(h.chip, x, y-h.chip.Height/2)
}

// again is the top of further pages: what is continued.
type again struct {
	whole
	block sheet.Block
}

func (f *form) again(key, number string) part {
	return again{block: f.bold.WithColour(f.strong).Layout(joined("  ", f.words(key), number, f.words("slip.continued")), f.w)}
}

func (a again) height() float64                  { return a.block.Height + 3 }
func (a again) draw(p *sheet.Page, x, y float64) { p.Place(a.block, x, y) }
