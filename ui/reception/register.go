package reception

import (
	"context"
	"errors"
	"time"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/person"
)

// register is the state of registering one person: what is typed, when it was
// last kept, and what came back when it was stored.
type register struct {
	d        *desk.Desk
	drafts   *drafts
	key      string // of the draft
	typed    person.Typed
	restored time.Time // when the draft was kept that this form goes on with; zero for a new one
	kept     time.Time
	dirty    bool // changed since it was kept
	busy     bool // being stored
	stop     func()

	failed func(model.FieldErrors) // fields were refused
	saved  func()                  // the draft was kept
	leave  func()                  // the page is done
}

// pause is how long the keys must rest before a draft is kept.
const pause = 700 * time.Millisecond

func newState(d *desk.Desk, drafts *drafts, draft *folded, typed person.Typed) *register {
	r := &register{
		d: d, drafts: drafts, typed: typed, stop: func() {},
		failed: func(model.FieldErrors) {}, saved: func() {}, leave: func() {},
	}
	if draft != nil {
		r.key, r.typed, r.restored = draft.Key, draft.Typed, draft.Saved
		return r
	}
	r.key = drafts.free()
	r.dirty = !typed.Blank() // what was typed into the search box is worth keeping too
	return r
}

// edited takes over the form after a change and keeps it once the keys rest.
func (r *register) edited(t person.Typed) {
	r.typed, r.dirty = t, true
	r.stop()
	r.stop = r.d.Run.After(pause, r.keep)
}

// keep stores the draft now.
func (r *register) keep() {
	r.stop()
	if !r.dirty || r.busy {
		return
	}
	r.dirty = false
	if r.typed.Blank() && len(r.typed.Consents) == 0 {
		r.drafts.drop(r.key, func() {})
		return
	}
	at := r.d.Now()
	r.drafts.keep(folded{Key: r.key, Saved: at, Typed: r.typed}, func() {
		r.kept = at
		r.saved()
	})
}

// discard forgets the form and begins an empty one.
func (r *register) discard(then func()) {
	r.stop()
	r.typed, r.dirty, r.restored = person.Typed{}, false, time.Time{}
	r.drafts.drop(r.key, then)
}

// save registers the person. Enter pressed twice registers once.
func (r *register) save() {
	if r.busy {
		return
	}
	s, errs := person.Check(r.d, r.typed, model.Seeker{})
	if len(errs) > 0 {
		r.failed(errs)
		return
	}
	r.stop()
	r.busy = true
	var stored model.Seeker
	var err error
	r.d.Run.Do(func() { stored, err = r.d.Session.Register(context.Background(), s) }, func() {
		r.busy = false
		r.stored(stored, err)
	})
}

func (r *register) stored(s model.Seeker, err error) {
	var fields model.FieldErrors
	switch {
	case errors.As(err, &fields):
		r.failed(fields)
		return
	case err != nil: // a full disk, a lock: what was typed stays, here and in the draft
		r.dirty = true
		r.keep()
		r.d.Shell.Fail(err)
		return
	}
	r.dirty = false
	r.drafts.drop(r.key, func() {
		r.leave()
		r.d.Serve(s)
		r.d.Shell.Toast(r.d.Words.T("register.done", s.Name), nil)
		r.d.Routes.Leads()
	})
}

// continueWith goes on with somebody who was registered before. A form with more
// in it than who it is stays aside: nothing that was typed is lost.
func (r *register) continueWith(h model.PersonHit) {
	onward := func() {
		desk.Do(r.d, func(ctx context.Context) (struct{}, error) {
			return struct{}{}, r.d.Session.Visit(ctx, h.ID, model.VisitConsult)
		}, func(struct{}) {
			r.leave()
			r.d.Routes.Seeker(h.ID)
		})
	}
	r.stop()
	if r.onlyIdentity() {
		r.dirty = false
		r.drafts.drop(r.key, onward)
		return
	}
	r.keep()
	onward()
}

// onlyIdentity reports whether nothing was typed but who it is.
func (r *register) onlyIdentity() bool {
	rest := r.typed
	rest.Phone, rest.BirthDate, rest.Name, rest.LatinName, rest.Consents = "", "", "", "", nil
	return len(person.Differ(rest, person.Typed{})) == 0
}

// name is how the person is called in messages.
func (r *register) name() string {
	if r.typed.Name == "" {
		return r.d.Words.T("reception.draft.nameless")
	}
	return r.typed.Name
}

// foldedText says whose application was put aside; a name may be yet to come.
func (r *register) foldedText() string {
	if r.typed.Name == "" {
		return r.d.Words.T("register.folded_nameless")
	}
	return r.d.Words.T("register.folded", r.typed.Name)
}
