package referrals

import (
	"context"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// renew makes what ends soon hold on: a registration for another three months, a
// lead until a day that is asked for.
func (q *queue) renew() {
	i, ok := q.item()
	if !ok {
		return
	}
	switch i.group {
	case registrations:
		q.renewSeeker(i.due)
	case openLeads:
		q.askLeadUntil(i.due)
	}
}

// renewSeeker asks first: a renewal has no way back.
func (q *queue) renewSeeker(d model.Due) {
	w := q.d.Words
	until := q.d.Today().AddMonths(model.RegistrationMonths)
	ask := desk.Question{
		Title: w.T("follow.renew.title", model.MaskName(d.Name)), Text: w.T("follow.renew.text", w.Day(until)),
		Yes: w.T("follow.renew"), No: w.T("cancel"),
	}
	q.d.Shell.Ask(ask, func(yes bool) {
		if !yes {
			return
		}
		desk.Do(q.d, func(ctx context.Context) (model.Seeker, error) { return q.d.Session.RenewSeeker(ctx, d.SeekerID) }, func(s model.Seeker) {
			q.d.Shell.Toast(w.T("seekers.renewed", model.MaskName(s.Name), w.Day(s.Valid)), nil)
			q.d.Changed()
		})
	})
}

// askLeadUntil offers a month more and two; two months is the longest that is
// allowed.
func (q *queue) askLeadUntil(d model.Due) {
	w, today := q.d.Words, q.d.Today()
	spans := map[string]model.Date{"month": today.AddDays(model.DefaultValidDays), "two": today.AddMonths(2)}
	until := desk.DayEntry(q.d)
	until.SetText(string(spans["month"]))
	length := kit.NewChoice([]string{"month", "two"}, []string{w.T("follow.renew.days", model.DefaultValidDays), w.T("follow.renew.two")})
	length.Choose("month")
	length.OnChange = func(code string) { until.SetText(string(spans[code])) }
	form := kit.NewForm()
	form.AddLine([]float32{200, 160}, []string{"length", "valid_until"},
		kit.NewField(w.T("follow.renew.for"), false, length), kit.NewField(w.T("follow.renew.until"), true, until))
	var m *kit.Modal
	apply := func() {
		day, err := model.ParseDate(until.Text, today, 20)
		if err != nil {
			form.ShowErrors(map[string]string{"valid_until": w.Error(err)})
			return
		}
		var l model.Lead
		q.d.Run.Do(func() { l, err = q.d.Session.RenewLead(context.Background(), d.LeadID, day) }, func() {
			if err != nil {
				desk.Refuse(q.d, form, err)
				return
			}
			m.Hide()
			q.d.Shell.Toast(w.T("follow.renew.lead_done", l.Employer, w.NearDay(l.ValidUntil)), nil)
			q.d.Changed()
		})
	}
	form.OnSubmit = apply
	m = kit.NewModal(q.d.Shell.Window().Canvas(), w.T("follow.renew.lead", d.Employer), 520, form, nil,
		kit.NewPrimary(w.T("follow.renew"), "Ctrl Enter", apply), kit.NewButton(w.T("cancel"), "Esc", func() { m.Hide() }))
	m.OnEscape, m.OnSubmit = m.Hide, apply
	m.Show()
	form.Focus("valid_until")
	until.SelectAll()
}
