package data

import (
	"context"
	"database/sql"

	"ieumdesk/model"
)

// freshenLeadIndex makes the index of leads anew if it is not there or was made
// by another version of the tokeniser. It is derived data: a migration need not
// know it, and whoever finds it missing can make it.
func (s *session) freshenLeadIndex(ctx context.Context) error {
	current, err := leadIndexIsCurrent(ctx, s.read)
	if err != nil || current {
		return err
	}
	s.o.Log.Info("making the index of leads anew")
	return s.inTx(ctx, func(tx *sql.Tx) error {
		// Closed leads stand before the open ones in the index, and FTS5 writes out what
		// it has gathered whenever a row comes after one above it.
		const open = "l.status = 'open' AND l.valid_until >= ? AND l.hired < l.openings"
		today := []any{model.Today(s.o.Clock())}
		return rebuildLeadIndex(ctx, tx, func(add func(row int64, t leadText) error) error {
			if err := s.eachText(ctx, tx, "NOT ("+open+")", today, add); err != nil {
				return err
			}
			return s.eachText(ctx, tx, open, today, add)
		})
	})
}
