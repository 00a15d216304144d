package slip

import (
	"testing"

	"ieumdesk/model"
	"ieumdesk/ui/slip/sheet"
)

// slipOf is the seeker's slip on a page of its own, as benchmarks draw it.
func slipOf(b *testing.B, f *Fonts, w Words, s Slip) *sheet.Document {
	d, err := DrawSet(f, w, []Slip{s}, model.ReferralSheets[:1], Setup{Paper: A4})
	if err != nil {
		b.Fatal(err)
	}
	return d
}

// setOf are the three sheets of a referral on one page.
func setOf(b *testing.B, f *Fonts, w Words, s Slip) *sheet.Document {
	d, err := DrawSet(f, w, []Slip{s}, model.ReferralSheets, Setup{Paper: A4, Together: true})
	if err != nil {
		b.Fatal(err)
	}
	return d
}

// writePDF is the other half of a file or a print.
func writePDF(b *testing.B, d *sheet.Document, s Slip) {
	pdf, err := d.PDF(sheet.Meta{Title: s.Number, Created: s.IssuedAt})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(len(pdf)), "PDF-bytes")
}

// BenchmarkSlipPDF is what a desk does between Enter and the printer: lay the
// slip out and write the PDF, with the fonts loaded.
func BenchmarkSlipPDF(b *testing.B) {
	f, w, s := fonts(b), words(b, "ko"), ordinary()
	for b.Loop() {
		writePDF(b, slipOf(b, f, w, s), s)
	}
}

// BenchmarkSetPDF does the same with the three sheets on one page.
func BenchmarkSetPDF(b *testing.B) {
	f, w, s := fonts(b), words(b, "ko"), ordinary()
	for b.Loop() {
		writePDF(b, setOf(b, f, w, s), s)
	}
}

// BenchmarkSetPDFInTwoLanguages has Chinese below the Korean, on two pages.
func BenchmarkSetPDFInTwoLanguages(b *testing.B) {
	f, w := fonts(b), words(b, "ko")
	s, second := spoken(b, ordinary(), "zh")
	write := func() {
		d, err := DrawSet(f, w, []Slip{s}, model.ReferralSheets, Setup{Paper: A4, Together: true, Second: second})
		if err != nil {
			b.Fatal(err)
		}
		writePDF(b, d, s)
	}
	write() // the first one reads the font
	for b.Loop() {
		write()
	}
}

// BenchmarkSlipRaster300 draws a page for a printer of 300 dpi.
func BenchmarkSlipRaster300(b *testing.B) {
	d := draw(b, ordinary())
	for b.Loop() {
		d.RasterGray(0, 2480, 3508)
	}
}

// BenchmarkSetRaster300 lays the set out and draws it for a printer of 300 dpi.
func BenchmarkSetRaster300(b *testing.B) {
	f, w, s := fonts(b), words(b, "ko"), ordinary()
	for b.Loop() {
		setOf(b, f, w, s).RasterGray(0, 2480, 3508)
	}
}

// BenchmarkRollRaster lays the seeker's slip out and draws it in the dots of an
// 80 mm printer.
func BenchmarkRollRaster(b *testing.B) {
	f, w, s := fonts(b), words(b, "ko"), ordinary()
	for b.Loop() {
		d, err := DrawSet(f, w, []Slip{s}, model.ReferralSheets[:1], Setup{Paper: Roll80})
		if err != nil {
			b.Fatal(err)
		}
		d.RasterGray(0, 640, int(d.Pages[0].H*8))
	}
}

// BenchmarkSlipPreview draws a page as the window shows it.
func BenchmarkSlipPreview(b *testing.B) {
	d := draw(b, ordinary())
	for b.Loop() {
		d.Raster(0, 620, 877)
	}
}

// BenchmarkSetPreview lays the set out and draws it as the window shows it: what
// follows a key in the form beside it.
func BenchmarkSetPreview(b *testing.B) {
	f, w, s := fonts(b), words(b, "ko"), ordinary()
	for b.Loop() {
		setOf(b, f, w, s).Raster(0, 620, 877)
	}
}
