package printer

import (
	"errors"
	"image"
	"testing"

	"ieumdesk/ui/slip/sheet"
)

// a4 is an office printer of that many dots an inch.
func a4(dpi int) device {
	return device{dpiX: dpi, dpiY: dpi, width: 2479 * dpi / 300, height: 3508 * dpi / 300, left: 50, top: 60, right: 50, bottom: 60}
}

// put lays bands on a device's paper as Windows does, bottom row first.
func put(t *testing.T, d device, p placed) *image.Gray {
	t.Helper()
	paper := white(image.Rect(0, 0, d.width, d.height))
	err := p.bands(func(b band) error {
		stride := (b.w + 3) &^ 3
		if b.mono {
			stride = (b.w + 31) / 32 * 4
		}
		if len(b.bits) != stride*b.h {
			t.Fatalf("a band of %d x %d has %d bytes", b.w, b.h, len(b.bits))
		}
		for y := range b.height {
			for x := range b.width {
				fromX, fromY := x*b.w/b.width, b.h-1-y*b.h/b.height
				grey := b.bits[fromY*stride+fromX/map[bool]int{true: 8, false: 1}[b.mono]]
				if b.mono {
					grey = 255 * (1 - grey>>(7-fromX%8)&1)
				}
				if at := image.Pt(x+b.left+d.left, y+b.top+d.top); at.In(paper.Rect) {
					paper.Pix[paper.PixOffset(at.X, at.Y)] = grey
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return paper
}

func TestBands_makeThePageThatThePreviewShows(t *testing.T) {
	doc, d := slipSheet(t), a4(300)
	got, want := put(t, d, d.place(doc.Pages[0])), doc.RasterGray(0, 2479, 3508)
	for i := range want.Pix {
		if got.Pix[i] != want.Pix[i] {
			t.Fatalf("differs at %d, %d", i%want.Stride, i/want.Stride)
		}
	}
}

func TestBands_ofAFinerDeviceAreStretchedTo(t *testing.T) {
	doc, d := slipSheet(t), a4(1200)
	p := d.place(doc.Pages[0])
	if p.w != 4958 || p.h != 7016 || p.width != d.width || p.height != d.height {
		t.Fatalf("drawn with %d x %d, over %d x %d", p.w, p.h, p.width, p.height)
	}
	end := 0
	err := p.bands(func(b band) error {
		if b.top+d.top < end {
			t.Errorf("a band begins at %d, the last ended at %d", b.top+d.top, end)
		}
		end = b.top + d.top + b.height
		return nil
	})
	if err != nil || end > d.height {
		t.Errorf("the last band ends at %d of %d, %v", end, d.height, err)
	}
}

func TestBands_forARollAreBlackAndWhite(t *testing.T) {
	doc := roll(t)
	d := device{dpiX: 203, dpiY: 203, width: 640, height: 560, left: 32}
	p := d.place(doc.Pages[0])
	if !p.mono || p.w != 640 {
		t.Fatalf("placed as %+v", p)
	}
	got, want := put(t, d, p), doc.RasterGray(0, 640, p.h)
	for y := range 560 {
		for x := range 640 {
			if black := want.GrayAt(x, y).Y < 128; (got.GrayAt(x, y).Y == 0) != black {
				t.Fatalf("differs at %d, %d", x, y)
			}
		}
	}
}

func TestPlace_keepsTheSizeOfAPageOnOtherPaper(t *testing.T) {
	d := a4(300)
	p := d.place(sheet.NewDocument("ko").AddPage(148, 210))
	if p.w != 1748 || p.h != 2480 || p.left != -50 || p.top != -60 {
		t.Errorf("A5 on A4 is placed as %+v", p)
	}
}

func TestPlace_centresARollOnPaperOfTheHeadsWidth(t *testing.T) {
	p := device{dpiX: 203, dpiY: 203, width: 576, height: 2374}.place(roll(t).Pages[0])
	if p.left != -32 || p.w != 640 || p.h != 560 {
		t.Errorf("placed as %+v", p)
	}
}

func TestBands_leaveBlankOnesOutAndStopWhenTold(t *testing.T) {
	page := sheet.NewDocument("ko").AddPage(210, 297)
	d, taken := a4(300), 0
	count := func(band) error { taken++; return nil }
	if err := d.place(page).bands(count); err != nil || taken != 0 {
		t.Errorf("%d bands of a blank page, %v", taken, err)
	}
	full := errors.New("no more")
	err := d.place(slipSheet(t).Pages[0]).bands(func(band) error { taken++; return full })
	if !errors.Is(err, full) || taken != 1 {
		t.Errorf("%d bands, %v", taken, err)
	}
}

func TestBands_endWithThePaper(t *testing.T) {
	d := device{dpiX: 300, dpiY: 300, width: 1748, height: 2480, top: 600, bottom: 60} // A5
	err := d.place(slipSheet(t).Pages[0]).bands(func(b band) error {
		if b.top >= 2480-600-60 || b.top+b.height <= 0 {
			t.Errorf("a band from %d, %d high", b.top, b.height)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func TestEdges_areMillimetres(t *testing.T) {
	if got := a4(600).edges(); got != (Edges{2.12, 2.54, 2.12, 2.54}) || got.Widest() != 2.54 {
		t.Errorf("got %+v", got)
	}
}
