package referrals

import (
	"cmp"

	"fyne.io/fyne/v2"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/kit"
)

// queueView shows the chosen item of the queue: whom to call, what was said so
// far, and what can be done about it.
type queueView struct {
	q      *queue
	past   *past
	do     queueKeys
	column *fyne.Container
	foot   *fyne.Container
	scroll *kit.Scroll
	root   *fyne.Container
	shown  model.ID
}

// queueKeys are what the buttons of the view do; the place binds them to its keys.
type queueKeys struct{ open, slip, noAnswer, again, renew func() }

func newQueueView(q *queue, p *past, do queueKeys) *queueView {
	v := &queueView{q: q, past: p, do: do, column: kit.Column(10), foot: kit.Column(0)}
	v.scroll = kit.NewScroll(kit.Inset(18, 24, 20, 24, v.column))
	v.root = kit.Under(v.scroll, v.foot)
	return v
}

func (v *queueView) show() {
	w := v.q.d.Words
	v.column.RemoveAll()
	v.foot.RemoveAll()
	i, ok := v.q.item()
	switch {
	case !ok && v.q.text != "":
		v.column.Add(kit.Empty(w.T("follow.none_found"), "Esc", w.T("follow.hint.clear")))
	case !ok && v.q.known:
		v.column.Add(kit.Empty(w.T("follow.empty"), "Ctrl 2", w.T("slips.tab")))
	case ok && i.chases():
		v.chase(i.follow)
	case ok:
		v.ending(i)
	}
	kit.Relayout(v.root)
	if ok && i.id() != v.shown {
		v.shown = i.id()
		v.scroll.Top()
	}
}

// chase is a result to ask for: the number to dial and how a call ended, what is
// known, what was said.
func (v *queueView) chase(f model.FollowUp) {
	w := v.q.d.Words
	v.column.Add(kit.NewTitle(f.Employer))
	v.column.Add(kit.Panel(kit.Column(10, dial(w, f.Contact, f.Phone), kit.Flow(8,
		kit.NewSmallButton(w.T("list.call.no_answer"), "Ctrl N", v.do.noAnswer),
		kit.NewSmallButton(w.T("follow.again"), "Ctrl T", v.do.again)))))
	v.column.Add(kit.Parts(v.q.stepTag(f.Step), v.q.dueTag(f), kit.TagOf(kit.Grey, w.T("follow.since", f.WorkDays))))
	rows := kit.Column(5)
	add := func(key, value string) {
		if value != "" {
			rows.Add(kit.TextValue(w.T(key), value))
		}
	}
	add("slippage.seeker", model.MaskName(f.Seeker))
	add("follow.job", f.Title)
	add("field.slip", f.Slip.String()+" · "+f.Slip.Short())
	add("result.interview", w.Moment(f.Interview))
	add("follow.due", w.NearDay(f.Due))
	v.column.Add(rows)
	v.column.Add(kit.NewSection(w.T("follow.calls", len(v.past.calls))))
	v.column.Add(callList(w, v.past.calls))
	if len(v.past.results) > 0 {
		v.column.Add(kit.NewSection(w.T("result.history")))
		v.column.Add(resultList(w, v.past.results))
	}
	v.foot.Add(kit.Foot(24, kit.Flow(10,
		kit.NewPrimary(w.T("result.enter"), "Enter", v.do.open), kit.NewSmallButton(w.T("slippage.title"), "Ctrl O", v.do.slip))))
}

// dial is whom to call and the number, larger than anything else and never cut.
func dial(w *assets.Words, whom, phone string) fyne.CanvasObject {
	return kit.Column(4,
		kit.NewParagraph(w.T("follow.whom", cmp.Or(whom, w.T("follow.whom.nobody"))), kit.SizeSecond, kit.ColorSecond),
		kit.NewTitle(cmp.Or(phone, w.T("follow.no_phone"))))
}

// ending is what ends within a week.
func (v *queueView) ending(i item) {
	w, d := v.q.d.Words, i.due
	title, text, phone := d.Employer, "follow.ends.lead", d.Phone
	if i.group == registrations {
		title, text, phone = model.MaskName(d.Name), "follow.ends.registration", model.MaskPhone(d.Phone)
	}
	v.column.Add(kit.NewTitle(title))
	v.column.Add(kit.NewParagraph(w.T(text, w.NearDay(d.On)), kit.SizeField, kit.ColorText))
	if phone != "" {
		v.column.Add(kit.NewTitle(phone))
	}
	v.column.Add(kit.NewParagraph(w.T(text+".about"), kit.SizeBody, kit.ColorSecond))
	v.foot.Add(kit.Foot(24, kit.Flow(10,
		kit.NewPrimary(w.T("follow.renew"), "Ctrl R", v.do.renew), kit.NewButton(w.T(i.opens()), "Enter", v.do.open))))
}

// opens is what Enter opens of something that ends.
func (i item) opens() string {
	if i.group == registrations {
		return "follow.open.card"
	}
	return "follow.open.lead"
}
