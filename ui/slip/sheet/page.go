package sheet

import (
	"image/color"
	"slices"
)

// Rect is a box in millimetres; X and Y are its top left corner.
type Rect struct{ X, Y, W, H float64 }

// Inset returns the box made smaller by d millimetres on every side.
func (r Rect) Inset(d float64) Rect { return Rect{r.X + d, r.Y + d, r.W - 2*d, r.H - 2*d} }

// Document is a finished sheet of one or more pages.
type Document struct {
	Lang  string // BCP 47, the main language: readers' screen readers use it
	Pages []*Page
}

// NewDocument starts an empty document.
func NewDocument(lang string) *Document { return &Document{Lang: lang} }

// AddPage appends a page of w x h millimetres.
func (d *Document) AddPage(w, h float64) *Page {
	p := &Page{W: w, H: h}
	d.Pages = append(d.Pages, p)
	return p
}

// Missing lists the characters that no font had on any page, each once, in
// the order they appear.
func (d *Document) Missing() []rune {
	var all []rune
	for _, p := range d.Pages {
		for _, r := range p.missing {
			if !slices.Contains(all, r) {
				all = append(all, r)
			}
		}
	}
	return all
}

// Page is a list of marks, drawn in the order they were made.
type Page struct {
	W, H    float64 // millimetres
	marks   []mark
	missing []rune
}

// mark is one thing on a page; it hands itself to whatever draws the page.
type mark interface{ draw(device) }

// device is what a page is drawn on: a PDF's content or a bitmap.
type device interface {
	fill(fillMark)
	frame(frameMark)
	stroke(strokeMark)
	modules(modulesMark)
	text(textMark)
	picture(pictureMark)
}

type (
	fillMark struct {
		Rect
		radius float64
		colour color.RGBA
	}
	frameMark struct {
		Rect
		width  float64
		colour color.RGBA
	}
	strokeMark struct {
		x1, y1, x2, y2, width float64
		on, off               float64 // dash and gap; both 0: solid
		colour                color.RGBA
	}
	modulesMark struct {
		Rect
		matrix Matrix
		colour color.RGBA
	}
	textMark struct {
		style Style
		runs  []run   // of one line
		x, y  float64 // start of the baseline
	}
)

func (m fillMark) draw(d device)    { d.fill(m) }
func (m frameMark) draw(d device)   { d.frame(m) }
func (m strokeMark) draw(d device)  { d.stroke(m) }
func (m modulesMark) draw(d device) { d.modules(m) }
func (m textMark) draw(d device)    { d.text(m) }

// Matrix is a square code of dark and light modules, such as a QR code without
// its quiet zone.
type Matrix interface {
	Size() int // modules on a side
	Dark(x, y int) bool
}

// Fill paints a box.
func (p *Page) Fill(r Rect, c color.RGBA) { p.add(fillMark{Rect: r, colour: c}) }

// Round paints a box with rounded corners of a radius in millimetres.
func (p *Page) Round(r Rect, radius float64, c color.RGBA) {
	p.add(fillMark{Rect: r, radius: min(radius, r.W/2, r.H/2), colour: c})
}

// Frame draws a box's border, width millimetres thick, inside its edges.
func (p *Page) Frame(r Rect, width float64, c color.RGBA) {
	p.add(frameMark{Rect: r, width: width, colour: c})
}

// sides are the four boxes that make a border t thick.
func (r Rect) sides(t float64) [4]Rect {
	return [4]Rect{
		{r.X, r.Y, r.W, t},
		{r.X, r.Y + r.H - t, r.W, t},
		{r.X, r.Y + t, t, r.H - 2*t},
		{r.X + r.W - t, r.Y + t, t, r.H - 2*t},
	}
}

// Line draws a straight line, width millimetres thick.
func (p *Page) Line(x1, y1, x2, y2, width float64, c color.RGBA) {
	p.add(strokeMark{x1: x1, y1: y1, x2: x2, y2: y2, width: width, colour: c})
}

// Dashes draws a dashed line: on millimetres drawn, off millimetres not.
func (p *Page) Dashes(x1, y1, x2, y2, width, on, off float64, c color.RGBA) {
	p.add(strokeMark{x1: x1, y1: y1, x2: x2, y2: y2, width: width, on: on, off: off, colour: c})
}

// Modules draws a code as large as fits in the box. On a bitmap every module
// has the same whole number of device pixels, so that scanners see sharp
// edges; the code then stands in the middle of the box. The quiet zone is the
// caller's to leave.
func (p *Page) Modules(r Rect, m Matrix, c color.RGBA) {
	p.add(modulesMark{Rect: r, matrix: m, colour: c})
}

// Place puts a block's top left corner at x, y and returns the y below it.
func (p *Page) Place(b Block, x, y float64) float64 {
	st := b.Style
	em, height := st.em(), st.LineHeight()
	baseline := st.baseline()
	for i, l := range b.lines {
		left := x
		switch st.Align {
		case Centre:
			left += (b.Width - l.width*em) / 2
		case Right:
			left += b.Width - l.width*em
		}
		runs := l.runs()
		p.add(textMark{style: st, runs: runs, x: left, y: y + float64(i)*height + baseline})
		p.note(runs)
	}
	return y + b.Height
}

// OnBaseline puts a block with the baseline of its first line at y: where a drawing
// library counts from.
func (p *Page) OnBaseline(b Block, x, y float64) {
	p.Place(b, x, y-b.Style.baseline())
}

// Text lays text out in a width of w millimetres, places it at x, y and
// returns the y below it.
func (p *Page) Text(st Style, text string, x, y, w float64) float64 {
	return p.Place(st.Layout(text, w), x, y)
}

// Missing lists the characters on this page that no font had, each once.
func (p *Page) Missing() []rune { return slices.Clone(p.missing) }

// note remembers the characters of a line that are drawn as frames.
func (p *Page) note(line []run) {
	for _, r := range line {
		cluster := ""
		for _, g := range r.glyphs {
			if g.text != "" {
				cluster = g.text
			}
			if !g.missing {
				continue
			}
			for _, c := range cluster {
				if !r.font.has(c) && !invisible(c) && !slices.Contains(p.missing, c) {
					p.missing = append(p.missing, c)
				}
			}
		}
	}
}

func (p *Page) add(m mark) { p.marks = append(p.marks, m) }
