package referrals

import (
	"context"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// turn shows the other list. What is typed counts in both.
func (p *Place) turn(t tab) {
	if p.at == t {
		return
	}
	p.at = t
	p.detail.Objects = []fyne.CanvasObject{p.left.root}
	if t == every {
		p.detail.Objects = []fyne.CanvasObject{p.right.root}
	}
	p.detail.Refresh()
	if t == every {
		p.slips.query.Text = p.search.Text
		p.slips.refresh()
	} else {
		p.queue.typed(p.search.Text)
		p.queue.tell(p.queue.item())
	}
	p.showTabs()
	p.show()
	p.d.Shell.Focus(p.search)
	p.d.Shell.Refresh()
}

// typed follows the search box. A whole number that is mistyped is said at once.
func (p *Place) typed(text string) {
	if p.at == toDo {
		p.queue.typed(text)
	} else {
		p.slips.typed(text)
	}
	p.sayWrong()
}

func (p *Place) sayWrong() {
	wrong := ""
	if _, err := p.number(); model.CodeOf(err) == "slip_check" {
		wrong = p.d.Words.Error(err)
	}
	p.field.SetError(wrong)
}

// number reads what was typed as the number of a slip.
func (p *Place) number() (model.SlipNumber, error) {
	return model.ParseSlipNumber(p.search.Text, p.d.Session.Desk().Code)
}

// key is the list's, but Enter behind a slip's number opens the result form of
// that slip, and works before the answer is there.
func (p *Place) key(ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyReturn && ev.Name != fyne.KeyEnter {
		return p.rows.Key(ev)
	}
	number, err := p.number()
	switch {
	case err == nil:
		p.openNumber(number)
	case model.CodeOf(err) == "slip_check": // said under the box
	default:
		p.open()
	}
	return true
}

// openNumber opens the result form of a slip that was named.
func (p *Place) openNumber(n model.SlipNumber) {
	desk.Do(p.d, func(ctx context.Context) (model.ReferralHits, error) {
		return p.d.Session.FindReferrals(ctx, model.ReferralQuery{Text: n.String()})
	}, func(found model.ReferralHits) {
		if len(found.Hits) == 0 {
			p.field.SetError(p.d.Words.T("error.slip"))
			return
		}
		p.search.SetText("")
		p.d.Routes.Result(found.Hits[0].ID)
	})
}

func (p *Place) choose(i int) {
	if p.at == toDo {
		p.queue.choose(i)
	} else {
		p.slips.choose(i)
	}
	p.d.Shell.Refresh()
}

// open does with the chosen row what Enter does.
func (p *Place) open() {
	if p.at == every {
		p.slips.open(p.slips.chosen)
		return
	}
	i, ok := p.queue.item()
	switch {
	case !ok:
	case i.chases():
		p.d.Routes.Result(i.follow.ReferralID)
	case i.group == registrations:
		p.d.Routes.Seeker(i.due.SeekerID)
	default:
		p.d.Routes.Lead(i.due.LeadID)
	}
}

func (p *Place) openSlip() {
	if i, ok := p.queue.item(); ok && i.chases() {
		p.d.Routes.Slip(i.follow.ReferralID)
	}
}

func (p *Place) openResult() {
	if h, ok := p.slips.hit(); ok {
		p.d.Routes.Result(h.ID)
	}
}

func (p *Place) openSeeker() {
	if h, ok := p.slips.hit(); ok {
		p.d.Routes.Seeker(h.SeekerID)
	}
}

func (p *Place) openLead() {
	if h, ok := p.slips.hit(); ok {
		p.d.Routes.Lead(h.LeadID)
	}
}

func (p *Place) askFilter() { p.slips.askFilter(p.d.Shell.Window().Canvas()) }

// showTabs shows both lists by name, the one in sight marked.
func (p *Place) showTabs() {
	w := p.d.Words
	p.tabs.RemoveAll()
	for t, text := range []string{w.T("follow.tab", p.queue.today()), w.T("slips.tab")} {
		p.tabs.Add(kit.NewTab(text, "Ctrl "+string(rune('1'+t)), p.at == tab(t), func() {
			p.turn(tab(t))
			p.d.Shell.Focus(p.search)
		}))
	}
	kit.Relayout(p.content)
}

// show draws the list in sight and what is chosen in it.
func (p *Place) show() {
	w := p.d.Words
	p.chips.RemoveAll()
	if p.at == toDo {
		p.search.SetSuffix(kit.Text(w.T("follow.count", len(p.queue.items))))
		items := p.queue.items // the list draws these until it is given others
		p.rows.SetGroups(p.queue.headings(), len(items), p.queue.chosen, func(i int) kit.ListRow { return p.queue.row(items[i]) })
	} else {
		for _, chip := range p.slips.chips(p.askFilter) {
			p.chips.Add(chip)
		}
		p.search.SetSuffix(kit.Text(w.T("slips.count", p.slips.hits.Total)))
		hits := p.slips.hits.Hits
		p.rows.SetGroups(nil, len(hits), p.slips.chosen, func(i int) kit.ListRow { return p.slips.row(hits[i]) })
	}
	p.chips.Hidden = p.at == toDo
	p.showDetail()
	kit.Relayout(p.content)
}

func (p *Place) showDetail() {
	if p.at == toDo {
		p.left.show()
	} else {
		p.right.show()
	}
}
