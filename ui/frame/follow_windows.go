package frame

import (
	"sync"
	"unsafe"

	"fyne.io/fyne/v2"
	"golang.org/x/sys/windows"
)

// follower hears the messages of one window before GLFW does.
type follower struct {
	win     fyne.Window
	glfw    uintptr // the window procedure that was there
	changed func()
	asked   *rect // where Windows wants the window, until it is drawn for that
}

// Windows calls one function for all windows; callbacks are few and never given back.
var (
	followers  = map[uintptr]*follower{}
	followProc = sync.OnceValue(func() uintptr { return windows.NewCallback(hear) })
)

// FollowScale calls changed on the UI thread when win, which is shown, comes onto a
// screen of another scale or the scale of its screen is changed. Until then Windows
// makes it as large as it looked before: GLFW would keep its pixels, and a window
// that comes to a screen of 200 % would look half as large.
func FollowScale(win fyne.Window, changed func()) {
	h, _ := handleOf(win)
	if h == 0 {
		return
	}
	f := &follower{win: win, changed: changed}
	followers[h] = f
	f.glfw, _, _ = setWindowLongPtr.Call(h, wndProc, followProc())
}

func hear(h, msg, wp, lp uintptr) uintptr {
	f := followers[h]
	if f == nil {
		r, _, _ := defWindowProc.Call(h, msg, wp, lp)
		return r
	}
	if msg == wmGetDPIScaledSize {
		return 0 // Windows shall say how large
	}
	if msg == wmDPIChanged {
		f.asked = asked(lp)
	}
	r, _, _ := callWindowProc.Call(f.glfw, h, msg, wp, lp)
	switch msg {
	case wmDPIChanged:
		if _, wrong := WrongScale(f.win); !wrong { // Fyne saw it itself
			f.asked = nil
		}
		f.changed()
	case wmNCDestroy:
		delete(followers, h)
	}
	return r
}

// asked is a copy of the place that comes with WM_DPICHANGED.
func asked(lp uintptr) *rect {
	r := **(**rect)(unsafe.Pointer(&lp))
	return &r
}

// due is where a window shall stand once it is drawn for its screen: where Windows
// asked for it, if it did. It does not stand there yet where Fyne held it to the
// least size of the scale before.
func due(h uintptr) Rect {
	f := followers[h]
	if f == nil || f.asked == nil {
		return rectOf(h)
	}
	r := f.asked.plain()
	f.asked = nil
	return r
}
