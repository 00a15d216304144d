package data

import (
	"context"
	"errors"
)

// tellAnew makes a store that comes out of a backup tell the city everything again,
// above every revision it may have told since the backup was made: revisions count
// up from 1, and go on from the time in milliseconds, which no count reaches. Without
// this the city would take the next corrections for old news.
func tellAnew(ctx context.Context, file string, now int64) error {
	db, err := connect(ctx, file, making, 1)
	if err != nil {
		return err
	}
	defer db.Close()
	var has bool
	err = db.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'city_record')").Scan(&has)
	if err != nil || !has {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	_, errRecords := tx.ExecContext(ctx, "UPDATE city_record SET rev = max(rev + 1, ?)", now)
	_, errWays := tx.ExecContext(ctx, "UPDATE city_way SET mark = 0, pulled = '0', stopped = 0, tries = 0, failed_at = 0, next_at = 0, trouble = ''")
	if err := errors.Join(errRecords, errWays); err != nil {
		return err
	}
	return tx.Commit()
}
