//go:build !windows

package frame

import (
	"math"

	"fyne.io/fyne/v2"
)

// Raise asks the window manager to bring win to the front.
func Raise(win fyne.Window) { win.RequestFocus() }

// Stand gives win, which is not shown yet, the size that Remember remembered, or
// drawn. Where it stands is the window manager's to say, and Fyne tells nobody.
// What is returned is to be done once win is shown.
func Stand(win fyne.Window, remembered string, drawn fyne.Size) (shown func()) {
	if p, ok := ReadPlace(remembered); ok {
		drawn = fyne.NewSize(float32(p.W), float32(p.H))
	}
	win.Resize(drawn)
	return func() {}
}

// Remember is what Stand must know to give a window the size of win again.
func Remember(win fyne.Window) string {
	s := win.Canvas().Size()
	return Place{Rect: Rect{W: int(math.Round(float64(s.Width))), H: int(math.Round(float64(s.Height)))}, DPI: 96}.String()
}

// WrongScale never is: the window manager's scale is Fyne's own affair.
func WrongScale(fyne.Window) (dpi int, wrong bool) { return 0, false }

// FollowScale has nothing to hear of.
func FollowScale(fyne.Window, func()) {}

// Rescale does nothing here.
func Rescale(fyne.Window, func()) {}
