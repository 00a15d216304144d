package reception

import (
	"fyne.io/fyne/v2"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/kit"
)

// todayView shows today's two lists, one below the other.
type todayView struct {
	state              *today
	queueHead, dueHead *kit.Paragraph
	queue, due         *kit.Rows
	noQueue, noDue     *kit.Paragraph
	box                *fyne.Container
}

func newTodayView(t *today) *todayView {
	v := &todayView{
		state: t, queueHead: kit.NewSection(""), dueHead: kit.NewSection(""), queue: kit.NewRows(), due: kit.NewRows(),
		noQueue: kit.NewParagraph(t.d.Words.T("reception.queue.empty"), kit.SizeBody, kit.ColorSecond),
		noDue:   kit.NewParagraph(t.d.Words.T("reception.due.empty"), kit.SizeBody, kit.ColorSecond),
	}
	v.queue.OnOpen, v.due.OnOpen = t.openQueue, t.openDue
	v.box = kit.Column(8, v.queueHead, v.queue, v.noQueue, kit.Inset(10, 0, 0, 0, v.dueHead), v.due, v.noDue)
	v.redraw()
	return v
}

func (v *todayView) redraw() {
	t, w := v.state, v.state.d.Words
	v.queueHead.SetText(w.T("reception.queue", len(t.queue)))
	v.dueHead.SetText(v.dueHeading())
	v.queue.Hidden, v.noQueue.Hidden = len(t.queue) == 0, len(t.queue) > 0
	v.due.Hidden, v.noDue.Hidden = len(t.due) == 0, len(t.due) > 0
	queue := make([]kit.Line, len(t.queue))
	for i, e := range t.queue {
		queue[i] = v.queueLine(e)
	}
	lines := make([]kit.Line, len(t.due))
	for i, d := range t.due {
		lines[i] = v.dueLine(d)
	}
	v.queue.Set(queue)
	v.due.Set(lines)
	kit.Relayout(v.box)
}

// dueHeading counts what is to be done today, with what was left undone, and what
// can wait some days: 챙길 일 — 오늘 3 · 곧 25.
func (v *todayView) dueHeading() string {
	t, now := v.state, 0
	for _, d := range t.due {
		if t.d.Today().DaysUntil(d.On) <= 0 {
			now++
		}
	}
	heading := "reception.due.split"
	if len(t.due) == maxDue {
		heading = "reception.due.split_many"
	}
	return t.d.Words.T(heading, now, len(t.due)-now)
}

// queueLine is who, what happened and when: 이*희 구직등록 → 알선 2건 13:40.
func (v *todayView) queueLine(e model.QueueEntry) kit.Line {
	w := v.state.d.Words
	what := w.Name("visit", string(e.Visit.Kind))
	if e.Referrals > 0 {
		what += " → " + w.T("reception.queue.referred", e.Referrals)
	}
	return kit.Line{
		Left:  []kit.Span{kit.Bold(model.MaskName(e.Name)).At(kit.SizeField), kit.Gap(10), kit.Text(what)},
		Right: []kit.Span{kit.Text(assets.Clock(e.Visit.At)).In(kit.ColorSecond)},
		Fold:  2,
	}
}

func (v *todayView) dueLine(d model.Due) kit.Line {
	w := v.state.d.Words
	tag := v.dueTag(d.On)
	var who, what, phone string
	switch d.Kind {
	case model.DueResult:
		who, what, phone = d.Employer, w.T("reception.due.result", model.MaskName(d.Name), d.Days), d.Phone
	case model.DueLead:
		who, what = d.Employer, v.dueText("reception.due.lead", d.On)
	default:
		who, what = model.MaskName(d.Name), v.dueText("reception.due.registration", d.On)
	}
	line := kit.Line{Left: []kit.Span{tag, kit.Gap(10), kit.Bold(who).At(kit.SizeField), kit.Gap(10), kit.Text(what)}, Fold: 4}
	if phone != "" {
		line.Left = append(line.Left, kit.Gap(10), kit.Text(phone).In(kit.ColorSecond))
	}
	return line
}

// dueText names the day only where the tag does not: of what is over.
func (v *todayView) dueText(key string, on model.Date) string {
	w := v.state.d.Words
	if v.state.d.Today().DaysUntil(on) < 0 {
		return w.T(key, w.NearDay(on))
	}
	return w.T(key + "_ends")
}

func (v *todayView) dueTag(on model.Date) kit.Span {
	w, now := v.state.d.Words, v.state.d.Today()
	switch days := now.DaysUntil(on); {
	case days < 0:
		return kit.TagOf(kit.Red, w.T("reception.due.late"))
	case days == 0:
		return kit.TagOf(kit.Amber, w.T("reception.due.today"))
	case days == 1:
		return kit.TagOf(kit.Grey, w.T("reception.due.tomorrow"))
	default:
		return kit.TagOf(kit.Grey, assets.SlashDay(on))
	}
}
