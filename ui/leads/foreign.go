package leads

import (
	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// foreignPage is what the editor is for a lead of another desk: everything that
// desk told, and why it is not changed here.
type foreignPage struct {
	d       *desk.Desk
	lead    model.Lead
	leave   func()
	scroll  *kit.Scroll
	content fyne.CanvasObject
}

var _ desk.Screen = (*foreignPage)(nil)

func (p *Place) openForeign(l model.Lead) {
	w := p.d.Words
	column := kit.Column(8, kit.Note(kit.NewParagraph(w.T("error.lead_foreign", l.Desk), kit.SizeBody, kit.ColorText)))
	section := ""
	for _, f := range p.allFacts(l) {
		if f.value == "" {
			continue
		}
		if f.section != section {
			section = f.section
			column.Add(kit.NewSection(section))
		}
		column.Add(kit.TextValue(f.label, f.value))
	}
	f := &foreignPage{d: p.d, lead: l, leave: p.unfocus}
	f.scroll = kit.NewScroll(kit.Inset(16, 24, 24, 24, kit.Narrow(kit.WidthForm, column)))
	f.content = f.scroll
	p.d.Shell.Open(f)
}

// Content is for the window.
func (f *foreignPage) Content() fyne.CanvasObject { return f.content }

// Head names the lead and whose it is.
func (f *foreignPage) Head() *desk.Head {
	w := f.d.Words
	return &desk.Head{
		Title: f.lead.Employer + " · " + f.lead.Title, Second: w.T("leads.from", f.lead.Desk),
		Hints: []desk.Hint{{Key: "Esc", Text: w.T("hint.back")}},
	}
}

// Hints are the keys that work here.
func (f *foreignPage) Hints() []desk.Hint {
	w := f.d.Words
	return []desk.Hint{{Key: "PgUp PgDn", Text: w.T("settings.hint.page")}, {Key: "Esc", Text: w.T("hint.back")}}
}

// Shown leaves the focus nowhere: there is nothing to type into.
func (f *foreignPage) Shown() { f.leave() }

// Key moves up and down.
func (f *foreignPage) Key(k desk.Key) bool { return k.Mod == 0 && pages(f.scroll, k) }

// Leave has nothing open to close.
func (f *foreignPage) Leave() bool { return false }
