package referrals

import (
	"cmp"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// show draws what stands over the form and beside it.
func (p *ResultPage) show() {
	p.top.RemoveAll()
	for _, o := range p.notes() {
		p.top.Add(o)
	}
	p.top.Hidden = len(p.top.Objects) == 0
	p.showAside()
	kit.Relayout(p.content)
	p.r.d.Shell.Refresh()
}

// notes are what has to be known before anything is typed.
func (p *ResultPage) notes() (out []fyne.CanvasObject) {
	w, v := p.r.d.Words, p.r.v
	say := func(text string) {
		out = append(out, kit.Note(kit.NewParagraph(text, kit.SizeBody, kit.ColorText)))
	}
	switch {
	case v.Status == model.Void:
		say(w.T("result.void", v.VoidedFor))
	case p.r.other:
		by := p.r.results[0]
		say(w.T("result.other", by.Staff, w.Name("status", string(by.Status))))
	case len(p.r.results) > 0:
		out = append(out, kit.NewParagraph(w.T("result.corrects"), kit.SizeBody, kit.ColorSecond))
	}
	if note := overfilled(p.r.d, v.LeadID); note != nil {
		out = append(out, note)
	}
	return out
}

// showAside shows whom to call, what the slip says, and what happened so far. The
// record was opened for this, so it names the person in full.
func (p *ResultPage) showAside() {
	w, v := p.r.d.Words, p.r.v
	p.aside.RemoveAll()
	who, phone := model.SplitContact(v.Interview.Contact)
	phone = cmp.Or(phone, v.Lead.Phone, v.Lead.EmployerPhone)
	p.aside.Add(kit.Panel(dial(w, cmp.Or(who, v.Lead.Contact), phone)))
	rows := kit.Column(5)
	add := func(key, value string) {
		if value != "" {
			rows.Add(kit.TextValue(w.T(key), value))
		}
	}
	add("slippage.seeker", v.Seeker.Name)
	add("slippage.lead", v.Lead.Employer+" · "+v.Lead.Title)
	add("result.openings", w.T("leads.counts", v.Lead.Openings, v.Lead.Pending, v.Lead.Hired))
	add("slippage.issued", w.Moment(v.IssuedAt)+" · "+v.Staff)
	add("result.interview", w.Moment(v.Interview.At))
	add("result.place", v.Interview.Place)
	rows.Add(kit.Row(0, kit.NewSmallButton(w.T("slippage.title"), "Ctrl O", p.openSlip)))
	p.aside.Add(kit.Panel(rows))
	p.aside.Add(kit.NewSection(w.T("result.history")))
	if len(p.r.results) > 0 {
		p.aside.Add(kit.Panel(resultList(w, p.r.results)))
	} else {
		p.aside.Add(kit.NewParagraph(w.T("result.none"), kit.SizeBody, kit.ColorSecond))
	}
	p.aside.Add(kit.NewSection(w.T("follow.calls", len(p.r.calls))))
	p.aside.Add(callList(w, p.r.calls))
}

// restored says that a draft is gone on with, and offers to begin anew.
func (p *ResultPage) restored(k known) {
	w := p.r.d.Words
	said := kit.NewParagraph(w.T("result.restored", w.Moment(k.saved)), kit.SizeBody, kit.ColorSecond)
	p.top.Add(kit.Beside(12, said, kit.NewSmallButton(w.T("register.discard"), "", p.askDiscard)))
	p.top.Hidden = false
}

func (p *ResultPage) askDiscard() {
	w := p.r.d.Words
	q := desk.Question{
		Title: w.T("register.discard.question"), Text: w.T("result.discard.text"),
		Yes: w.T("register.discard.yes"), No: w.T("register.discard.no"), Danger: true,
	}
	p.r.d.Shell.Ask(q, func(yes bool) {
		if yes {
			p.r.discard()
			p.form.Focus("status")
		}
	})
}

// askEnding asks, before a hire is stored, what ends with it. Enter takes what is
// ticked.
func (p *ResultPage) askEnding(e ending) {
	w := p.r.d.Words
	boxes := kit.Column(8, kit.NewParagraph(w.T("result.ends.text"), kit.SizeBody, kit.ColorText))
	lead := kit.NewCheck(kit.Line{Left: []kit.Span{kit.Text(w.T("result.ends.lead", e.hired, e.openings))}})
	search := kit.NewCheck(kit.Line{Left: []kit.Span{kit.Text(w.T("result.ends.search"))}})
	lead.Set(e.closeLead)
	search.Set(e.closeSearch)
	var checks []*kit.Check
	if e.lead {
		checks = append(checks, lead)
	}
	if e.search {
		checks = append(checks, search)
	}
	boxes.Add(kit.NewChecks(checks...))
	var m *kit.Modal
	store := func() {
		m.Hide()
		e.closeLead, e.closeSearch = e.lead && lead.On(), e.search && search.On()
		p.r.store(e)
	}
	m = kit.NewModal(p.r.d.Shell.Window().Canvas(), w.T("result.ends.title"), 560, boxes, nil,
		kit.NewPrimary(w.T("hint.save"), "Enter", store), kit.NewButton(w.T("cancel"), "Esc", func() { m.Hide() }))
	m.OnEscape, m.OnSubmit = func() { m.Hide() }, store
	m.Show()
}
