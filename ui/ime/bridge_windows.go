package ime

import (
	"sync"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"golang.org/x/sys/windows"
)

// bridge hears the messages of one window before GLFW does. All of it runs where
// the window's messages do, which is Fyne's main goroutine.
type bridge struct {
	window  fyne.Window
	hwnd    windows.HWND
	glfw    uintptr // the window procedure that was there
	machine *Machine
	modes   *Modes
	away    bool   // another program has the keyboard
	escaped bool   // Esc is down and was taken
	high    uint16 // the first half of a character
}

// Windows calls one function for all windows; callbacks are few and never given back.
var (
	bridges    = map[windows.HWND]*bridge{}
	windowProc = sync.OnceValue(func() uintptr { return windows.NewCallback(hear) })
)

// Attach lets a window that is shown hear its input method.
func Attach(w fyne.Window) {
	hwnd := handle(w)
	if hwnd == 0 || prepared(w, hwnd) {
		return
	}
	b := &bridge{window: w, hwnd: hwnd}
	b.machine, b.modes = NewMachine(b), NewModes(b)
	bridges[hwnd] = b
	b.glfw = call(setWindowLongPtr, uintptr(hwnd), gwlpWndProc, windowProc())
	w.Canvas().AddShortcut(Focus{}, func(s fyne.Shortcut) { b.focus(s.(Focus)) })
	if f, ok := w.Canvas().Focused().(Field); ok {
		b.focus(Focus{Field: f, Gained: true})
	}
}

// handle is the window as Windows knows it, 0 if there is none.
func handle(w fyne.Window) (hwnd windows.HWND) {
	if native, ok := w.(driver.NativeWindow); ok {
		native.RunNative(func(context any) {
			if c, ok := context.(driver.WindowsWindowContext); ok {
				hwnd = windows.HWND(c.HWND)
			}
		})
	}
	return hwnd
}

// detach gives the window back when it goes.
func (b *bridge) detach() {
	call(setWindowLongPtr, uintptr(b.hwnd), gwlpWndProc, b.glfw)
	delete(bridges, b.hwnd)
	b.window.Canvas().RemoveShortcut(Focus{})
}

// hear is the window procedure of every bridge.
func hear(hwnd windows.HWND, msg, wp, lp uintptr) uintptr {
	if b := bridges[hwnd]; b != nil {
		return b.hear(msg, wp, lp)
	}
	r := call(defWindowProc, uintptr(hwnd), msg, wp, lp)
	return r
}

// pass lets GLFW have a message.
func (b *bridge) pass(msg, wp, lp uintptr) uintptr {
	r := call(callWindowProc, b.glfw, uintptr(b.hwnd), msg, wp, lp)
	return r
}

// focused is who has the keyboard.
func (b *bridge) focused() Owner { return focusOwner(b.window.Canvas()) }

// focus is what a field says of itself.
func (b *bridge) focus(f Focus) {
	b.machine.Commit()
	switch {
	case f.Field == nil:
	case f.Gained:
		b.modes.Enter(f.Field, f.Field.Writes())
	default:
		b.modes.Leave(f.Field.Writes(), b.away)
	}
}

// composition reads what WM_IME_COMPOSITION tells of; heard is false if the result
// must still be made into characters.
func (b *bridge) composition(wp, lp uintptr) (heard bool) {
	c := Composition{HasResult: lp&gcsResultStr != 0, HasText: lp&gcsCompStr != 0 || lp == 0}
	withContext(b.hwnd, func(h himc) {
		if c.HasResult {
			c.Result = h.text(gcsResultStr)
		}
		if lp&gcsCompStr != 0 {
			c.Text = h.text(gcsCompStr)
			c.Caret = runesBefore(c.Text, lp, h)
		}
	})
	if c.HasResult && b.machine.Composing() && held(vkEscape) {
		b.escape() // this is what the input method makes of Esc: it finishes
		return true
	}
	if c.HasResult && c.Result == "" {
		c.Result = lastChange(wp)
	}
	b.machine.Compose(b.focused(), c)
	b.place()
	return !c.HasResult || c.Result != "" || c.HasText
}

// runesBefore is the caret in a composition string. The Korean input method does
// not say, and where one asks it all the same it answers 0 (SDL #15589).
func runesBefore(text string, lp uintptr, h himc) int {
	if lp&gcsCursorPos == 0 {
		return utf8.RuneCountInString(text)
	}
	units := utf16.Encode([]rune(text))
	return len(utf16.Decode(units[:min(h.caret(), len(units))]))
}

// lastChange is the character a WM_IME_COMPOSITION names besides. The older Korean
// input method gives no other result from its list of Hanja (flutter #166400).
func lastChange(wp uintptr) string {
	if r := rune(wp & 0xffff); r > unicode.MaxASCII && unicode.IsPrint(r) {
		return string(r)
	}
	return ""
}

// char is a character that comes; taken says that it is in its field already.
func (b *bridge) char(unit uint16) (taken bool) {
	r := rune(unit)
	switch {
	case utf16.IsSurrogate(r) && unit < 0xdc00:
		b.high = unit
		return false
	case utf16.IsSurrogate(r):
		r = utf16.DecodeRune(rune(b.high), r)
	}
	return b.machine.Char(string(r))
}

// key is a key that goes down; taken says that nobody else must hear of it. What
// the input method keeps for itself comes as VK_PROCESSKEY.
func (b *bridge) key(vk uintptr) (taken bool) {
	switch {
	case mode(vk):
	case vk == vkEscape && (b.escaped || b.machine.Composing()):
		b.escape()
		return true
	default:
		b.machine.Commit()
	}
	return false
}

// escape gives up what is being composed. Esc does nothing else until it is let go.
func (b *bridge) escape() {
	b.escaped = true
	b.machine.Cancel()
}

// Complete is for the machine.
func (b *bridge) Complete() { withContext(b.hwnd, func(h himc) { h.notify(cpsComplete) }) }

// Cancel is for the machine.
func (b *bridge) Cancel() { withContext(b.hwnd, func(h himc) { h.notify(cpsCancel) }) }

// Later is for the machine.
func (b *bridge) Later(n int) {
	call(postMessage, uintptr(b.hwnd), wmSettle, uintptr(n), 0)
}

// Hangul is for the modes.
func (b *bridge) Hangul() (on, ok bool) {
	if !koreanKeyboard() {
		return false, false
	}
	withContext(b.hwnd, func(h himc) { on, ok = h.hangul(), true })
	return on, ok
}

// SetHangul is for the modes.
func (b *bridge) SetHangul(on bool) { withContext(b.hwnd, func(h himc) { h.setHangul(on) }) }
