package model

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestCleanLine_makesOneVisibleLine(t *testing.T) {
	for text, want := range map[string]string{
		"  안산\t시 \n단원구 ":      "안산 시 단원구",
		"a\rb":                "a b",
		"a\u0085b\u2028c":     "a b c",
		"홍\u200B길\uFEFF동\x00": "홍길동",
		"\u3164":              "",
		"\u202Eevil\u202C":    "evil",
		"\u1112\u1161\u11ab":  "한",
		"":                    "",
		"\xff":                "\uFFFD",
	} {
		if got := cleanLine(text); got != want {
			t.Errorf("cleanLine(%q) = %q; want %q", text, got, want)
		}
	}
}

func TestCleanNote_keepsLines(t *testing.T) {
	for text, want := range map[string]string{
		"첫 줄 \r\n둘째 줄\r셋째\n\n": "첫 줄\n둘째 줄\n셋째",
		"\n\n  들여쓰기":           "들여쓰기",
		"a\n  b":               "a\n  b",
	} {
		if got := cleanNote(text); got != want {
			t.Errorf("cleanNote(%q) = %q; want %q", text, got, want)
		}
	}
}

func TestHasResidentNo_findsThirteenDigitsHoweverWritten(t *testing.T) {
	for _, text := range []string{
		"850228-1234567", "8502281234567", "850228 1234567", "850228 - 1234567", "850228–1234567", "850228.1234567", "８５０２２８－１２３４５６７",
		"주민번호는 850228-1234567입니다", "010-1234-5678 850228-5234567", "850228\n1234567",
		"850228−1234567", "850228ㅡ1234567", "850228ー1234567", "850228・1234567", "850228ㆍ1234567", "850228·1234567", "850228*1234567", "850228:1234567",
		"8 5 0 2 2 8 1 2 3 4 5 6 7", "8.5.0.2.2.8.1.2.3.4.5.6.7", "8-5-0-2-2-8 - 1-2-3-4-5-6-7", "８ ５ ０ ２ ２ ８ １ ２ ３ ４ ５ ６ ７",
		"85.02.28-1234567", "85. 02. 28 - 1234567", "85 02 28 1234567", "85/02/28 - 1 234567", "850228-1 234567", "850228 1 2 3 4 5 6 7", "8 5 0 2 2 8-1234567",
		"연락 010-1234-5678 / 85.02.28-1234567 김과장", "85\u00AD02\u00AD28\u00AD1234567", "850228\u200B1234567",
	} {
		if !HasResidentNo(text) {
			t.Errorf("%q was not found", text)
		}
	}
	for _, text := range []string{
		"", "010-1234-5678", "124-81-00998", "850228-1******", "851328-1234567", "850232-1234567", "850228", "850228-12345678", "1850228-1234567",
		"2026-11-24 010-1234-5678", "031-400-1234 031-400-1235", "20261124143000123", "850228 --- - 1234567",
		"010-1234-5678, 010-2345-6789", "02-400-1234 031-400-1235", "02-1012-5678 031-400-1234", "1588-1234 1588-1235", "031 400 1234 031 400 1235", "01012345678 01012345679",
		"26.11.24 26.11.30", "26.11.24~26.11.30", "2026.11.24~2026.11.30", "26-11-24 09:00 26-11-30 18:00", "261124 261130", "26.11.24 2026.11.30",
		"124-81-00998 220-81-62517", "1248100998 2208162517", "124-81-00998, 031-400-1234",
		"2,300,000 2,500,000", "2300000~2500000", "26.11.24 2,300,000원", "24.11.26 2300000원", "241126 2300000", "24.11.26 031-400-1234", "26.11.24 400-1234",
		"1 2 3 4 5 6 7 8 9 10 11 12 13", "1,2,3,4,5,6,7,8,9,0,1,2,3", "09:00~18:00 09:00~13:00", "1-2-3-4-5-6-7-8-9-1-2-3-4",
	} {
		if HasResidentNo(text) {
			t.Errorf("%q was taken for a resident number", text)
		}
	}
}

func TestCheckText_saysWhatIsWrong(t *testing.T) {
	for _, c := range []struct {
		text     string
		required bool
		code     string
	}{
		{"괜찮음", true, ""}, {"", false, ""}, {" \n", true, "required"}, {strings.Repeat("가", 11), false, "too_long"}, {"850228-1234567", false, "too_long"},
	} {
		if _, err := CheckText("reason", c.text, 10, c.required); CodeOf(err) != c.code {
			t.Errorf("CheckText(%q) = %v; want %q", c.text, err, c.code)
		}
	}
	_, err := CheckText("reason", "850228-1234567", 100, true)
	var e *Error
	if !errors.As(err, &e) || e.Code != "resident_no" || e.Field != "reason" {
		t.Errorf("a resident number: %v", err)
	}
}

func TestList_dropsBlanksAndRepeats(t *testing.T) {
	var c fieldCheck
	items := []string{" 지게차 ", "", "지게차", "용접"}
	c.list("licences", &items)
	if c.err() != nil || strings.Join(items, ",") != "지게차,용접" {
		t.Errorf("%q, %v", items, c.err())
	}
	items = nil
	for i := range MaxItems + 1 {
		items = append(items, strings.Repeat("a", i+1))
	}
	if c.list("licences", &items); CodeOf(c.err()) != "too_many" {
		t.Errorf("%d entries: %v", len(items), c.err())
	}
}

func FuzzCleanText(f *testing.F) {
	for _, s := range []string{"홍\u200B길동", "850228-1234567", "⑳⑳⑳⑳⑳⑳⑳", "\u1112\u1161\u11ab", "a\r\nb"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		line, note := cleanLine(s), cleanNote(s)
		if cleanLine(line) != line || cleanNote(note) != note {
			t.Errorf("%q is not clean at once: %q, %q", s, line, note)
		}
		if strings.ContainsAny(line, "\n\r\t") || !utf8.ValidString(line) || !norm.NFC.IsNormalString(line) {
			t.Errorf("%q became %q", s, line)
		}
		if full := norm.NFKC.String(s); residentNo.MatchString(full) && !manyDigits(s) {
			t.Errorf("the quick look misses %q", s)
		}
	})
}
