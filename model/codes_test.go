package model

import (
	"errors"
	"strings"
	"testing"
)

// cityTables has as much of a city as the tests ask for.
func cityTables() *Tables {
	return &Tables{
		Occupations: NewCodeTable([]Code{
			{Code: "8", Name: "설치·정비·생산직", Level: 1},
			{Code: "87", Name: "운전·운송직", Level: 2, Parent: "8"},
			{Code: "8711", Name: "지게차 운전원", Level: 4, Parent: "87"},
		}),
		Industries: NewCodeTable([]Code{{Code: "C", Name: "제 조 업(10~34)", Level: 1}}),
		Dongs: []Dong{
			{City: "안산시", Gu: "상록구", Name: "일동", X: 0, Y: 0},
			{City: "안산시", Gu: "상록구", Name: "이동", X: 3000, Y: 4000},
			{City: "안산시", Gu: "상록구", Name: "사동"},
			{City: "안산시", Gu: "상록구", Name: "사이동"},
			{City: "안산시", Gu: "상록구", Name: "본오2동"},
			{City: "안산시", Gu: "단원구", Name: "고잔동"},
			{City: "안산시", Gu: "단원구", Name: "초지동"},
			{City: "안산시", Gu: "단원구", Name: "중앙동"},
		},
		Wages: []MinimumWage{{From: "2026-01-01", Hourly: 10_320}, {From: "2025-01-01", Hourly: 10_030}, {From: "2027-01-01", Hourly: 10_700}},
		Lists: map[string][]Code{"education": {{Code: "03", Name: "고졸"}}, "visa": {{Code: "F-4", Name: "재외동포"}}},
	}
}

func TestDongIn_findsTheDongAnAddressNames(t *testing.T) {
	tables := cityTables()
	for address, want := range map[string]string{
		"경기도 안산시 단원구 초지동 123-4": "초지동", "안산시단원구초지동 1": "초지동", "안산시 상록구 사이동 1": "사이동", "사동": "사동", "(고잔동)": "고잔동",
		"안산시 단원구 광덕대로 142 (고잔동, 2층)": "고잔동", "본오2동 12": "본오2동", "중앙역 1번출구 중앙동": "중앙동", "안산시 단원구 원시로 1 초지동 옆 시흥시": "초지동",
		"안산시 상록구 사동로 10": "", "SK이동통신": "", "한일동물병원": "", "": "", "서울시 강남구 역삼동": "", "인천광역시 남동구 고잔동 1": "", "인천 남동구 고잔동": "",
		"용인시 처인구 이동읍": "", "의왕시 이동 3": "",
	} {
		if got, ok := tables.DongIn(address); got.Name != want || ok != (want != "") {
			t.Errorf("DongIn(%q) = %q, %v; want %q", address, got.Name, ok, want)
		}
	}
}

func TestTables_answerForWhatTheyHold(t *testing.T) {
	tables := cityTables()
	if d, ok := tables.Dong("본오 2동"); !ok || d.Name != "본오2동" {
		t.Errorf("Dong = %v, %v", d, ok)
	}
	if km, ok := tables.Distance("일동", "이동"); !ok || km != 5 {
		t.Errorf("Distance = %v, %v", km, ok)
	}
	if _, ok := tables.Distance("일동", "역삼동"); ok {
		t.Error("a distance to a dong of another city")
	}
	for day, want := range map[Date]int64{"2025-12-31": 10_030, "2026-01-01": 10_320, "2030-01-01": 10_700, "2024-12-31": 0, "": 0} {
		if w, ok := tables.MinimumWage(day); w.Hourly != want || ok != (want > 0) {
			t.Errorf("MinimumWage(%q) = %d, %v; want %d", day, w.Hourly, ok, want)
		}
	}
	if b := tables.Occupations.Branch("8711"); len(b) != 3 || b[0].Code != "8711" || b[2].Code != "8" {
		t.Errorf("Branch = %v", b)
	}
	if n := tables.Occupations.Name("9999"); n != "9999" {
		t.Errorf("Name of no code = %q", n)
	}
	for s, want := range map[string]string{"고졸": "03", "03": "03", "f-4": "F-4", "F4": "F-4", "재외동포": "F-4", "high": "", "vn": ""} {
		list := "education"
		if want == "F-4" {
			list = "visa"
		}
		if got, ok := tables.code(list, s); ok != (want != "") || ok && got != want {
			t.Errorf("code(%q) = %q, %v; want %q", s, got, ok, want)
		}
	}
	for s, want := range map[string]string{"f-4-11": "F-4-11", "F4-R": "F-4-R", "Q1": "", "F-44": "", "F-4-ABC": "", "재외동포-1": "F-4-1"} {
		if got, ok := tables.visa(s); ok != (want != "") || ok && got != want {
			t.Errorf("visa(%q) = %q, %v; want %q", s, got, ok, want)
		}
	}
	var none *Tables
	if got, ok := none.code("visa", "f-4"); got != "f-4" || !ok {
		t.Errorf("without tables: %q", got)
	}
	if got := tables.Occupations.Nearby("8799"); len(got) != 1 || got[0] != "8711" {
		t.Errorf("near 8799: %q", got)
	}
	if got := tables.Occupations.Nearby("x"); len(got) != 1 || got[0] != "8" {
		t.Errorf("near x: %q", got)
	}
}

