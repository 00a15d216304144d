package sheet

import (
	"bytes"
	"image"
	"image/color"
	"strings"
	"sync"
	"testing"
)

// sample is a page with one of everything.
func sample(t testing.TB) *Document {
	d := NewDocument("ko-KR")
	p := d.AddPage(100, 60)
	p.Fill(Rect{5, 5, 90, 10}, missingColour)
	p.Round(Rect{5, 18, 40, 10}, 2, missingColour)
	p.Frame(Rect{50, 18, 45, 10}, 0.3, black)
	p.Line(5, 32, 95, 32, 0.2, black)
	p.Line(5, 34, 95, 40, 0.5, black)
	p.Dashes(5, 42, 95, 42, 0.2, 2, 1, black)
	p.Modules(Rect{80, 44, 12, 12}, checks(7), black)
	p.Text(body(t), "안산시 일자리센터 (031) 481-2814", 6, 46, 70)
	p.Picture(Rect{60, 44, 15, 10}, NewPicture(gradient()))
	return d
}

// gradient is a picture of 30 x 20 pixels that fades to the right.
func gradient() image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, 30, 20))
	for y := range 20 {
		for x := range 30 {
			img.SetNRGBA(x, y, color.NRGBA{B: 0xff, A: uint8(255 - 8*x)})
		}
	}
	return img
}

func TestPicture_isDrawnOnWhite(t *testing.T) {
	d := NewDocument("ko")
	d.AddPage(30, 20).Picture(Rect{0, 0, 30, 20}, NewPicture(gradient()))
	img := d.Raster(0, 300, 200)
	if c := img.RGBAAt(2, 100); c.R > 20 || c.B < 250 {
		t.Errorf("at the left it is %v", c)
	}
	if c := img.RGBAAt(297, 100); c.R < 220 {
		t.Errorf("at the right, where it is transparent, it is %v", c)
	}
	if w, h := NewPicture(gradient()).Size(45, 8); w != 12 || h != 8 {
		t.Errorf("in a box it takes %v x %v", w, h)
	}
}

func TestPicture_standsInThePDFOnceHoweverOftenItIsPlaced(t *testing.T) {
	d := NewDocument("ko")
	logo := NewPicture(gradient())
	for range 3 {
		p := d.AddPage(60, 40)
		p.Picture(Rect{5, 5, 30, 20}, logo)
		p.Text(body(t), "안산시", 6, 30, 40)
	}
	file := write(t, d, Meta{Title: "t"})
	tool(t, "qpdf", "--check", file)
	if list := tool(t, "pdfimages", "-list", file); strings.Count(list, "30    20  rgb") != 3 || strings.Count(list, "image") < 3 {
		t.Errorf("pictures:\n%s", list)
	}
	pdf, err := d.PDF(Meta{Title: "t"})
	if err != nil || bytes.Count(pdf, []byte("/Subtype/Image")) != 1 {
		t.Errorf("%d pictures in the file, %v", bytes.Count(pdf, []byte("/Subtype/Image")), err)
	}
}

// checks is a chessboard of modules.
type checks int

func (c checks) Size() int          { return int(c) }
func (c checks) Dark(x, y int) bool { return (x+y)%2 == 0 }

func TestRaster_drawsInBandsWhatItDrawsAtOnce(t *testing.T) {
	d := sample(t)
	const w, h, band = 501, 301, 64
	whole, gray := d.Raster(0, w, h), d.RasterGray(0, w, h)
	for y := 0; y < h; y += band {
		r := image.Rect(0, y, w, min(y+band, h))
		part, grayPart := image.NewRGBA(r), image.NewGray(r)
		for i := range part.Pix {
			part.Pix[i] = 0xff
		}
		for i := range grayPart.Pix {
			grayPart.Pix[i] = 0xff
		}
		d.Pages[0].RGBA(part, w, h)
		d.Pages[0].Gray(grayPart, w, h)
		if !bytes.Equal(part.Pix, whole.Pix[y*whole.Stride:r.Max.Y*whole.Stride]) {
			t.Fatalf("the band at %d differs from the whole", y)
		}
		if !bytes.Equal(grayPart.Pix, gray.Pix[y*gray.Stride:r.Max.Y*gray.Stride]) {
			t.Fatalf("the grey band at %d differs from the whole", y)
		}
	}
}

