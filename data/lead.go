package data

import (
	"context"
	"database/sql"
	"slices"
	"time"

	"ieumdesk/model"
)

// AddLead stores a new lead under its employer.
func (s *session) AddLead(ctx context.Context, l model.Lead) (model.Lead, []model.Warning, error) {
	now := s.now()
	today := model.Today(now)
	l.ID, l.Revision, l.Desk = s.o.NewID(), 1, s.desk.Code
	l.Pending, l.Hired, l.Closed = 0, 0, ""
	if err := s.normaliseLead(&l, today); err != nil {
		return model.Lead{}, nil, err
	}
	if l.Status == model.LeadClosed {
		l.Closed = today
	}
	return s.writeLead(ctx, "lead_add", l.ID, func(tx *sql.Tx) error {
		return s.insertLead(ctx, tx, s.employers(tx, now), &l, s.staff.ID[:], now)
	})
}

// insertLead stores a new lead with its employer; receiver is the id of who received
// it here, nil if nobody did.
func (s *session) insertLead(ctx context.Context, tx *sql.Tx, known *employers, l *model.Lead, receiver any, now time.Time) error {
	e, err := known.place(ctx, l)
	if err != nil {
		return err
	}
	l.EmployerID = e.ID
	args, err := s.leadArgs(l, imported{}, now)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, insertLeadSQL, append(args, receiver)...); err != nil {
		return err
	}
	return s.writeEmployers(ctx, known)
}

// EditLead stores a changed lead. One that was extended or opened again counts
// as fresh.
func (s *session) EditLead(ctx context.Context, l model.Lead) (model.Lead, []model.Warning, error) {
	var before model.Lead
	edited, warnings, err := s.writeLead(ctx, "lead_edit", l.ID, func(tx *sql.Tx) error {
		stored, err := s.loadLead(ctx, tx, l.ID)
		if err != nil {
			return err
		}
		if err := s.mine(stored.Desk); err != nil {
			return err
		}
		before = stored.Lead
		if l.Revision != stored.Revision {
			return &model.Error{Kind: model.Conflict, Code: "lead_changed"}
		}
		return s.replaceLead(ctx, tx, stored, &l)
	})
	if edited.ValidUntil == before.ValidUntil { // as it was entered, or renewed, before
		warnings = slices.DeleteFunc(warnings, func(w model.Warning) bool { return w.Code == "valid_period" })
	}
	return edited, warnings, err
}

// replaceLead stores l in place of what was stored, and its employer.
func (s *session) replaceLead(ctx context.Context, tx *sql.Tx, stored storedLead, l *model.Lead) error {
	known := s.employers(tx, s.now())
	if err := s.changeLead(ctx, known, stored, l, imported{}); err != nil {
		return err
	}
	if err := unindexLead(ctx, tx, stored.doc); err != nil {
		return err
	}
	return s.writeEmployers(ctx, known)
}

// mine refuses to change a lead of another desk, which came by the city.
func (s *session) mine(desk string) error {
	if desk == s.desk.Code {
		return nil
	}
	return &model.Error{Kind: model.Refused, Code: "lead_foreign", Args: []any{desk}}
}

// writeEmployers writes the employers that a lead changed, and puts their other
// leads into the index again.
func (s *session) writeEmployers(ctx context.Context, known *employers) error {
	spoken, err := known.flush(ctx)
	if err != nil {
		return err
	}
	for _, id := range spoken {
		if err := s.indexLeads(ctx, known.tx, "l.employer_id = ?", id[:]); err != nil {
			return err
		}
	}
	return nil
}

// changeLead stores l in place of what was stored. Its employer is written when
// known is flushed, and the index is the caller's: the lead may be in another row.
func (s *session) changeLead(ctx context.Context, known *employers, stored storedLead, l *model.Lead, from imported) error {
	today := model.Today(known.now)
	l.Revision, l.Desk, l.EmployerID = stored.Revision+1, stored.Desk, stored.EmployerID
	l.Pending, l.Hired = stored.Pending, stored.Hired
	if l.Received == "" {
		l.Received = stored.Received
	}
	if err := s.normaliseLead(l, today); err != nil {
		return err
	}
	if l.Openings < stored.Hired {
		return model.FieldErrors{{Kind: model.Refused, Code: "openings_hired", Field: "openings", Args: []any{stored.Hired}}}
	}
	l.Closed = closedOn(stored, l.Status, today)
	e, err := known.move(ctx, stored.EmployerID, l)
	if err != nil {
		return err
	}
	l.EmployerID = e.ID
	args, err := s.leadArgs(l, from, known.now)
	if err != nil {
		return err
	}
	if _, err := known.tx.ExecContext(ctx, updateLeadSQL, args...); err != nil {
		return err
	}
	if from.hash != nil || l.ValidUntil > stored.ValidUntil || l.Status == model.LeadOpen && stored.Status != l.Status {
		return freshen(ctx, known.tx, stored.doc)
	}
	return nil
}

// closedOn is the day a lead with this status was closed.
func closedOn(stored storedLead, status model.LeadStatus, today model.Date) model.Date {
	switch {
	case status == model.LeadOpen:
		return ""
	case stored.Status == model.LeadClosed:
		return stored.Closed
	default:
		return today
	}
}

// freshen gives a lead that was found again the next row, above all others.
func freshen(ctx context.Context, tx *sql.Tx, doc int64) error {
	_, err := tx.ExecContext(ctx, "UPDATE lead SET doc = (SELECT max(doc) + 1 FROM lead) WHERE doc = ?", doc)
	return err
}

