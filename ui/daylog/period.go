package daylog

import (
	"context"
	"errors"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/run"
)

// period is the state of a month or a year: the figures, split in every way.
type period struct {
	d       *desk.Desk
	span    span
	at      model.Date // a day in it
	desk    string     // "": one's own; model.AllDesks
	read    periodRead
	known   bool
	load    *run.Latest[periodRead]
	changed func()
}

// periodRead is what the store answers.
type periodRead struct {
	tables map[model.Split]model.StatTable
	months model.StatTable // of the year, to show the month in its course
	goals  model.DayGoals  // of a month
	cal    *model.Calendar
}

func newPeriod(d *desk.Desk) *period {
	return &period{d: d, span: ofMonth, at: d.Today(), load: run.NewLatest[periodRead](d.Run), changed: func() {}}
}

// show shows the month or the year that a day lies in.
func (s *period) show(to span, at model.Date) {
	if to != s.span || to.from(at) != to.from(s.at) {
		s.known = false
	}
	s.span, s.at = to, at
	s.refresh()
}

// step goes to the month or the year before or after.
func (s *period) step(by int) {
	if to := s.beside(by); to != "" {
		s.show(s.span, to)
	}
}

// beside is a day in the one before or after, "" if that has not begun.
func (s *period) beside(by int) model.Date {
	months := by
	if s.span == ofYear {
		months = 12 * by
	}
	to := s.from().AddMonths(months)
	if to > s.d.Today() {
		return ""
	}
	return to
}

func (s *period) from() model.Date { return s.span.from(s.at) }

// to is the last day that counts: what is still to come is empty.
func (s *period) to() model.Date { return min(s.span.end(s.at), s.d.Today()) }

// several reports whether other desks may be looked at.
func (s *period) several() bool { return supervises(s.d) }

// turnDesks goes from one's own desk to all that share the store, and back.
func (s *period) turnDesks() {
	if !s.several() {
		return
	}
	if s.desk == "" {
		s.desk = model.AllDesks
	} else {
		s.desk = ""
	}
	s.known = false
	s.refresh()
}

// otherDesks names what turnDesks goes to.
func (s *period) otherDesks() string {
	if s.desk == "" {
		return "all"
	}
	return "own"
}

// splits are the ways in which the figures are split.
func (s *period) splits() []model.Split {
	out := []model.Split{model.ByDay, model.ByStaff}
	if s.span == ofYear {
		out[0] = model.ByMonth
	}
	if s.desk == model.AllDesks {
		out = append(out, model.ByDesk)
	}
	return append(out, model.ByDong, model.ByAge, model.ByGroup, model.BySource)
}

func (s *period) refresh() {
	from, to, year := s.from(), s.to(), ofYear.from(s.at)
	splits, at, whose := s.splits(), s.at, s.desk
	s.load.Ask(func(ctx context.Context) (r periodRead, err error) {
		r.tables = map[model.Split]model.StatTable{}
		for _, by := range splits {
			if r.tables[by], err = s.d.Session.Statistics(ctx, model.StatQuery{From: from, To: to, Desk: whose, By: by}); err != nil {
				return r, err
			}
		}
		if r.months, err = s.d.Session.Statistics(ctx, model.StatQuery{From: year, To: to, Desk: whose, By: model.ByMonth}); err != nil {
			return r, err
		}
		r.goals, err = s.d.Session.DayGoals(ctx, at)
		closed, one := s.d.Session.Setting(ctx, "desk.closed_days")
		r.cal = s.d.Session.Tables().Calendar(closed)
		return r, errors.Join(err, one)
	}, func(r periodRead, err error) {
		if err != nil {
			s.d.Shell.Fail(err)
			return
		}
		s.read, s.known = r, true
		s.changed()
	})
}

// totals are the figures of the whole.
func (s *period) totals() model.DayFigures {
	var f model.DayFigures
	t := s.read.tables[s.splits()[0]]
	for i, figure := range t.Figures {
		if n := t.Total[i]; n != model.Hidden {
			f.Add(figure, int(n))
		}
	}
	return f
}

// minCell is below what cells of other desks are hidden, 0 if none are.
func (s *period) minCell() (n int) {
	for _, t := range s.read.tables {
		n = max(n, t.MinCell)
	}
	return n
}

// rowsOf asks for the records behind a cell of a table, ok false if it is hidden.
func (s *period) rowsOf(by model.Split, key, name string, f model.Figure, n model.Cell) (q query, ok bool) {
	q = query{DayQuery: model.DayQuery{Figure: f, From: s.from(), To: s.to(), Desk: s.desk}, want: int(n), of: name}
	switch by {
	case model.ByDay: // the page then names the day itself
		q.From, q.To, q.of = model.Date(key), model.Date(key), ""
	case model.ByMonth:
		q.From = model.Date(key + "-01")
		q.To, q.of = min(ofMonth.end(q.From), s.to()), ""
	case model.ByDesk:
		q.Desk = key
	default:
		q.By, q.Key = by, key
	}
	return q, n != model.Hidden
}
