package data

import (
	"context"
	"database/sql"
	"slices"

	"ieumdesk/model"
)

// Register stores a new seeker, the visit and the consents in one transaction.
func (s *session) Register(ctx context.Context, p model.Seeker) (model.Seeker, error) {
	now := s.now()
	today := model.Today(now)
	p.ID, p.Revision, p.Desk = s.o.NewID(), 1, s.desk.Code
	p.Received, p.Valid, p.Closed = today, today.AddMonths(model.RegistrationMonths), ""
	p.Consents = storable(p.Consents)
	if err := p.Normalise(s.o.Tables, today); err != nil {
		return model.Seeker{}, err
	}
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		if err := s.insertSeeker(ctx, tx, p, now); err != nil {
			return err
		}
		if err := s.addConsents(ctx, tx, p.ID, p.Consents); err != nil {
			return err
		}
		if err := s.insertVisit(ctx, tx, p.ID, model.VisitRegister, now); err != nil {
			return err
		}
		return s.record(tx, "seeker_register", p.ID, "")
	})
	if err != nil {
		return model.Seeker{}, err
	}
	s.show(ctx, p.ID)
	return p, nil
}

// EditSeeker stores a changed seeker. Where and when the person registered and
// until when that holds is not edited; consents are only ever added.
func (s *session) EditSeeker(ctx context.Context, p model.Seeker) (model.Seeker, error) {
	now := s.now()
	today := model.Today(now)
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		stored, err := s.loadSeeker(ctx, tx, p.ID)
		if err != nil {
			return err
		}
		if p.Revision != stored.Revision {
			return &model.Error{Kind: model.Conflict, Code: "seeker_changed"}
		}
		p.Revision++
		p.Desk, p.Received, p.Valid = stored.Desk, stored.Received, stored.Valid
		added := newConsents(stored.Consents, p.Consents)
		p.Consents = slices.Concat(stored.Consents, added)
		if err := p.Normalise(s.o.Tables, today); err != nil {
			return err
		}
		if err := checkClosed(p.Closed, today); err != nil {
			return err
		}
		if err := s.updateSeeker(ctx, tx, p, now); err != nil {
			return err
		}
		if err := s.addConsents(ctx, tx, p.ID, p.Consents[len(stored.Consents):]); err != nil {
			return err
		}
		return s.record(tx, "seeker_edit", p.ID, "")
	})
	if err != nil {
		return model.Seeker{}, err
	}
	s.show(ctx, p.ID)
	return p, nil
}

// show lets search know a person who was just written. That is on the disk by
// then and has not failed, whatever happens here: the next login reads it.
func (s *session) show(ctx context.Context, id model.ID) {
	if err := s.meet(context.WithoutCancel(ctx), id); err != nil {
		s.o.Log.Warn("search does not know a person yet", "error", err)
	}
}

// checkClosed: the search for work ends on a day that was, or has not ended.
func checkClosed(d, today model.Date) error {
	if d == "" || d.Valid() && d <= today {
		return nil
	}
	return model.FieldErrors{{Kind: model.Invalid, Code: "date_form", Field: "closed"}}
}

// RenewSeeker makes a registration hold for another three months from today; a
// search that had ended begins again.
func (s *session) RenewSeeker(ctx context.Context, id model.ID) (model.Seeker, error) {
	now := s.now()
	today := model.Today(now)
	var p model.Seeker
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `
			UPDATE seeker SET valid_until = ?2, closed_on = '', revision = revision + 1, updated_at = ?3 WHERE id = ?1`,
			id[:], today.AddMonths(model.RegistrationMonths), millis(now))
		if err != nil {
			return err
		}
		if p, err = s.loadSeeker(ctx, tx, id); err != nil {
			return err
		}
		if err := s.visitOnce(ctx, tx, id, model.VisitRenew, now); err != nil {
			return err
		}
		return s.record(tx, "seeker_renew", id, "")
	})
	if err != nil {
		return model.Seeker{}, err
	}
	s.show(ctx, id)
	return p, nil
}

// Seeker opens the full record and says so in the access log.
func (s *session) Seeker(ctx context.Context, id model.ID) (model.Seeker, error) {
	var p model.Seeker
	err := s.inTx(ctx, func(tx *sql.Tx) (err error) {
		if p, err = s.loadSeeker(ctx, tx, id); err != nil {
			return err
		}
		return s.record(tx, "seeker_view", id, "")
	})
	if err != nil {
		return model.Seeker{}, err
	}
	return p, nil
}

// SeekerVisits are a person's visits, newest first.
func (s *session) SeekerVisits(ctx context.Context, id model.ID, limit int) ([]model.Visit, error) {
	var out []model.Visit
	err := s.look(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			SELECT `+visitColumns+` FROM visit v WHERE v.seeker_id = ? ORDER BY v.at DESC, v.id DESC LIMIT ?`, id[:], orAll(limit))
		if err != nil {
			return err
		}
		return each(rows, func() error {
			v, err := s.scanVisit(rows.Scan)
			out = append(out, v)
			return err
		})
	})
	return out, err
}
