package dayfile

import (
	"strings"

	"ieumdesk/model"
)

// day is the log of one day.
func (w writer) day() Paper {
	log := *w.report.Day
	p := w.head(w.words.T("dayfile.day"), w.words.Day(log.Date), w.state(log))
	if w.report.Frozen {
		p.Made = log.ClosedAt
	}
	p.Tables = []Table{w.figures(log), w.staff(log), w.expected(log), w.found(log), w.quiet(log)}
	if len(log.Late) > 0 {
		p.Tables = append(p.Tables, w.late(log))
	}
	p.Remarks = []Fact{
		{w.words.T("field.handover"), log.Remarks.Handover},
		{w.words.T("field.special"), log.Remarks.Special},
		{w.words.T("field.suggestion"), log.Remarks.Suggestion},
		{w.words.T("field.leave"), log.Remarks.Leave},
	}
	if log.Awaited > 0 {
		p.Notes = append(p.Notes, w.words.T("dayfile.awaited", log.Awaited))
	}
	return p
}

// state is whether and how a day is closed. Of a closing that was opened again
// since, the report still tells what was frozen.
func (w writer) state(log model.DayLog) string {
	switch {
	case log.Revision == 0:
		return w.words.T("dayfile.open")
	case !w.report.Frozen:
		return w.words.T("dayfile.reopened", log.Revision)
	}
	state := w.words.T("dayfile.closed", log.Revision, w.words.Moment(log.ClosedAt), log.ClosedBy)
	if late := log.DaysLate(log.Date); late > 0 {
		state += " · " + w.words.T("dayfile.closed_late", late)
	}
	return state
}

func (w writer) figures(log model.DayLog) Table {
	t := w.table("figures", w.column("figure", 2, Text), w.column("day", 1, Number), w.column("month", 1, Number), w.column("goal", 2, Number), w.column("year", 2, Number))
	for _, f := range model.AllFigures {
		goal := Cell{}
		if n := log.Goal[f]; n > 0 {
			goal = number(n)
		}
		t.Rows = append(t.Rows, []Cell{
			text(w.words.Name("figure", string(f))), number(log.Figures.Of(f)), number(log.Month.Of(f)), goal, number(log.Year.Of(f)),
		})
	}
	return t
}

func (w writer) staff(log model.DayLog) Table {
	t := w.table("staff", w.figureColumns(w.column("staff", 1, Text))...)
	for _, s := range log.Staff {
		row := []Cell{text(w.staffName(s.Staff))}
		for _, f := range model.AllFigures {
			row = append(row, number(s.Figures.Of(f)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// staffName is who did it; leads from before this was kept have nobody.
func (w writer) staffName(name string) string {
	if name == "" {
		return w.words.T("dayfile.nobody")
	}
	return name
}

func (w writer) expected(log model.DayLog) Table {
	t := w.table("expected", w.column("person", 1, Text), w.column("employer", 3, Text), w.column("title", 2, Text), w.column("start", 2, Day))
	for _, e := range log.Expected {
		t.Rows = append(t.Rows, []Cell{text(e.Person), text(e.Employer), text(e.Title), day(e.StartOn)})
	}
	return t
}

func (w writer) found(log model.DayLog) Table {
	t := w.table("found", w.column("employer", 2, Text), w.column("dong", 1, Text), w.column("leads", 3, Text), w.column("source", 2, Text))
	for _, e := range log.Found {
		var leads []string
		for _, l := range e.Leads {
			leads = append(leads, w.words.T("dayfile.openings", l.Title, l.Openings))
		}
		t.Rows = append(t.Rows, []Cell{text(e.Employer), text(e.Dong), text(strings.Join(leads, ", ")), text(w.words.Name("source", e.Source))})
	}
	return t
}

func (w writer) quiet(log model.DayLog) Table {
	t := w.table("quiet", w.column("time", 1, Clock), w.column("kind", 1, Text), w.column("text", 4, Text), w.column("person", 1, Text), w.column("staff", 1, Text))
	for _, q := range log.Quiet {
		t.Rows = append(t.Rows, []Cell{clock(q.At), text(w.words.Name("quiet", string(q.Kind))), text(q.Text), text(q.Person), text(q.Staff)})
	}
	return t
}

// late is what changed about the day after it was closed.
func (w writer) late(log model.DayLog) Table {
	t := w.table("late", w.column("change", 1, Text), w.column("figure", 1, Text), w.column("person", 1, Text), w.column("employer", 2, Text), w.column("detail", 3, Text))
	for _, l := range log.Late {
		change := w.words.T("dayfile.came")
		if l.Gone {
			change = w.words.T("dayfile.gone")
		}
		t.Rows = append(t.Rows, []Cell{
			text(change), text(w.words.Name("figure", string(l.Row.Figure))), text(l.Row.Person), text(l.Row.Employer), text(spaced(l.Row.Title, l.Row.Slip, l.Row.Text)),
		})
	}
	return t
}

// spaced joins what is not empty.
func spaced(parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, " ")
}
