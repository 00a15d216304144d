package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// run gives the rows of the index that fulfil a match, "" for any, and the
// conditions, freshest first. They come as one text: a cancellable query costs
// the driver a goroutine for every row.
func (e leadExpression) run(ctx context.Context, q leadQuerier, match string, limit int) ([]int64, error) {
	rows, err := e.runIndex(ctx, q, match, limit)
	for i, n := range rows {
		rows[i] = leadRow(n)
	}
	return rows, err
}

// runIndex is run with the rows as the index has them, which fall.
func (e leadExpression) runIndex(ctx context.Context, q leadQuerier, match string, limit int) ([]int64, error) {
	query, args := e.sql(match, limit)
	var list sql.NullString
	if err := q.QueryRowContext(ctx, query, args...).Scan(&list); err != nil {
		return nil, fmt.Errorf("search leads: %w", err)
	}
	rows := make([]int64, 0, strings.Count(list.String, " ")+1)
	for field := range strings.FieldsSeq(list.String) {
		n, err := strconv.ParseInt(field, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("search leads: %w", err)
		}
		rows = append(rows, n)
	}
	return rows, nil
}

func (e leadExpression) sql(match string, limit int) (query string, args []any) {
	row, from := "rowid", "lead_words"
	switch {
	case match == "":
		row, from = "row", "lead_words_filter"
	case len(e.common) > 0: // FTS5 outside, so that its order holds and it stops at the limit
		from = "lead_words CROSS JOIN lead_words_filter ON row = lead_words.rowid"
		row = "lead_words.rowid"
	}
	where := []string{row + " > ?"}
	args = append(args, e.lowest())
	if match != "" {
		where, args = append(where, "lead_words MATCH ?"), append(args, match)
	}
	for _, c := range e.common {
		where, args = append(where, c.where), append(args, c.args...)
	}
	if e.within != nil {
		in := row
		if len(e.within) > fewWithin {
			in = "+" + row // walk what matches once, instead of matching once for each
		}
		where, args = append(where, in+" IN (SELECT value FROM json_each(?))"), append(args, jsonList(e.within))
	}
	return "SELECT group_concat(n, ' ') FROM (SELECT " + row + " AS n FROM " + from +
		" WHERE " + strings.Join(where, " AND ") + " ORDER BY " + row + " DESC LIMIT " + strconv.Itoa(limit) + ")", args
}

// fewWithin is how many rows FTS5 is asked for one by one.
const fewWithin = 100

// lowest is below the rows that are searched.
func (e leadExpression) lowest() int64 {
	if e.closed {
		return 2 * closedRows
	}
	return 0
}

const (
	// probeRows are the freshest leads of a common facet by which its share of
	// all leads is told.
	probeRows = 256
	// rareShare is one lead in how many: what fewer fulfil, FTS5 is asked.
	rareShare = 8
)

// askRare takes into the match what only few leads fulfil: there FTS5 leaves
// less to ask than the words may.
func (e *leadExpression) askRare(ctx context.Context, q leadQuerier) error {
	for _, c := range e.common {
		if c.term == "" {
			continue
		}
		rare, err := e.rare(ctx, q, c.term)
		if err != nil {
			return err
		}
		if rare {
			e.facets = append(e.facets, c.term)
		}
	}
	return nil
}

func (e leadExpression) rare(ctx context.Context, q leadQuerier, term string) (bool, error) {
	var last, newest int64
	err := q.QueryRowContext(ctx, `SELECT rowid, (SELECT max(row) FROM lead_words_filter) FROM lead_words
		WHERE lead_words MATCH ? AND rowid > 0 ORDER BY rowid DESC LIMIT 1 OFFSET ?`, term, probeRows-1).Scan(&last, &newest)
	if errors.Is(err, sql.ErrNoRows) {
		return true, nil
	}
	return newest-last > probeRows*rareShare, err
}
