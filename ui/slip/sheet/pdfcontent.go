package sheet

import (
	"bytes"
	"compress/zlib"
	"image/color"
	"math"
	"strconv"
	"strings"
	"sync"
	"unicode/utf16"

	"github.com/go-text/typesetting/font/opentype"
)

// content is the device that writes a page's content stream. PDF counts in
// points from the bottom left corner.
type content struct {
	b      []byte
	height float64    // points
	colour color.RGBA // the fill colour now; the zero value stands for none yet

	fonts    *pdfFonts
	pictures *pdfPictures
	lang     string // of the document
}

func (c *content) x(mm float64) float64 { return mm / pointMM }
func (c *content) y(mm float64) float64 { return c.height - mm/pointMM }

// op writes numbers and then an operator.
func (c *content) op(operator string, numbers ...float64) {
	for _, n := range numbers {
		c.b = append(appendNumber(c.b, n), ' ')
	}
	c.b = append(c.b, operator...)
	c.b = append(c.b, '\n')
}

func (c *content) ink(col color.RGBA) {
	if col == c.colour {
		return
	}
	c.colour = col
	c.op("rg", float64(col.R)/255, float64(col.G)/255, float64(col.B)/255)
}

func (c *content) box(r Rect) { c.op("re", c.x(r.X), c.y(r.Y+r.H), r.W/pointMM, r.H/pointMM) }

func (c *content) fill(m fillMark) {
	c.ink(m.colour)
	if m.radius <= 0 {
		c.box(m.Rect)
		c.op("f")
		return
	}
	for _, s := range roundBox(m.X, m.Y, m.X+m.W, m.Y+m.H, m.radius, m.radius) {
		var xy []float64
		for _, p := range s.ArgsSlice() {
			xy = append(xy, c.x(float64(p.X)), c.y(float64(p.Y)))
		}
		c.op(pathOperators[s.Op], xy...)
	}
	c.op("f")
}

func (c *content) frame(m frameMark) {
	c.ink(m.colour)
	for _, side := range m.sides(m.width) {
		c.box(side)
	}
	c.op("f")
}

var pathOperators = map[opentype.SegmentOp]string{
	opentype.SegmentOpMoveTo: "m", opentype.SegmentOpLineTo: "l", opentype.SegmentOpCubeTo: "c",
}

func (c *content) stroke(m strokeMark) {
	c.op("q")
	c.op("RG", float64(m.colour.R)/255, float64(m.colour.G)/255, float64(m.colour.B)/255)
	c.op("w", m.width/pointMM)
	if m.on > 0 && m.off > 0 {
		c.b = append(c.b, '[')
		c.b = append(appendNumber(c.b, m.on/pointMM), ' ')
		c.b = append(appendNumber(c.b, m.off/pointMM), "] 0 d\n"...)
	}
	c.op("m", c.x(m.x1), c.y(m.y1))
	c.op("l", c.x(m.x2), c.y(m.y2))
	c.op("S")
	c.op("Q")
}

// modules paints the dark modules of a row that touch as one box.
func (c *content) modules(m modulesMark) {
	c.ink(m.colour)
	n := m.matrix.Size()
	side := min(m.W, m.H) / float64(n)
	x0, y0 := m.X+(m.W-side*float64(n))/2, m.Y+(m.H-side*float64(n))/2
	for y := range n {
		for x := 0; x < n; x++ {
			from := x
			for x < n && m.matrix.Dark(x, y) {
				x++
			}
			if x > from {
				c.box(Rect{x0 + float64(from)*side, y0 + float64(y)*side, float64(x-from) * side, side})
			}
		}
	}
	c.op("f")
}

// tracked is the letter spacing, in em, from which readers take letters for
// words of their own; such a line carries its text as a whole.
const tracked = 0.04

func (c *content) text(m textMark) {
	c.ink(m.style.Colour)
	foreign := m.style.Lang != "" && primary(m.style.Lang) != primary(c.lang)
	if foreign { // a screen reader changes its voice
		c.b = append(c.b, "/Span<</Lang("+asciiName(m.style.Lang)+")>>BDC\n"...)
	}
	c.op("BT")
	x, size := c.x(m.x), m.style.Size
	spaced := m.style.Tracking > tracked
	if spaced {
		c.span(textOf(m.runs))
	}
	for _, r := range m.runs {
		f := c.fonts.of(r.font)
		c.b = append(c.b, "/F"...)
		c.b = strconv.AppendInt(c.b, int64(f.number), 10)
		c.b = append(c.b, ' ')
		c.op("Tf", size)
		c.op("Tm", 1, 0, 0, 1, x, c.y(m.y))
		w := writer{content: c, font: f, size: size, spaced: spaced}
		w.run(r)
		x += r.width * size
	}
	if spaced {
		c.b = append(c.b, "EMC\n"...)
	}
	c.op("ET")
	if foreign {
		c.b = append(c.b, "EMC\n"...)
	}
	c.frames(m)
}

// primary is the language of a tag, without script or region.
func primary(lang string) string {
	language, _, _ := strings.Cut(lang, "-")
	return language
}

// span opens a stretch that stands for text, whatever its glyphs say.
func (c *content) span(text string) {
	c.b = append(c.b, "/Span<</ActualText<FEFF"...)
	c.b = append(c.b, hex16(text)...)
	c.b = append(c.b, ">>>BDC\n"...)
}

// frames draws what stands for characters that no font has.
func (c *content) frames(m textMark) {
	x, em := m.x, m.style.em()
	for _, r := range m.runs {
		for _, g := range r.glyphs {
			if g.missing {
				c.frame(missingFrame(x, m.y, em))
			}
			x += g.advance * em
		}
	}
}

// textOf is what the runs of a line say.
func textOf(line []run) string {
	var b strings.Builder
	for _, r := range line {
		for _, g := range r.glyphs {
			b.WriteString(g.text)
		}
	}
	return strings.TrimRight(b.String(), " ")
}

// hex16 is text in UTF-16, big end first, in hexadecimal digits.
func hex16(s string) string {
	const digits = "0123456789ABCDEF"
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		for shift := 12; shift >= 0; shift -= 4 {
			b.WriteByte(digits[u>>shift&15])
		}
	}
	return b.String()
}

// appendNumber writes a number as PDF knows it: no exponent, at most four
// decimals (points: a quarter of a micrometre), no needless zeros.
func appendNumber(b []byte, v float64) []byte {
	if math.Abs(v) < 0.00005 {
		return append(b, '0')
	}
	start := len(b)
	b = strconv.AppendFloat(b, v, 'f', 4, 64)
	if bytes.IndexByte(b[start:], '.') < 0 {
		return b
	}
	return bytes.TrimRight(bytes.TrimRight(b, "0"), ".")
}

func number(v float64) string { return string(appendNumber(nil, v)) }

// deflaters are kept from one file to the next: the tables of one take 1 MB, and
// making them takes as long as what a slip has for them.
var deflaters = sync.Pool{New: func() any {
	z, _ := zlib.NewWriterLevel(nil, deflateLevel) // it fails for no level but a wrong one
	return z
}}

// deflateLevel is where the time goes no further than the size: outlines, most of
// a file, are hardly made smaller by the levels above.
const deflateLevel = 2

// deflate compresses a stream.
func deflate(data []byte) []byte {
	out := bytes.NewBuffer(make([]byte, 0, len(data)/2))
	z := deflaters.Get().(*zlib.Writer)
	defer deflaters.Put(z)
	z.Reset(out)
	_, _ = z.Write(data) // a bytes.Buffer does not fail
	z.Close()
	return out.Bytes()
}
