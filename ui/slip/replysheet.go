package slip

import (
	"ieumdesk/model"
	"ieumdesk/ui/slip/sheet"
)

// answers are the five of form 4의2, in the order they are ticked.
var answers = []model.ReferralStatus{model.Hired, model.NotHired, model.BeforeInterview, model.NoContact, model.Declined}

// replySheet is the 채용결과 통보서, which the employer ticks and sends back: it
// costs ten seconds, or nobody answers.
func (f *form) replySheet(s Slip, code sheet.Matrix) piece {
	employer, job := pair(0.5, field{key: "slip.employer.name", here: s.Employer.Name}, field{key: "slip.job.title", here: s.Job.Title})
	seeker := field{key: "slip.seeker", style: &f.bold, here: joined(" · ", s.Seeker.Name, s.Seeker.Latin)}
	if f.shared {
		seeker.share, employer.share, job.share = 0.3, 0.36, 0.34
	}
	about := f.untitled(seeker, employer, job)
	facts := []field{{key: "slip.number", here: s.Number}, {key: "slip.issued", here: f.words.moment(s.IssuedAt)}}
	if f.shared {
		facts = append([]field{{key: "slip.short", here: s.Short}}, facts[:1]...)
	}
	return piece{
		head:  f.head(titled{key: "slip.reply.title", kind: model.SheetReply, slip: s, code: code, facts: facts, bare: f.shared, how: f.words("slip.reply.how")}),
		again: f.again("slip.reply.title", s.Number),
		body:  f.apart(about, []part{f.choices(), space{h: f.gap * 0.5}, f.written(), space{h: f.gap * 0.7}, f.sendTo(s)}),
		foot:  f.footOf(s.Centre, "slip.reply.title", s.Number),
		void:  f.voided(s),
	}
}

// choices are large boxes to tick, one beside the other as far as they go.
type choices struct {
	whole
	*look
	w      float64
	said   []sheet.Block
	places []bit // corner of each box
	h      float64
	side   float64
}

func (f *form) choices() part {
	const textGap = 2.2
	c := choices{look: f.look, w: f.w, side: 5.4}
	st := f.bold.WithSize(13)
	if f.shared {
		c.side, st = 4.8, f.bold.WithSize(12)
	}
	apart, inset := 2.5, 3.0
	if f.mono {
		inset = 2.4
	}
	line := max(c.side, st.LineHeight()) + 3
	if f.shared {
		line -= 1
	}
	x, y := inset, 2.0 // and 2 below
	// Even columns look calmer than what fits.
	widest := 0.0
	for _, a := range answers {
		b := st.Layout(f.words("list.status."+string(a)), f.w)
		c.said = append(c.said, b)
		widest = max(widest, c.side+textGap+b.Ink())
	}
	room := f.w - 2*inset
	columns := max(1, int((room+apart)/(widest+apart)))
	if columns > len(c.said) {
		columns = len(c.said)
	}
	step := room / float64(columns)
	for i := range c.said {
		if i > 0 && i%columns == 0 {
			x, y = inset, y+line
		}
		c.places = append(c.places, bit{x: x, y: y})
		x += step
	}
	c.h = y + max(c.side, st.LineHeight()) + 2
	return c
}

func (c choices) height() float64 { return c.h }

func (c choices) draw(p *sheet.Page, x, y float64) {
	p.Frame(sheet.Rect{X: x, Y: y, W: c.w, H: c.h}, 0.4, c.strong)
	for i, b := range c.said {
		at := c.places[i]
		line := max(c.side, b.Height)
		p.Frame(sheet.Rect{X: x + at.x, Y: y + at.y + (line-c.side)/2, W: c.side, H: c.side}, 0.45, c.text)
		p.Place(b, x+at.x+c.side+2.2, y+at.y+(line-b.Height)/2)
	}
}

// written are the rows that are filled in by hand.
func (f *form) written() part {
	high := 11.0
	if f.shared {
		high = 6.4
	}
	start := byHand{key: "slip.reply.start", units: []string{"slip.reply.year", "slip.reply.month", "slip.reply.day"}}
	contract := byHand{key: "slip.reply.contract", units: []string{"slip.reply.months"}}
	wage := byHand{key: "slip.reply.wage", ticks: []string{"list.wage.hour", "list.wage.month"}, units: []string{"slip.reply.won"}}
	reason, by := byHand{key: "slip.reply.reason"}, byHand{key: "slip.reply.by"}
	on := byHand{key: "slip.reply.on", units: []string{"slip.reply.month", "slip.reply.day"}}
	rows := [][]byHand{{start, contract}, {wage}, {reason}, {by, on}}
	if f.shared {
		rows = [][]byHand{{start, wage}, {reason, contract}, {by, on}}
	}
	if f.w < 140 {
		rows = [][]byHand{{start}, {contract, on}, {wage}, {reason}, {by}}
	}
	if f.mono {
		rows = [][]byHand{{start}, {wage}, {contract}, {reason}, {by}, {on}}
	}
	var parts []part
	for n, each := range rows {
		r := row{look: f.look, w: f.w, least: high, first: n == 0}
		w := f.w
		for i, b := range each {
			share := w
			if i+1 < len(each) {
				share = f.w * 0.5
			}
			w -= share
			r.cells = append(r.cells, cell{label: f.labelled(b.key, share, f.labelW), value: b.lay(f, share, high), w: share, labelW: f.labelW})
		}
		parts = append(parts, r)
	}
	return together(parts)
}

// byHand is something to be written by hand, with what stands printed: boxes to
// choose from and units.
type byHand struct {
	key          string
	ticks, units []string // keys
}

// lay puts the boxes first and spreads the units over the room there is.
func (b byHand) lay(f *form, w, high float64) value {
	room := f.cellRoom(w)
	v := value{h: high}
	x, y := 0.0, (high-f.plain.LineHeight())/2
	for _, key := range b.ticks {
		box := ticks(room, f.plain, f.other, []thing{{here: f.words(key)}})
		for _, each := range box.bits {
			each.x, each.y = each.x+x, each.y+y
			v.bits = append(v.bits, each)
		}
		x += box.ink() + 4
	}
	if len(b.units) == 0 {
		return v
	}
	const roomy = 34.0 // millimetres that a figure takes at most
	step := min((room-x-2)/float64(len(b.units)), roomy)
	for i, key := range b.units {
		said := f.plain.Layout(f.words(key), room)
		v.bits = append(v.bits, bit{x: x + step*float64(i+1) - said.Ink(), y: y, block: said})
	}
	return v
}

// sendTo says where the answer goes, large enough to dial by.
func (f *form) sendTo(s Slip) part {
	large := f.bold.WithSize(min(f.points+3, 14))
	fields := []field{{key: "slip.reply.send", style: &large, each: []string{f.faxed(s), f.phoned(s)}}}
	if fields[0].blank() {
		fields[0].each = []string{s.Centre, s.Desk}
	} else {
		fields = append(fields, field{key: "slip.office", each: []string{joined(" · ", s.Centre, s.Desk), s.Counsellor}})
	}
	return together(f.panelled(f.untitled(fields...)))
}

// bound are parts that stay on one page.
type bound struct {
	whole
	parts []part
}

func together(parts []part) part { return bound{parts: parts} }

func (b bound) height() float64                  { return total(b.parts...) }
func (b bound) draw(p *sheet.Page, x, y float64) { stack(p, x, y, b.parts...) }
