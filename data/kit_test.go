package data

import (
	"path/filepath"
	"testing"

	"ieumdesk/data/testkit"
	"ieumdesk/data/vault"
	"ieumdesk/model"
)

// desk is a store on a real disk with somebody logged in.
type desk struct {
	*testkit.Kit
	tb       testing.TB
	path     string
	recovery string
	clock    *testkit.Clock
	o        Options
	in       *session
}

// newDesk makes a store and logs in.
func newDesk(tb testing.TB) *desk {
	tb.Helper()
	d := emptyDesk(tb)
	d.open()
	return d
}

// emptyDesk makes a store that nobody has open.
func emptyDesk(tb testing.TB) *desk {
	tb.Helper()
	d := &desk{tb: tb, path: filepath.Join(tb.TempDir(), "desk.db"), clock: testkit.NewClock()}
	d.o = Options{Clock: d.clock.Now, NewID: testkit.IDs(d.clock), KDF: vault.TestParams()}
	var err error
	if d.recovery, err = Create(tb.Context(), d.path, testkit.NewStore(), d.o); err != nil {
		tb.Fatal(err)
	}
	return d
}

// open opens the store and logs in, as a console tool would, and closes both with
// the test.
func (d *desk) open() {
	d.tb.Helper()
	d.in = d.unlock(d.openStore(d.o))
	d.Kit = testkit.New(d.tb, d.in)
}

func (d *desk) openStore(o Options) *Store {
	d.tb.Helper()
	s, err := Open(d.tb.Context(), d.path, o)
	if err != nil {
		d.tb.Fatal(err)
	}
	d.tb.Cleanup(func() {
		if err := s.Close(); err != nil {
			d.tb.Error(err)
		}
	})
	return s
}

func (d *desk) unlock(s *Store) *session {
	d.tb.Helper()
	in, err := s.Unlock(d.tb.Context(), testkit.Login, testkit.Passphrase)
	if err != nil {
		d.tb.Fatal(err)
	}
	d.tb.Cleanup(func() { in.Close() })
	return in.(*session)
}

// wantError fails unless err has the kind and code.
func wantError(tb testing.TB, err error, kind model.Kind, code string) {
	tb.Helper()
	if model.KindOf(err) != kind || model.CodeOf(err) != code {
		tb.Errorf("error %v, want %s %s", err, kind, code)
	}
}
