package data

import (
	"context"
	"database/sql"

	"ieumdesk/model"
)

// AddQuiet stores what happened outside the records.
func (s *session) AddQuiet(ctx context.Context, e model.QuietEntry) (model.QuietEntry, error) {
	now := s.now()
	if e.Day == "" {
		e.Day = model.Today(now)
	}
	if err := e.Normalise(); err != nil {
		return e, err
	}
	if e.Day > model.Today(now) {
		return e, &model.Error{Kind: model.Refused, Code: "day_future"}
	}
	e.ID, e.Revision, e.At = s.o.NewID(), 1, instant(millis(now))
	return s.writeQuiet(ctx, e, "quiet_add", func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `
			INSERT INTO quiet (id, revision, desk, day, kind, staff_id, seeker_id, at, sealed_text) VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?)`,
			e.ID[:], s.desk.Code, e.Day, e.Kind, s.staff.ID[:], orNull(e.SeekerID), millis(now), s.vault.Seal(e.ID, textColumn, []byte(e.Text)))
		return err
	})
}

// EditQuiet corrects kind, text and person; whose entry it is stays.
func (s *session) EditQuiet(ctx context.Context, e model.QuietEntry) (model.QuietEntry, error) {
	return s.writeQuiet(ctx, e, "quiet_edit", func(tx *sql.Tx) error {
		stored, err := s.quietToChange(ctx, tx, e.ID, e.Revision)
		if err != nil {
			return err
		}
		e.Day = stored.Day
		if err := e.Normalise(); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, "UPDATE quiet SET revision = revision + 1, kind = ?2, seeker_id = ?3, sealed_text = ?4 WHERE id = ?1",
			e.ID[:], e.Kind, orNull(e.SeekerID), s.vault.Seal(e.ID, textColumn, []byte(e.Text)))
		return err
	})
}

// writeQuiet runs write in a transaction with the access log and returns the entry
// as it is stored then.
func (s *session) writeQuiet(ctx context.Context, e model.QuietEntry, action string, write func(*sql.Tx) error) (model.QuietEntry, error) {
	out := e
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		if e.SeekerID != (model.ID{}) {
			if err := s.seekerExists(ctx, tx, e.SeekerID); err != nil {
				return err
			}
		}
		if err := write(tx); err != nil {
			return err
		}
		all, err := s.findQuiet(ctx, tx, "q.id = ?", e.ID[:])
		if err != nil {
			return err
		}
		out = all[0]
		return s.record(tx, action, e.SeekerID, string(out.Day))
	})
	if err != nil {
		return e, err
	}
	return out, nil
}

// RemoveQuiet takes an entry out of the log.
func (s *session) RemoveQuiet(ctx context.Context, id model.ID, revision int) error {
	return s.inTx(ctx, func(tx *sql.Tx) error {
		stored, err := s.quietToChange(ctx, tx, id, revision)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, "UPDATE quiet SET revision = revision + 1, removed_at = ?2 WHERE id = ?1", id[:], millis(s.now()))
		if err != nil {
			return err
		}
		return s.record(tx, "quiet_remove", stored.SeekerID, string(stored.Day))
	})
}

// quietToChange is an entry of an open day as the writer has seen it. Errors:
// NotFound quiet; Refused day_closed; Conflict quiet_changed.
func (s *session) quietToChange(ctx context.Context, tx *sql.Tx, id model.ID, revision int) (model.QuietEntry, error) {
	all, err := s.findQuiet(ctx, tx, "q.id = ? AND q.desk = ?", id[:], s.desk.Code)
	switch {
	case err != nil:
		return model.QuietEntry{}, err
	case len(all) == 0:
		return model.QuietEntry{}, notFound("quiet")
	}
	if err := s.dayOpen(ctx, tx, all[0].Day); err != nil {
		return all[0], err
	}
	if all[0].Revision != revision {
		return all[0], &model.Error{Kind: model.Conflict, Code: "quiet_changed"}
	}
	return all[0], nil
}

// loadQuiet are the entries of a day of this desk, in their order.
func (s *session) loadQuiet(ctx context.Context, tx *sql.Tx, day model.Date) ([]model.QuietEntry, error) {
	return s.findQuiet(ctx, tx, "q.desk = ? AND q.day = ?", s.desk.Code, day)
}

func (s *session) findQuiet(ctx context.Context, tx *sql.Tx, where string, args ...any) ([]model.QuietEntry, error) {
	rows, err := tx.QueryContext(ctx, `
		SELECT q.id, q.revision, q.day, q.kind, q.at, q.staff_id, t.name, q.seeker_id, q.sealed_text, p.sealed_identity
		  FROM quiet q JOIN staff t ON t.id = q.staff_id LEFT JOIN seeker p ON p.id = q.seeker_id
		 WHERE q.removed_at = 0 AND `+where+` ORDER BY q.at, q.id`, args...)
	if err != nil {
		return nil, err
	}
	out := []model.QuietEntry{}
	err = each(rows, func() error {
		e, err := s.scanQuiet(rows)
		out = append(out, e)
		return err
	})
	return out, err
}

func (s *session) scanQuiet(rows *sql.Rows) (model.QuietEntry, error) {
	var e model.QuietEntry
	var at int64
	var seeker, text, person []byte
	err := rows.Scan(&e.ID, &e.Revision, &e.Day, &e.Kind, &at, &e.StaffID, &e.Staff, &seeker, &text, &person)
	if err != nil {
		return e, err
	}
	e.At = instant(at)
	copy(e.SeekerID[:], seeker)
	plain, err := s.vault.Open(e.ID, textColumn, text)
	if err != nil || person == nil {
		e.Text = string(plain)
		return e, err
	}
	e.Text = string(plain)
	var who identity
	err = unseal(s.vault, e.SeekerID, identityColumn, person, &who)
	e.Person = who.Name
	return e, err
}

// orNull is an id as the store keeps one that may be missing.
func orNull(id model.ID) any {
	if id == (model.ID{}) {
		return nil
	}
	return id[:]
}
