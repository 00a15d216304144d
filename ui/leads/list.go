package leads

import (
	"context"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/run"
)

// list is the state of the search: what was asked, what came back, which row is
// chosen. It knows no widgets; changed is called whenever a view must look again.
type list struct {
	d       *desk.Desk
	query   model.LeadQuery
	hits    model.LeadHits
	chosen  int // index into hits.Hits, -1 if there is none
	asking  bool
	failed  error
	search  *run.Latest[model.LeadHits]
	changed func()
	opened  func(model.Lead) // the chosen lead became another one
}

// pageSize is how many leads are fetched at once; more come as one walks down.
const pageSize = 50

func newList(d *desk.Desk) *list {
	return &list{
		d: d, chosen: -1, search: run.NewLatest[model.LeadHits](d.Run),
		query:   model.LeadQuery{Limit: pageSize},
		changed: func() {}, opened: func(model.Lead) {},
	}
}

// typed follows the search box at every keystroke.
func (l *list) typed(text string) {
	if text == l.query.Text {
		return
	}
	l.query.Text = text
	l.ask(first)
}

// filter changes the conditions beside the text.
func (l *list) filter(change func(*model.LeadQuery)) {
	change(&l.query)
	l.ask(first)
}

// refresh asks again, after something was stored, and keeps the chosen lead.
func (l *list) refresh() { l.ask(same) }

// more fetches the next page when the end of the list comes into sight.
func (l *list) more() {
	if len(l.hits.Hits) < l.query.Limit || l.asking {
		return
	}
	l.query.Limit += pageSize
	l.ask(same)
}

// which lead is chosen when an answer arrives.
type keep int

const (
	first keep = iota // the best hit: the question was a new one
	same              // the one chosen before, if it is still there
)

func (l *list) ask(k keep) {
	q := l.query
	if k == first {
		q.Limit, l.query.Limit = pageSize, pageSize
	}
	l.asking = true
	l.search.Ask(
		func(ctx context.Context) (model.LeadHits, error) { return l.d.Session.SearchLeads(ctx, q) },
		func(hits model.LeadHits, err error) { l.answered(hits, err, k) },
	)
}

func (l *list) answered(hits model.LeadHits, err error, k keep) {
	l.asking, l.failed = false, err
	if err != nil {
		l.changed()
		return
	}
	before := l.lead().ID
	l.hits, l.chosen = hits, min(0, len(hits.Hits)-1)
	if k == same {
		for i, h := range hits.Hits {
			if h.ID == before {
				l.chosen = i
			}
		}
	}
	l.changed()
	l.tell()
}

// choose chooses row i, or the nearest there is.
func (l *list) choose(i int) {
	i = max(0, min(i, len(l.hits.Hits)-1))
	if len(l.hits.Hits) == 0 || i == l.chosen {
		return
	}
	l.chosen = i
	if i >= len(l.hits.Hits)-5 {
		l.more()
	}
	l.changed()
	l.tell()
}

func (l *list) tell() { l.opened(l.lead()) }

// lead is the chosen one; the zero Lead if there is none.
func (l *list) lead() model.Lead {
	if l.chosen < 0 || l.chosen >= len(l.hits.Hits) {
		return model.Lead{}
	}
	return l.hits.Hits[l.chosen]
}

// count is what stands in the search box: the number found, and whether there
// are more than were counted.
func (l *list) count() (n int, atLeast bool) {
	return l.hits.Total, !l.query.ExactTotal && l.hits.Total >= model.TotalCap
}
