package data

import (
	"context"
	"database/sql"
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
		return rebuildLeadIndex(ctx, tx, func(add func(row int64, t leadText) error) error {
			return s.eachText(ctx, tx, "true", nil, add)
		})
	})
}
