package data

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"ieumdesk/model"
)

// check reads the whole file once for damage while the login window is up; a
// store that is damaged is not unlocked. Half a second for a store of 400 MB
// would otherwise be half a second before the window shows.
type check struct {
	cancel context.CancelFunc
	done   chan struct{}
	err    error
}

func startCheck(db *sql.DB) *check {
	ctx, cancel := context.WithCancel(context.Background())
	c := &check{cancel: cancel, done: make(chan struct{})}
	go func() {
		defer close(c.done)
		c.err = sound(ctx, db, "quick_check")
	}()
	return c
}

// wait returns what the check found. Errors: Damaged record_damaged.
func (c *check) wait(ctx context.Context) error {
	select {
	case <-c.done:
		return c.err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// stop ends the check; on a store that was never opened there is none.
func (c *check) stop() {
	if c != nil {
		c.cancel()
		<-c.done
	}
}

// sound runs SQLite's quick_check or integrity_check. Errors: Damaged record_damaged
// with the first things found beneath.
func sound(ctx context.Context, db asker, pragma string) error {
	rows, err := db.QueryContext(ctx, "PRAGMA "+pragma+"(10)")
	if err != nil {
		return explain(err)
	}
	defer rows.Close()
	var found []string
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			return explain(err)
		}
		if line != "ok" {
			found = append(found, line)
		}
	}
	if err := rows.Err(); err != nil || len(found) == 0 {
		return explain(err)
	}
	return &model.Error{Kind: model.Damaged, Code: "record_damaged", Err: fmt.Errorf("%s: %s", pragma, strings.Join(found, "; "))}
}
