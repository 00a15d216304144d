package daylog

import (
	"fyne.io/fyne/v2"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// rowsPage lists the records behind a figure: as many as it says. Enter opens the
// person, the lead or the slip.
type rowsPage struct {
	r       *rows
	search  *kit.Entry
	note    *fyne.Container
	list    *kit.List
	content fyne.CanvasObject
}

var _ desk.Screen = (*rowsPage)(nil)

func openRows(d *desk.Desk, q query) {
	p := &rowsPage{r: newRows(d, q), note: kit.Column(0)}
	p.build()
	p.r.changed = p.show
	d.Shell.Open(p)
}

func (p *rowsPage) build() {
	w := p.r.d.Words
	p.list = kit.NewList(2)
	p.list.OnChoose = func(i int) { p.r.choose(i); p.r.d.Shell.Refresh() }
	p.list.OnOpen = func(int) { p.r.open() }
	p.search = kit.SearchBox(w.T("log.rows.search"), p.list, p.r.typed)
	p.search.MaxRunes = model.MaxName
	head := kit.Inset(12, 16, 10, 16, kit.Column(8, p.note, p.search))
	p.content = kit.Paper(kit.ColorSurface, kit.Over(kit.Column(0, head, kit.NewRule(kit.ColorLineSoft)), p.list))
}

func (p *rowsPage) show() {
	w := p.r.d.Words
	p.note.RemoveAll()
	if n := len(p.r.all); n != p.r.q.want && p.r.known {
		p.note.Add(kit.Note(kit.NewParagraph(w.T("log.rows.differ", p.r.q.want, n), kit.SizeBody, kit.ColorText)))
	}
	if p.r.known && len(p.r.found) == 0 {
		text := "log.rows.none"
		if p.r.text != "" {
			text = "log.rows.none_found"
		}
		p.note.Add(kit.NewParagraph(w.T(text), kit.SizeBody, kit.ColorSecond))
	}
	p.search.SetSuffix(kit.Text(w.T("log.rows.count", len(p.r.found))))
	found := p.r.found // the list draws these until it is given others
	p.list.Set(len(found), p.r.chosen, func(i int) kit.ListRow { return rowLines(w, found[i], p.r.q) })
	kit.Relayout(p.content)
	p.r.d.Shell.Refresh()
}

// rowLines are who or which employer, and what happened.
func rowLines(w *assets.Words, r model.DayRow, q query) kit.ListRow {
	when := ""
	if q.From != q.To {
		when = assets.SlashDay(r.Day)
	}
	if !r.At.IsZero() {
		when = joined(" ", when, assets.Clock(r.At))
	}
	what := model.MaskName(r.Person)
	second := joined(" · ", r.Employer, r.Title, r.Text, r.Slip)
	if what == "" {
		what, second = r.Employer, joined(" · ", r.Title, r.Text)
	}
	if what == "" {
		what, second = r.Text, ""
	}
	first := kit.Line{Left: []kit.Span{kit.Bold(what)}, Right: []kit.Span{kit.TagOf(kit.Grey, kindName(w, r))}}
	if when != "" {
		first.Left = append([]kit.Span{kit.Text(when).In(kit.ColorSecond), kit.Gap(12)}, first.Left...)
	}
	by := r.Staff
	if q.Desk == model.AllDesks {
		by = joined(" · ", r.Desk, r.Staff)
	}
	return kit.ListRow{Lines: []kit.Line{first, {Left: []kit.Span{kit.Text(second)}, Right: []kit.Span{kit.Text(by)}, Color: kit.ColorSecond}}}
}

// kindName names what a record is, by the list it takes its kind from.
func kindName(w *assets.Words, r model.DayRow) string {
	switch {
	case r.Source == model.FromVisit:
		return w.Name("visit", r.Kind)
	case r.Source == model.FromQuiet:
		return w.Name("quiet", r.Kind)
	case r.Source == model.FromLead && r.Kind == "":
		return w.T("log.typed_here")
	case r.Source == model.FromLead:
		return w.Name("source", r.Kind)
	}
	return w.Name("status", r.Kind)
}

// joined joins what is not empty.
func joined(between string, parts ...string) (out string) {
	for _, p := range parts {
		if p != "" && out != "" {
			out += between
		}
		out += p
	}
	return out
}

// Content is for the window.
func (p *rowsPage) Content() fyne.CanvasObject { return p.content }

// Head names the figure and what it counts.
func (p *rowsPage) Head() *desk.Head {
	w, q := p.r.d.Words, p.r.q
	span := w.Day(q.From)
	if q.From != q.To {
		span = w.Day(q.From) + " ~ " + w.NearDay(q.To)
	}
	return &desk.Head{
		Title: w.T("log.rows.title", w.Name("figure", string(q.Figure)), q.want), Second: joined(" · ", span, q.of),
		Hints: []desk.Hint{{Key: "Esc", Text: w.T("hint.back")}},
	}
}

// Hints are the keys that work here.
func (p *rowsPage) Hints() []desk.Hint {
	w := p.r.d.Words
	hints := []desk.Hint{{Key: "↑↓", Text: w.T("hint.choose")}}
	if p.r.opens() {
		hints = append(hints, desk.Hint{Key: "Enter", Text: w.T("seekers.hint.open")})
	}
	return hints
}

// Shown reads the records anew.
func (p *rowsPage) Shown() {
	p.r.refresh()
	p.r.d.Shell.Focus(p.search)
}

// Key has no keys of its own.
func (p *rowsPage) Key(desk.Key) bool { return false }

// Leave clears what was typed first.
func (p *rowsPage) Leave() bool {
	if p.search.Text == "" {
		return false
	}
	p.search.SetText("")
	return true
}
