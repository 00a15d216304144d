package daylog

import (
	"context"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
)

// quiet writes down what happened outside the records: one line, one key.
type quiet struct {
	d       *desk.Desk
	busy    bool
	refused func(error)
	done    func() // an entry was stored
}

func newQuiet(d *desk.Desk) *quiet {
	return &quiet{d: d, refused: func(error) {}, done: func() {}}
}

// add stores an entry; a second Enter meanwhile does nothing.
func (q *quiet) add(e model.QuietEntry) {
	q.store(func(ctx context.Context) error {
		_, err := q.d.Session.AddQuiet(ctx, e)
		return err
	}, q.done)
}

func (q *quiet) edit(e model.QuietEntry, then func()) {
	q.store(func(ctx context.Context) error {
		_, err := q.d.Session.EditQuiet(ctx, e)
		return err
	}, then)
}

func (q *quiet) remove(e model.QuietEntry, then func()) {
	q.store(func(ctx context.Context) error { return q.d.Session.RemoveQuiet(ctx, e.ID, e.Revision) }, then)
}

func (q *quiet) store(work func(context.Context) error, then func()) {
	if q.busy {
		return
	}
	q.busy = true
	var err error
	q.d.Run.Do(func() { err = work(context.Background()) }, func() {
		q.busy = false
		if err != nil {
			q.refused(err)
			return
		}
		then()
		q.d.Changed()
	})
}
