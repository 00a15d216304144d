package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Check is a box to tick, with its line beside it.
type Check struct {
	pressable
	line Line
	on   bool
	// OnChange runs after the tick changed.
	OnChange func(on bool)
}

// NewCheck makes a box that is not ticked.
func NewCheck(line Line) *Check {
	c := &Check{line: line}
	c.extend(c, func() { c.Set(!c.on) })
	return c
}

// Set ticks the box or clears it.
func (c *Check) Set(on bool) {
	if c.on == on {
		return
	}
	c.on = on
	c.Refresh()
	if c.OnChange != nil {
		c.OnChange(on)
	}
}

// On reports whether the box is ticked.
func (c *Check) On() bool { return c.on }

// SetLine changes what stands beside the box.
func (c *Check) SetLine(l Line) { c.line = l; c.Refresh() }

// CreateRenderer is for Fyne.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	r := &checkRenderer{check: c, square: &canvas.Rectangle{}, short: &canvas.Line{}, long: &canvas.Line{}}
	r.Refresh()
	return r
}

type checkRenderer struct {
	scene
	check       *Check
	square      *canvas.Rectangle
	short, long *canvas.Line // the tick's two strokes
	box         lineBox
}

const checkSide = 18

func (r *checkRenderer) MinSize() fyne.Size {
	min := r.box.minSize()
	return fyne.NewSize(Px(checkSide+8)+min.Width, max(min.Height, Px(checkSide+8)))
}

func (r *checkRenderer) Layout(s fyne.Size) {
	side := Px(checkSide)
	top := round((s.Height - side) / 2)
	outline(r.square, fyne.NewPos(0, top), fyne.NewSize(side, side), r.square.StrokeWidth)
	at := func(x, y float32) fyne.Position { return fyne.NewPos(side*x, top+side*y) }
	r.short.Position1, r.short.Position2 = at(0.24, 0.52), at(0.43, 0.71)
	r.long.Position1, r.long.Position2 = at(0.43, 0.71), at(0.78, 0.30)
	x := side + Px(8)
	r.box.layout(fyne.NewPos(x, 0), fyne.NewSize(s.Width-x, s.Height))
}

func (r *checkRenderer) Refresh() {
	c := r.check
	r.square.CornerRadius, r.square.StrokeWidth = Px(radiusTag), size(SizeBorder)
	r.square.FillColor, r.square.StrokeColor = Color(ColorField), Color(ColorFieldBorder)
	if c.on {
		r.square.FillColor, r.square.StrokeColor = Color(ColorAction), Color(ColorAction)
	}
	if c.focused {
		r.square.StrokeColor, r.square.StrokeWidth = Color(ColorFocus), size(SizeFocus)+1
	}
	for _, l := range []*canvas.Line{r.short, r.long} {
		l.StrokeColor, l.StrokeWidth, l.Hidden = Color(ColorOnAction), Px(2), !c.on
	}
	r.box.set(c.line)
	r.objects = append([]fyne.CanvasObject{r.square, r.short, r.long}, r.box.objects...)
	r.Layout(c.Size())
	canvas.Refresh(c)
}
