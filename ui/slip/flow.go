package slip

import (
	"fmt"

	"ieumdesk/ui/slip/sheet"
)

// part is something that goes on a page below what is there.
type part interface {
	height() float64
	draw(p *sheet.Page, y float64)
	// split divides a part so that its head fits in room millimetres;
	// nil, nil if it must stay whole.
	split(room float64) (head, tail part)
}

// whole is a part that is not divided.
type whole struct{}

func (whole) split(float64) (head, tail part) { return nil, nil }

// space keeps sections apart; it vanishes at the top of a page.
type space struct {
	whole
	h float64
}

func (s space) height() float64           { return s.h }
func (s space) draw(*sheet.Page, float64) {}

// heading names a section and stays with its first row.
type heading struct {
	whole
	block sheet.Block
}

const headingGap = 1.4 // millimetres between a heading and its rows

func (h heading) height() float64 { return h.block.Height + headingGap }

func (h heading) draw(p *sheet.Page, y float64) { p.Place(h.block, margin, y) }

func total(parts []part) float64 {
	sum := 0.0
	for _, p := range parts {
		sum += p.height()
	}
	return sum
}

// room is what a page has between head and footer, in millimetres.
func (f *form) room(page int) float64 { return bottom - f.start(page) }

// paginate draws the body from the top and the closing at the foot of the last
// page, then head, footer and marks on each, now that their number is known.
func (f *form) paginate(doc *sheet.Document, body, closing []part) {
	var pages [][]part
	var used float64
	begin := func() {
		pages = append(pages, nil)
		used = 0
	}
	begin()
	for i := 0; i < len(body); i++ {
		here := body[i]
		current := &pages[len(pages)-1]
		if _, ok := here.(space); ok && len(*current) == 0 {
			continue
		}
		if r, ok := here.(row); ok && len(*current) == 0 && !r.panel {
			r.first = true // a table that goes on starts with its rule again
			here = r
		}
		room := f.room(len(pages)-1) - used
		need := here.height()
		if _, ok := here.(heading); ok && i+1 < len(body) {
			need += min(body[i+1].height(), room/2) // a heading is not left alone
		}
		if need <= room {
			*current, used = append(*current, here), used+here.height()
			continue
		}
		if head, tail := here.split(room); head != nil {
			*current = append(*current, head)
			body[i] = tail
		} else if len(*current) == 0 { // nothing can be done: better long than lost
			*current = append(*current, here)
			continue
		}
		begin()
		i--
	}
	if used+total(closing) > f.room(len(pages)-1) {
		begin()
	}
	for n, parts := range pages {
		p := doc.AddPage(pageW, pageH)
		f.head(p, n)
		stack(p, f.start(n), parts)
		if n == len(pages)-1 {
			stack(p, bottom-total(closing), closing)
		}
		f.foot(p, n, len(pages))
		f.marks(p)
	}
}

func stack(p *sheet.Page, y float64, parts []part) {
	for _, each := range parts {
		each.draw(p, y)
		y += each.height()
	}
}

// foot says which page of which slip this is.
func (f *form) foot(p *sheet.Page, n, pages int) {
	p.Fill(sheet.Rect{X: margin, Y: bottom + 2.6, W: width, H: 0.15}, hairline)
	st := f.small.WithSize(8.5)
	p.Text(st, f.words("slip.footer", f.slip.Centre, f.slip.Number), margin, bottom+3.4, width-30)
	p.Text(st.WithAlign(sheet.Right), fmt.Sprintf("%d / %d", n+1, pages), pageW-margin-30, bottom+3.4, 30)
}
