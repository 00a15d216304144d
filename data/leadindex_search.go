package data

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"

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
	monthlyWon int64    // at least so much a month; counted in whole steps of 50,000, rounded down
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
	leadReads  = 200   // texts read to tell true hits from likely ones
)

// leadSearch finds leads by what was typed. Its functions connect it to the rest
// of the store.
type leadSearch struct {
	// texts reads the texts of leads by row, for the few queries that the index
	// answers only nearly: mixed syllables and initials, and words of more than
	// fourteen keys.
	texts func(ctx context.Context, q leadQuerier, rows []int64) (map[int64]leadText, error)
	// numbers resolves what may be a slip number or a short number. Its rows
	// come first.
	numbers func(ctx context.Context, q leadQuerier, typed string) ([]int64, error)
}

// search answers in about a millisecond; cancelling ctx interrupts it.
func (s leadSearch) search(ctx context.Context, q leadQuerier, typed string, f leadFilter) (leadHits, error) {
	query := hangul.Parse(typed)
	e := newLeadExpression(query, f)
	limit := f.limit
	if limit <= 0 {
		limit = leadPage
	}
	count := max(leadCounts, limit)
	if f.exactTotal {
		count = maxRows
	}
	all, err := e.run(ctx, q, e.all(), count)
	if err != nil {
		return leadHits{}, err
	}
	hits := leadHits{total: len(all), atLeast: len(all) == count}
	first, err := s.first(ctx, q, typed, e, all, limit)
	if err != nil {
		return leadHits{}, err
	}
	if !e.exact {
		if all, hits.total, err = s.confirm(ctx, q, query, all, limit, f.exactTotal); err != nil {
			return leadHits{}, err
		}
		if first, _, err = s.confirm(ctx, q, query, first, limit, false); err != nil {
			return leadHits{}, err
		}
	}
	hits.rows = firstOf(limit, first, all)
	hits.total = max(hits.total, len(hits.rows))
	return hits, nil
}

// maxRows is more leads than a city has.
const maxRows = 1 << 40

// first are the rows that stand before the freshest: of a number that was typed,
// and of companies and titles that start with it.
func (s leadSearch) first(ctx context.Context, q leadQuerier, typed string, e leadExpression, all []int64, limit int) ([]int64, error) {
	if len(e.words) == 0 {
		return nil, nil
	}
	numbers, err := s.numbers(ctx, q, typed)
	if err != nil || len(all) < 2 {
		return numbers, err
	}
	starts, err := e.started(ctx, q, all, limit)
	return append(numbers, starts...), err
}

