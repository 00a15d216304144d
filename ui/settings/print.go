package settings

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
	"ieumdesk/ui/printer"
	"ieumdesk/ui/slip"
)

// printSection is how sheets are printed and where files go: the printer and what is
// its own, then what holds for all. A printer is chosen, not typed.
type printSection struct {
	*form
	o        Options
	found    []string
	chosen   string
	printers *kit.Choice
	slot     *fyne.Container // of the printers
	margins  [4]*kit.Entry
	edges    *kit.Paragraph // what the printer cannot print on
	heading  *kit.Paragraph
	logo     *fyne.Container
	shownAs  string // the file that the logo's picture is of
}

func newPrintSection(d *desk.Desk, o Options) section {
	w := d.Words
	p := &printSection{o: o, slot: kit.Column(6), heading: kit.NewSection(""), edges: kit.NewParagraph("", kit.SizeSecond, kit.ColorSecond), logo: kit.Row(0)}
	keys := []string{"print.paper", "print.set", "print.together", "print.language", "print.raw", "print.folder", "export.folder", "export.hwpx_template", "print.footer", "print.logo"}
	p.form = newForm(d, "settings.print", "settings.print.text", keys)
	p.keys = append(p.keys, "print.margins")
	p.form.form.AddObject(kit.Column(8, p.logo, kit.Row(10, kit.NewSmallButton(w.T("settings.print.pick"), "Ctrl O", p.pick))))
	p.form.form.AddObject(p.heading)
	p.addMargins()
	p.form.form.AddObject(kit.Column(10, p.edges, kit.Row(10, kit.NewButton(w.T("settings.print.test"), "Alt T", p.test))))
	p.wrong = p.check
	p.stored = func([]string) { p.showLogo() }
	p.root = page(d, "settings.print", "settings.print.text", p.slot, p.form.form, kit.Row(10, p.button))
	p.form.form.In(p.root)
	p.showPrinters()
	return p
}

func (p *printSection) addMargins() {
	w := p.d.Words
	fields, names, least := make([]*kit.Field, 4), make([]string, 4), make([]float32, 4)
	for i, side := range sides {
		e := kit.NewCodeEntry(w.T("settings.print.margin.usual"))
		e.MaxRunes = 5
		e.Watch(func(string) { p.typeMargins() })
		p.margins[i] = e
		fields[i], names[i], least[i] = kit.NewField(w.T("settings.print.margin."+side), false, e), "margin."+side, 90
	}
	names[0] = "print.margins" // where the setting's error stands
	p.form.form.AddLine(least, names, fields...)
}

// typeMargins takes what stands in the four fields over; what is wrong is said when
// it is to be stored.
func (p *printSection) typeMargins() {
	if p.chosen == "" {
		return
	}
	if setting, err := withMargins(p.group.stored["print.margins"], p.chosen, p.marginsTyped()); err == nil {
		p.typed["print.margins"] = setting
	}
}

func (p *printSection) marginsTyped() (typed [4]string) {
	for i, e := range p.margins {
		typed[i] = e.Text
	}
	return typed
}

// check is what is wrong with margins and logo.
func (p *printSection) check() map[string]string {
	texts := map[string]string{}
	if _, err := withMargins("", p.chosen, p.marginsTyped()); err != nil && p.chosen != "" {
		texts["print.margins"] = p.text(err)
	}
	if file := p.typed["print.logo"]; file != p.group.stored["print.logo"] {
		if _, err := slip.LoadLogo(file); err != nil {
			texts["print.logo"] = p.text(err)
		}
	}
	return texts
}

// showPrinters is a choice among those that were found.
func (p *printSection) showPrinters() {
	w, s := p.d.Words, p.d.Session
	p.slot.RemoveAll()
	if len(p.found) == 0 {
		p.slot.Add(kit.NewParagraph(w.T("settings.print.none"), kit.SizeBody, kit.ColorSecond))
	} else {
		p.printers = kit.NewChoice(p.found, p.found)
		p.printers.Choose(p.chosen)
		p.printers.OnChange = func(name string) {
			p.choose(name)
			desk.Do(p.d, func(ctx context.Context) (string, error) { return name, s.SetSetting(ctx, "print.printer", name) },
				func(string) { p.d.Shell.Toast(w.T("settings.saved"), nil) })
		}
		p.slot.Add(kit.NewField(w.T("setting.print.printer"), false, p.printers))
	}
	p.showMargins()
}

