package settings

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
	"ieumdesk/ui/printer"
)

// newDeskSection is what slips say of the desk.
func newDeskSection(d *desk.Desk) section {
	return newForm(d, "settings.desk", "settings.desk.text", []string{"desk.center", "desk.name", "desk.phone", "desk.fax"})
}

// newLookSection is how the window looks, applied at once.
func newLookSection(d *desk.Desk) section {
	f := newForm(d, "settings.look", "settings.look.text", []string{"desk.text_size", "desk.theme", "desk.language"})
	f.stored = func([]string) { d.Shell.Restyle() }
	return f
}

// newRulesSection is what the gate asks, and when results are asked for. Where the
// holidays of the weeks to come are not known, it says so: their days can be typed.
func newRulesSection(d *desk.Desk) section {
	var more []fyne.CanvasObject
	if year := d.Today().AddMonths(1).Time().Year(); !d.Session.Tables().Calendar("").Known(year) {
		more = append(more, kit.Note(kit.NewParagraph(d.Words.T("settings.rules.holidays", year), kit.SizeBody, kit.ColorText)))
	}
	return newForm(d, "settings.rules", "settings.rules.text", []string{
		"gate.referrals_per_opening", "gate.consent_version", "follow.first", "follow.second", "follow.escalate", "desk.closed_days", "stats.min_cell",
	}, more...)
}

// printSection is where slips are printed and kept. A printer is chosen, not typed.
type printSection struct {
	*form
	spooler printer.Spooler
	found   []string
	slot    *fyne.Container
}

func newPrintSection(d *desk.Desk, spooler printer.Spooler) section {
	p := &printSection{spooler: spooler, slot: kit.Column(0)}
	p.form = newForm(d, "settings.print", "settings.print.text", []string{"print.folder", "export.folder", "export.hwpx_template"}, p.slot)
	p.slot.Add(p.printers(nil))
	return p
}

// printers is a choice among those that were found.
func (p *printSection) printers(found []string) fyne.CanvasObject {
	w, s := p.d.Words, p.d.Session
	if len(found) == 0 {
		return kit.NewParagraph(w.T("settings.print.none"), kit.SizeBody, kit.ColorSecond)
	}
	c := kit.NewChoice(found, found)
	c.OnChange = func(name string) {
		desk.Do(p.d, func(ctx context.Context) (string, error) { return name, s.SetSetting(ctx, "print.printer", name) },
			func(string) { p.d.Shell.Toast(w.T("settings.saved"), nil) })
	}
	desk.Do(p.d, func(ctx context.Context) (string, error) { return s.Setting(ctx, "print.printer") }, c.Choose)
	return kit.NewField(w.T("setting.print.printer"), false, c)
}

func (p *printSection) shown() {
	p.form.shown()
	var all []printer.Printer
	p.d.Run.Do(func() {
		var err error
		if all, err = p.spooler.Printers(context.Background()); err != nil {
			all = nil // no print service: the section says that there is no printer
		}
	}, func() { p.show(all) })
}

// show offers the printers of this moment.
func (p *printSection) show(all []printer.Printer) {
	names := make([]string, len(all))
	for i, q := range all {
		names[i] = q.Name
	}
	if slices.Equal(names, p.found) {
		return
	}
	p.found = names
	p.slot.Objects = []fyne.CanvasObject{p.printers(names)}
	kit.Relayout(p.slot)
}
