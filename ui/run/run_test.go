package run

import (
	"context"
	"errors"
	"testing"
	"time"
)

// loop is a UI thread: functions posted to it run when the test says so.
type loop struct{ posted chan func() }

func newLoop() *loop { return &loop{posted: make(chan func(), 100)} }

func (l *loop) post(f func()) { l.posted <- f }
func (l *loop) turn()         { (<-l.posted)() }

func TestDo_deliversOnTheUIThread(t *testing.T) {
	ui := newLoop()
	r := New(ui.post)
	worked, told := false, false
	r.Do(func() { worked = true }, func() { told = true })
	r.Wait()
	if !worked || told {
		t.Fatalf("worked %v, told %v before the UI thread turned", worked, told)
	}
	ui.turn()
	if !told {
		t.Error("the UI thread was not told")
	}
}

func TestLatest_dropsALateAnswer(t *testing.T) {
	ui := newLoop()
	l := NewLatest[string](New(ui.post))
	release := make(chan struct{})
	var got []string
	l.Ask(func(context.Context) (string, error) { <-release; return "old", nil },
		func(s string, _ error) { got = append(got, s) })
	l.Ask(func(context.Context) (string, error) { return "new", nil },
		func(s string, _ error) { got = append(got, s) })
	ui.turn()
	close(release)
	ui.turn()
	if len(got) != 1 || got[0] != "new" {
		t.Errorf("got %v", got)
	}
}

func TestLatest_cancelsTheQuestionBefore(t *testing.T) {
	ui := newLoop()
	l := NewLatest[int](New(ui.post))
	cancelled := make(chan error, 1)
	l.Ask(func(ctx context.Context) (int, error) { <-ctx.Done(); cancelled <- ctx.Err(); return 0, ctx.Err() },
		func(int, error) { t.Error("a dropped question was answered") })
	l.Drop()
	if err := <-cancelled; !errors.Is(err, context.Canceled) {
		t.Errorf("work saw %v", err)
	}
	ui.turn()
}

func TestAfter_canBeStoppedUntilItRuns(t *testing.T) {
	ui := newLoop()
	r := New(ui.post)
	ran := false
	stop := r.After(0, func() { ran = true })
	posted := <-ui.posted
	stop()
	posted()
	if ran {
		t.Error("ran although stopped")
	}
}

func TestSync_doesEverythingAtOnce(t *testing.T) {
	r := Sync()
	var order []string
	NewLatest[string](r).Ask(func(context.Context) (string, error) { return "a", nil },
		func(s string, _ error) { order = append(order, s) })
	r.After(time.Hour, func() { order = append(order, "b") })
	if len(order) != 2 || order[0] != "a" || order[1] != "b" {
		t.Errorf("order %v", order)
	}
}
