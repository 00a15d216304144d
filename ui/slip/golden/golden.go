// Package golden compares what is drawn for paper with pictures that somebody looked
// at. It is for tests only; -update writes the pictures anew.
package golden

import (
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"ieumdesk/ui/slip/sheet"
)

var update = flag.Bool("update", false, "write the golden images anew; look at them before committing")

// Pages compares every page of a document with testdata/golden/NAME[-n].png: 72
// dots an inch in 16 shades of grey, which shows where everything stands and keeps
// the files small.
func Pages(t *testing.T, name string, d *sheet.Document) {
	t.Helper()
	for i, p := range d.Pages {
		file := filepath.Join("testdata", "golden", name+".png")
		if i > 0 {
			file = filepath.Join("testdata", "golden", fmt.Sprintf("%s-%d.png", name, i+1))
		}
		got := shades(d.RasterGray(i, int(p.W*72/25.4+0.5), int(p.H*72/25.4+0.5)))
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
	if stale := fmt.Sprintf("%s-%d.png", name, len(d.Pages)+1); exists(filepath.Join("testdata", "golden", stale)) {
		t.Errorf("%s: the sheet has become shorter", stale)
	}
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}

// shades makes 16 greys of 256.
func shades(img *image.Gray) *image.Paletted {
	greys := make(color.Palette, 16)
	for i := range greys {
		greys[i] = color.Gray{Y: uint8(17 * i)}
	}
	out := image.NewPaletted(img.Rect, greys)
	for i, v := range img.Pix {
		out.Pix[i] = uint8((int(v) + 8) / 17)
	}
	return out
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
func differing(t *testing.T, file string, got *image.Paletted) int {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	want, ok := img.(*image.Paletted)
	if !ok || want.Rect != got.Rect {
		return got.Rect.Dx() * got.Rect.Dy()
	}
	n := 0
	for i, v := range got.Pix {
		if d := int(v) - int(want.Pix[i]); d > 1 || d < -1 {
			n++
		}
	}
	return n
}
