package model

import (
	"testing"
	"time"
)

const today Date = "2026-11-24"

func TestParseDate_readsDaysAsPeopleTypeThem(t *testing.T) {
	for text, want := range map[string]Date{
		"1985-02-28": "1985-02-28", "19850228": "1985-02-28", "850228": "1985-02-28", "85-02-28": "1985-02-28", "85.2.28": "1985-02-28",
		"1985.2.28": "1985-02-28", "1985. 2. 28.": "1985-02-28", "1985/2/28": "1985-02-28", "1985년 2월 28일": "1985-02-28", " 1985-02-28 ": "1985-02-28",
		"１９８５－０２－２８": "1985-02-28", "2026.11.24(화)": "2026-11-24", "'85.2.28": "1985-02-28", "000229": "2000-02-29",
		"261124": "2026-11-24", "261125": "1926-11-25", "271231": "1927-12-31",
	} {
		if got, err := ParseDate(text, today, 0); err != nil || got != want {
			t.Errorf("ParseDate(%q) = %q, %v; want %q", text, got, err, want)
		}
	}
	for text, want := range map[string]Date{"461123": "2046-11-23", "461125": "1946-11-25", "26-12-31": "2026-12-31"} {
		if got, err := ParseDate(text, today, 20); err != nil || got != want {
			t.Errorf("ParseDate(%q) twenty years ahead = %q, %v; want %q", text, got, err, want)
		}
	}
	for text, code := range map[string]string{
		"1985-02-30": "date_none", "19850230": "date_none", "991301": "date_none", "00000000": "date_none", "0026-11-24": "date_none", "010229": "date_none",
		"": "date_form", "어제": "date_form", "1985": "date_form", "1985-2": "date_form", "2/28": "date_form", "1985022": "date_form", "1985-02-28 10:00": "date_form",
	} {
		if got, err := ParseDate(text, today, 0); CodeOf(err) != code {
			t.Errorf("ParseDate(%q) = %q, %v; want %s", text, got, err, code)
		}
	}
}

func TestParseBirthDate_refusesWhatNobodyCanBe(t *testing.T) {
	for text, code := range map[string]string{
		"2026-11-25": "birth_future", "1905-11-24": "birth_old", "850228-1234567": "resident_no", "8502281234567": "resident_no", "모름": "date_form",
	} {
		if got, err := ParseBirthDate(text, today); CodeOf(err) != code {
			t.Errorf("ParseBirthDate(%q) = %q, %v; want %s", text, got, err, code)
		}
	}
	for text, want := range map[string]Date{"2026-11-24": "2026-11-24", "1905-11-25": "1905-11-25", "261224": "1926-12-24"} {
		if got, err := ParseBirthDate(text, today); err != nil || got != want {
			t.Errorf("ParseBirthDate(%q) = %q, %v; want %q", text, got, err, want)
		}
	}
}

func TestParseClock_readsTimesOfDay(t *testing.T) {
	for text, want := range map[string]string{
		"9:00": "09:00", "09:00": "09:00", "0900": "09:00", "930": "09:30", "18:30": "18:30", "24:00": "24:00", "00:00": "00:00", "１８：３０": "18:30",
		"09:00:00": "09:00", "9시": "09:00", "오후 6시 30분": "18:30", "오전 12시": "00:00", "오후 6:30": "18:30",
	} {
		if got, err := ParseClock(text); err != nil || got != want {
			t.Errorf("ParseClock(%q) = %q, %v; want %q", text, got, err, want)
		}
	}
	for _, text := range []string{"", "9", "25:00", "24:01", "09:60", "아침", "09:00:30"} {
		if got, err := ParseClock(text); CodeOf(err) != "time_form" {
			t.Errorf("ParseClock(%q) = %q, %v; want time_form", text, got, err)
		}
	}
}

func TestParseMoment_readsInterviewsAsTheyAreTyped(t *testing.T) {
	now := time.Date(2026, 11, 24, 15, 0, 0, 0, Seoul)
	for text, want := range map[string]string{
		"2026-11-25T14:00":        "2026-11-25 14:00",
		"2026-11-25 14:00":        "2026-11-25 14:00",
		"2026. 11. 25. 14:00":     "2026-11-25 14:00",
		"2026년 11월 25일 14시":       "2026-11-25 14:00",
		"1125 1400":               "2026-11-25 14:00",
		"11/25 14:00":             "2026-11-25 14:00",
		"11/25(수) 14:00":          "2026-11-25 14:00",
		"11월 25일 오후 2시":           "2026-11-25 14:00",
		"11월 25일 오후 2시 30분":       "2026-11-25 14:30",
		"11월 25일 오후 12시":          "2026-11-25 12:00",
		"11월 25일 오전 12시":          "2026-11-25 00:00",
		"11월 25일 (수) 14:00":       "2026-11-25 14:00",
		"2026년 11월 25일 (수) 14:00": "2026-11-25 14:00",
		"Wed, 25 Nov 14:00":       "2026-11-25 14:00",
		"Tue, 5 Jan 2027 09:30":   "2027-01-05 09:30",
		"11/24 09:00":             "2026-11-24 09:00",
		"11/23 14:00":             "2027-11-23 14:00",
		"1/5 10:00":               "2027-01-05 10:00",
	} {
		got, err := ParseMoment(text, now)
		if err != nil || got.In(Seoul).Format("2006-01-02 15:04") != want {
			t.Errorf("ParseMoment(%q) = %v, %v; want %s", text, got, err, want)
		}
	}
	for text, code := range map[string]string{
		"": "moment_form", "내일": "moment_form", "11/25": "moment_form", "11/25 24:00": "moment_form", "11/25 14:60": "moment_form", "13/45 14:00": "date_none", "2026-02-30 14:00": "date_none",
	} {
		if got, err := ParseMoment(text, now); CodeOf(err) != code {
			t.Errorf("ParseMoment(%q) = %v, %v; want %s", text, got, err, code)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"850228", "1985년 2월 28일", "11월 25일 오후 2시", "1125 1400", "24:00"} {
		f.Add(s, 20)
	}
	f.Fuzz(func(t *testing.T, s string, latest int) {
		if d, err := ParseDate(s, today, latest%100); err == nil && !d.Valid() {
			t.Errorf("ParseDate(%q) = %q", s, d)
		}
		if d, err := ParseBirthDate(s, today); err == nil && (d > today || !d.Valid()) {
			t.Errorf("ParseBirthDate(%q) = %q", s, d)
		}
		if c, err := ParseClock(s); err == nil && len(c) != 5 {
			t.Errorf("ParseClock(%q) = %q", s, c)
		}
		if m, err := ParseMoment(s, today.Time()); err == nil && m.IsZero() {
			t.Errorf("ParseMoment(%q) is no time", s)
		}
	})
}
