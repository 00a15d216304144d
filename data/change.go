package data

import (
	"context"
	"runtime/debug"
	"time"
)

// pollEvery is how soon a window sees what another program wrote. One look costs
// some microseconds.
const pollEvery = time.Second

// watch looks for what other programs write to the store.
type watch struct {
	cancel context.CancelFunc
	done   chan struct{}
}

// startWatch begins watching, for a window; a console tool is gone before it
// would see anything.
func (s *session) startWatch() *watch {
	if !s.o.Exclusive {
		return nil
	}
	ctx, cancel := context.WithCancel(context.Background())
	w := &watch{cancel: cancel, done: make(chan struct{})}
	go func() {
		defer close(w.done)
		if err := s.freshContacts(ctx); err != nil && ctx.Err() == nil { // before the first number is typed
			s.o.Log.Warn("reading the numbers of contacts", "error", err)
		}
		debug.FreeOSMemory() // the login took more than is kept: a key was stretched, everybody unsealed
		tick := time.NewTicker(pollEvery)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
				if err := s.poll(ctx); err != nil && ctx.Err() == nil {
					s.o.Log.Warn("looking for other programs' changes", "error", err)
				}
			}
		}
	}()
	return w
}

func (w *watch) stop() {
	if w != nil {
		w.cancel()
		<-w.done
	}
}

// poll looks once, and tells the screens if there is something new. The writer's
// connection is the one to ask: for it, everybody else's commits are news and its
// own are not.
func (s *session) poll(ctx context.Context) error {
	version, err := s.dataVersion(ctx)
	if err != nil || version == s.seen {
		return err
	}
	if err := s.refreshPeople(ctx); err != nil {
		return err
	}
	s.contacts.stale.Store(true)
	if err := s.loadDesk(ctx); err != nil {
		return err
	}
	s.seen = version
	select {
	case s.changed <- struct{}{}:
	default: // the last notice was not taken yet; it says the same
	}
	return nil
}

// dataVersion is a number that changes when another program has written.
func (s *Store) dataVersion(ctx context.Context) (version int64, err error) {
	err = s.write.QueryRowContext(ctx, "PRAGMA data_version").Scan(&version)
	return version, err
}
