// Package frame is the window as the system knows it, with its title bar and its
// place among others: whether there is one, bringing it to the front, and where it
// stood. Fyne knows nothing of these but a handle. All of it belongs to the UI
// thread.
package frame

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
)

// Exists reports whether the system gave win a window. One that is drawn in memory,
// as in tests, is there.
func Exists(win fyne.Window) bool {
	handle, native := handleOf(win)
	return !native || handle != 0
}

// handleOf is the system's handle of win, 0 if there is none; native is false where
// the system is not asked at all.
func handleOf(win fyne.Window) (handle uintptr, native bool) {
	n, ok := win.(driver.NativeWindow)
	if !ok {
		return 0, false
	}
	n.RunNative(func(c any) {
		switch c := c.(type) {
		case driver.WindowsWindowContext:
			handle = c.HWND
		case driver.X11WindowContext:
			handle = c.WindowHandle
		case driver.WaylandWindowContext:
			handle = c.WaylandSurface
		case driver.MacWindowContext:
			handle = c.NSWindow
		}
	})
	return handle, true
}
