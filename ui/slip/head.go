package slip

import (
	"strings"

	"ieumdesk/ui/slip/sheet"
)

// The QR code stands at the top right with four modules of quiet zone around.
const (
	codeSide = 25 * 25.4 / 30 // ten pixels a module at 300 dpi
	codeX    = pageW - margin - codeSide
	codeY    = top
	headW    = codeX - margin - 8 // what is left of it
)

// start is where the parts of a page begin.
func (f *form) start(page int) float64 {
	if page > 0 {
		return top + 9
	}
	return top + 36.5
}

// head draws the top of a page: in full on the first, in one line on others.
func (f *form) head(p *sheet.Page, page int) {
	s := f.slip
	if page > 0 {
		p.Text(f.bold.WithColour(navy), f.words("slip.title")+"  "+s.Number+"  "+f.words("slip.continued"), margin, top, width)
		return
	}
	const officeEnd, factsStart = top + 4.8, top + 20.2 // the title between them
	office, _ := f.plain.WithColour(second).Fit(joined(" · ", s.Centre, s.Desk), headW, 7, 7)
	p.Place(office, margin, officeEnd-office.Height)
	title := f.title.Layout(f.words("slip.title"), headW)
	p.Place(title, margin-0.6, officeEnd)
	if s.Reissue > 0 {
		said := joined(" · ", f.words("slip.reissue", s.Reissue), f.moment(s.ReissuedAt))
		f.chip(p, margin+title.Ink()+6, officeEnd+title.Height/2, said)
	}
	f.facts(p, factsStart)
	p.Modules(sheet.Rect{X: codeX, Y: codeY, W: codeSide, H: codeSide}, f.code, black)
	if s.Short != "" {
		under := f.bold.WithSize(12).WithAlign(sheet.Centre)
		wide := codeSide + 16
		at := p.Text(under, s.Short, codeX-8, codeY+codeSide+2.8, wide)
		p.Text(f.small.WithSize(8).WithAlign(sheet.Centre), f.words("slip.short"), codeX-8, at-0.8, wide)
	}
}

// facts are the number and the time of issue, label and value side by side.
func (f *form) facts(p *sheet.Page, y float64) {
	s := f.slip
	label, fact := f.plain.WithSize(9.5).WithColour(second), f.bold.WithSize(10.5)
	number, issued := label.Layout(f.words("slip.number"), headW), label.Layout(f.words("slip.issued"), headW)
	x := margin + max(number.Ink(), issued.Ink()) + 4
	drop := (fact.LineHeight() - label.LineHeight()) / 2
	p.Place(number, margin, y+drop)
	y = p.Text(fact, s.Number, x, y, headW-x+margin)
	if !s.IssuedAt.IsZero() {
		p.Place(issued, margin, y+drop)
		p.Text(fact, f.moment(s.IssuedAt), x, y, headW-x+margin)
	}
}

// chip is a small framed remark, its left edge at x and its middle at y.
func (f *form) chip(p *sheet.Page, x, y float64, s string) {
	const pad = 3.0
	st := f.bold.WithSize(10.5).WithColour(amber)
	b, _ := st.Fit(s, margin+headW-x-2*pad, st.LineHeight(), 7)
	r := sheet.Rect{X: x, Y: y - b.Height/2 - 0.9, W: b.Ink() + 2*pad, H: b.Height + 1.8}
	p.Round(r, 1.6, amber)
	p.Round(r.Inset(0.35), 1.3, paleAmber)
	p.Place(b, x+pad, y-b.Height/2)
}

// marks crosses out a void slip on every page, over all that stands there, so
// that a copy shows it too.
func (f *form) marks(p *sheet.Page) {
	if !f.slip.Void {
		return
	}
	const bar = 11.4 // millimetres; its text keeps clear of the edge that printers leave white
	p.Fill(sheet.Rect{W: pageW, H: bar}, red)
	st := f.bold.WithSize(13).WithColour(white)
	said := f.words("slip.void")
	if !f.slip.VoidedAt.IsZero() {
		said += "   " + f.words("slip.voided", f.moment(f.slip.VoidedAt))
	}
	b, _ := st.Fit(said, width, 6.6, 8)
	p.Place(b, margin, bar-0.2-b.Height)
	from, to := bottom-2, f.start(0) // the code above stays readable: it leads to the record
	p.Line(margin, from, pageW-margin, to, 0.5, red)
	p.Line(margin, from+4, pageW-margin, to+4, 0.5, red)
}

// joined puts those texts together that are not empty.
func joined(separator string, texts ...string) string {
	var kept []string
	for _, s := range texts {
		if s = strings.TrimSpace(s); s != "" {
			kept = append(kept, s)
		}
	}
	return strings.Join(kept, separator)
}
