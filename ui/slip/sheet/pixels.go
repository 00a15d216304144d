package sheet

import (
	"image"
	"image/color"
)

// pixels is a bitmap, or a band of one, that is painted on. Coordinates are
// those of the whole bitmap; what lies outside the band is left out.
type pixels interface {
	bounds() image.Rectangle
	fill(image.Rectangle, color.RGBA)
	blend(mask *image.Alpha, at image.Point, c color.RGBA)
}

type rgbaPixels struct{ *image.RGBA }

func (p rgbaPixels) bounds() image.Rectangle { return p.Rect }

func (p rgbaPixels) fill(r image.Rectangle, c color.RGBA) {
	r = r.Intersect(p.Rect)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := p.Pix[p.PixOffset(r.Min.X, y):][:4*r.Dx()]
		for i := 0; i < len(row); i += 4 {
			row[i], row[i+1], row[i+2], row[i+3] = c.R, c.G, c.B, 0xff
		}
	}
}

func (p rgbaPixels) blend(mask *image.Alpha, at image.Point, c color.RGBA) {
	r := mask.Rect.Add(at).Intersect(p.Rect)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		cover := mask.Pix[mask.PixOffset(r.Min.X-at.X, y-at.Y):][:r.Dx()]
		row := p.Pix[p.PixOffset(r.Min.X, y):][:4*r.Dx()]
		for i, a := range cover {
			if a == 0 {
				continue
			}
			px := row[4*i : 4*i+4]
			px[0], px[1], px[2] = mix(px[0], c.R, a), mix(px[1], c.G, a), mix(px[2], c.B, a)
		}
	}
}

type grayPixels struct{ *image.Gray }

func (p grayPixels) bounds() image.Rectangle { return p.Rect }

func (p grayPixels) fill(r image.Rectangle, c color.RGBA) {
	r = r.Intersect(p.Rect)
	v := color.GrayModel.Convert(c).(color.Gray).Y
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := p.Pix[p.PixOffset(r.Min.X, y):][:r.Dx()]
		for i := range row {
			row[i] = v
		}
	}
}

func (p grayPixels) blend(mask *image.Alpha, at image.Point, c color.RGBA) {
	r := mask.Rect.Add(at).Intersect(p.Rect)
	v := color.GrayModel.Convert(c).(color.Gray).Y
	for y := r.Min.Y; y < r.Max.Y; y++ {
		cover := mask.Pix[mask.PixOffset(r.Min.X-at.X, y-at.Y):][:r.Dx()]
		row := p.Pix[p.PixOffset(r.Min.X, y):][:r.Dx()]
		for i, a := range cover {
			if a != 0 {
				row[i] = mix(row[i], v, a)
			}
		}
	}
}

// mix lays new over old with a coverage of a/255.
func mix(old, new, a uint8) uint8 {
	v := uint32(old)*(255-uint32(a)) + uint32(new)*uint32(a) + 127
	return uint8(v / 255)
}
