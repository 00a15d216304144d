package seekers

import (
	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/kit"
)

// due is what dueTexts say, above the actions; nil if they say nothing.
func (v *cardView) due() fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, text := range v.card.dueTexts() {
		lines = append(lines, kit.NewParagraph(text, kit.SizeBody, kit.ColorText))
	}
	if len(lines) == 0 {
		return nil
	}
	return kit.Note(lines...)
}

// dueTexts are what stands in the way of a slip or waits for an answer, with the
// key that mends it in its words.
func (c *card) dueTexts() []string {
	w, today := c.d.Words, c.d.Today()
	var texts []string
	switch {
	case c.seeker.Closed != "":
		texts = append(texts, w.T("seekers.due.closed"))
	case !c.seeker.ValidOn(today):
		texts = append(texts, w.T("seekers.due.expired"))
	}
	if _, ok := c.seeker.Consented(model.ConsentProvide); !ok {
		texts = append(texts, w.T("seekers.due.provide"))
	}
	for _, r := range c.referrals {
		if r.AskOn != "" && r.AskOn <= today {
			texts = append(texts, w.T("seekers.due.result", r.Lead.Employer, model.Today(r.IssuedAt).DaysUntil(today)))
		}
	}
	return texts
}
