package daylog

import (
	"slices"

	"ieumdesk/model"
	"ieumdesk/ui/dayreport"
	"ieumdesk/ui/kit"
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

// askPrint offers the printer, if there is one, and a PDF.
func (p *Place) askPrint() {
	s := p.period
	if !s.known || p.paper == nil {
		return
	}
	w := p.d.Words
	report, name := s.report(), "daylog-"+p.d.Session.Desk().Code+"-"+string(s.from()[:7])
	if s.span == ofYear {
		name = "daylog-" + p.d.Session.Desk().Code + "-" + string(s.from()[:4])
	}
	if s.desk == model.AllDesks {
		name += "-all"
	}
	var m *kit.Modal
	told := func(key string) func(string, error) {
		return func(where string, err error) {
			if err != nil {
				p.d.Shell.Fail(err)
				return
			}
			p.d.Shell.Toast(w.T(key, where), nil)
		}
	}
	print := func() { m.Hide(); p.paper.Print(report, name, p.d.Now(), told("log.printed")) }
	save := func() { m.Hide(); p.paper.Save(report, name, p.d.Now(), told("log.saved")) }
	text := kit.NewParagraph(w.T("log.print.about"), kit.SizeBody, kit.ColorText)
	cancel := kit.NewButton(w.T("cancel"), "Esc", func() { m.Hide() })
	if p.paper.CanPrint() {
		m = kit.NewModal(p.d.Shell.Window().Canvas(), report.Title, 520, text, nil,
			kit.NewPrimary(w.T("log.print"), "Enter", print), kit.NewButton(w.T("log.pdf"), "Ctrl S", save), cancel)
	} else {
		m = kit.NewModal(p.d.Shell.Window().Canvas(), report.Title, 520, text, nil, kit.NewPrimary(w.T("log.pdf"), "Enter", save), cancel)
	}
	m.OnEscape, m.OnSubmit = func() { m.Hide() }, save
	m.Show()
}
