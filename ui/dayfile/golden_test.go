package dayfile

import (
	"flag"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write the golden images anew; look at them before committing")

// TestPDF_looksAsApproved compares the first two pages of each sample at 70 dpi.
func TestPDF_looksAsApproved(t *testing.T) {
	for name, r := range samples() {
		d := Draw(fonts(t), words(t, "ko"), Put(words(t, "ko"), r))
		for i := range min(2, len(d.Pages)) {
			file := filepath.Join("testdata", "golden", fmt.Sprintf("%s-%d.png", name, i+1))
			got := d.Raster(i, 579, 819)
			if *update {
				save(t, file, got)
			} else if n := differing(t, file, got); n > 0 {
				t.Errorf("%s: %d pixels differ; look at it with -update", file, n)
			}
		}
	}
	english := Draw(fonts(t), words(t, "en"), Put(words(t, "en"), ordinary())).Raster(0, 579, 819)
	file := filepath.Join("testdata", "golden", "english-1.png")
	if *update {
		save(t, file, english)
	} else if n := differing(t, file, english); n > 0 {
		t.Errorf("%s: %d pixels differ; look at it with -update", file, n)
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

// differing counts the pixels that are not as in the file. Edges may differ by a
// shade where a processor rounds otherwise.
func differing(t *testing.T, file string, got *image.RGBA) int {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	decoded, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	if decoded.Bounds() != got.Rect {
		return len(got.Pix)
	}
	want := image.NewRGBA(got.Rect)
	draw.Draw(want, got.Rect, decoded, image.Point{}, draw.Src)
	n := 0
	for i := range got.Pix {
		if d := int(got.Pix[i]) - int(want.Pix[i]); d > 3 || d < -3 {
			n++
		}
	}
	return n
}
