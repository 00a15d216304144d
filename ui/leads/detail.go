package leads

import (
	"context"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/run"
)

// detail is the state of the lead that stands open beside the list: its
// referrals, and what the gate says for the person being served.
type detail struct {
	d       *desk.Desk
	lead    model.Lead
	sent    []desk.Sent       // who was referred to it, newest first
	gate    *model.GateResult // nil while nobody is served or it is not known yet
	load    *run.Latest[opened]
	changed func()
}

// opened is what the store answers about an open lead.
type opened struct {
	sent []desk.Sent
	gate *model.GateResult
}

func newDetail(d *desk.Desk) *detail {
	return &detail{d: d, load: run.NewLatest[opened](d.Run), changed: func() {}}
}

// open shows a lead. What is known of it is shown at once; referrals and gate
// follow.
func (t *detail) open(l model.Lead) {
	if l.ID != t.lead.ID {
		t.sent, t.gate = nil, nil
	}
	t.lead = l
	t.changed()
	if l.ID == (model.ID{}) {
		t.load.Drop()
		return
	}
	seeker, served := t.d.Serving()
	t.load.Ask(func(ctx context.Context) (opened, error) {
		return ask(ctx, t.d.Session, l.ID, seeker.Seeker.ID, served)
	}, func(o opened, err error) {
		if err != nil {
			t.d.Shell.Fail(err)
			return
		}
		t.sent, t.gate = o.sent, o.gate
		t.changed()
	})
}

func ask(ctx context.Context, s model.Session, lead, seeker model.ID, served bool) (o opened, err error) {
	if o.sent, err = desk.SentTo(ctx, s, lead); err != nil || !served {
		return o, err
	}
	g, err := s.Gate(ctx, seeker, lead)
	o.gate = &g
	return o, err
}

// refer goes to the referral page of the person being served, or to the
// reception to find one.
func (t *detail) refer() {
	if t.lead.ID == (model.ID{}) {
		return
	}
	s, ok := t.d.Serving()
	if !ok {
		t.d.Shell.Toast(t.d.Words.T("leads.nobody_served"), nil)
		t.d.Routes.Reception()
		return
	}
	t.d.Routes.Refer(s.Seeker.ID, t.lead.ID)
}

// list shows the list of who was referred here, for the employer.
func (t *detail) list() {
	if len(t.sent) > 0 {
		t.d.Routes.List(t.lead.ID)
	}
}
