package daylog

import (
	"fyne.io/fyne/v2"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/kit"
)

// dayView is the left of a day: its figures, whose they are, what happened
// outside the records, what is expected and what was found.
type dayView struct {
	p       *Place
	figures *kit.Grid
	staff   *kit.Grid
	lists   *lists
	form    *kit.Form
	kind    *kit.Choice
	text    *kit.Entry
	whom    *kit.Check // about the person at the counter
	notes   *fyne.Container
	parts   *fyne.Container
	scroll  *kit.Scroll
	root    fyne.CanvasObject
}

func newDayView(p *Place) *dayView {
	v := &dayView{p: p, notes: kit.Column(8), parts: kit.Column(10)}
	w := p.d.Words
	v.figures = kit.NewGrid(
		kit.GridColumn{Title: w.T("log.column.figure"), Share: 1}, kit.GridColumn{Title: w.T("log.column.day"), Number: true, Share: 0.6},
		kit.GridColumn{Title: w.T("log.column.month"), Number: true, Share: 0.6}, kit.GridColumn{Title: w.T("log.column.goal"), Number: true, Share: 0.6},
		kit.GridColumn{Bar: true, Share: 0.8}, kit.GridColumn{Title: w.T("log.column.year"), Number: true, Share: 0.6},
	).Roomy()
	v.figures.OnOpen = func(row, column int) {
		s := [...]span{1: ofDay, 2: ofMonth, 3: ofMonth, 4: ofMonth, 5: ofYear}[column]
		p.openFigure(model.AllFigures[row], s)
	}
	v.staff = kit.NewGrid(figureColumns(w, w.T("log.column.staff"), model.AllFigures)...)
	v.staff.OnOpen = v.openStaff
	v.lists = newLists(p)
	v.scroll = kit.NewScroll(kit.Inset(14, 20, 20, 20, kit.Column(12, v.notes, v.parts)))
	v.parts.Add(v.figures)
	v.figures.In(v.scroll)
	v.staff.In(v.scroll)
	v.buildQuiet()
	v.root = v.scroll
	return v
}

// figureColumns are a first column and one for each figure, by its short name.
func figureColumns(w *assets.Words, first string, figures []model.Figure) []kit.GridColumn {
	out := []kit.GridColumn{{Title: first, Share: 1}}
	for _, f := range figures {
		out = append(out, kit.GridColumn{Title: w.Name("figure.short", string(f)), Number: true, Share: 0.5})
	}
	return out
}

// show draws the day.
func (v *dayView) show() {
	s := v.p.day
	if !s.known {
		return
	}
	v.showNotes()
	v.figures.Set(v.figureRows())
	v.staff.Set(v.staffRows())
	v.lists.set(s.log)
	w := v.p.d.Words
	v.parts.RemoveAll()
	add := func(title string, body ...fyne.CanvasObject) {
		v.parts.Add(kit.NewSection(title))
		for _, o := range body {
			v.parts.Add(o)
		}
	}
	v.parts.Add(v.figures)
	if len(s.log.Late) > 0 {
		add(w.T("log.late", len(s.log.Late)), v.lists.late)
	}
	if len(s.log.Staff) > 1 {
		add(w.T("log.by.staff"), v.staff)
	}
	v.showQuiet(add)
	if len(s.log.Expected) > 0 {
		add(w.T("log.expected", len(s.log.Expected)), v.lists.expected)
	}
	if len(s.log.Found) > 0 {
		add(w.T("log.found", len(s.log.Found)), v.lists.found)
	}
	kit.Relayout(v.parts)
	v.form.RevealFocused()
}

// showNotes says which days wait for their closing.
func (v *dayView) showNotes() {
	w, s := v.p.d.Words, v.p.day
	v.notes.RemoveAll()
	defer hideEmpty(v.notes)
	var others []model.Date
	for _, at := range s.open {
		if at != s.at {
			others = append(others, at)
		}
	}
	if len(others) == 0 {
		return
	}
	v.notes.Add(kit.Note(kit.Beside(12,
		kit.NewParagraph(w.T("log.unclosed", len(others), w.NearDay(others[0])), kit.SizeBody, kit.ColorText),
		kit.NewSmallButton(w.T("log.unclosed.go"), "Ctrl O", s.oldest))))
}

func (v *dayView) figureRows() []kit.GridRow {
	w, log := v.p.d.Words, v.p.day.log
	var out []kit.GridRow
	for _, f := range model.AllFigures {
		month, goal := log.Month.Of(f), log.Goal[f]
		row := kit.GridRow{Cells: []kit.GridCell{
			{Text: w.Name("figure", string(f))},
			{Text: count(log.Figures.Of(f)), Large: true, Opens: true},
			{Text: count(month), Opens: true},
			{Text: "—"},
			{},
			{Text: count(log.Year.Of(f)), Opens: true},
		}}
		if goal > 0 {
			row.Cells[3] = kit.GridCell{Text: count(goal)}
			row.Cells[4] = kit.GridCell{Text: count(month), Part: float32(month) / float32(goal)}
		}
		out = append(out, row)
	}
	return out
}

func (v *dayView) staffRows() []kit.GridRow {
	w, log := v.p.d.Words, v.p.day.log
	var out []kit.GridRow
	for _, s := range log.Staff {
		out = append(out, figureRow(nameOf(w, s.Staff), s.Figures, s.StaffID != (model.ID{})))
	}
	sum := figureRow(w.T("log.sum"), log.Figures, true)
	sum.Sum = true
	return append(out, sum)
}

func figureRow(name string, of model.DayFigures, opens bool) kit.GridRow {
	row := kit.GridRow{Cells: []kit.GridCell{{Text: name}}}
	for _, f := range model.AllFigures {
		row.Cells = append(row.Cells, kit.GridCell{Text: count(of.Of(f)), Opens: opens})
	}
	return row
}

func (v *dayView) openStaff(row, column int) {
	f, log := model.AllFigures[column-1], v.p.day.log
	if row >= len(log.Staff) {
		v.p.openFigure(f, ofDay)
		return
	}
	q := v.p.day.rowsOf(f, ofDay, log.Staff[row].StaffID)
	q.of = log.Staff[row].Staff
	openRows(v.p.d, q)
}

// nameOf is a member of staff; leads from before it was kept have nobody.
func nameOf(w *assets.Words, staff string) string {
	if staff == "" {
		return w.T("log.nobody")
	}
	return staff
}

// hideEmpty hides what holds nothing, so that no gap stands for it.
func hideEmpty(all ...*fyne.Container) {
	for _, c := range all {
		c.Hidden = len(c.Objects) == 0
	}
}

func count(n int) string { return assets.Won(int64(n)) }
