package model

import (
	"strings"
	"testing"
)

func TestNormalPhone_bringsEveryFormIntoOne(t *testing.T) {
	for text, want := range map[string]string{
		"010-1234-5678":   "010-1234-5678",
		"01012345678":     "010-1234-5678",
		"010 1234 5678":   "010-1234-5678",
		"010.1234.5678":   "010-1234-5678",
		"(010) 1234–5678": "010-1234-5678",
		"０１０－１２３４－５６７８":     "010-1234-5678",
		"010\t1234\n5678":   "010-1234-5678",
		"+82 10-1234-5678":  "010-1234-5678",
		"+82 010 1234 5678": "010-1234-5678",
		"0082-10-1234-5678": "010-1234-5678",
		"82-10-1234-5678":   "010-1234-5678",
		"+82-31-400-1234":   "031-400-1234",
		"031/400/1234":      "031-400-1234",
		"0314001234":        "031-400-1234",
		"031-8000-1234":     "031-8000-1234",
		"02-123-4567":       "02-123-4567",
		"0212345678":        "02-1234-5678",
		"011-234-5678":      "011-234-5678",
		"0191234567":        "019-123-4567",
		"070-1234-5678":     "070-1234-5678",
		"080-123-4567":      "080-123-4567",
		"0505-123-4567":     "0505-123-4567",
		"0507-1234-5678":    "0507-1234-5678",
		"0303-3123-4567":    "0303-3123-4567",
		"1588-1234":         "1588-1234",
		"16441234":          "1644-1234",
		"1800-1234":         "1800-1234",
	} {
		if got, err := NormalPhone(text); err != nil || got != want {
			t.Errorf("NormalPhone(%q) = %q, %v; want %q", text, got, err, want)
		}
	}
}

func TestNormalPhone_refusesWhatIsNoNumber(t *testing.T) {
	for _, text := range []string{
		"", "-", "abc", "010", "010-1234-567", "010-1234-56789", "031-000", "031-400-123456", "039-400-1234", "02-12-3456", "1588-123", "1588-12345",
		"031-000-1234 내선 3", "010-1234-5678, 031-400-1234", "031-0123-4567", "000-0000-0000", "12-3456-7890", "+1 212 555 0100",
	} {
		if got, err := NormalPhone(text); CodeOf(err) != "phone_form" {
			t.Errorf("NormalPhone(%q) = %q, %v; want phone_form", text, got, err)
		}
	}
}

func TestFormatPhone_keepsHyphensWhereTheyAreWhileTyping(t *testing.T) {
	for digits, want := range map[string][]string{
		"01012345678": {"0", "01", "010", "010-1", "010-12", "010-123", "010-1234", "010-1234-5", "010-1234-56", "010-1234-567", "010-1234-5678"},
		"0314001234":  {"0", "03", "031", "031-4", "031-40", "031-400", "031-4001", "031-400-12", "031-400-123", "031-400-1234"},
		"0212345678":  {"0", "02", "02-1", "02-12", "02-123", "02-1234", "02-123-45", "02-123-456", "02-123-4567", "02-1234-5678"},
		"15881234":    {"1", "15", "158", "1588", "1588-1", "1588-12", "1588-123", "1588-1234"},
	} {
		for i, w := range want {
			if got := FormatPhone(digits[:i+1]); got != w {
				t.Errorf("FormatPhone(%q) = %q; want %q", digits[:i+1], got, w)
			}
		}
	}
	if got := FormatPhone("전화 없음"); got != "전화 없음" {
		t.Errorf("text was changed into %q", got)
	}
}

func TestPhoneDigits_areAsDialledInKorea(t *testing.T) {
	for text, want := range map[string]string{"+82 10-1234-5678": "01012345678", "5678": "5678", "ㄱㄴ": "", "031 400": "031400"} {
		if got := PhoneDigits(text); got != want {
			t.Errorf("PhoneDigits(%q) = %q; want %q", text, got, want)
		}
	}
}

func TestMaskPhone_hidesTheExchange(t *testing.T) {
	for phone, want := range map[string]string{
		"010-1234-5678": "010-****-5678", "031-400-1234": "031-***-1234", "1588-1234": "****-1234", "없음": "**", "": "",
	} {
		if got := MaskPhone(phone); got != want {
			t.Errorf("MaskPhone(%q) = %q; want %q", phone, got, want)
		}
	}
}

func FuzzNormalPhone(f *testing.F) {
	for _, s := range []string{"+82 10-1234-5678", "1588", "０１０", "02", "0505-", "82", "0082"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		FormatPhone(s)
		MaskPhone(s)
		p, err := NormalPhone(s)
		if err != nil {
			return
		}
		if again, err := NormalPhone(p); err != nil || again != p {
			t.Errorf("NormalPhone(%q) = %q, and again %q, %v", s, p, again, err)
		}
		if PhoneDigits(p) != PhoneDigits(s) || strings.Count(p, "-") == 0 {
			t.Errorf("NormalPhone(%q) = %q has other digits", s, p)
		}
	})
}
