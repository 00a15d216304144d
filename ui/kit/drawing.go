package kit

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Drawing is a picture that is drawn for its place, at the pixels of the screen.
type Drawing struct {
	widget.BaseWidget
	draw   func(w, h int, scale float64) image.Image
	height func() float32
}

// NewDrawing makes a drawing of a height; draw is given device pixels, and how many
// of them make one of the window's.
func NewDrawing(height func() float32, draw func(w, h int, scale float64) image.Image) *Drawing {
	d := &Drawing{draw: draw, height: height}
	d.ExtendBaseWidget(d)
	return d
}

func (d *Drawing) heightFor(float32) float32 { return d.height() }

// MinSize is for Fyne.
func (d *Drawing) MinSize() fyne.Size {
	d.ExtendBaseWidget(d)
	return fyne.NewSize(Px(160), d.height())
}

// CreateRenderer is for Fyne.
func (d *Drawing) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRaster(func(w, h int) image.Image {
		if w < 1 || h < 1 || d.Size().Width < 1 {
			return image.NewRGBA(image.Rect(0, 0, 1, 1))
		}
		return d.draw(w, h, float64(w)/float64(d.Size().Width))
	}))
}

// TextSize is a text role in the window's pixels, for what draws text itself.
func TextSize(role fyne.ThemeSizeName) float32 { return size(role) }
