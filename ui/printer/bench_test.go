package printer

import (
	"os"
	"testing"

	"ieumdesk/model"
	"ieumdesk/ui/slip"
	"ieumdesk/ui/slip/sheet"
)

// What passes between Enter and the last band handed over, but for the time that the
// spooler takes: three sheets of A4 drawn and made into bands, the fonts loaded. At
// 300 dpi at most 150 ms.
func BenchmarkHandOver300(b *testing.B) { handOver(b, 300) }

func BenchmarkHandOver600(b *testing.B) { handOver(b, 600) }

func handOver(b *testing.B, dpi int) {
	f, w := fonts(b), korean(b)
	for b.Loop() {
		b.ReportMetric(float64(bands(b, set(b, f, w), dpi)), "handed-over-bytes")
	}
}

// set is three sheets of A4.
func set(t testing.TB, f *slip.Fonts, w slip.Words) *sheet.Document {
	t.Helper()
	all := sheet.NewDocument("ko")
	for range 3 {
		d, err := slip.DrawSet(f, w, []slip.Slip{ordinary()}, model.ReferralSheets[:1], slip.Setup{})
		if err != nil {
			t.Fatal(err)
		}
		all.Pages = append(all.Pages, d.Pages...)
	}
	return all
}

// bands makes those of a document and returns how many bytes they are.
func bands(t testing.TB, d *sheet.Document, dpi int) (bytes int) {
	t.Helper()
	for _, p := range d.Pages {
		if err := a4(dpi).place(p).bands(func(b band) error { bytes += len(b.bits); return nil }); err != nil {
			t.Fatal(err)
		}
	}
	return bytes
}

// BenchmarkHandOverSpooler hands the same three sheets to the printer that
// IEUM_TEST_PRINTER names, and so has the spooler's time in it; the time until they
// are out is not counted.
func BenchmarkHandOverSpooler(b *testing.B) {
	name := os.Getenv("IEUM_TEST_PRINTER")
	if name == "" {
		b.Skip("IEUM_TEST_PRINTER names no printer")
	}
	f, w, s := fonts(b), korean(b), System("Ieum Desk")
	for b.Loop() {
		job, err := s.Print(b.Context(), name, Document{Title: "Slip", Sheet: set(b, f, w), Created: page().Created})
		if err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		if err := s.Follow(b.Context(), job, nil); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}
