package data

import (
	"context"
	"database/sql"
	"encoding/json"

	"ieumdesk/data/city"
	"ieumdesk/model"
)

// Leave remembers that a batch is leaving: from now on nobody can say that the city
// does not have it. false: it is settled, or was taken back.
func (o outbox) Leave(ctx context.Context, b city.Batch) (stands bool, err error) {
	err = o.inTx(ctx, func(tx *sql.Tx) error {
		left, err := tx.ExecContext(ctx, `
			UPDATE city_batch SET state = 'sent', sent_at = ? WHERE id = ? AND state IN ('waiting', 'sent')`, millis(o.now()), b.ID[:])
		if err != nil {
			return err
		}
		n, err := left.RowsAffected()
		stands = n > 0
		return err
	})
	return stands, err
}

// Settle keeps an answer, once.
func (o outbox) Settle(ctx context.Context, way model.CityWay, b city.Batch, a city.Answer) ([]model.CityRejection, error) {
	var events []city.Event // who is refused is looked for only if somebody is
	if len(a.Rejected) > 0 {
		var err error
		if events, err = city.DecodeEvents(b.Bytes); err != nil {
			return nil, err
		}
	}
	var refused []model.CityRejection
	err := o.inTx(ctx, func(tx *sql.Tx) error {
		state := model.BatchAccepted
		if len(a.Rejected) >= b.Events {
			state = model.BatchRejected
		}
		done, err := tx.ExecContext(ctx, `
			UPDATE city_batch SET state = ?2, settled_at = ?3, sealed_bytes = NULL WHERE id = ?1 AND state IN ('waiting', 'sent')`,
			b.ID[:], state, millis(o.now()))
		if err != nil {
			return err
		}
		if n, err := done.RowsAffected(); err != nil || n == 0 {
			return err
		}
		for _, e := range events {
			if reason, no := a.Rejected[e.ID]; no {
				r := model.CityRejection{Way: way, ID: e.ID, Kind: e.Kind, Rev: e.Rev, Reason: shortened(reason), At: instant(millis(o.now()))}
				if err := o.insertRejection(ctx, tx, b, r, e); err != nil {
					return err
				}
				refused = append(refused, r)
			}
		}
		if _, err := tx.ExecContext(ctx, "UPDATE city_batch SET rejected = ? WHERE id = ?", len(refused), b.ID[:]); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `
			UPDATE city_way SET tries = 0, failed_at = 0, next_at = 0, stopped = 0, trouble = '', accepted = accepted + ?2 WHERE way = ?1`,
			way, b.Events-len(refused))
		return err
	})
	if err != nil {
		return nil, err
	}
	return refused, nil
}

// reasonLimit is how much of the city's words is kept, in characters.
const reasonLimit = 500

func shortened(reason string) string {
	if r := []rune(reason); len(r) > reasonLimit {
		return string(r[:reasonLimit])
	}
	return reason
}

func (o outbox) insertRejection(ctx context.Context, tx *sql.Tx, b city.Batch, r model.CityRejection, e city.Event) error {
	record := e.ID
	if e.Kind == model.CityResult {
		var body model.CityResultBody
		if err := json.Unmarshal(e.Body, &body); err != nil {
			return err
		}
		record = body.ReferralID
	}
	_, err := tx.ExecContext(ctx, `
		INSERT INTO city_rejection (way, event, kind, id, rev, batch, at, sealed_reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT DO NOTHING`,
		r.Way, r.ID[:], r.Kind, record[:], r.Rev, b.ID[:], millis(r.At), o.vault.Seal(r.ID, reasonColumn, []byte(r.Reason)))
	return err
}

// Split puts two halves in the place of a batch that the other end finds too large.
// It has taken nothing of it; should it have after all, it drops what comes again.
func (o outbox) Split(ctx context.Context, way model.CityWay, b city.Batch) ([]model.CityRejection, error) {
	events, err := city.RawEvents(b.Bytes)
	if err != nil {
		return nil, err
	}
	if len(events) == 1 {
		one, err := city.DecodeEvents(b.Bytes)
		if err != nil {
			return nil, err
		}
		return o.Settle(ctx, way, b, city.Answer{Rejected: map[model.ID]string{one[0].ID: o.o.Words.T("city.too_large")}})
	}
	half := len(events) / 2
	return nil, o.inTx(ctx, func(tx *sql.Tx) error {
		gone, err := tx.ExecContext(ctx, "DELETE FROM city_batch WHERE id = ? AND state IN ('waiting', 'sent')", b.ID[:])
		if err != nil {
			return err
		}
		if n, err := gone.RowsAffected(); err != nil || n == 0 {
			return err
		}
		for _, part := range [][]json.RawMessage{events[:half], events[half:]} {
			smaller := city.Encode(o.o.NewID(), o.desk.Code, part)
			if err := o.insertBatch(ctx, tx, way, &smaller); err != nil {
				return err
			}
		}
		return nil
	})
}

