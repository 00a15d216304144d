package data

import (
	"context"
	"database/sql"
	"errors"

	"ieumdesk/model"
)

// CityConflicts are the leads about which somebody has to decide, the oldest first.
func (s *session) CityConflicts(ctx context.Context) ([]model.CityConflict, error) {
	out := []model.CityConflict{}
	err := s.look(ctx, func(tx *sql.Tx) error {
		changed, err := s.changedLeads(ctx, tx)
		if err != nil {
			return err
		}
		overfilled, err := s.overfilledLeads(ctx, tx)
		out = append(append(out, changed...), overfilled...)
		return err
	})
	return out, err
}

// changedLeads are leads of this desk that city hall changed.
func (s *session) changedLeads(ctx context.Context, tx *sql.Tx) (out []model.CityConflict, err error) {
	rows, err := tx.QueryContext(ctx, `
		SELECT c.at, c.sealed_version, `+leadColumns+`
		  FROM city_lead c JOIN lead l ON l.id = c.lead_id JOIN employer e ON e.id = l.employer_id
		 WHERE c.sealed_version IS NOT NULL ORDER BY c.at, l.id`)
	if err != nil {
		return nil, err
	}
	err = each(rows, func() error {
		var at int64
		var sealed []byte
		var r storedLead
		if err := rows.Scan(append([]any{&at, &sealed}, r.fields()...)...); err != nil {
			return err
		}
		if err := r.open(s); err != nil {
			return err
		}
		version, err := s.vault.Open(r.ID, versionColumn, sealed)
		if err != nil {
			return err
		}
		c := model.CityConflict{Kind: model.LeadChanged, Mine: r.Lead, Since: instant(at)}
		c.City, err = withVersion(r.Lead, version)
		out = append(out, c)
		return err
	})
	return out, err
}

// overfilledLeads are leads of this desk, or for which it hired somebody, with more
// hires than openings.
func (s *session) overfilledLeads(ctx context.Context, tx *sql.Tx) (out []model.CityConflict, err error) {
	rows, err := tx.QueryContext(ctx, `
		SELECT h.at, `+leadColumns+`
		  FROM (SELECT lead_id, sum(hires) AS hires, max(at) AS at FROM city_hire GROUP BY lead_id HAVING count(*) > 1) h
		  JOIN lead l ON l.id = h.lead_id JOIN employer e ON e.id = l.employer_id
		  LEFT JOIN city_overfilled o ON o.lead_id = h.lead_id
		 WHERE h.hires > l.openings AND h.hires > coalesce(o.known, 0)
		   AND (l.desk = ?1 OR EXISTS (SELECT 1 FROM city_hire m WHERE m.lead_id = l.id AND m.desk = ?1 AND m.hires > 0))
		 ORDER BY h.at, l.id`, s.desk.Code)
	if err != nil {
		return nil, err
	}
	err = each(rows, func() error {
		var at int64
		var r storedLead
		if err := rows.Scan(append([]any{&at}, r.fields()...)...); err != nil {
			return err
		}
		if err := r.open(s); err != nil {
			return err
		}
		out = append(out, model.CityConflict{Kind: model.LeadOverfilled, Mine: r.Lead, Since: instant(at), Hires: map[string]int{}})
		return nil
	})
	if err != nil {
		return nil, err
	}
	for i := range out {
		if err := hiresOf(ctx, tx, out[i].Mine.ID, out[i].Hires); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func hiresOf(ctx context.Context, tx *sql.Tx, lead model.ID, into map[string]int) error {
	rows, err := tx.QueryContext(ctx, "SELECT desk, hires FROM city_hire WHERE lead_id = ? AND hires > 0", lead[:])
	if err != nil {
		return err
	}
	return each(rows, func() error {
		var desk string
		var n int
		err := rows.Scan(&desk, &n)
		into[desk] = n
		return err
	})
}

var errNoConflict = &model.Error{Kind: model.NotFound, Code: "city_conflict"}

// ResolveChange takes city hall's version of a lead or keeps the desk's. Either way
// the city is told that it was seen, in the transaction of the decision.
func (s *session) ResolveChange(ctx context.Context, lead model.ID, takeCity bool) error {
	_, _, err := s.writeLead(ctx, "lead_city_change", lead, func(tx *sql.Tx) error {
		var sealed []byte
		err := tx.QueryRowContext(ctx, "SELECT sealed_version FROM city_lead WHERE lead_id = ?", lead[:]).Scan(&sealed)
		if errors.Is(err, sql.ErrNoRows) || err == nil && sealed == nil {
			return errNoConflict
		}
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "UPDATE city_lead SET seen = change, sealed_version = NULL WHERE lead_id = ?", lead[:]); err != nil {
			return err
		}
		if !takeCity {
			return tellCity(ctx, tx, model.CityLead, lead)
		}
		stored, err := s.loadLead(ctx, tx, lead)
		if err != nil {
			return err
		}
		version, err := s.vault.Open(lead, versionColumn, sealed)
		if err != nil {
			return err
		}
		l, err := withVersion(stored.Lead, version)
		if err != nil {
			return err
		}
		return s.replaceLead(ctx, tx, stored, &l)
	})
	return err
}

// AcknowledgeOverfilled takes note of the hires there are.
func (s *session) AcknowledgeOverfilled(ctx context.Context, lead model.ID) error {
	return s.inTx(ctx, func(tx *sql.Tx) error {
		noted, err := tx.ExecContext(ctx, `
			INSERT INTO city_overfilled (lead_id, known)
			SELECT lead_id, sum(hires) FROM city_hire WHERE lead_id = ? GROUP BY lead_id
			ON CONFLICT DO UPDATE SET known = excluded.known`, lead[:])
		if err != nil {
			return err
		}
		if n, err := noted.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, errNoConflict)
		}
		return s.record(tx, "lead_overfilled", lead, "")
	})
}
