package model

import "math"

// WageType is how a wage is counted.
type WageType string

// The values of WageType; the last two are wages without a figure (협의,
// 회사내규에 따름).
const (
	Hourly     WageType = "hour"
	Daily      WageType = "day"
	Monthly    WageType = "month"
	Yearly     WageType = "year"
	Negotiable WageType = "negotiable"
	ByRule     WageType = "rule"
)

// Figure reports whether a wage of this type has an amount.
func (t WageType) Figure() bool {
	return t == Hourly || t == Daily || t == Monthly || t == Yearly
}

// Valid reports whether t is one of the values.
func (t WageType) Valid() bool { return t.Figure() || t == Negotiable || t == ByRule }

// FullTimeMonthlyHours is the paid month of a 40-hour week: (40+8) x 365/7/12,
// which the minimum wage notice rounds to 209.
const FullTimeMonthlyHours = 209

// MonthlyHours are the paid hours of a month at so many hours a week: 209 for
// 40 (or when unknown, weekly <= 0); otherwise with the paid rest day that 15
// hours a week earn (근로기준법 §55, 최저임금법 시행령 §5).
func MonthlyHours(weekly float64) float64 {
	if weekly <= 0 || weekly == 40 {
		return FullTimeMonthlyHours
	}
	rest := 0.0
	if weekly >= 15 {
		rest = math.Min(weekly, 40) / 40 * 8
	}
	return (weekly + rest) * 365 / 7 / 12
}

// MonthlyWon makes wages of every type comparable: won a month before tax at
// weekly hours (<= 0: 40), a day being eight hours. 0 where there is no figure.
func MonthlyWon(t WageType, won int64, weekly float64) int64 {
	switch t {
	case Hourly:
		return int64(math.Round(float64(won) * MonthlyHours(weekly)))
	case Daily:
		return int64(math.Round(float64(won) / 8 * MonthlyHours(weekly)))
	case Monthly:
		return won
	case Yearly:
		return won / 12
	default:
		return 0
	}
}