// choose shows what is a printer's own.
func (p *printSection) choose(name string) {
	p.chosen = name
	p.showMargins()
	var can printer.Capabilities
	var err error
	p.d.Run.Do(func() { can, err = p.o.Printers.Capabilities(context.Background(), name) }, func() {
		if err == nil && name == p.chosen {
			mm := func(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }
			p.edges.SetText(p.d.Words.T("settings.print.margin.hint", mm(can.Edges.Top), mm(can.Edges.Right), mm(can.Edges.Bottom), mm(can.Edges.Left)))
			kit.Relayout(p.root)
		}
	})
}

func (p *printSection) showMargins() {
	p.edges.SetText("")
	p.heading.SetText(p.d.Words.T("setting.print.margins"))
	if p.chosen != "" {
		p.heading.SetText(p.d.Words.T("settings.print.margin.for", p.chosen))
	}
	for i, text := range marginTexts(p.typed["print.margins"], p.chosen) {
		if p.margins[i].Text != text {
			p.margins[i].SetText(text)
		}
		if p.chosen == "" {
			p.margins[i].Disable()
		} else {
			p.margins[i].Enable()
		}
	}
	kit.Relayout(p.root)
}

func (p *printSection) shown() {
	p.form.form.FocusFirst()
	p.load(func() {
		p.fill()
		p.showMargins()
		p.showLogo()
	})
	var all []printer.Printer
	var last string
	p.d.Run.Do(func() {
		ctx := context.Background()
		var err error
		if all, err = p.o.Printers.Printers(ctx); err == nil {
			last, err = p.d.Session.Setting(ctx, "print.printer")
		}
		if err != nil {
			all = nil // no print service: the section says that there is no printer
		}
	}, func() { p.offer(all, last) })
}

// offer shows the printers of this moment.
func (p *printSection) offer(all []printer.Printer, last string) {
	names := make([]string, len(all))
	for i, q := range all {
		names[i] = q.Name
	}
	used, _ := printer.Choose(all, last)
	if slices.Equal(names, p.found) && used.Name == p.chosen {
		return
	}
	p.found, p.chosen = names, used.Name
	p.showPrinters()
	if p.chosen != "" {
		p.choose(p.chosen)
	}
}

// showLogo shows the logo as it will stand on the sheets, or why it will not.
func (p *printSection) showLogo() {
	file := p.group.stored["print.logo"]
	if file == p.shownAs {
		return
	}
	p.shownAs = file
	p.logo.RemoveAll()
	picture, err := slip.LoadLogo(file)
	field := p.form.form.Field("print.logo")
	switch {
	case err != nil:
		field.SetError(p.text(err))
	case picture != nil:
		field.SetError("")
		img := canvas.NewImageFromFile(file)
		img.FillMode, img.ScaleMode = canvas.ImageFillContain, canvas.ImageScaleSmooth
		img.SetMinSize(fyne.NewSize(kit.Px(160), kit.Px(56)))
		p.logo.Add(container.NewStack(kit.NewBox(kit.ColorSurface, kit.ColorLine, 4), img))
	}
	kit.Relayout(p.root)
}

// pick opens the system's way of choosing a file.
func (p *printSection) pick() {
	if !p.may("print.logo") {
		return
	}
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if err != nil || r == nil {
			return
		}
		defer r.Close()
		p.entries["print.logo"].SetText(r.URI().Path())
		p.store()
	}, p.d.Shell.Window())
	d.SetFilter(storage.NewExtensionFileFilter([]string{".png", ".jpg", ".jpeg", ".PNG", ".JPG", ".JPEG"}))
	d.Show()
}

// test prints a page on the chosen printer.
func (p *printSection) test() {
	w := p.d.Words
	if p.chosen == "" {
		p.d.Shell.Toast(w.T("settings.print.test.none"), nil)
		return
	}
	to := p.chosen
	p.d.Shell.Toast(w.T("settings.print.test.sent", to), nil)
	p.o.Press.TestPage(to, func(err error) {
		if err != nil {
			p.d.Shell.Fail(err)
		}
	})
}

func (p *printSection) hints() []desk.Hint {
	w := p.d.Words
	return append(p.form.hints(), desk.Hint{Key: "Alt T", Text: w.T("settings.print.test")}, desk.Hint{Key: "Ctrl O", Text: w.T("settings.print.pick")})
}

func (p *printSection) key(k desk.Key) bool {
	switch k {
	case desk.Key{Name: fyne.KeyT, Mod: fyne.KeyModifierAlt}:
		p.test()
	case desk.Key{Name: fyne.KeyO, Mod: fyne.KeyModifierControl}:
		p.pick()
	default:
		return p.form.key(k)
	}
	return true
}
