package referrals

import (
	"cmp"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/kit"
)

// headings are over the first item of each group, with how many it has.
func (q *queue) headings() []kit.ListHead {
	var out []kit.ListHead
	for n, i := range q.items {
		if n > 0 && q.items[n-1].group == i.group {
			continue
		}
		of := 0
		for _, other := range q.items {
			if other.group == i.group {
				of++
			}
		}
		title := kit.Bold(q.d.Words.T(i.group.key(), of))
		out = append(out, kit.ListHead{At: n, Line: kit.Line{Left: []kit.Span{title}, Color: kit.ColorLabel}})
	}
	return out
}

func (g group) key() string {
	return [groups]string{"follow.late", "follow.today", "follow.coming", "follow.registrations", "follow.leads"}[g]
}

// row is one item: whom it is about and the number to dial, who and which slip and
// since when, and what was said last.
func (q *queue) row(i item) kit.ListRow {
	if !i.chases() {
		return q.endingRow(i)
	}
	w, f := q.d.Words, i.follow
	lines := []kit.Line{
		{
			Left:  []kit.Span{kit.Bold(f.Employer), kit.Gap(10), kit.Text(f.Title)},
			Right: []kit.Span{kit.Bold(f.Phone)},
		},
		{
			Left: []kit.Span{
				q.stepTag(f.Step), kit.Gap(8), kit.Text(model.MaskName(f.Seeker)).In(kit.ColorText), kit.Gap(8),
				kit.Text(f.Slip.Short()).In(kit.ColorSecond),
			},
			Right: []kit.Span{q.dueTag(f)},
		},
		{Left: []kit.Span{kit.Text(lastSaid(w, f.Last))}, Color: kit.ColorSecond},
	}
	return kit.ListRow{Lines: lines}
}

// endingRow is a registration or a lead that ends within a week.
func (q *queue) endingRow(i item) kit.ListRow {
	w, d := q.d.Words, i.due
	who, what := cmp.Or(d.Employer, model.MaskName(d.Name)), "follow.ends.lead"
	phone := d.Phone
	if i.group == registrations {
		what, phone = "follow.ends.registration", model.MaskPhone(d.Phone)
	}
	days := q.d.Today().DaysUntil(d.On)
	tag := kit.TagOf(kit.Amber, w.T("follow.ends.days", days))
	if days <= 0 {
		tag = kit.TagOf(kit.Red, w.T("follow.ends.today"))
	}
	return kit.ListRow{Lines: []kit.Line{
		{Left: []kit.Span{kit.Bold(who)}, Right: []kit.Span{kit.Text(phone)}},
		{Left: []kit.Span{kit.Text(w.T(what, w.NearDay(d.On)))}, Right: []kit.Span{tag}},
	}}
}

// stepTag names a step and after how many working days it comes: 1차 확인 D+3.
func (q *queue) stepTag(s model.FollowUpStep) kit.Span {
	tone, days := kit.Blue, q.read.days.First
	switch s {
	case model.SecondCall:
		tone, days = kit.Amber, q.read.days.Second
	case model.Escalate:
		tone, days = kit.Red, q.read.days.Escalate
	}
	w := q.d.Words
	return kit.TagOf(tone, w.T("follow.step", w.Name("follow_up", string(s)), days))
}

// dueTag says how late something is, in working days, or when it is due.
func (q *queue) dueTag(f model.FollowUp) kit.Span {
	w := q.d.Words
	switch q.groupOf(f) {
	case late:
		if n := q.daysLate(f); n > 0 {
			return kit.TagOf(kit.Red, w.T("follow.days_late", n))
		}
		return kit.TagOf(kit.Red, assets.SlashDay(f.Due)) // no working day has passed since
	case now:
		return kit.TagOf(kit.Amber, w.T("follow.due_today"))
	}
	return kit.TagOf(kit.Grey, w.NearDay(f.Due))
}

// lastSaid is how the last call ended: 11/23 15:02 · 부재중 — 인사팀 회의 중.
func lastSaid(w *assets.Words, c *model.Call) string {
	if c == nil {
		return w.T("follow.never_called")
	}
	return assets.SlashDay(model.Today(c.At)) + " " + assets.Clock(c.At) + " · " + callText(w, *c)
}

// callText is how a call ended, with what was said.
func callText(w *assets.Words, c model.Call) string {
	text := w.Name("call", string(c.Outcome))
	if c.Outcome == model.CallAgain {
		text = w.T("follow.call.again", w.NearDay(c.Again))
	}
	if c.Note != "" {
		text += " — " + c.Note
	}
	return text
}
