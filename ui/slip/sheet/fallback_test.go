package sheet

import (
	"errors"
	"sync"
	"testing"
	"unicode"

	"ieumdesk/assets"
)

// behind is the style of body with a font for other scripts behind it, and
// says how often that was read.
func behind(t *testing.T, name string, scripts ...*unicode.RangeTable) (st Style, reads *int) {
	t.Helper()
	reads = new(int)
	f, err := NewFont("Pretendard-Regular", assets.FontRegular, NewFallback(name, scripts, func() ([]byte, error) {
		*reads++
		return assets.Font(name)
	}))
	if err != nil {
		t.Fatal(err)
	}
	st = body(t)
	st.Fonts = []*Font{f}
	return st, reads
}

func missing(st Style, text string) string {
	d := NewDocument("ko")
	d.AddPage(210, 297).Text(st, text, 10, 10, 180)
	return string(d.Missing())
}

func TestFallback_isReadOnceAndOnlyWhenATextNeedsIt(t *testing.T) {
	st, reads := behind(t, "NotoSansThai-Regular", unicode.Thai)
	if m := missing(st, "안산시 NGUYEN 10,320원 Өө 金"); m != "金" || *reads != 0 {
		t.Errorf("missing %q, read %d times before there was Thai", m, *reads)
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if m := missing(st, "ผู้หางาน 구직자"); m != "" {
				t.Errorf("missing %q", m)
			}
		})
	}
	wg.Wait()
	if *reads != 1 {
		t.Errorf("read %d times", *reads)
	}
}

func TestFallback_thatCannotBeReadLeavesItsCharactersMissing(t *testing.T) {
	broken := NewFallback("Broken", []*unicode.RangeTable{unicode.Thai}, func() ([]byte, error) { return nil, errors.New("no file") })
	f, err := NewFont("Pretendard-Regular", assets.FontRegular, broken)
	if err != nil {
		t.Fatal(err)
	}
	st := body(t)
	st.Fonts = []*Font{f}
	if m := missing(st, "งาน 일"); m != "งาน" {
		t.Errorf("missing %q", m)
	}
	if _, err := broken.Font(); err == nil {
		t.Error("no error")
	}
}

func TestFallback_drawsAWholeCharacterInOneFont(t *testing.T) {
	st, _ := behind(t, "NotoSansDevanagari-Regular", unicode.Devanagari)
	for _, l := range st.Layout("(क्षमता) 1 नोभेम्बर", 180).lines {
		for _, r := range l.runs() {
			for i, g := range r.glyphs {
				if g.missing {
					t.Errorf("glyph %d of %q is missing", i, textOf(l.runs()))
				}
			}
		}
	}
}
