package data

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"sync"
	"sync/atomic"

	"ieumdesk/model"
)

// contactIndex finds leads by the numbers of their contact persons. Those are
// personal data, so the index of leads, which lies on the disk in the clear, has
// none of them: this one is made of decrypted numbers and lives in memory only,
// as that of people does. It is made when it is first asked, in a window soon
// after login. A hundred thousand numbers take a few megabytes and are compared
// one by one in less than a millisecond.
type contactIndex struct {
	loading sync.Mutex  // one refresh at a time
	stale   atomic.Bool // others have written, or a list was imported

	mu      sync.RWMutex
	made    bool
	entries []leadContact
	at      map[int64]int32 // by row of lead
}

// leadContact is the number of the lead in a row.
type leadContact struct {
	row      int64
	revision int
	number   contactNumber
}

// put takes a lead in; of two states of one the newer counts. A lead that moved to
// another row leaves its old one behind, which no search gives any more.
func (x *contactIndex) put(entries ...leadContact) {
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, e := range entries {
		at, known := x.at[e.row]
		switch {
		case !known:
			x.at[e.row] = int32(len(x.entries))
			x.entries = append(x.entries, e)
		case x.entries[at].revision <= e.revision:
			x.entries[at] = e
		}
	}
}

// putIfMade is put for a lead that was just written: an index that is yet to be
// made will read it.
func (x *contactIndex) putIfMade(e leadContact) {
	x.mu.RLock()
	made := x.made
	x.mu.RUnlock()
	if made {
		x.put(e)
	}
}

// forget empties the index: the desk is locked.
func (x *contactIndex) forget() {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.made, x.entries, x.at = false, nil, nil
}

// rows are the rows of leads whose contact's number has the digits.
func (x *contactIndex) rows(digits string) []int64 {
	q, ok := newDigitQuery(digits)
	if !ok {
		return nil
	}
	x.mu.RLock()
	defer x.mu.RUnlock()
	var out []int64
	for i := range x.entries {
		if q.in(&x.entries[i].number) {
			out = append(out, x.entries[i].row)
		}
	}
	return out
}

// freshContacts reads what the index of contacts lacks.
func (s *session) freshContacts(ctx context.Context) error {
	x := &s.contacts
	x.loading.Lock()
	defer x.loading.Unlock()
	x.mu.RLock()
	made := x.made
	x.mu.RUnlock()
	stale := x.stale.Swap(false)
	if made && !stale {
		return nil
	}
	err := s.readContacts(ctx, made)
	if err != nil {
		x.stale.Store(true)
	}
	return err
}

// contactsAtOnce is after how many leads ctx is asked.
const contactsAtOnce = 1000

func (s *session) readContacts(ctx context.Context, made bool) error {
	x := &s.contacts
	return s.look(ctx, func(tx *sql.Tx) error {
		where, args := "", []any(nil)
		if made {
			changed, err := s.changedContacts(ctx, tx)
			if err != nil || len(changed) == 0 {
				return err
			}
			where, args = " WHERE doc IN (SELECT value FROM json_each(?))", []any{jsonList(changed)}
		} else {
			x.mu.Lock()
			x.at = map[int64]int32{}
			x.made = true // what is written from now on is put in beside what is read here
			x.mu.Unlock()
		}
		err := s.eachContact(ctx, tx, where, args, func(batch []leadContact) { x.put(batch...) })
		if err != nil && !made {
			x.forget()
		}
		return err
	})
}

func (s *session) eachContact(ctx context.Context, tx *sql.Tx, where string, args []any, do func([]leadContact)) error {
	rows, err := tx.QueryContext(context.WithoutCancel(ctx), "SELECT doc, id, revision, sealed_contact FROM lead"+where, args...)
	if err != nil {
		return err
	}
	batch := make([]leadContact, 0, contactsAtOnce)
	var sealed sql.RawBytes
	var plain []byte
	err = each(rows, func() error {
		var e leadContact
		var id model.ID
		if err := rows.Scan(&e.row, &id, &e.revision, &sealed); err != nil {
			return err
		}
		if plain, err = s.vault.AppendOpen(plain[:0], id, contactColumn, sealed); err != nil {
			return err
		}
		var c struct {
			Phone string `json:"phone"` // as contact has it
		}
		if err := json.Unmarshal(plain, &c); err != nil {
			return fmt.Errorf("unseal %s: %w", contactColumn, err)
		}
		e.number = newContactNumber(c.Phone)
		if batch = append(batch, e); len(batch) == cap(batch) {
			do(batch)
			batch = batch[:0]
			return ctx.Err()
		}
		return nil
	})
	do(batch)
	return err
}

// changedContacts are the rows of leads that the index does not know as they are.
func (s *session) changedContacts(ctx context.Context, tx *sql.Tx) ([]int64, error) {
	rows, err := tx.QueryContext(context.WithoutCancel(ctx), "SELECT doc, revision FROM lead")
	if err != nil {
		return nil, err
	}
	x := &s.contacts
	x.mu.RLock()
	defer x.mu.RUnlock()
	var changed []int64
	err = each(rows, func() error {
		var row int64
		var revision int
		if err := rows.Scan(&row, &revision); err != nil {
			return err
		}
		if at, ok := x.at[row]; !ok || x.entries[at].revision < revision {
			changed = append(changed, row)
		}
		return nil
	})
	return changed, err
}
