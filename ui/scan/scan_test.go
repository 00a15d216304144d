package scan

import (
	"strings"
	"testing"
	"time"

	"ieumdesk/model"
	"ieumdesk/model/hangul"
)

var (
	slip = model.SlipNumber{Year: 2026, Desk: "D07", Seq: 124}
	noon = time.Date(2026, 11, 24, 14, 5, 0, 0, model.Seoul)
)

// typed hears a text, each character so long after the one before, and Enter.
func typed(text string, gap time.Duration) (End, model.SlipNumber, *Reader) {
	r, at := &Reader{}, noon
	for _, c := range text {
		at = at.Add(gap)
		r.Rune(c, at)
	}
	lead := r.Lead()
	end, n := r.Enter(at.Add(gap))
	r.lead = hangul.Keys(lead)
	return end, n, r
}

func TestReader_readsACodeInEveryStateOfTheKeyboard(t *testing.T) {
	code := slip.QR()
	for name, text := range map[string]string{
		"as it is":                         code,
		"under Caps Lock":                  strings.ToLower(code),
		"composed, as without shift":       "ㅑ뎌ㅡ:2026-ㅇ07-000124" + code[len(code)-3:],
		"composed, as with shift":          "ㅑ뗘ㅡ:2026-ㅇ07-000124" + code[len(code)-3:],
		"jamo that were not composed":      "ㅑㄷㅕㅡ:2026-ㅇ07-000124" + code[len(code)-3:],
		"conjoining jamo":                  "\u1163\u1103\u1167\u1173:2026-\u110b07-000124" + code[len(code)-3:],
		"letters of full width":            "ＩＥＵＭ：２０２６－Ｄ０７－０００１２４－" + code[len(code)-2:],
		"behind what was typed":            "박순자I" + code,
		"behind the beginning of a code":   "IEUM:2026-IEIEU" + code,
		"behind a syllable half composed":  "갸뎌ㅡ:2026-ㅇ07-000124" + code[len(code)-3:],
		"right behind another word's IEUM": "ieum " + code,
	} {
		end, n, _ := typed(text, 3*time.Millisecond)
		if end != Code || n != slip {
			t.Errorf("%s: %s ends as %d with %s", name, text, end, n)
		}
	}
}

func TestReader_readsACodeThatAPersonTypes(t *testing.T) {
	if end, n, _ := typed(slip.QR(), 400*time.Millisecond); end != Code || n != slip {
		t.Errorf("ends as %d with %s", end, n)
	}
}

func TestReader_tellsADamagedCodeFromText(t *testing.T) {
	code := slip.QR()
	wrong := code[:len(code)-1] + string('0'+(code[len(code)-1]-'0'+1)%10)
	for _, c := range []struct {
		text string
		gap  time.Duration
		want End
	}{
		{wrong, 3 * time.Millisecond, Damaged},
		{wrong, 300 * time.Millisecond, Damaged}, // it is whole, and wrong
		{code[:len(code)-4], 3 * time.Millisecond, Damaged},
		{code[:len(code)-4], 300 * time.Millisecond, Text},
		{strings.Replace(code, "0001", "01", 1), 3 * time.Millisecond, Damaged},
		{"IEUM:", 3 * time.Millisecond, Text},
		{"IEUM", 3 * time.Millisecond, Text},
		{"", 0, Text},
		{"이음창구", 3 * time.Millisecond, Text},
		{"ieum: 이음창구", 120 * time.Millisecond, Text},
		{code + " ", 3 * time.Millisecond, Code},
		{code + "박", 120 * time.Millisecond, Text},
		{code + "x", 3 * time.Millisecond, Damaged},
		{code[:9] + "@" + code[9:], 3 * time.Millisecond, Damaged},
		{code[:9] + "@" + code[9:], 120 * time.Millisecond, Text},
		{"IEUM:" + strings.Repeat("ab ", 50), 3 * time.Millisecond, Text}, // no code goes on for so long
		{code, 3 * time.Second, Text},                                     // nobody remembers
		{"2026-D07-000124", 3 * time.Millisecond, Text},
		{slip.Short(), 3 * time.Millisecond, Text},
	} {
		if end, _, _ := typed(c.text, c.gap); end != c.want {
			t.Errorf("%q at %s ends as %d, want %d", c.text, c.gap, end, c.want)
		}
	}
}

func TestReader_saysWhenACodeBegins(t *testing.T) {
	r, code := &Reader{}, slip.QR()
	var began []int
	for i, c := range "박I" + code {
		if r.Rune(c, noon) {
			began = append(began, i)
		}
	}
	if len(began) != 2 || began[0] != len("박") || began[1] != len("박I") {
		t.Errorf("began at %v", began)
	}
}

func TestReader_givesBackWhatWasBeingComposed(t *testing.T) {
	for text, want := range map[string]string{"갸뎌ㅡ:": "ㄱ", "ㅑ뎌ㅡ:": "", "IEUM:": "", "빠": ""} {
		if _, _, r := typed(text, 0); r.Lead() != want {
			t.Errorf("%s leaves %q, want %q", text, r.Lead(), want)
		}
	}
}

func TestReader_forgetsAfterEnterAndWhenTold(t *testing.T) {
	r, code := &Reader{}, slip.QR()
	half := func(s string) {
		for _, c := range s {
			r.Rune(c, noon)
		}
	}
	half(code[:10])
	r.Forget()
	half(code[10:])
	if end, _ := r.Enter(noon); end != Text {
		t.Errorf("two halves in two fields end as %d", end)
	}
	half(code)
	r.Enter(noon)
	if end, _ := r.Enter(noon); end != Text {
		t.Errorf("a second Enter ends as %d", end)
	}
}

// FuzzReader holds the reader to what it promises of anything that is typed: a
// code behind it is read, and nothing is taken for one that is none.
func FuzzReader(f *testing.F) {
	for _, s := range []string{"", "박순자", "IEUM:2026-D07-000124-00", "ㅑ뎌ㅡ:", "IIEUM", "갸", "\xff", "IEUM:" + strings.Repeat("0", 50)} {
		f.Add(s, 124)
	}
	f.Fuzz(func(t *testing.T, before string, seq int) {
		n := model.SlipNumber{Year: 2026, Desk: "D07", Seq: 1 + abs(seq)%999_999}
		r := &Reader{}
		for _, c := range before {
			r.Rune(c, noon)
		}
		if len(r.heard) > longest+4 {
			t.Fatalf("%q: remembers %q", before, r.heard)
		}
		heard := r.heard
		end, got := (&Reader{heard: heard}).Enter(noon)
		if end == Code && heard != got.QR() && strings.ReplaceAll(heard, "-", "") != strings.ReplaceAll(got.QR(), "-", "") {
			t.Errorf("%q is taken for %s", heard, got)
		}
		for _, c := range " " + n.QR() {
			r.Rune(c, noon)
		}
		if end, got := r.Enter(noon); end != Code || got != n {
			t.Errorf("behind %q %s ends as %d with %s", before, n.QR(), end, got)
		}
	})
}

func abs(n int) int {
	if n < 0 {
		return -(n + 1)
	}
	return n
}
