package slip

import (
	"flag"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"ieumdesk/model"
	"ieumdesk/ui/slip/sheet"
)

var update = flag.Bool("update", false, "write the golden images anew; look at them before committing")

// golden compares every page with testdata/golden/NAME[-n].png, at 100 dpi.
func golden(t *testing.T, name string, d *sheet.Document) {
	t.Helper()
	for i := range d.Pages {
		file := filepath.Join("testdata", "golden", name+".png")
		if i > 0 {
			file = filepath.Join("testdata", "golden", fmt.Sprintf("%s-%d.png", name, i+1))
		}
		got := d.Raster(i, 827, 1169)
		if *update {
			save(t, file, got)
			continue
		}
		if n := differing(t, file, got); n > 0 {
			fresh := filepath.Join(t.TempDir(), filepath.Base(file))
			save(t, fresh, got)
			t.Errorf("%s: %d pixels differ; look at it with -update", file, n)
		}
	}
}

func save(t *testing.T, file string, img image.Image) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(f, img); err != nil {
		t.Fatal(err)
	}
}

// differing counts the pixels that are not as in the file. Edges may differ by
// a shade where a processor rounds otherwise.
func differing(t *testing.T, file string, got *image.RGBA) int {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	want, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	if want.Bounds() != got.Rect {
		return got.Rect.Dx() * got.Rect.Dy()
	}
	n := 0
	for y := range got.Rect.Dy() {
		for x := range got.Rect.Dx() {
			a, b := got.RGBAAt(x, y), want.At(x, y)
			r, g, bl, _ := b.RGBA()
			if far(a.R, r) || far(a.G, g) || far(a.B, bl) {
				n++
			}
		}
	}
	return n
}

func far(a uint8, b uint32) bool {
	d := int(a) - int(b>>8)
	return d > 3 || d < -3
}

func TestSlip_looksAsApproved(t *testing.T) {
	for name, s := range map[string]Slip{
		"ordinary": ordinary(), "long": long(), "bare": bare(),
		"void": void(), "reissue": reissue(),
	} {
		t.Run(name, func(t *testing.T) { golden(t, name, draw(t, s)) })
	}
	t.Run("english", func(t *testing.T) {
		d, err := DrawSet(fonts(t), words(t, "en"), []Slip{reissue()}, model.ReferralSheets[:1], Setup{Paper: A4})
		if err != nil {
			t.Fatal(err)
		}
		golden(t, "english", d)
	})
}
