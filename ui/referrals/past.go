package referrals

import (
	"context"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/run"
)

// past is what is known of the referral that stands open beside a list: the calls
// about it and what came of it. Neither is an access to somebody's record.
type past struct {
	d       *desk.Desk
	id      model.ID // the zero id while nothing is open
	calls   []model.Call
	results []model.Result
	load    *run.Latest[happened]
	changed func()
}

// happened is what the store answers.
type happened struct {
	calls   []model.Call
	results []model.Result
}

func newPast(d *desk.Desk) *past {
	return &past{d: d, load: run.NewLatest[happened](d.Run), changed: func() {}}
}

// open shows what happened to a referral; the zero id closes.
func (p *past) open(id model.ID) {
	if id != p.id {
		p.calls, p.results = nil, nil
	}
	p.id = id
	if id == (model.ID{}) {
		p.load.Drop()
		return
	}
	p.load.Ask(func(ctx context.Context) (happened, error) { return readHappened(ctx, p.d.Session, id) }, func(h happened, err error) {
		if err != nil {
			p.d.Shell.Fail(err)
			return
		}
		p.calls, p.results = h.calls, h.results
		p.changed()
	})
}

func readHappened(ctx context.Context, s model.Session, id model.ID) (h happened, err error) {
	if h.calls, err = s.Calls(ctx, id); err != nil {
		return h, err
	}
	h.results, err = s.ResultHistory(ctx, id)
	return h, err
}
