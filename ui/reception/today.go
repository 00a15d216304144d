package reception

import (
	"context"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/run"
)

// today is the state of the two lists beside the search: who was received, and
// what is to be seen to.
type today struct {
	d       *desk.Desk
	queue   []model.QueueEntry
	due     []model.Due
	load    *run.Latest[lists]
	changed func()
}

type lists struct {
	queue []model.QueueEntry
	due   []model.Due
}

// maxDue is how many things to see to are fetched; the heading says "or more".
const maxDue = 100

func newToday(d *desk.Desk) *today {
	return &today{d: d, load: run.NewLatest[lists](d.Run), changed: func() {}}
}

// refresh reads both lists.
func (t *today) refresh() {
	t.load.Ask(func(ctx context.Context) (lists, error) {
		queue, err := t.d.Session.Queue(ctx)
		if err != nil {
			return lists{}, err
		}
		due, err := t.d.Session.Due(ctx, maxDue)
		return lists{queue, due}, err
	}, func(l lists, err error) {
		if err != nil {
			t.d.Shell.Fail(err)
			return
		}
		t.queue, t.due = l.queue, l.due
		t.changed()
	})
}

// openQueue goes on with a person of today's list.
func (t *today) openQueue(i int) { t.d.Routes.Seeker(t.queue[i].Visit.SeekerID) }

// openDue goes where the thing is seen to: the results to ask for, the lead that
// ends, or the person whose registration does.
func (t *today) openDue(i int) {
	switch d := t.due[i]; d.Kind {
	case model.DueResult:
		t.d.Routes.FollowUp(d.ReferralID)
	case model.DueLead:
		t.d.Routes.Lead(d.LeadID)
	default:
		t.d.Routes.Seeker(d.SeekerID)
	}
}
