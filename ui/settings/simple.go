package settings

import (
	"fyne.io/fyne/v2"

	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
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
