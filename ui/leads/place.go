// Package leads is the place 구인 (F4): the list that follows typing, the lead
// that stands open beside it, its editor, and the import of lists.
package leads

import (
	"context"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// Place is the screen of the leads.
type Place struct {
	d      *desk.Desk
	files  model.LeadFiles
	list   *list
	detail *detail
	sent   map[model.ID]desk.Sent // where the person served was sent already

	content fyne.CanvasObject
	search  *kit.Entry
	rows    *kit.List
	chips   *fyne.Container
	page    *detailView
}

var _ desk.Screen = (*Place)(nil)

// New makes the place; files opens the lists that come as spreadsheets.
func New(d *desk.Desk, files model.LeadFiles) *Place {
	p := &Place{d: d, files: files, list: newList(d), detail: newDetail(d)}
	p.build()
	p.list.changed = p.showList
	p.list.opened = p.detail.open
	p.detail.changed = func() { p.page.show(p.detail) }
	d.Watch(p.served)
	d.WatchCity(func() {
		p.showList()
		p.page.show(p.detail)
	})
	return p
}

func (p *Place) build() {
	p.rows = kit.NewList(3)
	p.rows.OnChoose = p.list.choose
	p.rows.OnOpen = func(int) { p.detail.refer() }
	p.search = kit.SearchBox(p.d.Words.T("leads.search"), p.rows, p.list.typed)
	p.chips = kit.Flow(6)
	p.page = newDetailView(p)
	head := kit.Inset(12, 16, 10, 16, kit.Column(8, p.search, p.chips))
	p.content = kit.Split(
		kit.Over(kit.Column(0, head, kit.NewRule(kit.ColorLineSoft)), p.rows),
		p.page.object(),
	)
}

// Content is for the window.
func (p *Place) Content() fyne.CanvasObject { return p.content }

// Head is the person's: the place has none of its own.
func (p *Place) Head() *desk.Head {
	if _, ok := p.d.Serving(); ok {
		return nil
	}
	return &desk.Head{Title: p.d.Words.T("leads.title"), Second: p.d.Words.T("leads.second")}
}

// Hints are the keys that work here.
func (p *Place) Hints() []desk.Hint {
	w := p.d.Words
	return []desk.Hint{
		{Key: "↑↓", Text: w.T("hint.choose")},
		{Key: "F9", Text: w.T("hint.refer")},
		{Key: "Ctrl F", Text: w.T("leads.hint.filter")},
		{Key: "Ctrl N", Text: w.T("leads.hint.new")},
		{Key: "Ctrl E", Text: w.T("leads.hint.edit")},
		{Key: "Ctrl D", Text: w.T("leads.close")},
		{Key: "Ctrl I", Text: w.T("leads.hint.import")},
	}
}

// Shown loads the list anew and puts the focus into the search box.
func (p *Place) Shown() {
	p.served()
	p.list.refresh()
	p.d.Shell.Focus(p.search)
}

// Open shows one lead, whatever the list holds.
func (p *Place) Open(id model.ID) {
	desk.Do(p.d, func(ctx context.Context) (model.Lead, error) { return p.d.Session.Lead(ctx, id) }, p.detail.open)
}

// Key handles the place's own keys.
func (p *Place) Key(k desk.Key) bool {
	ctrl := k.Mod == fyne.KeyModifierControl
	switch {
	case k.Name == fyne.KeyF9:
		p.detail.refer()
	case ctrl && k.Name == fyne.KeyF:
		p.openFilter()
	case ctrl && k.Name == fyne.KeyN:
		p.newLead()
	case ctrl && k.Name == fyne.KeyE:
		p.editLead()
	case ctrl && k.Name == fyne.KeyI:
		p.openImport()
	case ctrl && k.Name == fyne.KeyD:
		p.closeLead()
	case ctrl && k.Name == fyne.KeyP:
		p.detail.list()
	case ctrl && k.Name == fyne.KeyU:
		p.decide()
	case k.Name == fyne.KeyPageDown && k.Mod == fyne.KeyModifierAlt:
		p.page.scroll.PageBy(1)
	case k.Name == fyne.KeyPageUp && k.Mod == fyne.KeyModifierAlt:
		p.page.scroll.PageBy(-1)
	default:
		return false
	}
	return true
}

// Leave clears what was typed first.
func (p *Place) Leave() bool {
	if p.search.Text == "" {
		return false
	}
	p.search.SetText("")
	return true
}

// served follows a change of the person at the counter: reasons, gate and past
// referrals are that person's.
func (p *Place) served() {
	p.sent = nil
	p.d.Shell.Refresh()
	s, ok := p.d.Serving()
	p.detail.open(p.detail.lead)
	p.showList()
	p.showChips()
	if !ok {
		return
	}
	desk.Do(p.d, func(ctx context.Context) (map[model.ID]desk.Sent, error) {
		return desk.SentBefore(ctx, p.d.Session, s.Seeker.ID)
	},
		func(before map[model.ID]desk.Sent) {
			p.sent = before
			p.showList()
		})
}

func (p *Place) showList() {
	p.search.SetSuffix(kit.Text(p.countText()))
	p.rows.Set(len(p.list.hits.Hits), p.list.chosen, func(i int) kit.ListRow { return p.row(p.list.hits.Hits[i]) })
}

func (p *Place) countText() string {
	n, atLeast := p.list.count()
	if atLeast {
		return p.d.Words.T("count.at_least", n)
	}
	return p.d.Words.T("count", n)
}

// closeLead ends the open lead, with a question and a way back.
func (p *Place) closeLead() {
	l, w := p.detail.lead, p.d.Words
	if l.ID == (model.ID{}) || l.Status == model.LeadClosed {
		return
	}
	if p.foreign(l) {
		p.refuseForeign(l)
		return
	}
	q := desk.Question{Title: w.T("leads.close.title"), Text: w.T("leads.close.text", l.Employer, l.Title), Yes: w.T("leads.close.yes"), No: w.T("no")}
	p.d.Shell.Ask(q, func(yes bool) {
		if !yes {
			return
		}
		desk.Do(p.d, func(ctx context.Context) (model.Lead, error) { return p.d.Session.CloseLead(ctx, l.ID) }, func(closed model.Lead) {
			p.stored(closed)
			p.d.Shell.Toast(w.T("leads.closed", l.Employer, l.Title), func() { p.reopen(closed) })
		})
	})
}

func (p *Place) reopen(l model.Lead) {
	l.Status, l.Closed = model.LeadOpen, ""
	desk.Do(p.d, func(ctx context.Context) (model.Lead, error) {
		stored, _, err := p.d.Session.EditLead(ctx, l)
		return stored, err
	}, p.stored)
}

// stored shows a lead that was just written.
func (p *Place) stored(l model.Lead) {
	p.detail.open(l)
	p.list.refresh()
	p.d.Changed()
}
