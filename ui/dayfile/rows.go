package dayfile

import (
	"ieumdesk/model"
)

// rows are the records behind the figures, one a line: as many for each figure as
// it says.
func (w writer) rows() Table {
	t := w.table(
		"rows", w.column("figure", 5, Text), w.column("date", 5, Day), w.column("time", 3, Clock), w.column("kind", 6, Text), w.column("person", 5, Text),
		w.column("employer", 7, Text), w.column("detail", 7, Text), w.column("slip", 8, Text), w.column("staff", 4, Text),
	)
	t.Rows = make([][]Cell, 0, len(w.report.Rows))
	for _, r := range w.report.Rows {
		t.Rows = append(t.Rows, []Cell{
			text(w.words.Name("figure", string(r.Figure))), day(r.Day), clock(r.At), text(w.kind(r)), text(r.Person),
			text(r.Employer), text(spaced(r.Title, r.Text)), text(r.Slip), text(w.staffName(r.Staff)),
		})
	}
	return t
}

// kind names what a row is, by the list its record takes it from.
func (w writer) kind(r model.DayRow) string {
	switch r.Source {
	case model.FromVisit:
		return w.words.Name("visit", r.Kind)
	case model.FromQuiet:
		return w.words.Name("quiet", r.Kind)
	case model.FromLead:
		return w.words.Name("source", r.Kind)
	}
	return w.words.Name("status", r.Kind)
}
