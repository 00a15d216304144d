package data

import (
	"context"

	"ieumdesk/model/hangul"
)

// leadReader reads the texts of leads that the index found, where its look-ups
// answer only nearly, and keeps those that have what was typed.
type leadReader struct {
	s     leadSearch
	q     leadQuerier
	query hangul.Query
	known map[int64]bool // what was read
}

func newLeadReader(s leadSearch, q leadQuerier, query hangul.Query) leadReader {
	return leadReader{s, q, query, map[int64]bool{}}
}

// confirm keeps the rows whose texts have what was typed. It reads no more texts
// than a page needs, unless all are to be counted; what it did not read counts
// as found.
func (r leadReader) confirm(ctx context.Context, rows []int64, limit int, all bool) (kept []int64, total int, err error) {
	for from := 0; from < len(rows); from += leadReads {
		chunk := rows[from:min(from+leadReads, len(rows))]
		if err := r.read(ctx, chunk); err != nil {
			return nil, 0, err
		}
		for _, row := range chunk {
			if r.known[row] {
				kept = append(kept, row)
			}
		}
		if len(kept) >= limit && !all {
			return kept, len(kept) + len(rows) - from - len(chunk), nil
		}
	}
	return kept, len(kept), nil
}

// read learns of rows whether they have what was typed. A few dozen rows are
// read without ctx, for which the driver would start a goroutine each.
func (r leadReader) read(ctx context.Context, rows []int64) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	unread := make([]int64, 0, len(rows))
	for _, row := range rows {
		if _, ok := r.known[row]; !ok {
			unread = append(unread, row)
		}
	}
	if len(unread) == 0 {
		return nil
	}
	texts, err := r.s.texts(context.WithoutCancel(ctx), r.q, unread)
	if err != nil {
		return err
	}
	for _, row := range unread {
		t, ok := texts[row]
		r.known[row] = ok && t.match(r.query)
	}
	return nil
}
