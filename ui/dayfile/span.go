package dayfile

import (
	"strings"

	"ieumdesk/model"
)

// span is the figures of several days. They are counted as they are now; days that
// are not closed are named.
func (w writer) span() Paper {
	r := w.report
	p := w.head(w.words.T("dayfile.span"), w.words.T("dayfile.period", w.words.Day(r.From), w.words.Day(r.To)), w.words.T("dayfile.counted"))
	if n := len(r.Unclosed); n > 0 {
		p.Notes = append(p.Notes, w.words.T("dayfile.unclosed", n, listed(r.Unclosed)))
	}
	p.Tables = []Table{w.days(), w.spanStaff(), w.hires(), w.leads()}
	return p
}

// shownDays is how many days a note names before it only counts them.
const shownDays = 10

func listed(days []model.Date) string {
	names := make([]string, 0, shownDays+1)
	for i, d := range days {
		if i == shownDays {
			names = append(names, "…")
			break
		}
		names = append(names, string(d))
	}
	return strings.Join(names, ", ")
}

func (w writer) days() Table {
	first := w.column("date", 1, Day)
	if w.report.Days.By == model.ByMonth {
		first = Column{Key: first.Key, Title: w.words.T("dayfile.column.of_month")}
	}
	t := w.table("days", w.figureColumns(first)...)
	for _, row := range w.report.Days.Rows {
		key := text(row.Key)
		if first.Kind == Day {
			key = day(model.Date(row.Key))
		}
		t.Rows = append(t.Rows, statRow(key, row.Cells))
	}
	return w.totalled(t, w.report.Days.Total)
}

func (w writer) spanStaff() Table {
	t := w.table("staff", w.figureColumns(w.column("staff", 1, Text))...)
	for _, row := range w.report.Staff.Rows {
		t.Rows = append(t.Rows, statRow(text(w.staffName(row.Name)), row.Cells))
	}
	return w.totalled(t, w.report.Staff.Total)
}

func statRow(first Cell, cells []model.Cell) []Cell {
	row := []Cell{first}
	for _, c := range cells {
		row = append(row, statCell(c))
	}
	return row
}

func (w writer) totalled(t Table, total []model.Cell) Table {
	t.Rows, t.Total = append(t.Rows, statRow(text(w.words.T("dayfile.total")), total)), true
	return t
}

// hires and leads are the lists of a span, from the records behind its figures.
func (w writer) hires() Table {
	t := w.table("hires", w.column("date", 1, Day), w.column("person", 1, Text), w.column("employer", 2, Text), w.column("title", 2, Text), w.column("slip", 2, Text))
	for _, r := range w.report.Rows {
		if r.Figure == model.Hires {
			t.Rows = append(t.Rows, []Cell{day(r.Day), text(r.Person), text(r.Employer), text(r.Title), text(r.Slip)})
		}
	}
	return t
}

func (w writer) leads() Table {
	t := w.table("leads", w.column("date", 1, Day), w.column("employer", 3, Text), w.column("title", 2, Text), w.column("source", 2, Text))
	for _, r := range w.report.Rows {
		if r.Figure == model.LeadsFound {
			t.Rows = append(t.Rows, []Cell{day(r.Day), text(r.Employer), text(r.Title), text(w.words.Name("source", r.Kind))})
		}
	}
	return t
}
