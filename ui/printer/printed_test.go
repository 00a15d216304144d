package printer

import (
	"bufio"
	"fmt"
	"image"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"ieumdesk/ui/slip/sheet"
)

// These tests look at the PDFs that a printer made of what TestSystem printed, in the
// folder that IEUM_TEST_PRINTED names. What Windows printed is looked at from Linux.

// prints finds what came of a document on each system.
func prints(t *testing.T, title string) map[string]string {
	t.Helper()
	folder := os.Getenv("IEUM_TEST_PRINTED")
	if folder == "" {
		t.Skip("IEUM_TEST_PRINTED names no folder")
	}
	found := map[string]string{}
	for _, system := range []string{"linux", "windows"} {
		files, _ := filepath.Glob(filepath.Join(folder, title+"_"+system+"*.pdf"))
		if len(files) > 1 {
			t.Fatalf("%s printed %q", system, files)
		}
		for _, f := range files {
			found[system] = f
		}
	}
	return found
}

func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).Output()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return strings.TrimSpace(string(out))
}

// pictures are the pages of a PDF at 300 dpi.
func pictures(t *testing.T, pdf string) (all []*image.Gray) {
	t.Helper()
	prefix := filepath.Join(t.TempDir(), "page")
	tool(t, "pdftoppm", "-r", "300", "-gray", pdf, prefix)
	files, _ := filepath.Glob(prefix + "*.pgm")
	for _, f := range files {
		all = append(all, readPGM(t, f))
	}
	return all
}

func readPGM(t *testing.T, name string) *image.Gray {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := bufio.NewReader(f)
	var w, h, most int
	if _, err := fmt.Fscanf(r, "P5\n%d %d\n%d\n", &w, &h, &most); err != nil || most != 255 {
		t.Fatalf("%s: %v", name, err)
	}
	img := image.NewGray(image.Rect(0, 0, w, h))
	if _, err := io.ReadFull(r, img.Pix); err != nil {
		t.Fatal(err)
	}
	return img
}

// block is the side of the squares that pictures are compared by, in pixels: a
// millimetre. Edges are smoothed in another way by every program; how much ink stands
// in a square is not.
const block = 12

// squares are the mean greys of a picture's squares, the picture moved first.
func squares(img *image.Gray, dx, dy int) (all []float64) {
	for y := dy; y+block <= img.Rect.Dy()+min(dy, 0); y += block {
		for x := dx; x+block <= img.Rect.Dx()+min(dx, 0); x += block {
			sum := 0
			for row := y; row < y+block; row++ {
				for col := x; col < x+block; col++ {
					sum += int(img.Pix[max(0, row)*img.Stride+max(0, col)])
				}
			}
			all = append(all, float64(sum)/block/block)
		}
	}
	return all
}

// apart is how two pictures of one size differ: by how many greys in the mean, and
// in what share of their squares clearly. One is moved so that it fits best, because
// a driver may round a page by a pixel or two.
func apart(a, b *image.Gray) (mean, share float64) {
	const clearly = 64 // greys
	mean = 255
	want := squares(b, 0, 0)
	for dy := -2; dy <= 2; dy++ {
		for dx := -2; dx <= 2; dx++ {
			got := squares(a, dx, dy)
			sum, off := 0.0, 0
			for i := range min(len(got), len(want)) {
				d := math.Abs(got[i] - want[i])
				if sum += d; d > clearly {
					off++
				}
			}
			if m := sum / float64(len(want)); m < mean {
				mean, share = m, float64(off)/float64(len(want))
			}
		}
	}
	return mean, share
}

// turned is a picture after a quarter turn to the left.
func turned(img *image.Gray) *image.Gray {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	out := image.NewGray(image.Rect(0, 0, h, w))
	for y := range h {
		for x := range w {
			out.Pix[(w-1-x)*out.Stride+y] = img.Pix[y*img.Stride+x]
		}
	}
	return out
}

// fitted cuts or fills a picture to a size, from the top left; ok is false if they
// are not the same but for four pixels.
func fitted(img *image.Gray, w, h int) (out *image.Gray, ok bool) {
	out = white(image.Rect(0, 0, w, h))
	for y := range min(h, img.Rect.Dy()) {
		copy(out.Pix[y*out.Stride:][:w], img.Pix[y*img.Stride:][:img.Rect.Dx()])
	}
	dw, dh := img.Rect.Dx()-w, img.Rect.Dy()-h
	return out, max(dw, -dw, dh, -dh) <= 4
}

