package referrals

import (
	"context"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// againIn is in how many working days one calls again unless another day is said.
const againIn = 3

// noAnswer notes that nobody answered; the next working day it is due again.
func (q *queue) noAnswer() {
	i, ok := q.item()
	if !ok || !i.chases() {
		return
	}
	q.call(model.NewCall{ReferralID: i.follow.ReferralID, Outcome: model.NoAnswer}, "follow.no_answer.done", q.d.Shell.Fail, func() {})
}

// call stores a call, says when it is due again and goes on with the next one.
func (q *queue) call(c model.NewCall, said string, failed func(error), then func()) {
	w := q.d.Words
	var stored model.Call
	var err error
	q.d.Run.Do(func() { stored, err = q.d.Session.RecordCall(context.Background(), c) }, func() {
		if err != nil {
			failed(err)
			return
		}
		then()
		q.d.Shell.Toast(w.T(said, w.NearDay(stored.Again)), nil)
		q.d.Changed()
	})
}

// askAgain asks on which day to call again, and what was said.
func (q *queue) askAgain() {
	i, ok := q.item()
	if !ok || !i.chases() {
		return
	}
	w := q.d.Words
	on, note := desk.DayEntry(q.d), kit.NewTextEntry(w.T("follow.again.note"), 2)
	on.SetText(string(q.read.cal.AddWorkDays(q.d.Today(), againIn)))
	form := kit.NewForm()
	form.Add("again", kit.NewField(w.T("follow.again.on"), true, on)).SetHint(w.T("follow.again.hint"))
	form.Add("note", kit.NewField(w.T("follow.again.said"), false, note))
	var m *kit.Modal
	apply := func() {
		day, err := model.ParseDate(on.Text, q.d.Today(), 20)
		if err != nil {
			form.ShowErrors(map[string]string{"again": w.Error(err)})
			return
		}
		c := model.NewCall{ReferralID: i.follow.ReferralID, Outcome: model.CallAgain, Again: day, Note: note.Text}
		q.call(c, "follow.again.done", func(err error) { desk.Refuse(q.d, form, err) }, m.Hide)
	}
	form.OnSubmit = apply
	m = kit.NewModal(q.d.Shell.Window().Canvas(), w.T("follow.again.title", i.follow.Employer), 520, form, nil,
		kit.NewPrimary(w.T("hint.save"), "Ctrl Enter", apply), kit.NewButton(w.T("cancel"), "Esc", func() { m.Hide() }))
	m.OnEscape, m.OnSubmit = m.Hide, apply
	m.Show()
	form.Focus("again")
	on.SelectAll()
}
