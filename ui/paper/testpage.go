package paper

import (
	"context"
	"fmt"
	"image/color"

	"ieumdesk/assets"
	"ieumdesk/ui/printer"
	"ieumdesk/ui/slip"
	"ieumdesk/ui/slip/sheet"
)

// TestPage prints a page that shows whether paper and margins of a printer are right:
// a frame at the margins, a scale to hold a ruler to, logo and footer. then gets what
// the printer says, once the page is out.
func (p *Press) TestPage(to string, then func(error)) {
	w := p.d.Words
	var err error
	p.d.Run.Do(func() {
		var with material
		if with, err = p.material(p.ctx, to); err != nil {
			return
		}
		raw, unset := p.d.Session.Setting(p.ctx, "print.raw")
		if err = unset; err != nil {
			return
		}
		err = p.printTest(p.ctx, to, testPage(with, w, to, p.d.Now().Format("2006-01-02 15:04")), raw == "yes" && with.setup.Paper.Roll())
	}, func() { then(err) })
}

func (p *Press) printTest(ctx context.Context, to string, doc *sheet.Document, raw bool) error {
	job, err := p.spooler.Print(ctx, to, printer.Document{Title: "Test page", Sheet: doc, Created: p.d.Now(), Raw: raw})
	if err != nil {
		return err
	}
	return p.spooler.Follow(ctx, job, nil)
}

// testPage draws it for the desk's paper.
func testPage(with material, w *assets.Words, printer, when string) *sheet.Document {
	ink := color.RGBA{0x1e, 0x21, 0x24, 0xff}
	setup := with.setup
	width, height := setup.Paper.W, setup.Paper.H
	if setup.Paper.Roll() {
		height = 110
	}
	m := setup.Margins
	if m == (slip.Margins{}) || setup.Paper.Roll() {
		m = slip.Margins{Top: 10, Right: 5, Bottom: 10, Left: 5}
	}
	doc := sheet.NewDocument(w.Language)
	page := doc.AddPage(width, height)
	frame := sheet.Rect{X: m.Left, Y: m.Top, W: width - m.Left - m.Right, H: height - m.Top - m.Bottom}
	page.Frame(frame, 0.4, ink)
	x, y, room := frame.X+6, frame.Y+8, frame.W-12
	title := sheet.Style{Fonts: []*sheet.Font{with.fonts.Bold}, Size: 16, Colour: ink, Lang: w.Language}
	plain := sheet.Style{Fonts: []*sheet.Font{with.fonts.Regular}, Size: 10, Colour: ink, Lang: w.Language}
	if logo := setup.Logo; logo != nil {
		lw, lh := logo.Size(room, 12)
		page.Picture(sheet.Rect{X: x, Y: y, W: lw, H: lh}, logo)
		y += 16
	}
	y = page.Text(title, w.T("settings.print.test.title"), x, y, room) + 3
	y = page.Text(plain, fmt.Sprintf("%s · %s", printer, when), x, y, room) + 3
	y = page.Text(plain, w.T("settings.print.test.text"), x, y, room) + 6
	scale(page, plain, x, y, 10*float64(int(room/10)))
	if setup.Footer != "" {
		page.Text(plain.WithSize(8), setup.Footer, x, frame.Y+frame.H-8, room)
	}
	return doc
}

// scale draws a ruler of so many millimetres.
func scale(page *sheet.Page, st sheet.Style, x, y, length float64) {
	page.Fill(sheet.Rect{X: x, Y: y + 6, W: length, H: 0.25}, st.Colour)
	for mm := 0.0; mm <= length; mm += 5 {
		tick := 2.0
		if int(mm)%10 == 0 {
			tick = 4
		}
		page.Fill(sheet.Rect{X: x + mm, Y: y + 6 - tick, W: 0.25, H: tick}, st.Colour)
	}
	page.Text(st.WithSize(8), fmt.Sprintf("%.0f mm", length), x, y+7, 40)
}
