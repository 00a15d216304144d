package dayfile

import (
	"fmt"
	"image/color"

	"ieumdesk/assets"
	"ieumdesk/ui/slip"
	"ieumdesk/ui/slip/sheet"
)

// The colours are those of the slip: KRDS, legible in greys too.
var (
	ink      = color.RGBA{0x1e, 0x21, 0x24, 0xff} // gray 90
	second   = color.RGBA{0x46, 0x4c, 0x53, 0xff} // gray 70
	hairline = color.RGBA{0xb1, 0xb8, 0xbe, 0xff} // gray 30
	navy     = color.RGBA{0x06, 0x3a, 0x74, 0xff} // secondary 70
	tint     = color.RGBA{0xee, 0xf2, 0xf7, 0xff} // secondary 5
)

// The page, in millimetres.
const (
	pageW, pageH = 210.0, 297.0
	margin       = 18.0
	width        = pageW - 2*margin
	top          = 16.0
	bottom       = 280.0
	cellPad      = 1.6
)

// PDF is a report as it is printed and filed: the log, its rows on the pages after.
func PDF(fonts *slip.Fonts, w *assets.Words, r Report) ([]byte, error) {
	p := Put(w, r)
	return Draw(fonts, w, p).PDF(sheet.Meta{Title: p.Title + " " + p.Period, Creator: "Ieum Desk", Created: p.Made})
}

// Draw lays a paper out on A4.
func Draw(fonts *slip.Fonts, w *assets.Words, p Paper) *sheet.Document {
	d := &drawing{words: w, paper: p, doc: sheet.NewDocument(w.Language)}
	regular := sheet.Style{Fonts: []*sheet.Font{fonts.Regular}, Size: 9.5, Colour: ink, Lang: w.Language, Leading: 1.35, Memo: sheet.NewMemo()}
	bold := regular
	bold.Fonts = []*sheet.Font{fonts.Bold}
	d.plain, d.bold = regular, bold
	d.begin()
	d.head()
	for _, t := range p.Tables {
		d.table(t, grid, d.plain, 1.1)
	}
	d.remarks()
	if len(p.Rows.Rows) > 0 {
		d.begin()
		d.table(p.Rows, rowShares, d.plain.WithSize(7.5), 0.8)
	}
	d.feet()
	return d.doc
}

// rowShares is how many shares the width of the rows has.
const rowShares = 50

// drawing is a paper on its way to pages.
type drawing struct {
	words       *assets.Words
	paper       Paper
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
		said := spaced(d.paper.Title, d.paper.Period, d.words.T("dayfile.continued"))
		d.y = d.page.Text(d.bold.WithColour(navy), said, margin, top, width) + 3
	}
}

// fits reports whether the page has so many millimetres left.
func (d *drawing) fits(h float64) bool { return d.y+h <= bottom }

// head is the title, the boxes to sign in, and whose log it is.
func (d *drawing) head() {
	const boxW, boxHead, boxH, sideW = 19.0, 6.5, 15.5, 8.5
	p := d.paper
	left := pageW - margin - boxW*float64(len(p.Approval))
	small := d.plain.WithSize(9).WithAlign(sheet.Centre)
	label := sheet.Rect{X: left - sideW, Y: top, W: sideW, H: boxHead + boxH}
	d.page.Fill(label, tint)
	d.page.Frame(label, 0.2, hairline)
	b := small.Layout(d.words.T("dayfile.approval"), sideW-1)
	d.page.Place(b, label.X+0.5, label.Y+(label.H-b.Height)/2)
	for i, who := range p.Approval {
		x := left + boxW*float64(i)
		d.page.Fill(sheet.Rect{X: x, Y: top, W: boxW, H: boxHead}, tint)
		d.page.Frame(sheet.Rect{X: x, Y: top, W: boxW, H: boxHead}, 0.2, hairline)
		d.page.Frame(sheet.Rect{X: x, Y: top + boxHead, W: boxW, H: boxH}, 0.2, hairline)
		d.page.Text(small, who, x, top+(boxHead-small.LineHeight())/2, boxW)
	}
	room := label.X - margin - 4
	title, _ := d.bold.WithSize(24).WithColour(navy).Fit(p.Title, room, 12, 14)
	y := d.page.Place(title, margin, top)
	period, _ := d.plain.WithSize(12).WithColour(second).Fit(p.Period, room, 11, 9)
	d.page.Place(period, margin, y+0.5)
	d.y = top + boxHead + boxH + 5
	labels := 0.0
	for _, f := range p.Facts {
		labels = max(labels, d.bold.Layout(f.Label, width/4).Ink())
	}
	for _, f := range p.Facts {
		d.page.Text(d.bold.WithColour(navy), f.Label, margin, d.y, width/4)
		x := margin + labels + 5
		d.y = d.page.Text(d.plain, f.Text, x, d.y, pageW-margin-x) + 0.6
	}
	d.y++
}

// heading names what follows.
func (d *drawing) heading(s string) {
	d.y = d.page.Text(d.bold.WithSize(10.5).WithColour(navy), s, margin, d.y+3.2, width) + 1.2
}

// labelW is the width of a label beside what was typed.
const labelW = width / grid

// remarks are what was typed, each beside its label, and the notes.
func (d *drawing) remarks() {
	line := d.plain.LineHeight()
	d.y += 4
	for _, f := range d.paper.Remarks {
		b := d.plain.Layout(f.Text, width-labelW-2*cellPad)
		if !d.fits(min(b.Height, 3*line) + 2*cellPad) {
			d.begin()
		}
		d.remark(f.Label, b)
	}
	for _, n := range d.paper.Notes {
		b := d.plain.WithColour(second).Layout(n, width)
		if !d.fits(b.Height + 3) {
			d.begin()
		}
		d.y = d.page.Place(b, margin, d.y+3)
	}
}

// remark is a framed text beside its label; what the page does not hold goes on to
// the next.
func (d *drawing) remark(label string, b sheet.Block) {
	line := b.Style.LineHeight()
	for {
		head, tail := b.Cut(int((bottom - d.y - 2*cellPad) / line))
		h := max(head.Height, line) + 2*cellPad
		frame := sheet.Rect{X: margin, Y: d.y, W: labelW, H: h}
		d.page.Fill(frame, tint)
		d.page.Text(d.bold.WithColour(navy), label, margin+cellPad, d.y+cellPad, labelW-2*cellPad)
		d.page.Frame(frame, 0.2, hairline)
		d.page.Frame(sheet.Rect{X: margin + labelW, Y: d.y, W: width - labelW, H: h}, 0.2, hairline)
		d.page.Place(head, margin+labelW+cellPad, d.y+cellPad)
		d.y += h
		if tail.Lines() == 0 {
			return
		}
		b = tail
		d.begin()
	}
}

// feet say on every page which of how many it is.
func (d *drawing) feet() {
	st := d.plain.WithSize(8).WithColour(second)
	for i, p := range d.doc.Pages {
		p.Fill(sheet.Rect{X: margin, Y: bottom + 3, W: width, H: 0.15}, hairline)
		p.Text(st, d.paper.Facts[0].Text, margin, bottom+3.8, width-30)
		p.Text(st.WithAlign(sheet.Right), fmt.Sprintf("%d / %d", i+1, len(d.doc.Pages)), pageW-margin-30, bottom+3.8, 30)
	}
}
