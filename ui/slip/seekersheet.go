package slip

import (
	"ieumdesk/model"
	"ieumdesk/ui/slip/sheet"
)

// seekerSheet is the 알선장: who goes when and where, to whom, to do what.
func (f *form) seekerSheet(s Slip, code sheet.Matrix) piece {
	facts := []field{{key: "slip.number", here: s.Number}, {key: "slip.issued", here: f.words.moment(s.IssuedAt)}}
	if f.brief {
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
	name := field{key: "slip.seeker.name", style: &f.name, here: s.Name}
	birth, phone := pair(0.5, field{key: "slip.seeker.birth", here: f.words.day(s.BirthDate), other: f.otherDay(s.BirthDate)},
		field{key: "slip.seeker.phone", here: s.Phone})
	if s.Latin == s.Name {
		s.Latin = ""
	}
	latin := field{key: "slip.seeker.name", here: s.Latin}
	if latin.blank() || name.blank() {
		return f.table("slip.seeker", name, birth, phone)
	}
	parts := f.table("slip.seeker", name, birth, phone)
	for i := range parts {
		if r, ok := parts[i].(row); ok { // the passport's name stands below the other
			c := r.cells[0]
			room := f.cellRoom(c.w)
			b := f.plain.Layout(s.Latin, room)
			if at := c.value.ink() + 3; c.value.lines() == 1 && at+b.Ink() <= room {
				c.value.bits = append(c.value.bits, bit{x: at, y: c.value.h - b.Height - 0.3, block: b})
			} else {
				c.value.stack(b)
			}
			r.cells[0] = c
			parts[i] = r
			break
		}
	}
	return parts
}

// otherDay is a calendar day in the second language.
func (f *form) otherDay(iso string) string {
	if f.second == nil || iso == "" {
		return ""
	}
	return f.second.Words.day(iso)
}

// interview is the panel to find at a glance; it is there even when nothing is
// arranged yet, and then says so.
func (f *form) interview(s Slip) []part {
	in := s.Interview
	when := field{key: "slip.interview.when", style: &f.when, here: f.words.appointment(in.At)}
	if f.second != nil {
		when.other = f.second.Words.appointment(in.At)
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
		field{key: "slip.interview.contact", here: joined(" · ", in.Contact, in.Phone)},
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
	if f.brief || f.stacked {
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
	occupation, kind := pair(0.5, field{key: "slip.job.occupation", here: j.Occupation},
		field{key: "slip.job.type", here: j.EmploymentType, other: s.Other.EmploymentType})
	openings, order = pair(0.5, openings, order)
	wage := field{key: "slip.job.wage", style: &f.bold, here: j.Wage, other: s.Other.Wage}
	hours := field{key: "slip.job.hours", here: joined(" · ", j.Days, j.Hours)}
	if s.Other.Days != "" {
		hours.other = joined(" · ", s.Other.Days, j.Hours)
	}
	return f.table("slip.job", title, occupation, kind, openings, order,
		field{key: "slip.job.duties", here: j.Duties}, wage, hours,
		field{key: "slip.job.benefits", here: joined(", ", j.Benefits...)})
}

// seekerClosing stands at the foot of the last page: what to mind, what the
// centre asks of the employer, and who answers the phone.
func (f *form) seekerClosing(s Slip) []part {
	notes := []string{"slip.note.absent", "slip.note.result", "slip.note.contract", "slip.note.privacy"}
	if f.brief {
		notes = []string{"slip.note.absent", "slip.note.contract", "slip.note.privacy"}
	}
	parts := []part{space{h: f.gap}, f.notes(notes...), space{h: f.gap}, f.request(s, "slip.request")}
	if office := f.office(s); len(office) > 0 {
		parts = append(append(parts, space{h: f.gap}), office...)
	}
	return parts
}
