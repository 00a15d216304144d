package data

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"ieumdesk/model/hangul"
)

// The index of leads is an FTS5 table that keeps no text: for each lead the
// tokens of leadText.entry under the lead's row number. It is derived data,
// made by rebuildLeadIndex and not by a migration, and dropped whenever the
// tokens change their form.
//
// detail=none keeps only which lead has which token. There are no prefix indexes:
// the tokens themselves are all the states of typing a word.
//
// Beside it stands what most leads have in common, a full-time job that pays
// enough and is valid today. FTS5 would walk hundreds of thousands of leads to
// find the few that the words leave; asking those few is quicker, and exact to
// the won and to the day.
//
// Row numbers say how fresh a lead is. FTS5 walks them in either direction and
// stops when it has enough, so the freshest fifty of 300,000 hits cost no more
// than the freshest fifty of fifty.
const leadIndexSchema = `
DROP TABLE IF EXISTS lead_words;
DROP TABLE IF EXISTS lead_words_filter;
DROP TABLE IF EXISTS lead_words_made;
CREATE VIRTUAL TABLE lead_words USING fts5(
	words, content='', contentless_delete=1, detail=none,
	tokenize="ascii tokenchars '` + hangul.Marks + string(tailMark) + string(phoneMark) + string(businessMark) + string(facetMark) + `'"
);
CREATE TABLE lead_words_filter(
	row INTEGER PRIMARY KEY, won INTEGER NOT NULL, until TEXT NOT NULL, employment TEXT NOT NULL, wage_type TEXT NOT NULL
) STRICT;
CREATE TABLE lead_words_made(tokeniser INTEGER NOT NULL) STRICT;
INSERT INTO lead_words_made VALUES(?1);
`

// closedRows is added to the row of a lead that is no longer open, so that
// closed leads come after all open ones and can be left out as a range.
const closedRows = -1 << 40

func leadIndexRow(row int64, closed bool) int64 {
	if closed {
		return row + closedRows
	}
	return row
}

func leadRow(indexRow int64) int64 {
	if indexRow < 0 {
		return indexRow - closedRows
	}
	return indexRow
}

// indexLead puts a lead into the index, in the transaction that stores it, in
// place of what the index knew about that row. Rows are positive, below 2^40,
// and rise with freshness: a lead that is found again takes the next free row,
// and the caller takes its old one out with unindexLead.
func indexLead(ctx context.Context, tx *sql.Tx, row int64, t leadText) error {
	if err := unindexLead(ctx, tx, row); err != nil {
		return err
	}
	return addToLeadIndex(ctx, tx, row, t)
}

func addToLeadIndex(ctx context.Context, tx *sql.Tx, row int64, t leadText) error {
	w, err := newLeadIndexWriter(ctx, tx)
	if err != nil {
		return err
	}
	defer w.close()
	return w.write(ctx, leadIndexRow(row, t.closed), t.entry())
}

// unindexLead takes a lead out of the index, open or closed. Taking out what is
// not there is no error.
func unindexLead(ctx context.Context, tx *sql.Tx, row int64) error {
	for _, table := range []string{"lead_words WHERE rowid", "lead_words_filter WHERE row"} {
		if _, err := tx.ExecContext(ctx, "DELETE FROM "+table+" IN (?, ?)", row, leadIndexRow(row, true)); err != nil {
			return fmt.Errorf("unindex lead: %w", err)
		}
	}
	return nil
}

// leadIndexWriter holds the statements that put entries into the index.
type leadIndexWriter struct{ words, filter *sql.Stmt }

func newLeadIndexWriter(ctx context.Context, tx *sql.Tx) (leadIndexWriter, error) {
	words, err := tx.PrepareContext(ctx, "INSERT INTO lead_words(rowid, words) VALUES(?, ?)")
	if err != nil {
		return leadIndexWriter{}, fmt.Errorf("index leads: %w", err)
	}
	filter, err := tx.PrepareContext(ctx, "INSERT INTO lead_words_filter VALUES(?, ?, ?, ?, ?)")
	if err != nil {
		words.Close()
		return leadIndexWriter{}, fmt.Errorf("index leads: %w", err)
	}
	return leadIndexWriter{words, filter}, nil
}

// write puts an entry into a row of the index that is free.
func (w leadIndexWriter) write(ctx context.Context, indexRow int64, e leadEntry) error {
	if _, err := w.words.ExecContext(ctx, indexRow, string(e.words)); err != nil {
		return fmt.Errorf("index lead: %w", err)
	}
	if _, err := w.filter.ExecContext(ctx, indexRow, e.won, e.until, e.employment, e.wageType); err != nil {
		return fmt.Errorf("index lead: %w", err)
	}
	return nil
}

func (w leadIndexWriter) close() {
	w.words.Close()
	w.filter.Close()
}

// leadIndexIsCurrent reports whether there is an index and it was made by this
// version of the tokeniser.
func leadIndexIsCurrent(ctx context.Context, q leadQuerier) (bool, error) {
	var tables int
	err := q.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_schema WHERE name IN ('lead_words', 'lead_words_filter', 'lead_words_made')`).Scan(&tables)
	if err != nil || tables < 3 {
		return false, err
	}
	var version int
	err = q.QueryRowContext(ctx, `SELECT max(tokeniser) FROM lead_words_made`).Scan(&version)
	return version == hangul.TokeniserVersion, err
}

// rebuildLeadIndex makes the index anew from all leads, which each must be given
// with rows in rising order, and settles it. An error of leads, such as that of
// a cancelled context, ends it; the transaction is the caller's to roll back.
func rebuildLeadIndex(ctx context.Context, tx *sql.Tx, leads func(add func(row int64, t leadText) error) error) error {
	schema := strings.Replace(leadIndexSchema, "?1", fmt.Sprint(hangul.TokeniserVersion), 1)
	if _, err := tx.ExecContext(ctx, schema); err != nil {
		return fmt.Errorf("make lead index: %w", err)
	}
	w, err := newLeadIndexWriter(ctx, tx)
	if err != nil {
		return err
	}
	defer w.close()
	err = leads(func(row int64, t leadText) error { return w.write(ctx, leadIndexRow(row, t.closed), t.entry()) })
	if err != nil {
		return fmt.Errorf("rebuild lead index: %w", err)
	}
	return settleLeadIndex(ctx, tx)
}

// settleLeadIndex merges what many additions have left in pieces, so that every
// look-up reads one place. It takes seconds for 100,000 leads: after an import
// or a rebuild, not after a change.
func settleLeadIndex(ctx context.Context, tx *sql.Tx) error {
	if _, err := tx.ExecContext(ctx, `INSERT INTO lead_words(lead_words) VALUES('optimize')`); err != nil {
		return fmt.Errorf("settle lead index: %w", err)
	}
	return nil
}
