package settings

import (
	"fyne.io/fyne/v2"

	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// ledger is a page over the settings: a list, and beside it what is chosen in it.
type ledger struct {
	d      *desk.Desk
	title  string
	second string
	load   func() // when it comes to the front
	does   []keyed

	above  *fyne.Container // over the list
	list   *kit.List
	column *fyne.Container // what is chosen
	foot   *fyne.Container // what can be done with it
	scroll *kit.Scroll
	root   fyne.CanvasObject
}

// keyed is a key of the page, its words in the status line, and what it does.
type keyed struct {
	key  desk.Key
	cap  string
	text string
	do   func()
}

var _ desk.Screen = (*ledger)(nil)

func newLedger(d *desk.Desk, title, second string) *ledger {
	l := &ledger{d: d, title: title, second: second, above: kit.Flow(6), list: kit.NewList(2), column: kit.Column(8), foot: kit.Column(0)}
	l.scroll = kit.NewScroll(kit.Inset(16, 24, 24, 24, l.column))
	l.above.Hide()
	l.root = kit.Split(kit.Over(kit.Inset(0, 0, 0, 0, l.above), l.list), kit.Under(l.scroll, l.foot))
	return l
}

// shows puts what is chosen beside the list.
func (l *ledger) shows(foot fyne.CanvasObject, parts ...fyne.CanvasObject) {
	l.column.Objects = parts
	l.foot.RemoveAll()
	if foot != nil {
		l.foot.Add(kit.Foot(24, foot))
	}
	kit.Relayout(l.root)
	l.scroll.Top()
}

// Content is for the window.
func (l *ledger) Content() fyne.CanvasObject { return l.root }

// Head names the page.
func (l *ledger) Head() *desk.Head {
	return &desk.Head{Title: l.title, Second: l.second, Hints: []desk.Hint{{Key: "Esc", Text: l.d.Words.T("hint.back")}}}
}

// Hints are the keys that work here.
func (l *ledger) Hints() []desk.Hint {
	hints := []desk.Hint{{Key: "↑↓", Text: l.d.Words.T("hint.choose")}}
	for _, k := range l.does {
		hints = append(hints, desk.Hint{Key: k.cap, Text: k.text})
	}
	return append(hints, desk.Hint{Key: "Alt PgUp PgDn", Text: l.d.Words.T("settings.hint.page")})
}

// Shown loads the list; nothing is typed here, so keys are the list's.
func (l *ledger) Shown() {
	if c := l.d.Shell.Window().Canvas(); c != nil {
		c.Unfocus()
	}
	l.load()
}

// Key is the page's own, the scroll's, or the list's.
func (l *ledger) Key(k desk.Key) bool {
	for _, does := range l.does {
		if does.key == k {
			does.do()
			return true
		}
	}
	switch {
	case k.Mod == fyne.KeyModifierAlt && k.Name == fyne.KeyPageDown:
		l.scroll.PageBy(1)
	case k.Mod == fyne.KeyModifierAlt && k.Name == fyne.KeyPageUp:
		l.scroll.PageBy(-1)
	default:
		return k.Mod == 0 && l.list.Key(&fyne.KeyEvent{Name: k.Name})
	}
	return true
}

// Leave has nothing open to close.
func (l *ledger) Leave() bool { return false }
