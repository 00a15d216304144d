package referrals

import (
	"context"
	"errors"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/run"
)

// queue is the state of what is to be seen to, in its groups.
type queue struct {
	d       *desk.Desk
	read    pending
	known   bool // read once
	text    string
	items   []item
	chosen  int      // -1: none
	want    model.ID // of a referral that is to be chosen once the queue is read
	load    *run.Latest[pending]
	changed func()
	tell    func(item, bool) // the chosen item became another, or was read anew; false if there is none
}

// pending is what the store answers.
type pending struct {
	follow []model.FollowUp
	due    []model.Due
	cal    *model.Calendar
	days   model.FollowDays
}

func newQueue(d *desk.Desk) *queue {
	return &queue{
		d: d, chosen: -1, load: run.NewLatest[pending](d.Run), read: pending{cal: model.NewCalendar(nil)},
		changed: func() {}, tell: func(item, bool) {},
	}
}

// refresh reads the queue and keeps the chosen item, or its place if it is gone.
func (q *queue) refresh() {
	q.load.Ask(func(ctx context.Context) (pending, error) { return readPending(ctx, q.d.Session) }, func(p pending, err error) {
		if err != nil {
			q.d.Shell.Fail(err)
			return
		}
		q.read, q.known = p, true
		q.lay()
		q.find()
	})
}

func readPending(ctx context.Context, s model.Session) (p pending, err error) {
	if p.follow, err = s.FollowUps(ctx, ""); err != nil {
		return p, err
	}
	if p.due, err = s.Due(ctx, 0); err != nil {
		return p, err
	}
	p.days = model.Follow(func(key string) string {
		value, one := s.Setting(ctx, key)
		err = errors.Join(err, one)
		return value
	})
	closed, one := s.Setting(ctx, "desk.closed_days")
	p.cal = s.Tables().Calendar(closed)
	return p, errors.Join(err, one)
}

// typed keeps what is typed in sight.
func (q *queue) typed(text string) {
	if text != q.text {
		q.text = text
		q.lay()
	}
}

// lay puts what was read and is not typed away into its groups.
func (q *queue) lay() {
	before, had := q.item()
	at := q.chosen
	q.items = nil
	for g := range groups {
		for _, i := range q.of(g) {
			if q.finds(i) {
				q.items = append(q.items, i)
			}
		}
	}
	q.chosen = min(max(at, 0), len(q.items)-1)
	for n, i := range q.items {
		if had && i.group < registrations == before.chases() && i.id() == before.id() {
			q.chosen = n
		}
	}
	q.changed()
	q.tell(q.item())
}

// choose chooses item i, or the nearest there is.
func (q *queue) choose(i int) {
	i = max(0, min(i, len(q.items)-1))
	if len(q.items) == 0 || i == q.chosen {
		return
	}
	q.chosen = i
	q.tell(q.item())
}

// find chooses the referral that is wanted. One that waits for nothing any more is
// looked at instead.
func (q *queue) find() {
	id := q.want
	if id == (model.ID{}) {
		return
	}
	q.want = model.ID{}
	for n, i := range q.items {
		if i.chases() && i.follow.ReferralID == id {
			q.chosen = n
			q.changed()
			q.tell(i, true)
			return
		}
	}
	q.d.Routes.Result(id)
}

// item is the chosen one.
func (q *queue) item() (item, bool) {
	if q.chosen < 0 || q.chosen >= len(q.items) {
		return item{}, false
	}
	return q.items[q.chosen], true
}
