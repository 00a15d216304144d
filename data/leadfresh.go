package data

import (
	"context"
	"database/sql"
)

// indexDayKey is the setting under which the store remembers the day for which leads
// were last found expired. Nobody sets it.
const indexDayKey = "index.day"

// freshenLeadIndex makes the index of leads anew if it is not there, was made by
// another version of the tokeniser, or was kept while the clock was ahead: then it
// has leads among the expired that are not. It is derived data: a migration need not
// know it, and whoever finds it missing can make it.
func (s *session) freshenLeadIndex(ctx context.Context) error {
	current, err := leadIndexIsCurrent(ctx, s.read)
	if err != nil {
		return err
	}
	day, err := plainSetting(ctx, s.read, indexDayKey)
	if err != nil || current && day <= string(s.today()) {
		return err
	}
	s.o.Log.Info("making the index of leads anew")
	return s.inTx(ctx, func(tx *sql.Tx) error {
		// Closed leads stand before the open ones in the index, and FTS5 writes out what
		// it has gathered whenever a row comes after one above it.
		const open = "l.status = 'open' AND l.valid_until >= ? AND l.hired < l.openings"
		today := []any{s.today()}
		if err := storeSetting(ctx, tx, indexDayKey, string(s.today())); err != nil {
			return err
		}
		return rebuildLeadIndex(ctx, tx, func(add func(row int64, t leadText) error) error {
			if err := s.eachText(ctx, tx, "NOT ("+open+")", today, add); err != nil {
				return err
			}
			return s.eachText(ctx, tx, open, today, add)
		})
	})
}
