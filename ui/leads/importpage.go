package leads

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// importPage shows an import: file, columns, what will happen, what happened.
type importPage struct {
	i       *importer
	path    *kit.Entry
	wrong   *kit.Paragraph
	body    *fyne.Container
	foot    *fyne.Container // the buttons, always in sight
	bar     *kit.Progress
	scroll  *kit.Scroll
	content fyne.CanvasObject
}

func (p *Place) openImport() {
	g := &importPage{i: &importer{p: p}}
	w := p.d.Words
	g.path = kit.NewEntry(w.T("import.path"))
	g.path.OnEnter = func() { g.i.open(strings.Trim(strings.TrimSpace(g.path.Text), `"'`)) }
	g.wrong = kit.NewParagraph("", kit.SizeSmall, kit.ColorRed)
	g.body, g.foot = kit.Column(12), kit.Column(0)
	g.bar = kit.NewProgress()
	choose := kit.NewButton(w.T("import.choose"), "Ctrl O", g.choose)
	head := kit.Column(6, kit.NewSection(w.T("import.file")), kit.Columns(10, []float32{4, 1}, g.path, choose), g.wrong)
	g.scroll = kit.NewScroll(kit.Inset(16, 24, 24, 24, kit.Column(14, head, g.body)))
	g.content = kit.Under(g.scroll, g.foot)
	g.i.changed = g.show
	g.show()
	p.d.Shell.Open(g)
}

// choose opens the system's way of picking a file.
func (g *importPage) choose() {
	w := g.i.p.d.Shell.Window()
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if err != nil || r == nil {
			return
		}
		defer r.Close()
		g.path.SetText(r.URI().Path())
		g.i.open(r.URI().Path())
	}, w)
	d.SetFilter(storage.NewExtensionFileFilter([]string{".xlsx", ".csv", ".XLSX", ".CSV"}))
	d.Show()
}

func (g *importPage) show() {
	w := g.i.p.d.Words
	text := ""
	if g.i.failed != nil {
		text = w.Error(g.i.failed)
	}
	g.wrong.SetText(text)
	g.body.RemoveAll()
	g.foot.RemoveAll()
	switch g.i.phase {
	case choosing:
		g.body.Add(kit.NewParagraph(w.T("import.about"), kit.SizeBody, kit.ColorSecond))
	case trying, importing:
		g.progress()
		g.columns()
	default:
		g.outcome()
		g.columns()
	}
	kit.Relayout(g.content)
}

// columns shows how each column is read; the field can be changed by typing.
func (g *importPage) columns() {
	w := g.i.p.d.Words
	for _, s := range g.i.sheets {
		title := w.T("import.sheet", s.Sheet, s.HeaderRow)
		if s.Skipped != "" {
			g.body.Add(kit.NewParagraph(s.Sheet+" — "+w.T("import.skipped."+s.Skipped), kit.SizeSecond, kit.ColorSecond))
			continue
		}
		g.body.Add(kit.NewSection(title))
		for _, c := range s.Columns {
			g.body.Add(g.column(c))
		}
	}
}

func (g *importPage) column(c model.ColumnPreview) fyne.CanvasObject {
	values := strings.Join(c.Values, " / ")
	header := kit.NewLine(kit.Line{Left: []kit.Span{
		kit.Text(c.Letter).In(kit.ColorSecond).At(kit.SizeSmall), kit.Gap(8), kit.Bold(c.Header),
	}})
	pick := kit.NewPicker(g.i.p.d.Words.T("import.not_read"), false, false, g.findField, g.fieldName).NamesOnly()
	pick.SetCodes(c.Field)
	pick.OnChange = func(codes []string) { g.i.read(c, pick.Code()) }
	sample := kit.NewLine(kit.Line{Left: []kit.Span{kit.Text(values)}, Color: kit.ColorSecond, Size: kit.SizeSecond})
	return kit.Columns(12, []float32{2, 2, 3}, header, pick, sample)
}

func (g *importPage) fieldName(field string) string {
	w := g.i.p.d.Words
	if key := "import.field." + field; w.Has(key) {
		return w.T(key)
	}
	return w.T("field." + field)
}

func (g *importPage) findField(typed string, limit int) []kit.Option {
	var out []kit.Option
	for _, f := range model.LeadFields {
		name := g.fieldName(f)
		if len(out) < limit && (typed == "" || strings.Contains(name, typed) || strings.HasPrefix(f, strings.ToLower(typed))) {
			out = append(out, kit.Option{Code: f, Name: name})
		}
	}
	return out
}

func (g *importPage) progress() {
	w := g.i.p.d.Words
	key := "import.trying"
	if g.i.phase == importing {
		key = "import.importing"
	}
	g.body.Add(kit.Column(8, kit.NewParagraph(w.T(key, g.i.rows.Load()), kit.SizeBody, kit.ColorText), g.bar,
		kit.Row(10, kit.NewButton(w.T("cancel"), "Esc", g.i.halt))))
	if g.i.report.Read > 0 {
		g.bar.Set(float32(g.i.rows.Load()) / float32(g.i.report.Read))
	}
}

