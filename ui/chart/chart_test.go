package chart

import (
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"ieumdesk/assets"
	"ieumdesk/ui/slip"
)

func pen(t testing.TB) *Pen {
	t.Helper()
	fonts, err := slip.LoadFonts(assets.FontRegular, assets.FontBold)
	if err != nil {
		t.Fatal(err)
	}
	p, err := NewPen(assets.FontRegular, fonts)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

var white = color.RGBA{0xff, 0xff, 0xff, 0xff}

func lines() Chart {
	c := Chart{Kind: Lines, Series: []Series{{Name: "구직등록"}, {Name: "알선"}, {Name: "취업"}}}
	for i := range 22 {
		c.Labels = append(c.Labels, "11/"+string(rune('0'+i%10)))
		c.Series[0].Values = append(c.Series[0].Values, float64(3+i*i%5))
		c.Series[1].Values = append(c.Series[1].Values, float64(8+i*7%9))
		c.Series[2].Values = append(c.Series[2].Values, float64(i%3))
	}
	return c
}

func bars() Chart {
	return Chart{
		Kind: Bars, Hidden: "5 미만", Labels: []string{"고잔동", "원곡동", "본오동", "대부도 행정복지센터"},
		Series: []Series{{"구직등록", []float64{31, 24, Unseen, 7}}, {"취업", []float64{9, Unseen, Unseen, 0}}},
	}
}

func columns() Chart {
	return Chart{
		Kind: Columns, Share: true, Labels: []string{"1월", "2월", "3월", "4월"},
		Series: []Series{{"알선 대비 취업", []float64{0.12, 0.08, 0, 0.21}}},
	}
}

// shown leaves a picture for whoever wants to look.
func shown(t *testing.T, name string, c Chart, w, h int) {
	t.Helper()
	img := pen(t).Image(c, Paper, white, w, h, 1, 13)
	dir := os.Getenv("IEUM_SHOTS")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
}


func TestDraw_leavesPictures(t *testing.T) {
	shown(t, "chart-lines", lines(), 560, 260)
	shown(t, "chart-bars", bars(), 420, 300)
	shown(t, "chart-columns", columns(), 420, 260)
}
