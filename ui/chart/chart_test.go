package chart

import (
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strconv"
	"strings"
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
func shown(t *testing.T, name string, c Chart, w, h int) image.Image {
	t.Helper()
	img := pen(t).Image(c, Paper, white, w, h, 1, 13)
	dir := os.Getenv("IEUM_SHOTS")
	if dir == "" {
		return img
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
	return img
}

func TestImage_aValueThatIsNotShownHasNoBar(t *testing.T) {
	c := bars()
	c.Series = c.Series[:1]
	all := inked(t, "chart-bars", c)
	for i := range c.Series[0].Values {
		c.Series[0].Values[i] = Unseen
	}
	if none := inked(t, "chart-none", c); none != 0 || all < 5000 {
		t.Errorf("%d pixels of bars where nothing is shown, %d where three are", none, all)
	}
}

func TestImage_barsAreAsLongAsTheirValues(t *testing.T) {
	c := Chart{Kind: Bars, Labels: []string{"가", "나"}, Series: []Series{{"", []float64{40, 20}}}}
	both := inked(t, "chart-two", c)
	c.Series[0].Values[1] = 0
	one := inked(t, "chart-one", c)
	if ratio := float64(both) / float64(one); ratio < 1.48 || ratio > 1.52 {
		t.Errorf("40 and 20 have %.2f times the ink of 40", ratio)
	}
}

// inked counts the pixels in the colour of the first series.
func inked(t *testing.T, name string, c Chart) (n int) {
	t.Helper()
	img := shown(t, name, c, 480, 300)
	r, g, b, _ := Paper.Series[0].RGBA()
	for y := range 300 {
		for x := range 480 {
			if r2, g2, b2, _ := img.At(x, y).RGBA(); r2 == r && g2 == g && b2 == b {
				n++
			}
		}
	}
	return n
}

func TestTicks_areRoundNumbersAndNamesDoNotRunTogether(t *testing.T) {
	for top, want := range map[float64]string{4: "0 1 2 3 4", 5: "0 2 4", 31: "0 10 20 30", 1200: "0 500 1000", 0.5: "0 0.2 0.4"} {
		var got []string
		for _, tick := range counts(func(v float64) string { return strconv.FormatFloat(v, 'g', 4, 64) }).Ticks(0, top) {
			got = append(got, tick.Label)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("up to %v: %s, want %s", top, s, want)
		}
	}
	days := make(names, 31)
	for i := range days {
		days[i] = "11/30"
	}
	n := 0
	for _, tick := range days.Ticks(-0.5, 30.5) {
		if tick.Label != "" {
			n++
		}
	}
	if n != 16 {
		t.Errorf("%d of 31 days are written, want every other", n)
	}
}

func TestDraw_ofNothingDrawsNothing(t *testing.T) {
	for _, c := range []Chart{{}, {Kind: Bars, Labels: []string{"가"}}, {Series: []Series{{}}}} {
		if n := inked(t, "chart-empty", c); n != 0 {
			t.Errorf("%+v drew %d pixels", c, n)
		}
	}
}

func TestDraw_leavesPictures(t *testing.T) {
	shown(t, "chart-lines", lines(), 560, 260)
	shown(t, "chart-columns", columns(), 420, 260)
}

func BenchmarkImage_lines(b *testing.B) { benchmark(b, lines()) }
func BenchmarkImage_bars(b *testing.B)  { benchmark(b, bars()) }

func benchmark(b *testing.B, c Chart) {
	p := pen(b)
	for b.Loop() {
		p.Image(c, Paper, white, 560, 260, 1, 13)
	}
}
