package data

import (
	"context"
	"database/sql"
	"sync"
	"time"

	"ieumdesk/data/vault"
	"ieumdesk/model"
)

// session is an unlocked store on behalf of one member of staff: a model.Session,
// and a Keeper of the store.
type session struct {
	*Store
	vault  *vault.Vault
	staff  model.Staff
	desk   model.Desk // as it was at login; Desk() knows what it is called now
	people *peopleIndex
	expiry leadExpiry

	contacts contactIndex // of leads

	life    sync.RWMutex // read-locked while a transaction runs, so that Close waits for it
	closed  bool
	changed chan struct{}
	watch   *watch
	courier *courier // to the city
	seen    int64    // data_version at the last look; the watch's alone

	meeting sync.Mutex // while people is brought up to date, so that the newest row wins
	mark    int64      // the newest change of a seeker that people knows
}

// Staff is who is logged in.
func (s *session) Staff() model.Staff { return s.staff }

// Tables are the code and rule tables in force.
func (s *session) Tables() *model.Tables { return s.o.Tables }

// Changed receives after another program has written to the store and the people
// index knows what.
func (s *session) Changed() <-chan struct{} { return s.changed }

// Close forgets the keys and the people; the store stays open for the next login.
// A transaction that is under way is finished first.
func (s *session) Close() error {
	s.courier.stop()
	s.watch.stop()
	s.life.Lock()
	defer s.life.Unlock()
	if !s.closed {
		s.closed = true
		s.vault.Destroy()
		s.people.forget()
		s.contacts.forget()
	}
	return nil
}

// inTx runs do in one transaction on the writer: what it wrote is on disk when
// inTx returns nil and is undone otherwise. The error is explained.
func (s *session) inTx(ctx context.Context, do func(tx *sql.Tx) error) error {
	s.life.RLock()
	defer s.life.RUnlock()
	if s.closed {
		return errClosed
	}
	return s.Store.inTx(ctx, do)
}

// errClosed: the desk was locked while something was still to be written.
var errClosed = &model.Error{Kind: model.Denied, Code: "desk_locked"}

func (s *Store) inTx(ctx context.Context, do func(tx *sql.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return explain(err)
	}
	defer tx.Rollback()
	if err := do(tx); err != nil {
		return explain(err)
	}
	return explain(tx.Commit())
}

func (s *session) now() time.Time    { return s.o.Clock() }
func (s *session) today() model.Date { return model.Today(s.o.Clock()) }
