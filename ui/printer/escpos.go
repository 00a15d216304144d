package printer

import (
	"bytes"
	"encoding/binary"
	"image"
	"math"

	"ieumdesk/ui/slip/sheet"
)

// Receipt printers of 80 mm rolls print 576 dots of an eighth of a millimetre, 72 mm
// in the middle of the paper, and understand ESC/POS. A sheet is sent to them as a
// picture: their own letters have no code page for Nepali or Khmer, and differ from
// one printer to the next in Hangul.
const (
	headDots = 576
	dotsAMM  = 8
	bandRows = 256 // what a printer's memory surely holds
)

// Commands of ESC/POS.
var (
	escReset  = []byte{0x1b, '@'}
	escRaster = []byte{0x1d, 'v', '0', 0} // then width in bytes, height in rows, both little-endian words
	escCut    = []byte{0x1d, 'V', 'B', 0} // feeds to the knife and leaves a little uncut
)

// escpos is a document for a receipt printer, every page cut off.
func escpos(d Document) []byte {
	var out bytes.Buffer
	out.Write(escReset)
	for _, p := range d.Sheet.Pages {
		rollPage(&out, p)
	}
	once := bytes.Clone(out.Bytes()[len(escReset):])
	for range d.Copies - 1 {
		out.Write(once)
	}
	return out.Bytes()
}

func rollPage(out *bytes.Buffer, p *sheet.Page) {
	w, h := dots(p.W), dots(p.H)
	left := (w - headDots) / 2 // what of the paper the head does not reach
	for y := 0; y < h; y += bandRows {
		band := white(image.Rect(left, y, left+headDots, min(y+bandRows, h)))
		p.Gray(band, w, h)
		out.Write(escRaster)
		_ = binary.Write(out, binary.LittleEndian, [2]uint16{headDots / 8, uint16(band.Rect.Dy())}) // a buffer takes everything
		for row := range band.Rect.Dy() {
			out.Write(inked(band.Pix[row*band.Stride:][:headDots]))
		}
	}
	out.Write(escCut)
}

func dots(mm float64) int { return int(math.Round(mm * dotsAMM)) }

// inked packs a row of greys into bits, the darker half of the greys 1: such heads
// know no grey, and a pattern instead would fray the letters.
func inked(row []byte) []byte {
	bits := make([]byte, (len(row)+7)/8)
	for x, grey := range row {
		if grey < 128 {
			bits[x/8] |= 0x80 >> (x % 8)
		}
	}
	return bits
}

// white is an empty bitmap.
func white(r image.Rectangle) *image.Gray {
	img := image.NewGray(r)
	for i := range img.Pix {
		img.Pix[i] = 0xff
	}
	return img
}
