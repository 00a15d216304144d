package data

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
)

// tellAnew makes a store that comes out of a backup tell the city everything again,
// above every revision it may have told since the backup was made: revisions count
// up from 1, and go on from the time in milliseconds, which no count reaches. Without
// this the city would take the next corrections for old news. What the backup has not
// told yet, because it is older than the way there or was made while the past was
// counted in, begins at that time too: the time is kept (restoredKey).
func tellAnew(ctx context.Context, file string, now int64) error {
	db, err := connect(ctx, file, making, 1)
	if err != nil {
		return err
	}
	defer db.Close()
	if err := keepRestored(ctx, db, now); err != nil {
		return err
	}
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

// restoredKey is the setting under which a store remembers when it came out of a
// backup, in milliseconds. Nobody sets it.
const restoredKey = "city.restored"

func keepRestored(ctx context.Context, db *sql.DB, now int64) error {
	_, err := db.ExecContext(ctx, `
		INSERT INTO setting (key, value) VALUES (?1, ?2)
		ON CONFLICT DO UPDATE SET value = max(CAST(value AS INTEGER), CAST(?2 AS INTEGER))`, restoredKey, strconv.FormatInt(now, 10))
	return err
}

// firstRev is the revision under which the city is told of a record of the past: 1,
// or what is above all that it may have been told before the store was restored.
func firstRev(ctx context.Context, q asker) (int64, error) {
	kept, err := plainSetting(ctx, q, restoredKey)
	if err != nil || kept == "" {
		return 1, err
	}
	return strconv.ParseInt(kept, 10, 64)
}