// outcome says what will happen or happened, and lists what was not taken.
func (g *importPage) outcome() {
	w, r := g.i.p.d.Words, g.i.report
	key := "import.will"
	if g.i.phase == done {
		key = "import.did"
	}
	if g.i.failed == nil {
		g.body.Add(kit.NewSection(w.T(key)))
		g.body.Add(kit.NewLine(kit.Line{Left: []kit.Span{
			kit.TagOf(kit.Green, w.T("import.added", r.Added)), kit.Gap(8), kit.TagOf(kit.Blue, w.T("import.updated", r.Updated)), kit.Gap(8),
			kit.TagOf(kit.Grey, w.T("import.unchanged", r.Unchanged)), kit.Gap(8), kit.TagOf(kit.Red, w.T("import.rejected", r.RejectedRows())),
		}}))
	}
	g.rejected()
	g.warnings()
	g.foot.Add(kit.NewRule(kit.ColorLineSoft))
	g.foot.Add(kit.Inset(12, 24, 12, 24, g.buttons()))
}

// mostShown is how many rejected rows are listed; the rest are in the report.
const mostShown = 50

func (g *importPage) rejected() {
	w, r := g.i.p.d.Words, g.i.report
	if len(r.Rejected) == 0 {
		return
	}
	g.body.Add(kit.NewSection(w.T("import.rejected_rows")))
	for i, x := range r.Rejected {
		if i == mostShown {
			g.body.Add(kit.NewParagraph(w.T("leads.more", len(r.Rejected)-mostShown), kit.SizeSecond, kit.ColorSecond))
			break
		}
		g.body.Add(kit.NewParagraph(w.T("import.row", x.Row, x.Column, x.Value, w.T("error."+x.Code, x.Args...)), kit.SizeSecond, kit.ColorText))
	}
}

func (g *importPage) warnings() {
	w, r := g.i.p.d.Words, g.i.report
	if len(r.Warnings) == 0 {
		return
	}
	g.body.Add(kit.NewSection(w.T("import.warnings", len(r.Warnings))))
	for i, x := range r.Warnings {
		if i == 10 {
			g.body.Add(kit.NewParagraph(w.T("leads.more", len(r.Warnings)-10), kit.SizeSecond, kit.ColorSecond))
			break
		}
		g.body.Add(kit.NewParagraph(w.T("import.warning", x.Row, w.T("warning."+x.Code, x.Args...)), kit.SizeSecond, kit.ColorSecond))
	}
}

func (g *importPage) buttons() fyne.CanvasObject {
	w := g.i.p.d.Words
	row := kit.Flow(10)
	switch g.i.phase {
	case ready:
		row.Add(kit.NewPrimary(w.T("import.start"), "Ctrl S", g.i.store))
	case done:
		row.Add(kit.NewPrimary(w.T("import.back"), "Esc", g.i.p.d.Shell.Back))
	}
	if len(g.i.report.Rejected) > 0 {
		row.Add(kit.NewButton(w.T("import.save"), "Ctrl R", g.save))
	}
	return row
}

// save writes the report beside the list.
func (g *importPage) save() {
	out := strings.TrimSuffix(g.i.path, filepath.Ext(g.i.path)) + g.i.p.d.Words.T("import.report_name") + ".csv"
	if err := g.i.save(out); err != nil {
		g.i.p.d.Shell.Fail(err)
		return
	}
	g.i.p.d.Shell.Toast(g.i.p.d.Words.T("import.saved", out), nil)
}

// Content is for the window.
func (g *importPage) Content() fyne.CanvasObject { return g.content }

// Head names the page.
func (g *importPage) Head() *desk.Head {
	w := g.i.p.d.Words
	return &desk.Head{Title: w.T("import.title"), Second: w.T("import.second"), Hints: []desk.Hint{{Key: "Esc", Text: w.T("hint.back")}}}
}

// Hints are the keys that work here.
func (g *importPage) Hints() []desk.Hint {
	w := g.i.p.d.Words
	return []desk.Hint{
		{Key: "Enter", Text: w.T("import.open")},
		{Key: "Ctrl O", Text: w.T("import.choose")},
		{Key: "Ctrl S", Text: w.T("import.start")},
		{Key: "Esc", Text: w.T("hint.back")},
	}
}

// Shown puts the focus where the file is named.
func (g *importPage) Shown() { g.i.p.d.Shell.Focus(g.path) }

// Key handles the page's own keys.
func (g *importPage) Key(k desk.Key) bool {
	if k.Mod != fyne.KeyModifierControl {
		return false
	}
	switch k.Name {
	case fyne.KeyS:
		g.i.store()
	case fyne.KeyO:
		g.choose()
	case fyne.KeyR:
		g.save()
	default:
		return false
	}
	return true
}

// Leave cancels what runs first.
func (g *importPage) Leave() bool {
	if g.i.phase == trying || g.i.phase == importing {
		g.i.halt()
		return true
	}
	g.i.close()
	return false
}
