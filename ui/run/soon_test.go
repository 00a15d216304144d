package run

import (
	"testing"
	"time"
)

func TestSoon_runsQuickAnswersAtOnceAndPostsLateOnes(t *testing.T) {
	posted := make(chan func(), 1)
	r := New(func(f func()) { posted <- f })
	at := ""
	r.Soon(time.Minute, func() {}, func() { at = "at once" })
	if at != "at once" {
		t.Error("work that was done was not answered by the caller")
	}
	release := make(chan struct{})
	r.Soon(0, func() { <-release }, func() { at = "posted" })
	if at != "at once" {
		t.Error("the caller waited for late work")
	}
	close(release)
	(<-posted)()
	if at != "posted" {
		t.Error("the late answer was lost")
	}
}
