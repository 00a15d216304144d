package referrals

import (
	"context"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/desk"
)

// lookBefore says below the checks who was sent to this lead already, and what came
// of it when this person was. It runs beside everything else: no slip waits for it.
func (p *ReferPage) lookBefore() {
	r := p.r
	desk.Do(r.d, func(ctx context.Context) ([]desk.Sent, error) { return desk.SentTo(ctx, r.d.Session, r.lead.ID) }, func(all []desk.Sent) {
		w := r.d.Words
		r.order = len(all) + 1
		r.redraw()
		if desk.Count(all) == 0 {
			return
		}
		text := w.T("leads.referred", desk.Count(all), r.lead.Pending)
		for _, one := range all { // newest first
			if one.SeekerID == r.seeker.ID && one.Status != model.Void {
				text += " · " + w.T("refer.before", assets.SlashDay(model.Today(one.IssuedAt)), one.Outcome(w))
				break
			}
		}
		p.before.SetText(text)
		p.before.Show()
		p.show()
	})
}
