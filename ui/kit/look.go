package kit

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// current is the theme of the running application; a window that was given
// another theme (a test, a tool) still gets readable widgets from the light one.
func current() *Theme {
	if t, ok := theme.Current().(*Theme); ok {
		return t
	}
	return &fallback
}

var fallback = Theme{scale: 1, colors: lightPalette}

// Color answers a colour role in the running application's theme.
func Color(role fyne.ThemeColorName) color.Color { return current().Color(role, 0) }

// Px turns pixels of the drawings into pixels at the chosen text scale, whole ones,
// because text on half a pixel blurs.
func Px(v float32) float32 { return round(v * current().scale) }

func size(name fyne.ThemeSizeName) float32 { return current().Size(name) }

func round(v float32) float32 { return float32(math.Round(float64(v))) }

func ceil(v float32) float32 { return float32(math.Ceil(float64(v))) }

// leading is the height of a line of text, 1.45 of its size.
func leading(textSize float32) float32 { return round(textSize * 1.45) }

// measure answers the drawn size of a text and how far its baseline lies below its top.
func measure(text string, textSize float32, bold bool) (fyne.Size, float32) {
	return fyne.CurrentApp().Driver().RenderedTextSize(text, textSize, fyne.TextStyle{Bold: bold}, nil)
}

// outline gives r a stroke of width w that lies inside the box at pos of the given size.
func outline(r *canvas.Rectangle, pos fyne.Position, box fyne.Size, w float32) {
	r.StrokeWidth = w
	r.Move(pos.AddXY(w/2, w/2))
	r.Resize(fyne.NewSize(max(box.Width-w, 0), max(box.Height-w, 0)))
}

// place moves and resizes o in one line.
func place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(w, 0), max(h, 0)))
}

// scene is the part of a renderer that all our widgets share: the objects drawn,
// from back to front.
type scene struct {
	objects []fyne.CanvasObject
}

// Objects answers what is drawn, back to front.
func (s *scene) Objects() []fyne.CanvasObject { return s.objects }

// Destroy has nothing to release.
func (s *scene) Destroy() {}
