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

// The page, in millimetres.
const (
	pageW, pageH = 210.0, 297.0
	margin       = 18.0
	width        = pageW - 2*margin
	top          = 15.0 // where the head of the first page starts
	bottom       = 283.0
	labelW       = 27.0
	cellPad      = 4.0 // left of a label and of a value
	cellEnd      = 1.0 // right of a value
)

// density is how generously a slip is set. The first that fits is taken.
type density struct {
	points float64 // of what was filled in
	pad    float64 // above and below a row's text, millimetres
	gap    float64 // between sections, millimetres
}

var densities = []density{
	{points: 11.5, pad: 2.2, gap: 7},
	{points: 11, pad: 1.8, gap: 6},
	{points: 11, pad: 1.4, gap: 5},
	{points: 10.5, pad: 1.2, gap: 4.5},
	{points: 10.5, pad: 0.9, gap: 3.8},
	{points: 10, pad: 0.9, gap: 3.6},
	{points: 10, pad: 0.7, gap: 3.2},
	{points: 9.5, pad: 0.6, gap: 2.8},
}

// comfortable is the density of a slip that needs more than one page anyway.
const comfortable = 3

// look is the set of styles at one density.
type look struct {
	density
	plain, bold sheet.Style // what was filled in
	label       sheet.Style
	name        sheet.Style // of person, employer and job
	section     sheet.Style // headings
	small       sheet.Style // notes and footer
	title, when sheet.Style // the largest: what it is, and when to be there
}

func newLook(fonts *Fonts, lang string, memo *sheet.Memo, d density) look {
	regular := sheet.Style{Fonts: []*sheet.Font{fonts.Regular}, Size: d.points, Colour: ink, Lang: lang, Leading: 1.42, Memo: memo}
	strong := regular
	strong.Fonts = []*sheet.Font{fonts.Bold}
	l := look{
		density: d, plain: regular, bold: strong,
		label:   strong.WithSize(d.points - 1).WithColour(navy),
		name:    strong.WithSize(d.points + 2.5),
		section: strong.WithSize(d.points + 1).WithColour(navy),
		small:   regular.WithSize(d.points - 1).WithColour(second),
		title:   strong.WithSize(30).WithColour(navy),
		when:    strong.WithSize(d.points + 8.5),
	}
	l.title.Leading = 1.2
	if strings.HasPrefix(lang, "ko") {
		l.title.Tracking = 0.22 // as titles of Korean documents are set
	}
	l.when.Leading = 1.25
	l.name.Leading = 1.3
	return l
}
