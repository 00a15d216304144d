// Package run is the one place of the window that knows goroutines and the UI
// thread. A screen's state hands it work and what to do with the answer; work
// runs beside the window, answers arrive on the window's thread, and a late
// answer to an old question is dropped.
package run

import (
	"context"
	"sync"
	"time"
)

// Runner starts work beside the window.
type Runner struct {
	post  func(func())                                   // onto the UI thread
	spawn func(func())                                   // beside it
	after func(time.Duration, func()) (stop func() bool) // later, beside it
	wg    sync.WaitGroup
}

// New makes the Runner of a window; post puts a function onto the UI thread
// (fyne.Do).
func New(post func(func())) *Runner {
	r := &Runner{post: post}
	r.spawn = func(f func()) { r.wg.Go(f) }
	r.after = func(d time.Duration, f func()) func() bool { return time.AfterFunc(d, f).Stop }
	return r
}

// Sync makes a Runner that does everything at once and in order, for tests.
// Timers do not wait: what is asked for later happens now.
func Sync() *Runner {
	now := func(f func()) { f() }
	return &Runner{post: now, spawn: now, after: func(_ time.Duration, f func()) func() bool {
		f()
		return func() bool { return false }
	}}
}

// Do runs work beside the window and then, on the UI thread, what comes of it.
func (r *Runner) Do(work func(), then func()) {
	r.spawn(func() {
		work()
		r.post(then)
	})
}

// After runs then on the UI thread once d has passed. The returned function
// stops it; calling it late or twice does no harm.
func (r *Runner) After(d time.Duration, then func()) (stop func()) {
	var mu sync.Mutex
	stopped := false
	halt := r.after(d, func() {
		r.post(func() {
			mu.Lock()
			off := stopped
			mu.Unlock()
			if !off {
				then()
			}
		})
	})
	return func() {
		mu.Lock()
		stopped = true
		mu.Unlock()
		halt()
	}
}

// Wait returns when all work is done; for closing the window.
func (r *Runner) Wait() { r.wg.Wait() }

// Latest asks questions of which only the newest matters, such as a search that
// follows typing. It is used from the UI thread only.
type Latest[T any] struct {
	r      *Runner
	asked  int
	cancel context.CancelFunc
}

// NewLatest makes a Latest on r.
func NewLatest[T any](r *Runner) *Latest[T] { return &Latest[T]{r: r} }

// Ask cancels the question before and asks this one. then gets the answer on
// the UI thread unless another question was asked meanwhile.
func (l *Latest[T]) Ask(work func(context.Context) (T, error), then func(T, error)) {
	l.Drop()
	ctx, cancel := context.WithCancel(context.Background())
	l.cancel = cancel
	mine := l.asked
	var answer T
	var err error
	l.r.Do(func() { answer, err = work(ctx) }, func() {
		cancel()
		if mine == l.asked {
			then(answer, err)
		}
	})
}

// Drop forgets the question that is on its way.
func (l *Latest[T]) Drop() {
	l.asked++
	if l.cancel != nil {
		l.cancel()
		l.cancel = nil
	}
}
