package printer

import (
	"testing"

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
		set := sheet.NewDocument("ko")
		for range 3 {
			d, err := slip.Draw(f, w, ordinary())
			if err != nil {
				b.Fatal(err)
			}
			set.Pages = append(set.Pages, d.Pages...)
		}
		bytes := 0
		for _, p := range set.Pages {
			if err := a4(dpi).place(p).bands(func(b band) error { bytes += len(b.bits); return nil }); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(bytes), "handed-over-bytes")
	}
}
