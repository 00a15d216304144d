package data

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"

	"ieumdesk/model"
)

// leadIndexer puts many leads into the index in one transaction. FTS5 writes out
// what it has gathered whenever another table is written to, or a row comes after
// one above it. So the indexer takes turns: some thousand leads are stored, then
// their words, in order; what was only changed comes at the end.
type leadIndexer struct {
	s       *session
	tx      *sql.Tx
	to      leadIndexWriter
	waiting []indexEntry
	size    int        // bytes of tokens waiting
	left    []int64    // rows that leads were in before they changed
	changed []model.ID // leads to be read again
}

type indexEntry struct {
	row int64
	leadEntry
}

const (
	// bulkHash is how many bytes of tokens FTS5 gathers before it writes out a piece,
	// and usualHash what it gathers otherwise. More would be slower again: it would
	// not fit the processor's cache.
	bulkHash  = 8 << 20
	usualHash = 1 << 20
	// bulkMerge leaves the pieces as they are until all are there; usualMerge, which
	// is that of FTS5, merges four of a size.
	bulkMerge  = 0
	usualMerge = 4
	// turn is how many bytes of tokens wait for their turn, of about 4 kB a lead.
	turn = 16 << 20

	// settleFrom is how many new leads are worth settling the index for, if they
	// are not few beside those it had.
	settleFrom  = 5_000
	settleShare = 10
)

func (s *session) newLeadIndexer(ctx context.Context, tx *sql.Tx) (*leadIndexer, error) {
	x := &leadIndexer{s: s, tx: tx}
	if err := x.configure(ctx, bulkHash, bulkMerge); err != nil {
		return nil, err
	}
	var err error
	x.to, err = newLeadIndexWriter(ctx, tx)
	return x, err
}

// configure is kept by the file, so it has to be set back.
func (x *leadIndexer) configure(ctx context.Context, hash, merge int) error {
	_, err := x.tx.ExecContext(ctx, `
		INSERT INTO lead_words(lead_words, rank) VALUES('hashsize', ?);
		INSERT INTO lead_words(lead_words, rank) VALUES('automerge', ?)`, hash, merge)
	if err != nil {
		return fmt.Errorf("index leads: %w", err)
	}
	return nil
}

// add takes a lead that the index does not have.
func (x *leadIndexer) add(ctx context.Context, row int64, closed bool, e leadEntry) error {
	x.waiting = append(x.waiting, indexEntry{leadIndexRow(row, closed), e})
	if x.size += len(e.words); x.size < turn {
		return nil
	}
	return x.write(ctx)
}

// write puts what waits into the index, in rising order: for a row below the one
// before it FTS5 writes out what it has gathered, too.
func (x *leadIndexer) write(ctx context.Context) error {
	slices.SortFunc(x.waiting, func(a, b indexEntry) int { return cmp.Compare(a.row, b.row) })
	for _, e := range x.waiting {
		if err := x.to.write(ctx, e.row, e.leadEntry); err != nil {
			return err
		}
	}
	clear(x.waiting)
	x.waiting, x.size = x.waiting[:0], 0
	return nil
}

// again says that a lead which was in a row has changed.
func (x *leadIndexer) again(row int64, id model.ID) {
	x.left, x.changed = append(x.left, row), append(x.changed, id)
}

// finish takes in what changed, all leads of the given employers too, and leaves
// the index as quick as it was, after so many changes.
func (x *leadIndexer) finish(ctx context.Context, employers []model.ID, changes int) error {
	if err := x.write(ctx); err != nil {
		return err
	}
	rows, err := x.rowsOf(ctx, employers)
	if err != nil {
		return err
	}
	if err := x.drop(ctx, slices.Concat(x.left, rows)); err != nil {
		return err
	}
	for chunk := range slices.Chunk(rows, rowsAtOnce) {
		err := x.s.eachText(ctx, x.tx, "l.doc IN (SELECT value FROM json_each(?))", []any{jsonList(chunk)}, func(row int64, t leadText) error {
			x.waiting = append(x.waiting, indexEntry{leadIndexRow(row, t.closed), t.entry()})
			return nil
		})
		if err != nil {
			return err
		}
		if err := x.write(ctx); err != nil {
			return err
		}
	}
	if err := x.configure(ctx, usualHash, usualMerge); err != nil {
		return err
	}
	return x.settle(ctx, changes)
}

// rowsOf are the rows that the changed leads and those of the employers are in
// now, each once, rising.
func (x *leadIndexer) rowsOf(ctx context.Context, employers []model.ID) ([]int64, error) {
	var rows []int64
	for _, of := range []struct {
		query string
		ids   []model.ID
	}{{"SELECT doc FROM lead WHERE id = ?", x.changed}, {"SELECT doc FROM lead WHERE employer_id = ?", employers}} {
		stmt, err := x.tx.PrepareContext(ctx, of.query)
		if err != nil {
			return nil, err
		}
		defer stmt.Close()
		for _, id := range of.ids {
			found, err := stmt.QueryContext(ctx, id[:])
			if err != nil {
				return nil, err
			}
			if rows, err = appendRows(rows, found); err != nil {
				return nil, err
			}
		}
	}
	slices.Sort(rows)
	return slices.Compact(rows), nil
}

// drop takes rows out of the index, open or closed.
func (x *leadIndexer) drop(ctx context.Context, rows []int64) error {
	for chunk := range slices.Chunk(rows, rowsAtOnce) {
		for _, table := range []string{"lead_words WHERE rowid", "lead_words_filter WHERE row"} {
			_, err := x.tx.ExecContext(ctx, "DELETE FROM "+table+
				" IN (SELECT value FROM json_each(?1) UNION ALL SELECT value + ?2 FROM json_each(?1))", jsonList(chunk), int64(closedRows))
			if err != nil {
				return fmt.Errorf("unindex leads: %w", err)
			}
		}
	}
	return nil
}

// settle merges the index if that is worth it.
func (x *leadIndexer) settle(ctx context.Context, changes int) error {
	var all int
	if err := x.tx.QueryRowContext(ctx, "SELECT count(*) FROM lead").Scan(&all); err != nil {
		return err
	}
	if changes < settleFrom || changes < all/settleShare {
		return nil
	}
	return settleLeadIndex(ctx, x.tx)
}

func (x *leadIndexer) close() { x.to.close() }

// rowsAtOnce is how many rows one statement names.
const rowsAtOnce = 5_000

// jsonList is how a statement takes a list of rows.
func jsonList(rows []int64) string {
	b := []byte{'['}
	for i, row := range rows {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, row, 10)
	}
	return string(append(b, ']'))
}

// appendRows reads a column of row numbers.
func appendRows(to []int64, rows *sql.Rows) ([]int64, error) {
	err := each(rows, func() error {
		var row int64
		err := rows.Scan(&row)
		to = append(to, row)
		return err
	})
	return to, err
}
