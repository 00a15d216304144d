package hub

import (
	"context"
	"encoding/json"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"

	"ieumdesk/model"
)

// Lead is a lead that the desks share, as the city tells it.
type Lead struct {
	ID      model.ID
	Desk    string // of origin
	Rev     int64
	Body    json.RawMessage // model.CityLeadBody
	Change  int64           // the newest change by city hall
	City    json.RawMessage // the fields that city hall wants otherwise; nil if none
	Changed time.Time       // when it changed them
}

// Hire is how many hires a desk reports for a lead.
type Hire struct {
	Lead  model.ID
	Desk  string
	Hires int
}

// Told is what the city has told since a watermark, in the order it is to be taken.
type Told struct {
	Leads []Lead
	Hires []Hire
}

// pullStep is how many rows are handed over at once.
const pullStep = 200

// Pull hands over what was written since mark: everything for "0". It returns the
// mark for the next time: the oldest transaction that had not ended when Pull began,
// because what that one writes has not been seen yet. A mark that lies ahead of the
// server's time is one of a server that was restored: everything is told again.
func (h *Hub) Pull(ctx context.Context, mark string, take func(Told) error) (next string, err error) {
	if err := h.ready(ctx); err != nil {
		return "", err
	}
	since, err := strconv.ParseUint(mark, 10, 64)
	if err != nil {
		since = 0
	}
	options := pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}
	var taking error
	err = pgx.BeginTxFunc(ctx, h.conn, options, func(tx pgx.Tx) error {
		var until, end uint64
		err := tx.QueryRow(ctx, `
			SELECT pg_snapshot_xmin(pg_current_snapshot())::text::numeric::bigint, pg_snapshot_xmax(pg_current_snapshot())::text::numeric::bigint`).
			Scan(&until, &end)
		if err != nil {
			return err
		}
		if since > end {
			since = 0
		}
		next = strconv.FormatUint(until, 10)
		taking, err = h.tell(ctx, tx, strconv.FormatUint(since, 10), next, take)
		return err
	})
	switch {
	case taking != nil:
		return "", taking
	case err != nil:
		return "", h.lost(ctx, err)
	}
	return next, nil
}

// tell reads leads and then hires. What take says of them is no fault of the
// database: taking.
func (h *Hub) tell(ctx context.Context, tx pgx.Tx, since, until string, take func(Told) error) (taking, err error) {
	rows, err := tx.Query(ctx, `
		SELECT id, desk, rev, body, change, city, coalesce(changed_at, 'epoch') FROM ieum.lead
		 WHERE xid >= $1::text::xid8 AND xid < $2::text::xid8 AND (desk <> $3 OR change > 0)`, since, until, h.desk)
	if err != nil {
		return nil, err
	}
	taking, err = handOver(rows, func(row pgx.CollectableRow) (l Lead, err error) {
		err = row.Scan(&l.ID, &l.Desk, &l.Rev, &l.Body, &l.Change, &l.City, &l.Changed)
		return l, err
	}, func(l []Lead) error { return take(Told{Leads: l}) })
	if taking != nil || err != nil {
		return taking, err
	}
	rows, err = tx.Query(ctx, `
		SELECT lead, desk, hires FROM ieum.hire WHERE xid >= $1::text::xid8 AND xid < $2::text::xid8`, since, until)
	if err != nil {
		return nil, err
	}
	return handOver(rows, func(row pgx.CollectableRow) (x Hire, err error) {
		err = row.Scan(&x.Lead, &x.Desk, &x.Hires)
		return x, err
	}, func(x []Hire) error { return take(Told{Hires: x}) })
}

// handOver reads rows and gives them away by the step.
func handOver[T any](rows pgx.Rows, scan pgx.RowToFunc[T], take func([]T) error) (taking, err error) {
	defer rows.Close()
	var step []T
	for rows.Next() {
		x, err := scan(rows)
		if err != nil {
			return nil, err
		}
		if step = append(step, x); len(step) == pullStep {
			if taking = take(step); taking != nil {
				return taking, nil
			}
			step = nil
		}
	}
	if err := rows.Err(); err != nil || len(step) == 0 {
		return nil, err
	}
	return take(step), nil
}
