package slip

import (
	"slices"

	"ieumdesk/ui/slip/sheet"
)

// part is something that goes on a page below what is there.
type part interface {
	height() float64
	draw(p *sheet.Page, x, y float64)
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

func (s space) height() float64                    { return s.h }
func (s space) draw(*sheet.Page, float64, float64) {}

// heading names a section and stays with its first row.
type heading struct {
	whole
	block, other sheet.Block
}

const headingGap = 1.4 // millimetres between a heading and its rows

func (h heading) height() float64 { return max(h.block.Height, h.other.Height) + headingGap }

func (h heading) draw(p *sheet.Page, x, y float64) {
	p.Place(h.block, x, y)
	if h.other.Lines() > 0 {
		p.Place(h.other, x+h.block.Ink()+3, y+max(0, h.block.Height-h.other.Height-0.3))
	}
}

func total(parts ...part) float64 {
	sum := 0.0
	for _, p := range parts {
		sum += p.height()
	}
	return sum
}

// stack draws parts below one another and returns the y below them.
func stack(p *sheet.Page, x, y float64, parts ...part) float64 {
	for _, each := range parts {
		each.draw(p, x, y)
		y += each.height()
	}
	return y
}

// apart puts sections together with a gap between those that say something.
func (l *look) apart(sections ...[]part) []part {
	var parts []part
	for _, section := range sections {
		if len(section) == 0 {
			continue
		}
		if len(parts) > 0 {
			parts = append(parts, space{h: l.gap})
		}
		parts = append(parts, section...)
	}
	return parts
}

// piece is a sheet that was laid out in a width.
type piece struct {
	head    part // at the top of the first page
	again   part // at the top of further pages
	body    []part
	closing []part // at the foot of the last page
	foot    string // what every page is of
	void    string // what stands on the bar across a sheet that is void; "" if it is not
}

func (p piece) all() []part {
	return append(append([]part{p.head}, p.body...), p.closing...)
}

func (p piece) height() float64 { return total(p.all()...) }

// pages divides the body among pages that have room millimetres each.
func (p piece) pages(room float64) [][]part {
	pages := [][]part{nil}
	used := p.head.height()
	begin := func() {
		pages = append(pages, nil)
		used = p.again.height()
	}
	body := slices.Clone(p.body)
	for i := 0; i < len(body); i++ {
		current := &pages[len(pages)-1]
		here := body[i]
		if len(*current) == 0 {
			if _, ok := here.(space); ok {
				continue
			}
			here = leading(here)
		}
		left := room - used
		need := here.height()
		if _, ok := here.(heading); ok && i+1 < len(body) {
			if first, _ := body[i+1].split(left - need); first == nil { // a heading is not left alone
				need += body[i+1].height()
			}
		}
		if need <= left+0.001 {
			*current, used = append(*current, here), used+here.height()
			continue
		}
		if head, tail := here.split(left); head != nil {
			*current = append(*current, head)
			body[i] = tail
		} else if len(*current) == 0 { // nothing can be done: better long than lost
			*current = append(*current, here)
			continue
		}
		begin()
		i--
	}
	if used+total(p.closing...) > room+0.001 {
		begin()
	}
	return pages
}

// leading is a part as the first of a page: a table that goes on starts with its
// rule, or with its head, again.
func leading(here part) part {
	switch r := here.(type) {
	case row:
		r.first = r.first || !r.panel
		return r
	case listed:
		r.first = true
		return r
	}
	return here
}
