package referrals

import (
	"context"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/run"
)

// slips is the state of the list of every slip: what is asked, what came back,
// which one is chosen.
type slips struct {
	d       *desk.Desk
	query   model.ReferralQuery
	state   slipState
	hits    model.ReferralHits
	wrong   error // what was typed is nearly a number
	asking  bool
	enter   bool // Enter was pressed before the answer was there
	chosen  int  // -1: none
	search  *run.Latest[model.ReferralHits]
	changed func()
	tell    func(model.ReferralHit, bool) // the chosen one became another, or was read anew; false if there is none
	opened  func(model.ReferralHit)
}

// slipState is a condition on where a referral stands.
type slipState string

// The conditions, in the order in which they are offered.
const (
	anyState slipState = "any"
	waiting  slipState = "waiting"
	hired    slipState = "hired"
	without  slipState = "without" // answered, and nobody was hired
	void     slipState = "void"
)

var slipStates = []slipState{anyState, waiting, hired, without, void}

// statuses are what a condition allows, nil for any.
func (s slipState) statuses() []model.ReferralStatus {
	switch s {
	case waiting:
		return []model.ReferralStatus{model.Issued, model.BeforeInterview}
	case hired:
		return []model.ReferralStatus{model.Hired}
	case without:
		return []model.ReferralStatus{model.NotHired, model.NoContact, model.Declined}
	case void:
		return []model.ReferralStatus{model.Void}
	}
	return nil
}

// slipsAtOnce is how many slips are fetched at once; more come as one walks down.
const slipsAtOnce = 50

func newSlips(d *desk.Desk) *slips {
	return &slips{
		d: d, chosen: -1, state: anyState, query: model.ReferralQuery{Limit: slipsAtOnce}, search: run.NewLatest[model.ReferralHits](d.Run),
		changed: func() {}, tell: func(model.ReferralHit, bool) {}, opened: func(model.ReferralHit) {},
	}
}

// typed follows the search box at every keystroke.
func (s *slips) typed(text string) {
	if text != s.query.Text {
		s.query.Text, s.enter = text, false
		s.ask(true)
	}
}

// filter sets the conditions beside the text; "" for a day is no end.
func (s *slips) filter(state slipState, from, to model.Date) {
	s.state, s.query.Status, s.query.From, s.query.To = state, state.statuses(), from, to
	s.ask(true)
}

// refresh asks again and keeps the chosen slip.
func (s *slips) refresh() { s.ask(false) }

func (s *slips) ask(anew bool) {
	if anew {
		s.query.Limit = slipsAtOnce
	}
	q := s.query
	_, s.wrong = model.ParseSlipNumber(q.Text, s.d.Session.Desk().Code)
	if model.CodeOf(s.wrong) != "slip_check" {
		s.wrong = nil
	}
	s.asking = true
	s.search.Ask(func(ctx context.Context) (model.ReferralHits, error) { return s.d.Session.FindReferrals(ctx, q) },
		func(hits model.ReferralHits, err error) { s.answered(hits, err, anew) })
}

func (s *slips) answered(hits model.ReferralHits, err error, anew bool) {
	s.asking = false
	if err != nil {
		s.d.Shell.Fail(err)
		return
	}
	before, _ := s.hit()
	s.hits, s.chosen = hits, min(0, len(hits.Hits)-1)
	for i, h := range hits.Hits {
		if !anew && h.ID == before.ID {
			s.chosen = i
		}
	}
	s.changed()
	s.tell(s.hit())
	if s.enter {
		s.enter = false
		s.open(s.chosen)
	}
}

// choose chooses row i, or the nearest there is, and fetches more at the end.
func (s *slips) choose(i int) {
	i = max(0, min(i, len(s.hits.Hits)-1))
	if len(s.hits.Hits) == 0 || i == s.chosen {
		return
	}
	s.chosen = i
	if i >= len(s.hits.Hits)-5 && len(s.hits.Hits) < s.hits.Total && !s.asking {
		s.query.Limit += slipsAtOnce
		s.ask(false)
	}
	s.tell(s.hit())
}

// open opens row i. Before the answer is there Enter waits for it.
func (s *slips) open(i int) {
	if s.asking {
		s.enter = true
		return
	}
	if i >= 0 && i < len(s.hits.Hits) {
		s.opened(s.hits.Hits[i])
	}
}

// hit is the chosen one.
func (s *slips) hit() (model.ReferralHit, bool) {
	if s.chosen < 0 || s.chosen >= len(s.hits.Hits) {
		return model.ReferralHit{}, false
	}
	return s.hits.Hits[s.chosen], true
}
