package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Box is a rectangle in colour roles: it follows the theme, as a canvas
// rectangle does not.
type Box struct {
	widget.BaseWidget
	fill, border fyne.ThemeColorName
	radius       float32
}

// NewBox makes a box; fill or border "" is none, radius is in px.
func NewBox(fill, border fyne.ThemeColorName, radius float32) *Box {
	b := &Box{fill: fill, border: border, radius: radius}
	b.ExtendBaseWidget(b)
	return b
}

// NewRule makes a hairline in a colour role: give it its place; it is as thin as
// the layout makes it.
func NewRule(color fyne.ThemeColorName) *Box { return NewBox(color, "", 0) }

// SetFill changes the colour role of the box.
func (b *Box) SetFill(fill fyne.ThemeColorName) {
	if b.fill != fill {
		b.fill = fill
		b.Refresh()
	}
}

// CreateRenderer is for Fyne.
func (b *Box) CreateRenderer() fyne.WidgetRenderer {
	r := &boxRenderer{box: b, rect: &canvas.Rectangle{}}
	r.objects = []fyne.CanvasObject{r.rect}
	r.Refresh()
	return r
}

type boxRenderer struct {
	scene
	box  *Box
	rect *canvas.Rectangle
}

func (r *boxRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }

func (r *boxRenderer) Layout(s fyne.Size) { outline(r.rect, fyne.Position{}, s, r.rect.StrokeWidth) }

func (r *boxRenderer) Refresh() {
	r.rect.FillColor, r.rect.CornerRadius, r.rect.StrokeWidth = color.Transparent, Px(r.box.radius), 0
	if r.box.fill != "" {
		r.rect.FillColor = Color(r.box.fill)
	}
	if r.box.border != "" {
		r.rect.StrokeColor, r.rect.StrokeWidth = Color(r.box.border), size(SizeBorder)
	}
	r.Layout(r.box.Size())
	r.rect.Refresh()
}
