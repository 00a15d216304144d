package slip

import (
	"strings"
	"time"

	"ieumdesk/ui/slip/sheet"
)

// body is what the slip is about: who, when and where, at whom, to do what.
func (f *form) body() []part {
	var parts []part
	for _, section := range [][]part{f.seeker(), f.interview(), f.employer(), f.job()} {
		if len(section) == 0 {
			continue
		}
		if len(parts) > 0 {
			parts = append(parts, space{h: f.gap})
		}
		parts = append(parts, section...)
	}
	return parts
}

// table is a heading and the rows under it that have something to say.
func (f *form) table(key string, rows ...row) []part {
	var parts []part
	for _, r := range rows {
		if len(r.cells) == 0 {
			continue
		}
		if len(parts) == 0 {
			r.first = true
			parts = append(parts, heading{block: f.section.Layout(f.words(key), width)})
		}
		parts = append(parts, r)
	}
	return parts
}

// half of the width for each cell of a pair.
const half = 0.5

// line is a row of one cell; none if there is nothing to say.
func (f *form) line(key string, st sheet.Style, s string) row {
	return f.cells(f.cell(key, st, s, width))
}

// pair is a row of two cells, the first of which has a share of the width; of
// one if the other has nothing to say.
func (f *form) pair(share float64, key1, s1, key2, s2 string) row {
	left := width * share
	if blank(s1) || blank(s2) {
		return f.cells(f.cell(key1, f.plain, s1, width), f.cell(key2, f.plain, s2, width))
	}
	return f.cells(f.cell(key1, f.plain, s1, left), f.cell(key2, f.plain, s2, width-left))
}

func (f *form) cells(cells ...cell) row {
	r := row{look: f.look}
	for _, c := range cells {
		if len(c.value.bits) > 0 {
			r.cells = append(r.cells, c)
		}
	}
	return r
}

// cell is a label and a text in a cell w wide.
func (f *form) cell(key string, st sheet.Style, s string, w float64) cell {
	return cell{label: f.labelled(key), value: text(w-labelW-cellPad-cellEnd, st, strings.TrimSpace(s)), w: w}
}

// labelled is a label on one line if that takes little shrinking, else on more.
func (f *form) labelled(key string) sheet.Block {
	const room = labelW - cellPad - 1
	words := f.words(key)
	if b, ok := f.label.Fit(words, room, f.label.LineHeight(), f.label.Size-1.5); ok {
		return b
	}
	return f.label.Layout(words, room)
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }

func (f *form) seeker() []part {
	s := f.slip.Seeker
	name := f.line("slip.seeker.name", f.name, s.Name)
	if len(name.cells) > 0 && !blank(s.Latin) && s.Latin != s.Name {
		name.cells[0].value.below(width-labelW-cellPad-cellEnd, f.plain, s.Latin)
	}
	return f.table("slip.seeker", name, f.pair(half, "slip.seeker.birth", f.day(s.BirthDate), "slip.seeker.phone", s.Phone))
}

// interview is the panel to find at a glance; it is there even when nothing is
// arranged yet, and then says so.
func (f *form) interview() []part {
	in := f.slip.Interview
	when := f.words("slip.interview.open")
	if !in.At.IsZero() {
		when = f.appointment(in.At)
	}
	rows := []row{
		f.line("slip.interview.when", f.when, when),
		f.line("slip.interview.place", f.plain, in.Place),
		f.line("slip.interview.contact", f.plain, joined(" · ", in.Contact, in.Phone)),
		f.cells(cell{label: f.labelled("slip.interview.bring"), value: ticks(width-labelW-cellPad-cellEnd, f.plain, in.Bring), w: width}),
	}
	parts := f.table("slip.interview", rows...)
	for i := 1; i < len(parts); i++ {
		r := parts[i].(row)
		r.panel, r.last = true, i == len(parts)-1
		parts[i] = r
	}
	return parts
}

func (f *form) employer() []part {
	e := f.slip.Employer
	return f.table("slip.employer",
		f.line("slip.employer.name", f.name, e.Name),
		f.line("slip.employer.representative", f.plain, e.Representative),
		f.line("slip.employer.address", f.plain, e.Address),
		f.line("slip.employer.directions", f.plain, e.Directions))
}

func (f *form) job() []part {
	j := f.slip.Job
	openings, order := "", ""
	if j.Openings > 0 {
		openings = f.words("slip.job.openings.count", j.Openings)
	}
	if f.slip.Order > 0 {
		order = f.words("slip.order.count", f.slip.Order)
	}
	occupation := j.Occupation
	if occupation == j.Title {
		occupation = ""
	}
	return f.table("slip.job",
		f.line("slip.job.title", f.name, j.Title),
		f.pair(half, "slip.job.occupation", occupation, "slip.job.type", j.EmploymentType),
		f.pair(half, "slip.job.openings", openings, "slip.order", order),
		f.line("slip.job.duties", f.plain, j.Duties),
		f.line("slip.job.wage", f.bold, j.Wage),
		f.line("slip.job.hours", f.plain, joined(" · ", j.Days, j.Hours)),
		f.line("slip.job.benefits", f.plain, joined(", ", j.Benefits...)))
}

// appointment is a day and a time as one says them: 오후 2시 30분.
func (f *form) appointment(t time.Time) string {
	return joined(" ", f.date(t), f.clock(t))
}
