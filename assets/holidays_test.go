package assets

import (
	"slices"
	"testing"
	"time"

	"ieumdesk/model"
)

// substitutes computes the days of 관공서의 공휴일에 관한 규정 §3 from the other rows of
// a year: for a national day, Children's Day, Buddha's Birthday, Christmas and Labour
// Day on a Saturday or Sunday, for a day of Seollal or Chuseok on a Sunday, and for
// any of them on a weekday that is a holiday already, the next day that is neither
// holiday nor weekend; two holidays of one day get one.
func substitutes(rows []model.Holiday) []model.Date {
	holidays := map[model.Date]int{}
	for _, h := range rows {
		holidays[h.On]++
	}
	var out []model.Date
	done := map[model.Date]bool{}
	for _, h := range rows {
		never := h.Name == "1월 1일" || h.Name == "현충일" || h.Kind == "election" || h.Kind == "temporary"
		threeDays := h.Kind == "lunar" && h.Name != "부처님 오신 날"
		day := h.On.Time().Weekday()
		falls := day == time.Sunday || day == time.Saturday && !threeDays || day != time.Saturday && holidays[h.On] > 1
		if never || !falls || done[h.On] {
			continue
		}
		done[h.On] = true
		next := h.On.AddDays(1)
		for next.Time().Weekday() == time.Saturday || next.Time().Weekday() == time.Sunday || holidays[next] > 0 {
			next = next.AddDays(1)
		}
		holidays[next]++
		out = append(out, next)
	}
	slices.Sort(out)
	return out
}

func TestHolidays_haveTheSubstituteDaysOfTheRule(t *testing.T) {
	_, tables := maker(t, 1)
	years := map[int][]model.Holiday{}
	given := map[int][]model.Date{}
	for _, h := range tables.Holidays {
		year := h.On.Time().Year()
		if h.Kind == "substitute" {
			given[year] = append(given[year], h.On)
		} else {
			years[year] = append(years[year], h)
		}
		if h.Name == "" || h.Source == "" || !slices.Contains([]string{"fixed", "lunar", "substitute", "election", "temporary"}, h.Kind) {
			t.Errorf("%+v", h)
		}
	}
	for year := 2025; year <= 2028; year++ {
		if want := substitutes(years[year]); !slices.Equal(given[year], want) {
			t.Errorf("%d: %v, by the rule %v", year, given[year], want)
		}
	}
	if len(years) != 4 {
		t.Errorf("%d years", len(years))
	}
}

func TestHolidays_makeTheLongWeekendsOfTheCalendarsOnTheWall(t *testing.T) {
	_, tables := maker(t, 1)
	cal := tables.Calendar("")
	for _, w := range []struct {
		name         string
		before, back model.Date // the last working day before and the first after
	}{
		{"설날 2025 with the day between", "2025-01-24", "2025-01-31"},
		{"어린이날 and 부처님 오신 날 2025 on one day", "2025-05-02", "2025-05-07"},
		{"추석 2025", "2025-10-02", "2025-10-10"},
		{"설날 2026", "2026-02-13", "2026-02-19"},
		{"3·1절 2026 on a Sunday", "2026-02-27", "2026-03-03"},
		{"노동절 2026", "2026-04-30", "2026-05-04"},
		{"부처님 오신 날 2026 on a Sunday", "2026-05-22", "2026-05-26"},
		{"지방선거 2026", "2026-06-02", "2026-06-04"},
		{"현충일 2026 on a Saturday gives no other day", "2026-06-05", "2026-06-08"},
		{"제헌절 2026", "2026-07-16", "2026-07-20"},
		{"광복절 2026 on a Saturday", "2026-08-14", "2026-08-18"},
		{"추석 2026, whose Saturday gives no other day", "2026-09-23", "2026-09-28"},
		{"개천절 2026 on a Saturday", "2026-10-02", "2026-10-06"},
		{"설날 2027 with a Sunday", "2027-02-05", "2027-02-10"},
		{"노동절 2027 on a Saturday", "2027-04-30", "2027-05-04"},
		{"제헌절 2027 on a Saturday", "2027-07-16", "2027-07-20"},
		{"기독탄신일 2027 on a Saturday", "2027-12-24", "2027-12-28"},
		{"국회의원선거 2028", "2028-04-11", "2028-04-13"},
		{"추석 2028 with 개천절 in it", "2028-09-29", "2028-10-06"},
	} {
		if got := cal.NextWorkDay(w.before); !cal.WorkDay(w.before) || got != w.back {
			t.Errorf("%s: after %s comes %s, want %s", w.name, w.before, got, w.back)
		}
	}
	if !cal.Known(2025) || !cal.Known(2028) || cal.Known(2029) {
		t.Error("which years the table has")
	}
}
