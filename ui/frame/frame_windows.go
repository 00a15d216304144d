package frame

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Raise brings win to the front, from the taskbar too. Windows lets a program do
// that only where the person has just used it, or whoever asks was allowed to;
// else the taskbar blinks.
func Raise(win fyne.Window) {
	h, _ := handleOf(win)
	if h == 0 {
		return
	}
	if is(isIconic, h) {
		_, _, _ = showWindow.Call(h, swRestore)
	}
	_, _, _ = setForegroundWindow.Call(h)
	if front, _, _ := getForegroundWindow.Call(); front != h {
		flash(h)
	}
}

// Stand puts win, which is not shown yet, where it stood when Remember was called,
// or in the middle of the first screen, drawn large: both within what screens there
// are now. What is returned is to be done once win is shown.
func Stand(win fyne.Window, remembered string, drawn fyne.Size) (shown func()) {
	w, ok := win.(desktop.Window)
	all := screens()
	if !ok || len(all) == 0 {
		win.Resize(drawn)
		return func() {}
	}
	p, known := ReadPlace(remembered)
	if !known {
		p = first(drawn, all[0])
	}
	p, screen := p.On(all)
	begin := p.Rect
	if p.Max { // the first thing seen is as large as the next
		begin = screen.Work
	}
	m, scale := margins(p.DPI), scaleAt(p.DPI)
	w.RequestPosition(begin.X+m.left, begin.Y+m.top)
	// Fyne rounds up to whole pixels.
	win.Resize(fyne.NewSize((float32(begin.W-m.left-m.right)-0.5)/scale, (float32(begin.H-m.top-m.bottom)-0.5)/scale))
	return func() {
		h, _ := handleOf(win)
		switch {
		case h == 0:
		case p.Max:
			maximise(h, p.Rect)
		case rectOf(h) != p.Rect: // it began on a screen of another scale
			move(h, p.Rect)
		}
	}
}

// first is where a window stands that never stood anywhere.
func first(drawn fyne.Size, s Screen) Place {
	m, scale := margins(s.DPI), scaleAt(s.DPI)
	return Middle(int(drawn.Width*scale)+m.left+m.right, int(drawn.Height*scale)+m.top+m.bottom, s)
}

// Remember is what Stand must know to put a window where win stands.
func Remember(win fyne.Window) string {
	h, _ := handleOf(win)
	if h == 0 {
		return ""
	}
	return placeOf(h).String()
}

// WrongScale reports whether win is drawn for another scale than that of the screen
// it is on, and its DPI. Fyne looks only when the window is moved, and then at how
// large the screen is in millimetres: a scale changed in the settings, or two
// screens of one size but two scales, escape it.
func WrongScale(win fyne.Window) (dpi int, wrong bool) {
	h, _ := handleOf(win)
	if h == 0 {
		return 0, false
	}
	dpi = dpiOf(monitorOf(h))
	return dpi, scaleAt(dpi) != win.Canvas().Scale()
}

// Rescale lets Fyne measure anew by again and keeps the window as large as Windows
// has made it for the new scale.
func Rescale(win fyne.Window, again func()) {
	h, _ := handleOf(win)
	if h == 0 {
		return
	}
	r := due(h)
	again()
	move(h, r)
}
