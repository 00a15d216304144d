package sheet

import (
	"fmt"
	"image"
	"image/color"
	stddraw "image/draw"

	"golang.org/x/image/draw"
)

// Picture is a bitmap that stands on a page, such as a logo. What is transparent
// in it is white.
type Picture struct{ img *image.RGBA }

// NewPicture takes the pixels of img.
func NewPicture(img image.Image) *Picture {
	b := img.Bounds()
	flat := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	whiten(flat.Pix)
	stddraw.Draw(flat, flat.Rect, img, b.Min, stddraw.Over)
	return &Picture{img: flat}
}

// Size is how large the picture is in a box of at most w x h millimetres that
// keeps its shape.
func (p *Picture) Size(w, h float64) (float64, float64) {
	pw, ph := float64(p.img.Rect.Dx()), float64(p.img.Rect.Dy())
	if pw == 0 || ph == 0 {
		return 0, 0
	}
	scale := min(w/pw, h/ph)
	return pw * scale, ph * scale
}

// Picture draws a picture over the whole box.
func (p *Page) Picture(r Rect, pic *Picture) { p.add(pictureMark{Rect: r, picture: pic}) }

type pictureMark struct {
	Rect
	picture *Picture
}

func (m pictureMark) draw(d device) { d.picture(m) }

// picture scales the pixels to the box.
func (r *raster) picture(m pictureMark) {
	box := r.box(m.Rect)
	if !box.Overlaps(r.px.bounds()) || box.Empty() {
		return
	}
	scaled := image.NewRGBA(image.Rect(0, 0, box.Dx(), box.Dy()))
	draw.CatmullRom.Scale(scaled, scaled.Rect, m.picture.img, m.picture.img.Rect, draw.Src, nil)
	part := box.Intersect(r.px.bounds())
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			c := scaled.RGBAAt(x-box.Min.X, y-box.Min.Y)
			r.px.fill(image.Rect(x, y, x+1, y+1), color.RGBA{c.R, c.G, c.B, 0xff})
		}
	}
}

// pdfPictures are the pictures a document uses, in the order they are met.
type pdfPictures struct{ list []*Picture }

func (p *pdfPictures) number(pic *Picture) int {
	for i, have := range p.list {
		if have == pic {
			return i
		}
	}
	p.list = append(p.list, pic)
	return len(p.list) - 1
}

// picture places the image object on the box.
func (c *content) picture(m pictureMark) {
	c.op("q")
	c.op("cm", m.W/pointMM, 0, 0, m.H/pointMM, c.x(m.X), c.y(m.Y+m.H))
	c.b = fmt.Appendf(c.b, "/P%d Do\n", c.pictures.number(m.picture))
	c.op("Q")
}

// write adds the picture's object and returns its number.
func (p *Picture) write(w *objects) int {
	n := p.img.Rect.Dx() * p.img.Rect.Dy()
	rgb := make([]byte, 0, 3*n)
	for i := 0; i < 4*n; i += 4 {
		rgb = append(rgb, p.img.Pix[i], p.img.Pix[i+1], p.img.Pix[i+2])
	}
	return w.stream(fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8",
		p.img.Rect.Dx(), p.img.Rect.Dy()), rgb)
}
