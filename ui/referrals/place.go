package referrals

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// Place is the screen 알선 (F5): what is to be seen to, and every slip, as two lists
// under one search box.
type Place struct {
	d     *desk.Desk
	queue *queue
	slips *slips
	past  *past

	at      tab
	search  *kit.Entry
	field   *kit.Field
	tabs    *fyne.Container
	chips   *fyne.Container
	rows    *kit.List
	left    *queueView
	right   *slipsView
	detail  *fyne.Container
	content fyne.CanvasObject
}

// tab is which of the lists is shown.
type tab int

const (
	toDo tab = iota
	every
)

var _ desk.Screen = (*Place)(nil)

// New makes the place.
func New(d *desk.Desk) *Place {
	p := &Place{d: d, queue: newQueue(d), slips: newSlips(d), past: newPast(d)}
	p.build()
	p.queue.changed, p.slips.changed = p.showIf(toDo), p.showIf(every)
	p.queue.tell = func(i item, ok bool) {
		id := model.ID{}
		if ok && i.chases() {
			id = i.follow.ReferralID
		}
		p.openPast(toDo, id)
	}
	p.slips.tell = func(h model.ReferralHit, _ bool) { p.openPast(every, h.ID) }
	p.slips.opened = func(h model.ReferralHit) { d.Routes.Slip(h.ID) }
	p.past.changed = p.showDetail
	d.Watch(p.refresh)
	return p
}

func (p *Place) build() {
	w := p.d.Words
	p.rows = kit.NewList(3)
	p.rows.OnChoose = p.choose
	p.rows.OnOpen = func(int) { p.open() }
	p.search = kit.SearchBox(w.T("follow.search"), p.rows, p.typed)
	p.search.MaxRunes = model.MaxName
	p.search.OnKey = p.key
	p.field = kit.NewField("", false, p.search)
	p.tabs, p.chips = kit.Flow(8), kit.Flow(6)
	p.left = newQueueView(p.queue, p.past, queueKeys{p.open, p.openSlip, p.queue.noAnswer, p.queue.askAgain, p.queue.renew})
	p.right = newSlipsView(p.slips, p.past, slipsKeys{p.open, p.openResult, p.openSeeker, p.openLead})
	p.detail = container.NewStack(p.left.root)
	head := kit.Inset(12, 16, 10, 16, kit.Column(8, p.tabs, p.field, p.chips))
	p.content = kit.SplitFrom(kit.WidthList, 320,
		kit.Over(kit.Column(0, head, kit.NewRule(kit.ColorLineSoft)), p.rows),
		p.detail)
	p.show()
}

// showIf redraws for a list that changed, if it is the one in sight.
func (p *Place) showIf(t tab) func() {
	return func() {
		p.showTabs()
		if p.at == t {
			p.show()
			p.d.Shell.Refresh() // the keys that work are those of what is chosen
		}
	}
}

func (p *Place) openPast(t tab, id model.ID) {
	if p.at == t {
		p.past.open(id)
		p.showDetail()
	}
}

// Content is for the window.
func (p *Place) Content() fyne.CanvasObject { return p.content }

// Head names the place while nobody is served.
func (p *Place) Head() *desk.Head {
	if _, ok := p.d.Serving(); ok {
		return nil
	}
	return &desk.Head{Title: p.d.Words.T("follow.title"), Second: p.d.Words.T("follow.second")}
}

// Hints are the keys that work here, on what is chosen.
func (p *Place) Hints() []desk.Hint {
	w := p.d.Words
	hints := []desk.Hint{{Key: "Ctrl 1 2", Text: w.T("follow.hint.tabs")}, {Key: "↑↓", Text: w.T("hint.choose")}}
	if p.at == every {
		return append(hints, desk.Hint{Key: "Enter", Text: w.T("slips.open")}, desk.Hint{Key: "Ctrl R", Text: w.T("result.enter")},
			desk.Hint{Key: "Ctrl F", Text: w.T("leads.hint.filter")})
	}
	switch i, ok := p.queue.item(); {
	case !ok:
	case i.chases():
		hints = append(hints, desk.Hint{Key: "Enter", Text: w.T("result.enter")}, desk.Hint{Key: "Ctrl N", Text: w.T("list.call.no_answer")},
			desk.Hint{Key: "Ctrl T", Text: w.T("follow.again")}, desk.Hint{Key: "Ctrl O", Text: w.T("slippage.title")})
	default:
		hints = append(hints, desk.Hint{Key: "Ctrl R", Text: w.T("follow.renew")}, desk.Hint{Key: "Enter", Text: w.T(i.opens())})
	}
	return hints
}

// Shown loads both lists anew and puts the focus into the search box.
func (p *Place) Shown() {
	p.refresh()
	p.search.SelectAll()
	p.d.Shell.Focus(p.search)
}

// refresh follows what was stored here or elsewhere. Of the list that is not in
// sight only the number is shown.
func (p *Place) refresh() {
	p.queue.refresh()
	if p.at == every {
		p.slips.refresh()
	}
}

// Open shows a referral: among what is to be seen to if it waits there, else its
// result form.
func (p *Place) Open(id model.ID) {
	p.turn(toDo)
	p.search.SetText("")
	p.queue.want = id
	p.queue.refresh()
}

// Key handles the place's own keys.
func (p *Place) Key(k desk.Key) bool {
	switch k {
	case ctrl(fyne.Key1):
		p.turn(toDo)
	case ctrl(fyne.Key2):
		p.turn(every)
	case alt(fyne.KeyPageDown):
		p.scroll().PageBy(1)
	case alt(fyne.KeyPageUp):
		p.scroll().PageBy(-1)
	default:
		if p.at == toDo {
			return p.queueKey(k)
		}
		return p.slipsKey(k)
	}
	return true
}

func (p *Place) queueKey(k desk.Key) bool {
	i, ok := p.queue.item()
	switch k {
	case ctrl(fyne.KeyN):
		p.queue.noAnswer()
	case ctrl(fyne.KeyT):
		p.queue.askAgain()
	case ctrl(fyne.KeyO):
		p.openSlip()
	case ctrl(fyne.KeyR):
		if ok && i.chases() {
			p.open()
		} else {
			p.queue.renew()
		}
	default:
		return false
	}
	return true
}

func (p *Place) slipsKey(k desk.Key) bool {
	switch k {
	case ctrl(fyne.KeyR):
		p.openResult()
	case ctrl(fyne.KeyF):
		p.askFilter()
	case alt(fyne.Key1):
		p.openSeeker()
	case alt(fyne.Key2):
		p.openLead()
	default:
		return false
	}
	return true
}

func alt(name fyne.KeyName) desk.Key { return desk.Key{Name: name, Mod: fyne.KeyModifierAlt} }

func (p *Place) scroll() *kit.Scroll {
	if p.at == toDo {
		return p.left.scroll
	}
	return p.right.scroll
}

// Leave clears what was typed first.
func (p *Place) Leave() bool {
	if p.search.Text == "" {
		return false
	}
	p.search.SetText("")
	return true
}