// confirm keeps the rows whose texts have what was typed, for look-ups that
// answer only nearly. It reads no more texts than a page needs, unless all are
// to be counted.
func (s leadSearch) confirm(ctx context.Context, q leadQuerier, query hangul.Query, rows []int64, limit int, all bool) (kept []int64, total int, err error) {
	for from := 0; from < len(rows); from += leadReads {
		chunk := rows[from:min(from+leadReads, len(rows))]
		texts, err := s.texts(ctx, q, chunk)
		if err != nil {
			return nil, 0, err
		}
		for _, row := range chunk {
			if t, ok := texts[row]; ok && t.match(query) {
				kept = append(kept, row)
			}
		}
		if len(kept) >= limit && !all {
			return kept, len(kept) + len(rows) - from - len(chunk), nil
		}
	}
	return kept, len(kept), nil
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

// leadExpression is a query in the language of FTS5.
type leadExpression struct {
	words  []string // one for each word
	main   []string // for each word, its main readings at the start of company or title
	facets []string
	exact  bool
	closed bool
}

func newLeadExpression(q hangul.Query, f leadFilter) leadExpression {
	e := leadExpression{exact: true, closed: f.closed, facets: f.facets()}
	for _, w := range q.Words {
		e.word(w)
	}
	return e
}

func (e *leadExpression) word(w hangul.Word) {
	var any, main []string
	for _, t := range w.Terms() {
		any = append(any, prefixes("", t.Prefixes))
		if t.Main {
			main = append(main, prefixes(string(hangul.StartMark), t.Prefixes[:1]))
		}
		e.exact = e.exact && t.Exact
	}
	if len(w.Digits) >= numberDigits {
		any = append(any,
			prefix(string(tailMark)+backwards(w.Digits)), prefix(string(phoneMark)+w.Digits), prefix(string(businessMark)+w.Digits))
	}
	e.words = append(e.words, anyOf(any))
	e.main = append(e.main, anyOf(main))
}

// fewFound is up to how many hits it is cheaper to look up who starts so at all,
// and to pick the hits among them, than to ask the whole question again.
const (
	fewFound   = 1_000
	mostStarts = 20_000
)

// started are the hits whose company or title starts with one of the words as
// typed, freshest first.
func (e leadExpression) started(ctx context.Context, q leadQuerier, all []int64, limit int) ([]int64, error) {
	if len(all) < fewFound {
		starts, err := e.run(ctx, q, anyOf(e.main), mostStarts)
		if err != nil || len(starts) < mostStarts {
			return among(starts, all), err
		}
	}
	return e.run(ctx, q, anyOf(e.main)+" AND "+e.all(), limit)
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

// all is the whole expression, "" if it finds everything.
func (e leadExpression) all() string {
	return strings.Join(append(append([]string(nil), e.words...), e.facets...), " AND ")
}

func (e leadExpression) run(ctx context.Context, q leadQuerier, match string, limit int) ([]int64, error) {
	where := "rowid > ?"
	args := []any{int64(0)}
	if e.closed {
		args[0] = int64(2 * closedRows)
	}
	if match != "" {
		where += " AND lead_words MATCH ?"
		args = append(args, match)
	}
	var list sql.NullString
	err := q.QueryRowContext(ctx, `SELECT group_concat(rowid, ' ') FROM (
		SELECT rowid FROM lead_words WHERE `+where+` ORDER BY rowid DESC LIMIT `+strconv.Itoa(limit)+`)`, args...).Scan(&list)
	if err != nil {
		return nil, fmt.Errorf("search leads: %w", err)
	}
	fields := strings.Fields(list.String)
	rows := make([]int64, len(fields))
	for i, f := range fields {
		n, err := strconv.ParseInt(f, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("search leads: %w", err)
		}
		rows[i] = leadRow(n)
	}
	return rows, nil
}

// facets gives the conditions of the filter, the kind that leaves least first.
func (f leadFilter) facets() []string {
	var out []string
	add := func(terms []string) {
		if len(terms) > 0 {
			out = append(out, anyOf(terms))
		}
	}
	add(facetTerms(facetDong, false, f.dongs...))
	add(facetTerms(facetOccupation, true, f.occupation))
	add(facetTerms(facetEmployment, false, f.employment...))
	add(facetTerms(facetWageType, false, f.wageTypes...))
	if f.monthlyWon > 0 {
		add(wageAtLeast(f.monthlyWon))
	}
	return out
}

func facetTerms(kind byte, branch bool, values ...string) []string {
	var out []string
	for _, v := range values {
		switch f := facet(kind, v); {
		case f == "":
		case branch:
			out = append(out, prefix(f))
		default:
			out = append(out, quoted(f))
		}
	}
	return out
}

func wageAtLeast(won int64) []string {
	block, step := wageSteps(won)
	if step == 0 {
		return []string{quoted(wageFrom(block))}
	}
	return []string{quoted(wageFrom(block + 1)), quoted(wageWithin(block, step))}
}

func anyOf(terms []string) string {
	if len(terms) == 1 {
		return terms[0]
	}
	return "(" + strings.Join(terms, " OR ") + ")"
}

func prefixes(mark string, tokens []string) string {
	out := make([]string, len(tokens))
	for i, t := range tokens {
		out[i] = prefix(mark + t)
	}
	if len(out) == 1 {
		return out[0]
	}
	return "(" + strings.Join(out, " AND ") + ")"
}

func prefix(token string) string { return quoted(token) + " *" }

// quoted makes a string of FTS5's language. Tokens have no quotes in them, and
// if one had it would be harmless.
func quoted(token string) string { return `"` + strings.ReplaceAll(token, `"`, `""`) + `"` }
