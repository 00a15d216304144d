package settings

import (
	"context"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// cityRejected lists what the city did not take and why, until somebody decides.
type cityRejected struct {
	*ledger
	store model.City
	all   []model.CityRejection
}

func (c *citySection) openRejected() {
	if !c.d.City().On() {
		return
	}
	w := c.d.Words
	r := &cityRejected{ledger: newLedger(c.d, w.T("settings.city.rejected"), w.T("city.rejected.second")), store: c.store}
	r.list.OnChoose = r.show
	r.list.OnOpen = r.open
	r.load = r.fetch
	ctrl := func(name fyne.KeyName) desk.Key { return desk.Key{Name: name, Mod: fyne.KeyModifierControl} }
	r.does = []keyed{
		{desk.Key{Name: fyne.KeyReturn}, "Enter", w.T("city.rejected.open"), func() { r.open(r.list.Chosen()) }},
		{ctrl(fyne.KeyR), "Ctrl R", w.T("city.rejected.again"), func() { r.decide(true) }},
		{ctrl(fyne.KeyT), "Ctrl T", w.T("city.rejected.alike"), r.sendAlike},
		{ctrl(fyne.KeyD), "Ctrl D", w.T("city.rejected.leave"), r.askLeave},
	}
	c.d.Shell.Open(r)
}

func (r *cityRejected) fetch() {
	desk.Do(r.d, r.store.CityRejections, func(all []model.CityRejection) {
		r.all = all
		at := max(0, min(r.list.Chosen(), len(all)-1))
		r.list.Set(len(all), min(at, len(all)-1), r.row)
		r.show(at)
	})
}

func (r *cityRejected) row(i int) kit.ListRow {
	x, w := r.all[i], r.d.Words
	return kit.ListRow{Lines: []kit.Line{
		{
			Left:  []kit.Span{kit.Bold(w.Name("city_kind", string(x.Kind))), kit.Gap(10), kit.Text(w.Moment(x.At)).In(kit.ColorSecond)},
			Right: []kit.Span{kit.TagOf(kit.Grey, w.Name("city_way", string(x.Way)))},
		},
		{Left: []kit.Span{kit.Text(x.Reason)}, Color: kit.ColorSecond, Size: kit.SizeSecond},
	}}
}

func (r *cityRejected) show(i int) {
	w := r.d.Words
	if i < 0 || i >= len(r.all) {
		r.shows(nil, kit.Empty(w.T("city.rejected.none"), "", ""))
		return
	}
	x := r.all[i]
	foot := kit.Flow(10, kit.NewPrimary(w.T("city.rejected.again"), "Ctrl R", func() { r.decide(true) }),
		kit.NewSmallButton(w.T("city.rejected.leave"), "Ctrl D", r.askLeave))
	if n := len(r.alike(x)); n > 1 {
		foot.Add(kit.NewSmallButton(w.T("city.rejected.alike_n", n), "Ctrl T", r.sendAlike))
	}
	if r.way(x) != nil {
		foot.Add(kit.NewSmallButton(w.T("city.rejected.open"), "Enter", func() { r.open(i) }))
	}
	r.shows(foot,
		kit.NewTitle(w.Name("city_kind", string(x.Kind))),
		kit.NewSection(w.T("city.rejected.reason")), kit.Note(kit.NewParagraph(x.Reason, kit.SizeBody, kit.ColorText)),
		kit.NewParagraph(w.T("city.rejected.text"), kit.SizeBody, kit.ColorSecond),
		kit.TextValue(w.T("city.batches.way"), w.Name("city_way", string(x.Way))),
		kit.TextValue(w.T("city.rejected.at"), w.Moment(x.At)),
		kit.TextValue(w.T("city.field.id"), x.ID.String()),
		kit.TextValue(w.T("city.field.rev"), w.T("city.reader.rev", x.Rev)))
}

// way leads to the record that was refused; nil for those without a page.
func (r *cityRejected) way(x model.CityRejection) func(model.ID) {
	switch x.Kind {
	case model.CityLead:
		return r.d.Routes.Lead
	case model.CitySeeker:
		return r.d.Routes.Seeker
	case model.CityReferral:
		return r.d.Routes.Slip
	}
	return nil
}

func (r *cityRejected) open(i int) {
	if i < 0 || i >= len(r.all) {
		return
	}
	if to := r.way(r.all[i]); to != nil {
		to(r.all[i].ID)
	}
}

// askLeave asks first: the city will not have the event.
func (r *cityRejected) askLeave() {
	w := r.d.Words
	if r.list.Count() == 0 {
		return
	}
	r.d.Shell.Ask(desk.Question{
		Title: w.T("city.rejected.ask"), Text: w.T("city.rejected.ask.text"), Yes: w.T("city.rejected.leave"), No: w.T("settings.cancel"),
	}, func(yes bool) {
		if yes {
			r.decide(false)
		}
	})
}

// decide sends the chosen event again as its record is now, or leaves it.
func (r *cityRejected) decide(again bool) {
	i := r.list.Chosen()
	if i < 0 || i >= len(r.all) {
		return
	}
	x, store, said := r.all[i], r.store, "city.rejected.left"
	if again {
		said = "city.rejected.queued"
	}
	desk.Do(r.d, func(ctx context.Context) (bool, error) { return true, store.DecideRejection(ctx, x.Way, x.ID, again) }, func(bool) {
		r.d.Shell.Toast(r.d.Words.T(said), nil)
		r.d.LookAtCity()
		r.fetch()
	})
}

// alike are those that were refused by the same way for the same reason: one change
// at the city, or of a program, mends all of them.
func (r *cityRejected) alike(x model.CityRejection) []model.CityRejection {
	var out []model.CityRejection
	for _, y := range r.all {
		if y.Way == x.Way && y.Kind == x.Kind && y.Reason == x.Reason {
			out = append(out, y)
		}
	}
	return out
}

// sendAlike sends the chosen event again with all that are like it.
func (r *cityRejected) sendAlike() {
	i := r.list.Chosen()
	if i < 0 || i >= len(r.all) {
		return
	}
	all, store := r.alike(r.all[i]), r.store
	desk.Do(r.d, func(ctx context.Context) (int, error) {
		for _, x := range all {
			if err := store.DecideRejection(ctx, x.Way, x.ID, true); err != nil {
				return 0, err
			}
		}
		return len(all), nil
	}, func(n int) {
		r.d.Shell.Toast(r.d.Words.T("city.rejected.queued_n", n), nil)
		r.d.LookAtCity()
		r.fetch()
	})
}
