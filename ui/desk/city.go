package desk

import (
	"context"
	"reflect"
	"slices"

	"ieumdesk/model"
	"ieumdesk/ui/run"
)

// City is how the desk stands with the city, as the frame and the places show it.
// The zero City is that of a desk which sends nothing.
type City struct {
	States    []model.CityState // of the ways that are set up
	Paused    bool
	Conflicts []model.CityConflict // leads about which somebody has to decide
}

// On reports whether anything is sent to the city.
func (c City) On() bool { return len(c.States) > 0 }

// Waiting is how many events the city does not have yet. The ways get the same, so
// it is the most that waits for one of them.
func (c City) Waiting() int {
	n := 0
	for _, s := range c.States {
		n = max(n, s.Waiting)
	}
	return n
}

// Gathering reports whether there is more than Waiting: the desk's past is still
// being counted in.
func (c City) Gathering() bool {
	return slices.ContainsFunc(c.States, func(s model.CityState) bool { return s.Gathering })
}

// Rejected is how many events somebody has to decide about.
func (c City) Rejected() int {
	n := 0
	for _, s := range c.States {
		n += s.Rejected
	}
	return n
}

// Stopped reports whether a way is not tried any more until somebody sees to it.
func (c City) Stopped() bool {
	return slices.ContainsFunc(c.States, func(s model.CityState) bool { return s.Stopped })
}

// Conflict is what has to be decided about a lead; false if nothing has. City
// hall's change comes before too many hires.
func (c City) Conflict(lead model.ID) (model.CityConflict, bool) {
	i := slices.IndexFunc(c.Conflicts, func(x model.CityConflict) bool { return x.Mine.ID == lead })
	if i < 0 {
		return model.CityConflict{}, false
	}
	return c.Conflicts[i], true
}

// Overfilled is the conflict that desks report more hires for a lead than it has
// openings; false if they do not.
func (c City) Overfilled(lead model.ID) (model.CityConflict, bool) {
	i := slices.IndexFunc(c.Conflicts, func(x model.CityConflict) bool {
		return x.Mine.ID == lead && x.Kind == model.LeadOverfilled
	})
	if i < 0 {
		return model.CityConflict{}, false
	}
	return c.Conflicts[i], true
}

// city is what a Desk knows of the city, and who wants to hear of it.
type city struct {
	known     City
	states    *run.Latest[City]
	conflicts *run.Latest[[]model.CityConflict]
	watch     []func()
}

// City is what is known of it since the last look.
func (d *Desk) City() City { return d.city.known }

// WatchCity calls f when how the desk stands with the city has changed, on the UI
// thread, for as long as the window lives.
func (d *Desk) WatchCity(f func()) { d.city.watch = append(d.city.watch, f) }

// LookAtCity reads all of it, after something was stored here or elsewhere.
func (d *Desk) LookAtCity() {
	store, ok := d.Session.(model.City)
	if !ok {
		return
	}
	d.CountForCity()
	d.city.conflicts.Ask(store.CityConflicts, func(found []model.CityConflict, err error) {
		if err == nil && !reflect.DeepEqual(found, d.city.known.Conflicts) && len(found)+len(d.city.known.Conflicts) > 0 {
			d.city.known.Conflicts = found
			d.tellCity()
		}
	})
}

// CountForCity reads how far the sending has come, which goes on beside the desk's
// work. An answer that does not come is asked for again by the next look.
func (d *Desk) CountForCity() {
	session := d.Session
	store, ok := session.(model.City)
	if !ok {
		return
	}
	if d.city.states == nil {
		d.city.states, d.city.conflicts = run.NewLatest[City](d.Run), run.NewLatest[[]model.CityConflict](d.Run)
	}
	d.city.states.Ask(func(ctx context.Context) (City, error) { return standing(ctx, session, store) }, func(c City, err error) {
		c.Conflicts = d.city.known.Conflicts
		if err == nil && !reflect.DeepEqual(c, d.city.known) {
			d.city.known = c
			d.tellCity()
		}
	})
}

func standing(ctx context.Context, s model.Session, store model.City) (c City, err error) {
	all, err := store.CityStates(ctx)
	if err != nil {
		return c, err
	}
	c.States = slices.DeleteFunc(all, func(s model.CityState) bool { return !s.On })
	if len(c.States) == 0 {
		return City{}, nil
	}
	paused, err := s.Setting(ctx, "city.pause")
	c.Paused = paused == "on"
	return c, err
}

func (d *Desk) tellCity() {
	for _, f := range d.city.watch {
		f()
	}
}
