package printer

import (
	"bytes"
	"image"
	"math"

	"ieumdesk/ui/slip/sheet"
)

// device is a printer as GDI measures it, in its own pixels.
type device struct {
	dpiX, dpiY    int
	width, height int // of the paper
	left, top     int // of what it can print on
	right, bottom int // blank edges beyond that
}

// finest is what pages are drawn at for a device that is finer still: nobody sees
// more, and the bitmaps would grow without end.
const finest = 600 // dpi

// placed is a page on a device: the bitmap of w x h pixels is stretched over width x
// height pixels of the device from left, top, counted from where it can print.
type placed struct {
	page          *sheet.Page
	w, h          int
	left, top     int
	width, height int
	end           int // where the device can print no more
	mono          bool
}

// place puts a page on a device in its own size. Drivers round paper to their pixels;
// a page that is as large as the paper then covers it exactly.
func (d device) place(p *sheet.Page) placed {
	out := placed{
		page: p, left: -d.left, top: -d.top, end: d.height - d.top - d.bottom,
		width: covered(p.W, d.dpiX, d.width), height: covered(p.H, d.dpiY, d.height),
	}
	out.w, out.h = drawn(out.width, d.dpiX), drawn(out.height, d.dpiY)
	if onRoll(p) {
		// A driver may call 72 mm the width of its paper, which is what the head reaches.
		out.left += (d.width - out.width) / 2
	}
	// The heads for rolls know no grey and are coarse; the patterns that their drivers
	// make of grey fray the letters.
	out.mono = onRoll(p) && d.dpiX < 400
	return out
}

// covered is how many of a device's pixels mm take up, given those of its paper.
func covered(mm float64, dpi, paper int) int {
	perMM := float64(dpi) / 25.4
	if dpi == 203 { // receipt printers round so what is eight dots a millimetre
		perMM = dotsAMM
	}
	if math.Abs(mm*perMM-float64(paper)) <= perMM {
		return paper
	}
	return int(math.Round(mm * perMM))
}

// drawn is how many pixels of a bitmap are stretched over n of a device's.
func drawn(n, dpi int) int {
	if dpi <= finest {
		return n
	}
	return int(math.Round(float64(n) * finest / float64(dpi)))
}

// edges are the device's blank ones.
func (d device) edges() Edges {
	mm := func(px, dpi int) float64 { return math.Round(float64(px)/float64(dpi)*2540) / 100 }
	return Edges{mm(d.left, d.dpiX), mm(d.top, d.dpiY), mm(d.right, d.dpiX), mm(d.bottom, d.dpiY)}
}

// band is a strip of a page as Windows takes bitmaps: rows from the bottom up, each
// filled up to four bytes, a byte a pixel or, mono, a bit.
type band struct {
	w, h int
	bits []byte
	mono bool

	left, top, width, height int // on the device
}

// bands draws a page from the top down and hands out the strips that show on paper:
// Windows takes one beyond its edges for a failure. A strip is overwritten by the
// next.
func (p placed) bands(take func(band) error) error {
	stride := (p.w + 3) &^ 3
	img, clean := white(image.Rect(0, 0, stride, bandRows)), white(image.Rect(0, 0, stride, bandRows)).Pix
	upsideDown := make([]byte, len(img.Pix))
	for y := 0; y < p.h; y += bandRows {
		rows := min(bandRows, p.h-y)
		img.Rect = image.Rect(0, y, stride, y+rows)
		img.Pix = img.Pix[:rows*stride]
		top, end := p.top+y*p.height/p.h, p.top+(y+rows)*p.height/p.h
		if end <= 0 || top >= p.end {
			continue
		}
		copy(img.Pix, clean)
		p.page.Gray(img, p.w, p.h)
		if bytes.Equal(img.Pix, clean[:len(img.Pix)]) {
			continue
		}
		b := band{w: p.w, h: rows, mono: p.mono, top: top, height: end - top, left: p.left, width: p.width}
		b.bits = flip(upsideDown, img, p.mono)
		if err := take(b); err != nil {
			return err
		}
	}
	return nil
}

// flip writes the rows of img into out from the bottom up.
func flip(out []byte, img *image.Gray, mono bool) []byte {
	rows, size := img.Rect.Dy(), img.Stride
	if mono {
		size = (img.Stride + 31) / 32 * 4
	}
	for y := range rows {
		row, to := img.Pix[y*img.Stride:][:img.Stride], out[(rows-1-y)*size:][:size]
		if mono {
			clear(to)
			copy(to, inked(row))
		} else {
			copy(to, row)
		}
	}
	return out[:rows*size]
}
