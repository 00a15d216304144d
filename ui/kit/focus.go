package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// pressable is what buttons, chips, checks and options have in common: they
// take the keyboard, show it, and are pressed by Enter, Space or a click.
type pressable struct {
	widget.DisableableWidget
	self    fyne.Widget
	press   func()
	key     func(*fyne.KeyEvent) bool // first refusal of a key; may be nil
	focused bool
	hovered bool
	next    func()

	// OnFocus runs when the keyboard comes and when it goes.
	OnFocus func(gained bool)
}

func (p *pressable) extend(self fyne.Widget, press func()) {
	p.self, p.press = self, press
	p.ExtendBaseWidget(self)
}

// Tapped is for Fyne.
func (p *pressable) Tapped(*fyne.PointEvent) {
	if p.Disabled() {
		return
	}
	if c := canvasOf(p.self); c != nil {
		c.Focus(p.self.(fyne.Focusable))
	}
	p.press()
}

// FocusGained is for Fyne.
func (p *pressable) FocusGained() { p.focusing(true) }

// FocusLost is for Fyne.
func (p *pressable) FocusLost() { p.focusing(false) }

func (p *pressable) focusing(gained bool) {
	p.focused = gained
	p.Refresh()
	if p.OnFocus != nil {
		p.OnFocus(gained)
	}
}

// TypedRune is for Fyne; Space comes as a key.
func (p *pressable) TypedRune(r rune) { showRune(p.self, r) }

// TypedKey is for Fyne.
func (p *pressable) TypedKey(ev *fyne.KeyEvent) {
	switch {
	case showEnter(p.self, ev):
	case p.Disabled():
	case p.key != nil && p.key(ev):
	case ev.Name == fyne.KeySpace:
		p.press()
	case ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter:
		if p.next != nil {
			p.next()
			return
		}
		p.press()
	default:
		passKey(p.self, ev)
	}
}

// TypedShortcut is for Fyne.
func (p *pressable) TypedShortcut(s fyne.Shortcut) { passShortcut(p.self, s) }

// MouseIn is for Fyne.
func (p *pressable) MouseIn(*desktop.MouseEvent) { p.hovered = true; p.Refresh() }

// MouseMoved is for Fyne.
func (p *pressable) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (p *pressable) MouseOut() { p.hovered = false; p.Refresh() }
