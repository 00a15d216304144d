package sheet

import (
	"image"
	"image/color"
	"math"

	"github.com/go-text/typesetting/font/opentype"
	"golang.org/x/image/vector"
)

// Raster draws page number page (from 0) on a white bitmap of w x h pixels
// that covers it exactly; the device says how many those are.
func (d *Document) Raster(page, w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	whiten(img.Pix)
	d.Pages[page].RGBA(img, w, h)
	return img
}

// RasterGray is Raster in shades of grey, a quarter of the memory.
func (d *Document) RasterGray(page, w, h int) *image.Gray {
	img := image.NewGray(image.Rect(0, 0, w, h))
	whiten(img.Pix)
	d.Pages[page].Gray(img, w, h)
	return img
}

// whiten makes every byte of a bitmap 255, opaque white; draw.Draw takes ten
// times as long for shades of grey.
func whiten(pix []byte) {
	for i := range pix {
		pix[i] = 0xff
	}
}

// RGBA draws over img the part of the page that its bounds cut out of a bitmap
// of w x h pixels; a printer that takes bands gets them one by one.
func (p *Page) RGBA(img *image.RGBA, w, h int) { p.raster(rgbaPixels{img}, w, h) }

// Gray is RGBA for a bitmap in shades of grey.
func (p *Page) Gray(img *image.Gray, w, h int) { p.raster(grayPixels{img}, w, h) }

func (p *Page) raster(px pixels, w, h int) {
	r := &raster{px: px, sx: float64(w) / p.W, sy: float64(h) / p.H}
	for _, m := range p.marks {
		m.draw(r)
	}
}

// raster is the device that paints pixels.
type raster struct {
	px     pixels
	sx, sy float64 // pixels per millimetre
	filler
}

// box rounds a box to whole pixels, so that rules and tints have crisp edges.
func (r *raster) box(b Rect) image.Rectangle {
	x0, x1 := ends(b.X*r.sx, b.W*r.sx)
	y0, y1 := ends(b.Y*r.sy, b.H*r.sy)
	return image.Rect(x0, y0, x1, y1)
}

// ends rounds both ends of a stretch, so that neighbours touch; a thin one, a
// rule, has its thickness rounded instead and so is everywhere the same.
func ends(from, length float64) (int, int) {
	const thin = 3 // pixels
	start := int(math.Round(from))
	if length < thin {
		return start, start + max(1, int(math.Round(length)))
	}
	return start, int(math.Round(from + length))
}

func (r *raster) fill(m fillMark) {
	if m.radius <= 0 {
		r.px.fill(r.box(m.Rect), m.colour)
		return
	}
	b := r.box(m.Rect)
	x0, y0, x1, y1 := float64(b.Min.X), float64(b.Min.Y), float64(b.Max.X), float64(b.Max.Y)
	z := r.path(b)
	for _, s := range roundBox(x0, y0, x1, y1, m.radius*r.sx, m.radius*r.sy) {
		z.segment(s, 0, 0, 1, 1)
	}
	z.paint(m.colour)
}

// frame has the same whole number of pixels on every side.
func (r *raster) frame(m frameMark) {
	b := r.box(m.Rect)
	tx, ty := max(1, int(math.Round(m.width*r.sx))), max(1, int(math.Round(m.width*r.sy)))
	r.px.fill(image.Rect(b.Min.X, b.Min.Y, b.Max.X, b.Min.Y+ty), m.colour)
	r.px.fill(image.Rect(b.Min.X, b.Max.Y-ty, b.Max.X, b.Max.Y), m.colour)
	r.px.fill(image.Rect(b.Min.X, b.Min.Y+ty, b.Min.X+tx, b.Max.Y-ty), m.colour)
	r.px.fill(image.Rect(b.Max.X-tx, b.Min.Y+ty, b.Max.X, b.Max.Y-ty), m.colour)
}

func (r *raster) stroke(m strokeMark) {
	length := math.Hypot(m.x2-m.x1, m.y2-m.y1)
	if length == 0 {
		return
	}
	ux, uy := (m.x2-m.x1)/length, (m.y2-m.y1)/length
	for _, d := range dashes(length, m.on, m.off) {
		part := m
		part.x1, part.y1 = m.x1+ux*d[0], m.y1+uy*d[0]
		part.x2, part.y2 = m.x1+ux*d[1], m.y1+uy*d[1]
		r.dash(part, ux, uy)
	}
}

