package data

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"sync"
	"sync/atomic"

	"ieumdesk/model"
)

// readyRow is a row of a list made ready for the store: all that can be said of
// it without asking the database.
type readyRow struct {
	model.LeadRow
	lead  model.Lead // normalised
	from  imported
	entry leadEntry    // for the index; empty if it was not made ahead
	err   error        // the fields that were refused
	guess *atomic.Bool // whether rows are new at the moment, so that entries are worth making ahead
}

// readyRows are rows being read and made ready on another core, while those
// before them are stored.
type readyRows struct {
	s       *session
	today   model.Date
	batches chan []readyRow
	ahead   chan struct{} // closed when no more fits in, or there is no more
	err     error         // why reading ended; to be read when batches is closed
	cancel  context.CancelFunc
}

// readyAhead is how many batches may wait: some thousand rows, a few megabytes.
const readyAhead = 8

// readRows begins reading; stop must follow.
func (s *session) readRows(ctx context.Context, next func() (model.LeadRow, error), today model.Date) *readyRows {
	ctx, cancel := context.WithCancel(ctx)
	r := &readyRows{s: s, today: today, batches: make(chan []readyRow, readyAhead), ahead: make(chan struct{}), cancel: cancel}
	go func() {
		defer close(r.batches)
		r.err = r.readAll(ctx, next)
	}()
	return r
}

// wait returns when as many rows are ready as may wait.
func (r *readyRows) wait(ctx context.Context) error {
	select {
	case <-r.ahead:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// stop ends reading and waits until next is not called any more.
func (r *readyRows) stop() {
	r.cancel()
	for range r.batches {
	}
}

func (r *readyRows) readAll(ctx context.Context, next func() (model.LeadRow, error)) error {
	full := sync.OnceFunc(func() { close(r.ahead) })
	defer full()
	var guess atomic.Bool
	guess.Store(true)
	batch := make([]readyRow, 0, reportEvery)
	send := func() error {
		if len(batch) == 0 {
			return nil
		}
		if len(r.batches) == cap(r.batches) {
			full()
		}
		select {
		case r.batches <- batch:
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
		ready, err := r.makeReady(row, &guess)
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

func (r *readyRows) makeReady(row model.LeadRow, guess *atomic.Bool) (readyRow, error) {
	out := readyRow{LeadRow: row, lead: row.Lead, guess: guess}
	complete(&out.lead)
	if out.err = r.s.normaliseLead(&out.lead, r.today); out.err != nil || len(row.Problems) > 0 {
		return out, nil
	}
	var err error
	if out.from.content, out.from.hash, err = rowContent(&row, &out.lead); err != nil {
		return out, err
	}
	out.from.key = sql.NullString{String: rowKey(&out.lead), Valid: true}
	if guess.Load() {
		out.entry = r.s.textOf(&out.lead, r.today).entry()
	}
	return out, nil
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
