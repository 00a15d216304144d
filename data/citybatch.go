package data

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"ieumdesk/data/city"
	"ieumdesk/model"
)

// outbox is the queue that a way to the city is emptied from. While a batch is under
// way, the next one is read.
type outbox struct {
	*session
	ahead *ahead
}

func (s *session) outbox() outbox { return outbox{s, &ahead{}} }

var _ city.Queue = outbox{}

// Next is the oldest batch without an answer, or a new one. The desk's past is
// counted in as far as it is needed to fill a batch.
func (o outbox) Next(ctx context.Context, way model.CityWay, limit city.Limit) (city.Batch, bool, error) {
	for {
		b, ok, err := o.openBatch(ctx, way)
		if ok || err != nil {
			return b, ok, err
		}
		d, ok, err := o.ahead.take()
		if !ok && err == nil {
			d, ok, err = o.draft(ctx, way, limit)
		}
		if !ok || err != nil {
			return city.Batch{}, false, err
		}
		made, err := o.makeBatch(ctx, way, &d)
		if err != nil {
			return city.Batch{}, false, err
		}
		if made {
			if d.more {
				o.ahead.start(func() (draft, bool, error) { return o.draft(ctx, way, limit) })
			}
			return d.Batch, true, nil
		}
	}
}

// draft reads the next batch of a way as it stands.
func (o outbox) draft(ctx context.Context, way model.CityWay, limit city.Limit) (d draft, ok bool, err error) {
	if err := o.fill(ctx, way, limit.Events); err != nil {
		return d, false, err
	}
	mark, err := o.cityMark(ctx, way)
	if err != nil {
		return d, false, err
	}
	return o.draftBatch(ctx, mark, limit)
}

func (s *session) cityMark(ctx context.Context, way model.CityWay) (mark int64, err error) {
	err = s.look(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, "SELECT mark FROM city_way WHERE way = ?", way).Scan(&mark)
	})
	return mark, err
}

// ahead is a draft that is read while something else is done. Whether it still holds
// is seen when it is made a batch. It belongs to one goroutine.
type ahead struct {
	read chan func() (draft, bool, error)
}

func (a *ahead) start(read func() (draft, bool, error)) {
	done := make(chan func() (draft, bool, error), 1)
	a.read = done
	go func() {
		d, ok, err := read()
		done <- func() (draft, bool, error) { return d, ok, err }
	}()
}

// take waits for what was started; nothing if nothing was.
func (a *ahead) take() (draft, bool, error) {
	if a.read == nil {
		return draft{}, false, nil
	}
	result := <-a.read
	a.read = nil
	return result()
}

// fill gathers the past until so many records wait for a way, or all of it is in.
func (o outbox) fill(ctx context.Context, way model.CityWay, enough int) error {
	for {
		var waiting int
		var past bool
		err := o.look(ctx, func(tx *sql.Tx) error {
			return tx.QueryRowContext(ctx, `
				SELECT (SELECT count(*) FROM (SELECT 1 FROM city_record WHERE seq > w.mark LIMIT ?2)), EXISTS (SELECT 1 FROM city_past)
				  FROM city_way w WHERE way = ?1`, way, enough).Scan(&waiting, &past)
		})
		if err != nil || !past || waiting >= enough {
			return err
		}
		if _, err := o.gather(ctx); err != nil {
			return err
		}
	}
}

// openBatch is the oldest batch of a way that is not settled.
func (s *session) openBatch(ctx context.Context, way model.CityWay) (b city.Batch, ok bool, err error) {
	err = s.look(ctx, func(tx *sql.Tx) error {
		all, err := s.openBatches(ctx, tx, way, 1)
		if len(all) > 0 {
			b, ok = all[0], true
		}
		return err
	})
	return b, ok, err
}

// openBatches are the oldest batches of a way that are not settled, in order.
func (s *session) openBatches(ctx context.Context, tx *sql.Tx, way model.CityWay, limit int) (out []city.Batch, err error) {
	rows, err := tx.QueryContext(ctx, `
		SELECT id, events, sha256, name, sealed_bytes FROM city_batch
		 WHERE way = ? AND state IN ('waiting', 'sent') ORDER BY number LIMIT ?`, way, orAll(limit))
	if err != nil {
		return nil, err
	}
	err = each(rows, func() error {
		b := city.Batch{Desk: s.desk.Code}
		var sum, sealed []byte
		if err := rows.Scan(&b.ID, &b.Events, &sum, &b.Name, &sealed); err != nil {
			return err
		}
		copy(b.SHA256[:], sum)
		if b.Bytes, err = s.vault.Open(b.ID, batchColumn, sealed); err != nil {
			return err
		}
		out = append(out, b)
		return nil
	})
	return out, err
}

// errNoBatch: there is no such batch, or its events are not kept any more.
var errNoBatch = &model.Error{Kind: model.NotFound, Code: "city_batch"}

// batchEvents are the events of a batch that is not settled.
func (s *session) batchEvents(ctx context.Context, id model.ID) (events []json.RawMessage, err error) {
	err = s.look(ctx, func(tx *sql.Tx) error {
		var sealed []byte
		err := tx.QueryRowContext(ctx, "SELECT sealed_bytes FROM city_batch WHERE id = ?", id[:]).Scan(&sealed)
		if errors.Is(err, sql.ErrNoRows) || err == nil && sealed == nil {
			return errNoBatch
		}
		if err != nil {
			return err
		}
		b, err := s.vault.Open(id, batchColumn, sealed)
		if err != nil {
			return err
		}
		events, err = city.RawEvents(b)
		return err
	})
	return events, err
}
