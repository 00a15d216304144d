package run

import (
	"sync/atomic"
	"time"
)

// Soon is Do for the beginning of the program, before the UI thread serves
// anybody: work that is done within patience has its then run at once, by the
// caller; later answers come as those of Do.
func (r *Runner) Soon(patience time.Duration, work, then func()) {
	const waiting, late, done = 0, 1, 2
	var state atomic.Int32
	finished := make(chan struct{})
	r.spawn(func() {
		work()
		if state.CompareAndSwap(waiting, done) {
			close(finished)
			return
		}
		r.post(then)
	})
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case <-finished:
		then()
	case <-timer.C:
		if !state.CompareAndSwap(waiting, late) {
			<-finished
			then()
		}
	}
}
