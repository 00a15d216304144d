package daylog

import (
	"context"
	"slices"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/run"
)

// day is the state of one day's log: what the store counted, what is typed beside
// it, and which days before were never closed.
type day struct {
	d       *desk.Desk
	at      model.Date
	log     model.DayLog
	past    []model.Closing // newest first
	open    []model.Date    // days before today that were never closed, oldest first
	cal     *model.Calendar
	known   bool // at was read
	remarks *remarks
	load    *run.Latest[dayRead]
	changed func()
	moved   func() // another day is seen
}

// dayRead is what the store answers.
type dayRead struct {
	log  model.DayLog
	past []model.Closing
	open []model.Date
	cal  *model.Calendar
}

func newDay(d *desk.Desk) *day {
	return &day{
		d: d, at: d.Today(), cal: model.NewCalendar(nil), remarks: newRemarks(d),
		load: run.NewLatest[dayRead](d.Run), changed: func() {}, moved: func() {},
	}
}

// refresh reads the day as it is now.
func (s *day) refresh() {
	at := s.at
	s.load.Ask(func(ctx context.Context) (dayRead, error) { return readDay(ctx, s.d.Session, at) }, func(r dayRead, err error) {
		if err != nil {
			s.d.Shell.Fail(err)
			return
		}
		s.log, s.past, s.open, s.cal, s.known = r.log, r.past, r.open, r.cal, true
		s.remarks.take(at, r.log.Remarks)
		s.changed()
	})
}

func readDay(ctx context.Context, s model.Session, at model.Date) (r dayRead, err error) {
	if r.log, err = s.DayLog(ctx, at); err != nil {
		return r, err
	}
	if r.past, err = s.DayRevisions(ctx, at); err != nil {
		return r, err
	}
	if r.open, err = s.OpenDays(ctx); err != nil {
		return r, err
	}
	closed, err := s.Setting(ctx, "desk.closed_days")
	r.cal = s.Tables().Calendar(closed)
	return r, err
}

// show goes to another day; what was typed for this one is kept first.
func (s *day) show(at model.Date) {
	if at == s.at || at > s.d.Today() || !at.Valid() {
		return
	}
	s.remarks.leave(func() {
		s.at, s.known = at, false
		s.refresh()
		s.moved()
	})
}

// step goes to the working day before or after; days off that wait for their
// closing are not stepped over.
func (s *day) step(by int) {
	if to := s.beside(by); to != "" {
		s.show(to)
	}
}

// beside is the day that step goes to, "" if there is none.
func (s *day) beside(by int) model.Date {
	today := s.d.Today()
	for at, n := s.at.AddDays(by), 0; n < longestRest; at, n = at.AddDays(by), n+1 {
		switch {
		case at > today:
			return ""
		case at == today, s.cal.WorkDay(at), slices.Contains(s.open, at):
			return at
		}
	}
	return s.at.AddDays(by)
}

// longestRest is how many days off in a row are stepped over.
const longestRest = 14

// oldest goes to the day that has waited longest for its closing.
func (s *day) oldest() {
	for _, at := range s.open {
		if at != s.at {
			s.show(at)
			return
		}
	}
}

// rowsOf asks for the records behind a figure as it is shown: of a closed day those
// that were frozen with it. month and year are counted as they are now.
func (s *day) rowsOf(f model.Figure, span span, staff model.ID) query {
	q := query{DayQuery: model.DayQuery{Figure: f, From: span.from(s.at), To: s.at, Staff: staff}}
	switch span {
	case ofMonth:
		q.want = s.log.Month.Of(f)
	case ofYear:
		q.want = s.log.Year.Of(f)
	default:
		q.want = s.log.Figures.Of(f)
		if s.log.Closed {
			q.Revision = s.log.Revision
		}
	}
	if staff != (model.ID{}) {
		q.want = s.ofStaff(f, staff)
	}
	return q
}

func (s *day) ofStaff(f model.Figure, staff model.ID) int {
	for _, one := range s.log.Staff {
		if one.StaffID == staff {
			return one.Figures.Of(f)
		}
	}
	return 0
}

// span is how far back a figure counts.
type span int

const (
	ofDay span = iota
	ofMonth
	ofYear
)

// from is the first day that counts.
func (s span) from(at model.Date) model.Date {
	switch s {
	case ofMonth:
		return at[:8] + "01"
	case ofYear:
		return at[:5] + "01-01"
	}
	return at
}

// end is the last day of the span that at lies in.
func (s span) end(at model.Date) model.Date {
	switch s {
	case ofMonth:
		return s.from(at).AddMonths(1).AddDays(-1)
	case ofYear:
		return s.from(at).AddMonths(12).AddDays(-1)
	}
	return at
}

// supervises reports whether who is logged in may reopen days, set goals and see
// other desks.
func supervises(d *desk.Desk) bool {
	role := d.Session.Staff().Role
	return role == model.Supervisor || role == model.Admin
}
