package ui

import "ieumdesk/ui/frame"

// lastPlace is where the program remembers where its window stood on this PC.
const lastPlace = "window"

// Raise brings the window to the front and then runs then, on the UI thread; it may
// be asked from anywhere, once Run runs.
func (w *Window) Raise(then func()) {
	w.o.Run.Do(func() {}, func() {
		frame.Raise(w.win)
		then()
	})
}

// stand puts the window where it stood when it was last closed.
func (w *Window) stand() {
	w.shown = frame.Stand(w.win, w.o.App.Preferences().String(lastPlace), DrawnSize)
}

// remember keeps where the window stands; it is called while that is still there.
func (w *Window) remember() {
	if place := frame.Remember(w.win); place != "" {
		w.o.App.Preferences().SetString(lastPlace, place)
	}
}

// rescale draws the window anew when its screen has another scale than before.
func (w *Window) rescale() {
	if !w.live || !w.scaling.Due(frame.WrongScale(w.win)) {
		return
	}
	w.o.Run.Do(func() {}, func() {
		frame.Rescale(w.win, func() { w.o.App.Settings().SetTheme(w.theme) })
	})
}
