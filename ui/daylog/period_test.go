package daylog

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/chart"
)

func TestPeriod_everyCellThatOpensHasAsManyRecords(t *testing.T) {
	for _, key := range []fyne.KeyName{fyne.Key2, fyne.Key3} {
		p, _, shell, _, _ := place(t, "ko")
		p.Key(ctrl(key))
		for _, by := range p.period.splits() {
			cells := 0
			table := p.period.read.tables[by]
			for i, row := range p.spans.grid(by).Rows() {
				for j, cell := range row.Cells {
					if !cell.Opens {
						continue
					}
					cells++
					want := table.Total[max(j-1, 0)]
					if i < len(table.Rows) {
						want = table.Rows[i].Cells[j-1]
					}
					p.spans.open(by, i, j)
					if page := opened(t, shell); len(page.r.all) != int(want) {
						t.Errorf("%s row %d column %d says %d and opens %d", by, i, j, want, len(page.r.all))
					}
				}
			}
			if cells <= len(table.Total) {
				t.Errorf("%s: only %d cells open, and its sum has %d", by, cells, len(table.Total))
			}
		}
	}
}

func TestPeriod_goesFromMonthToMonthAndNotIntoTheFuture(t *testing.T) {
	p, _, _, _, _ := place(t, "ko")
	p.Key(ctrl(fyne.Key2))
	p.Key(alt(fyne.KeyRight))
	if p.period.from() != "2026-11-01" || p.period.to() != "2026-11-24" {
		t.Errorf("the month is %s to %s", p.period.from(), p.period.to())
	}
	p.Key(alt(fyne.KeyLeft))
	if p.period.from() != "2026-10-01" || p.period.to() != "2026-10-31" {
		t.Errorf("the month before is %s to %s", p.period.from(), p.period.to())
	}
	p.Key(ctrl(fyne.Key3))
	p.Key(alt(fyne.KeyLeft))
	if p.period.from() != "2025-01-01" || p.period.to() != "2025-12-31" {
		t.Errorf("the year before is %s to %s", p.period.from(), p.period.to())
	}
	p.Key(ctrl(fyne.KeyT))
	if p.period.from() != "2026-01-01" {
		t.Errorf("this year is %s", p.period.from())
	}
}

func TestPeriod_smallCellsOfOtherDesksAreNeitherShownNorDrawnNorOpened(t *testing.T) {
	p, s, shell, _, _ := place(t, "ko")
	s.Days.MinCell = 5
	p.Key(ctrl(fyne.Key2))
	p.Key(ctrl(fyne.KeyD))
	if p.period.desk != model.AllDesks || p.period.minCell() != 5 {
		t.Fatalf("desk %q, least cell %d", p.period.desk, p.period.minCell())
	}
	hidden := 0
	for i, row := range p.period.read.tables[model.ByAge].Rows {
		for j, c := range row.Cells {
			cell := p.spans.grid(model.ByAge).Rows()[i].Cells[j+1]
			if c == model.Hidden {
				hidden++
				if cell.Text != p.d.Words.T("log.hidden.cell") || cell.Opens {
					t.Errorf("a hidden cell says %q, opens %v", cell.Text, cell.Opens)
				}
				if p.spans.open(model.ByAge, i, j+1); len(shell.Pages) > 0 {
					t.Error("a hidden cell opened its records")
				}
			}
		}
	}
	if hidden == 0 {
		t.Fatal("no cell is hidden: the test shows nothing")
	}
	for _, series := range p.period.split(model.ByAge).chart.Series {
		for i, v := range series.Values {
			if v > 0 && v < 5 {
				t.Errorf("bar %d of %s is %v long", i, series.Name, v)
			}
		}
	}
	if report := p.period.report(); len(report.Notes) == 0 || !strings.Contains(report.Notes[0], "5") {
		t.Errorf("the printed report does not say what is hidden: %v", report.Notes)
	}
	s.Be(model.Counsellor)
	p.Key(ctrl(fyne.KeyD))
	if p.period.desk != model.AllDesks {
		t.Error("who is no supervisor turned to other desks")
	}
}

func TestPeriod_theChartOfHiresPerReferralSaysNothingOfAMonthWithoutReferrals(t *testing.T) {
	p, s, _, _, _ := place(t, "ko")
	s.Made = s.Made[:0]
	s.Send(1, 1, 0)
	s.Send(2, 1, 0).Status = model.Hired
	p.Key(ctrl(fyne.Key3))
	values := p.period.rate().chart.Series[0].Values
	if len(values) != 11 || values[10] != 0.5 || values[9] == values[9] {
		t.Errorf("the rates are %v", values)
	}
	if !p.period.rate().chart.Shows() || (chart.Chart{Series: []chart.Series{{Values: values[:10]}}}).Shows() {
		t.Error("a chart without values shows something, or one with values nothing")
	}
}

func TestPrint_opensTheMonthOrTheYearAsItPrints(t *testing.T) {
	p, _, _, _, paper := place(t, "ko")
	for _, c := range []struct {
		key  fyne.KeyName
		name string
	}{{fyne.Key2, "daylog-D07-2026-11"}, {fyne.Key3, "daylog-D07-2026"}} {
		p.Key(ctrl(c.key))
		p.Key(ctrl(fyne.KeyP))
		if paper.name != c.name {
			t.Errorf("opened as %q, want %q", paper.name, c.name)
		}
	}
	p.Key(ctrl(fyne.KeyD))
	p.Key(ctrl(fyne.KeyP))
	if paper.name != "daylog-D07-2026-all" {
		t.Errorf("all desks are opened as %q", paper.name)
	}
	for _, part := range paper.opened.Parts {
		if part.Title == p.d.Words.Name("split", "dong") && (len(part.Table.Rows) == 0 || part.Chart == nil) {
			t.Error("the report lacks the dongs")
		}
	}
}
