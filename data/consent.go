package data

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"ieumdesk/model"
)

// addConsents appends to a person's consents. None is ever changed or deleted:
// one that is taken back is followed by its withdrawal (개인정보 보호법 §37).
func (s *session) addConsents(ctx context.Context, tx *sql.Tx, seeker model.ID, given []model.Consent) error {
	for _, c := range given {
		id := s.o.NewID()
		_, err := tx.ExecContext(ctx, `
			INSERT INTO consent (id, seeker_id, kind, version, at, withdrawn, staff_id) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			id[:], seeker[:], c.Kind, c.Version, millis(c.At), c.Withdrawn, s.staff.ID[:])
		if err != nil {
			return err
		}
	}
	return nil
}

// loadConsents are a person's consents, oldest first.
func loadConsents(ctx context.Context, q asker, seeker model.ID) ([]model.Consent, error) {
	rows, err := q.QueryContext(ctx, "SELECT kind, version, at, withdrawn FROM consent WHERE seeker_id = ? ORDER BY at, id", seeker[:])
	if err != nil {
		return nil, err
	}
	var out []model.Consent
	err = each(rows, func() error {
		var c model.Consent
		var at int64
		if err := rows.Scan(&c.Kind, &c.Version, &at, &c.Withdrawn); err != nil {
			return err
		}
		c.At = instant(at)
		out = append(out, c)
		return nil
	})
	return out, err
}

// newConsents are those of given that are not stored yet.
func newConsents(stored, given []model.Consent) []model.Consent {
	var out []model.Consent
	for _, c := range storable(given) {
		if !slices.Contains(stored, c) && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

// storable copies consents with their instants as the store keeps them, so that
// what comes back from it compares equal.
func storable(given []model.Consent) []model.Consent {
	out := slices.Clone(given)
	for i := range out {
		out[i].Version = strings.TrimSpace(out[i].Version)
		out[i].At = instant(millis(out[i].At))
	}
	return out
}
