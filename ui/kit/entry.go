package kit

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"ieumdesk/ui/ime"
)

// Entry is the one text entry of the program. Everything that is typed is typed
// into one of these, so that what holds for text holds everywhere: Enter goes
// on, Esc and the F-keys reach the window, text that is being composed is drawn
// at the caret.
type Entry struct {
	widget.Entry

	// OnEnter runs on Enter; without it the form goes to the next field.
	OnEnter func()
	// OnKey sees a key before the entry does and takes it by returning true, as
	// a list does with the arrows while its search box has the focus.
	OnKey func(*fyne.KeyEvent) bool
	// OnFocus runs when the focus comes and before it goes, while the text is
	// still this entry's to complete.
	OnFocus func(gained bool)
	// MaxRunes is how many characters can be typed; 0 is any number.
	MaxRunes int
	// Script is what the entry is mostly for; a Korean keyboard switches to it.
	Script ime.Script

	focused bool
	fresh   bool // nothing was done since the focus came
	suffix  Line
	bad     bool
	preedit string // being composed
	before  *kept  // what the entry was before that
	caret   int    // behind so many runes of it
	ghost   ghost
	scroll  *container.Scroll // of the stock entry
	hint    string            // the placeholder in full
	next    func()            // the form's way on

	changed   []func(string)
	followers []func()
}

// NewEntry makes an entry of one line; placeholder shows while it is empty.
func NewEntry(placeholder string) *Entry {
	e := &Entry{}
	e.init(placeholder)
	return e
}

// NewWordEntry makes an entry for a name or words, which are written in Hangul.
func NewWordEntry(placeholder string) *Entry {
	e := NewEntry(placeholder)
	e.Script = ime.Hangul
	return e
}

// NewCodeEntry makes an entry for digits, a code or a date, which are not.
func NewCodeEntry(placeholder string) *Entry {
	e := NewEntry(placeholder)
	e.Script = ime.Latin
	return e
}

// NewSecretEntry makes an entry that shows dots.
func NewSecretEntry() *Entry {
	e := &Entry{}
	e.Password = true
	e.init("")
	return e
}

// NewTextEntry makes an entry of so many lines; Enter breaks the line and Tab
// goes on.
func NewTextEntry(placeholder string, rows int) *Entry {
	e := &Entry{}
	e.MultiLine, e.Wrapping = true, fyne.TextWrapWord
	e.Script = ime.Hangul
	e.SetMinRowsVisible(rows)
	e.init(placeholder)
	return e
}

func (e *Entry) init(placeholder string) {
	e.ExtendBaseWidget(e)
	e.hint, e.PlaceHolder = placeholder, placeholder
	e.OnChanged = func(s string) {
		for _, f := range e.changed {
			if e.Text != s {
				return // reshaped by the one before: all have heard the new text
			}
			f(s)
		}
		e.hear()
	}
}

// Watch calls f with the text after each change.
func (e *Entry) Watch(f func(string)) { e.changed = append(e.changed, f) }

// SetSuffix shows a few words inside the entry at its right end, such as 12건.
func (e *Entry) SetSuffix(spans ...Span) {
	e.suffix = Line{Right: spans, Size: SizeSmall, Color: ColorSecond}
	e.Refresh()
}

// SetBad gives the entry the border of a field that was refused.
func (e *Entry) SetBad(bad bool) {
	if e.bad != bad {
		e.bad = bad
		e.Refresh()
	}
}

// Focused reports whether the entry has the keyboard.
func (e *Entry) Focused() bool { return e.focused }

// SetText replaces the text. A selection ends: Fyne would leave a part of the new
// text selected, and the next letter but one would take its place.
func (e *Entry) SetText(text string) {
	if e.SelectedText() != "" {
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
	e.Entry.SetText(text)
}

// SelectAll selects the whole text.
func (e *Entry) SelectAll() { e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{}) }

// FocusGained is for Fyne.
func (e *Entry) FocusGained() {
	e.focused, e.fresh = true, true
	e.Entry.FocusGained()
	if e.OnFocus != nil {
		e.OnFocus(true)
	}
	e.tell(true)
}

// FocusLost is for Fyne. It runs before the focus changes.
func (e *Entry) FocusLost() {
	e.tell(false)
	if e.OnFocus != nil {
		e.OnFocus(false)
	}
	e.focused = false
	e.Entry.FocusLost()
}

// TypedRune is for Fyne.
func (e *Entry) TypedRune(r rune) {
	e.before = nil // what was being composed came to nothing
	e.take(r)
}

// take puts in a character that was typed or composed.
func (e *Entry) take(r rune) {
	showRune(e, r)
	e.fresh = false
	if e.MaxRunes > 0 && e.SelectedText() == "" && utf8.RuneCountInString(e.Text) >= e.MaxRunes {
		return
	}
	e.Entry.TypedRune(r)
}

// TypedKey is for Fyne.
func (e *Entry) TypedKey(ev *fyne.KeyEvent) {
	if showEnter(e, ev) {
		return
	}
	e.fresh = false
	switch {
	case e.OnKey != nil && e.OnKey(ev):
	case forWindow(ev.Name), !e.MultiLine && (ev.Name == fyne.KeyPageUp || ev.Name == fyne.KeyPageDown):
		passKey(e, ev)
	case !e.MultiLine && (ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter):
		e.enter()
	default:
		e.Entry.TypedKey(ev)
	}
}

func (e *Entry) enter() {
	switch {
	case e.OnEnter != nil:
		e.OnEnter()
	case e.next != nil:
		e.next()
	}
}

// TypedShortcut is for Fyne: what the entry does not do itself is the window's.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	if _, ok := s.(*desktop.CustomShortcut); ok && !editing(s) {
		passShortcut(e, s)
		return
	}
	if paste, ok := s.(*fyne.ShortcutPaste); ok {
		fit := e.fitting(paste)
		if fit.Clipboard.Content() == "" {
			return // Fyne would take away the selection and put nothing there
		}
		s = fit
	}
	e.Entry.TypedShortcut(s)
}

// editing reports whether a shortcut moves or selects by words, which is the entry's.
func editing(s fyne.Shortcut) bool {
	c := s.(*desktop.CustomShortcut)
	switch c.KeyName {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd, fyne.KeyBackspace, fyne.KeyDelete:
		return c.Modifier&fyne.KeyModifierControl != 0
	}
	return false
}

// AcceptsTab is for Fyne: Tab always goes to the next field.
func (e *Entry) AcceptsTab() bool { return false }
