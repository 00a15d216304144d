package slip

import (
	"image/color"
	"strings"

	"ieumdesk/ui/slip/sheet"
)

// The colours are those of KRDS, the government's design system. Each keeps
// its contrast when a black-and-white printer makes greys of them.
var (
	ink       = color.RGBA{0x1e, 0x21, 0x24, 0xff} // gray 90
	second    = color.RGBA{0x46, 0x4c, 0x53, 0xff} // gray 70
	hairline  = color.RGBA{0xb1, 0xb8, 0xbe, 0xff} // gray 30
	navy      = color.RGBA{0x06, 0x3a, 0x74, 0xff} // secondary 70
	tint      = color.RGBA{0xee, 0xf2, 0xf7, 0xff} // secondary 5
	blue      = color.RGBA{0x25, 0x6e, 0xf4, 0xff} // primary 50
	paleBlue  = color.RGBA{0xec, 0xf2, 0xfe, 0xff} // primary 5
	amber     = color.RGBA{0x9e, 0x6a, 0x00, 0xff} // warning 50
	paleAmber = color.RGBA{0xff, 0xf3, 0xdb, 0xff} // warning 5
	red       = color.RGBA{0xbd, 0x2c, 0x0f, 0xff} // danger 60
	white     = color.RGBA{0xff, 0xff, 0xff, 0xff}
	black     = color.RGBA{0x00, 0x00, 0x00, 0xff}
)

// palette is what a paper's colours are used for.
type palette struct{ text, soft, rule, strong, ground, mark, panel, note, noteGround, void color.RGBA }

var (
	colours = palette{text: ink, soft: second, rule: hairline, strong: navy, ground: tint, mark: blue, panel: paleBlue, note: amber, noteGround: paleAmber, void: red}
	// A roll's printer burns black dots: a tint would be a pattern of them.
	thermal = palette{text: black, soft: black, rule: black, strong: black, ground: white, mark: black, panel: white, note: black, noteGround: white, void: black}
)

const (
	cellPad = 4.0 // millimetres left of a label and of a value
	cellEnd = 1.0 // right of a value
)

// density is how generously a sheet is set. The first that fits is taken.
type density struct {
	points  float64 // of what was filled in
	pad     float64 // above and below a row's text, millimetres
	gap     float64 // between sections, millimetres
	leading float64 // line height, multiple of the size
	brief   bool    // no headings, and what can stand side by side does
	shared  bool    // one of several on a page: a small head
}

// The densities of a sheet that has its pages to itself, by paper, and of those
// that share one.
var (
	onA4 = []density{
		{points: 11.5, pad: 2.2, gap: 7},
		{points: 11, pad: 1.8, gap: 6},
		{points: 11, pad: 1.4, gap: 5},
		{points: 10.5, pad: 1.2, gap: 4.5},
		{points: 10.5, pad: 0.9, gap: 3.8},
		{points: 10, pad: 0.9, gap: 3.6},
		{points: 10, pad: 0.7, gap: 3.2},
		{points: 10, pad: 0.7, gap: 3, leading: 1.34, brief: true},
		{points: 9.5, pad: 0.5, gap: 2.6, leading: 1.3, brief: true},
	}
	onA5 = []density{
		{points: 10.5, pad: 1.1, gap: 4},
		{points: 10.5, pad: 0.8, gap: 3.4},
		{points: 10, pad: 0.7, gap: 3, leading: 1.36},
		{points: 10, pad: 0.6, gap: 2.6, leading: 1.32, brief: true},
		{points: 9.5, pad: 0.5, gap: 2.2, leading: 1.3, brief: true},
	}
	onRoll  = []density{{points: 12, pad: 0.8, gap: 3.4, leading: 1.32, brief: true}}
	sharing = []density{
		{points: 11, pad: 1.1, gap: 3.6, leading: 1.36, brief: true, shared: true},
		{points: 10.5, pad: 0.9, gap: 3.2, leading: 1.34, brief: true, shared: true},
		{points: 10, pad: 0.8, gap: 2.8, leading: 1.32, brief: true, shared: true},
		{points: 10, pad: 0.55, gap: 2.4, leading: 1.3, brief: true, shared: true},
		{points: 9.5, pad: 0.45, gap: 2, leading: 1.28, brief: true, shared: true},
	}
)

// densities are those of a sheet that has the paper to itself.
func (p Paper) densities() []density {
	switch {
	case p.Roll():
		return onRoll
	case p.W < A4.W:
		return onA5
	}
	return onA4
}

// look is the set of styles at one density.
type look struct {
	density
	palette
	mono        bool        // for a printer of black dots
	stacked     bool        // labels stand above their values
	labelW      float64     // millimetres, where labels stand beside
	plain, bold sheet.Style // what was filled in
	label       sheet.Style
	name        sheet.Style // of person, employer and job
	section     sheet.Style // headings
	small       sheet.Style // notes and footer
	title, when sheet.Style // the largest: what it is, and when to be there
	under       sheet.Style // the second language below a label
	other       sheet.Style // and below a value
}

// newLook makes the styles for a paper; s is nil where Korean stands alone.
func newLook(fonts *Fonts, lang string, memo *sheet.Memo, paper Paper, s *Second, d density) *look {
	if d.leading == 0 {
		d.leading = 1.42
	}
	l := &look{density: d, palette: colours}
	l.labelW = 27
	if s != nil {
		l.labelW = 34
		if d.shared { // so that most labels stand on one line in both languages
			l.labelW = 38
		}
	}
	if paper.W < A4.W {
		l.labelW -= 4
	}
	if paper.Roll() {
		l.palette, l.mono = thermal, true
		l.labelW, l.stacked = 20, s != nil // two languages do not stand beside a value
	}
	regular := sheet.Style{Fonts: []*sheet.Font{fonts.Regular}, Size: d.points, Colour: l.text, Lang: lang, Leading: d.leading, Memo: memo}
	strong := regular
	strong.Fonts = []*sheet.Font{fonts.Bold}
	l.plain, l.bold = regular, strong
	l.label = strong.WithSize(d.points - 1).WithColour(l.strong)
	l.name = strong.WithSize(d.points + 2.5)
	l.section = strong.WithSize(d.points + 1).WithColour(l.strong)
	l.small = regular.WithSize(d.points - 1).WithColour(l.soft)
	l.title = strong.WithSize(30).WithColour(l.strong)
	l.when = strong.WithSize(d.points + 8.5)
	if paper.W < A4.W {
		l.when, l.title = l.when.WithSize(d.points+5), l.title.WithSize(22)
	}
	if paper.Roll() {
		l.title, l.when = l.title.WithSize(20), l.when.WithSize(d.points+3)
	}
	if d.brief {
		l.name, l.when = l.name.WithSize(d.points+1.5), l.when.WithSize(d.points+4)
	}
	if d.shared {
		l.title = l.title.WithSize(20)
	}
	l.title.Leading, l.when.Leading, l.name.Leading = 1.2, 1.25, 1.3
	if strings.HasPrefix(lang, "ko") {
		l.title.Tracking = 0.22 // as titles of Korean documents are set
		if paper.Roll() {
			l.title.Tracking = 0.08
		}
	}
	if s != nil {
		l.under = regular.WithSize(8).WithColour(l.soft)
		l.under.Lang, l.under.Leading = s.Lang, spacing(s.Lang, 1.3)
		if d.points > 10.5 {
			l.under.Size = 8.5
		}
		l.other = l.under.WithSize(max(8.5, d.points-1.5))
	}
	return l
}
