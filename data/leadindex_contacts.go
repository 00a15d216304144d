package data

import (
	"context"
	"slices"

	"ieumdesk/model/hangul"
)

// hasNumber reports whether a query has a word by which numbers are found.
func hasNumber(q hangul.Query) bool {
	return slices.ContainsFunc(q.Words, func(w hangul.Word) bool { return len(w.Digits) >= numberDigits })
}

// mostNumbers of a query are looked up among contacts: nobody types more.
const mostNumbers = 3

// find gives the rows that have every word: what the index knows, and those where
// a number is that of the contact person and the index has the other words. All
// filters hold for both, and both come in one order.
func (s leadSearch) find(ctx context.Context, q leadQuerier, query hangul.Query, e leadExpression, f leadFilter, limit int) ([]int64, error) {
	found, err := e.runIndex(ctx, q, e.all(), limit)
	if err != nil {
		return nil, err
	}
	for _, w := range s.withinContacts(query) {
		rest := newLeadExpression(w.rest, f)
		if err := rest.askRare(ctx, q); err != nil {
			return nil, err
		}
		for _, row := range w.rows {
			rest.within = append(rest.within, leadIndexRow(row, false), leadIndexRow(row, true))
		}
		more, err := rest.runIndex(ctx, q, rest.all(), limit)
		if err != nil {
			return nil, err
		}
		found = append(found, more...)
	}
	slices.SortFunc(found, func(a, b int64) int { return compareFalling(a, b) })
	found = slices.Compact(found)
	found = found[:min(len(found), limit)]
	for i, n := range found {
		found[i] = leadRow(n)
	}
	return found, nil
}

func compareFalling(a, b int64) int {
	switch {
	case a > b:
		return -1
	case a < b:
		return 1
	}
	return 0
}

// contactWords are leads that have some numbers of a query in their contacts, and
// the query without those numbers.
type contactWords struct {
	rows []int64
	rest hangul.Query
}

// withinContacts gives every choice of numbers that contacts have, at least one.
func (s leadSearch) withinContacts(query hangul.Query) []contactWords {
	if s.contacts == nil {
		return nil
	}
	var numbers []int // places in the query
	rows := map[int][]int64{}
	for i, w := range query.Words {
		if len(w.Digits) < numberDigits || len(numbers) == mostNumbers {
			continue
		}
		if found := s.contacts(w.Digits); len(found) > 0 {
			numbers = append(numbers, i)
			rows[i] = found
		}
	}
	var out []contactWords
	for choice := 1; choice < 1<<len(numbers); choice++ {
		c := contactWords{rest: hangul.Query{Words: slices.Clone(query.Words)}}
		first := true
		for k := len(numbers) - 1; k >= 0; k-- { // from behind, so that places hold
			if choice&(1<<k) == 0 {
				continue
			}
			i := numbers[k]
			if c.rest.Words = slices.Delete(c.rest.Words, i, i+1); first {
				c.rows, first = rows[i], false
			} else {
				c.rows = among(c.rows, rows[i])
			}
		}
		if len(c.rows) > 0 {
			out = append(out, c)
		}
	}
	return out
}
