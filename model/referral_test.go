package model

import (
	"testing"
	"time"
)

func TestCheckInterview_refusesWhatIsPastButNotWhoIsSentOverAtOnce(t *testing.T) {
	now := time.Date(2026, 11, 24, 14, 0, 0, 0, Seoul)
	for _, c := range []struct {
		at   time.Time
		code string
	}{
		{time.Time{}, ""},
		{now.Add(24 * time.Hour), ""},
		{now, ""},
		{now.Add(-time.Hour), ""},
		{now.Add(-time.Hour - time.Second), "interview_past"},
		{now.Add(-24 * time.Hour), "interview_past"},
		{now.Add(-time.Hour).UTC(), ""},
	} {
		got := ""
		if err := CheckInterview(c.at, now); err != nil {
			got = err.Code
		}
		if got != c.code {
			t.Errorf("an interview at %v, now %v: %q, want %q", c.at, now, got, c.code)
		}
	}
}
