package model

import (
	"math"
	"testing"
)

func TestParseWage_readsWagesAsPeopleWriteThem(t *testing.T) {
	hint := WageHint{Minimum: 10_320}
	for text, want := range map[string]WageText{
		"시급 10,500원":                {Type: Hourly, Min: 10_500},
		"시 10500":                   {Type: Hourly, Min: 10_500},
		"시간당 11,000":                {Type: Hourly, Min: 11_000},
		"시급 1만 500원":                {Type: Hourly, Min: 10_500},
		"시급 1만5백원":                  {Type: Hourly, Min: 10_500},
		"시급 10.500원":                {Type: Hourly, Min: 10_500},
		"시급１０，５００원":                 {Type: Hourly, Min: 10_500},
		"10,500원/시간":                {Type: Hourly, Min: 10_500},
		"1시간 10,500원":               {Type: Hourly, Min: 10_500},
		"시급 10,500~12,000원":         {Type: Hourly, Min: 10_500, Max: 12_000},
		"시급 1만~1만2천":                {Type: Hourly, Min: 10_000, Max: 12_000},
		"최저시급 10,320원":              {Type: Hourly, Min: 10_320},
		"시급 10,320원(최저임금)":          {Type: Hourly, Min: 10_320},
		"최저임금":                      {Type: Hourly, Min: 10_320},
		"최저임금 이상":                   {Type: Hourly, Min: 10_320},
		"월급(최저임금 준수)":               {Type: Hourly, Min: 10_320},
		"일급 11만원":                   {Type: Daily, Min: 110_000},
		"일당 110,000":                {Type: Daily, Min: 110_000},
		"일당 11":                     {Type: Daily, Min: 110_000},
		"일당 십만원":                    {Type: Daily, Min: 100_000},
		"1일 11만원":                   {Type: Daily, Min: 110_000},
		"11만/일":                     {Type: Daily, Min: 110_000},
		"월 230만원~250만원":             {Type: Monthly, Min: 2_300_000, Max: 2_500_000},
		"월230~250만":                 {Type: Monthly, Min: 2_300_000, Max: 2_500_000},
		"월 230 ~ 250":               {Type: Monthly, Min: 2_300_000, Max: 2_500_000},
		"월 230-250만원":               {Type: Monthly, Min: 2_300_000, Max: 2_500_000},
		"월 250~230만원":               {Type: Monthly, Min: 2_300_000, Max: 2_500_000},
		"월 230만원부터 250만원까지":         {Type: Monthly, Min: 2_300_000, Max: 2_500_000},
		"월 230만원 ～ 250만원":           {Type: Monthly, Min: 2_300_000, Max: 2_500_000},
		"월 220만 이상 (수당 별도)":         {Type: Monthly, Min: 2_200_000},
		"월급 2백30만원":                 {Type: Monthly, Min: 2_300_000},
		"월급 이백삼십만원":                 {Type: Monthly, Min: 2_300_000},
		"월 2.3백만":                   {Type: Monthly, Min: 2_300_000},
		"월 ₩2,300,000":              {Type: Monthly, Min: 2_300_000},
		"월 ￦2,300,000":              {Type: Monthly, Min: 2_300_000},
		`월 \2,300,000`:              {Type: Monthly, Min: 2_300_000},
		"월 2.300.000원":              {Type: Monthly, Min: 2_300_000},
		"월2300000":                  {Type: Monthly, Min: 2_300_000},
		"2,300,000원/월":              {Type: Monthly, Min: 2_300_000},
		"기본급 220만원 + 식대 20만원":       {Type: Monthly, Min: 2_200_000},
		"주 40시간, 월 230만원":           {Type: Monthly, Min: 2_300_000},
		"월 230만원 (주 40시간)":          {Type: Monthly, Min: 2_300_000},
		"월 230만 40시간":               {Type: Monthly, Min: 2_300_000},
		"09:00~18:00 월 230만원":       {Type: Monthly, Min: 2_300_000},
		"수습 3개월, 월 230만원":           {Type: Monthly, Min: 2_300_000},
		"월 230만원, 문의 010-0000-1234": {Type: Monthly, Min: 2_300_000},
		"연봉 3,200만":                 {Type: Yearly, Min: 32_000_000},
		"연봉 3200":                   {Type: Yearly, Min: 32_000_000},
		"연봉 3천2백만원":                 {Type: Yearly, Min: 32_000_000},
		"연봉 3천만원(월 250만원)":          {Type: Yearly, Min: 30_000_000},
		"3200만원(연)":                 {Type: Yearly, Min: 32_000_000},
		"연 3,600~4,000만원":           {Type: Yearly, Min: 36_000_000, Max: 40_000_000},
		"연봉 1억원":                    {Type: Yearly, Min: 100_000_000},
		"230만원, 시급 11,000":          {Type: Monthly, Min: 2_300_000, Doubt: "wage_guessed"},
		"10,320원 이상":                {Type: Hourly, Min: 10_320, Doubt: "wage_guessed"},
		"110,000":                   {Type: Daily, Min: 110_000, Doubt: "wage_guessed"},
		"230만원":                     {Type: Monthly, Min: 2_300_000, Doubt: "wage_guessed"},
		"₩2,300,000":                {Type: Monthly, Min: 2_300_000, Doubt: "wage_guessed"},
		"2.3백만":                     {Type: Monthly, Min: 2_300_000, Doubt: "wage_guessed"},
		"230":                       {Type: Monthly, Min: 2_300_000, Doubt: "wage_guessed"},
		"230~250":                   {Type: Monthly, Min: 2_300_000, Max: 2_500_000, Doubt: "wage_guessed"},
		"3200":                      {Type: Yearly, Min: 32_000_000, Doubt: "wage_guessed"},
		"3,200만원":                   {Type: Yearly, Min: 32_000_000, Doubt: "wage_guessed"},
		"월 250만원 이하":                {Type: Monthly, Min: 2_500_000, Doubt: "wage_ceiling"},
		"월 ~250만원":                  {Type: Monthly, Min: 2_500_000, Doubt: "wage_ceiling"},
		"협의":                        {Type: Negotiable},
		"면접 후 결정":                   {Type: Negotiable},
		"추후 협의":                     {Type: Negotiable},
		"면접 시 상담 (문의 031-000-1234)": {Type: Negotiable},
		"협의(230만~250만)":             {Type: Monthly, Min: 2_300_000, Max: 2_500_000, Doubt: "wage_guessed"},
		"회사내규":                      {Type: ByRule},
		"회사 내규에 따름":                 {Type: ByRule},
		"회사내규에 따름(면접 후 협의)":         {Type: ByRule},
		"":   {},
		"  ": {},
	} {
		got, err := ParseWage(text, hint)
		if err != nil || got != want {
			t.Errorf("ParseWage(%q) = %+v, %v; want %+v", text, got, err, want)
		}
	}
}

