package data

import (
	"bytes"
	"context"
	"crypto/subtle"
	"database/sql"
	"encoding/json"
	"fmt"

	"ieumdesk/model"
)

// thaw reads what a closing froze, with the full names of those whose record is
// still kept. Errors: Damaged day_damaged if it is not what was closed.
func (s *session) thaw(ctx context.Context, tx *sql.Tx, c storedClosing) (frozen, error) {
	var f frozen
	content, err := s.vault.Open(c.id, contentColumn, c.sealed)
	if err != nil {
		return f, err
	}
	if subtle.ConstantTimeCompare(closingHash(c.before, content), c.hash) == 0 {
		return f, &model.Error{Kind: model.Damaged, Code: "day_damaged", Args: []any{c.day}}
	}
	if err := json.Unmarshal(content, &f); err != nil {
		return f, fmt.Errorf("thaw a day: %w", err)
	}
	name := s.nameOf(ctx, tx)
	f.people(func(id model.ID, masked string) string {
		full, nameErr := name(id)
		if nameErr != nil {
			err = nameErr
		}
		if full == "" {
			return masked
		}
		return full
	})
	f.Log.Closing = c.Closing
	return f, err
}

// frozenDay is a closed day with what changed about it since.
func (s *session) frozenDay(ctx context.Context, tx *sql.Tx, c storedClosing) (model.DayLog, error) {
	f, err := s.thaw(ctx, tx, c)
	if err != nil {
		return model.DayLog{}, err
	}
	log := f.Log
	if log.Now, err = s.sums(ctx, tx, c.day, c.desk); err != nil {
		return model.DayLog{}, err
	}
	now, err := s.dayRows(ctx, tx, span{c.day, c.day, c.desk}, model.AllFigures...)
	log.Late = lateChanges(f.Rows, now)
	return log, err
}

// lateChanges are the rows that only one side has: first what came, then what went.
func lateChanges(then, now []model.DayRow) []model.LateChange {
	type key struct {
		figure model.Figure
		id     model.ID
	}
	has := func(rows []model.DayRow) map[key]bool {
		known := make(map[key]bool, len(rows))
		for _, r := range rows {
			known[key{r.Figure, r.ID}] = true
		}
		return known
	}
	out := []model.LateChange{}
	before, after := has(then), has(now)
	for _, r := range now {
		if !before[key{r.Figure, r.ID}] {
			out = append(out, model.LateChange{Row: r})
		}
	}
	for _, r := range then {
		if !after[key{r.Figure, r.ID}] {
			out = append(out, model.LateChange{Row: r, Gone: true})
		}
	}
	return out
}

// DayRevision is the log as one closing froze it.
func (s *session) DayRevision(ctx context.Context, day model.Date, revision int) (model.DayLog, error) {
	var log model.DayLog
	switch {
	case !day.Valid():
		return log, badDay("date")
	case revision < 1:
		return log, notFound("day_revision")
	}
	err := s.look(ctx, func(tx *sql.Tx) error {
		c, err := s.loadClosing(ctx, tx, s.desk.Code, day, revision)
		if err != nil {
			return err
		}
		log, err = s.frozenDay(ctx, tx, c)
		return err
	})
	if err != nil {
		return model.DayLog{}, err
	}
	return log, nil
}

// DayRevisions are the closings of a day, newest first.
func (s *session) DayRevisions(ctx context.Context, day model.Date) ([]model.Closing, error) {
	var out []model.Closing
	err := s.look(ctx, func(tx *sql.Tx) error {
		all, err := s.loadClosings(ctx, tx, "c.desk = ? AND c.day = ?", s.desk.Code, day)
		for _, c := range all {
			out = append(out, c.Closing)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// checkDays walks the closings and says of the first that is not what was closed,
// or does not follow the one before it.
func (s *session) checkDays(ctx context.Context, tx *sql.Tx) error {
	rows, err := tx.QueryContext(ctx, "SELECT seq, id, day, before, hash, sealed_content FROM day_close ORDER BY seq")
	if err != nil {
		return err
	}
	last, count := make([]byte, 32), int64(0)
	return each(rows, func() error {
		var seq int64
		var c storedClosing
		if err := rows.Scan(&seq, &c.id, &c.day, &c.before, &c.hash, &c.sealed); err != nil {
			return err
		}
		count++
		content, err := s.vault.Open(c.id, contentColumn, c.sealed)
		switch {
		case err != nil:
			return err
		case seq != count || !bytes.Equal(c.before, last):
			return finding(fmt.Sprintf("closing %d does not follow the one before it", seq))
		case !bytes.Equal(closingHash(c.before, content), c.hash):
			return finding(fmt.Sprintf("closing %d (%s) was changed", seq, c.day))
		}
		last = c.hash
		return nil
	})
}
