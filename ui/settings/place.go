// Package settings is the place where a desk is set up: its names, how the window
// looks, where it prints, the gate, locking, staff and keys, backups, what is sent
// to the city.
package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/door"
	"ieumdesk/ui/kit"
	"ieumdesk/ui/paper"
	"ieumdesk/ui/passphrase"
	"ieumdesk/ui/printer"
)

// Options are what the settings show that is not the store's.
type Options struct {
	Strength  passphrase.Strength
	Printers  printer.Spooler
	Press     *paper.Press
	Sheets    door.Sheets
	StoreFile string
	LogFile   string
	Version   string
}

// section is one page of the settings.
type section interface {
	title() string // key of its text
	content() fyne.CanvasObject
	// shown loads what the section shows and sets the focus.
	shown()
	hints() []desk.Hint
	key(k desk.Key) bool
}

// Place is the settings.
type Place struct {
	d        *desk.Desk
	o        Options
	sections []section
	at       int

	list  *kit.List
	right *fyne.Container
	root  fyne.CanvasObject
}

var _ desk.Screen = (*Place)(nil)

// New makes the settings.
func New(d *desk.Desk, o Options) *Place {
	p := &Place{d: d, o: o, right: container.NewStack()}
	keeper, _ := d.Session.(model.Keeper)
	p.sections = []section{newDeskSection(d), newLookSection(d), newPrintSection(d, o), newRulesSection(d)}
	if keeper != nil {
		p.sections = append(p.sections, newKeysSection(d, o), newStaffSection(d, o), newBackupSection(d))
	}
	if store, ok := d.Session.(model.City); ok {
		p.sections = append(p.sections, newCitySection(d, store))
	}
	p.sections = append(p.sections, newAboutSection(d, o))
	p.list = kit.NewList(1)
	p.list.OnChoose = p.show
	p.list.Set(len(p.sections), 0, p.row)
	p.root = kit.SplitFrom(sideWidth, sideLeast, p.list, p.right)
	return p
}

// sideWidth is the column of sections, sideLeast what their names need, px.
const (
	sideWidth = 220
	sideLeast = 200
)

func (p *Place) row(i int) kit.ListRow {
	return kit.ListRow{Lines: []kit.Line{{
		Left:  []kit.Span{kit.Text(p.d.Words.T(p.sections[i].title()))},
		Right: []kit.Span{kit.Key("Alt " + string(rune('1'+i)))},
	}}}
}

// show puts a section beside the list.
func (p *Place) show(i int) {
	p.at = i
	p.right.Objects = []fyne.CanvasObject{p.sections[i].content()}
	p.right.Refresh()
	kit.Relayout(p.root)
	p.sections[i].shown()
	p.d.Shell.Refresh()
}

// Content is the whole place.
func (p *Place) Content() fyne.CanvasObject { return p.root }

// Head leaves the bar to the person being served.
func (p *Place) Head() *desk.Head { return nil }

// Hints are the section's keys and the way to the others.
func (p *Place) Hints() []desk.Hint {
	return append(p.sections[p.at].hints(), desk.Hint{Key: "Alt 1–" + string(rune('0'+len(p.sections))), Text: p.d.Words.T("settings.hint.section")})
}

// Shown shows the section that was left.
func (p *Place) Shown() { p.show(p.at) }

// Key goes to a section by its number; the rest is the section's.
func (p *Place) Key(k desk.Key) bool {
	if k.Mod == fyne.KeyModifierAlt && len(k.Name) == 1 {
		if i := int(k.Name[0] - '1'); k.Name[0] >= '1' && i < len(p.sections) {
			p.list.Choose(i)
			return true
		}
	}
	return p.sections[p.at].key(k)
}

// Leave lets the section deal with it first: what goes on there is ended.
func (p *Place) Leave() bool {
	s, ok := p.sections[p.at].(interface{ leave() bool })
	return ok && s.leave()
}

// OpenCity goes to what is sent to the city.
func (p *Place) OpenCity() {
	for i, s := range p.sections {
		if _, ok := s.(*citySection); ok && i != p.at {
			p.list.Choose(i)
		}
	}
}

// page is the paper of a section: its title, a sentence, and what it holds.
func page(d *desk.Desk, title, text string, content ...fyne.CanvasObject) *kit.Scroll {
	parts := []fyne.CanvasObject{kit.NewTitle(d.Words.T(title))}
	if text != "" {
		parts = append(parts, kit.NewParagraph(d.Words.T(text), kit.SizeBody, kit.ColorSecond))
	}
	parts = append(parts, content...)
	return kit.NewScroll(kit.Inset(18, 24, 24, 24, kit.Narrow(formWidth, kit.Column(14, parts...))))
}

// formWidth is that of a section, px: fields across a whole window are farther
// from their labels than from their neighbours.
const formWidth = 620
