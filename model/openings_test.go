package model

import "testing"

func TestParseOpenings_readsNumbersOfPeople(t *testing.T) {
	for _, c := range []struct {
		text  string
		n     int
		exact bool
	}{
		{"2", 2, true},
		{"2명", 2, true},
		{"２명", 2, true},
		{"12 명", 12, true},
		{"총 3명", 3, true},
		{"2~3명", 3, true},
		{"2명-4명", 4, true},
		{"남2 여1", 3, true},
		{"남 2명, 여 1명", 3, true},
		{"각 1명", 1, true},
		{"1인", 1, true},
		{"10명 내외", 10, true},
		{"2.0", 2, true},
		{"0명", 1, false},
		{"00명", 1, false},
		{"○명", 1, false},
		{"○○명", 1, false},
		{"O명", 1, false},
		{"약간명", 1, false},
		{"다수", 1, false},
		{"0", 1, false},
	} {
		if n, exact, err := ParseOpenings(c.text); err != nil || n != c.n || exact != c.exact {
			t.Errorf("ParseOpenings(%q) = %d, %v, %v; want %d, %v", c.text, n, exact, err, c.n, c.exact)
		}
	}
	for _, text := range []string{"", "많이", "명", "99999999999999999999", "100000명", "0.5"} {
		if n, _, err := ParseOpenings(text); CodeOf(err) != "openings_form" {
			t.Errorf("ParseOpenings(%q) = %d, %v; want openings_form", text, n, err)
		}
	}
}

func FuzzParseOpenings(f *testing.F) {
	f.Add("남2 여1")
	f.Fuzz(func(t *testing.T, s string) {
		if n, _, err := ParseOpenings(s); err == nil && (n < 1 || n > 19998) {
			t.Errorf("ParseOpenings(%q) = %d", s, n)
		}
	})
}
