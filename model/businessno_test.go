package model

import "testing"

func TestNormalBusinessNo_testsTheCheckDigit(t *testing.T) {
	for text, want := range map[string]string{
		"124-81-00998": "124-81-00998", "1248100998": "124-81-00998", " 124 81 00998\n": "124-81-00998", "１２４－８１－００９９８": "124-81-00998",
		"220-81-62517": "220-81-62517", "220.81.62517": "220-81-62517", "220–81‐62517": "220-81-62517",
	} {
		if got, err := NormalBusinessNo(text); err != nil || got != want {
			t.Errorf("NormalBusinessNo(%q) = %q, %v; want %q", text, got, err, want)
		}
	}
	for text, code := range map[string]string{
		"123-45-67890": "business_no_check", "124-81-00989": "business_no_check", "000-00-00000": "business_no_check",
		"124-81-0099": "business_no_form", "124-81-009981": "business_no_form", "124-81-0099a": "business_no_form", "": "business_no_form",
		"１２４-81-00９": "business_no_form", "없음": "business_no_form",
	} {
		if got, err := NormalBusinessNo(text); CodeOf(err) != code {
			t.Errorf("NormalBusinessNo(%q) = %q, %v; want %s", text, got, err, code)
		}
	}
}

func TestNormalBusinessNo_catchesEverySingleWrongDigit(t *testing.T) {
	const good = "1248100998"
	for i := range good {
		for d := byte('0'); d <= '9'; d++ {
			b := []byte(good)
			if b[i] == d {
				continue
			}
			b[i] = d
			if _, err := NormalBusinessNo(string(b)); err == nil {
				t.Errorf("%s passes for %s", b, good)
			}
		}
	}
}

func FuzzNormalBusinessNo(f *testing.F) {
	f.Add("124-81-00998")
	f.Fuzz(func(t *testing.T, s string) {
		if n, err := NormalBusinessNo(s); err == nil {
			if again, err := NormalBusinessNo(n); err != nil || again != n || len(n) != 12 {
				t.Errorf("NormalBusinessNo(%q) = %q, and again %q, %v", s, n, again, err)
			}
		}
	})
}
