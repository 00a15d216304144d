package data

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"ieumdesk/model"
)

// expiresIn is how many days before it ends something is listed.
const expiresIn = 7

// Due is what is to be seen to, most urgent first: answers that should have been
// asked for longest, then what ends next. limit is the most to return, all if it is not positive.
func (s *session) Due(ctx context.Context, limit int) ([]model.Due, error) {
	limit = orAll(limit)
	today := s.today()
	var out []model.Due
	err := s.look(ctx, func(tx *sql.Tx) error {
		for _, find := range []func(context.Context, *sql.Tx, model.Date, int) ([]model.Due, error){
			s.dueResults, s.dueRegistrations, s.dueLeads,
		} {
			found, err := find(ctx, tx, today, limit)
			if err != nil {
				return err
			}
			out = append(out, found...)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(out, func(a, b model.Due) int {
		if a.Kind == model.DueResult != (b.Kind == model.DueResult) {
			return cmp.Compare(b.Days, a.Days) // what expires has waited no days
		}
		return cmp.Compare(a.On, b.On)
	})
	if limit > 0 && len(out) > limit {
		out = out[:limit]
	}
	return out, nil
}

// dueResults are this desk's slips whose result is to be asked for by today.
func (s *session) dueResults(ctx context.Context, tx *sql.Tx, today model.Date, limit int) ([]model.Due, error) {
	found, err := s.openReferrals(ctx, tx, today)
	if err != nil {
		return nil, err
	}
	var out []model.Due
	for _, f := range found {
		if len(out) == limit {
			break
		}
		if err := f.open(s); err != nil {
			return nil, err
		}
		out = append(out, model.Due{
			Kind: model.DueResult, On: f.Due, ReferralID: f.ReferralID, SeekerID: f.SeekerID, LeadID: f.LeadID,
			Name: f.Seeker, Employer: f.Employer, Phone: f.Phone, Days: f.day.DaysUntil(today),
		})
	}
	return out, nil
}

// dueRegistrations are this desk's registrations that end within a week.
func (s *session) dueRegistrations(ctx context.Context, tx *sql.Tx, today model.Date, limit int) ([]model.Due, error) {
	rows, err := tx.QueryContext(ctx, `
		SELECT valid_until, id, sealed_identity FROM seeker
		 WHERE closed_on = '' AND valid_until BETWEEN ? AND ? AND desk = ?
		 ORDER BY valid_until, seen_at DESC LIMIT ?`, today, today.AddDays(expiresIn), s.desk.Code, limit)
	if err != nil {
		return nil, err
	}
	var out []model.Due
	err = each(rows, func() error {
		d := model.Due{Kind: model.DueRegistration}
		var person []byte
		if err := rows.Scan(&d.On, &d.SeekerID, &person); err != nil {
			return err
		}
		var who identity
		if err := unseal(s.vault, d.SeekerID, identityColumn, person, &who); err != nil {
			return err
		}
		d.Name, d.Phone = who.Name, who.Phone
		out = append(out, d)
		return nil
	})
	return out, err
}

// dueLeads are the leads this desk found that end within a week with openings
// left. Those of a list from elsewhere are left out: who keeps it renews them, and
// nobody calls a thousand employers.
func (s *session) dueLeads(ctx context.Context, tx *sql.Tx, today model.Date, limit int) ([]model.Due, error) {
	rows, err := tx.QueryContext(ctx, `
		SELECT l.valid_until, l.id, l.sealed_contact, e.name, e.phone
		  FROM lead l JOIN employer e ON e.id = l.employer_id
		 WHERE l.status = 'open' AND l.valid_until BETWEEN ? AND ? AND l.hired < l.openings
		   AND l.desk = ? AND l.source_kind NOT IN ('sheet', 'work24')
		 ORDER BY l.valid_until, l.pending DESC, l.doc DESC LIMIT ?`, today, today.AddDays(expiresIn), s.desk.Code, limit)
	if err != nil {
		return nil, err
	}
	var out []model.Due
	err = each(rows, func() error {
		d := model.Due{Kind: model.DueLead}
		var whom []byte
		if err := rows.Scan(&d.On, &d.LeadID, &whom, &d.Employer, &d.Phone); err != nil {
			return err
		}
		out = append(out, d)
		return s.dialContact(&out[len(out)-1], whom)
	})
	return out, err
}

// dialContact puts the contact person's number in place of the company's, if
// there is one.
func (s *session) dialContact(d *model.Due, sealed []byte) error {
	var c contact
	if err := unseal(s.vault, d.LeadID, contactColumn, sealed, &c); err != nil {
		return err
	}
	if c.Phone != "" {
		d.Phone = c.Phone
	}
	return nil
}
