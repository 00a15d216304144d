package model

import "testing"

func TestParseCareer_readsMonthsAsPeopleSayThem(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "신입": 0, "3년 2개월": 38, "3년2개월": 38, "경력 3년": 36, "11개월": 11, "38": 38, "3y 2m": 38, "2 yr 7 mo": 31, "10 Years": 120,
	} {
		if got, err := ParseCareer(text); err != nil || got != want {
			t.Errorf("%q: %d, %v; want %d", text, got, err, want)
		}
	}
	for _, text := range []string{"많음", "3년 이상 정도", "-3", "1234개월"} {
		if got, err := ParseCareer(text); CodeOf(err) != "career_form" {
			t.Errorf("%q: %d, %v", text, got, err)
		}
	}
}
