package assets

import (
	"testing"
	"time"

	"ieumdesk/model"
)

func TestWords_sayWagesAsPeopleDo(t *testing.T) {
	ko, _ := LoadWords("ko")
	en, _ := LoadWords("en")
	cases := []struct {
		t         model.WageType
		low, high int64
		ko, en    string
	}{
		{model.Monthly, 2_310_000, 0, "월 231만원", "₩2,310,000 a month"},
		{model.Monthly, 2_300_000, 2_500_000, "월 230만원~250만원", "₩2,300,000-₩2,500,000 a month"},
		{model.Hourly, 10_320, 0, "시급 10,320원", "₩10,320 an hour"},
		{model.Daily, 110_000, 0, "일급 11만원", "₩110,000 a day"},
		{model.Yearly, 32_000_000, 0, "연봉 3,200만원", "₩32,000,000 a year"},
		{model.Monthly, 2_156_880, 0, "월 2,156,880원", "₩2,156,880 a month"},
		{model.Negotiable, 0, 0, "협의", "Negotiable"},
		{"", 0, 0, "", ""},
	}
	for _, c := range cases {
		if got := ko.Wage(c.t, c.low, c.high); got != c.ko {
			t.Errorf("ko: %q, want %q", got, c.ko)
		}
		if got := en.Wage(c.t, c.low, c.high); got != c.en {
			t.Errorf("en: %q, want %q", got, c.en)
		}
	}
}

func TestWords_sayDaysAndTimesAsPeopleDo(t *testing.T) {
	ko, _ := LoadWords("ko")
	at := time.Date(2026, 11, 25, 5, 30, 0, 0, time.UTC) // 14:30 in Seoul
	for got, want := range map[string]string{
		ko.Day("2026-11-25"):               "2026년 11월 25일 (수)",
		ko.NearDay("2026-11-25"):           "11월 25일 (수)",
		SlashDay("2026-11-05"):             "11/05",
		ko.Moment(at):                      "11월 25일 (수) 14:30",
		ko.Phrase(at):                      "오후 2시 30분",
		ko.Phrase(at.Add(-14 * time.Hour)): "오전 12시 30분",
		ko.Day("2026-02-30"):               "",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
