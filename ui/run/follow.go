package run

import "sync"

// Follow runs then on the UI thread each time something arrives on news, until
// stop is called or news is closed. Calling stop twice does no harm.
func (r *Runner) Follow(news <-chan struct{}, then func()) (stop func()) {
	done := make(chan struct{})
	go func() {
		for {
			select {
			case _, open := <-news:
				if !open {
					return
				}
				r.post(then)
			case <-done:
				return
			}
		}
	}()
	return sync.OnceFunc(func() { close(done) })
}
