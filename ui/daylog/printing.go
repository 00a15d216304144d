package daylog

import (
	"slices"

	"ieumdesk/model"
	"ieumdesk/ui/dayreport"
)

// report is the month or the year as it is printed: what the window shows of it.
func (s *period) report() dayreport.Report {
	w, own := s.d.Words, s.d.Session.Desk()
	r := dayreport.Report{
		Title: w.T("log.report." + s.span.name()), Period: w.Day(s.from()) + " ~ " + w.NearDay(s.to()),
		Desk: joined(" · ", own.Center, own.Name, own.Code), Lang: w.Language,
	}
	if s.desk == model.AllDesks {
		r.Desk = joined(" · ", own.Center, w.T("log.all_desks"))
	}
	if n := s.minCell(); n > 0 {
		r.Notes = append(r.Notes, w.T("log.hidden", n, n))
	}
	trend, rate := s.trend(), s.rate()
	r.Parts = []dayreport.Part{{Title: w.T("log.report.sums"), Table: s.sumTable()}, {Title: trend.title, Chart: &trend.chart}, {Title: rate.title, Chart: &rate.chart}}
	for _, by := range s.splits() {
		part := dayreport.Part{Title: w.Name("split", string(by)), Table: s.table(by)}
		if c := s.split(by).chart; slices.Contains(charted, by) && c.Shows() {
			part.Chart = &c
		}
		r.Parts = append(r.Parts, part)
	}
	return r
}

func (s *period) sumTable() dayreport.Table {
	w, totals := s.d.Words, s.totals()
	t := dayreport.Table{Columns: []string{w.T("log.column.figure"), w.T("log.column.reached")}}
	if s.hasGoals() {
		t.Columns = append(t.Columns, w.T("log.column.goal"))
	}
	for _, f := range model.AllFigures {
		row := []string{w.Name("figure", string(f)), count(totals.Of(f))}
		if s.hasGoals() {
			goal := "—"
			if n := s.read.goals[f]; n > 0 {
				goal = count(n)
			}
			row = append(row, goal)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (s *period) table(by model.Split) dayreport.Table {
	w, from := s.d.Words, s.read.tables[by]
	t := dayreport.Table{Columns: []string{""}, Sum: true}
	for _, f := range from.Figures {
		t.Columns = append(t.Columns, w.Name("figure", string(f)))
	}
	row := func(name string, cells []model.Cell) {
		line := []string{name}
		for _, c := range cells {
			line = append(line, s.cell(c))
		}
		t.Rows = append(t.Rows, line)
	}
	for _, r := range from.Rows {
		row(s.rowName(by, r), r.Cells)
	}
	row(w.T("log.sum"), from.Total)
	return t
}

// print opens the report as it prints.
func (p *Place) print() {
	s := p.period
	if !s.known || p.paper == nil {
		return
	}
	name := "daylog-" + p.d.Session.Desk().Code + "-" + string(s.from()[:7])
	if s.span == ofYear {
		name = "daylog-" + p.d.Session.Desk().Code + "-" + string(s.from()[:4])
	}
	if s.desk == model.AllDesks {
		name += "-all"
	}
	p.paper.Open(s.report(), name)
}