// dash paints one straight piece: on whole pixels if it is level or upright.
func (r *raster) dash(m strokeMark, ux, uy float64) {
	half := m.width / 2
	switch {
	case uy == 0:
		r.px.fill(r.box(Rect{min(m.x1, m.x2), m.y1 - half, math.Abs(m.x2 - m.x1), m.width}), m.colour)
	case ux == 0:
		r.px.fill(r.box(Rect{m.x1 - half, min(m.y1, m.y2), m.width, math.Abs(m.y2 - m.y1)}), m.colour)
	default:
		nx, ny := -uy*half, ux*half
		corners := [][2]float64{{m.x1 + nx, m.y1 + ny}, {m.x2 + nx, m.y2 + ny}, {m.x2 - nx, m.y2 - ny}, {m.x1 - nx, m.y1 - ny}}
		box := Rect{min(m.x1, m.x2) - half, min(m.y1, m.y2) - half, math.Abs(m.x2-m.x1) + m.width, math.Abs(m.y2-m.y1) + m.width}
		z := r.path(r.box(box).Inset(-1))
		for i, c := range corners {
			op := opentype.SegmentOpLineTo
			if i == 0 {
				op = opentype.SegmentOpMoveTo
			}
			z.segment(segment(op, c[0], c[1]), 0, 0, r.sx, r.sy)
		}
		z.paint(m.colour)
	}
}

// dashes cuts a length into the stretches that are drawn.
func dashes(length, on, off float64) [][2]float64 {
	if on <= 0 || off <= 0 {
		return [][2]float64{{0, length}}
	}
	var out [][2]float64
	for at := 0.0; at < length; at += on + off {
		out = append(out, [2]float64{at, min(at+on, length)})
	}
	return out
}

// modules gives every module the same whole number of pixels each way, as a
// printer wants them. On a screen, where a module is but a pixel or two, that would
// shrink the code by up to half: there each module is as large as it is.
func (r *raster) modules(m modulesMark) {
	const coarse = 3 // pixels
	n := m.matrix.Size()
	if min(m.W*r.sx, m.H*r.sy)/float64(n) < coarse {
		r.fineModules(m)
		return
	}
	w, h := int(m.W*r.sx)/n, int(m.H*r.sy)/n
	x0 := int(math.Round((m.X+m.W/2)*r.sx - float64(w*n)/2))
	y0 := int(math.Round((m.Y+m.H/2)*r.sy - float64(h*n)/2))
	for y := range n {
		for x := range n {
			if m.matrix.Dark(x, y) {
				r.px.fill(image.Rect(x0+x*w, y0+y*h, x0+(x+1)*w, y0+(y+1)*h), m.colour)
			}
		}
	}
}

// fineModules fills the code's exact place, its edges smoothed.
func (r *raster) fineModules(m modulesMark) {
	x0, y0, x1, y1 := m.X*r.sx, m.Y*r.sy, (m.X+m.W)*r.sx, (m.Y+m.H)*r.sy
	box := image.Rect(int(math.Floor(x0)), int(math.Floor(y0)), int(math.Ceil(x1))+1, int(math.Ceil(y1))+1)
	if !box.Overlaps(r.px.bounds()) {
		return
	}
	n := m.matrix.Size()
	w, h := (x1-x0)/float64(n), (y1-y0)/float64(n)
	z := r.path(box)
	for y := range n {
		for x := range n {
			if !m.matrix.Dark(x, y) {
				continue
			}
			for i, c := range [][2]float64{{0, 0}, {1, 0}, {1, 1}, {0, 1}} {
				op := opentype.SegmentOpLineTo
				if i == 0 {
					op = opentype.SegmentOpMoveTo
				}
				z.segment(segment(op, float64(x)+c[0], float64(y)+c[1]), x0, y0, w, h)
			}
		}
	}
	z.paint(m.colour)
}

func (r *raster) text(m textMark) {
	em := m.style.em()
	x := m.x
	for _, run := range m.runs {
		kx, ky := em*r.sx/run.font.upem, em*r.sy/run.font.upem
		for _, g := range run.glyphs {
			switch {
			case g.missing:
				r.frame(missingFrame(x, m.y, em))
			default:
				r.glyph(run.font.outline(g.id), (x+g.dx*em)*r.sx, (m.y-g.dy*em)*r.sy, kx, ky, m.style.Colour)
			}
			x += g.advance * em
		}
	}
}

// glyph paints an outline whose origin stands at x, y pixels.
func (r *raster) glyph(o outline, x, y, kx, ky float64, c color.RGBA) {
	if len(o.segments) == 0 {
		return
	}
	box := image.Rect(
		int(math.Floor(x+o.minX*kx)), int(math.Floor(y-o.maxY*ky)),
		int(math.Ceil(x+o.maxX*kx))+1, int(math.Ceil(y-o.minY*ky))+1,
	)
	if !box.Overlaps(r.px.bounds()) {
		return
	}
	z := r.path(box)
	for _, s := range o.segments {
		z.segment(s, x, y, kx, -ky)
	}
	z.paint(c)
}

// filler is kept from one path to the next to save memory.
type filler struct {
	z    vector.Rasterizer
	mask image.Alpha
}
