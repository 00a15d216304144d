package ui

import "fyne.io/fyne/v2"

// warmFonts reads the two weights of the interface font while the system makes
// the window, which takes as long and needs no font. The returned function waits
// until they are read. Fyne measures with one shaper for all, so nobody else may
// measure a word before: that is why the door is made after it.
func warmFonts(d fyne.Driver) (wait func()) {
	read := make(chan struct{})
	go func() {
		defer close(read)
		for _, style := range []fyne.TextStyle{{}, {Bold: true}} {
			d.RenderedTextSize("A", 16, style, nil)
		}
	}()
	return func() { <-read }
}
