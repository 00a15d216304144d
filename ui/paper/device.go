package paper

import (
	"slices"

	"fyne.io/fyne/v2"

	"ieumdesk/ui/kit"
	"ieumdesk/ui/printer"
)

// buildDevice makes the fields of what only some printers can do.
func (d *dialog) buildDevice() {
	w := d.t.press.d.Words
	d.trays = kit.NewChoice([]string{""}, []string{w.T("paper.tray.auto")})
	d.both = kit.NewChoice([]string{"", "both"}, []string{w.T("paper.one_side"), w.T("paper.both")})
	d.both.OnChange = func(code string) { d.order.BothSides = code == "both" }
	d.tray = kit.NewField(w.T("paper.field.tray"), false, d.trays)
	d.sides = kit.NewField(w.T("paper.field.sides"), false, d.both)
	d.form.AddLine([]float32{260, 260}, []string{"tray", "sides"}, d.tray, d.sides)
	d.showDevice()
}

// askPrinter asks the chosen printer what it can do.
func (d *dialog) askPrinter() { d.t.press.ask(d.printer, d.showDevice) }

// showDevice shows trays and both sides where the printer has them.
func (d *dialog) showDevice() {
	can := d.t.press.can[d.printer]
	codes, names := []string{""}, []string{d.t.press.d.Words.T("paper.tray.auto")}
	for _, tray := range can.Trays {
		codes, names = append(codes, tray.ID), append(names, tray.Name)
	}
	if !slices.ContainsFunc(can.Trays, func(t printer.Tray) bool { return t.ID == d.order.Tray }) {
		d.order.Tray = ""
	}
	d.trays.Offer(codes, names)
	d.trays.Choose(d.order.Tray)
	d.trays.OnChange = func(code string) { d.order.Tray = code }
	if !can.BothSides {
		d.order.BothSides = false
	}
	d.both.Choose(map[bool]string{true: "both", false: ""}[d.order.BothSides])
	show(d.tray, len(can.Trays) > 1)
	show(d.sides, can.BothSides)
	kit.Relayout(d.form)
}

func show(o fyne.CanvasObject, shown bool) {
	if shown {
		o.Show()
	} else {
		o.Hide()
	}
}
