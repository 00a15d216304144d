package chart

import (
	"image"
	"image/color"
	"math"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"

	"ieumdesk/ui/slip/sheet"
)

// canvas is a page of a sheet as the drawing library wants one: points instead of
// millimetres, counted from the lower left of a box. It draws what our charts are
// made of - boxes, discs, straight lines and level text - and nothing else.
type canvas struct {
	pen  *Pen
	page *sheet.Page
	box  sheet.Rect
	now  state
	kept []state
}

// state is what Push keeps.
type state struct {
	move   vg.Point
	kx, ky float64
	width  vg.Length
	dash   []vg.Length
	colour color.RGBA
}

var _ vg.CanvasSizer = (*canvas)(nil)

// mm are points in millimetres.
const mm = 25.4 / 72

func newCanvas(p *Pen, page *sheet.Page, box sheet.Rect) *canvas {
	return &canvas{pen: p, page: page, box: box, now: state{kx: 1, ky: 1, width: 1, colour: color.RGBA{A: 0xff}}}
}

// Size is the size of the box in points.
func (c *canvas) Size() (x, y vg.Length) { return vg.Length(c.box.W / mm), vg.Length(c.box.H / mm) }

// SetLineWidth is for the library.
func (c *canvas) SetLineWidth(w vg.Length) { c.now.width = w }

// SetLineDash is for the library.
func (c *canvas) SetLineDash(pattern []vg.Length, _ vg.Length) { c.now.dash = pattern }

// SetColor is for the library.
func (c *canvas) SetColor(to color.Color) {
	c.now.colour = color.RGBA{A: 0xff}
	if to != nil {
		c.now.colour = color.RGBAModel.Convert(to).(color.RGBA)
	}
}

// Rotate is for the library; no text of a chart is turned.
func (c *canvas) Rotate(float64) {}

// Translate is for the library.
func (c *canvas) Translate(by vg.Point) {
	c.now.move.X += by.X * vg.Length(c.now.kx)
	c.now.move.Y += by.Y * vg.Length(c.now.ky)
}

// Scale is for the library.
func (c *canvas) Scale(x, y float64) { c.now.kx, c.now.ky = c.now.kx*x, c.now.ky*y }

// Push is for the library.
func (c *canvas) Push() { c.kept = append(c.kept, c.now) }

// Pop is for the library.
func (c *canvas) Pop() {
	last := len(c.kept) - 1
	c.now, c.kept = c.kept[last], c.kept[:last]
}

// at is a point on the page.
func (c *canvas) at(p vg.Point) (x, y float64) {
	x = float64(c.now.move.X) + float64(p.X)*c.now.kx
	y = float64(c.now.move.Y) + float64(p.Y)*c.now.ky
	return c.box.X + x*mm, c.box.Y + c.box.H - y*mm
}

// Stroke draws the straight lines of a path.
func (c *canvas) Stroke(path vg.Path) {
	width := float64(c.now.width) * mm
	if width <= 0 || c.now.colour.A == 0 {
		return
	}
	var x, y, x0, y0 float64
	to := func(nx, ny float64) {
		if len(c.now.dash) > 1 {
			c.page.Dashes(x, y, nx, ny, width, float64(c.now.dash[0])*mm, float64(c.now.dash[1])*mm, c.now.colour)
		} else {
			c.page.Line(x, y, nx, ny, width, c.now.colour)
		}
		x, y = nx, ny
	}
	for _, part := range path {
		switch part.Type {
		case vg.MoveComp:
			x, y = c.at(part.Pos)
			x0, y0 = x, y
		case vg.LineComp:
			to(c.at(part.Pos))
		case vg.CloseComp:
			to(x0, y0)
		}
	}
}

// Fill fills the box or the disc that a path is.
func (c *canvas) Fill(path vg.Path) {
	if c.now.colour.A == 0 {
		return
	}
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	grow := func(x, y float64) {
		left, right, top, bottom = min(left, x), max(right, x), min(top, y), max(bottom, y)
	}
	round := false
	for _, part := range path {
		if part.Type == vg.CloseComp {
			continue
		}
		x, y := c.at(part.Pos)
		if part.Type == vg.ArcComp {
			r := float64(part.Radius) * mm
			round = true
			grow(x-r, y-r)
			x, y = x+r, y+r
		}
		grow(x, y)
	}
	r := sheet.Rect{X: left, Y: top, W: right - left, H: bottom - top}
	switch {
	case r.W <= 0 || r.H <= 0:
	case round:
		c.page.Round(r, r.W/2, c.now.colour)
	default:
		c.page.Fill(r, c.now.colour)
	}
}

// FillString writes a line of text whose baseline begins at a point.
func (c *canvas) FillString(f font.Face, at vg.Point, text string) {
	x, y := c.at(at)
	st := c.pen.style(f.Font.Size.Points(), c.now.colour)
	c.page.OnBaseline(st.Layout(text, c.page.W), x, y)
}

// DrawImage is for the library; a chart has no pictures.
func (c *canvas) DrawImage(vg.Rectangle, image.Image) {}
