package seekers

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/person"
)

// edit is the state of editing one seeker: the record it began from, what is
// typed, and what somebody else stored meanwhile.
type edit struct {
	d      *desk.Desk
	base   model.Seeker // as it was opened or, after a conflict, as it is now
	began  person.Typed // base as the form shows it
	typed  person.Typed
	theirs *model.Seeker // what another stored meanwhile, nil if nobody did
	dirty  bool
	busy   bool
	stop   func()

	restored time.Time // when the draft was kept that was found, zero for none
	failed   func(model.FieldErrors)
	conflict func()
	saved    func() // the draft was kept
	done     func(model.Seeker)
}

// pause is how long the keys must rest before a draft is kept.
const pause = 700 * time.Millisecond

// draft is what the store keeps of a form: the record it began from, and what was
// typed over it.
type draft struct {
	Revision int          `json:"revision"`
	Began    person.Typed `json:"began"`
	Typed    person.Typed `json:"typed"`
}

func newState(d *desk.Desk, s model.Seeker) *edit {
	began := person.TypedOf(d.Words, s)
	return &edit{
		d: d, base: s, began: began, typed: began, stop: func() {},
		failed: func(model.FieldErrors) {}, conflict: func() {}, saved: func() {}, done: func(model.Seeker) {},
	}
}

func (e *edit) form() string { return "seeker/" + e.base.ID.String() }

// restore looks for what was being typed when the program ended; then runs if
// there was something.
func (e *edit) restore(then func()) {
	type kept struct {
		content json.RawMessage
		at      time.Time
	}
	desk.Do(e.d, func(ctx context.Context) (kept, error) {
		content, at, err := e.d.Session.Draft(ctx, e.form())
		return kept{content, at}, err
	}, func(k kept) {
		var f draft
		if k.content == nil || json.Unmarshal(k.content, &f) != nil || len(person.Differ(e.typed, f.Typed)) == 0 {
			return
		}
		// If the record went on since, saving finds the old revision and shows what
		// others changed.
		e.typed, e.began, e.base.Revision = f.Typed, f.Began, f.Revision
		e.dirty, e.restored = true, k.at
		then()
	})
}

// edited takes over the form after a change and keeps it once the keys rest.
func (e *edit) edited(t person.Typed) {
	e.typed, e.dirty = t, true
	e.stop()
	e.stop = e.d.Run.After(pause, e.keep)
}

// keep stores the draft now.
func (e *edit) keep() {
	e.stop()
	if !e.dirty || e.busy {
		return
	}
	content, err := json.Marshal(draft{e.base.Revision, e.began, e.typed})
	if err != nil {
		return // texts, lists and times always have a JSON form
	}
	desk.Do(e.d, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, e.d.Session.SaveDraft(ctx, e.form(), content)
	}, func(struct{}) { e.saved() })
}

// changes reports whether anything was typed that is not stored.
func (e *edit) changes() bool { return len(person.Differ(e.began, e.typed)) > 0 }

// drop forgets what was typed.
func (e *edit) drop(then func()) {
	e.stop()
	e.dirty = false
	desk.Do(e.d, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, e.d.Session.DropDraft(ctx, e.form())
	}, func(struct{}) { then() })
}

// reset goes back to the record as it is stored.
func (e *edit) reset(then func()) {
	id := e.base.ID
	desk.Do(e.d, func(ctx context.Context) (model.Seeker, error) { return e.d.Session.Seeker(ctx, id) }, func(s model.Seeker) {
		e.base, e.began = s, person.TypedOf(e.d.Words, s)
		e.typed, e.theirs, e.restored = e.began, nil, time.Time{}
		e.drop(then)
	})
}

// save stores the record.
func (e *edit) save() {
	if e.busy {
		return
	}
	s, errs := person.Check(e.d, e.typed, e.base)
	if len(errs) > 0 {
		e.failed(errs)
		return
	}
	e.stop()
	e.busy = true
	var stored model.Seeker
	var err error
	e.d.Run.Do(func() { stored, err = e.d.Session.EditSeeker(context.Background(), s) }, func() {
		e.busy = false
		e.stored(stored, err)
	})
}

func (e *edit) stored(s model.Seeker, err error) {
	var fields model.FieldErrors
	switch {
	case err == nil:
		e.drop(func() { e.done(s) })
	case errors.As(err, &fields):
		e.failed(fields)
	case model.CodeOf(err) == "seeker_changed":
		e.keep()
		e.look()
	default:
		e.keep()
		e.d.Shell.Fail(err)
	}
}

// look reads what another stored meanwhile.
func (e *edit) look() {
	id := e.base.ID
	desk.Do(e.d, func(ctx context.Context) (model.Seeker, error) { return e.d.Session.Seeker(ctx, id) }, func(s model.Seeker) {
		e.theirs = &s
		e.conflict()
	})
}

// clash is one field that another changed: what they wrote, and whether it was
// changed here too.
type clash struct {
	Field        string
	Theirs, Mine string
	Both         bool
}

// clashes are the fields that another changed since this form was opened.
func (e *edit) clashes() []clash {
	if e.theirs == nil {
		return nil
	}
	theirs := person.TypedOf(e.d.Words, *e.theirs)
	mine := map[string]bool{}
	for _, f := range person.Differ(e.began, e.typed) {
		mine[f] = true
	}
	var out []clash
	for _, f := range person.Differ(e.began, theirs) {
		out = append(out, clash{
			Field: f, Theirs: person.Shown(e.d, theirs, f), Mine: person.Shown(e.d, e.typed, f), Both: mine[f],
		})
	}
	return out
}

// keepMine goes on from the record as it is now, with what was typed here over it.
func (e *edit) keepMine() {
	theirs := person.TypedOf(e.d.Words, *e.theirs)
	e.typed = person.Merge(e.began, e.typed, theirs)
	e.base, e.began, e.theirs = *e.theirs, theirs, nil
	e.dirty = true
	e.keep()
}

// takeTheirs goes on from the record as it is now and forgets what was typed here.
func (e *edit) takeTheirs(then func()) {
	e.base = *e.theirs
	e.began = person.TypedOf(e.d.Words, e.base)
	e.typed, e.theirs = e.began, nil
	e.drop(then)
}
