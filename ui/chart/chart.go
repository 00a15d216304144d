// Package chart draws the figures of a month and a year: lines over time and bars
// by dong, age and route. gonum.org/v1/plot lays the axes, bars and lines out; what
// it draws becomes marks of a sheet (canvas.go), so that the window, the printer
// and a PDF show one drawing in which text is text. It links no Fyne.
//
// A series is known by its place, its dashes and its name, never by colour alone.
package chart

import (
	"image/color"
	"math"

	"ieumdesk/ui/slip/sheet"
)

// Chart is what is shown.
type Chart struct {
	Kind   Kind
	Labels []string // along the axis of what is compared: days, dongs
	Series []Series
	Share  bool   // values are parts of one and shown in per cent
	Hidden string // stands where a value is not shown: 5 미만
}

// Kind is how a chart looks.
type Kind int

// The kinds of chart.
const (
	Lines   Kind = iota // over time
	Bars                // one below the other, each with its value behind it
	Columns             // over time, one series, each with its value above it
)

// Series is one row of values.
type Series struct {
	Name   string
	Values []float64 // as many as there are labels; Unseen where one is not shown
}

// Unseen is a value that is not shown because it would give somebody away.
var Unseen = math.NaN()

// Look are the colours a chart is drawn in.
type Look struct {
	Ink, Second, Line color.RGBA
	Series            [3]color.RGBA
}

// Paper is the look on white paper, legible in greys too.
var Paper = Look{
	Ink: color.RGBA{0x1e, 0x21, 0x24, 0xff}, Second: color.RGBA{0x46, 0x4c, 0x53, 0xff}, Line: color.RGBA{0xcd, 0xd1, 0xd5, 0xff},
	Series: [3]color.RGBA{{0x25, 0x6e, 0xf4, 0xff}, {0x9e, 0x6a, 0x00, 0xff}, {0x1e, 0x21, 0x24, 0xff}},
}

// Height is how high a chart wants to be whose lines of text are so high.
func (c Chart) Height(line float64) float64 {
	if c.Kind != Bars {
		return line * 13
	}
	rows := float64(len(c.Labels)) * (float64(len(c.Series))*1.1 + 0.9)
	return line * (rows + c.legendLines() + 1)
}

// Shows reports whether any value is seen.
func (c Chart) Shows() bool {
	for _, s := range c.Series {
		for _, v := range s.Values {
			if !math.IsNaN(v) {
				return true
			}
		}
	}
	return false
}

// Leading is the height of a line of text as a multiple of its size.
const Leading = 1.45

func (c Chart) legendLines() float64 {
	if len(c.Series) < 2 {
		return 0
	}
	return 1.6
}

// Draw draws a chart into a box of a page in type of so many points.
func (p *Pen) Draw(page *sheet.Page, box sheet.Rect, c Chart, look Look, points float64) {
	if len(c.Labels) == 0 || len(c.Series) == 0 {
		return
	}
	d := &drawing{pen: p, page: page, chart: c, look: look, points: points}
	box = d.legend(box)
	d.plot(box)
}
