package sheet

import (
	"image"
	"image/color"
	"image/draw"

	"github.com/go-text/typesetting/font/opentype"
)

// path is an outline on its way to pixels within a box.
type path struct {
	r   *raster
	box image.Rectangle
}

// path starts an outline that stays within box, in pixels.
func (r *raster) path(box image.Rectangle) path {
	r.z.Reset(box.Dx(), box.Dy())
	return path{r: r, box: box}
}

// segment adds a piece of the outline, scaled by kx, ky and moved to x, y.
func (p path) segment(s opentype.Segment, x, y, kx, ky float64) {
	at := func(i int) (float32, float32) {
		return float32(x + float64(s.Args[i].X)*kx - float64(p.box.Min.X)),
			float32(y + float64(s.Args[i].Y)*ky - float64(p.box.Min.Y))
	}
	ax, ay := at(0)
	bx, by := at(1)
	cx, cy := at(2)
	z := &p.r.z
	switch s.Op {
	case opentype.SegmentOpMoveTo:
		z.ClosePath()
		z.MoveTo(ax, ay)
	case opentype.SegmentOpLineTo:
		z.LineTo(ax, ay)
	case opentype.SegmentOpQuadTo:
		z.QuadTo(ax, ay, bx, by)
	case opentype.SegmentOpCubeTo:
		z.CubeTo(ax, ay, bx, by, cx, cy)
	}
}

// paint closes the outline and blends it over the pixels.
func (p path) paint(c color.RGBA) {
	r := p.r
	r.z.ClosePath()
	n := p.box.Dx() * p.box.Dy()
	if cap(r.mask.Pix) < n {
		r.mask.Pix = make([]byte, n)
	}
	r.mask.Pix, r.mask.Stride, r.mask.Rect = r.mask.Pix[:n], p.box.Dx(), image.Rect(0, 0, p.box.Dx(), p.box.Dy())
	r.z.DrawOp = draw.Src
	r.z.Draw(&r.mask, r.mask.Rect, image.Opaque, image.Point{})
	r.px.blend(&r.mask, p.box.Min, c)
}

// kappa is how far a quarter circle's control points stand from its ends.
const kappa = 0.5522847498

// roundBox is the outline of a box with rounded corners.
func roundBox(x0, y0, x1, y1, rx, ry float64) []opentype.Segment {
	cx, cy := rx*(1-kappa), ry*(1-kappa)
	return []opentype.Segment{
		segment(opentype.SegmentOpMoveTo, x0+rx, y0),
		segment(opentype.SegmentOpLineTo, x1-rx, y0),
		segment(opentype.SegmentOpCubeTo, x1-cx, y0, x1, y0+cy, x1, y0+ry),
		segment(opentype.SegmentOpLineTo, x1, y1-ry),
		segment(opentype.SegmentOpCubeTo, x1, y1-cy, x1-cx, y1, x1-rx, y1),
		segment(opentype.SegmentOpLineTo, x0+rx, y1),
		segment(opentype.SegmentOpCubeTo, x0+cx, y1, x0, y1-cy, x0, y1-ry),
		segment(opentype.SegmentOpLineTo, x0, y0+ry),
		segment(opentype.SegmentOpCubeTo, x0, y0+cy, x0+cx, y0, x0+rx, y0),
	}
}

// segment builds an outline piece from x, y pairs.
func segment(op opentype.SegmentOp, xy ...float64) opentype.Segment {
	s := opentype.Segment{Op: op}
	for i := 0; i+1 < len(xy); i += 2 {
		s.Args[i/2] = opentype.SegmentPoint{X: float32(xy[i]), Y: float32(xy[i+1])}
	}
	return s
}

// missingColour and missingFrame draw what stands for a character that no font
// has: a red frame the height of a letter, which nobody takes for text.
var missingColour = color.RGBA{0xbd, 0x2c, 0x0f, 0xff}

// missingFrame is the frame for a character at x on a baseline, millimetres.
func missingFrame(x, baseline, em float64) frameMark {
	box := Rect{x + 0.08*em, baseline - 0.74*em, (missingWidth - 0.16) * em, 0.82 * em}
	return frameMark{Rect: box, width: 0.07 * em, colour: missingColour}
}
