package data

import (
	"context"
	"database/sql"

	"ieumdesk/model"
)

// look runs do on one state of the store, whatever is written meanwhile. The
// error is explained.
func (s *session) look(ctx context.Context, do func(tx *sql.Tx) error) error {
	s.life.RLock()
	defer s.life.RUnlock()
	if s.closed {
		return errClosed
	}
	tx, err := s.read.BeginTx(ctx, nil)
	if err != nil {
		return explain(err)
	}
	defer tx.Rollback()
	return explain(do(tx))
}

// each calls do for every row and closes rows, whatever happens.
func each(rows *sql.Rows, do func() error) error {
	defer rows.Close()
	for rows.Next() {
		if err := do(); err != nil {
			return err
		}
	}
	return rows.Err()
}

func notFound(what string) error { return &model.Error{Kind: model.NotFound, Code: what} }

// orAll is a limit as SQLite takes it: negative for none.
func orAll(limit int) int {
	if limit <= 0 {
		return -1
	}
	return limit
}
