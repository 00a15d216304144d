// Package reception is the place 접수 (F2): the one search box for people, today's
// queue, what is to be seen to, and registering who is new.
package reception

import (
	"context"

	"fyne.io/fyne/v2"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
	"ieumdesk/ui/person"
)

// Place is the screen of the reception.
type Place struct {
	d      *desk.Desk
	drafts *drafts
	search *search
	today  *today

	content fyne.CanvasObject
	finder  *person.Finder
	lists   *todayView
}

var _ desk.Screen = (*Place)(nil)

// New makes the place.
func New(d *desk.Desk) *Place {
	p := &Place{d: d, drafts: &drafts{d: d}, today: newToday(d)}
	p.search = newSearch(d, p.drafts)
	p.build()
	p.search.changed, p.search.open = p.show, p.open
	p.today.changed = p.lists.redraw
	d.Watch(p.stored)
	return p
}

func (p *Place) build() {
	p.finder = person.NewFinder(p.d, p.d.Words.T("reception.search"), p.search.typed, p.search.press)
	p.lists = newTodayView(p.today)
	right := kit.NewScroll(kit.Inset(20, 20, 20, 20, p.lists.box))
	p.content = kit.SplitAt(640, p.finder.Object(), kit.Paper(kit.ColorGround, right))
}

// Content is for the window.
func (p *Place) Content() fyne.CanvasObject { return p.content }

// Head names the place while nobody is served.
func (p *Place) Head() *desk.Head {
	if _, ok := p.d.Serving(); ok {
		return nil
	}
	w := p.d.Words
	return &desk.Head{Title: w.T("reception.title"), Second: w.T("reception.second"), Hints: []desk.Hint{
		{Key: "Ctrl N", Text: w.T("reception.hint.new")},
	}}
}

// Hints are the keys that work here.
func (p *Place) Hints() []desk.Hint {
	w := p.d.Words
	return []desk.Hint{
		{Key: "↑↓", Text: w.T("hint.choose")},
		{Key: "Enter", Text: w.T("reception.hint.open")},
		{Key: "Tab", Text: w.T("reception.hint.today")},
		{Key: "Ctrl N", Text: w.T("reception.hint.new")},
	}
}

// Shown loads everything anew and puts the focus into the search box.
func (p *Place) Shown() {
	p.today.refresh()
	p.drafts.load(p.search.ask)
	p.finder.Shown()
}

// stored follows what others store while the place is in sight or not.
func (p *Place) stored() {
	p.today.refresh()
	p.drafts.load(p.search.ask)
}

// Key handles the place's own keys.
func (p *Place) Key(k desk.Key) bool {
	if k.Mod == fyne.KeyModifierControl && k.Name == fyne.KeyN {
		p.register()
		return true
	}
	return false
}

// Leave clears what was typed first.
func (p *Place) Leave() bool { return p.finder.Clear() }

// Search puts the focus into the box with nothing in it, from anywhere.
func (p *Place) Search() {
	p.finder.Clear()
	p.finder.Shown()
}

// open goes where a row leads.
func (p *Place) open(r row) {
	switch r.kind {
	case rowDraft:
		p.d.Shell.Open(newRegister(p.d, p.drafts, &r.draft, person.Typed{}))
	case rowSlip:
		p.finder.Clear()
		p.d.Routes.Result(r.slip.ID)
	case rowPerson:
		p.serve(r.hit.ID)
	case rowRegister:
		p.register()
	}
}

func (p *Place) register() {
	text := p.finder.Box.Text
	p.finder.Clear()
	p.d.Routes.Register(text)
}

// serve records that a known person is at the counter and opens the card.
func (p *Place) serve(id model.ID) {
	desk.Do(p.d, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, p.d.Session.Visit(ctx, id, model.VisitConsult)
	}, func(struct{}) {
		p.finder.Clear()
		p.d.Routes.Seeker(id)
	})
}

// show draws the results.
func (p *Place) show() {
	w, s := p.d.Words, p.search
	wrong := ""
	switch {
	case s.refused != nil:
		wrong = w.T("reception.no_resident_no")
	case s.failed != nil:
		wrong = w.T("reception.failed", w.Error(s.failed))
	case s.answer.wrong != nil:
		wrong = w.Error(s.answer.wrong)
	}
	n, more := s.count()
	p.finder.Say(s.text, n, more, wrong)
	rows := s.rows // the list draws these until it is given others
	p.finder.Rows.Set(len(rows), s.first(), func(i int) kit.ListRow { return p.row(rows[i]) })
}

func (p *Place) row(r row) kit.ListRow {
	w := p.d.Words
	switch r.kind {
	case rowDraft:
		return draftRow(w, r.draft)
	case rowSlip:
		return kit.ListRow{Lines: []kit.Line{
			{
				Left:  []kit.Span{kit.Bold(w.T("reception.slip", r.slip.Slip.Short())), kit.Gap(10), kit.Text(model.MaskName(r.slip.Seeker.Name))},
				Right: []kit.Span{kit.TagOf(kit.Grey, w.Name("status", string(r.slip.Status)))},
			},
			{Left: []kit.Span{kit.Text(r.slip.Lead.Employer + " · " + r.slip.Lead.Title + " · " + w.Moment(r.slip.IssuedAt))}, Color: kit.ColorSecond},
		}}
	case rowPerson:
		return person.HitRow(p.d, r.hit, p.search.text)
	default:
		return p.registerRow()
	}
}

func draftRow(w *assets.Words, f folded) kit.ListRow {
	name := w.T("reception.draft.nameless")
	if f.Typed.Name != "" {
		name = model.MaskName(f.Typed.Name)
	}
	second := w.T("reception.draft.when", w.Moment(f.Saved))
	if f.Typed.Phone != "" {
		second = model.MaskPhone(f.Typed.Phone) + " · " + second
	}
	return kit.ListRow{Lines: []kit.Line{
		{Left: []kit.Span{kit.TagOf(kit.Amber, w.T("reception.draft")), kit.Gap(10), kit.Bold(name)}},
		{Left: []kit.Span{kit.Text(second)}, Color: kit.ColorSecond},
	}}
}

// registerRow says what registering will fill in.
func (p *Place) registerRow() kit.ListRow {
	w := p.d.Words
	head := kit.Bold(w.T("reception.register"))
	if p.search.text != "" {
		head = kit.Bold(w.T("reception.register_typed", p.search.text))
	}
	t := person.FromSearch(p.search.text, p.d.Today())
	second := w.T("reception.register.empty")
	switch {
	case t.Name != "":
		second = w.T("reception.register.name", t.Name)
	case t.BirthDate != "":
		second = w.T("reception.register.birth", t.BirthDate)
	case t.Phone != "":
		second = w.T("reception.register.phone", t.Phone)
	}
	return kit.ListRow{Lines: []kit.Line{
		{Left: []kit.Span{kit.Text("+").In(kit.ColorAction).Strong(), kit.Gap(8), head.In(kit.ColorAction)}, Right: []kit.Span{kit.Key("Ctrl N")}},
		{Left: []kit.Span{kit.Text(second)}, Color: kit.ColorSecond},
	}}
}
