package data

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"ieumdesk/model"
)

// RecordCall stores a call that brought no result and when the next one is due.
func (s *session) RecordCall(ctx context.Context, n model.NewCall) (model.Call, error) {
	now := s.now()
	call := model.Call{ReferralID: n.ReferralID, At: instant(millis(now)), Staff: s.staff.Name}
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		seeker, slip, err := awaiting(ctx, tx, n.ReferralID)
		if err != nil {
			return err
		}
		rule, err := s.chaseRule(ctx, tx)
		if err != nil {
			return err
		}
		if err := n.Normalise(rule.cal, rule.today); err != nil {
			return err
		}
		call.Outcome, call.Again, call.Note = n.Outcome, n.Again, n.Note
		if err := s.insertCall(ctx, tx, call, now); err != nil {
			return err
		}
		return s.record(tx, "call", seeker, slip.String())
	})
	if err != nil {
		return model.Call{}, err
	}
	return call, nil
}

// awaiting is nil while the result of a referral is awaited, and whom it is about.
// Errors: NotFound referral; Refused already_void, has_result.
func awaiting(ctx context.Context, q asker, referral model.ID) (seeker model.ID, slip model.SlipNumber, err error) {
	var status model.ReferralStatus
	err = q.QueryRowContext(ctx, "SELECT seeker_id, desk, year, seq, status FROM referral WHERE id = ?", referral[:]).
		Scan(&seeker, &slip.Desk, &slip.Year, &slip.Seq, &status)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		err = notFound("referral")
	case err != nil:
	case status == model.Void:
		err = &model.Error{Kind: model.Refused, Code: "already_void"}
	case !status.Open():
		err = &model.Error{Kind: model.Refused, Code: "has_result"}
	}
	return seeker, slip, err
}

func (s *session) insertCall(ctx context.Context, tx *sql.Tx, c model.Call, now time.Time) error {
	id := s.o.NewID()
	var note []byte
	if c.Note != "" {
		note = s.vault.Seal(id, noteColumn, []byte(c.Note))
	}
	_, err := tx.ExecContext(ctx, `
		INSERT INTO call (id, referral_id, seq, at, staff_id, outcome, again, sealed_note)
		SELECT ?1, ?2, 1 + (SELECT coalesce(max(seq), 0) FROM call WHERE referral_id = ?2), ?3, ?4, ?5, ?6, ?7`,
		id[:], c.ReferralID[:], millis(now), s.staff.ID[:], c.Outcome, c.Again, note)
	return err
}

// Calls are those about a referral, newest first.
func (s *session) Calls(ctx context.Context, referral model.ID) ([]model.Call, error) {
	var out []model.Call
	err := s.look(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			SELECT c.id, c.at, c.outcome, c.again, c.sealed_note, t.name
			  FROM call c JOIN staff t ON t.id = c.staff_id WHERE c.referral_id = ? ORDER BY c.seq DESC`, referral[:])
		if err != nil {
			return err
		}
		return each(rows, func() error {
			c := model.Call{ReferralID: referral}
			var id model.ID
			var at int64
			var note []byte
			if err := rows.Scan(&id, &at, &c.Outcome, &c.Again, &note, &c.Staff); err != nil {
				return err
			}
			c.At = instant(at)
			c.Note, err = s.openNote(id, note)
			out = append(out, c)
			return err
		})
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}
