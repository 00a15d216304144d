package paper

import (
	"strings"

	"fyne.io/fyne/v2"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// Pane is the right side of a page that prints: which sheets, in one line how they
// are printed, and below them what comes out.
type Pane struct {
	t       *Print
	preview *preview
	chips   *fyne.Container
	each    []*kit.Chip // the set, then each sheet
	line    *kit.Paragraph
	head    fyne.CanvasObject
	object  fyne.CanvasObject
	submit  func() // prints from the dialog
	why     string // why there is nothing to print
}

// NewPane makes the pane of a page; submit is what the page does on Ctrl+Enter.
func NewPane(t *Print, submit func()) *Pane {
	w := t.press.d.Words
	p := &Pane{t: t, preview: newPreview(t.press.d), chips: kit.Flow(6), line: kit.NewParagraph("", kit.SizeSecond, kit.ColorSecond), submit: submit}
	rows := kit.Column(6)
	if has := t.matter.Sheets(); len(has) > 1 {
		names := []string{w.T("paper.set")}
		for _, k := range has {
			names = append(names, w.T("paper.sheet."+string(k)))
		}
		for i, name := range names {
			chip := kit.NewChip(name, i == 0, func() { t.only(i) })
			p.each = append(p.each, chip)
			p.chips.Add(chip)
		}
		rows.Add(p.chips)
	}
	rows.Add(kit.Beside(12, p.line, kit.NewSmallButton(w.T("paper.setup"), "Ctrl P", p.OpenDialog)))
	p.head = kit.Paper(kit.ColorSurface, kit.Column(0, kit.Inset(8, 16, 8, 16, rows), kit.NewRule(kit.ColorLineSoft)))
	p.object = kit.Over(p.head, p.preview.object)
	t.redraw = p.Draw
	return p
}

// Object is for the page.
func (p *Pane) Object() fyne.CanvasObject { return p.object }

// Show says how it is printed as things stand.
func (p *Pane) Show() {
	if p.t.matter == nil {
		p.line.SetText("")
		return
	}
	shown := p.t.shows()
	for i, chip := range p.each {
		chip.Set(chip.Text(), i == shown)
	}
	p.line.SetText(p.t.summary())
}

// Draw draws what would be printed.
func (p *Pane) Draw() {
	switch {
	case p.t.matter == nil:
		p.preview.say(p.why)
	case p.t.ready:
		p.preview.show(p.t.draw())
	}
	p.Show()
}

// Say shows an empty sheet that says why there is nothing to print.
func (p *Pane) Say(why string) {
	p.why = why
	p.t.Set(nil)
}

// Blank reports whether nothing is drawn, and what the empty sheet says.
func (p *Pane) Blank() (why string, blank bool) {
	return p.preview.word.Text(), len(p.preview.leaves) == 0
}

// summary is the order in a line: HP-3F · A4 · 3종 · 베트남어.
func (t *Print) summary() string {
	w, o := t.press.d.Words, t.order
	parts := []string{w.T("paper.no_printer.short")}
	if q, ok := t.press.Printer(); ok {
		parts[0] = q.Name
		if !q.Ready() {
			parts[0] = w.T("refer.printer_held", q.Name)
		}
	}
	parts = append(parts, w.T("setting.print.paper."+o.Paper.Name))
	if n := len(o.Sheets); len(t.matter.Sheets()) > 1 {
		if n == 1 {
			parts = append(parts, w.T("paper.sheet."+string(o.Sheets[0])))
		} else {
			parts = append(parts, w.T("paper.kinds", n))
		}
	}
	if o.Language != "" && t.hasReader() {
		parts = append(parts, w.Name("language", o.Language))
	}
	if o.Copies > 1 {
		parts = append(parts, w.T("paper.copies", o.Copies))
	}
	if o.BothSides {
		parts = append(parts, w.T("paper.both"))
	}
	return strings.Join(parts, " · ")
}

// hasReader reports whether one of the sheets carries a second language.
func (t *Print) hasReader() bool {
	if _, ok := t.matter.Reader(); !ok {
		return false
	}
	for _, k := range t.order.Sheets {
		if k == model.SheetSeeker || k == model.SheetApplication {
			return true
		}
	}
	return false
}

// Hints are the keys of the pane.
func (p *Pane) Hints() []desk.Hint {
	w := p.t.press.d.Words
	var hints []desk.Hint
	if len(p.each) > 0 {
		hints = append(hints, desk.Hint{Key: "Alt 1–" + string(rune('0'+len(p.each))), Text: w.T("paper.hint.sheets")})
	}
	return append(hints, desk.Hint{Key: "PgUp PgDn", Text: w.T("settings.hint.page")}, desk.Hint{Key: "Ctrl + −", Text: w.T("refer.zoom")})
}

// Key chooses sheets, turns pages and makes them larger; false if the key is
// another's.
func (p *Pane) Key(k desk.Key) bool {
	if p.t.matter == nil {
		return false
	}
	if k.Mod == fyne.KeyModifierAlt && len(k.Name) == 1 && k.Name[0] >= '1' && int(k.Name[0]-'1') < len(p.each) {
		p.t.only(int(k.Name[0] - '1'))
		return true
	}
	if k == ctrl(fyne.KeyP) {
		p.OpenDialog()
		return true
	}
	return p.preview.key(k)
}

func ctrl(name fyne.KeyName) desk.Key { return desk.Key{Name: name, Mod: fyne.KeyModifierControl} }

// steps are how far a key moves what is seen, as parts of it.
var steps = map[fyne.KeyName][2]float32{
	fyne.KeyPageDown: {0, 0.9}, fyne.KeyPageUp: {0, -0.9},
	fyne.KeyDown: {0, 0.15}, fyne.KeyUp: {0, -0.15}, fyne.KeyRight: {0.15, 0}, fyne.KeyLeft: {-0.15, 0},
}

func (v *preview) key(k desk.Key) bool {
	if step, ok := steps[k.Name]; ok && (k.Mod == 0 || k.Mod == fyne.KeyModifierAlt) {
		v.moveBy(step[0], step[1])
		return true
	}
	switch k {
	case ctrl(fyne.KeyEqual), ctrl(fyne.KeyPlus), desk.Key{Name: fyne.KeyPlus, Mod: fyne.KeyModifierControl | fyne.KeyModifierShift}:
		v.zoomBy(1)
	case ctrl(fyne.KeyMinus):
		v.zoomBy(-1)
	case ctrl(fyne.Key0):
		v.zoomBy(0)
	default:
		return false
	}
	return true
}

// languageNames are the codes that can stand below the Korean, none first, with
// their names.
func languageNames(w *assets.Words) (codes, names []string) {
	codes, names = []string{""}, []string{w.T("setting.print.language.none")}
	for _, code := range assets.SlipLanguages() {
		codes, names = append(codes, code), append(names, w.Name("language", code))
	}
	return codes, names
}
