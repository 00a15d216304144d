package daylog

import (
	"context"

	"ieumdesk/model"
	"ieumdesk/model/hangul"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/run"
)

// query asks for the records behind a figure as it was seen.
type query struct {
	model.DayQuery
	want int    // the figure
	of   string // whose or what part of it, in words
}

// rows is the state of the records behind a figure.
type rows struct {
	d       *desk.Desk
	q       query
	all     []model.DayRow
	found   []model.DayRow // of all, what was typed
	text    string
	chosen  int // -1: none
	known   bool
	load    *run.Latest[[]model.DayRow]
	changed func()
}

func newRows(d *desk.Desk, q query) *rows {
	return &rows{d: d, q: q, chosen: -1, load: run.NewLatest[[]model.DayRow](d.Run), changed: func() {}}
}

func (r *rows) refresh() {
	q := r.q.DayQuery
	r.load.Ask(func(ctx context.Context) ([]model.DayRow, error) { return r.d.Session.DayRows(ctx, q) }, func(all []model.DayRow, err error) {
		if err != nil {
			r.d.Shell.Fail(err)
			return
		}
		r.all, r.known = all, true
		r.lay()
	})
}

// typed keeps the records in sight that answer what is typed.
func (r *rows) typed(text string) {
	if text != r.text {
		r.text = text
		r.lay()
	}
}

func (r *rows) lay() {
	before, had := r.row()
	r.found = nil
	for _, one := range r.all {
		if r.text == "" || hangul.Parse(r.text).Match(hangul.Anywhere(one.Person), hangul.Anywhere(one.Employer), hangul.Anywhere(one.Title+" "+one.Text+" "+one.Slip+" "+one.Staff)) {
			r.found = append(r.found, one)
		}
	}
	r.chosen = min(max(r.chosen, 0), len(r.found)-1)
	for i, one := range r.found {
		if had && one.ID == before.ID {
			r.chosen = i
		}
	}
	r.changed()
}

func (r *rows) choose(i int) {
	if i >= 0 && i < len(r.found) {
		r.chosen = i
	}
}

// row is the chosen record.
func (r *rows) row() (model.DayRow, bool) {
	if r.chosen < 0 || r.chosen >= len(r.found) {
		return model.DayRow{}, false
	}
	return r.found[r.chosen], true
}

// open goes to what the chosen record is about; a line that names nobody has
// nothing to go to.
func (r *rows) open() {
	one, ok := r.row()
	switch {
	case !ok:
	case one.ReferralID != (model.ID{}):
		r.d.Routes.Slip(one.ReferralID)
	case one.LeadID != (model.ID{}):
		r.d.Routes.Lead(one.LeadID)
	case one.SeekerID != (model.ID{}):
		r.d.Routes.Seeker(one.SeekerID)
	}
}

// opens reports whether the chosen record leads anywhere.
func (r *rows) opens() bool {
	one, ok := r.row()
	return ok && (one.ReferralID != model.ID{} || one.LeadID != model.ID{} || one.SeekerID != model.ID{})
}
