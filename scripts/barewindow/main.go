// Barewindow opens a window with one label and nothing else. It is what any Fyne program costs before it does anything;
// scripts/bench-window.sh measures the desk beside it.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

func main() {
	app.SetMetadata(fyne.AppMetadata{
		ID:         "kr.ieum.desk.barewindow",
		Name:       "Bare window",
		Migrations: map[string]bool{"fyneDo": true},
	})
	w := app.New().NewWindow("Bare window")
	w.SetContent(widget.NewLabel("Hello"))
	// The size of the desk's window: what is drawn, and so kept in memory, grows with it.
	w.Resize(fyne.NewSize(1280, 800))
	w.ShowAndRun()
}
