package model

import (
	"strings"
	"testing"
)

func TestMaskName_showsNoFullName(t *testing.T) {
	for name, want := range map[string]string{
		"박정자": "박*자", "남궁민수": "남**수", "김철": "김*", "김": "*", "": "", "NGUYEN THI PHUONG": "NGUYEN T* P*", "김 철수": "김 철*", "남궁 민": "남궁 *",
		"Nguyenthiphuong": "N******g", "  박정자 ": "박*자",
	} {
		if got := MaskName(name); got != want {
			t.Errorf("MaskName(%q) = %q; want %q", name, got, want)
		}
	}
}

func TestMaskBirthDate_showsTheYear(t *testing.T) {
	for d, want := range map[Date]string{"1990-05-01": "1990-**-**", "": "", "199": ""} {
		if got := MaskBirthDate(d); got != want {
			t.Errorf("MaskBirthDate(%q) = %q; want %q", d, got, want)
		}
	}
}

func FuzzMaskName(f *testing.F) {
	f.Add("남궁 민")
	f.Fuzz(func(t *testing.T, s string) {
		if name := strings.Join(strings.Fields(s), " "); name != "" && MaskName(s) == name && !strings.Contains(name, "*") {
			t.Errorf("MaskName(%q) hides nothing", s)
		}
	})
}
