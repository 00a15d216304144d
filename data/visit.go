package data

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"ieumdesk/model"
)

// Visit records that a known person is being served now: once a day for each
// kind, so that opening the same card again counts nobody twice.
func (s *session) Visit(ctx context.Context, seeker model.ID, kind model.VisitKind) error {
	switch kind {
	case model.VisitRegister, model.VisitConsult, model.VisitRenew:
	default:
		return model.UnknownCode("kind", string(kind), string(model.VisitRegister), string(model.VisitConsult), string(model.VisitRenew))
	}
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		if err := s.seekerExists(ctx, tx, seeker); err != nil {
			return err
		}
		return s.visitOnce(ctx, tx, seeker, kind, s.now())
	})
	if err != nil {
		return err
	}
	s.show(ctx, seeker)
	return nil
}

func (s *session) seekerExists(ctx context.Context, q asker, id model.ID) error {
	var one int
	err := q.QueryRowContext(ctx, "SELECT 1 FROM seeker WHERE id = ?", id[:]).Scan(&one)
	if errors.Is(err, sql.ErrNoRows) {
		return notFound("seeker")
	}
	return err
}

// visitOnce records a visit unless this desk has one of its kind today. The
// person counts as served now in either case.
func (s *session) visitOnce(ctx context.Context, tx *sql.Tx, seeker model.ID, kind model.VisitKind, now time.Time) error {
	var known bool
	err := tx.QueryRowContext(ctx, `
		SELECT EXISTS (SELECT 1 FROM visit WHERE seeker_id = ? AND desk = ? AND day = ? AND kind = ?)`,
		seeker[:], s.desk.Code, model.Today(now), kind).Scan(&known)
	if err != nil {
		return err
	}
	if known {
		return served(ctx, tx, seeker, now)
	}
	if err := s.insertVisit(ctx, tx, seeker, kind, now); err != nil {
		return err
	}
	return s.record(tx, "visit", seeker, string(kind))
}

// visitedToday makes sure that somebody who was served has a visit today, however
// the counsellor came to the person's card.
func (s *session) visitedToday(ctx context.Context, tx *sql.Tx, seeker model.ID, now time.Time) error {
	var known bool
	err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM visit WHERE seeker_id = ? AND desk = ? AND day = ?)",
		seeker[:], s.desk.Code, model.Today(now)).Scan(&known)
	if err != nil || known {
		return err
	}
	return s.insertVisit(ctx, tx, seeker, model.VisitConsult, now)
}

func (s *session) insertVisit(ctx context.Context, tx *sql.Tx, seeker model.ID, kind model.VisitKind, now time.Time) error {
	id := s.o.NewID()
	_, err := tx.ExecContext(ctx, `
		INSERT INTO visit (id, seeker_id, staff_id, desk, day, at, kind) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		id[:], seeker[:], s.staff.ID[:], s.desk.Code, model.Today(now), millis(now), kind)
	if err != nil {
		return err
	}
	return served(ctx, tx, seeker, now)
}

// served brings a person to the top of those seen last.
func served(ctx context.Context, tx *sql.Tx, seeker model.ID, now time.Time) error {
	_, err := tx.ExecContext(ctx, "UPDATE seeker SET seen_at = ? WHERE id = ?", millis(now), seeker[:])
	return err
}

// visitColumns are what scanVisit takes.
const visitColumns = "v.id, v.seeker_id, v.staff_id, v.desk, v.at, v.kind, v.sealed_note"

func (s *session) scanVisit(scan func(...any) error, more ...any) (model.Visit, error) {
	var v model.Visit
	var at int64
	var sealed []byte
	err := scan(append([]any{&v.ID, &v.SeekerID, &v.StaffID, &v.Desk, &at, &v.Kind, &sealed}, more...)...)
	if err != nil {
		return v, err
	}
	v.At = instant(at)
	if sealed != nil {
		note, err := s.vault.Open(v.ID, noteColumn, sealed)
		if err != nil {
			return v, err
		}
		v.Note = string(note)
	}
	return v, nil
}
