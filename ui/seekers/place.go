// Package seekers is the place 구직자 (F3): the search of people, the card of a
// person with its history and consents, and the form that edits it.
package seekers

import (
	"strings"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
	"ieumdesk/ui/person"
)

// Place is the screen of the seekers.
type Place struct {
	d    *desk.Desk
	list *list
	card *card

	content fyne.CanvasObject
	finder  *person.Finder
	view    *cardView
}

var _ desk.Screen = (*Place)(nil)

// New makes the place.
func New(d *desk.Desk) *Place {
	p := &Place{d: d, list: newList(d), card: newCard(d)}
	p.build()
	p.list.changed, p.list.open = p.show, p.card.open
	p.card.changed = func() { p.view.redraw(); d.Shell.Refresh() }
	d.Watch(p.stored)
	return p
}

func (p *Place) build() {
	p.finder = person.NewFinder(p.d, p.d.Words.T("seekers.search"), p.list.typed, p.list.press)
	p.finder.Rows.OnChoose = p.list.choose
	p.view = newCardView(p.card, p.edit)
	p.content = kit.SplitFrom(440, 280, p.finder.Object(), p.view.scroll)
}

// Open shows a person's card and serves that person.
func (p *Place) Open(id model.ID) { p.card.open(id) }

// Content is for the window.
func (p *Place) Content() fyne.CanvasObject { return p.content }

// Head names the place while nobody is served.
func (p *Place) Head() *desk.Head {
	if _, ok := p.d.Serving(); ok {
		return nil
	}
	return &desk.Head{Title: p.d.Words.T("seekers.title"), Second: p.d.Words.T("seekers.second")}
}

// Hints are the keys that work here.
func (p *Place) Hints() []desk.Hint {
	w := p.d.Words
	hints := []desk.Hint{{Key: "↑↓", Text: w.T("hint.choose")}, {Key: "Enter", Text: w.T("seekers.hint.open")}}
	if p.card.isOpen() {
		hints = append(hints,
			desk.Hint{Key: "F4", Text: w.T("seekers.leads")}, desk.Hint{Key: "Ctrl E", Text: w.T("seekers.edit")},
			desk.Hint{Key: "Ctrl R", Text: w.T("seekers.hint.renew")}, desk.Hint{Key: "Ctrl 1 2 3", Text: w.T("field.consents")},
			desk.Hint{Key: "Ctrl P", Text: w.T("seekers.application")}, desk.Hint{Key: "Ctrl D", Text: w.T("seekers.end")})
		if len(p.card.referrals) > 0 {
			hints = append(hints, desk.Hint{Key: "Ctrl H", Text: w.T("seekers.hint.history")})
		}
	}
	return hints
}

// Shown loads list and card anew. The card of the person being served is the one
// that is open.
func (p *Place) Shown() {
	p.card.follow()
	p.list.ask()
	p.finder.Shown()
}

// stored follows what changed here or elsewhere.
func (p *Place) stored() {
	p.list.ask()
	p.card.follow()
}

// Key handles the place's own keys.
func (p *Place) Key(k desk.Key) bool {
	ctrl := k.Mod == fyne.KeyModifierControl
	n := strings.Index("123", string(k.Name))
	switch {
	case k == desk.Key{Name: fyne.KeyF4} && p.card.isOpen():
		p.card.leads()
	case ctrl && k.Name == fyne.KeyE:
		p.edit()
	case ctrl && k.Name == fyne.KeyR:
		p.card.renew()
	case ctrl && k.Name == fyne.KeyD:
		p.card.end()
	case ctrl && k.Name == fyne.KeyP:
		p.card.application()
	case ctrl && k.Name == fyne.KeyH:
		p.view.showHistory()
	case ctrl && len(k.Name) == 1 && n >= 0:
		p.card.consent(person.ConsentKinds[n])
	case k.Mod == fyne.KeyModifierAlt && k.Name == fyne.KeyPageDown:
		p.view.scroll.PageBy(1)
	case k.Mod == fyne.KeyModifierAlt && k.Name == fyne.KeyPageUp:
		p.view.scroll.PageBy(-1)
	default:
		return false
	}
	return true
}

// Leave clears what was typed first.
func (p *Place) Leave() bool { return p.finder.Clear() }

func (p *Place) edit() {
	if p.card.isOpen() {
		p.d.Shell.Open(newEdit(p.d, p.card.seeker, p.card.updated))
	}
}

func (p *Place) show() {
	w, l := p.d.Words, p.list
	wrong := ""
	if l.failed != nil {
		wrong = w.Error(l.failed)
	}
	p.finder.Say(l.text, l.hits.Total, l.hits.Total >= model.TotalCap, wrong)
	hits, text := l.hits.Hits, l.text // the list draws these until it is given others
	p.finder.Rows.Set(len(hits), l.chosen, func(i int) kit.ListRow { return person.HitRow(p.d, hits[i], text) })
	if len(l.hits.Hits) == 0 && l.failed == nil && !l.asking {
		p.finder.None(w.T("seekers.none"))
	}
}
