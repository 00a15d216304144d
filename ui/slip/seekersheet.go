package slip

import (
	"ieumdesk/model"
	"ieumdesk/ui/slip/sheet"
)

// seekerSheet is the 알선장: who goes when and where, to whom, to do what.
func (f *form) seekerSheet(s Slip, code sheet.Matrix) piece {
	facts := []field{{key: "slip.number", here: s.Number}, {key: "slip.issued", here: f.words.moment(s.IssuedAt)}}
	if f.shared {
		facts = append([]field{{key: "slip.short", here: s.Short}}, facts...)
	}
	return piece{
		head:    f.head(titled{key: "slip.title", kind: model.SheetSeeker, slip: s, code: code, facts: facts}),
		again:   f.again("slip.title", s.Number),
		body:    f.apart(f.person(s.Seeker), f.interview(s), f.employer(s.Employer), f.job(s)),
		closing: f.seekerClosing(s),
		foot:    f.footOf(s.Centre, "slip.title", s.Number),
		void:    f.voided(s),
	}
}

func (f *form) person(s Seeker) []part {
	name := field{key: "slip.seeker.name", style: &f.name, here: s.Name, share: 0.36}
	birth := field{key: "slip.seeker.birth", here: f.words.day(s.BirthDate), other: f.otherDay(s.BirthDate), share: 0.33}
	phone := field{key: "slip.seeker.phone", here: s.Phone, share: 0.31}
	latin := s.Latin
	if latin == s.Name {
		latin = ""
	}
	if !f.brief || latin != "" {
		name.share, birth.share, phone.share = 0, 0.5, 0.5
	}
	parts := f.table("slip.seeker", name, birth, phone)
	for i := range parts {
		if r, ok := parts[i].(row); ok && latin != "" && !blank(s.Name) {
			r.cells[0].value = f.alias(r.cells[0].value, latin, f.cellRoom(r.cells[0].w))
			break
		}
	}
	return parts
}

// alias puts the passport's name beside the other, or below it.
func (f *form) alias(v value, latin string, room float64) value {
	b := f.plain.Layout(latin, room)
	if at := v.ink() + 3; v.lines() == 1 && b.Lines() == 1 && at+b.Ink() <= room {
		v.bits = append(v.bits, bit{x: at, y: v.h - b.Height - 0.3, block: b})
		return v
	}
	v.stack(b)
	return v
}

// otherDay is a calendar day in the second language.
func (f *form) otherDay(iso string) string {
	if f.second == nil || iso == "" {
		return ""
	}
	return f.second.say().day(iso)
}

// interview is the panel to find at a glance; it is there even when nothing is
// arranged yet, and then says so.
func (f *form) interview(s Slip) []part {
	in := s.Interview
	when := field{key: "slip.interview.when", style: &f.when, here: f.words.appointment(in.At)}
	if f.second != nil {
		large := f.other.WithSize(f.points + 0.5).WithColour(f.text)
		when.other, when.otherStyle = f.second.say().appointment(in.At), &large
	}
	var things []thing
	for i, here := range in.Bring {
		t := thing{here: here}
		if f.second != nil && i < len(s.Other.Bring) {
			t.other = s.Other.Bring[i]
		}
		things = append(things, t)
	}
	parts := f.table("slip.interview", when,
		field{key: "slip.interview.place", here: in.Place},
		field{key: "slip.interview.contact", each: []string{in.Contact, in.Phone}},
		field{key: "slip.interview.bring", ticks: things})
	return f.panelled(parts)
}

// panelled puts rows on the ground that is found at a glance.
func (f *form) panelled(parts []part) []part {
	for i := range parts {
		if r, ok := parts[i].(row); ok {
			r.panel, r.last = true, i == len(parts)-1
			parts[i] = r
		}
	}
	return parts
}

func (f *form) employer(e Employer) []part {
	name := field{key: "slip.employer.name", style: &f.name, here: e.Name}
	representative := field{key: "slip.employer.representative", here: e.Representative}
	if f.brief {
		name, representative = pair(0.6, name, representative)
	}
	return f.table("slip.employer", name, representative,
		field{key: "slip.employer.address", here: e.Address},
		field{key: "slip.employer.directions", here: e.Directions})
}

func (f *form) job(s Slip) []part {
	j := s.Job
	var openings, order field
	openings.key, order.key = "slip.job.openings", "slip.order"
	if j.Openings > 0 {
		openings.here, openings.other = f.words("slip.job.openings.count", j.Openings), f.translated("slip.job.openings.count", j.Openings)
	}
	if s.Order > 0 {
		order.here, order.other = f.words("slip.order.count", s.Order), f.translated("slip.order.count", s.Order)
	}
	if j.Occupation == j.Title {
		j.Occupation = ""
	}
	title := field{key: "slip.job.title", style: &f.name, here: j.Title}
	duties := field{key: "slip.job.duties", here: j.Duties}
	occupation, kind := pair(0.5, field{key: "slip.job.occupation", here: j.Occupation},
		field{key: "slip.job.type", here: j.EmploymentType, other: s.Other.EmploymentType})
	openings, order = pair(0.5, openings, order)
	wage := field{key: "slip.job.wage", style: &f.bold, here: j.Wage, other: s.Other.Wage}
	hours := field{key: "slip.job.hours", here: joined(" · ", j.Days, j.Hours)}
	if s.Other.Days != "" {
		hours.other = joined(" · ", s.Other.Days, j.Hours)
	}
	benefits := field{key: "slip.job.benefits", here: joined(", ", j.Benefits...)}
	if f.shared { // whatever is short finds another beside it
		title.share, wage.share, hours.share, benefits.share = 0.5, 0.5, 0.5, 0.5
		return f.table("slip.job", title, occupation, duties, wage, kind, openings, order, hours, benefits)
	}
	return f.table("slip.job", title, occupation, kind, openings, order, duties, wage, hours, benefits)
}

// seekerClosing stands at the foot of the last page: what to mind, what the
// centre asks of the employer, and who answers the phone.
func (f *form) seekerClosing(s Slip) []part {
	notes := []string{"slip.note.absent", "slip.note.result", "slip.note.contract", "slip.note.privacy"}
	switch {
	case f.next == model.SheetEmployer: // the employer's list says what the employer has to mind
		notes = []string{"slip.note.absent", "slip.note.contract"}
	case f.brief:
		notes = []string{"slip.note.absent", "slip.note.contract", "slip.note.privacy"}
	}
	parts := []part{space{h: f.gap}, f.notes(notes...), space{h: f.gap}, f.request(s, "slip.request")}
	if office := f.office(s); len(office) > 0 {
		parts = append(append(parts, space{h: f.gap}), office...)
	}
	return parts
}
