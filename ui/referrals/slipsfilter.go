package referrals

import (
	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/kit"
)

// period is a stretch of days that is asked for often.
type period struct {
	key      string
	from, to model.Date
}

// periods are the stretches a list is narrowed to by a click. A month has its last
// day in it.
func (s *slips) periods() []period {
	today := s.d.Today()
	month := today[:8] + "01"
	last := month.AddDays(-1)
	return []period{
		{"slips.period.any", "", ""},
		{"slips.period.today", today, today},
		{"slips.period.month", month, month.AddMonths(1).AddDays(-1)},
		{"slips.period.last", last[:8] + "01", last},
	}
}

// chips are the conditions that can be set by a click, and taken back by another.
func (s *slips) chips(more func()) []fyne.CanvasObject {
	w := s.d.Words
	var out []fyne.CanvasObject
	for _, state := range slipStates[1:] {
		out = append(out, kit.NewChip(w.Name("slips", string(state)), s.state == state, func() {
			if s.state == state {
				state = anyState
			}
			s.filter(state, s.query.From, s.query.To)
		}))
	}
	own := s.query.From != "" || s.query.To != ""
	for _, p := range s.periods()[1:] {
		on := s.query.From == p.from && s.query.To == p.to
		own = own && !on
		out = append(out, kit.NewChip(w.T(p.key), on, func() {
			if on {
				p.from, p.to = "", ""
			}
			s.filter(s.state, p.from, p.to)
		}))
	}
	days := w.T("slips.period.days")
	if own {
		days = string(s.query.From) + " ~ " + string(s.query.To)
	}
	return append(out, kit.NewChip(days, own, more))
}

// askFilter asks for the conditions by keyboard, the days among them.
func (s *slips) askFilter(c fyne.Canvas) {
	w := s.d.Words
	codes, names := make([]string, len(slipStates)), make([]string, len(slipStates))
	for i, state := range slipStates {
		codes[i], names[i] = string(state), w.Name("slips", string(state))
	}
	state := kit.NewChoice(codes, names)
	state.Choose(string(s.state))
	from, to := dayEntry(s.d), dayEntry(s.d)
	var spans, spanNames []string
	for _, p := range s.periods() {
		spans, spanNames = append(spans, p.key), append(spanNames, w.T(p.key))
	}
	span := kit.NewChoice(spans, spanNames)
	span.OnChange = func(key string) {
		for _, p := range s.periods() {
			if p.key == key {
				from.SetText(string(p.from))
				to.SetText(string(p.to))
			}
		}
	}
	from.SetText(string(s.query.From))
	to.SetText(string(s.query.To))
	form := kit.NewForm()
	form.Add("status", kit.NewField(w.T("field.status"), false, state))
	form.Add("span", kit.NewField(w.T("slips.period"), false, span.Optional()))
	form.AddPair("from", kit.NewField(w.T("slips.from"), false, from), "to", kit.NewField(w.T("slips.to"), false, to))
	var m *kit.Modal
	apply := func() {
		errs := map[string]string{}
		day := func(name, text string) model.Date {
			if text == "" {
				return ""
			}
			d, err := model.ParseDate(text, s.d.Today(), 20)
			if err != nil {
				errs[name] = w.Error(err)
			}
			return d
		}
		first, last := day("from", from.Text), day("to", to.Text)
		if first != "" && last != "" && last < first {
			errs["to"] = w.T("slips.backwards")
		}
		if form.ShowErrors(errs); len(errs) > 0 {
			return
		}
		m.Hide()
		s.filter(slipState(state.Chosen()), first, last)
	}
	form.OnSubmit = apply
	m = kit.NewModal(c, w.T("slips.filter"), 620, form, nil,
		kit.NewPrimary(w.T("leads.filter.apply"), "Ctrl Enter", apply), kit.NewButton(w.T("cancel"), "Esc", func() { m.Hide() }))
	m.OnEscape, m.OnSubmit = m.Hide, apply
	m.Show()
	form.FocusFirst()
}
