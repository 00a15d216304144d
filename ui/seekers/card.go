package seekers

import (
	"context"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/person"
	"ieumdesk/ui/run"
)

// card is the state of the person whose card is open: the full record, and what
// happened so far.
type card struct {
	d         *desk.Desk
	seeker    model.Seeker // the zero Seeker while no card is open
	referrals []model.ReferralView
	visits    []model.Visit
	version   string // edition of the consent texts in use
	busy      bool
	wanted    model.ID // whose card is on its way
	load      *run.Latest[opened]
	past      *run.Latest[opened]
	changed   func()
}

// opened is what the store answers about a person.
type opened struct {
	seeker    model.Seeker
	referrals []model.ReferralView
	visits    []model.Visit
	version   string
}

// shownVisits is how many visits a card tells of.
const shownVisits = 20

func newCard(d *desk.Desk) *card {
	return &card{d: d, version: person.DefaultVersion(), load: run.NewLatest[opened](d.Run), past: run.NewLatest[opened](d.Run), changed: func() {}}
}

// isOpen reports whether a card is shown.
func (c *card) isOpen() bool { return c.seeker.ID != model.ID{} }

// open shows a person's card and serves that person.
func (c *card) open(id model.ID) {
	c.read(id, func(o opened) { c.d.Serve(o.seeker) })
}

// follow shows the card of the person at the counter, and none when nobody is
// there: the screen must not go on showing the one before.
func (c *card) follow() {
	serving, ok := c.d.Serving()
	switch {
	case c.wanted != model.ID{}: // on its way: it will serve whom it shows
	case !ok && c.isOpen():
		c.seeker, c.referrals, c.visits = model.Seeker{}, nil, nil
		c.changed()
	case ok && serving.Seeker.ID != c.seeker.ID:
		c.read(serving.Seeker.ID, func(opened) {})
	case ok:
		c.refresh()
	}
}

// refresh reads what happened to the person anew. The record itself is not opened
// again: each opening stands in the access log.
func (c *card) refresh() {
	id := c.seeker.ID
	c.past.Ask(func(ctx context.Context) (opened, error) { return askPast(ctx, c.d.Session, id) }, func(o opened, err error) {
		if err != nil || id != c.seeker.ID {
			return // the card stands as it was; whoever stores next will hear of it
		}
		c.referrals, c.visits = o.referrals, o.visits
		c.changed()
	})
}

func (c *card) read(id model.ID, then func(opened)) {
	c.wanted = id
	c.past.Drop()
	c.load.Ask(func(ctx context.Context) (opened, error) { return ask(ctx, c.d.Session, id) }, func(o opened, err error) {
		if err != nil {
			c.wanted = model.ID{}
			c.d.Shell.Fail(err)
			return
		}
		c.seeker, c.referrals, c.visits, c.version = o.seeker, o.referrals, o.visits, o.version
		c.changed()
		then(o)
		c.wanted = model.ID{}
	})
}

func ask(ctx context.Context, s model.Session, id model.ID) (opened, error) {
	seeker, err := s.Seeker(ctx, id)
	if err != nil {
		return opened{}, err
	}
	o, err := askPast(ctx, s, id)
	if err != nil {
		return o, err
	}
	o.seeker = seeker
	o.version, err = s.Setting(ctx, "gate.consent_version")
	return o, err
}

func askPast(ctx context.Context, s model.Session, id model.ID) (o opened, err error) {
	if o.referrals, err = s.SeekerReferrals(ctx, id); err != nil {
		return o, err
	}
	o.visits, err = s.SeekerVisits(ctx, id, shownVisits)
	return o, err
}

// renew makes the registration hold for another three months.
func (c *card) renew() {
	if !c.isOpen() {
		return
	}
	id := c.seeker.ID
	c.store("seekers.renewed", func(ctx context.Context) (model.Seeker, error) { return c.d.Session.RenewSeeker(ctx, id) },
		func(s model.Seeker) []any { return []any{s.Name, c.d.Words.Day(s.Valid)} })
}

