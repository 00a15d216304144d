package slip

import (
	"slices"

	"ieumdesk/model"
	"ieumdesk/ui/slip/sheet"
)

// employerSheet is the 알선자명단: who of one lead is sent to the employer. It says
// of each no more than Listed holds.
func (f *form) employerSheet(slips []Slip) piece {
	s, number := slips[0], ""
	if len(slips) == 1 {
		number = s.Number
	}
	joint := f.next == model.SheetReply // the employer gets both, and reads on the second how to reach the desk
	place, same := samePlace(slips)
	p := piece{
		head: f.head(titled{key: "slip.list.title", kind: model.SheetEmployer, slip: s, bare: joint, facts: []field{
			{key: "slip.number", here: number}, {key: "slip.issued", here: f.words.moment(s.IssuedAt)},
		}}),
		again: f.again("slip.list.title", number),
		body:  f.apart([]part{f.addressed(s, joint)}, f.vacancy(s, place), f.list(slips, same), []part{f.notes("slip.list.privacy")}),
		foot:  f.footOf(s.Centre, "slip.list.title", number),
	}
	if !f.shared {
		p.closing = append(p.closing, space{h: f.gap}, f.signature(s))
	}
	if !joint {
		p.closing = append(append(p.closing, space{h: f.gap * 0.8}), f.office(s)...)
	}
	// If others are still expected, only the line of the void one is struck out.
	if !slices.ContainsFunc(slips, func(s Slip) bool { return !s.Void }) {
		p.void = f.voided(s)
	}
	return p
}

// samePlace is where all are expected; "" and false if they are not at one place.
func samePlace(slips []Slip) (place string, same bool) {
	for _, each := range slips {
		if each.Interview.Place != slips[0].Interview.Place {
			return "", false
		}
	}
	return slips[0].Interview.Place, true
}

// vacancy is what the employer looks for, and where people come to.
func (f *form) vacancy(s Slip, place string) []part {
	title, openings := pair(0.65, field{key: "slip.job.title", here: s.Job.Title}, field{key: "slip.job.openings"})
	if s.Job.Openings > 0 {
		openings.here = f.words("slip.job.openings.count", s.Job.Openings)
	}
	where := field{key: "slip.list.place", here: place}
	contact := field{key: "slip.interview.contact", each: []string{s.Interview.Contact, s.Interview.Phone}}
	if f.shared {
		where, contact = pair(0.5, where, contact)
	}
	return f.untitled(title, openings, where, contact)
}

// addressed says to whom the list goes; signed, by whom too, which the head then
// does not say.
func (f *form) addressed(s Slip, signed bool) part {
	a := addressed{
		w: f.w, gap: 0.8,
		whom: f.name.Layout(f.words("slip.list.to", s.Employer.Name), f.w), request: f.plain.Layout(f.words("slip.list.request"), f.w),
	}
	if signed {
		a.from = f.plain.WithColour(f.soft).WithAlign(sheet.Right).Layout(joined(" · ", s.Centre, s.Desk), f.w)
	}
	return a
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
