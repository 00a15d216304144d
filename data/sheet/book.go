package sheet

import (
	"errors"
	"io"
	"os"

	"ieumdesk/assets"
	"ieumdesk/model"
)

// Reader opens lists of leads. It is a model.LeadFiles and does not change.
type Reader struct {
	tables  *model.Tables
	words   *assets.Words
	today   func() model.Date
	lexicon lexicon
	codes   codeFinder
}

// NewReader makes a reader that knows the tables, reports problems in the
// language of words, and takes days without a year to be near today.
func NewReader(tables *model.Tables, words *assets.Words, today func() model.Date) *Reader {
	return &Reader{tables, words, today, newLexicon(), newCodeFinder(tables)}
}

// Book is an opened list of leads.
type Book struct {
	reader   *Reader
	tables   []table
	heads    [][]headRow // first rows of each sheet
	written  model.Date  // when the file was last changed
	date1904 bool        // days are counted from 1904
	close    func() error
}

// OpenLeads opens a list as the model describes it.
func (r *Reader) OpenLeads(path string) (model.LeadFile, error) {
	b, err := r.Open(path)
	if err != nil {
		return nil, err
	}
	return b, nil
}

// Open opens a list. What it is is told by its content, not by its name.
// Errors: Invalid file_unknown, file_old_excel, file_password, file_damaged,
// file_too_big, file_empty, file_quote; Outside file_read.
func (r *Reader) Open(path string) (*Book, error) {
	kind, written, err := sniff(path)
	if err != nil {
		return nil, err
	}
	b := &Book{reader: r, close: func() error { return nil }}
	b.written = min(model.Today(written), r.today())
	if kind == zipFile {
		err = b.openWorkbook(path)
	} else {
		err = b.openCSV(path)
	}
	if err != nil {
		return nil, err
	}
	if err := b.readHeads(); err != nil {
		_ = b.close()
		return nil, err
	}
	return b, nil
}

// Close lets go of the file.
func (b *Book) Close() error { return b.close() }

func (b *Book) openWorkbook(path string) error {
	w, err := openWorkbook(path)
	if err != nil {
		return err
	}
	b.close, b.date1904 = w.close, w.date1904
	for _, s := range w.sheets {
		b.tables = append(b.tables, table{name: s.name, hidden: s.hidden, open: func() (rowReader, error) { return w.openSheet(s) }})
	}
	return nil
}

func (b *Book) openCSV(path string) error {
	c, err := openCSV(path)
	if err != nil {
		return err
	}
	b.tables = []table{c.table()}
	return nil
}

func (b *Book) readHeads() error {
	b.heads = make([][]headRow, len(b.tables))
	for i, t := range b.tables {
		head, err := readHead(t)
		if err != nil {
			return err
		}
		b.heads[i] = head
	}
	return nil
}

func readHead(t table) ([]headRow, error) {
	rows, err := t.open()
	if err != nil {
		return nil, err
	}
	defer rows.close()
	var head []headRow
	for len(head) < headRows {
		row, cells, err := rows.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		head = append(head, headRow{row, append([]cell(nil), cells...)})
	}
	return head, nil
}

func unreadable(err error) error {
	var e *model.Error
	if errors.As(err, &e) {
		return err
	}
	return &model.Error{Kind: model.Outside, Code: "file_read", Err: errors.Unwrap(asPathError(err))}
}

// asPathError keeps the path, which may hold a name, out of what is logged.
func asPathError(err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		return p
	}
	return &os.PathError{Err: err}
}
