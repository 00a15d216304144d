package sheet

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestLayout_breaksKoreanBetweenWordsOnly(t *testing.T) {
	text := "경기도 안산시 단원구 산업단지로 123번길 45, 한빛정밀 제2공장 (안산역 3번 출구에서 마을버스 승차)"
	words := strings.Fields(text)
	for width := 30.0; width < 150; width += 7 {
		for _, line := range texts(body(t).Layout(text, width)) {
			for _, w := range strings.Fields(line) {
				if !slices.Contains(words, w) {
					t.Fatalf("at %.0f mm a line holds %q, which is no word of the text", width, w)
				}
			}
		}
	}
}

func TestLayout_losesNothingAndKeepsWithinTheWidth(t *testing.T) {
	for _, text := range []string{
		"한 글자", "가", "", " 앞 칸", "끝 칸 ", "두  칸", "첫 줄\n\n셋째 줄",
		strings.Repeat("가나다라마바사아자차카타파하", 12),
		"WOLFESCHLEGELSTEINHAUSENBERGERDORFF-MAXIMILIANA ALEXANDRIA",
		"https://www.example.kr/path/to/a/very/long/address?with=a&query=string#and-a-part",
	} {
		for _, width := range []float64{4, 20, 61.7, 140} {
			b := body(t).Layout(text, width)
			got := strings.Join(texts(b), "")
			if squeeze(got) != squeeze(text) {
				t.Errorf("%q at %.1f mm came out as %q", text, width, texts(b))
			}
			for i, l := range b.lines {
				if w := l.width * b.Style.em(); w > width+0.01 && utf8.RuneCountInString(textOf(l.runs())) > 1 {
					t.Errorf("line %d of %q is %.2f mm wide in %.2f", i, text, w, width)
				}
			}
		}
	}
}

func squeeze(s string) string {
	return strings.NewReplacer(" ", "", "\n", "", "\u200b", "").Replace(s)
}

func TestLayout_breaksAnOverlongWordAfterAHyphenFirst(t *testing.T) {
	st := body(t)
	width := st.Layout("WOLFESCHLEGELSTEIN-", 500).Ink() + 2
	got := texts(st.Layout("WOLFESCHLEGELSTEIN-HAUSENBERGER", width))
	if want := []string{"WOLFESCHLEGELSTEIN-", "HAUSENBERGER"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLayout_keepsAnEmptyLine(t *testing.T) {
	if n := body(t).Layout("가\n\n나", 50).Lines(); n != 3 {
		t.Errorf("got %d lines, want 3", n)
	}
}

func TestLayout_breaksChineseBetweenCharactersWhenTheLanguageIsChinese(t *testing.T) {
	st := body(t)
	st.Lang = "zh-CN"
	if n := st.Layout("请带身份证请带身份证请带身份证", 20).Lines(); n < 3 {
		t.Errorf("got %d lines, want several", n)
	}
}

func TestFit_shrinksToTheLeastSizeAndThenSaysSo(t *testing.T) {
	st := body(t)
	text := strings.Repeat("안산시 일자리센터 ", 20)
	one := st.Layout(text, 120)
	b, ok := st.Fit(text, 120, one.Height*0.8, 7)
	if !ok || b.Style.Size >= st.Size || b.Height > one.Height*0.8 {
		t.Errorf("fit = %v at %.1f pt, %.1f mm high", ok, b.Style.Size, b.Height)
	}
	b, ok = st.Fit(text, 120, 5, 8)
	if ok || b.Style.Size != 8 {
		t.Errorf("fit = %v at %.1f pt, want false at 8", ok, b.Style.Size)
	}
	if squeeze(strings.Join(texts(b), "")) != squeeze(text) {
		t.Error("a block that does not fit lost text")
	}
}

func TestCut_dividesABlockWithoutLosingALine(t *testing.T) {
	b := body(t).Layout("하나\n둘\n셋", 50)
	head, tail := b.Cut(1)
	if head.Lines() != 1 || tail.Lines() != 2 || head.Height+tail.Height != b.Height {
		t.Errorf("cut into %d and %d lines", head.Lines(), tail.Lines())
	}
}

func TestClean_composesSyllablesAndDropsControls(t *testing.T) {
	if got := clean("\u1112\u1161\u11ab\t빛\r\n정\u0007밀\u00ad"); got != "한 빛\n정밀" {
		t.Errorf("got %q", got)
	}
}

func FuzzLayout_losesNoText(f *testing.F) {
	f.Add("안산시 일자리센터", 30.0)
	f.Add("NGUYEN THI PHUONG THAO", 3.0)
	f.Add("é́́ 👨‍👩‍👧 株式会社 ख्मेर \u0600\u200d", 12.0)
	f.Add("가\u0e31\ufe0f☐\ufe0f", 40.0)
	f.Fuzz(func(t *testing.T, text string, width float64) {
		if !(width > 0.5 && width < 500) || len(text) > 300 || !utf8.ValidString(text) {
			t.Skip()
		}
		b := body(t).Layout(text, width)
		if got, want := squeeze(strings.Join(texts(b), "")), squeeze(clean(text)); got != want {
			t.Errorf("%q came out as %q", want, got)
		}
		for _, l := range b.lines {
			for _, r := range l.runs() {
				for _, g := range r.glyphs {
					if g.id == 0 {
						t.Errorf("%q uses the glyph that stands for no character", text)
					}
				}
			}
		}
		d := NewDocument("ko")
		d.AddPage(210, 297).Place(b, 0, 0)
		if _, err := d.PDF(Meta{Title: "t"}); err != nil {
			t.Error(err)
		}
	})
}