// Rename gives the files of a batch the next name that is free here; if it is not
// free in the folder either, it is asked for the one after that.
func (o outbox) Rename(ctx context.Context, b city.Batch) error {
	return o.inTx(ctx, func(tx *sql.Tx) error {
		for n := 1; ; n++ {
			name := city.FileName(o.desk.Code, o.today(), n)
			if name <= b.Name && len(name) <= len(b.Name) {
				continue
			}
			moved, err := tx.ExecContext(ctx, `
				UPDATE city_batch SET name = ?2 WHERE id = ?1 AND name = ?3 AND NOT EXISTS (SELECT 1 FROM city_batch WHERE name = ?2)`,
				b.ID[:], name, b.Name)
			if err != nil {
				return err
			}
			if k, err := moved.RowsAffected(); err != nil || k > 0 {
				return err
			}
			var still bool
			err = tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM city_batch WHERE id = ? AND name = ?)", b.ID[:], b.Name).Scan(&still)
			if err != nil || !still {
				return err
			}
		}
	})
}

// recall takes back the batches that have not left the desk, so that what they told
// is read again.
func (s *session) recall(ctx context.Context, tx *sql.Tx) error {
	for _, way := range model.CityWays {
		all, err := s.openBatches(ctx, tx, way, 0)
		if err != nil {
			return err
		}
		for _, b := range all {
			if err := s.recallBatch(ctx, tx, b); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *session) recallBatch(ctx context.Context, tx *sql.Tx, b city.Batch) error {
	gone, err := tx.ExecContext(ctx, "DELETE FROM city_batch WHERE id = ? AND state = 'waiting'", b.ID[:])
	if err != nil {
		return err
	}
	if n, err := gone.RowsAffected(); err != nil || n == 0 {
		return err
	}
	events, err := city.DecodeEvents(b.Bytes)
	if err != nil {
		return err
	}
	for _, e := range events {
		id, err := recordOf(e)
		if err != nil {
			return err
		}
		if err := tellCity(ctx, tx, e.Kind, id); err != nil {
			return err
		}
	}
	return nil
}

// recordOf is the record that an event tells of.
func recordOf(e city.Event) (model.ID, error) {
	if e.Kind != model.CityResult {
		return e.ID, nil
	}
	var body model.CityResultBody
	err := json.Unmarshal(e.Body, &body)
	return body.ReferralID, err
}

// tellCity queues a record for the city, as the triggers of the schema do. It costs
// nothing at a desk that never had a way there.
func tellCity(ctx context.Context, tx *sql.Tx, kind model.CityKind, id model.ID) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO city_tell (kind, id) VALUES (?, ?)", kind, id[:])
	return err
}

// trouble is what went wrong, as the table of ways keeps it.
type trouble struct {
	Code string `json:"code"`
	Args []any  `json:"args,omitempty"`
}

// Fail remembers trouble and when to try again.
func (o outbox) Fail(ctx context.Context, way model.CityWay, t *city.Trouble) error {
	kept, err := json.Marshal(trouble{t.Cause.Code, t.Cause.Args})
	if err != nil {
		return err
	}
	return o.inTx(ctx, func(tx *sql.Tx) error {
		var tries int
		err := tx.QueryRowContext(ctx, "SELECT tries + 1 FROM city_way WHERE way = ?", way).Scan(&tries)
		if err != nil {
			return err
		}
		now := o.now()
		_, err = tx.ExecContext(ctx, `
			UPDATE city_way SET tries = ?2, failed_at = ?3, next_at = ?4, stopped = ?5, trouble = ?6 WHERE way = ?1`,
			way, tries, millis(now), millis(now.Add(city.Rest(tries, t.After, o.o.Chance()))), t.Act == city.Stop, string(kept))
		return err
	})
}

// Feed notices that the server is not the one that was met before.
func (o outbox) Feed(ctx context.Context, way model.CityWay, feed string) error {
	return o.inTx(ctx, func(tx *sql.Tx) error {
		var known string
		err := tx.QueryRowContext(ctx, "SELECT feed FROM city_way WHERE way = ?", way).Scan(&known)
		if err != nil || known == feed {
			return err
		}
		if known == "" {
			_, err = tx.ExecContext(ctx, "UPDATE city_way SET feed = ?2 WHERE way = ?1", way, feed)
			return err
		}
		_, err = tx.ExecContext(ctx, "UPDATE city_way SET feed = ?2, mark = 0, pulled = '0' WHERE way = ?1", way, feed)
		return err
	})
}