func TestParseWage_refusesWhatItCannotTell(t *testing.T) {
	for _, text := range []string{
		"많이 드립니다", "월급", "10,50", "시급 10,5000원", "월 230원", "시급 5원", "주급 50만원", "건당 3,500원",
		"60,000원", "7000", "0", "-", "12345678901234567890123", "월 999억",
	} {
		if got, err := ParseWage(text, WageHint{Minimum: 10_320}); CodeOf(err) != "wage_form" {
			t.Errorf("ParseWage(%q) = %+v, %v; want wage_form", text, got, err)
		}
	}
	if _, err := ParseWage("최저임금", WageHint{}); CodeOf(err) != "wage_form" {
		t.Errorf("the minimum wage of a day before the table begins: %v", err)
	}
}

func TestParseWage_takesTypeAndUnitFromTheHeader(t *testing.T) {
	for _, c := range []struct {
		header, text string
		want         WageText
	}{
		{"시급(원)", "10500", WageText{Type: Hourly, Min: 10_500}},
		{"월급", "2300000", WageText{Type: Monthly, Min: 2_300_000}},
		{"월급(만원)", "230", WageText{Type: Monthly, Min: 2_300_000}},
		{"월급(만원)", "230~250", WageText{Type: Monthly, Min: 2_300_000, Max: 2_500_000}},
		{"급여(만원)", "230", WageText{Type: Monthly, Min: 2_300_000, Doubt: "wage_guessed"}},
		{"급여(천원)", "월 2,300", WageText{Type: Monthly, Min: 2_300_000}},
		{"연봉(만원)", "3,200", WageText{Type: Yearly, Min: 32_000_000}},
		{"연봉(만원)", "32,000,000", WageText{Type: Yearly, Min: 32_000_000}},
		{"시급", "월 230만원", WageText{Type: Monthly, Min: 2_300_000}},
		{"임금", "230만원", WageText{Type: Monthly, Min: 2_300_000, Doubt: "wage_guessed"}},
		{"시급/월급", "10500", WageText{Type: Hourly, Min: 10_500, Doubt: "wage_guessed"}},
	} {
		if got, err := ParseWage(c.text, ParseWageHint(c.header)); err != nil || got != c.want {
			t.Errorf("%q under %q = %+v, %v; want %+v", c.text, c.header, got, err, c.want)
		}
	}
}

func FuzzParseWage(f *testing.F) {
	for _, s := range []string{"시급 10,500원", "월230~250만", "3천2백만(연)", "2.3백만", "최저임금", "~", "만만만", "1,,2", "천.원", "월 1일 1시간"} {
		f.Add(s, "월급(만원)")
	}
	f.Fuzz(func(t *testing.T, text, header string) {
		hint := ParseWageHint(header)
		hint.Minimum = 10_320
		w, err := ParseWage(text, hint)
		if err != nil {
			return
		}
		ok := w == WageText{} || w.Type.Valid() && w.Type.Figure() == (w.Min > 0)
		if !ok || w.Max != 0 && w.Max <= w.Min || w.Min > MaxWon || w.Max > MaxWon {
			t.Errorf("ParseWage(%q) under %q = %+v", text, header, w)
		}
		if v, _, _ := koreanNumber([]rune(text)); math.IsInf(v, 0) {
			t.Errorf("%q is infinite", text)
		}
	})
}
