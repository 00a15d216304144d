package daylog

import (
	"image"
	"image/color"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/chart"
	"ieumdesk/ui/kit"
)

// periodView shows a month or a year: what was reached, how it went, and the
// figures split in every way, each as a table and most as a chart beside it.
type periodView struct {
	p       *Place
	sums    *kit.Grid
	grids   map[model.Split]*kit.Grid
	column  *fyne.Container
	scroll  *kit.Scroll
	root    fyne.CanvasObject
	whole   string // which month or year the column shows
	charted map[string]chart.Chart
}

func newPeriodView(p *Place) *periodView {
	v := &periodView{p: p, grids: map[model.Split]*kit.Grid{}, column: kit.Column(12), charted: map[string]chart.Chart{}}
	v.sums = kit.NewGrid().Roomy()
	v.sums.OnOpen = func(row, _ int) {
		f := model.AllFigures[row]
		q, _ := p.period.rowsOf(model.ByDay, string(p.period.from()), "", f, model.Cell(p.period.totals().Of(f)))
		q.To = p.period.to()
		openRows(p.d, q)
	}
	v.scroll = kit.NewScroll(kit.Inset(14, 20, 24, 20, v.column))
	v.column.Add(v.sums) // so that the keyboard has where to go before anything is known
	v.sums.In(v.scroll)
	v.root = kit.Paper(kit.ColorGround, v.scroll)
	return v
}

// first is where the keyboard goes.
func (v *periodView) first() fyne.Focusable { return v.sums }

// grid is the table of a split, made once so that the keyboard stays where it is.
func (v *periodView) grid(by model.Split) *kit.Grid {
	if g, ok := v.grids[by]; ok {
		return g
	}
	g := kit.NewGrid(figureColumns(v.p.d.Words, "", by.Figures())...).In(v.scroll)
	g.OnOpen = func(row, column int) { v.open(by, row, column) }
	v.grids[by] = g
	return g
}

func (v *periodView) open(by model.Split, row, column int) {
	s := v.p.period
	t := s.read.tables[by]
	if row >= len(t.Rows) {
		v.sums.OnOpen(slices.Index(model.AllFigures, t.Figures[column-1]), 0)
		return
	}
	r := t.Rows[row]
	if q, ok := s.rowsOf(by, r.Key, s.rowName(by, r), t.Figures[column-1], r.Cells[column-1]); ok {
		openRows(v.p.d, q)
	}
}

// show draws the month or the year.
func (v *periodView) show() {
	s := v.p.period
	if !s.known {
		return
	}
	v.sums.SetColumns(v.sumColumns()...)
	v.sums.Set(v.sumRows())
	for _, by := range s.splits() {
		v.grid(by).Set(v.tableRows(by))
	}
	v.chart()
	before := v.whole
	v.whole = string(s.from()) + s.span.name() + s.desk
	for _, by := range charted {
		v.whole += strconv.FormatBool(v.charted[string(by)].Shows())
	}
	if v.whole != before {
		v.lay()
		v.scroll.Top()
	}
	v.column.Refresh()
}

// charted are the splits that have a chart beside their table.
var charted = []model.Split{model.ByDong, model.ByAge, model.BySource}

// lay puts tables and charts into the column.
func (v *periodView) lay() {
	w, s := v.p.d.Words, v.p.period
	v.column.RemoveAll()
	if n := s.minCell(); n > 0 {
		v.column.Add(kit.Note(kit.NewParagraph(w.T("log.hidden", n, n), kit.SizeBody, kit.ColorText)))
	}
	v.column.Add(v.beside(v.sums, v.drawing("trend", s.trend().title)))
	for _, by := range s.splits() {
		table := kit.Column(6, kit.NewSection(w.Name("split", string(by))), v.grid(by))
		switch {
		case v.charted[string(by)].Shows():
			v.column.Add(v.beside(table, v.drawing(string(by), w.T("log.chart.split", w.Name("split", string(by))))))
		case by == model.ByStaff:
			v.column.Add(v.beside(table, v.drawing("rate", s.rate().title)))
		default:
			v.column.Add(table)
		}
	}
}

// beside puts a chart at the right of a table, or below it where there is no room.
func (v *periodView) beside(table, drawing fyne.CanvasObject) fyne.CanvasObject {
	return kit.Spread(20, []float32{520, 420}, table, drawing)
}

