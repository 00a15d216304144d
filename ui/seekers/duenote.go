package seekers

import (
	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/kit"
)

// chaseAfter is how many days after a slip its result is asked for.
const chaseAfter = 3

// due is what stands in the way of a slip or waits for an answer, with the key
// that mends it; nil if nothing does.
func (v *cardView) due() fyne.CanvasObject {
	c, w, today := v.card, v.card.d.Words, v.card.d.Today()
	var lines []fyne.CanvasObject
	say := func(text, key string) {
		line := kit.Line{Left: []kit.Span{kit.Text(text)}}
		if key != "" {
			line.Right = []kit.Span{kit.Key(key)}
		}
		lines = append(lines, kit.NewLine(line))
	}
	if !c.seeker.ValidOn(today) {
		say(w.T("seekers.due.expired"), "Ctrl R")
	}
	if _, ok := c.seeker.Consented(model.ConsentProvide); !ok {
		say(w.T("seekers.due.provide"), "Ctrl 2")
	}
	for _, r := range c.referrals {
		if days := model.Today(r.IssuedAt).DaysUntil(today); r.Status.Open() && days >= chaseAfter {
			say(w.T("seekers.due.result", r.Lead.Employer, days), "")
		}
	}
	if len(lines) == 0 {
		return nil
	}
	return kit.Note(lines...)
}