func TestRaster_givesEveryModuleTheSameWholePixels(t *testing.T) {
	d := NewDocument("ko")
	d.AddPage(50, 50).Modules(Rect{10, 10, 20, 20}, checks(21), black)
	for _, size := range []int{173, 400, 591, 1181} { // pixels on 50 mm
		img := d.RasterGray(0, size, size)
		runs := map[int]int{}
		for y := range size {
			for x := 0; x < size; {
				from := x
				for x < size && img.GrayAt(x, y).Y == img.GrayAt(from, y).Y {
					x++
				}
				if img.GrayAt(from, y).Y == 0 {
					runs[x-from]++
				} else if v := img.GrayAt(from, y).Y; v != 0xff {
					t.Fatalf("a grey edge (%d) at %d pixels", v, size)
				}
			}
		}
		want := int(20 * float64(size) / 50 / 21)
		if len(runs) != 1 || runs[want] == 0 {
			t.Errorf("at %d pixels the modules are %v wide, want %d", size, runs, want)
		}
	}
}

func TestRaster_fillsTheCodesPlaceOnAScreenToo(t *testing.T) {
	d := NewDocument("ko")
	d.AddPage(50, 50).Modules(Rect{10, 10, 20, 20}, checks(21), black)
	for _, size := range []int{60, 95, 120, 150} { // pixels on 50 mm: 1.1 to 2.9 a module
		img := d.RasterGray(0, size, size)
		left, right, ink := size, 0, 0.0
		for y := range size {
			for x := range size {
				if v := img.GrayAt(x, y).Y; v != 0xff {
					left, right, ink = min(left, x), max(right, x), ink+float64(255-int(v))/255
				}
			}
		}
		scale := float64(size) / 50
		if float64(left) > 10*scale+0.01 || float64(right+1) < 30*scale-0.01 {
			t.Errorf("at %d pixels the code goes from %d to %d, want %.1f to %.1f", size, left, right+1, 10*scale, 30*scale)
		}
		if want := 221.0 / 441 * 400 * scale * scale; ink < want*0.98 || ink > want*1.02 {
			t.Errorf("at %d pixels %.0f pixels of ink, want %.0f", size, ink, want)
		}
	}
}

func TestMissing_reportsWhatNoFontHasAndDrawsAFrame(t *testing.T) {
	d := NewDocument("ko")
	p := d.AddPage(60, 20)
	p.Text(body(t), "金 사장과 金 이사, ☐", 5, 5, 50)
	if got := string(d.Missing()); got != "金☐" {
		t.Errorf("missing = %q", got)
	}
	img := d.Raster(0, 600, 200)
	red := 0
	for i := 0; i < len(img.Pix); i += 4 {
		if img.Pix[i] == missingColour.R && img.Pix[i+1] == missingColour.G {
			red++
		}
	}
	if red < 100 {
		t.Errorf("only %d pixels of frame", red)
	}
}

func TestMissing_findsTheMarkThatAFontLacks(t *testing.T) {
	d := NewDocument("ko")
	d.AddPage(60, 20).Text(body(t), "가\u0e31나 👨\u200d👩\u200d👧", 5, 5, 50)
	if got := string(d.Missing()); got != "\u0e31👨👩👧" {
		t.Errorf("missing = %q", got)
	}
}

func TestDocument_isDrawnByManyAtOnce(t *testing.T) {
	var wg sync.WaitGroup
	want, err := sample(t).PDF(Meta{Title: "x"})
	if err != nil {
		t.Fatal(err)
	}
	for range 8 {
		wg.Go(func() {
			d := sample(t)
			d.Raster(0, 200, 120)
			if got, _ := d.PDF(Meta{Title: "x"}); !bytes.Equal(got, want) {
				t.Error("the same document gave other bytes")
			}
		})
	}
	wg.Wait()
}

func TestNewFont_refusesWhatItCannotEmbed(t *testing.T) {
	f, err := testFont()
	if err != nil {
		t.Fatal(err)
	}
	good := f.assemble(int(be.Uint16(f.tables["maxp"][4:])), map[string][]byte{})
	for name, raw := range map[string][]byte{
		"empty": nil, "text": []byte(strings.Repeat("no font ", 20)), "no outlines": good,
		"cut off": good[:100],
	} {
		if _, err := NewFont(name, raw); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}
