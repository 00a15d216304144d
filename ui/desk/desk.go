// Package desk is what the places of the window share: who is logged in, who is
// being served, and the ways from one place to another. Places know the desk;
// they do not know each other.
package desk

import (
	"context"
	"time"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/run"
)

// Desk is the state that outlives a screen. It is used from the UI thread only.
type Desk struct {
	Session model.Session
	Words   *assets.Words
	Run     *run.Runner
	Now     model.Clock
	Shell   Shell
	Routes  Routes

	serving *Serving
	watch   []func()
	city    city
}

// Serving is the person at the counter, pinned while places change.
type Serving struct {
	Seeker model.Seeker
	Since  time.Time
}

// Routes are the ways between places, laid by the window.
type Routes struct {
	Reception func()             // today, with the search box
	Register  func(typed string) // a new seeker, with what was typed filled in
	Seeker    func(id model.ID)  // a person's card; serves that person
	// Application is a person's application as it prints.
	Application func(seeker model.ID)
	Leads       func()                      // the list of leads, for the person served if any
	Lead        func(id model.ID)           // one lead in the list
	Refer       func(seeker, lead model.ID) // the referral page of a pair
	Slip        func(referral model.ID)     // a referral that was made: print again, void
	List        func(lead model.ID)         // the list of who was referred to a lead, for its employer
	Result      func(referral model.ID)     // what came of it: the form
	FollowUp    func(referral model.ID)     // among the results to ask for
	Settings    func()
	City        func() // what is sent to the city, in the settings
}

// Serve pins a person and tells the views. Serving the same person again keeps
// the time since when.
func (d *Desk) Serve(s model.Seeker) {
	since := d.Now()
	if d.serving != nil && d.serving.Seeker.ID == s.ID {
		since = d.serving.Since
	}
	d.serving = &Serving{Seeker: s, Since: since}
	d.changed()
}

// Release ends serving: the counter is free for the next person.
func (d *Desk) Release() {
	if d.serving == nil {
		return
	}
	d.serving = nil
	d.changed()
}

// Serving is who is being served; false if nobody is.
func (d *Desk) Serving() (Serving, bool) {
	if d.serving == nil {
		return Serving{}, false
	}
	return *d.serving, true
}

// Watch calls f when serving or the day's figures may have changed, on the UI
// thread, for as long as the window lives.
func (d *Desk) Watch(f func()) { d.watch = append(d.watch, f) }

// Changed tells every view that something was stored.
func (d *Desk) Changed() { d.changed() }

func (d *Desk) changed() {
	for _, f := range d.watch {
		f()
	}
}

// Today is the calendar day at the desk.
func (d *Desk) Today() model.Date { return model.Today(d.Now()) }

// Do runs a store call beside the window and hands its answer to then on the UI
// thread; an error is told to the person instead.
func Do[T any](d *Desk, work func(context.Context) (T, error), then func(T)) {
	var answer T
	var err error
	d.Run.Do(func() { answer, err = work(context.Background()) }, func() {
		if err != nil {
			d.Shell.Fail(err)
			return
		}
		then(answer)
	})
}
