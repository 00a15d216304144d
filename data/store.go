// Package data keeps the desk's records: one SQLite file, opened once for writing
// and several times for reading. It fulfils the interfaces of package model.
//
// A public method opens the transaction; functions that take it do the work.
// What must never happen (a gap in slip numbers, more hires than openings) is
// forbidden by the schema in migrations/. Personal data is sealed by data/vault.
package data

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"io"
	"log/slog"
	mathrand "math/rand/v2"
	"path/filepath"
	"sync/atomic"
	"time"

	"github.com/gofrs/flock"
	"github.com/google/uuid"

	"ieumdesk/assets"
	"ieumdesk/data/city"
	"ieumdesk/data/vault"
	"ieumdesk/model"
)

// Options are what a store takes from outside. The zero value is a console tool
// of the real program; tests set clock, ids and the cost of the passphrase.
type Options struct {
	Clock  model.Clock   // nil: time.Now
	NewID  model.NewID   // nil: UUIDv7
	Rand   io.Reader     // of keys; nil: crypto/rand
	Tables *model.Tables // nil: those shipped
	Words  *assets.Words // of texts kept with records; nil: Korean
	KDF    vault.Params  // of new key slots; zero: vault.DefaultParams
	Log    *slog.Logger  // nil: nowhere
	// Chance is a number from 0 to 1 by which desks that failed to reach the city
	// come back at different times; nil: at random.
	Chance func() float64
	// Version is what the program is called. A store that another version had open
	// last is backed up first; "" never asks.
	Version string
	// Exclusive is for the window: it keeps a second one off the store and
	// watches for what other programs write.
	Exclusive bool
	// Held is called by Open once the store is kept from other windows, before it
	// is read; nil: nobody asks.
	Held func()

	steps []step // of the schema; nil: those shipped
	// way opens a way to the city, in tests; nil: as the settings say.
	way func(model.CityWay) (city.Way, error)
}

// Store is an open store whose personal data is still locked. It is a model.Door.
type Store struct {
	o     Options
	path  string
	write *sql.DB // one connection, so that writers of this process queue up in Go
	read  *sql.DB // a pool of connections that cannot write
	lock  *flock.Flock
	own   atomic.Pointer[model.Desk]
	check *check
}

var _ model.Door = (*Store)(nil)

// readers is how many may read at once: the list, the person, the counts and one
// that is about to be cancelled.
const readers = 4

// Open opens the store at path, brings an older one up to this program's schema
// after a backup beside it, backs up what another version of the program had open
// last, and starts a check of the file that Unlock waits for.
// A file that is refused is left as it was. Errors: Damaged store_missing,
// not_a_store, store_damaged; Newer store_newer (Args: its schema, ours);
// Locked store_locked, store_busy; Outside read_only, disk_full, disk_failed.
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, &model.Error{Kind: model.Damaged, Code: "store_missing", Args: []any{path}, Err: err}
	}
	s := &Store{o: o, path: path}
	if err := s.open(ctx); err != nil {
		return nil, errors.Join(named(explain(err), path), s.Close())
	}
	return s, nil
}

func (s *Store) open(ctx context.Context) error {
	if err := s.hold(); err != nil {
		return err
	}
	if err := s.o.fill(); err != nil {
		return err
	}
	if s.o.Exclusive {
		s.sweep()
	}
	if err := inspect(ctx, s.path, len(s.o.steps)); err != nil {
		return err
	}
	if err := s.connect(ctx); err != nil {
		return err
	}
	copied, err := s.bringUp(ctx)
	if err != nil {
		return err
	}
	if err := s.loadDesk(ctx); err != nil {
		return err
	}
	if err := s.keepBefore(ctx, copied); err != nil {
		return err
	}
	s.check = startCheck(s.path)
	return nil
}

// hold keeps other windows off the store, before anything is read that takes time:
// whether it can tells a window that is just being made whether it is wanted.
func (s *Store) hold() error {
	if err := reachable(s.path); err != nil {
		return err
	}
	if !s.o.Exclusive {
		if restoring(s.path) {
			return locked(nil)
		}
		return nil
	}
	if err := s.takeLock(); err != nil {
		return err
	}
	if s.o.Held != nil {
		s.o.Held()
	}
	return nil
}

// connect opens both sides. SQLite takes the first connection's word that the
// file is there: mode=rw never makes one.
func (s *Store) connect(ctx context.Context) error {
	var err error
	if s.write, err = connect(ctx, s.path, writing, 1); err != nil {
		return err
	}
	// What a large import leaves of the log is given back to the disk.
	if _, err := s.write.ExecContext(ctx, "PRAGMA journal_size_limit = 16777216"); err != nil {
		return err
	}
	s.read, err = connect(ctx, s.path, reading, readers)
	return err
}

// loadDesk reads whose store this is.
func (s *Store) loadDesk(ctx context.Context) error {
	var d model.Desk
	err := s.read.QueryRowContext(ctx, "SELECT code, name, center FROM desk WHERE own = 1").Scan(&d.Code, &d.Name, &d.Center)
	if errors.Is(err, sql.ErrNoRows) {
		return &model.Error{Kind: model.Damaged, Code: "store_damaged", Args: []any{s.path}, Err: err}
	}
	if err == nil {
		s.own.Store(&d)
	}
	return err
}

// Path is where the store is.
func (s *Store) Path() string { return s.path }

// Desk is whose store this is.
func (s *Store) Desk() model.Desk { return *s.own.Load() }

// Close gives the store back. The log is folded into the file if no other
// program has it open.
func (s *Store) Close() error {
	s.check.stop()
	var errs []error
	for _, db := range []*sql.DB{s.read, s.write} { // the writer last: it folds the log
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	if s.lock != nil {
		errs = append(errs, s.lock.Unlock())
	}
	return errors.Join(errs...)
}

// fill puts in what the caller left to the program.
func (o *Options) fill() (err error) {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.NewID == nil {
		o.NewID = func() model.ID { return uuid.Must(uuid.NewV7()) }
	}
	if o.Rand == nil {
		o.Rand = rand.Reader
	}
	if o.KDF == (vault.Params{}) {
		o.KDF = vault.DefaultParams()
	}
	if o.Chance == nil {
		o.Chance = mathrand.Float64
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Tables == nil {
		if o.Tables, err = assets.Tables(); err != nil {
			return err
		}
	}
	if o.Words == nil {
		if o.Words, err = assets.LoadWords(assets.Languages[0]); err != nil {
			return err
		}
	}
	if o.steps == nil {
		o.steps, err = shippedSteps()
	}
	return err
}

// millis is an instant as the store keeps it: milliseconds since 1970 UTC, 0 for none.
func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// instant reads what millis wrote.
func instant(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}
