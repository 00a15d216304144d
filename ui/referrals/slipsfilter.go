package referrals

import (
	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
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

// slipFilter asks for the conditions by keyboard, the days among them.
type slipFilter struct {
	s           *slips
	form        *kit.Form
	state, span *kit.Choice
	from, to    *kit.Entry
	modal       *kit.Modal
}

func (s *slips) askFilter(c fyne.Canvas) {
	w := s.d.Words
	f := &slipFilter{s: s, form: kit.NewForm(), from: desk.DayEntry(s.d), to: desk.DayEntry(s.d)}
	f.build()
	f.from.SetText(string(s.query.From))
	f.to.SetText(string(s.query.To))
	f.form.OnSubmit = f.apply
	hide := func() { f.modal.Hide() }
	f.modal = kit.NewModal(c, w.T("slips.filter"), 620, f.form, nil,
		kit.NewPrimary(w.T("leads.filter.apply"), "Ctrl Enter", f.apply), kit.NewButton(w.T("cancel"), "Esc", hide))
	f.modal.OnEscape, f.modal.OnSubmit = hide, f.apply
	f.modal.Show()
	f.form.FocusFirst()
}

func (f *slipFilter) build() {
	w := f.s.d.Words
	codes, names := make([]string, len(slipStates)), make([]string, len(slipStates))
	for i, state := range slipStates {
		codes[i], names[i] = string(state), w.Name("slips", string(state))
	}
	f.state = kit.NewChoice(codes, names)
	f.state.Choose(string(f.s.state))
	var spans, spanNames []string
	for _, p := range f.s.periods() {
		spans, spanNames = append(spans, p.key), append(spanNames, w.T(p.key))
	}
	f.span = kit.NewChoice(spans, spanNames).Optional()
	f.span.OnChange = func(key string) {
		for _, p := range f.s.periods() {
			if p.key == key {
				f.from.SetText(string(p.from))
				f.to.SetText(string(p.to))
			}
		}
	}
	f.form.Add("status", kit.NewField(w.T("field.status"), false, f.state))
	f.form.Add("span", kit.NewField(w.T("slips.period"), false, f.span))
	f.form.AddPair("from", kit.NewField(w.T("slips.from"), false, f.from), "to", kit.NewField(w.T("slips.to"), false, f.to))
}

func (f *slipFilter) apply() {
	errs := map[string]string{}
	from, to := f.day("from", f.from, errs), f.day("to", f.to, errs)
	if from != "" && to != "" && to < from {
		errs["to"] = f.s.d.Words.T("slips.backwards")
	}
	if f.form.ShowErrors(errs); len(errs) > 0 {
		return
	}
	f.modal.Hide()
	f.s.filter(slipState(f.state.Chosen()), from, to)
}

// day reads a day, "" where none was typed.
func (f *slipFilter) day(name string, e *kit.Entry, errs map[string]string) model.Date {
	if e.Text == "" {
		return ""
	}
	d, err := model.ParseDate(e.Text, f.s.d.Today(), 20)
	if err != nil {
		errs[name] = f.s.d.Words.Error(err)
	}
	return d
}
