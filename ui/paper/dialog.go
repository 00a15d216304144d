package paper

import (
	"strconv"

	"ieumdesk/model"
	"ieumdesk/ui/kit"
	"ieumdesk/ui/slip"
)

// dialog asks how something is printed. Enter goes from field to field and from the
// last one prints; what is chosen is kept for this page, printer and language for
// the next one too.
type dialog struct {
	t       *Print
	order   Order
	printer string
	form    *kit.Form
	sheets  map[model.SheetKind]*kit.Check
	tray    *kit.Field
	sides   *kit.Field
	both    *kit.Choice
	trays   *kit.Choice
	modal   *kit.Modal
	submit  func()
}

// dialogWidth is that of the dialog, dialogSpare the height of its title and
// buttons with the room around, px.
const (
	dialogWidth = 700
	dialogSpare = 184
)

// OpenDialog opens the dialog of a pane.
func (p *Pane) OpenDialog() {
	if p.t.matter == nil || p.t.Busy() {
		return
	}
	d := &dialog{t: p.t, order: p.t.order, printer: p.t.press.chosen, submit: p.submit}
	d.build()
	d.modal.Show()
	d.askPrinter()
}

func (d *dialog) build() {
	t, w := d.t, d.t.press.d.Words
	d.form = kit.NewForm()
	d.form.OnSubmit = d.print
	if len(t.press.printers) > 0 {
		d.form.Add("printer", kit.NewField(w.T("setting.print.printer"), false, d.printers()))
	}
	d.form.AddLine([]float32{260, 260}, []string{"paper", "copies"},
		kit.NewField(w.T("setting.print.paper"), false, d.papers()), kit.NewField(w.T("paper.field.copies"), false, d.copies()))
	d.buildDevice()
	if len(t.matter.Sheets()) > 1 {
		d.form.AddLine([]float32{260, 260}, []string{"sheets", "together"},
			kit.NewField(w.T("setting.print.set"), false, d.kinds()), kit.NewField(w.T("setting.print.together"), false, d.together()))
	}
	if _, ok := t.matter.Reader(); ok {
		d.form.Add("language", kit.NewField(w.T("setting.print.language"), false, d.languages()))
	}
	c := t.press.d.Shell.Window().Canvas()
	scroll := kit.NewScroll(kit.Inset(2, 14, 4, 2, d.form))
	d.form.In(scroll)
	print := kit.NewPrimary(w.T("paper.print"), "Ctrl Enter", d.print)
	if d.printer == "" {
		print.Disable()
	}
	d.modal = kit.NewModal(c, w.T("paper.setup.title"), dialogWidth, kit.Capped(c, dialogSpare, scroll), nil,
		print, kit.NewButton(w.T("paper.only_set"), "Ctrl S", d.apply), kit.NewButton(w.T("cancel"), "Esc", d.close))
	d.modal.OnEscape, d.modal.OnSubmit, d.modal.OnSave = d.close, d.print, d.apply
	d.modal.OnShow = d.form.FocusFirst
}

func (d *dialog) printers() *kit.Choice {
	var names []string
	for _, q := range d.t.press.printers {
		names = append(names, q.Name)
	}
	c := kit.NewChoice(names, names)
	c.Choose(d.printer)
	c.OnChange = func(name string) {
		d.printer, d.order.Tray = name, ""
		d.showDevice()
		d.askPrinter()
	}
	return c
}

func (d *dialog) papers() *kit.Choice {
	w := d.t.press.d.Words
	var codes, names []string
	for _, p := range d.t.matter.Papers() {
		codes, names = append(codes, p.Name), append(names, w.T("setting.print.paper."+p.Name))
	}
	c := kit.NewChoice(codes, names)
	c.Choose(d.order.Paper.Name)
	c.OnChange = func(name string) { d.order.Paper, _ = slip.ParsePaper(name) }
	return c
}

func (d *dialog) copies() *kit.Choice {
	var codes []string
	for n := range mostCopies {
		codes = append(codes, strconv.Itoa(n+1))
	}
	c := kit.NewChoice(codes, codes)
	c.Choose(strconv.Itoa(max(d.order.Copies, 1)))
	c.OnChange = func(code string) { d.order.Copies, _ = strconv.Atoi(code) }
	return c
}

// kinds are the sheets to tick; the last ticked one stays, for something is printed.
func (d *dialog) kinds() *kit.Checks {
	w, has := d.t.press.d.Words, d.t.matter.Sheets()
	d.sheets = map[model.SheetKind]*kit.Check{}
	var all []*kit.Check
	for _, k := range has {
		check := kit.NewCheck(kit.Line{Left: []kit.Span{kit.Text(w.T("paper.sheet." + string(k)))}})
		for _, chosen := range d.order.Sheets {
			check.Set(check.On() || chosen == k)
		}
		check.OnChange = func(bool) {
			if chosen := d.ticked(); len(chosen) > 0 {
				d.order.Sheets = chosen
				return
			}
			check.Set(true)
		}
		d.sheets[k] = check
		all = append(all, check)
	}
	return kit.NewChecks(all...)
}

func (d *dialog) ticked() (chosen []model.SheetKind) {
	for _, k := range d.t.matter.Sheets() {
		if d.sheets[k].On() {
			chosen = append(chosen, k)
		}
	}
	return chosen
}

func (d *dialog) together() *kit.Choice {
	w := d.t.press.d.Words
	c := kit.NewChoice([]string{"yes", "no"}, []string{w.T("setting.print.together.yes"), w.T("setting.print.together.no")})
	c.Choose(map[bool]string{true: "yes", false: "no"}[d.order.Together])
	c.OnChange = func(code string) { d.order.Together = code == "yes" }
	return c
}

func (d *dialog) languages() *kit.Choice {
	codes, names := languageNames(d.t.press.d.Words)
	c := kit.NewChoice(codes, names)
	c.Choose(d.order.Language)
	c.OnChange = func(code string) { d.order.Language = code }
	return c
}

// print takes over what was chosen and prints.
func (d *dialog) print() {
	if d.printer == "" {
		d.apply()
		return
	}
	d.apply()
	d.submit()
}

// apply takes over what was chosen.
func (d *dialog) apply() {
	d.close()
	d.t.adjust(d.order, d.printer)
}

func (d *dialog) close() { d.modal.Hide() }
