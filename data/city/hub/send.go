package hub

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"ieumdesk/data/city"
	"ieumdesk/model"
)

// Send brings a batch into the database in one transaction: what is there with this
// revision or a higher one stays. A batch that has arrived before gets its answer
// again.
func (h *Hub) Send(ctx context.Context, b city.Batch) (city.Answer, error) {
	ctx, cancel := context.WithTimeout(ctx, sendTimeout)
	defer cancel()
	if err := h.ready(ctx); err != nil {
		return city.Answer{}, err
	}
	events, err := city.DecodeEvents(b.Bytes)
	if err != nil {
		return city.Answer{}, err
	}
	a := city.Answer{Rejected: map[model.ID]string{}}
	err = pgx.BeginFunc(ctx, h.conn, func(tx pgx.Tx) error {
		known, err := arrive(ctx, tx, b, &a)
		if known || err != nil {
			return err
		}
		if err := upsert(ctx, tx, events, a.Rejected); err != nil || len(a.Rejected) == 0 {
			return err
		}
		_, err = tx.Exec(ctx, "UPDATE ieum.batch SET rejected = $2 WHERE id = $1", b.ID, a.Rejected)
		return err
	})
	var t *city.Trouble
	switch {
	case errors.As(err, &t):
		return city.Answer{}, err
	case err != nil:
		return city.Answer{}, h.lost(ctx, err)
	}
	return a, nil
}

// arrive writes down that a batch has arrived. Of one that had before, known, it
// reads the answer.
func arrive(ctx context.Context, tx pgx.Tx, b city.Batch, a *city.Answer) (known bool, err error) {
	done, err := tx.Exec(ctx, "INSERT INTO ieum.batch (id, desk, sha256, events) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
		b.ID, b.Desk, b.SHA256[:], b.Events)
	if err != nil || done.RowsAffected() == 1 {
		return false, err
	}
	var sum []byte
	err = tx.QueryRow(ctx, "SELECT sha256, rejected FROM ieum.batch WHERE id = $1", b.ID).Scan(&sum, &a.Rejected)
	if errors.Is(err, pgx.ErrNoRows) || err == nil && !bytes.Equal(sum, b.SHA256[:]) {
		return true, city.Outside(city.Stop, "city_key_taken", nil) // another desk's, or with other content
	}
	return true, err
}

// upsertSQL takes events as columns. An erasure keeps what was counted: that
// somebody came, not who.
const upsertSQL = `
	INSERT INTO ieum.event AS e (id, desk, kind, rev, at, body, day, what, seeker, lead, interview_on, hired_on)
	SELECT id, desk, kind, rev, at, body, (body ->> 'day')::date, 
	       CASE kind WHEN 'lead' THEN coalesce(body -> 'lead' ->> 'source', '') ELSE coalesce(body ->> 'visit', body ->> 'status') END,
	       (body ->> 'seeker_id')::uuid, (body ->> 'lead_id')::uuid, (body ->> 'interview_on')::date,
	       CASE WHEN kind = 'referral' AND body ->> 'status' = 'hired' THEN coalesce(body ->> 'hired_on', body ->> 'status_on')::date END
	  FROM (SELECT id, desk, kind, rev, at, body::jsonb AS body
	          FROM unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[], $5::timestamptz[], $6::text[]) AS n (id, desk, kind, rev, at, body)
	        OFFSET 0) n
	ON CONFLICT (id) DO UPDATE
	   SET kind = excluded.kind, rev = excluded.rev, at = excluded.at, body = excluded.body,
	       day = CASE WHEN excluded.body ? 'erased' THEN e.day ELSE excluded.day END,
	       what = CASE WHEN excluded.body ? 'erased' THEN e.what ELSE excluded.what END,
	       seeker = CASE WHEN excluded.body ? 'erased' THEN e.seeker ELSE excluded.seeker END,
	       lead = CASE WHEN excluded.body ? 'erased' THEN e.lead ELSE excluded.lead END,
	       interview_on = CASE WHEN excluded.body ? 'erased' THEN e.interview_on ELSE excluded.interview_on END,
	       hired_on = CASE WHEN excluded.body ? 'erased' THEN e.hired_on ELSE excluded.hired_on END
	 WHERE excluded.rev > e.rev`

// upsert stores events, at once if it can. If the database refuses one of them, it
// is looked for by halves and rejected alone.
func upsert(ctx context.Context, tx pgx.Tx, events []city.Event, rejected map[model.ID]string) error {
	err := pgx.BeginFunc(ctx, tx, func(tx pgx.Tx) error { return upsertAll(ctx, tx, events) })
	var e *pgconn.PgError
	if !errors.As(err, &e) || !aboutARow(e.Code) {
		return err
	}
	if len(events) == 1 {
		rejected[events[0].ID] = said(err)
		return nil
	}
	half := len(events) / 2
	if err := upsert(ctx, tx, events[:half], rejected); err != nil {
		return err
	}
	return upsert(ctx, tx, events[half:], rejected)
}

// aboutARow reports whether an error is about the content of a row: data that does
// not fit (class 22), a constraint (23), or a row of another desk.
func aboutARow(code string) bool {
	return strings.HasPrefix(code, "22") || strings.HasPrefix(code, "23") || code == "42501"
}

func upsertAll(ctx context.Context, tx pgx.Tx, events []city.Event) error {
	n := len(events)
	ids, desks, kinds := make([]model.ID, n), make([]string, n), make([]string, n)
	revs, ats, bodies := make([]int64, n), make([]time.Time, n), make([]string, n)
	for i, e := range events {
		ids[i], desks[i], kinds[i], revs[i], ats[i], bodies[i] = e.ID, e.Desk, string(e.Kind), e.Rev, e.At, text(e.Body)
	}
	_, err := tx.Exec(ctx, upsertSQL, ids, desks, kinds, revs, ats, bodies)
	return err
}

func text(b json.RawMessage) string { return string(b) }