// wantLooks compares the pages of a PDF, as pictures, with the preview of a document.
func wantLooks(t *testing.T, system string, got []*image.Gray, d *sheet.Document) {
	t.Helper()
	if len(got) == 0 || len(got)%len(d.Pages) != 0 {
		t.Errorf("%s: %d pages", system, len(got))
		return
	}
	for i, img := range got {
		n := i % len(d.Pages)
		w, h := int(d.Pages[n].W/25.4*300+0.5), int(d.Pages[n].H/25.4*300+0.5)
		preview := d.RasterGray(n, w, h)
		if system == "windows" && onRoll(d.Pages[n]) {
			for i, grey := range preview.Pix {
				preview.Pix[i] = 255 * (grey >> 7)
			}
		}
		mean, share := 255.0, 1.0
		for _, way := range ways(img, w > h) {
			if fit, ok := fitted(way, w, h); !ok {
				t.Errorf("%s: page %d is %v, the preview %d x %d", system, i+1, way.Rect.Size(), w, h)
			} else if m, s := apart(fit, preview); m < mean {
				mean, share = m, s
			}
		}
		t.Logf("%s: page %d differs from the preview by %.2f greys, clearly in %.2f %%", system, i+1, mean, 100*share)
		// The modules of a QR code are as large in a PDF as they should be, and in a
		// bitmap a whole number of pixels: of a PDF, the code differs.
		if most := map[string]float64{"linux": 0.005}[system]; mean > 1.5 || share > most {
			t.Errorf("%s: page %d does not look like the preview", system, i+1)
		}
	}
}

// ways are how a picture may be looked at: all pages of a job are on the same paper,
// and one that lies is turned to the left or to the right on it.
func ways(img *image.Gray, lies bool) []*image.Gray {
	if lies == (img.Rect.Dx() > img.Rect.Dy()) {
		return []*image.Gray{img}
	}
	left := turned(img)
	return []*image.Gray{left, turned(turned(left))}
}

func TestPrinted_aSlipIsThePreview(t *testing.T) {
	found := prints(t, "Slip")
	if len(found) != 2 {
		t.Fatalf("printed: %v", found)
	}
	for system, pdf := range found {
		wantLooks(t, system, pictures(t, pdf), slipSheet(t))
		prefix := filepath.Join(t.TempDir(), "slip")
		tool(t, "pdftoppm", "-r", "200", "-png", "-singlefile", pdf, prefix)
		if got := tool(t, "zbarimg", "-q", "--raw", prefix+".png"); got != ordinary().Payload {
			t.Errorf("%s: the QR code says %q", system, got)
		}
	}
}

func TestPrinted_pagesThatLieAreTheirPreviews(t *testing.T) {
	for system, pdf := range prints(t, "Lying") {
		got := pictures(t, pdf)
		if system == "windows" && len(got) != 4 { // CUPS leaves the copies to the printer, and this one makes none
			t.Errorf("two copies of two pages are %d", len(got))
		}
		wantLooks(t, system, got, lying(t))
	}
}

func TestPrinted_rollsAreTheirPreviews(t *testing.T) {
	for system, pdf := range prints(t, "Roll") {
		got := pictures(t, pdf)
		if system == "windows" {
			// Wine asks the printer for none but the papers it lists; the roll then
			// stands in the corner at the bottom of A4.
			for i, img := range got {
				corner := img.SubImage(image.Rect(0, img.Rect.Dy()-827, 945, img.Rect.Dy())).(*image.Gray)
				corner.Rect = image.Rect(0, 0, 945, 827)
				got[i] = corner
			}
		}
		wantLooks(t, system, got, roll(t))
	}
}

func TestPrinted_chosenPaperHasItsOwnSize(t *testing.T) {
	for system, pdf := range prints(t, "A5") {
		if size := pictures(t, pdf)[0].Rect.Size(); size.X < 1740 || size.X > 1756 || size.Y < 2472 || size.Y > 2486 {
			t.Errorf("%s printed on %v", system, size)
		}
	}
}

func TestPrinted_nothingThatWasStopped(t *testing.T) {
	if found := prints(t, "Stopped"); len(found) != 0 {
		t.Errorf("printed %v", found)
	}
}
