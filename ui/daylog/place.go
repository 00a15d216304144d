// Package daylog is the place 일지 (F8): the day as it was counted, its remarks and
// its closing; the month and the year in tables and charts; goals and files.
package daylog

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// Place is the screen 일지 (F8).
type Place struct {
	d       *desk.Desk
	at      span
	day     *day
	quiet   *quiet
	closing *closing
	period  *period
	paper   Paper
	seen    model.Date // when the place was last gone to

	bar     *toolbar
	left    *dayView
	right   *aside
	spans   *periodView
	body    *fyne.Container
	dayBody fyne.CanvasObject
	content fyne.CanvasObject
}

var _ desk.Screen = (*Place)(nil)

// Options are what the place takes from the program.
type Options struct {
	Files model.DayFiles // nil: no files are written
	Paper Paper          // prints the month and the year
}

// New makes the place.
func New(d *desk.Desk, o Options) *Place {
	p := &Place{d: d, seen: d.Today(), day: newDay(d), quiet: newQuiet(d), paper: o.Paper}
	p.closing = &closing{d: d, day: p.day, files: newFiles(d, o.Files)}
	p.period = newPeriod(d)
	p.build()
	p.day.changed = p.show
	p.day.moved = func() { p.closing.files.look(p.day.at) }
	p.period.changed = p.show
	p.closing.files.changed = p.right.show
	p.day.remarks.changed = p.right.fill
	p.day.remarks.kept = func(text string) { d.Shell.Saved(p, text) }
	p.day.remarks.refused = func(err error) { desk.Refuse(d, p.right.form, err) }
	p.quiet.refused = func(err error) { desk.Refuse(d, p.left.form, err) }
	p.quiet.done = p.left.clear
	d.Watch(p.refresh)
	return p
}

func (p *Place) build() {
	p.bar = newToolbar(p)
	p.left = newDayView(p)
	p.right = newAside(p)
	p.spans = newPeriodView(p)
	p.dayBody = kit.SplitFrom(700, 380, kit.Paper(kit.ColorGround, p.left.root), kit.Paper(kit.ColorSurface, p.right.root))
	p.body = container.NewStack(p.dayBody)
	p.content = kit.Over(p.bar.root, p.body)
}

// Content is for the window.
func (p *Place) Content() fyne.CanvasObject { return p.content }

// Head leaves the bar to the person being served; which day is seen stands in a bar
// of the place's own.
func (p *Place) Head() *desk.Head { return nil }

// Hints are the keys that work here.
func (p *Place) Hints() []desk.Hint {
	w := p.d.Words
	hints := []desk.Hint{{Key: "Alt ← →", Text: w.T("log.hint." + p.at.name())}}
	if p.at != ofDay {
		hints = append(hints, desk.Hint{Key: "Enter", Text: w.T("log.hint.rows")}, desk.Hint{Key: "Ctrl P", Text: w.T("log.print")})
		if p.period.several() {
			hints = append(hints, desk.Hint{Key: "Ctrl D", Text: w.T("log.desks." + p.period.otherDesks())})
		}
		return p.supervising(p.exporting(hints))
	}
	hints = append(hints, desk.Hint{Key: "Alt 1 – 7", Text: w.T("log.hint.rows")})
	if !p.day.log.Closed {
		hints = append(hints, desk.Hint{Key: "Ctrl N", Text: w.T("log.quiet.key")})
	}
	return p.supervising(p.exporting(hints))
}

func (p *Place) exporting(hints []desk.Hint) []desk.Hint {
	if p.closing.files.out != nil {
		hints = append(hints, desk.Hint{Key: "Ctrl E", Text: p.d.Words.T("log.export")})
	}
	return hints
}

func (p *Place) supervising(hints []desk.Hint) []desk.Hint {
	if supervises(p.d) {
		hints = append(hints, desk.Hint{Key: "Ctrl G", Text: p.d.Words.T("log.goals")})
	}
	return hints
}

// Shown reads what is seen anew. A day that was gone to stays; what was today is
// left for the new day.
func (p *Place) Shown() {
	if today := p.d.Today(); today != p.seen {
		if p.day.at == p.seen {
			p.day.show(today)
		}
		p.seen = today
	}
	if p.at == ofDay {
		p.d.Shell.Focus(p.left.figures)
	} else {
		p.d.Shell.Focus(p.spans.first())
	}
	p.refresh()
}

func (p *Place) refresh() {
	if p.at == ofDay {
		p.day.refresh()
		p.closing.files.look(p.day.at)
	} else {
		p.period.refresh()
	}
}