// drawing is the place of a chart, under its title.
func (v *periodView) drawing(name, title string) fyne.CanvasObject {
	d := kit.NewDrawing(
		func() float32 {
			return float32(v.charted[name].Height(chart.Leading * float64(kit.TextSize(kit.SizeSmall))))
		},
		func(w, h int, scale float64) image.Image {
			return v.p.paper.Picture(v.charted[name], windowLook(), rgba(kit.ColorSurface), w, h, scale, float64(kit.TextSize(kit.SizeSmall)))
		})
	return kit.Column(6, kit.NewSection(title), kit.Paper(kit.ColorSurface, kit.Inset(12, 14, 12, 14, d)))
}

// chart gives the charts what they show.
func (v *periodView) chart() {
	s := v.p.period
	v.charted["trend"], v.charted["rate"] = s.trend().chart, s.rate().chart
	for _, by := range charted {
		v.charted[string(by)] = s.split(by).chart
	}
}

// windowLook is a chart in the colours of the window.
func windowLook() chart.Look {
	return chart.Look{
		Ink: rgba(kit.ColorText), Second: rgba(kit.ColorSecond), Line: rgba(kit.ColorLine),
		Series: [3]color.RGBA{rgba(kit.ColorChosenBar), rgba(kit.ColorAmber), rgba(kit.ColorText)},
	}
}

func rgba(role fyne.ThemeColorName) color.RGBA {
	return color.RGBAModel.Convert(kit.Color(role)).(color.RGBA)
}

// sumColumns are those of the figures of the whole; goals belong to a month of the
// own desk.
func (v *periodView) sumColumns() []kit.GridColumn {
	w, out := v.p.d.Words, []kit.GridColumn{}
	out = append(out, kit.GridColumn{Title: w.T("log.column.figure"), Share: 1}, kit.GridColumn{Title: w.T("log.column.reached"), Number: true, Share: 0.6})
	if v.p.period.hasGoals() {
		out = append(out, kit.GridColumn{Title: w.T("log.column.goal"), Number: true, Share: 0.6}, kit.GridColumn{Bar: true, Share: 1})
	}
	return out
}

// hasGoals reports whether what is seen can have goals.
func (s *period) hasGoals() bool { return s.span == ofMonth && s.desk == "" }

// sumRows are the figures of the whole, of a month with their goals.
func (v *periodView) sumRows() []kit.GridRow {
	w, s := v.p.d.Words, v.p.period
	totals := s.totals()
	var out []kit.GridRow
	for _, f := range model.AllFigures {
		n, goal := totals.Of(f), s.read.goals[f]
		row := kit.GridRow{Cells: []kit.GridCell{{Text: w.Name("figure", string(f))}, {Text: count(n), Large: true, Opens: true}}}
		if s.hasGoals() {
			row.Cells = append(row.Cells, kit.GridCell{Text: "—"}, kit.GridCell{})
		}
		if s.hasGoals() && goal > 0 {
			row.Cells[2] = kit.GridCell{Text: count(goal)}
			row.Cells[3] = kit.GridCell{Text: count(n), Part: float32(n) / float32(goal)}
		}
		out = append(out, row)
	}
	return out
}

// tableRows are a split and its sum.
func (v *periodView) tableRows(by model.Split) []kit.GridRow {
	s := v.p.period
	t := s.read.tables[by]
	var out []kit.GridRow
	for _, r := range t.Rows {
		row := kit.GridRow{Cells: []kit.GridCell{{Text: s.rowName(by, r)}}}
		for i, c := range r.Cells {
			_, opens := s.rowsOf(by, r.Key, "", t.Figures[i], c)
			row.Cells = append(row.Cells, kit.GridCell{Text: s.cell(c), Opens: opens && c != 0})
		}
		out = append(out, row)
	}
	sum := kit.GridRow{Sum: true, Cells: []kit.GridCell{{Text: v.p.d.Words.T("log.sum")}}}
	for _, c := range t.Total {
		sum.Cells = append(sum.Cells, kit.GridCell{Text: s.cell(c), Opens: c != model.Hidden})
	}
	return append(out, sum)
}

// cell is a number, or that it is not shown.
func (s *period) cell(c model.Cell) string {
	if c == model.Hidden {
		return s.d.Words.T("log.hidden.cell")
	}
	return assets.Won(int64(c))
}
