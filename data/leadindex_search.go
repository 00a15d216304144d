package data

import (
	"context"
	"database/sql"

	"ieumdesk/model/hangul"
)

// leadQuerier is a *sql.DB, *sql.Conn or *sql.Tx to read from.
type leadQuerier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// leadFilter narrows a search. Empty fields narrow nothing.
type leadFilter struct {
	dongs      []string // any of them, by name
	occupation string   // KECO, one to four digits: the branch and all under it
	employment []string // any of these codes
	wageTypes  []string // any of these codes
	monthlyWon int64    // at least so much a month
	day        string   // valid on this day, 2026-12-31
	closed     bool     // closed leads too, after the open ones
	limit      int      // so many rows, 50 if 0
	exactTotal bool     // count all, however many
}

// leadHits are the rows found, in the order in which they are to be shown: those
// whose company or title starts with what was typed, then the rest, each part
// freshest first.
type leadHits struct {
	rows    []int64
	total   int  // how many there are
	atLeast bool // there are more than total
}

const (
	leadPage   = 50
	leadCounts = 1_000 // totals are counted so far
	leadReads  = 60    // texts read at once to tell true hits from likely ones
)

// leadSearch finds leads by what was typed.
type leadSearch struct {
	// texts reads the texts of leads by row, for the few queries that the index
	// answers only nearly: mixed syllables and initials, and words of more than
	// fourteen keys or six initials.
	texts func(ctx context.Context, q leadQuerier, rows []int64) (map[int64]leadText, error)
	// contacts finds the rows of leads by a number that the index must not have;
	// nil if there are none.
	contacts func(digits string) []int64
}

// search answers in about a millisecond; cancelling ctx interrupts it.
func (s leadSearch) search(ctx context.Context, q leadQuerier, typed string, f leadFilter) (leadHits, error) {
	query := hangul.Parse(typed)
	e := newLeadExpression(query, f)
	if err := e.askRare(ctx, q); err != nil {
		return leadHits{}, err
	}
	limit := f.limit
	if limit <= 0 {
		limit = leadPage
	}
	count := max(leadCounts, limit)
	if f.exactTotal {
		count = maxRows
	}
	all, err := s.find(ctx, q, query, e, f, count)
	if err != nil {
		return leadHits{}, err
	}
	hits := leadHits{total: len(all), atLeast: len(all) == count}
	first, err := e.started(ctx, q, all, limit)
	if err != nil {
		return leadHits{}, err
	}
	if !e.exact {
		r := newLeadReader(s, q, query)
		if all, hits.total, err = r.confirm(ctx, all, limit, f.exactTotal); err != nil {
			return leadHits{}, err
		}
		if first, _, err = r.confirm(ctx, first, limit, false); err != nil {
			return leadHits{}, err
		}
	}
	hits.rows = firstOf(limit, first, all)
	hits.total = max(hits.total, len(hits.rows))
	return hits, nil
}

// maxRows is more leads than a city has.
const maxRows = 1 << 40

// fewFound is up to how many hits it is cheaper to look up who starts so at all,
// and to pick the hits among them, than to ask the whole question again.
const (
	fewFound   = 1_000
	mostStarts = 20_000
)

// started are the hits whose company or title starts with one of the words as
// typed, freshest first.
func (e leadExpression) started(ctx context.Context, q leadQuerier, all []int64, limit int) ([]int64, error) {
	if len(e.words) == 0 || len(all) < 2 {
		return nil, nil
	}
	if len(all) < fewFound {
		starts, err := leadExpression{closed: e.closed}.run(ctx, q, e.starting(""), mostStarts)
		if err != nil || len(starts) < mostStarts {
			return among(starts, all), err
		}
	}
	return e.run(ctx, q, e.starting(" AND "+e.all()), limit)
}

// among are those of rows that are hits, in their order.
func among(rows, hits []int64) []int64 {
	known := make(map[int64]bool, len(hits))
	for _, h := range hits {
		known[h] = true
	}
	var out []int64
	for _, r := range rows {
		if known[r] {
			out = append(out, r)
		}
	}
	return out
}

// firstOf are the first limit rows of several lists, none twice.
func firstOf(limit int, lists ...[]int64) []int64 {
	seen := make(map[int64]bool, limit)
	out := make([]int64, 0, limit)
	for _, list := range lists {
		for _, row := range list {
			if len(out) < limit && !seen[row] {
				seen[row] = true
				out = append(out, row)
			}
		}
	}
	return out
}
