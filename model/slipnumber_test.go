package model

import (
	"encoding/json"
	"testing"
)

var slip124 = SlipNumber{Year: 2026, Desk: "D07", Seq: 124}

func TestSlipNumber_hasThreeForms(t *testing.T) {
	check := slip124.Check()
	if got := slip124.String(); got != "2026-D07-000124" {
		t.Errorf("String = %q", got)
	}
	if got := slip124.Short(); got != "124-26-"+check {
		t.Errorf("Short = %q", got)
	}
	if got := slip124.QR(); got != "IEUM:2026-D07-000124-"+check {
		t.Errorf("QR = %q", got)
	}
	if s := (SlipNumber{}).String() + (SlipNumber{}).Short(); s != "" {
		t.Errorf("the zero number is written %q", s)
	}
}

func TestParseSlipNumber_readsEveryForm(t *testing.T) {
	check := slip124.Check()
	for _, text := range []string{
		slip124.String(), slip124.Short(), slip124.QR(), "2026D07000124", "2026-d07-000124", " ieum:2026-D07-000124-" + check + "\n",
		"2026D07000124" + check, "２０２６-D07-000124",
	} {
		if got, err := ParseSlipNumber(text, "D07"); err != nil || got != slip124 {
			t.Errorf("ParseSlipNumber(%q) = %v, %v", text, got, err)
		}
	}
	big := SlipNumber{Year: 2026, Desk: "D07", Seq: 1234567}
	if got, err := ParseSlipNumber(big.QR(), ""); err != nil || got != big {
		t.Errorf("ParseSlipNumber(%q) = %v, %v", big.QR(), got, err)
	}
}

func TestParseSlipNumber_refusesWhatIsNone(t *testing.T) {
	for _, text := range []string{"", "124", "2026-D07-124", "2026-D07-000000", "2126-D7-000124", "0-26-98", "2026-D07-99999999999999999999999999", "박정자"} {
		if got, err := ParseSlipNumber(text, "D07"); CodeOf(err) != "slip_form" {
			t.Errorf("ParseSlipNumber(%q) = %v, %v; want slip_form", text, got, err)
		}
	}
	if got, err := ParseSlipNumber(slip124.Short(), ""); CodeOf(err) != "slip_form" {
		t.Errorf("a short number without a desk = %v, %v", got, err)
	}
	if got, err := ParseSlipNumber(slip124.Short(), "D08"); CodeOf(err) != "slip_check" {
		t.Errorf("a short number of another desk = %v, %v", got, err)
	}
}

func TestSlipNumberCheck_catchesWrongDigitsAndSwaps(t *testing.T) {
	good := slip124.QR()
	digits := len("IEUM:")
	for i := digits; i < len(good); i++ {
		for d := byte('0'); d <= '9'; d++ {
			b := []byte(good)
			if b[i] < '0' || b[i] > '9' || b[i] == d {
				continue
			}
			b[i] = d
			if got, err := ParseSlipNumber(string(b), ""); err == nil {
				t.Errorf("%s is read as %v", b, got)
			}
		}
		b := []byte(good)
		if b[i] == b[i-1] || b[i] == '-' || b[i-1] == '-' {
			continue
		}
		b[i], b[i-1] = b[i-1], b[i]
		if got, err := ParseSlipNumber(string(b), ""); err == nil {
			t.Errorf("%s is read as %v", b, got)
		}
	}
}

func TestSlipNumber_travelsAsText(t *testing.T) {
	for _, n := range []SlipNumber{slip124, {}} {
		b, err := json.Marshal(n)
		if err != nil {
			t.Fatal(err)
		}
		var got SlipNumber
		if err := json.Unmarshal(b, &got); err != nil || got != n {
			t.Errorf("%s came back as %v, %v", b, got, err)
		}
	}
	if err := new(SlipNumber).UnmarshalText([]byte("124")); CodeOf(err) != "slip_form" {
		t.Errorf("124: %v", err)
	}
}

func FuzzParseSlipNumber(f *testing.F) {
	for _, s := range []string{slip124.String(), slip124.Short(), slip124.QR(), "0-26-98"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := ParseSlipNumber(s, "D07")
		if err != nil {
			return
		}
		if again, err := ParseSlipNumber(n.QR(), ""); err != nil || again != n || n.Seq < 1 {
			t.Errorf("%q = %v, and its code %v, %v", s, n, again, err)
		}
	})
}
