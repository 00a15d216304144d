package leads

import (
	"context"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// conflictPage shows a lead of this desk beside what city hall made of it, field by
// field. Nothing is taken unless somebody says so.
type conflictPage struct {
	p       *Place
	x       model.CityConflict
	busy    bool
	scroll  *kit.Scroll
	content fyne.CanvasObject
}

var _ desk.Screen = (*conflictPage)(nil)

func (p *Place) openConflict(x model.CityConflict) {
	w := p.d.Words
	c := &conflictPage{p: p, x: x}
	rows := kit.Column(0)
	line := func(label, mine, city fyne.CanvasObject) {
		rows.Add(kit.Inset(8, 0, 8, 0, kit.Columns(16, []float32{2, 4, 4}, label, mine, city)))
		rows.Add(kit.NewRule(kit.ColorLineSoft))
	}
	line(kit.NewSection(""), kit.NewSection(w.T("leads.changed.mine")), kit.NewSection(w.T("leads.changed.city")))
	equal := 0
	mine, city := p.allFacts(x.Mine), p.allFacts(x.City)
	for i, m := range mine {
		if m.value == city[i].value {
			equal++
			continue
		}
		line(kit.NewParagraph(m.label, kit.SizeBody, kit.ColorSecond), p.version(m.value), p.version(city[i].value))
	}
	c.scroll = kit.NewScroll(kit.Inset(16, 24, 24, 24, kit.Narrow(kit.WidthForm, kit.Column(12,
		kit.NewParagraph(w.T("leads.changed.text", w.Moment(x.Since)), kit.SizeBody, kit.ColorText), rows,
		kit.NewParagraph(w.T("leads.changed.equal", equal), kit.SizeSecond, kit.ColorSecond)))))
	c.content = kit.Under(c.scroll, kit.Foot(24, kit.Flow(10,
		kit.NewButton(w.T("leads.changed.keep"), "Ctrl 1", func() { c.decide(false) }),
		kit.NewButton(w.T("leads.changed.take"), "Ctrl 2", func() { c.decide(true) }))))
	p.d.Shell.Open(c)
}

// version is what one side says; an empty field is said to be empty.
func (p *Place) version(value string) fyne.CanvasObject {
	if value == "" {
		return kit.NewParagraph(p.d.Words.T("leads.changed.empty"), kit.SizeBody, kit.ColorSecond)
	}
	return kit.NewParagraph(value, kit.SizeBody, kit.ColorText)
}

// decide keeps the desk's version or takes city hall's; either way city hall learns
// of it.
func (c *conflictPage) decide(takeCity bool) {
	if c.busy {
		return
	}
	c.busy = true
	p, id, said := c.p, c.x.Mine.ID, "leads.changed.kept"
	if takeCity {
		said = "leads.changed.taken"
	}
	store, s := p.city(), p.d.Session
	var l model.Lead
	var err error
	p.d.Run.Do(func() {
		if err = store.ResolveChange(context.Background(), id, takeCity); err == nil {
			l, err = s.Lead(context.Background(), id)
		}
	}, func() {
		c.busy = false
		if err != nil {
			p.d.Shell.Fail(err)
			return
		}
		p.d.Shell.Back()
		p.stored(l)
		p.d.LookAtCity()
		p.d.Shell.Toast(p.d.Words.T(said, l.Employer, l.Title), nil)
	})
}

// Content is for the window.
func (c *conflictPage) Content() fyne.CanvasObject { return c.content }

// Head names the lead.
func (c *conflictPage) Head() *desk.Head {
	w := c.p.d.Words
	return &desk.Head{
		Title: w.T("leads.changed.title"), Second: c.x.Mine.Employer + " · " + c.x.Mine.Title,
		Hints: []desk.Hint{{Key: "Esc", Text: w.T("hint.back")}},
	}
}

// Hints are the keys that work here.
func (c *conflictPage) Hints() []desk.Hint {
	w := c.p.d.Words
	return []desk.Hint{
		{Key: "Ctrl 1", Text: w.T("leads.changed.keep")}, {Key: "Ctrl 2", Text: w.T("leads.changed.take")}, {Key: "Esc", Text: w.T("leads.changed.later")},
	}
}

// Shown leaves the focus nowhere: nothing is chosen by a mere Enter.
func (c *conflictPage) Shown() { c.p.unfocus() }

// Key decides, or moves up and down.
func (c *conflictPage) Key(k desk.Key) bool {
	switch k {
	case desk.Key{Name: fyne.Key1, Mod: fyne.KeyModifierControl}:
		c.decide(false)
	case desk.Key{Name: fyne.Key2, Mod: fyne.KeyModifierControl}:
		c.decide(true)
	default:
		return pages(c.scroll, k)
	}
	return true
}

// Leave decides nothing: it can wait.
func (c *conflictPage) Leave() bool { return false }

// pages moves a page that is only read.
func pages(s *kit.Scroll, k desk.Key) bool {
	switch k.Name {
	case fyne.KeyPageDown, fyne.KeyDown:
		s.PageBy(1)
	case fyne.KeyPageUp, fyne.KeyUp:
		s.PageBy(-1)
	default:
		return false
	}
	return true
}

func (p *Place) unfocus() {
	if c := p.d.Shell.Window().Canvas(); c != nil {
		c.Unfocus()
	}
}
