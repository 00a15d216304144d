package frame

import (
	"math"
	"strconv"
)

// ScaleOf is the scale Fyne draws with on a screen of that DPI, rounded to a tenth:
// upon the screen's own what the person set for Fyne, which FYNE_SCALE overrides.
func ScaleOf(dpi int, set float32, env string) float32 {
	switch env {
	case "":
	case "auto":
		set = 1
	default:
		if v, err := strconv.ParseFloat(env, 32); err == nil && v != 0 {
			set = float32(v)
		}
	}
	if set <= 0 {
		set = 1
	}
	return float32(math.Round(float64(float32(dpi)/96*set*10))) / 10
}

// Scaling remembers for which scale a window was drawn anew, so that it is tried once
// for each screen it comes to: what Fyne does not take the first time it does not take.
type Scaling struct{ tried int }

// Due reports whether a window on a screen of that DPI must be drawn anew now; wrong
// is what WrongScale says of it.
func (s *Scaling) Due(dpi int, wrong bool) bool {
	if !wrong {
		s.tried = 0
		return false
	}
	due := dpi != s.tried
	s.tried = dpi
	return due
}
