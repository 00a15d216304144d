package data

import (
	"context"
	"database/sql"
	"encoding/hex"

	"ieumdesk/model"
)

// storedClosing is a row of day_close with how it was reopened.
type storedClosing struct {
	model.Closing
	id           model.ID
	day          model.Date
	desk         string
	before, hash []byte
	sealed       []byte
}

// newest asks loadClosing for the last revision of a day.
const newest = 0

const closingSQL = `
	SELECT c.id, c.desk, c.day, c.revision, c.at, t.name, c.before, c.hash, c.sealed_content, o.at, u.name, o.sealed_reason
	  FROM day_close c JOIN staff t ON t.id = c.staff_id
	  LEFT JOIN day_reopen o ON o.close_id = c.id LEFT JOIN staff u ON u.id = o.staff_id`

// loadClosing reads one revision of a day, or the newest. Errors: NotFound day_revision.
func (s *session) loadClosing(ctx context.Context, tx *sql.Tx, desk string, day model.Date, revision int) (storedClosing, error) {
	all, err := s.loadClosings(ctx, tx, "c.desk = ? AND c.day = ? AND ? IN (c.revision, 0)", desk, day, revision)
	switch {
	case err != nil:
		return storedClosing{}, err
	case len(all) == 0:
		return storedClosing{}, notFound("day_revision")
	}
	return all[0], nil
}

// loadClosings reads closings c, the newest first.
func (s *session) loadClosings(ctx context.Context, tx *sql.Tx, where string, args ...any) ([]storedClosing, error) {
	rows, err := tx.QueryContext(ctx, closingSQL+" WHERE "+where+" ORDER BY c.seq DESC", args...)
	if err != nil {
		return nil, err
	}
	var out []storedClosing
	err = each(rows, func() error {
		var c storedClosing
		var at int64
		var reopened sql.NullInt64
		var by sql.NullString
		var reason []byte
		if err := rows.Scan(&c.id, &c.desk, &c.day, &c.Revision, &at, &c.ClosedBy, &c.before, &c.hash, &c.sealed, &reopened, &by, &reason); err != nil {
			return err
		}
		c.Closed, c.ClosedAt, c.Hash = !reopened.Valid, instant(at), hex.EncodeToString(c.hash)
		c.ReopenedAt, c.ReopenedBy = instant(reopened.Int64), by.String
		if reason != nil {
			plain, err := s.vault.Open(c.id, reasonColumn, reason)
			if err != nil {
				return err
			}
			c.ReopenedFor = string(plain)
		}
		out = append(out, c)
		return nil
	})
	return out, err
}
