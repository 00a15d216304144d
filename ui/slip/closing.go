package slip

import (
	"ieumdesk/ui/slip/sheet"
)

// closing stands at the foot of the last page: what to mind, what the centre
// asks of the employer, and who answers the phone.
func (f *form) closing() []part {
	parts := []part{space{h: f.gap}, f.notes(), space{h: f.gap}, f.request()}
	if office := f.office(); len(office.cells) > 0 {
		parts = append(parts, space{h: f.gap}, office)
	}
	return parts
}

// paragraphs are texts below one another, each with a mark in front if it is
// one of a list.
type paragraphs struct {
	whole
	blocks []sheet.Block
	mark   sheet.Block
	gap    float64
}

func (f *form) notes() part {
	p := paragraphs{mark: f.small.Layout("•", width), gap: 0.5}
	for _, key := range []string{"slip.note.absent", "slip.note.result", "slip.note.contract", "slip.note.privacy"} {
		p.blocks = append(p.blocks, f.small.Layout(f.words(key), width-listIndent))
	}
	return p
}

const listIndent = 3.6 // millimetres

func (p paragraphs) height() float64 {
	sum := p.gap * float64(len(p.blocks)-1)
	for _, b := range p.blocks {
		sum += b.Height
	}
	return sum
}

func (p paragraphs) draw(page *sheet.Page, y float64) {
	for _, b := range p.blocks {
		x := margin
		if p.mark.Lines() > 0 {
			page.Place(p.mark, x, y)
			x += listIndent
		}
		y = page.Place(b, x, y) + p.gap
	}
}

// request is what makes it a letter: the sentence to the employer, the day, and
// the centre in whose name it is written.
func (f *form) request() part {
	middle := f.plain.WithAlign(sheet.Centre)
	p := paragraphs{gap: 0.6}
	p.blocks = append(p.blocks, middle.Layout(f.words("slip.request"), width))
	if !f.slip.IssuedAt.IsZero() {
		p.blocks = append(p.blocks, middle.Layout(f.date(f.slip.IssuedAt), width))
	}
	signed := f.bold.WithSize(f.points + 6).WithAlign(sheet.Centre).WithColour(navy)
	signed.Tracking = 0.08
	p.blocks = append(p.blocks, signed.Layout(f.slip.Centre, width))
	return p
}

// office is who issued it and how to reach them.
func (f *form) office() row {
	s := f.slip
	phone := ""
	if !blank(s.Phone) {
		phone = f.words("slip.office.phone", s.Phone)
	}
	if !blank(s.Fax) {
		phone = joined(" · ", phone, f.words("slip.office.fax", s.Fax))
	}
	r := f.pair(0.4, "slip.office.counsellor", s.Counsellor, "slip.office", phone)
	r.first = true
	return r
}
