package leads

import (
	"context"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// foreign reports whether a lead is another desk's: it is referred to like any
// other, and changed only there.
func (p *Place) foreign(l model.Lead) bool {
	return l.Desk != "" && l.Desk != p.d.Session.Desk().Code
}

// cityTags say in the list where a lead is from, and that it is disagreed about.
func (p *Place) cityTags(l model.Lead) []kit.Span {
	var tags []kit.Span
	if x, ok := p.d.City().Conflict(l.ID); ok {
		tags = append(tags, kit.TagOf(kit.Amber, p.d.Words.T("leads.conflict."+string(x.Kind))), kit.Gap(8))
	}
	if p.foreign(l) {
		tags = append(tags, kit.TagOf(kit.Blue, p.d.Words.T("leads.from", l.Desk)), kit.Gap(8))
	}
	return tags
}

// cityNotes say at the top of an open lead what has to be decided about it.
func (p *Place) cityNotes(l model.Lead) []fyne.CanvasObject {
	x, ok := p.d.City().Conflict(l.ID)
	if !ok {
		return nil
	}
	w := p.d.Words
	text := w.T("leads.changed.note")
	does := w.T("leads.changed.open")
	if x.Kind == model.LeadOverfilled {
		text, does = w.T("conflict.overfilled", x.Mine.Openings, desk.Hires(p.d, x)), w.T("leads.overfilled.open")
	}
	return []fyne.CanvasObject{kit.Note(kit.NewParagraph(text, kit.SizeBody, kit.ColorText), kit.Row(10, kit.NewSmallButton(does, "Ctrl U", p.decide)))}
}

// decide opens what there is to decide about the open lead.
func (p *Place) decide() {
	x, ok := p.d.City().Conflict(p.detail.lead.ID)
	switch {
	case !ok:
	case x.Kind == model.LeadChanged:
		p.openConflict(x)
	default:
		p.askOverfilled(x)
	}
}

// askOverfilled says what to do; taking note of it ends the notice at this desk
// until a desk reports a further hire.
func (p *Place) askOverfilled(x model.CityConflict) {
	w, store := p.d.Words, p.city()
	p.d.Shell.Ask(desk.Question{
		Title: w.T("leads.overfilled.title"), Text: w.T("leads.overfilled.text", x.Mine.Openings, desk.Hires(p.d, x)),
		Yes: w.T("leads.overfilled.yes"), No: w.T("leads.overfilled.no"),
	}, func(yes bool) {
		if !yes {
			return
		}
		desk.Do(p.d, func(ctx context.Context) (bool, error) { return true, store.AcknowledgeOverfilled(ctx, x.Mine.ID) }, func(bool) {
			p.d.Shell.Toast(w.T("leads.overfilled.done"), nil)
			p.d.LookAtCity()
		})
	})
}

// city is where conflicts come from: only a session that has one shows them.
func (p *Place) city() model.City {
	store, _ := p.d.Session.(model.City)
	return store
}

// refuseForeign says why a lead of another desk is not changed here.
func (p *Place) refuseForeign(l model.Lead) {
	p.d.Shell.Toast(p.d.Words.T("error.lead_foreign", l.Desk), nil)
}