// end ends the person's search for work; renewing begins it anew.
func (c *card) end() {
	if !c.isOpen() || c.seeker.Closed != "" {
		return
	}
	w := c.d.Words
	q := desk.Question{
		Title: w.T("seekers.end.title", c.seeker.Name), Text: w.T("seekers.end.text"),
		Yes: w.T("seekers.end"), No: w.T("cancel"),
	}
	c.d.Shell.Ask(q, func(yes bool) {
		if yes {
			s := c.seeker
			s.Closed = c.d.Today()
			c.store("seekers.ended", func(ctx context.Context) (model.Seeker, error) { return c.d.Session.EditSeeker(ctx, s) },
				func(s model.Seeker) []any { return []any{s.Name} })
		}
	})
}

// mayWithdraw reports whether a consent can be taken back on its own. Without the
// consent to collect there is no record to keep: that ends the registration and
// is not done by the way.
func mayWithdraw(kind model.ConsentKind) bool { return kind != model.ConsentCollect }

// consent gives or withdraws a consent, after it was read out and confirmed.
func (c *card) consent(kind model.ConsentKind) {
	if !c.isOpen() {
		return
	}
	w := c.d.Words
	_, given := c.seeker.Consented(kind)
	if given && !mayWithdraw(kind) {
		return
	}
	q := desk.Question{
		Title: w.T("consent." + string(kind) + ".title"), Text: person.ConsentPlain(w, kind),
		Yes: w.T("seekers.consent.yes", c.version), No: w.T("cancel"),
	}
	if given {
		q = desk.Question{
			Title: w.T("seekers.withdraw.title", w.Name("consent", string(kind))), Text: w.T("seekers.withdraw." + string(kind)),
			Yes: w.T("seekers.withdraw.yes"), No: w.T("cancel"), Danger: true,
		}
	}
	c.d.Shell.Ask(q, func(yes bool) {
		if yes {
			c.addConsent(model.Consent{Kind: kind, Version: c.version, At: c.d.Now(), Withdrawn: given})
		}
	})
}

func (c *card) addConsent(k model.Consent) {
	s := c.seeker
	s.Consents = append(append([]model.Consent{}, s.Consents...), k)
	said := "seekers.consented"
	if k.Withdrawn {
		said = "seekers.withdrawn"
	}
	name := c.d.Words.Name("consent", string(k.Kind))
	c.store(said, func(ctx context.Context) (model.Seeker, error) { return c.d.Session.EditSeeker(ctx, s) },
		func(model.Seeker) []any { return []any{name} })
}

// store runs a change of the record, says what was done, and reads the card anew.
// A change by somebody else meanwhile is shown first: nothing is overwritten.
func (c *card) store(said string, work func(context.Context) (model.Seeker, error), args func(model.Seeker) []any) {
	if c.busy {
		return
	}
	c.busy = true
	var s model.Seeker
	var err error
	c.d.Run.Do(func() { s, err = work(context.Background()) }, func() {
		c.busy = false
		if err != nil {
			c.d.Shell.Fail(err)
			c.read(c.seeker.ID, func(o opened) { c.d.Serve(o.seeker) })
			return
		}
		c.d.Shell.Toast(c.d.Words.T(said, args(s)...), nil)
		c.updated(s)
	})
}

// updated takes over a record that was stored, here and where it is pinned.
func (c *card) updated(s model.Seeker) {
	c.seeker = s
	c.changed()
	c.d.Serve(s)
}

// application shows the person's application as it prints, to be signed.
func (c *card) application() {
	if c.isOpen() {
		c.d.Routes.Application(c.seeker.ID)
	}
}

// leads serves the person and goes to the list of leads. Whoever looks for work
// at the counter has come in: that is a visit.
func (c *card) leads() {
	if !c.isOpen() {
		return
	}
	s := c.seeker
	desk.Do(c.d, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, c.d.Session.Visit(ctx, s.ID, model.VisitConsult)
	}, func(struct{}) {
		c.d.Serve(s)
		c.d.Routes.Leads()
	})
}
