package slip

import (
	"testing"

	"ieumdesk/model"
	"ieumdesk/ui/slip/sheet"
)

// BenchmarkSlipPDF is what a desk does between Enter and the printer: lay the
// slip out and write the PDF, with the fonts loaded.
func BenchmarkSlipPDF(b *testing.B) {
	f, w, s := fonts(b), words(b, "ko"), ordinary()
	for b.Loop() {
		d, err := DrawSet(f, w, []Slip{s}, model.ReferralSheets[:1], Setup{Paper: A4})
		if err != nil {
			b.Fatal(err)
		}
		pdf, err := d.PDF(sheet.Meta{Title: s.Number, Created: s.IssuedAt})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(pdf)), "PDF-bytes")
	}
}

// BenchmarkSlipRaster300 draws a page for a printer of 300 dpi.
func BenchmarkSlipRaster300(b *testing.B) {
	d := draw(b, ordinary())
	for b.Loop() {
		d.RasterGray(0, 2480, 3508)
	}
}

// BenchmarkSlipPreview draws a page as the window shows it.
func BenchmarkSlipPreview(b *testing.B) {
	d := draw(b, ordinary())
	for b.Loop() {
		d.Raster(0, 620, 877)
	}
}
