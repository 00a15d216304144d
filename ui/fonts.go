package ui

import (
	"sync"

	"fyne.io/fyne/v2"
)

// warmFonts reads the two weights of the interface font while the system makes
// the window, which takes as long and needs no font. The returned function waits
// until they are read; the window's first words must come after it.
func warmFonts(d fyne.Driver) (wait func()) {
	var wg sync.WaitGroup
	for _, style := range []fyne.TextStyle{{}, {Bold: true}} {
		wg.Go(func() { d.RenderedTextSize("A", 16, style, nil) })
	}
	return wg.Wait
}
