package leads

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/model/hangul"
	"ieumdesk/model/match"
	"ieumdesk/ui/kit"
)

// row is a lead in the list: what and how much, why this one, where and how
// fresh.
func (p *Place) row(l model.Lead) kit.ListRow {
	return kit.ListRow{
		Faded: !l.OpenOn(p.d.Today()),
		Lines: []kit.Line{p.firstLine(l), {Left: p.reasons(l), Right: p.already(l)}, {Left: append(p.cityTags(l), kit.Text(p.facts(l))), Right: p.waiting(l), Color: kit.ColorSecond}},
	}
}

func (p *Place) firstLine(l model.Lead) kit.Line {
	typed := p.list.query.Text
	left := marked(kit.Bold(l.Employer), l.Employer, typed)
	left = append(left, kit.Gap(10))
	left = append(left, marked(kit.Text(l.Title), l.Title, typed)...)
	left = append(left, kit.Text(" "+p.d.Words.T("leads.openings", l.Openings)))
	return kit.Line{Left: left, Right: []kit.Span{kit.Bold(p.d.Words.Wage(l.WageType, l.WageMin, l.WageMax))}}
}

// already is when the person served was sent there before, and what came of it.
func (p *Place) already(l model.Lead) []kit.Span {
	v, ok := p.sent[l.ID]
	if !ok {
		return nil
	}
	return []kit.Span{kit.TagOf(kit.Amber, p.d.Words.T("leads.sent", assets.SlashDay(model.Today(v.IssuedAt)), v.Outcome(p.d.Words)))}
}

// waiting is how many others were sent there and wait for an answer, or were hired.
func (p *Place) waiting(l model.Lead) []kit.Span {
	if l.Pending == 0 && l.Hired == 0 {
		return nil
	}
	return []kit.Span{kit.Text(p.d.Words.T("leads.waiting", l.Pending, l.Hired))}
}

// marked cuts a span so that what was found stands on the marking ground.
func marked(s kit.Span, text, typed string) []kit.Span {
	var runes [][2]int
	for _, m := range hangul.Mark(text, typed) {
		from := utf8.RuneCountInString(text[:m.From])
		runes = append(runes, [2]int{from, from + utf8.RuneCountInString(text[m.From:m.To])})
	}
	return kit.MarkRunes(s, runes)
}

// reasons are why the lead suits the person served, and why not; without a
// person, the terms.
func (p *Place) reasons(l model.Lead) []kit.Span {
	var spans []kit.Span
	add := func(s kit.Span) {
		if len(spans) > 0 {
			spans = append(spans, kit.Text(" · ").In(kit.ColorSecond))
		}
		spans = append(spans, s)
	}
	if s, ok := p.d.Serving(); ok {
		for _, r := range match.Reasons(p.d.Session.Tables(), &s.Seeker, &l) {
			color := kit.ColorAmber
			if r.Fits {
				color = kit.ColorGreen
			}
			add(kit.Text(p.d.Words.T("match."+r.Code, r.Args...)).In(color))
		}
	}
	for _, t := range p.terms(l) {
		add(kit.Text(t).In(kit.ColorLabel))
	}
	return spans
}

func (p *Place) terms(l model.Lead) []string {
	var out []string
	if l.EmploymentType != "" {
		out = append(out, p.d.Words.Name("employment", l.EmploymentType))
	}
	if l.WorkStart != "" {
		out = append(out, strings.TrimSuffix(l.WorkStart+"–"+l.WorkEnd, "–"))
	}
	if l.Days != "" {
		out = append(out, l.Days)
	}
	return out
}

// facts are the third line: where, how fresh, what comes with it, until when.
func (p *Place) facts(l model.Lead) string {
	w := p.d.Words
	parts := []string{}
	add := func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	}
	add(l.Dong)
	add(freshness(w, l))
	for i, b := range l.Benefits {
		if i < 3 {
			add(b)
		}
	}
	add(w.T("leads.until", assets.SlashDay(l.ValidUntil)))
	return strings.Join(parts, " · ")
}

// freshness is when somebody last saw or heard of the lead: 11/18 방문.
func freshness(w *assets.Words, l model.Lead) string {
	on := l.Source.On
	if on == "" {
		on = l.Received
	}
	if l.Source.Kind == "" {
		return assets.SlashDay(on)
	}
	return assets.SlashDay(on) + " " + w.Name("source", l.Source.Kind)
}

// hourly is a wage by the hour in won, for comparing with the minimum wage; 0
// where there is no figure.
func hourly(l model.Lead) int64 {
	if l.WageType == model.Hourly {
		return l.WageMin
	}
	return int64(float64(model.MonthlyWon(l.WageType, l.WageMin, l.WeeklyHours)) / model.MonthlyHours(l.WeeklyHours))
}

func year(d model.Date) string { return strconv.Itoa(d.Time().Year()) }
