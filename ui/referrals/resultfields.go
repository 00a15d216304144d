package referrals

import (
	"slices"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// edit passes on what a person typed, not what the page filled in itself.
func (p *ResultPage) edit(change func(*answer)) {
	if !p.quiet {
		p.r.set(change)
	}
}

func (p *ResultPage) entry(name, label string, required bool, e *kit.Entry, of func(*answer) *string) *kit.Field {
	p.text[name] = e
	e.Watch(func(s string) { p.edit(func(a *answer) { *of(a) = s }) })
	return kit.NewField(p.r.d.Words.T(label), required, e)
}

func (p *ResultPage) choice(name, label string, codes, names []string, of func(*answer) *string) *kit.Field {
	c := kit.NewChoice(codes, names).Optional()
	p.one[name] = c
	c.OnChange = func(code string) { p.edit(func(a *answer) { *of(a) = code }) }
	return kit.NewField(p.r.d.Words.T(label), false, c)
}

// names are those of codes in a small list.
func (p *ResultPage) names(list string, codes []string) []string {
	out := make([]string, len(codes))
	for i, c := range codes {
		out[i] = p.r.d.Words.Name(list, c)
	}
	return out
}

// wageTypes are those somebody may be hired under.
var wageTypes = []string{string(model.Monthly), string(model.Hourly), string(model.Daily), string(model.Yearly)}

// addTerms adds what somebody is hired under.
func (p *ResultPage) addTerms() {
	w, t := p.r.d.Words, p.r.d.Session.Tables()
	months := kit.NewCodeEntry("")
	months.MaxRunes = 3
	p.job = kit.NewPicker(w.T("leads.filter.occupation"), false, false,
		func(typed string, n int) []kit.Option { return kit.FindCodes(t.Occupations, typed, n) }, t.Occupations.Name)
	p.job.OnChange = func([]string) { p.edit(func(a *answer) { a.Occupation = p.job.Code() }) }
	p.terms = []*fyne.Container{
		p.form.AddLine(kit.Twelfths(4, 8), []string{"start_on", "occupation"},
			p.entry("start_on", "result.start_on", true, desk.DayEntry(p.r.d), func(a *answer) *string { return &a.StartOn }),
			kit.NewField(w.T("field.occupation"), false, p.job)),
		p.form.AddLine(kit.Twelfths(8, 4), []string{"wage_type", "wage"},
			p.choice("wage_type", "field.wage_type", wageTypes, p.names("wage", wageTypes), func(a *answer) *string { return &a.WageType }),
			p.entry("wage", "result.wage", false, kit.NewWonEntry("2,310,000"), func(a *answer) *string { return &a.Wage })),
		p.form.AddLine(kit.Twelfths(8, 4), []string{"employment_type", "contract_months"},
			p.choice("employment_type", "field.employment_type", model.EmploymentTypes, p.names("employment", model.EmploymentTypes),
				func(a *answer) *string { return &a.Employment }),
			p.entry("contract_months", "field.contract_months", false, months, func(a *answer) *string { return &a.Months })),
	}
}

// addReason adds why not, with the usual reasons below to take one with a click.
func (p *ResultPage) addReason() {
	w := p.r.d.Words
	p.why = []*fyne.Container{p.form.AddLine(kit.Twelfths(12), []string{"reason"},
		p.entry("reason", "field.reason", false, kit.NewWordEntry(w.T("result.reason")), func(a *answer) *string { return &a.Reason }))}
	p.text["reason"].Watch(func(reason string) {
		for _, o := range p.quick.Objects {
			chip := o.(*kit.Chip)
			chip.Set(chip.Text(), chip.Text() == reason)
		}
	})
	p.form.AddObject(p.quick)
}

// showQuick offers the usual reasons of the chosen answer. A second click takes the
// reason back.
func (p *ResultPage) showQuick() {
	status := p.r.typed.Status
	p.quick.RemoveAll()
	for _, code := range quickReasons[status] {
		text := p.r.d.Words.Name("reason."+string(status), code)
		p.quick.Add(kit.NewChip(text, p.r.typed.Reason == text, func() {
			reason := text
			if p.r.typed.Reason == text {
				reason = ""
			}
			p.text["reason"].SetText(reason)
			p.form.Focus("how")
		}))
	}
	p.quick.Hidden = len(p.quick.Objects) == 0
	kit.Relayout(p.form)
}

// addReply adds how, by whom and when the answer came.
func (p *ResultPage) addReply() {
	w := p.r.d.Words
	ways := make([]string, len(model.ReplyWays))
	for i, way := range model.ReplyWays {
		ways[i] = string(way)
	}
	p.form.AddObject(kit.NewSection(w.T("result.reply")))
	p.form.AddLine(kit.Twelfths(12), []string{"how"},
		p.choice("how", "result.how", ways, p.names("reply", ways), func(a *answer) *string { return &a.How }))
	p.form.AddLine(kit.Twelfths(8, 4), []string{"by", "replied_on"},
		p.entry("by", "result.by", false, kit.NewWordEntry(w.T("result.by.hint")), func(a *answer) *string { return &a.By }),
		p.entry("replied_on", "result.replied_on", true, desk.DayEntry(p.r.d), func(a *answer) *string { return &a.RepliedOn }))
}

// fill shows what is typed in the form.
func (p *ResultPage) fill() {
	p.quiet = true
	a := p.r.typed
	p.status.Choose(string(a.Status))
	for name, value := range map[string]string{
		"start_on": a.StartOn, "contract_months": a.Months, "wage": a.Wage, "reason": a.Reason, "by": a.By, "replied_on": a.RepliedOn,
	} {
		p.text[name].SetText(value)
	}
	p.job.SetCodes(a.Occupation)
	p.one["wage_type"].Choose(a.WageType)
	p.one["employment_type"].Choose(a.Employment)
	p.one["how"].Choose(a.How)
	p.quiet = false
	p.showFields()
}

// showFields shows the fields that belong to the chosen answer.
func (p *ResultPage) showFields() {
	status := p.r.typed.Status
	for _, line := range p.terms {
		p.form.ShowLine(line, status == model.Hired)
	}
	for _, line := range p.why {
		p.form.ShowLine(line, status != model.Hired && slices.Contains(resultStatuses, status))
	}
	p.showQuick()
}
