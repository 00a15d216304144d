package data

import (
	"context"
	"database/sql"
	"errors"
	"math"
	"time"

	"ieumdesk/data/vault"
	"ieumdesk/model"
)

// Unlock lets in who knows the passphrase. While Argon2id has one core busy, the
// sealed people are read from the file and the check of the file goes on.
func (s *Store) Unlock(ctx context.Context, login, passphrase string) (model.Session, error) {
	a, err := s.account(ctx, login)
	switch {
	case err != nil:
		return nil, err
	case a.Disabled:
		return nil, &model.Error{Kind: model.Denied, Code: "staff_disabled"}
	}
	if err := s.mayTry(ctx, a); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	seen, err := s.dataVersion(ctx)
	if err != nil {
		return nil, explain(err)
	}
	reading := s.readPeople(ctx)
	opened := a.open(passphrase)
	if err := s.check.wait(ctx); err != nil {
		return nil, named(err, s.path)
	}
	key := <-opened
	if key.err != nil {
		return nil, s.wrongTry(ctx, a, key.err)
	}
	in := &session{Store: s, vault: key.vault, staff: a.Staff, desk: s.Desk(), seen: seen, changed: make(chan struct{}, 1)}
	if err := in.enter(ctx, reading); err != nil {
		key.vault.Destroy()
		return nil, explain(err)
	}
	return in, nil
}

// enter gets a session ready for work. What Argon2id took, 64 MiB, goes back to
// the system at once: a desk PC has other programs.
func (s *session) enter(ctx context.Context, reading *peopleReader) error {
	logged := make(chan error, 1)
	go func() { logged <- s.login(ctx) }()
	var err error
	s.people, s.mark, err = reading.open(s.vault)
	if err := errors.Join(err, <-logged); err != nil {
		return err
	}
	if err := s.freshenLeadIndex(ctx); err != nil {
		return err
	}
	s.watch = s.startWatch()
	s.courier = s.startCourier()
	return nil
}

// login writes into the access log that somebody came in, after the tries that
// failed since the last login.
func (s *session) login(ctx context.Context) error {
	return s.inTx(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, "UPDATE staff SET failures = 0 WHERE id = ?", s.staff.ID[:]); err != nil {
			return err
		}
		if err := s.recordFailed(ctx, tx); err != nil {
			return err
		}
		return s.record(tx, "login", model.ID{}, "")
	})
}

func (s *session) recordFailed(ctx context.Context, tx *sql.Tx) error {
	rows, err := tx.QueryContext(ctx, "SELECT at, staff_id FROM failed_login ORDER BY at")
	if err != nil {
		return err
	}
	defer rows.Close()
	var failed []entry
	for rows.Next() {
		e := entry{desk: s.desk.Code, action: "login_failed"}
		if err := rows.Scan(&e.at, &e.staff); err != nil {
			return err
		}
		failed = append(failed, e)
	}
	if err := rows.Err(); err != nil || len(failed) == 0 {
		return err
	}
	for _, e := range failed {
		if err := appendEntry(tx, s.vault, e); err != nil {
			return err
		}
	}
	_, err = tx.ExecContext(ctx, "DELETE FROM failed_login")
	return err
}

// account is a login as the store has it.
type account struct {
	model.Staff
	slot vault.Slot
}

// account finds a login. One that does not exist is answered like a wrong
// passphrase.
func (s *Store) account(ctx context.Context, login string) (account, error) {
	var a account
	var slot []byte
	err := s.read.QueryRowContext(ctx, "SELECT id, login, name, role, disabled, slot FROM staff WHERE login = ?", normalLogin(login)).
		Scan(&a.ID, &a.Login, &a.Name, &a.Role, &a.Disabled, &slot)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return a, vault.ErrWrongPassphrase
	case err != nil:
		return a, explain(err)
	}
	a.slot, err = vault.UnmarshalSlot(slot)
	return a, err
}

// opened is what a passphrase opened.
type opened struct {
	vault *vault.Vault
	err   error
}

// open tries a passphrase beside whatever else is to be done.
func (a account) open(passphrase string) <-chan opened {
	c := make(chan opened, 1)
	go func() {
		v, err := a.slot.Unlock(a.Login, passphrase)
		c <- opened{v, err}
	}()
	return c
}

// How long a login waits after wrong passphrases: not at all after two slips of
// the finger, then twice as long each time, at most a quarter of an hour, so that
// nobody can lock a colleague out for a day.
const (
	freeTries = 3
	firstWait = 2 * time.Second
	lastWait  = 15 * time.Minute
)

func waitAfter(failures int) time.Duration {
	if failures < freeTries {
		return 0
	}
	return min(firstWait<<min(failures-freeTries, 20), lastWait)
}

// mayTry says how long a login has to wait still. A clock that was set back to
// before the last wrong try counts as no time passed, from now on: it neither
// opens the door nor shuts it for as long as the clock was ahead.
// Errors: Denied login_throttled (Args: seconds to wait).
func (s *Store) mayTry(ctx context.Context, a account) error {
	var failures int
	var failedAt int64
	err := s.read.QueryRowContext(ctx, "SELECT failures, failed_at FROM staff WHERE id = ?", a.ID[:]).Scan(&failures, &failedAt)
	if err != nil {
		return explain(err)
	}
	now := s.o.Clock()
	since := now.Sub(instant(failedAt))
	wait := waitAfter(failures) - max(since, 0)
	if wait <= 0 {
		return nil
	}
	if since < 0 {
		err = s.inTx(ctx, func(tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, "UPDATE staff SET failed_at = ? WHERE id = ?", millis(now), a.ID[:])
			return err
		})
	}
	if err != nil {
		return err
	}
	return &model.Error{Kind: model.Denied, Code: "login_throttled", Args: []any{int(math.Ceil(wait.Seconds()))}}
}

// wrongTry counts a wrong passphrase, keeps it for the access log and returns it.
// Nobody learns of the outcome before it is on the disk, so ending the program
// wins nothing.
func (s *Store) wrongTry(ctx context.Context, a account, wrong error) error {
	if !errors.Is(wrong, vault.ErrWrongPassphrase) {
		return wrong
	}
	now := millis(s.o.Clock())
	err := s.inTx(context.WithoutCancel(ctx), func(tx *sql.Tx) error {
		if _, err := tx.Exec("UPDATE staff SET failures = failures + 1, failed_at = ? WHERE id = ?", now, a.ID[:]); err != nil {
			return err
		}
		_, err := tx.Exec("INSERT INTO failed_login (at, staff_id) VALUES (?, ?)", now, a.ID[:])
		return err
	})
	if err != nil {
		return err
	}
	return wrong
}
