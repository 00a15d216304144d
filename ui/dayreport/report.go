// Package dayreport lays the month and the year of a desk out as they are printed
// and filed: its tables and charts on A4. It is given texts and draws what the
// window shows; it counts nothing and links no Fyne.
package dayreport

import (
	"fmt"
	"image/color"

	"ieumdesk/ui/chart"
	"ieumdesk/ui/slip"
	"ieumdesk/ui/slip/sheet"
)

// Report is a month or a year in words and charts.
type Report struct {
	Title, Period, Desk string
	Lang                string // BCP 47
	Notes               []string
	Parts               []Part
}

// Part is a table, a chart, or both, under a heading.
type Part struct {
	Title string
	Table Table
	Chart *chart.Chart // nil: none
}

// Table is rows of cells; the first column says what a row stands for, the others
// are numbers.
type Table struct {
	Columns []string
	Rows    [][]string
	Sum     bool // the last row adds the others up
}

// The page, in millimetres, and the size of type in points.
const (
	pageW, pageH = 210.0, 297.0
	margin       = 18.0
	width        = pageW - 2*margin
	top          = 16.0
	bottom       = 280.0
	points       = 9.0
)

// The colours are those of the slip: KRDS, legible in greys too.
var (
	ink      = color.RGBA{0x1e, 0x21, 0x24, 0xff} // gray 90
	second   = color.RGBA{0x46, 0x4c, 0x53, 0xff} // gray 70
	hairline = color.RGBA{0xb1, 0xb8, 0xbe, 0xff} // gray 30
	navy     = color.RGBA{0x06, 0x3a, 0x74, 0xff} // secondary 70
	tint     = color.RGBA{0xee, 0xf2, 0xf7, 0xff} // secondary 5
	white    = color.RGBA{0xff, 0xff, 0xff, 0xff}
)

// Draw lays a report out.
func Draw(fonts *slip.Fonts, pen *chart.Pen, r Report) *sheet.Document {
	plain := sheet.Style{Fonts: []*sheet.Font{fonts.Regular}, Size: points, Colour: ink, Lang: r.Lang, Leading: 1.35, Memo: sheet.NewMemo()}
	bold := plain
	bold.Fonts = []*sheet.Font{fonts.Bold}
	d := &drawing{report: r, pen: pen, doc: sheet.NewDocument(r.Lang), plain: plain, bold: bold}
	d.begin()
	d.head()
	for _, p := range r.Parts {
		d.part(p)
	}
	d.feet()
	return d.doc
}

// drawing is a report on its way to pages.
type drawing struct {
	report      Report
	pen         *chart.Pen
	doc         *sheet.Document
	page        *sheet.Page
	y           float64 // where the next thing goes
	plain, bold sheet.Style
}

// begin starts a page.
func (d *drawing) begin() {
	d.page = d.doc.AddPage(pageW, pageH)
	d.y = top
	if len(d.doc.Pages) > 1 {
		d.y = d.page.Text(d.bold.WithColour(navy), d.report.Title+" · "+d.report.Period, margin, d.y, width) + 3
	}
}

// room starts a page if this one has not so many millimetres left.
func (d *drawing) room(h float64) {
	if d.y+h > bottom {
		d.begin()
	}
}

func (d *drawing) head() {
	d.y = d.page.Text(d.bold.WithSize(20).WithColour(navy), d.report.Title, margin, d.y, width)
	d.y = d.page.Text(d.plain.WithSize(11).WithColour(second), d.report.Period, margin, d.y+1, width)
	d.y = d.page.Text(d.plain.WithSize(11), d.report.Desk, margin, d.y+0.5, width) + 2
	for _, n := range d.report.Notes {
		d.y = d.page.Text(d.plain.WithColour(second), n, margin, d.y, width) + 1
	}
}

// part keeps a heading with what it stands over.
func (d *drawing) part(p Part) {
	chartH := 0.0
	if p.Chart != nil {
		chartH = min(p.Chart.Height(points*chart.Leading*25.4/72), bottom-top-20)
	}
	line := d.plain.LineHeight() + 2*cellPad
	first := chartH
	if p.Chart == nil {
		first = 3 * line
	}
	const above, under = 4.0, 1.5
	title := d.bold.WithSize(10.5).WithColour(navy).Layout(p.Title, width)
	d.room(above + title.Height + under + first)
	d.y = d.page.Place(title, margin, d.y+above) + under
	if p.Chart != nil {
		d.pen.Draw(d.page, sheet.Rect{X: margin, Y: d.y, W: width, H: chartH}, *p.Chart, chart.Paper, points)
		d.y += chartH + 2
	}
	if len(p.Table.Rows) > 0 {
		d.table(p.Table)
	}
}

// feet say on every page which of how many it is.
func (d *drawing) feet() {
	st := d.plain.WithSize(8).WithColour(second)
	for i, p := range d.doc.Pages {
		p.Fill(sheet.Rect{X: margin, Y: bottom + 3, W: width, H: 0.15}, hairline)
		p.Text(st, d.report.Desk, margin, bottom+3.8, width-30)
		p.Text(st.WithAlign(sheet.Right), fmt.Sprintf("%d / %d", i+1, len(d.doc.Pages)), pageW-margin-30, bottom+3.8, 30)
	}
}
