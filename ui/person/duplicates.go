package person

import (
	"context"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
	"ieumdesk/ui/run"
)

// Duplicates follow a form while it is being typed and show who may be the same
// person: same phone, or same name and date of birth. They never stop anybody.
type Duplicates struct {
	d     *desk.Desk
	asked model.Probe
	found []model.PersonHit
	load  *run.Latest[[]model.PersonHit]
	box   *fyne.Container

	// OnContinue runs when one of them is taken for the person at the counter.
	OnContinue func(model.PersonHit)
	// OnShow runs after the offer came or went.
	OnShow func()
}

// shownDuplicates is how many are offered, Alt+1 to Alt+3.
const shownDuplicates = 3

// NewDuplicates makes an empty note.
func NewDuplicates(d *desk.Desk) *Duplicates {
	p := &Duplicates{d: d, load: run.NewLatest[[]model.PersonHit](d.Run), box: kit.Column(0), OnContinue: func(model.PersonHit) {}, OnShow: func() {}}
	p.box.Hide()
	return p
}

// Object stands under the fields that are compared.
func (p *Duplicates) Object() fyne.CanvasObject { return p.box }

// Found are those shown.
func (p *Duplicates) Found() []model.PersonHit { return p.found }

// Look compares what is typed so far. except is the record being edited.
func (p *Duplicates) Look(t Typed, except model.ID) {
	probe := model.Probe{Except: except}
	if phone, err := model.NormalPhone(t.Phone); err == nil {
		probe.Phone = phone
	}
	if born, err := model.ParseBirthDate(t.BirthDate, p.d.Today()); err == nil {
		probe.BirthDate, probe.Name = born, t.Name
	}
	if probe == p.asked {
		return
	}
	p.asked = probe
	if probe.Phone == "" && (probe.Name == "" || probe.BirthDate == "") {
		p.load.Drop()
		p.show(nil)
		return
	}
	p.load.Ask(func(ctx context.Context) ([]model.PersonHit, error) {
		return p.d.Session.Duplicates(ctx, probe)
	}, func(found []model.PersonHit, err error) {
		if err != nil {
			return // a hint that fails must not disturb; storing will say what is wrong
		}
		p.show(found)
	})
}

// Continue takes duplicate i for the person at the counter; false if there is none.
func (p *Duplicates) Continue(i int) bool {
	if i < 0 || i >= min(len(p.found), shownDuplicates) {
		return false
	}
	p.OnContinue(p.found[i])
	return true
}

func (p *Duplicates) show(found []model.PersonHit) {
	if len(found) == 0 && len(p.found) == 0 {
		return
	}
	p.found = found
	p.box.RemoveAll()
	p.box.Hidden = len(found) == 0
	if len(found) > 0 {
		p.box.Add(kit.Note(p.lines()...))
	}
	kit.Relayout(p.box)
	p.OnShow()
}

func (p *Duplicates) lines() []fyne.CanvasObject {
	w := p.d.Words
	head := kit.NewLine(kit.Line{Left: []kit.Span{
		kit.Bold(w.T("duplicate.title")), kit.Text(" — " + w.T("duplicate."+p.found[0].Why)),
	}})
	out := []fyne.CanvasObject{head}
	for i, h := range p.found[:min(len(p.found), shownDuplicates)] {
		who := kit.NewParagraph(p.who(h), kit.SizeBody, kit.ColorText)
		take := kit.NewSmallButton(w.T("duplicate.continue"), "Alt "+string(rune('1'+i)), func() { p.OnContinue(h) })
		out = append(out, kit.Beside(12, who, take))
	}
	if more := len(p.found) - shownDuplicates; more > 0 {
		out = append(out, kit.NewLine(kit.Line{Left: []kit.Span{kit.Text(w.T("duplicate.more", more))}, Color: kit.ColorSecond}))
	}
	return out
}

func (p *Duplicates) who(h model.PersonHit) string {
	text := model.MaskName(h.Name) + " · " + model.MaskBirthDate(h.BirthDate)
	if h.Dong != "" {
		text += " · " + h.Dong
	}
	state := "duplicate.registered"
	if h.Valid < p.d.Today() {
		state = "duplicate.registered_expired"
	}
	return text + " · " + p.d.Words.T(state, string(h.Received))
}