// turn shows the day, the month or the year in which the day lies that was seen.
func (p *Place) turn(to span) {
	if p.at == to {
		return
	}
	from := p.at
	p.at = to
	if to == ofDay {
		p.body.Objects = []fyne.CanvasObject{p.dayBody}
	} else {
		p.body.Objects = []fyne.CanvasObject{p.spans.root}
		at := p.period.at
		if from == ofDay {
			at = p.day.at
			p.day.remarks.keep()
		}
		p.period.show(to, at)
	}
	p.body.Refresh()
	kit.Relayout(p.content)
	p.Shown()
	p.show()
}

// show draws what is seen.
func (p *Place) show() {
	p.bar.show()
	if p.at == ofDay {
		p.left.show()
		p.right.show()
		p.leaveHidden()
	} else {
		p.spans.show()
	}
	kit.Relayout(p.content)
	p.d.Shell.Refresh()
}

// leaveHidden takes the keyboard out of what can no longer be typed into.
func (p *Place) leaveHidden() {
	if !p.day.log.Closed {
		return
	}
	typing := p.left.text.Focused()
	for _, e := range p.right.text {
		typing = typing || e.Focused()
	}
	if typing {
		p.d.Shell.Focus(p.left.figures)
	}
}

// Key handles the place's own keys.
func (p *Place) Key(k desk.Key) bool {
	switch k {
	case ctrl(fyne.Key1):
		p.turn(ofDay)
	case ctrl(fyne.Key2):
		p.turn(ofMonth)
	case ctrl(fyne.Key3):
		p.turn(ofYear)
	case alt(fyne.KeyLeft):
		p.step(-1)
	case alt(fyne.KeyRight):
		p.step(1)
	case ctrl(fyne.KeyT):
		p.today()
	case alt(fyne.KeyPageDown):
		p.scroll().PageBy(1)
	case alt(fyne.KeyPageUp):
		p.scroll().PageBy(-1)
	case ctrl(fyne.KeyG):
		p.askGoals()
	case ctrl(fyne.KeyE):
		p.askExport()
	default:
		if p.at == ofDay {
			return p.dayKey(k)
		}
		return p.periodKey(k)
	}
	return true
}

func (p *Place) dayKey(k desk.Key) bool {
	n := strings.Index("1234567", string(k.Name))
	switch {
	case k == ctrl(fyne.KeyReturn), k == ctrl(fyne.KeyEnter):
		p.askClose()
	case k == ctrl(fyne.KeyN):
		p.left.focusQuiet()
	case k == ctrl(fyne.KeyO):
		p.day.oldest()
	case k == ctrl(fyne.KeyR):
		p.askReopen()
	case k == ctrl(fyne.KeyW):
		p.writeAgain()
	case k == alt(fyne.KeyM):
		p.day.remarks.mine()
	case k == alt(fyne.KeyT):
		p.day.remarks.other()
	case k.Mod == fyne.KeyModifierAlt && len(k.Name) == 1 && n >= 0:
		p.openFigure(model.AllFigures[n], ofDay)
	default:
		return false
	}
	return true
}

func (p *Place) periodKey(k desk.Key) bool {
	switch k {
	case ctrl(fyne.KeyP):
		p.print()
	case ctrl(fyne.KeyD):
		p.period.turnDesks()
	default:
		return false
	}
	return true
}

func (p *Place) step(by int) {
	if p.at == ofDay {
		p.day.step(by)
	} else {
		p.period.step(by)
	}
}

func (p *Place) today() {
	if p.at == ofDay {
		p.day.show(p.d.Today())
	} else {
		p.period.show(p.at, p.d.Today())
	}
}

func (p *Place) openFigure(f model.Figure, s span) {
	if p.day.known {
		openRows(p.d, p.day.rowsOf(f, s, model.ID{}))
	}
}

func (p *Place) scroll() *kit.Scroll {
	if p.at == ofDay {
		return p.left.scroll
	}
	return p.spans.scroll
}

// Leave keeps what was typed.
func (p *Place) Leave() bool {
	p.d.Shell.Focus(nil) // a text that is still being composed is finished first
	p.day.remarks.keep()
	return false
}

func ctrl(name fyne.KeyName) desk.Key { return desk.Key{Name: name, Mod: fyne.KeyModifierControl} }

func alt(name fyne.KeyName) desk.Key { return desk.Key{Name: name, Mod: fyne.KeyModifierAlt} }

// name is how the texts call a span.
func (s span) name() string { return [...]string{"day", "month", "year"}[s] }
