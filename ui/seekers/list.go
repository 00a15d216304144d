package seekers

import (
	"context"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/run"
)

// list is the state of the search of people: those served last while nothing is
// typed.
type list struct {
	d       *desk.Desk
	text    string
	hits    model.PeopleHits
	limit   int
	chosen  int
	asking  bool
	enter   bool // Enter was pressed before the answer was there
	failed  error
	latest  *run.Latest[model.PeopleHits]
	changed func()
	open    func(id model.ID)
}

// pageOf is how many people are fetched at once; more come as one walks down.
const pageOf = 50

func newList(d *desk.Desk) *list {
	return &list{
		d: d, limit: pageOf, chosen: -1, latest: run.NewLatest[model.PeopleHits](d.Run),
		changed: func() {}, open: func(model.ID) {},
	}
}

// typed follows the search box at every keystroke.
func (l *list) typed(text string) {
	if text == l.text {
		return
	}
	l.text, l.enter, l.limit, l.chosen = text, false, pageOf, 0
	l.ask()
}

// ask looks up what stands in the box and keeps the chosen place.
func (l *list) ask() {
	if model.HasResidentNo(l.text) {
		l.failed = &model.Error{Kind: model.Invalid, Code: "resident_no"}
		l.latest.Drop()
		l.asking, l.hits = false, model.PeopleHits{}
		l.changed()
		return
	}
	l.asking = true
	text, limit := l.text, l.limit
	l.latest.Ask(func(ctx context.Context) (model.PeopleHits, error) {
		return l.d.Session.FindSeekers(ctx, text, limit)
	}, l.answered)
}

func (l *list) answered(hits model.PeopleHits, err error) {
	l.asking, l.failed = false, err
	if err == nil {
		l.hits = hits
	}
	l.chosen = min(max(l.chosen, 0), len(l.hits.Hits)-1)
	l.changed()
	if l.enter {
		l.enter = false
		l.press(l.chosen)
	}
}

// choose walks to row i and fetches more people near the end.
func (l *list) choose(i int) {
	l.chosen = i
	if i >= len(l.hits.Hits)-5 && len(l.hits.Hits) == l.limit && !l.asking {
		l.limit += pageOf
		l.ask()
	}
}

// press opens row i. Before the answer is there it waits for it.
func (l *list) press(i int) {
	if l.asking {
		l.enter = true
		return
	}
	if i >= 0 && i < len(l.hits.Hits) {
		l.open(l.hits.Hits[i].ID)
	}
}
