package sheet

import (
	"math"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"ieumdesk/assets"
)

// worldFont is Pretendard with the fonts of all languages behind it, read once
// for all tests.
var worldFont = sync.OnceValues(func() (*Font, error) {
	var all []*Fallback
	for name, scripts := range map[string][]*unicode.RangeTable{
		"NotoSansDevanagari-Regular": {unicode.Devanagari, {R16: []unicode.Range16{{Lo: 0x0964, Hi: 0x0965, Stride: 1}}}},
		"NotoSansThai-Regular":       {unicode.Thai}, "NotoSansKhmer-Regular": {unicode.Khmer}, "NotoSansSC-Regular": {unicode.Han},
	} {
		all = append(all, NewFallback(name, scripts, func() ([]byte, error) { return assets.Font(name) }))
	}
	return NewFont("Pretendard-Regular", assets.FontRegular, all...)
})

// paragraph is the longest stretch of running text that a sheet has in a
// language, and the style it is set in.
func paragraph(t *testing.T, language string) (Style, string) {
	t.Helper()
	f, err := worldFont()
	if err != nil {
		t.Fatal(err)
	}
	w, err := assets.SlipWords(language)
	if err != nil {
		t.Fatal(err)
	}
	st := Style{Fonts: []*Font{f}, Size: 9, Colour: black, Lang: w.T("slip.lang")}
	return st, strings.Join([]string{w.T("slip.note.absent"), w.T("slip.note.contract"), w.T("slip.note.privacy"), w.T("slip.note.result")}, " ")
}

func TestLayout_breaksEveryLanguageWhereItMayBeBroken(t *testing.T) {
	for _, language := range assets.SlipLanguages() {
		st, text := paragraph(t, language)
		if m := missing(st, text); m != "" {
			t.Errorf("%s: missing %q", language, m)
		}
		for width := 6.0; width < 190; width *= 1.3 {
			b := st.Layout(text, width)
			if got := squeeze(strings.Join(texts(b), "")); got != squeeze(clean(text)) {
				t.Fatalf("%s at %.0f mm says %q", language, width, got)
			}
			for i, l := range b.lines {
				said := textOf(l.runs())
				if w := l.width * st.em(); w > width+0.01 && len(clusters([]rune(said))) > 1 {
					t.Errorf("%s: %q is %.2f mm wide in %.2f", language, said, w, width)
				}
				if i > 0 {
					checkBreak(t, textOf(b.lines[i-1].runs()), said, width)
				}
			}
		}
	}
}

// checkBreak fails if what is written as one stands on two lines, or, where there
// is room, punctuation on the wrong one.
func checkBreak(t *testing.T, line, next string, width float64) {
	t.Helper()
	last, _ := utf8.DecodeLastRuneInString(line)
	first, _ := utf8.DecodeRuneInString(next)
	if strings.ContainsRune("\u17d2เแโใไ", last) || unicode.In(first, unicode.Mn, unicode.Mc) || first == '\u0e33' {
		t.Errorf("at %.0f mm a character is divided between %q and %q", width, line, next)
	}
	const narrow = 18 // millimetres; less than two or three words
	if width > narrow && (strings.ContainsRune("，。、：；）」।៖។ๆៗ", first) || strings.ContainsRune("（「", last)) {
		t.Errorf("at %.0f mm a line ends in %q before %q", width, line, next)
	}
}

// At the width of a label's column words stay whole in every language.
func TestLayout_dividesNoWordInAColumn(t *testing.T) {
	for _, language := range assets.SlipLanguages() {
		st, text := paragraph(t, language)
		for _, w := range st.words(clean(text)) {
			if mm := w.ink * st.em(); mm > 45 {
				t.Errorf("%s: %q cannot be broken and is %.1f mm wide", language, string(w.text), mm)
			}
		}
	}
}

func TestLayout_keepsANumberWithWhatItCountsInChinese(t *testing.T) {
	st, _ := paragraph(t, "zh")
	for width := 8.0; width < 60; width++ {
		for _, line := range texts(st.Layout("2026年11月25日（星期三）下午2点30分，月薪 2,310,000\u00a0韩元", width)) {
			if r, _ := utf8.DecodeLastRuneInString(line); '0' <= r && r <= '9' && width > 18 {
				t.Errorf("at %.0f mm a line ends in %q", width, line)
			}
		}
	}
}

func TestPDF_givesBackTheTextOfEveryLanguage(t *testing.T) {
	d := NewDocument("ko-KR")
	p := d.AddPage(210, 297)
	y := 10.0
	var want []string
	for _, language := range assets.SlipLanguages() {
		st, text := paragraph(t, language)
		y = p.Text(st, text, 15, y, 180) + 2
		want = append(want, squeeze(plainSpaces.Replace(text)))
	}
	file := write(t, d, Meta{Title: "t"})
	tool(t, "qpdf", "--check", file)
	for _, mode := range []string{"-raw", "-layout"} {
		got := squeeze(tool(t, "pdftotext", mode, "-nopgbrk", file, "-"))
		for i, language := range assets.SlipLanguages() {
			if !strings.Contains(got, want[i]) {
				t.Errorf("%s: %s copies as something else than\n%q\n%q", mode, language, want[i], got)
			}
		}
	}
}

func TestDrawn_dropsTheMarksBetweenWords(t *testing.T) {
	st, _ := paragraph(t, "km")
	with, without := st.Layout("ការ\u200bងារ\u200b", 100), st.Layout("ការងារ", 100)
	if math.Abs(with.Ink()-without.Ink()) > tolerance || texts(with)[0] != "ការងារ" {
		t.Errorf("%q is %.2f mm wide, without marks %.2f", texts(with)[0], with.Ink(), without.Ink())
	}
	if m := missing(body(t), "가\u200b나"); m != "" {
		t.Errorf("missing %q", m)
	}
}

func TestClusters_keepConsonantsThatAreStacked(t *testing.T) {
	for text, want := range map[string]int{"क्षमता": 3, "प्रा": 1, "ក្រុម": 2, "ស្ត្រី": 1, "เก่ง": 2, "น้ำ": 1, "가각": 2, "गर्नुहोस्": 4} {
		if got := clusters([]rune(text)); len(got) != want {
			t.Errorf("%s is cut into %q", text, got)
		}
	}
}
