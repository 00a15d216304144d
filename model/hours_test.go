package model

import "testing"

func TestParseHours_readsHoursAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]HoursText{
		"09:00~18:00":                   {Start: "09:00", End: "18:00"},
		"09:00 - 18:00":                 {Start: "09:00", End: "18:00"},
		"０９：００～１８：００":                   {Start: "09:00", End: "18:00"},
		"9:00~18:00":                    {Start: "09:00", End: "18:00"},
		"0900~1800":                     {Start: "09:00", End: "18:00"},
		"09시-18시":                       {Start: "09:00", End: "18:00"},
		"9~18시":                         {Start: "09:00", End: "18:00"},
		"9시 30분~18시 30분":                {Start: "09:30", End: "18:30"},
		"9시반 ~ 6시반":                     {Start: "09:30", End: "06:30"},
		"오전 9시 ~ 오후 6시":                 {Start: "09:00", End: "18:00"},
		"오전 9시부터 오후 6시까지":               {Start: "09:00", End: "18:00"},
		"오후 2~10시":                      {Start: "14:00", End: "22:00"},
		"9am-6pm":                       {Start: "09:00", End: "18:00"},
		"22:00~익일 07:00":                {Start: "22:00", End: "07:00"},
		"주 5일 09-18":                    {Start: "09:00", End: "18:00", Days: "주 5일"},
		"주5일(월~금) 09:00~18:00":          {Start: "09:00", End: "18:00", Days: "주5일(월~금)"},
		"평일 08:30~17:30, 토 휴무":          {Start: "08:30", End: "17:30", Days: "평일 , 토 휴무"},
		"09:00~18:00 (주 5일)":            {Start: "09:00", End: "18:00", Days: "(주 5일)"},
		"09:00~18:00 (휴게 12:00~13:00)":  {Start: "09:00", End: "18:00", Days: "(휴게 12:00~13:00)"},
		"주40시간":                         {Weekly: 40},
		"주 40시간, 09:00~18:00":           {Start: "09:00", End: "18:00", Weekly: 40},
		"40시간/주":                        {Weekly: 40},
		"주당 15.5시간":                     {Weekly: 15.5},
		"1일 4시간, 주 5일":                  {Weekly: 20, Days: "1일 4시간, 주 5일"},
		"2교대":                           {Days: "2교대"},
		"주 5~6일":                        {Days: "주 5~6일"},
		"8-9시간":                         {Days: "8-9시간"},
		"주간 08:00~20:00 야간 20:00~08:00": {Days: "주간 08:00~20:00 야간 20:00~08:00"},
		"2교대(06:00~14:00, 14:00~22:00)": {Days: "2교대(06:00~14:00, 14:00~22:00)"},
		"협의":                            {Days: "협의"},
		"":                              {},
		"09:00~25:00":                   {Days: "09:00~25:00"},
	} {
		if got := ParseHours(text); got != want {
			t.Errorf("ParseHours(%q) = %+v; want %+v", text, got, want)
		}
	}
}

func FuzzParseHours(f *testing.F) {
	for _, s := range []string{"주 5일 09-18", "9시반~6시", "오후 2~10시 (휴게 1시간)", "~~--", "99:99-99:99"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		h := ParseHours(s)
		for _, c := range []string{h.Start, h.End} {
			if got, err := ParseClock(c); c != "" && (err != nil || got != c) {
				t.Errorf("ParseHours(%q) = %+v", s, h)
			}
		}
		if h.Weekly < 0 || h.Weekly > 80 || (h.Start == "") != (h.End == "") {
			t.Errorf("ParseHours(%q) = %+v", s, h)
		}
	})
}
