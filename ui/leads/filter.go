package leads

import (
	"strings"

	"ieumdesk/model"
	"ieumdesk/model/hangul"
	"ieumdesk/ui/kit"
)

// near is how far "near the person" reaches, in kilometres.
const near = 2.0

// showChips shows the conditions that are set; pressing one takes it back.
func (p *Place) showChips() {
	q, w := p.list.query, p.d.Words
	p.chips.RemoveAll()
	chip := func(text string, on bool, press func()) {
		p.chips.Add(kit.NewChip(text, on, func() { press(); p.showChips() }))
	}
	toggle := func(change func(*model.LeadQuery)) func() {
		return func() { p.list.filter(change) }
	}
	chip(w.T("leads.filter.open"), !q.All, toggle(func(q *model.LeadQuery) { q.All = !q.All }))
	if s, ok := p.d.Serving(); ok && s.Seeker.Dong != "" && len(q.Dongs) == 0 {
		chip(w.T("leads.filter.near", s.Seeker.Dong), false, toggle(func(q *model.LeadQuery) { q.Dongs = p.around(s.Seeker.Dong) }))
	}
	if len(q.Dongs) > 0 {
		chip(strings.Join(q.Dongs, "·")+" ×", true, toggle(func(q *model.LeadQuery) { q.Dongs = nil }))
	}
	if q.Occupation != "" {
		chip(p.d.Session.Tables().Occupations.Name(q.Occupation)+" ×", true, toggle(func(q *model.LeadQuery) { q.Occupation = "" }))
	} else if s, ok := p.d.Serving(); ok && len(s.Seeker.Occupations) > 0 {
		code := s.Seeker.Occupations[0]
		chip(p.d.Session.Tables().Occupations.Name(code), false, toggle(func(q *model.LeadQuery) { q.Occupation = code }))
	}
	if q.EmploymentType != "" {
		chip(w.Name("employment", q.EmploymentType)+" ×", true, toggle(func(q *model.LeadQuery) { q.EmploymentType = "" }))
	}
	if q.WageMin > 0 {
		chip(w.Wage(q.WageType, q.WageMin, 0)+"↑ ×", true, toggle(func(q *model.LeadQuery) { q.WageMin = 0 }))
	}
	chip(w.T("leads.filter.more"), false, p.openFilter)
	kit.Relayout(p.content)
}

// around are the dongs within walking or a short bus ride of one.
func (p *Place) around(dong string) []string {
	var out []string
	t := p.d.Session.Tables()
	for _, d := range t.Dongs {
		if km, ok := t.Distance(dong, d.Name); ok && km <= near {
			out = append(out, d.Name)
		}
	}
	return out
}

// openFilter asks for all conditions at once.
func (p *Place) openFilter() {
	w, q := p.d.Words, p.list.query
	dongs := kit.NewPicker(w.T("leads.filter.dong"), true, false, p.findDong, func(c string) string { return c })
	dongs.SetCodes(q.Dongs...)
	occupation := kit.NewPicker(w.T("leads.filter.occupation"), false, false, p.findOccupation, p.d.Session.Tables().Occupations.Name)
	occupation.SetCodes(q.Occupation)
	kind := kit.NewChoice(append([]string{""}, model.EmploymentTypes...), p.employmentNames())
	kind.Choose(q.EmploymentType)
	per := kit.NewChoice([]string{"month", "hour", "day", "year"}, p.wageNames())
	per.Choose(string(model.Monthly))
	wage := kit.NewWonEntry("2,200,000")
	if q.WageMin > 0 {
		per.Choose(string(q.WageType))
		wage.SetText(formatWon(q.WageMin))
	}
	form := kit.NewForm()
	form.Add("dong", kit.NewField(w.T("field.dong_work"), false, dongs))
	form.Add("occupation", kit.NewField(w.T("field.occupation"), false, occupation))
	form.Add("type", kit.NewField(w.T("field.employment_type"), false, kind))
	form.AddPair("per", kit.NewField(w.T("field.wage_type"), false, per), "wage", kit.NewField(w.T("leads.filter.wage"), false, wage))
	var m *kit.Modal
	apply := func() {
		m.Hide()
		p.list.filter(func(q *model.LeadQuery) {
			q.Dongs, q.Occupation, q.EmploymentType = dongs.Codes(), occupation.Code(), kind.Chosen()
			q.WageType, q.WageMin = model.WageType(per.Chosen()), kit.Won(wage.Text)
		})
		p.showChips()
	}
	form.OnSubmit = apply
	m = kit.NewModal(p.d.Shell.Window().Canvas(), w.T("leads.filter.title"), 640, form, nil,
		kit.NewPrimary(w.T("leads.filter.apply"), "Ctrl S", apply), kit.NewButton(w.T("cancel"), "Esc", func() { m.Hide() }))
	m.OnEscape, m.OnSubmit = func() { m.Hide() }, apply
	m.Show()
	form.FocusFirst()
}

func (p *Place) employmentNames() []string {
	names := []string{p.d.Words.T("leads.any")}
	for _, c := range model.EmploymentTypes {
		names = append(names, p.d.Words.Name("employment", c))
	}
	return names
}

func (p *Place) wageNames() []string {
	var names []string
	for _, c := range []string{"month", "hour", "day", "year"} {
		names = append(names, p.d.Words.Name("wage", c))
	}
	return names
}

func (p *Place) findDong(typed string, limit int) []kit.Option {
	var out []kit.Option
	for _, d := range p.d.Session.Tables().Dongs {
		if len(out) < limit && (typed == "" || hangul.Match(d.Name, typed)) {
			out = append(out, kit.Option{Code: d.Name, Name: d.Name, Second: d.Gu})
		}
	}
	return out
}

func (p *Place) findOccupation(typed string, limit int) []kit.Option {
	return kit.FindCodes(p.d.Session.Tables().Occupations, typed, limit)
}
