package assets

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"ieumdesk/model"
)

// Won is an amount with thousands separators, without the unit: 2,310,000.
func Won(n int64) string {
	s := strconv.FormatInt(n, 10)
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return sign + s
}

// Wage is a wage as lists show it: 월 231만원, 시급 11,000원, 월 230만~250만원,
// 협의. "" if nothing is known.
func (w *Words) Wage(t model.WageType, low, high int64) string {
	if t == "" {
		return ""
	}
	if !t.Figure() {
		return w.Name("wage", string(t))
	}
	amount := w.amount(low)
	if high > low {
		amount = w.T("wage.range", w.amount(low), w.amount(high))
	}
	return w.T("wage."+string(t), amount)
}

// WageInFull is a wage as forms and sheets show it: 월급 2,310,000원.
func (w *Words) WageInFull(t model.WageType, low, high int64) string {
	if !t.Figure() {
		return w.Wage(t, low, high)
	}
	amount := w.won(low)
	if high > low {
		amount = w.T("wage.full.range", amount, w.won(high))
	}
	return w.T("wage.full."+string(t), amount)
}

// won is an amount with its unit, the thousands set apart as the language does it.
func (w *Words) won(n int64) string {
	return w.T("wage.won", strings.ReplaceAll(Won(n), ",", w.T("wage.group")))
}

// amount in units of 만원 where it comes out even and large, as people say it.
func (w *Words) amount(won int64) string {
	if won >= 100_000 && won%10_000 == 0 {
		return w.T("wage.man", Won(won/10_000), Won(won))
	}
	return w.won(won)
}

// Day is a day for people: 2026년 11월 25일 (수).
func (w *Words) Day(d model.Date) string {
	if !d.Valid() {
		return ""
	}
	t := d.Time()
	return w.T("day.long", t.Year(), int(t.Month()), t.Day(), w.weekday(t), t.Month().String()[:3])
}

// NearDay is a day without its year: 11월 25일 (수).
func (w *Words) NearDay(d model.Date) string {
	if !d.Valid() {
		return ""
	}
	t := d.Time()
	return w.T("day.near", int(t.Month()), t.Day(), w.weekday(t), t.Month().String()[:3])
}

// SlashDay is the shortest form, for lists: 11/25.
func SlashDay(d model.Date) string {
	if !d.Valid() {
		return ""
	}
	t := d.Time()
	return fmt.Sprintf("%d/%02d", int(t.Month()), t.Day())
}

// Moment is a day and time of day in Seoul: 11월 25일 (수) 14:00.
func (w *Words) Moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return w.NearDay(model.Today(t)) + " " + Clock(t)
}

// Clock is the time of day in Seoul: 14:05.
func Clock(t time.Time) string { return t.In(model.Seoul).Format("15:04") }

// Phrase of the time of day for a sheet: 오후 2시 30분.
func (w *Words) Phrase(t time.Time) string {
	t = t.In(model.Seoul)
	half, hour := "day.am", t.Hour()
	if hour >= 12 {
		half, hour = "day.pm", hour-12
	}
	if hour == 0 {
		hour = 12
	}
	if t.Minute() == 0 {
		return w.T(half) + " " + w.T("day.hour", hour)
	}
	return w.T(half) + " " + w.T("day.hour_minute", hour, t.Minute())
}

func (w *Words) weekday(t time.Time) string {
	return w.T("day." + strings.ToLower(t.Weekday().String()[:3]))
}
