package data

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"ieumdesk/model"
)

// check reads every table once for damage while the login window is up; a store
// that is damaged is not unlocked. A quarter of a second for 100,000 people and
// leads would otherwise be a quarter of a second before the window shows.
type check struct {
	cancel context.CancelFunc
	done   chan struct{}
	err    error
}

func startCheck(path string) *check {
	ctx, cancel := context.WithCancel(context.Background())
	c := &check{cancel: cancel, done: make(chan struct{})}
	go func() {
		defer close(c.done)
		db, err := connect(ctx, path, checking, 1)
		if err != nil {
			c.err = explain(err)
			return
		}
		defer db.Close()
		c.err = tablesSound(ctx, db)
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

// tablesSound is quick_check for every table but those of the index of leads,
// which cost as much again four times over and can be made anew.
func tablesSound(ctx context.Context, db *sql.DB) error {
	rows, err := db.QueryContext(ctx, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'lead_words*'")
	if err != nil {
		return explain(err)
	}
	var tables []string
	err = each(rows, func() error {
		var name string
		err := rows.Scan(&name)
		tables = append(tables, name)
		return err
	})
	for _, name := range tables {
		if err == nil {
			err = sound(ctx, db, "quick_check('"+name+"')")
		}
	}
	return explain(err)
}

// sound runs SQLite's quick_check or integrity_check. Errors: Damaged record_damaged
// with the first things found beneath.
func sound(ctx context.Context, db asker, pragma string) error {
	rows, err := db.QueryContext(ctx, "PRAGMA "+pragma)
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
		if line != "ok" && len(found) < 10 {
			found = append(found, line)
		}
	}
	if err := rows.Err(); err != nil || len(found) == 0 {
		return explain(err)
	}
	return &model.Error{Kind: model.Damaged, Code: "record_damaged", Err: fmt.Errorf("%s: %s", pragma, strings.Join(found, "; "))}
}
