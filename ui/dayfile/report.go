// Package dayfile writes day logs (업무일지) into files as an office hands them in:
// XLSX, HWPX, PDF, CSV and JSON. All of them say what one Report says, and the
// Report is what the window shows: the day as it was frozen, or as it is while it
// is open, with the records behind its figures. The same Report gives the same
// bytes, so nothing in a file tells when it was written.
package dayfile

import (
	"context"
	"slices"

	"ieumdesk/model"
)

// Source is what a report is gathered from.
type Source interface {
	Desk() model.Desk
	model.DayLogs
	model.Settings
}

// Query says what is reported.
type Query struct {
	From, To model.Date // both included
	Revision int        // of one day: as that closing froze it; 0: as it is shown now
	Full     bool       // people in full, not as lists show them
}

// Report is a day, or a span of days, with the records behind the figures.
type Report struct {
	From, To model.Date
	Desk     model.Desk
	Full     bool
	Day      *model.DayLog   // of one day; nil of a span
	Frozen   bool            // the day is told as a closing froze it
	Days     model.StatTable // of a span: by day, or by month where it is long
	Staff    model.StatTable // of a span
	Unclosed []model.Date    // days of a span that should have been closed and are not
	Rows     []model.DayRow  // by figure, each in the order it happened
}

// longSpan is up to how many days a span is told day by day.
const longSpan = 62

// Gather reads a report. Errors: Invalid date_form (from, to), span_backwards (to);
// NotFound day_revision.
func Gather(ctx context.Context, s Source, q Query) (Report, error) {
	r := Report{From: q.From, To: q.To, Desk: s.Desk(), Full: q.Full}
	var err error
	switch {
	case !q.From.Valid():
		return r, &model.Error{Kind: model.Invalid, Code: "date_form", Field: "from"}
	case !q.To.Valid():
		return r, &model.Error{Kind: model.Invalid, Code: "date_form", Field: "to"}
	case q.To < q.From:
		return r, &model.Error{Kind: model.Invalid, Code: "span_backwards", Field: "to"}
	case q.From != q.To:
		err = r.span(ctx, s)
	case q.Revision > 0:
		var log model.DayLog
		if log, err = s.DayRevision(ctx, q.From, q.Revision); err == nil {
			err = r.day(ctx, s, log, q.Revision)
		}
	default:
		var log model.DayLog
		if log, err = s.DayLog(ctx, q.From); err == nil {
			return OfDay(ctx, s, log, q.Full)
		}
	}
	return r.finished(err)
}

// OfDay is the report of a day whose log was read already.
func OfDay(ctx context.Context, s Source, log model.DayLog, full bool) (Report, error) {
	r := Report{From: log.Date, To: log.Date, Desk: s.Desk(), Full: full}
	revision := 0
	if log.Closed {
		revision = log.Revision
	}
	return r.finished(r.day(ctx, s, log, revision))
}

// finished masks people unless they are named in full.
func (r *Report) finished(err error) (Report, error) {
	if err != nil {
		return Report{}, err
	}
	if !r.Full {
		r.mask()
	}
	return *r, nil
}

// day takes one day. The rows are those that the figures count: frozen with them,
// or live like them.
func (r *Report) day(ctx context.Context, s Source, log model.DayLog, revision int) error {
	log.Expected, log.Quiet, log.Late = slices.Clone(log.Expected), slices.Clone(log.Quiet), slices.Clone(log.Late) // masked here, not at the caller's
	r.Day, r.Frozen = &log, revision > 0
	return r.rows(ctx, s, revision)
}

// span counts a span as it is now, as the window does for a month or a year.
func (r *Report) span(ctx context.Context, s Source) error {
	by := model.ByDay
	if r.From.DaysUntil(r.To) >= longSpan {
		by = model.ByMonth
	}
	var err error
	if r.Days, err = s.Statistics(ctx, model.StatQuery{From: r.From, To: r.To, By: by}); err != nil {
		return err
	}
	if r.Staff, err = s.Statistics(ctx, model.StatQuery{From: r.From, To: r.To, By: model.ByStaff}); err != nil {
		return err
	}
	open, err := s.OpenDays(ctx)
	if err != nil {
		return err
	}
	for _, d := range open {
		if d >= r.From && d <= r.To {
			r.Unclosed = append(r.Unclosed, d)
		}
	}
	return r.rows(ctx, s, 0)
}

func (r *Report) rows(ctx context.Context, s Source, revision int) error {
	for _, f := range model.AllFigures {
		rows, err := s.DayRows(ctx, model.DayQuery{Figure: f, From: r.From, To: r.To, Revision: revision})
		if err != nil {
			return err
		}
		r.Rows = append(r.Rows, rows...)
	}
	return nil
}

// mask names people as lists do. Who is masked already, because their record was
// destroyed, stays as they are.
func (r *Report) mask() {
	for i := range r.Rows {
		r.Rows[i].Person = model.MaskName(r.Rows[i].Person)
	}
	if r.Day == nil {
		return
	}
	for i := range r.Day.Expected {
		r.Day.Expected[i].Person = model.MaskName(r.Day.Expected[i].Person)
	}
	for i := range r.Day.Quiet {
		r.Day.Quiet[i].Person = model.MaskName(r.Day.Quiet[i].Person)
	}
	for i := range r.Day.Late {
		r.Day.Late[i].Row.Person = model.MaskName(r.Day.Late[i].Row.Person)
	}
}
