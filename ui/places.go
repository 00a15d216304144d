package ui

import (
	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/daylog"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/leads"
	"ieumdesk/ui/paper"
	"ieumdesk/ui/reception"
	"ieumdesk/ui/referrals"
	"ieumdesk/ui/seekers"
	"ieumdesk/ui/settings"
)

// built are the places of the rail, in its order, each made when it is first gone to.
func (r *room) built() []*place {
	return []*place{
		{name: desk.PlaceReception, label: "place.reception", key: fyne.KeyF2, make: func(d *desk.Desk) desk.Screen { return reception.New(d) }},
		{name: desk.PlaceSeekers, label: "place.seekers", key: fyne.KeyF3, make: func(d *desk.Desk) desk.Screen { return seekers.New(d) }},
		{name: desk.PlaceLeads, label: "place.leads", key: fyne.KeyF4, make: func(d *desk.Desk) desk.Screen { return leads.New(d, r.w.o.Files) }},
		{name: desk.PlaceReferrals, label: "place.referrals", key: fyne.KeyF5, make: func(d *desk.Desk) desk.Screen { return referrals.New(d) }},
		{name: desk.PlaceDayLog, label: "place.daylog", key: fyne.KeyF8, make: r.dayLog},
		{name: desk.PlaceSettings, label: "place.settings", key: fyne.KeyF10, make: r.settings},
	}
}

// routes lays the ways between the places.
func (r *room) routes() desk.Routes {
	return desk.Routes{
		Reception: func() { goTo(r, desk.PlaceReception, (*reception.Place).Search) },
		Register:  func(typed string) { goTo(r, desk.PlaceReception, func(p *reception.Place) { p.Register(typed) }) },
		Seeker:    func(id model.ID) { goTo(r, desk.PlaceSeekers, func(p *seekers.Place) { p.Open(id) }) },
		Leads:     func() { r.visitPlace(desk.PlaceLeads) },
		Lead:      func(id model.ID) { goTo(r, desk.PlaceLeads, func(p *leads.Place) { p.Open(id) }) },
		Refer:     func(seeker, lead model.ID) { referrals.OpenRefer(r.d, r.press, seeker, lead) },
		Slip: func(id model.ID) {
			over[*referrals.SlipPage](r, id, func() { referrals.OpenSlip(r.d, r.press, id) })
		},
		List:        func(id model.ID) { paper.OpenList(r.d, r.press, id) },
		Application: func(id model.ID) { paper.OpenApplication(r.d, r.press, id) },
		Result: func(id model.ID) {
			over[*referrals.ResultPage](r, id, func() { referrals.OpenResult(r.d, id) })
		},
		FollowUp: func(id model.ID) { goTo(r, desk.PlaceReferrals, func(p *referrals.Place) { p.Open(id) }) },
		Settings: func() { r.visitPlace(desk.PlaceSettings) },
		City:     func() { goTo(r, desk.PlaceSettings, (*settings.Place).OpenCity) },
	}
}

// page is a page of one referral.
type page interface {
	desk.Screen
	Shows(referral model.ID) bool
}

// over opens a page of a referral over whatever is seen, by open. A slip that is
// scanned twice has one form, and form and slip lead to each other without end.
func over[P page](r *room, id model.ID, open func()) {
	stack := r.places[r.at].stack
	is := func(s desk.Screen) bool {
		p, ok := s.(P)
		return ok && p.Shows(id)
	}
	n := len(stack)
	if n > 0 && is(stack[n-1]) {
		stack[n-1].Shown()
		return
	}
	if n > 1 && is(stack[n-2]) {
		if top, ok := stack[n-1].(page); ok && top.Shows(id) && !top.Leave() {
			r.Back()
			return
		}
	}
	open()
}

// goTo goes to a place's own screen and does something there.
func goTo[S desk.Screen](r *room, name desk.Place, then func(S)) {
	p := r.visitPlace(name)
	if p == nil {
		return
	}
	if len(p.stack) > 1 {
		p.stack = p.stack[:1]
		r.show()
	}
	if screen, ok := p.top(r.d).(S); ok {
		then(screen)
	}
}

// dayLog makes the place 일지; what its charts are drawn in is read beside the window.
func (r *room) dayLog(d *desk.Desk) desk.Screen {
	d.Run.Do(func() { _, _ = r.press.Pen() }, func() {})
	return daylog.New(d, daylog.Options{Files: r.w.o.DayFiles, Paper: reports{r}})
}

func (r *room) settings(d *desk.Desk) desk.Screen {
	o := r.w.o
	r.w.sheets.look()
	return settings.New(d, settings.Options{
		Strength: o.Strength, Printers: o.Printers, Press: r.press, Sheets: r.w.sheets,
		StoreFile: o.House.Path(), LogFile: o.LogFile, Version: o.Version,
	})
}