func TestNormalDong_isOneOfTheCityOrAnotherPlaceAsWritten(t *testing.T) {
	tables := cityTables()
	for s, want := range map[string]string{
		"초지동": "초지동", "초지 동": "초지동", "초지": "초지동", " 초 지 동 ": "초지동", "본오 2동": "본오2동", "본오2": "본오2동", "본오 제2동": "본오2동", "본오제2동": "본오2동",
		"본오": "본오", "원시동": "원시동", "원시 동": "원시동", "시흥시 정왕동": "시흥시 정왕동", "정왕동": "정왕동", "인천 고잔동": "인천 고잔동", "": "", "사": "사동",
	} {
		if got := tables.NormalDong(s); got != want {
			t.Errorf("NormalDong(%q) = %q; want %q", s, got, want)
		}
	}
	var none *Tables
	if got := none.NormalDong(" 초지  동 "); got != "초지동" {
		t.Errorf("without tables: %q", got)
	}
}

func TestNormalise_refusesWhatIsInNoListAndSaysWhatIs(t *testing.T) {
	tables := cityTables()
	tables.Lists["language"] = []Code{{Code: "zh", Name: "중국어"}, {Code: "ru", Name: "러시아어"}}
	tables.Lists["group"] = []Code{{Code: "senior", Name: "고령자(55세 이상)"}}
	for _, c := range []struct {
		field   string
		set     func(*Seeker)
		allowed string // "" if it is taken
		got     func(Seeker) string
		want    string
	}{
		{"visa", func(s *Seeker) { s.Visa = "Q1" }, "F-4", nil, ""},
		{"visa", func(s *Seeker) { s.Visa = "f4" }, "", func(s Seeker) string { return s.Visa }, "F-4"},
		{"languages", func(s *Seeker) { s.Languages = []string{"zh", "xx"} }, "zh, ru", nil, ""},
		{"languages", func(s *Seeker) { s.Languages = []string{"ZH", "러시아어", ""} }, "", func(s Seeker) string { return strings.Join(s.Languages, " ") }, "zh ru"},
		{"groups", func(s *Seeker) { s.Groups = []string{"zz"} }, "senior", nil, ""},
		{"groups", func(s *Seeker) { s.Groups = []string{"Senior"} }, "", func(s Seeker) string { return strings.Join(s.Groups, " ") }, "senior"},
		{"education", func(s *Seeker) { s.Education = "high" }, "03 고졸", nil, ""},
		{"education", func(s *Seeker) { s.Education = "고졸" }, "", func(s Seeker) string { return s.Education }, "03"},
		{"occupations", func(s *Seeker) { s.Occupations = []string{"8799"} }, "8711", nil, ""},
		{"", func(s *Seeker) { s.Dong, s.Places = "초지 동", []string{"고잔", "시흥시 정왕동"} }, "", func(s Seeker) string { return s.Dong + "|" + strings.Join(s.Places, "|") }, "초지동|고잔동|시흥시 정왕동"},
	} {
		s := validSeeker()
		s.Occupations = []string{"8711"}
		c.set(&s)
		err := s.Normalise(tables, "2026-11-24")
		if c.allowed == "" {
			if err != nil || c.got(s) != c.want {
				t.Errorf("%s: %q, want %q; %v", c.field, c.got(s), c.want, err)
			}
			continue
		}
		var e *Error
		if !errors.As(err, &e) || e.Code != "code_unknown" || e.Field != c.field || len(e.Args) != 2 || e.Args[1] != c.allowed {
			t.Errorf("%s: %v, want code_unknown with %q", c.field, err, c.allowed)
		}
	}
	l := validLead()
	l.Dong = "초지 동"
	if err := l.Normalise(tables, "2026-11-24"); err != nil && CodeOf(err) != "code_unknown" || l.Dong != "초지동" {
		t.Errorf("dong of a lead %q, %v", l.Dong, err)
	}
}
