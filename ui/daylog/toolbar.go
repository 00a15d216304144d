package daylog

import (
	"fyne.io/fyne/v2"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/kit"
)

// toolbar is the bar of the place: which day, month or year is seen, the ways to
// others, and the one thing to do with a day.
type toolbar struct {
	p     *Place
	title *kit.LineView
	ways  *fyne.Container
	root  fyne.CanvasObject
}

func newToolbar(p *Place) *toolbar {
	b := &toolbar{p: p, title: kit.NewLine(kit.Line{}), ways: kit.Flow(8)}
	b.root = kit.Paper(kit.ColorSubtle, kit.Column(0,
		kit.Inset(8, 16, 8, 16, kit.Beside(12, b.title, b.ways)), kit.NewRule(kit.ColorSubtleLine)))
	return b
}

func (b *toolbar) show() {
	w, p := b.p.d.Words, b.p
	title, tag := "", kit.Gap(0)
	switch p.at {
	case ofDay:
		title, tag = w.T("log.title", w.Day(p.day.at)), b.state()
	case ofMonth:
		t := p.period.at.Time()
		title = w.T("log.title.month", t.Year(), int(t.Month()), t.Month().String()[:3])
	default:
		title = w.T("log.title.year", p.period.at.Time().Year())
	}
	if p.at != ofDay && p.period.desk == model.AllDesks {
		tag = kit.TagOf(kit.Blue, w.T("log.all_desks"))
	}
	b.title.SetLine(kit.Line{Left: []kit.Span{kit.Bold(title).At(kit.SizeHeading), kit.Gap(12), tag}})
	b.ways.RemoveAll()
	for _, o := range b.chips() {
		b.ways.Add(o)
	}
	if p.at == ofDay && p.day.known && !p.day.log.Closed {
		b.ways.Add(kit.NewPrimary(w.T("log.close"), "Ctrl Enter", p.askClose))
	}
}

// state is whether the day is closed, in a word.
func (b *toolbar) state() kit.Span {
	w, log := b.p.d.Words, b.p.day.log
	switch {
	case !b.p.day.known:
		return kit.Gap(0)
	case log.Closed:
		return kit.TagOf(kit.Green, w.T("log.state.closed", log.Revision))
	case log.Revision > 0:
		return kit.TagOf(kit.Amber, w.T("log.state.reopened", log.Revision))
	case b.p.day.at < b.p.d.Today():
		return kit.TagOf(kit.Amber, w.T("log.state.unclosed"))
	}
	return kit.TagOf(kit.Grey, w.T("log.state.open"))
}

func (b *toolbar) chips() []fyne.CanvasObject {
	w, p := b.p.d.Words, b.p
	out := []fyne.CanvasObject{kit.NewChip("‹ "+b.name(-1), false, func() { p.step(-1) })}
	if next := b.name(1); next != "" {
		out = append(out, kit.NewChip(next+" ›", false, func() { p.step(1) }))
	}
	for s := ofDay; s <= ofYear; s++ {
		out = append(out, kit.NewTab(w.T("log.tab."+s.name()), "Ctrl "+string(rune('1'+s)), p.at == s, func() { p.turn(s) }))
	}
	return out
}

// name is what the way to the day, month or year beside is called.
func (b *toolbar) name(by int) string {
	p := b.p
	if p.at == ofDay {
		to := p.day.beside(by)
		if to == p.d.Today() {
			return p.d.Words.T("log.today")
		}
		return assets.SlashDay(to)
	}
	to := p.period.beside(by)
	switch {
	case to == "":
		return ""
	case p.at == ofMonth:
		return p.d.Words.T("log.month", int(to.Time().Month()), to.Time().Month().String()[:3])
	}
	return string(to[:4])
}
