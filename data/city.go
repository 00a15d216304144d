package data

import (
	"context"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"

	"ieumdesk/model"
)

var _ model.City = (*session)(nil)

// CityStates are all ways and how they stand.
func (s *session) CityStates(ctx context.Context) ([]model.CityState, error) {
	out := make([]model.CityState, 0, len(model.CityWays))
	err := s.look(ctx, func(tx *sql.Tx) error {
		for _, way := range model.CityWays {
			st, err := cityState(ctx, tx, way)
			if err != nil {
				return err
			}
			out = append(out, st)
		}
		return nil
	})
	return out, err
}

func cityState(ctx context.Context, tx *sql.Tx, way model.CityWay) (model.CityState, error) {
	st := model.CityState{Way: way}
	var next, sent, taken int64
	var kept string
	err := tx.QueryRowContext(ctx, `
		SELECT active, stopped, next_at, trouble, EXISTS (SELECT 1 FROM city_past),
		       coalesce((SELECT sent_at FROM city_batch b WHERE b.way = w.way AND sent_at > 0 ORDER BY number DESC LIMIT 1), 0),
		       coalesce((SELECT settled_at FROM city_batch b WHERE b.way = w.way AND state = 'accepted' ORDER BY number DESC LIMIT 1), 0),
		       (SELECT coalesce(sum(events), 0) FROM city_batch b WHERE b.way = w.way AND state = 'sent'), accepted,
		       (SELECT count(*) FROM city_rejection r WHERE r.way = w.way AND decided = '')
		  FROM city_way w WHERE way = ?`, way).
		Scan(&st.On, &st.Stopped, &next, &kept, &st.Gathering, &sent, &taken, &st.Sent, &st.Accepted, &st.Rejected)
	if errors.Is(err, sql.ErrNoRows) {
		return st, nil
	}
	if err != nil {
		return st, err
	}
	st.Next, st.LastSent, st.LastTaken, st.Trouble = instant(next), instant(sent), instant(taken), troubleOf(kept)
	st.Waiting, err = waiting(ctx, tx, way)
	return st, err
}

// waiting is how many events the city does not have yet by a way.
func waiting(ctx context.Context, tx *sql.Tx, way model.CityWay) (n int, err error) {
	err = tx.QueryRowContext(ctx, `
		SELECT (SELECT count(*) FROM city_record WHERE seq > w.mark)
		     + (SELECT coalesce(sum(events), 0) FROM city_batch b WHERE b.way = w.way AND state IN ('waiting', 'sent'))
		  FROM city_way w WHERE way = ?`, way).Scan(&n)
	return n, err
}

func (s *session) waitingCount(ctx context.Context, way model.CityWay) (n int, err error) {
	err = s.look(ctx, func(tx *sql.Tx) error {
		n, err = waiting(ctx, tx, way)
		return err
	})
	return n, err
}

// CityBatches are the newest batches, newest first.
func (s *session) CityBatches(ctx context.Context, way model.CityWay, limit int) ([]model.CityBatch, error) {
	out := []model.CityBatch{}
	err := s.look(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			SELECT id, way, state, events, bytes, rejected, sha256, name, made_at, sent_at, settled_at FROM city_batch
			 WHERE ?1 = '' OR way = ?1 ORDER BY made_at DESC, number DESC LIMIT ?2`, way, orAll(limit))
		if err != nil {
			return err
		}
		return each(rows, func() error {
			var b model.CityBatch
			var sum []byte
			var made, sent, settled int64
			err := rows.Scan(&b.ID, &b.Way, &b.State, &b.Events, &b.Bytes, &b.Rejected, &sum, &b.Name, &made, &sent, &settled)
			b.SHA256, b.Made, b.Sent, b.Settled = hex.EncodeToString(sum), instant(made), instant(sent), instant(settled)
			out = append(out, b)
			return err
		})
	})
	return out, err
}

// CityWaiting are the next events by a way, byte for byte.
func (s *session) CityWaiting(ctx context.Context, way model.CityWay, limit int) ([]json.RawMessage, error) {
	if _, err := s.waysOf(ctx, way); err != nil {
		return nil, err
	}
	if err := s.outbox().fill(ctx, way, limit); err != nil {
		return nil, err
	}
	out := []json.RawMessage{}
	open, ok, err := s.openBatch(ctx, way)
	if err != nil {
		return nil, err
	}
	if ok {
		if out, err = s.batchEvents(ctx, open.ID); err != nil {
			return nil, err
		}
	}
	err = s.look(ctx, func(tx *sql.Tx) error {
		var mark int64
		if err := tx.QueryRowContext(ctx, "SELECT mark FROM city_way WHERE way = ?", way).Scan(&mark); err != nil {
			return err
		}
		_, next, _, err := s.pending(ctx, tx, mark, max(limit-len(out), 0))
		out = append(out, next...)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out[:min(len(out), limit)], nil
}

// CityBatchEvents are the events of a batch, for as long as it is not settled.
func (s *session) CityBatchEvents(ctx context.Context, batch model.ID) ([]json.RawMessage, error) {
	return s.batchEvents(ctx, batch)
}

// CityRejections are the events that wait for a decision, oldest first.
func (s *session) CityRejections(ctx context.Context) ([]model.CityRejection, error) {
	out := []model.CityRejection{}
	err := s.look(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			SELECT way, event, kind, rev, at, sealed_reason FROM city_rejection WHERE decided = '' ORDER BY at, way, event`)
		if err != nil {
			return err
		}
		return each(rows, func() error {
			var r model.CityRejection
			var at int64
			var sealed []byte
			if err := rows.Scan(&r.Way, &r.ID, &r.Kind, &r.Rev, &at, &sealed); err != nil {
				return err
			}
			reason, err := s.vault.Open(r.ID, reasonColumn, sealed)
			r.Reason, r.At = string(reason), instant(at)
			out = append(out, r)
			return err
		})
	})
	return out, err
}

// DecideRejection sends a refused event again, under its next revision, or leaves it.
func (s *session) DecideRejection(ctx context.Context, way model.CityWay, event model.ID, again bool) error {
	decided := "left"
	if again {
		decided = "again"
	}
	return s.inTx(ctx, func(tx *sql.Tx) error {
		var kind model.CityKind
		var record model.ID
		err := tx.QueryRowContext(ctx, `
			UPDATE city_rejection SET decided = ?3 WHERE way = ?1 AND event = ?2 AND decided = '' RETURNING kind, id`,
			way, event[:], decided).Scan(&kind, &record)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			return &model.Error{Kind: model.NotFound, Code: "city_event"}
		case err != nil:
			return err
		}
		if again {
			if err := tellCity(ctx, tx, kind, record); err != nil {
				return err
			}
		}
		return s.record(tx, "city_rejection", record, string(way)+" "+decided)
	})
}
