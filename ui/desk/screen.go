package desk

import "fyne.io/fyne/v2"

// Place is an entry of the rail.
type Place string

// The places that are built; the window shows no others.
const (
	PlaceReception Place = "reception"
	PlaceSeekers   Place = "seekers"
	PlaceLeads     Place = "leads"
	PlaceReferrals Place = "referrals"
	PlaceDayLog    Place = "daylog"
	PlaceSettings  Place = "settings"
)

// Screen is what fills the window beside the rail: a place, or a page within
// one (registering, referring).
type Screen interface {
	// Content is built once; the window keeps showing the same object.
	Content() fyne.CanvasObject
	// Head is the bar above the content. A nil Head leaves the bar to the person
	// being served.
	Head() *Head
	// Hints are the keys that work here, for the status line.
	Hints() []Hint
	// Shown is called each time the screen comes to the front: load, set the focus.
	Shown()
	// Key handles a key nobody else took (F9, Ctrl+S, Alt+1 …); false if unknown.
	Key(k Key) bool
	// Leave is called on Esc; true means the screen dealt with it (closed a
	// suggestion, asked a question), false lets the window go back.
	Leave() bool
}

// Head is the bar above a page: 새 구직자 — 꼭 필요한 것 5칸.
type Head struct {
	Title, Second string
	Hints         []Hint
}

// Hint is a key and what it does here: F9 알선.
type Hint struct{ Key, Text string }

// Key is a key with its modifiers, e.g. {F9, 0} or {S, ModifierControl}.
type Key struct {
	Name fyne.KeyName
	Mod  fyne.KeyModifier
}

// Shell is what the window does for its screens. The tests have a small fake.
type Shell interface {
	// Open covers the present screen with a page of the same place; Back returns.
	Open(page Screen)
	Back()
	// Toast says what was done; undo may be nil.
	Toast(text string, undo func())
	// Fail says what went wrong and what to do.
	Fail(err error)
	// Ask puts a question with two answers; then runs on the UI thread.
	Ask(q Question, then func(yes bool))
	// Saved shows at the top that a draft of page was kept, as long as page is what
	// is seen; "" once there is no draft any more.
	Saved(page Screen, text string)
	// Notice shows in the status line, wherever the person goes, that something waits
	// to be seen to; F12 opens it. The zero Notice takes it away.
	Notice(n Notice)
	// Refresh redraws head and hints of the present screen.
	Refresh()
	// Focus sets the keyboard focus.
	Focus(f fyne.Focusable)
	// Window is for file dialogs and the clipboard; nil in tests without one.
	Window() fyne.Window
	// Restyle applies text size, theme and language after they were changed in
	// the settings: theme and size at once, language by building the window anew.
	Restyle()
}

// Notice is that something waits: 인쇄 확인 1건.
type Notice struct {
	Text string
	Calm bool // nothing is lost if it waits longer
	Open func()
}

// Question is asked in the middle of the window.
type Question struct {
	Title, Text, Yes, No string
	Danger               bool // Yes cannot be taken back
}
