package daylog

import (
	"context"
	"time"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
)

// remarks is what is typed into a day's log. It is kept as it is typed, and is
// everybody's of the desk: where somebody else was quicker, both texts are shown
// and nobody's is lost.
type remarks struct {
	d       *desk.Desk
	day     model.Date
	stored  model.Remarks
	typed   model.Remarks
	dirty   bool           // something was typed that is not kept
	busy    bool           // being kept
	theirs  *model.Remarks // what somebody else wrote meanwhile
	waiting []func()       // until nothing is on its way
	stop    func()

	changed func()            // other texts are to be shown
	kept    func(text string) // for the top of the window
	refused func(error)
}

// pause is how long typing must rest before it is kept.
const pause = time.Second

func newRemarks(d *desk.Desk) *remarks {
	return &remarks{d: d, stop: func() {}, changed: func() {}, kept: func(string) {}, refused: func(error) {}}
}

// same reports whether two remarks say the same.
func same(a, b model.Remarks) bool {
	a.Revision, b.Revision = 0, 0
	return a == b
}

// take shows what the store has, unless something is typed over it.
func (r *remarks) take(day model.Date, stored model.Remarks) {
	if day == r.day && (r.dirty || r.busy || r.theirs != nil) {
		return
	}
	if day == r.day && stored == r.stored {
		return
	}
	r.keep() // what was typed while another day was on its way
	r.day, r.stored, r.typed, r.dirty, r.theirs = day, stored, stored, false, nil
	r.changed()
}

// set takes over what was typed and keeps it once typing rests.
func (r *remarks) set(change func(*model.Remarks)) {
	before := r.typed
	if change(&r.typed); r.typed == before {
		return
	}
	r.dirty = true
	r.stop()
	r.stop = r.d.Run.After(pause, r.keep)
}

// keep stores what is typed now.
func (r *remarks) keep() {
	r.stop()
	if !r.dirty || r.busy || r.theirs != nil {
		return
	}
	day, typed := r.day, r.typed
	typed.Revision = r.stored.Revision
	r.busy, r.dirty = true, false
	var stored model.Remarks
	var err error
	r.d.Run.Do(func() { stored, err = r.d.Session.SaveRemarks(context.Background(), day, typed) }, func() {
		r.busy = false
		if day == r.day {
			r.answered(stored, err)
		} else if err != nil {
			r.d.Shell.Fail(err)
		}
		for _, then := range r.settled() {
			then()
		}
	})
}

func (r *remarks) answered(stored model.Remarks, err error) {
	switch {
	case model.CodeOf(err) == "remarks_changed":
		r.dirty = true
		r.compare()
	case model.CodeOf(err) == "day_closed": // by somebody else, meanwhile
		r.d.Shell.Fail(err)
		r.d.Changed()
	case err != nil:
		r.dirty = true
		r.refused(err)
	default:
		r.stored = stored
		r.kept(r.d.Words.T("log.kept"))
		r.keep() // what was typed meanwhile
	}
}

// compare reads what somebody else wrote. Who wrote the same has nothing to choose.
func (r *remarks) compare() {
	day := r.day
	desk.Do(r.d, func(ctx context.Context) (model.DayLog, error) { return r.d.Session.DayLog(ctx, day) }, func(log model.DayLog) {
		if same(log.Remarks, r.typed) {
			r.stored, r.dirty = log.Remarks, false
			return
		}
		r.theirs = &log.Remarks
		r.changed()
	})
}

// mine keeps what is typed here over what somebody else wrote.
func (r *remarks) mine() {
	if r.theirs == nil {
		return
	}
	r.stored, r.theirs, r.dirty = *r.theirs, nil, true
	r.changed()
	r.keep()
}

// other takes over what somebody else wrote.
func (r *remarks) other() {
	if r.theirs == nil {
		return
	}
	r.stored, r.typed, r.theirs, r.dirty = *r.theirs, *r.theirs, nil, false
	r.changed()
}

// leave runs then once what was typed is kept. What could not be kept stays on the
// screen, and then does not run.
func (r *remarks) leave(then func()) {
	r.keep()
	r.settle(func() {
		if !r.dirty && r.theirs == nil {
			then()
		}
	})
}

// settle runs then once nothing that was typed is on its way.
func (r *remarks) settle(then func()) {
	r.stop()
	if r.busy {
		r.waiting = append(r.waiting, then)
		return
	}
	then()
}

// settled are those that waited, if nothing is on its way any more.
func (r *remarks) settled() []func() {
	if r.busy {
		return nil
	}
	all := r.waiting
	r.waiting = nil
	return all
}

// written are the remarks to close with.
func (r *remarks) written() model.Remarks {
	w := r.typed
	w.Revision = r.stored.Revision
	return w
}
