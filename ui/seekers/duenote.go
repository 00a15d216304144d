package seekers

import (
	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/kit"
)

// chaseAfter is how many days after a slip its result is asked for.
const chaseAfter = 3

// due is what stands in the way of a slip or waits for an answer, with the key
// that mends it in its words; nil if nothing does.
func (v *cardView) due() fyne.CanvasObject {
	c, w, today := v.card, v.card.d.Words, v.card.d.Today()
	var lines []fyne.CanvasObject
	say := func(text string) { lines = append(lines, kit.NewParagraph(text, kit.SizeBody, kit.ColorText)) }
	switch {
	case c.seeker.Closed != "":
		say(w.T("seekers.due.closed"))
	case !c.seeker.ValidOn(today):
		say(w.T("seekers.due.expired"))
	}
	if _, ok := c.seeker.Consented(model.ConsentProvide); !ok {
		say(w.T("seekers.due.provide"))
	}
	for _, r := range c.referrals {
		if days := model.Today(r.IssuedAt).DaysUntil(today); r.Status.Open() && days >= chaseAfter {
			say(w.T("seekers.due.result", r.Lead.Employer, days))
		}
	}
	if len(lines) == 0 {
		return nil
	}
	return kit.Note(lines...)
}