// CloseLead ends a lead. One that is closed already stays as it is.
func (s *session) CloseLead(ctx context.Context, id model.ID) (model.Lead, error) {
	l, _, err := s.writeLead(ctx, "lead_close", id, func(tx *sql.Tx) error {
		stored, err := s.loadLead(ctx, tx, id)
		if err == nil {
			err = s.mine(stored.Desk)
		}
		if err != nil {
			return err
		}
		return s.closeLead(ctx, tx, id)
	})
	return l, err
}

func (s *session) closeLead(ctx context.Context, tx *sql.Tx, id model.ID) error {
	_, err := tx.ExecContext(ctx, `
		UPDATE lead SET status = 'closed', closed_on = ?2, revision = revision + 1, updated_at = ?3
		 WHERE id = ?1 AND status = 'open'`, id[:], s.today(), millis(s.now()))
	return err
}

// RenewLead makes a lead hold longer, fresh above all others. What its list said
// when it was imported stays: the next import sees the renewal as the desk's own.
func (s *session) RenewLead(ctx context.Context, id model.ID, until model.Date) (model.Lead, error) {
	until, err := model.CheckRenewal(until, s.today())
	if err != nil {
		return model.Lead{}, err
	}
	l, _, err := s.writeLead(ctx, "lead_renew", id, func(tx *sql.Tx) error {
		stored, err := s.loadLead(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := s.mine(stored.Desk); err != nil {
			return err
		}
		if stored.Hired >= stored.Openings {
			return &model.Error{Kind: model.Refused, Code: "lead_full"}
		}
		_, err = tx.ExecContext(ctx, `
			UPDATE lead SET status = 'open', closed_on = '', valid_until = ?2, revision = revision + 1, updated_at = ?3
			 WHERE id = ?1`, id[:], until, millis(s.now()))
		if err != nil {
			return err
		}
		if err := freshen(ctx, tx, stored.doc); err != nil {
			return err
		}
		return unindexLead(ctx, tx, stored.doc)
	})
	return l, err
}

// Lead opens one.
func (s *session) Lead(ctx context.Context, id model.ID) (model.Lead, error) {
	var r storedLead
	err := s.look(ctx, func(tx *sql.Tx) (err error) {
		r, err = s.loadLead(ctx, tx, id)
		return err
	})
	if err != nil {
		return model.Lead{}, err
	}
	return r.Lead, nil
}

// writeLead runs do and what belongs to every change of a lead in one
// transaction: the index, the access log, and a look at the result.
func (s *session) writeLead(ctx context.Context, action string, id model.ID, do func(tx *sql.Tx) error) (model.Lead, []model.Warning, error) {
	var r storedLead
	var warnings []model.Warning
	err := s.inTx(ctx, func(tx *sql.Tx) (err error) {
		if err := do(tx); err != nil {
			return err
		}
		if r, err = s.loadLead(ctx, tx, id); err != nil {
			return err
		}
		if err := s.indexLeads(ctx, tx, "l.id = ?", id[:]); err != nil {
			return err
		}
		if warnings, err = s.leadWarnings(ctx, tx, &r.Lead); err != nil {
			return err
		}
		return s.record(tx, action, id, "")
	})
	if err != nil {
		return model.Lead{}, nil, err
	}
	s.contacts.putIfMade(leadContact{row: r.doc, revision: r.Revision, number: newContactNumber(r.Phone)})
	return r.Lead, warnings, nil
}

// normaliseLead checks a lead, having filled in the dong that its address names.
func (s *session) normaliseLead(l *model.Lead, today model.Date) error {
	if l.Dong == "" {
		if d, ok := s.o.Tables.DongIn(l.Address); ok {
			l.Dong = d.Name
		}
	}
	return l.Normalise(s.o.Tables, today)
}

// leadWarnings are things to look at that do not stop a lead: how long it holds
// (직업안정법 시행규칙 §4: 15 days to two months), and the same occupation asked for
// again within a month.
func (s *session) leadWarnings(ctx context.Context, q asker, l *model.Lead) ([]model.Warning, error) {
	var out []model.Warning
	warn := func(code string, args ...any) {
		out = append(out, model.Warning{Code: code, Args: args, Text: s.o.Words.T("warning."+code, args...)})
	}
	if l.Received.DaysUntil(l.ValidUntil) < 15 || l.ValidUntil > l.Received.AddMonths(2) {
		warn("valid_period")
	}
	earlier, err := repostOf(ctx, q, l, anyRow)
	if err != nil {
		return nil, err
	}
	if earlier != "" {
		warn("repost", string(earlier))
	}
	return out, nil
}

// repostOf is the day the same employer's last other lead of this occupation was
// received, if that was less than a month before; "" if there is none. Only rows
// of lead below the given one count.
func repostOf(ctx context.Context, q asker, l *model.Lead, below int64) (model.Date, error) {
	if l.Occupation == "" {
		return "", nil
	}
	var on model.Date
	err := q.QueryRowContext(ctx, `
		SELECT coalesce(max(received_on), '') FROM lead
		 WHERE employer_id = ? AND id <> ? AND occupation = ? AND received_on > ? AND received_on <= ? AND doc < ?`,
		l.EmployerID[:], l.ID[:], l.Occupation, l.Received.AddMonths(-1), l.Received, below).Scan(&on)
	return on, err
}
