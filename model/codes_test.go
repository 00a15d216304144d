package model

import "testing"

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
	var none *Tables
	for s, want := range map[string]string{"고졸": "03", "03": "03", "f-4": "F-4", "재외동포": "F-4", "vn": "VN", "베트남": "베트남", "": ""} {
		list := "education"
		if want == "F-4" {
			list = "visa"
		}
		if got := tables.code(list, s); got != want {
			t.Errorf("code(%q) = %q; want %q", s, got, want)
		}
	}
	if got := none.code("visa", "f-4"); got != "F-4" {
		t.Errorf("without tables: %q", got)
	}
}
