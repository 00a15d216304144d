package reception

import (
	"context"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/run"
)

// rowKind says what a row of the results opens.
type rowKind int

const (
	rowDraft    rowKind = iota // a registration that was not finished
	rowSlip                    // a slip whose number was typed: what came of it
	rowPerson                  // somebody known
	rowRegister                // nobody of them: register what was typed
)

// row is one line of the results.
type row struct {
	kind  rowKind
	draft folded
	slip  model.ReferralView
	hit   model.PersonHit
}

// found is what the store answers to what was typed.
type found struct {
	people model.PeopleHits
	slip   *model.ReferralView
	wrong  error // the text is a slip's number, but for its check digits
}

// search is the state of the search box: what was typed, what came back, which
// row Enter opens.
type search struct {
	d       *desk.Desk
	drafts  *drafts
	text    string
	answer  found
	rows    []row
	asking  bool
	enter   bool  // Enter was pressed before the answer was there
	refused error // what was typed must not be searched for
	failed  error
	latest  *run.Latest[found]
	changed func()
	open    func(row)
}

// pageOf is how many people are shown; who needs more types one letter more. While
// nothing is typed only a few recent ones stand there, so that the row that
// registers stays in sight.
const (
	pageOf   = 50
	recently = 7
)

func newSearch(d *desk.Desk, drafts *drafts) *search {
	return &search{d: d, drafts: drafts, latest: run.NewLatest[found](d.Run), changed: func() {}, open: func(row) {}}
}

// typed follows the search box at every keystroke.
func (s *search) typed(text string) {
	if text == s.text {
		return
	}
	s.text, s.enter = text, false
	s.ask()
}

// ask looks up what stands in the box, again if something was stored.
func (s *search) ask() {
	s.refused = nil
	if model.HasResidentNo(s.text) {
		s.refused = &model.Error{Kind: model.Invalid, Code: "resident_no"}
		s.latest.Drop()
		s.asking, s.rows, s.answer = false, nil, found{}
		s.changed()
		return
	}
	s.asking = true
	text := s.text
	s.latest.Ask(func(ctx context.Context) (found, error) { return s.lookUp(ctx, text) }, s.answered)
}

// lookUp asks for people and, if it can be one, for the slip of that number.
func (s *search) lookUp(ctx context.Context, text string) (found, error) {
	var f found
	var err error
	limit := pageOf
	if text == "" {
		limit = recently
	}
	if f.people, err = s.d.Session.FindSeekers(ctx, text, limit); err != nil {
		return f, err
	}
	if _, bad := model.ParseSlipNumber(text, s.d.Session.Desk().Code); bad != nil {
		if model.CodeOf(bad) == "slip_check" {
			f.wrong = bad
		}
		return f, nil
	}
	slip, err := s.d.Session.BySlip(ctx, text)
	switch model.KindOf(err) {
	case "":
		if err == nil {
			f.slip = &slip
		}
		return f, err
	default:
		return f, nil // a number of no slip: perhaps a phone
	}
}

func (s *search) answered(f found, err error) {
	s.asking, s.failed = false, err
	if err == nil {
		s.answer = f
	}
	s.lay()
	s.changed()
	if s.enter {
		s.enter = false
		s.press(s.first())
	}
}

// lay puts the rows into their order: what was not finished, the slip, people,
// and always last the way to register.
func (s *search) lay() {
	s.rows = nil
	if s.text == "" {
		for _, f := range s.drafts.list {
			s.rows = append(s.rows, row{kind: rowDraft, draft: f})
		}
	}
	if s.answer.slip != nil {
		s.rows = append(s.rows, row{kind: rowSlip, slip: *s.answer.slip})
	}
	for _, h := range s.answer.people.Hits {
		s.rows = append(s.rows, row{kind: rowPerson, hit: h})
	}
	s.rows = append(s.rows, row{kind: rowRegister})
}

// first is the row that Enter opens by itself: the best answer, and none while
// nothing was typed, so that a stray Enter serves nobody.
func (s *search) first() int {
	if s.text == "" {
		return -1
	}
	return 0
}

// press opens a row. Before the answer is there Enter waits for it: it belongs
// to what was typed, not to what is still shown.
func (s *search) press(i int) {
	if s.asking {
		s.enter = true
		return
	}
	if i >= 0 && i < len(s.rows) {
		s.open(s.rows[i])
	}
}

// count is how many people were found, and whether there are more than are counted.
func (s *search) count() (n int, atLeast bool) {
	return s.answer.people.Total, s.answer.people.Total >= model.TotalCap
}
