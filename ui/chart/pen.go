package chart

import (
	"image"
	"image/color"

	"golang.org/x/image/font/opentype"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"

	"ieumdesk/ui/slip"
	"ieumdesk/ui/slip/sheet"
)

// Pen draws charts in a font. One may be used by several goroutines at once.
type Pen struct {
	fonts *slip.Fonts
	cache *font.Cache // by which the drawing library measures
}

// typeface is the name under which the drawing library knows the font.
const typeface = "Pretendard"

// NewPen makes a pen of the regular weight, as the bytes of its file, and of both
// weights as sheets have them.
func NewPen(regular []byte, fonts *slip.Fonts) (*Pen, error) {
	face, err := opentype.Parse(regular)
	if err != nil {
		return nil, err
	}
	cache := font.NewCache(font.Collection{{Font: font.Font{Typeface: typeface}, Face: face}})
	return &Pen{fonts: fonts, cache: cache}, nil
}

func (p *Pen) handler() text.Handler { return text.Plain{Fonts: p.cache} }

// style is text of a size on the sheet.
func (p *Pen) style(points float64, c color.RGBA) sheet.Style {
	return sheet.Style{Fonts: []*sheet.Font{p.fonts.Regular, p.fonts.Bold}, Size: points, Colour: c, Lang: "ko"}
}

// pixelMM is a pixel of the window in millimetres: 96 to the inch.
const pixelMM = 25.4 / 96

// Image is a chart on a ground for a place of w x h device pixels, scale of which
// make one of the window's, in type of so many of the window's pixels.
func (p *Pen) Image(c Chart, look Look, ground color.RGBA, w, h int, scale, size float64) image.Image {
	doc := sheet.NewDocument("ko")
	page := doc.AddPage(float64(w)/scale*pixelMM, float64(h)/scale*pixelMM)
	page.Fill(sheet.Rect{W: page.W, H: page.H}, ground)
	p.Draw(page, sheet.Rect{W: page.W, H: page.H}, c, look, size*72/96)
	return doc.Raster(0, w, h)
}
