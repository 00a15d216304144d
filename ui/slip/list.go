package slip

import (
	"ieumdesk/ui/slip/sheet"
)

// list is a line for each seeker; on a roll, where a line is too short, a block.
func (f *form) list(slips []Slip, samePlace bool) []part {
	if f.mono {
		return f.blocks(slips, samePlace)
	}
	columns := f.columns()
	headings := listed{look: f.look, w: f.w, heading: true, first: true}
	for _, c := range columns {
		headings.cells = append(headings.cells, text(c.w-2*columnPad, f.label, f.words(c.key)))
		headings.widths = append(headings.widths, c.w)
	}
	parts := []part{headings}
	for _, s := range slips {
		l := listed{look: f.look, w: f.w, widths: headings.widths, above: &headings}
		for _, c := range columns {
			v := value{}
			for _, line := range c.says(s, samePlace) {
				room := c.w - 2*columnPad
				if b, ok := line.style.Fit(line.text, room, line.style.LineHeight(), f.points-2); c.whole && ok {
					v.stack(b)
				} else {
					v.below(room, line.style, line.text)
				}
			}
			l.cells = append(l.cells, v)
		}
		l.struck = s.Void
		parts = append(parts, l)
	}
	return parts
}

const columnPad = 1.8 // millimetres left and right in a column

// styled is a text with its style.
type styled struct {
	style sheet.Style
	text  string
}

type column struct {
	key   string
	w     float64
	whole bool // a number, set smaller rather than broken
	says  func(s Slip, samePlace bool) []styled
}

// columns of the list: on narrow paper the phone stands below the name.
func (f *form) columns() []column {
	number := column{key: "slip.short", whole: true, says: func(s Slip, _ bool) []styled {
		out := []styled{{f.bold, s.Short}}
		if s.Void {
			out = append(out, styled{f.bold.WithColour(f.void), f.words("slip.list.void")})
		}
		return out
	}}
	phone := column{key: "slip.seeker.phone", whole: true, says: func(s Slip, _ bool) []styled { return []styled{{f.plain, s.Listed.Phone}} }}
	person := column{key: "slip.list.person", says: func(s Slip, _ bool) []styled {
		out := []styled{{f.bold.WithSize(f.points + 1), s.Seeker.Name}, {f.small, s.Seeker.Latin}}
		if s.Listed.Born > 0 {
			out = append(out, styled{f.small, f.words("slip.list.born", s.Listed.Born)})
		}
		return out
	}}
	career := column{key: "slip.list.career", says: func(s Slip, _ bool) []styled {
		return []styled{{f.plain, s.Listed.Career}, {f.plain, joined(", ", s.Listed.Licences...)}}
	}}
	when := column{key: "slip.list.when", says: func(s Slip, same bool) []styled {
		out := []styled{{f.bold, f.words.appointment(s.Interview.At)}}
		if !same {
			out = append(out, styled{f.small, s.Interview.Place})
		}
		return out
	}}
	if f.w < 140 {
		narrow := person
		narrow.says = func(s Slip, same bool) []styled { return append(person.says(s, same), phone.says(s, same)...) }
		number.w, narrow.w, career.w = f.w*0.2, f.w*0.31, f.w*0.23
		when.w = f.w - number.w - narrow.w - career.w
		return []column{number, narrow, career, when}
	}
	number.w, person.w, phone.w, career.w = f.w*0.155, f.w*0.245, f.w*0.18, f.w*0.21
	when.w = f.w - number.w - person.w - phone.w - career.w
	return []column{number, person, phone, career, when}
}

// blocks are the seekers of a list below one another.
func (f *form) blocks(slips []Slip, samePlace bool) []part {
	var sections [][]part
	for _, s := range slips {
		born := ""
		if s.Listed.Born > 0 {
			born = f.words("slip.list.born", s.Listed.Born)
		}
		number := s.Short
		if s.Void {
			number += "  " + f.words("slip.list.void")
		}
		place := s.Interview.Place
		if samePlace {
			place = ""
		}
		sections = append(sections, f.untitled(
			field{key: "slip.list.person", style: &f.name, here: joined("\n", s.Seeker.Name, joined(" · ", s.Seeker.Latin, born))},
			field{key: "slip.short", style: &f.bold, here: number, share: 0.5}, field{key: "slip.seeker.phone", here: s.Listed.Phone, share: 0.5},
			field{key: "slip.list.career", here: joined(" · ", s.Listed.Career, joined(", ", s.Listed.Licences...))},
			field{key: "slip.list.when", style: &f.bold, here: joined("\n", f.words.appointment(s.Interview.At), place)},
		))
	}
	return f.apart(sections...)
}

// listed is a line of a list, or its headings.
type listed struct {
	whole
	*look
	w       float64
	widths  []float64
	cells   []value
	above   *listed // its headings, which stand above it again on a new page
	heading bool
	first   bool // of its page or list
	struck  bool
}

// repeats reports whether its headings stand above it once more.
func (l listed) repeats() bool { return l.first && !l.heading && l.above != nil }

func (l listed) own() float64 {
	h := 0.0
	for _, c := range l.cells {
		h = max(h, c.h)
	}
	return h + 2*l.pad
}

func (l listed) height() float64 {
	if l.repeats() {
		return l.own() + l.above.own()
	}
	return l.own()
}

func (l listed) draw(p *sheet.Page, x, y float64) {
	if l.repeats() {
		l.above.draw(p, x, y)
		y += l.above.own()
	}
	h := l.own()
	if l.heading {
		p.Fill(sheet.Rect{X: x, Y: y, W: l.w, H: h}, l.ground)
	}
	rules(p, l.look, x, y, l.w, h, l.heading)
	at := x
	for i, c := range l.cells {
		c.place(p, at+columnPad, y+l.pad)
		at += l.widths[i]
	}
	if l.struck {
		p.Line(x, y+h/2, x+l.w, y+h/2, 0.3, l.void)
	}
}
