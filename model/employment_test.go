package model

import "testing"

func TestNormalEmploymentType_knowsWhatPeopleWrite(t *testing.T) {
	for text, want := range map[string]string{
		"정규직": "permanent", "정규": "permanent", "상용직": "permanent", "상용": "permanent", "무기계약직": "permanent", "정규직(수습 3개월)": "permanent",
		"기간의 정함이 없는 근로계약": "permanent", "full_time": "permanent", "Full-Time": "permanent", "PERMANENT": "permanent", "정 규 직": "permanent",
		"계약직": "fixed", "계약직(6개월)": "fixed", "기간제": "fixed", "기간의 정함이 있는 근로계약": "fixed", "촉탁직": "fixed", "비정규직": "fixed", "fixed": "fixed",
		"계약직 후 정규직 전환": "fixed", "계약직(정규직 전환 가능)": "fixed",
		"시간제": "part", "파트타임": "part", "아르바이트": "part", "알바": "part", "단시간 근로": "part", "part_time": "part",
		"기간의 정함이 없는 근로계약(시간(선택)제)": "part",
		"일용": "daily", "일용직": "daily", "파견": "dispatch", "도급": "dispatch", "파견/도급": "dispatch", "인턴": "intern", "intern": "intern",
	} {
		if got, ok := NormalEmploymentType(text); !ok || got != want {
			t.Errorf("NormalEmploymentType(%q) = %q, %v; want %q", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "무관", "프리랜서", "-"} {
		if got, ok := NormalEmploymentType(text); ok {
			t.Errorf("NormalEmploymentType(%q) = %q", text, got)
		}
	}
}

func TestNormalise_takesEmploymentTypesAsPeopleWriteThem(t *testing.T) {
	l := validLead()
	l.EmploymentType = "정규직"
	if err := l.Normalise(nil, "2026-11-24"); err != nil || l.EmploymentType != "permanent" {
		t.Errorf("lead: %q, %v", l.EmploymentType, err)
	}
	l.EmploymentType = "프리랜서"
	if err := l.Normalise(nil, "2026-11-24"); CodeOf(err) != "code_unknown" {
		t.Errorf("an unknown type of a lead: %v", err)
	}
	s := validSeeker()
	s.EmploymentTypes = []string{"시간제", "part_time", "상용직"}
	if err := s.Normalise(nil, "2026-11-24"); err != nil || len(s.EmploymentTypes) != 2 || s.EmploymentTypes[0] != "part" {
		t.Errorf("seeker: %v, %v", s.EmploymentTypes, err)
	}
}
