package kit

import "fyne.io/fyne/v2"

// canvasOf is the canvas o lies in. Fyne knows it only once o was painted; before,
// it is that of the one window there is, so that a screen can set its focus and
// its layout while it is being shown.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	d := fyne.CurrentApp().Driver()
	if c := d.CanvasForObject(o); c != nil {
		return c
	}
	if all := d.AllWindows(); len(all) == 1 {
		return all[0].Canvas()
	}
	return nil
}
