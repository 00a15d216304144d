package slip

import (
	"ieumdesk/model"
	"ieumdesk/ui/slip/sheet"
)

// employerSheet is the 알선자명단: who of one lead is sent to the employer. It says
// of each no more than Listed holds.
func (f *form) employerSheet(slips []Slip) piece {
	s := slips[0]
	number := s.Number
	if len(slips) > 1 {
		number = ""
	}
	void := f.voided(s)
	for _, each := range slips {
		if !each.Void {
			void = "" // the others are still expected; that one is struck out in its line
		}
	}
	place, same := s.Interview.Place, true
	for _, each := range slips {
		same = same && each.Interview.Place == place
	}
	if !same {
		place = ""
	}
	joint := f.next == model.SheetReply // the employer gets both, and reads on the second how to reach the desk
	title, openings := pair(0.65, field{key: "slip.job.title", here: s.Job.Title}, field{key: "slip.job.openings"})
	if s.Job.Openings > 0 {
		openings.here = f.words("slip.job.openings.count", s.Job.Openings)
	}
	var about []part
	where := field{key: "slip.list.place", here: place}
	contact := field{key: "slip.interview.contact", each: []string{s.Interview.Contact, s.Interview.Phone}}
	if f.shared {
		where, contact = pair(0.5, where, contact)
	}
	for i, r := range f.rows([]field{title, openings, where, contact}) {
		r.first = i == 0
		about = append(about, r)
	}
	to := addressed{gap: 0.8, w: f.w}
	to.whom = f.name.Layout(f.words("slip.list.to", s.Employer.Name), f.w)
	to.request = f.plain.Layout(f.words("slip.list.request"), f.w)
	if joint { // the head does not say who writes
		to.from = f.plain.WithColour(f.soft).WithAlign(sheet.Right).Layout(joined(" · ", s.Centre, s.Desk), f.w)
	}
	body := f.apart([]part{to}, about, f.list(slips, same), []part{f.notes("slip.list.privacy")})
	var closing []part
	if !f.shared {
		closing = append(closing, space{h: f.gap}, f.signature(s))
	}
	if !joint {
		closing = append(append(closing, space{h: f.gap * 0.8}), f.office(s)...)
	}
	return piece{
		head: f.head(titled{key: "slip.list.title", kind: model.SheetEmployer, slip: s, bare: joint, facts: []field{
			{key: "slip.number", here: number}, {key: "slip.issued", here: f.words.moment(s.IssuedAt)},
		}}),
		again:   f.again("slip.list.title", number),
		body:    body,
		closing: closing,
		foot:    f.footOf(s.Centre, "slip.list.title", number),
		void:    void,
	}
}

// addressed is to whom a sheet is written, by whom, and why.
type addressed struct {
	whole
	w, gap              float64
	whom, from, request sheet.Block
}

// apart reports whether the two names need lines of their own.
func (a addressed) apart() bool {
	return a.from.Lines() > 0 && (a.whom.Lines()+a.from.Lines() > 2 || a.whom.Ink()+a.from.Ink()+6 > a.w)
}

func (a addressed) height() float64 {
	h := a.whom.Height + a.gap + a.request.Height
	if a.apart() {
		h += a.from.Height
	}
	return h
}

func (a addressed) draw(p *sheet.Page, x, y float64) {
	below := p.Place(a.whom, x, y)
	if a.apart() {
		below = p.Place(a.from, x, below)
	} else if a.from.Lines() > 0 {
		p.Place(a.from, x, below-a.from.Height)
	}
	p.Place(a.request, x, below+a.gap)
}

// signature is the day, and in whose name it is written.
func (f *form) signature(s Slip) part {
	day := ""
	if !s.IssuedAt.IsZero() {
		day = f.words.date(s.IssuedAt)
	}
	signed := f.bold.WithSize(f.points + 6).WithAlign(sheet.Centre).WithColour(f.strong)
	signed.Tracking = 0.08
	return paragraphs{gap: 0.6, blocks: []sheet.Block{f.plain.WithAlign(sheet.Centre).Layout(day, f.w), signed.Layout(s.Centre, f.w)}}
}

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
			out = append(out, styled{f.bold.WithColour(f.look.void), f.words("slip.list.void")})
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
		var parts []part
		for i, r := range f.rows([]field{
			{key: "slip.list.person", style: &f.name, here: joined("\n", s.Seeker.Name, joined(" · ", s.Seeker.Latin, born))},
			{key: "slip.short", style: &f.bold, here: number, share: 0.5}, {key: "slip.seeker.phone", here: s.Listed.Phone, share: 0.5},
			{key: "slip.list.career", here: joined(" · ", s.Listed.Career, joined(", ", s.Listed.Licences...))},
			{key: "slip.list.when", style: &f.bold, here: joined("\n", f.words.appointment(s.Interview.At), place)},
		}) {
			r.first = i == 0
			parts = append(parts, r)
		}
		sections = append(sections, parts)
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
		p.Line(x, y+h/2, x+l.w, y+h/2, 0.3, l.look.void)
	}
}
