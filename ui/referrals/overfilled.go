package referrals

import (
	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// overfilled says at a referral that desks together report more hires for its lead
// than there are openings; nil if they do not. Which of them is wrong, the employer
// knows.
func overfilled(d *desk.Desk, lead model.ID) fyne.CanvasObject {
	x, ok := d.City().Overfilled(lead)
	if !ok {
		return nil
	}
	w := d.Words
	return kit.Note(
		kit.NewParagraph(w.T("conflict.overfilled", x.Mine.Openings, desk.Hires(d, x)), kit.SizeBody, kit.ColorText),
		kit.Row(10, kit.NewSmallButton(w.T("conflict.lead"), "Ctrl U", func() { d.Routes.Lead(lead) })))
}
