package printer

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"testing"
)

// receipt plays a receipt printer: it reads ESC/POS and returns what each piece of
// paper that it cuts off shows.
func receipt(data []byte) (cut []*image.Gray, err error) {
	if !bytes.HasPrefix(data, escReset) {
		return nil, fmt.Errorf("begins with % x", data[:min(8, len(data))])
	}
	var rows []byte
	for data = data[len(escReset):]; len(data) > 0; {
		switch {
		case bytes.HasPrefix(data, escRaster) && len(data) >= 8:
			wide, high := int(binary.LittleEndian.Uint16(data[4:])), int(binary.LittleEndian.Uint16(data[6:]))
			if wide != headDots/8 || high > bandRows || len(data) < 8+wide*high {
				return nil, fmt.Errorf("a band of %d bytes by %d rows of %d bytes", wide, high, len(data)-8)
			}
			for _, bits := range data[8:][:wide*high] {
				for bit := range 8 {
					rows = append(rows, 255*(1-bits>>(7-bit)&1))
				}
			}
			data = data[8+wide*high:]
		case bytes.HasPrefix(data, escCut):
			cut = append(cut, &image.Gray{Pix: rows, Stride: headDots, Rect: image.Rect(0, 0, headDots, len(rows)/headDots)})
			rows, data = nil, data[len(escCut):]
		default:
			return nil, fmt.Errorf("does not understand % x", data[:min(8, len(data))])
		}
	}
	if len(rows) > 0 {
		return nil, fmt.Errorf("%d rows are not cut off", len(rows)/headDots)
	}
	return cut, nil
}

// wantRoll checks that a receipt shows the roll as the sheet itself draws it, in ink
// where that is rather black than white.
func wantRoll(t *testing.T, data []byte, copies int) {
	t.Helper()
	cut, err := receipt(data)
	if err != nil {
		t.Fatal(err)
	}
	d := roll(t)
	if len(cut) != copies*len(d.Pages) {
		t.Fatalf("%d pieces of paper", len(cut))
	}
	for i, got := range cut {
		want := d.RasterGray(i%len(d.Pages), 640, 560) // 8 dots a millimetre
		if got.Rect.Dy() != 560 {
			t.Fatalf("page %d has %d rows", i, got.Rect.Dy())
		}
		ink := 0
		for y := range 560 {
			for x := range headDots {
				black := want.GrayAt(x+32, y).Y < 128
				if (got.GrayAt(x, y) == color.Gray{}) != black {
					t.Fatalf("page %d differs at %d, %d", i, x, y)
				}
				if black {
					ink++
				}
			}
		}
		if ink < 1000 {
			t.Errorf("page %d has only %d dots of ink", i, ink)
		}
	}
}

func TestESCPOS_isTheSheetDotByDot(t *testing.T) {
	wantRoll(t, escpos(Document{Sheet: roll(t)}), 1)
	wantRoll(t, escpos(Document{Sheet: roll(t), Copies: 2}), 2)
}

func TestESCPOS_centresASheetNarrowerThanTheHead(t *testing.T) {
	d := roll(t)
	d.Pages = d.Pages[:1]
	d.Pages[0].W = 60
	cut, err := receipt(escpos(Document{Sheet: d}))
	if err != nil {
		t.Fatal(err)
	}
	// The upright line 4 mm from the sheet's edge stands 6 mm further in.
	if cut[0].GrayAt(48+33, 300).Y != 0 || cut[0].GrayAt(33, 300).Y != 255 {
		t.Error("the sheet does not stand in the middle")
	}
}
