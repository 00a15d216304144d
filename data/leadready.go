package data

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"sync/atomic"

	"ieumdesk/model"
)

// readyRow is a row of a list made ready for the store: all that can be said of
// it without asking the database.
type readyRow struct {
	model.LeadRow
	lead    model.Lead // normalised
	from    imported
	content []byte
	entry   leadEntry    // for the index; empty if it was not made ahead
	err     error        // the fields that were refused
	guess   *atomic.Bool // whether rows are new at the moment, so that entries are worth making ahead
}

// readyRows are rows being read and made ready on another core, while those
// before them are stored.
type readyRows struct {
	batches chan []readyRow
	err     error // why reading ended; to be read when batches is closed
	cancel  context.CancelFunc
}

// readyAhead is how many batches may wait: some thousand rows, a few megabytes.
const readyAhead = 8

// read begins reading; stop must follow.
func (im *leadImport) read(ctx context.Context, next func() (model.LeadRow, error)) *readyRows {
	ctx, cancel := context.WithCancel(ctx)
	r := &readyRows{batches: make(chan []readyRow, readyAhead), cancel: cancel}
	go func() {
		defer close(r.batches)
		r.err = im.readAll(ctx, next, r.batches)
	}()
	return r
}

// stop ends reading and waits until next is not called any more.
func (r *readyRows) stop() {
	r.cancel()
	for range r.batches {
	}
}

func (im *leadImport) readAll(ctx context.Context, next func() (model.LeadRow, error), batches chan<- []readyRow) error {
	seen := map[string]int{}
	var guess atomic.Bool
	batch := make([]readyRow, 0, reportEvery)
	send := func() error {
		if len(batch) == 0 {
			return nil
		}
		select {
		case batches <- batch:
			batch = make([]readyRow, 0, reportEvery)
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	for {
		row, err := next()
		switch {
		case errors.Is(err, io.EOF):
			return send()
		case err != nil:
			return err
		}
		ready, err := im.makeReady(row, seen, &guess)
		if err != nil {
			return err
		}
		if batch = append(batch, ready); len(batch) == cap(batch) {
			if err := send(); err != nil {
				return err
			}
		}
	}
}

func (im *leadImport) makeReady(row model.LeadRow, seen map[string]int, guess *atomic.Bool) (readyRow, error) {
	r := readyRow{LeadRow: row, lead: row.Lead, guess: guess}
	if len(row.Problems) > 0 {
		return r, nil
	}
	var err error
	if r.content, r.from.hash, err = rowContent(&row); err != nil {
		return r, err
	}
	complete(&r.lead)
	if r.err = im.s.normaliseLead(&r.lead, im.today); r.err != nil {
		return r, nil
	}
	r.from.key = sql.NullString{String: rowKey(&r.lead, seen), Valid: true}
	if guess.Load() {
		r.entry = im.s.textOf(&r.lead, im.today).entry()
	}
	return r, nil
}

// complete fills in what a list leaves to whoever reads it.
func complete(l *model.Lead) {
	if l.Openings == 0 {
		l.Openings = 1
	}
	if l.Source.Kind == "" {
		l.Source.Kind = "sheet"
	}
	l.Pending, l.Hired, l.Closed = 0, 0, ""
}
