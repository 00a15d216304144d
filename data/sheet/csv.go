package sheet

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/text/encoding"

	"ieumdesk/model"
)

// csvFile is a text file of comma, semicolon or tab separated values. It is one
// sheet, named like the file.
type csvFile struct {
	path  string
	code  encoding.Encoding // nil: UTF-8
	comma rune
}

func openCSV(path string) (*csvFile, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, unreadable(err)
	}
	defer f.Close()
	c := &csvFile{path: path}
	if c.code, err = charset(f); err != nil {
		return nil, err
	}
	if c.comma, err = separator(c.decoded(f)); err != nil {
		return nil, err
	}
	return c, nil
}

func (c *csvFile) table() table {
	name := strings.TrimSuffix(filepath.Base(c.path), filepath.Ext(c.path))
	return table{name: name, open: c.open}
}

func (c *csvFile) decoded(r io.Reader) io.Reader {
	if c.code == nil {
		return r
	}
	return c.code.NewDecoder().Reader(r)
}

// separator is the mark that parts most of the first lines; text inside quotes
// is left aside. A first line "sep=;", which Excel knows, says it outright.
func separator(r io.Reader) (rune, error) {
	b := make([]byte, 1<<15)
	n, err := io.ReadFull(r, b)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return 0, unreadable(err)
	}
	text := string(b[:n])
	if mark, ok := strings.CutPrefix(text, "sep="); ok && mark != "" {
		return rune(mark[0]), nil
	}
	counts, quoted := map[rune]int{}, false
	for _, r := range text {
		switch {
		case r == '"':
			quoted = !quoted
		case !quoted && (r == ',' || r == ';' || r == '\t'):
			counts[r]++
		}
	}
	best := ','
	for _, r := range []rune{'\t', ';'} {
		if counts[r] > counts[best] {
			best = r
		}
	}
	return best, nil
}

// csvRows reads the rows of a csvFile.
type csvRows struct {
	file  *os.File
	csv   *csv.Reader
	row   int // of the last record
	line  int // the last line of the last record
	cells []cell
}

func (c *csvFile) open() (rowReader, error) {
	f, err := os.Open(c.path)
	if err != nil {
		return nil, unreadable(err)
	}
	r := csv.NewReader(bufio.NewReaderSize(c.decoded(f), 1<<16))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord, r.ReuseRecord = c.comma, true, -1, true
	return &csvRows{file: f, csv: r}, nil
}

func (c *csvRows) close() error { return c.file.Close() }

// openQuote is how many lines a record may have before it is plain that a quote
// was not closed and swallowed the rows behind it.
const openQuote = 500

func (c *csvRows) next() (int, []cell, error) {
	record, err := c.csv.Read()
	if errors.Is(err, io.EOF) {
		return 0, nil, io.EOF
	}
	if err != nil {
		return 0, nil, c.broken(err)
	}
	line, _ := c.csv.FieldPos(0)
	c.row += line - c.line // the lines between are empty rows
	c.line = line
	c.cells = c.cells[:0]
	for _, field := range record {
		c.line += strings.Count(field, "\n")
		c.cells = append(c.cells, cell{text: csvText(field)})
	}
	if c.line-line > openQuote {
		return 0, nil, openQuoteAt(line)
	}
	if c.row > maxRows {
		return 0, nil, refuse("file_too_big", fmt.Errorf("row %d", c.row))
	}
	return c.row, c.cells, nil
}

func (c *csvRows) broken(err error) error {
	var parse *csv.ParseError
	if errors.As(err, &parse) {
		return openQuoteAt(parse.StartLine)
	}
	return unreadable(err)
}

func openQuoteAt(line int) error {
	return &model.Error{Kind: model.Invalid, Code: "file_quote", Args: []any{line}}
}

// csvText undoes what programs do to keep a spreadsheet from guessing: ="0311"
// and a leading apostrophe.
func csvText(s string) string {
	if inner, ok := strings.CutPrefix(s, `="`); ok && strings.HasSuffix(inner, `"`) {
		return strings.TrimSuffix(inner, `"`)
	}
	if len(s) > 1 && s[0] == '\'' && strings.ContainsRune("=+-@0123456789", rune(s[1])) {
		return s[1:]
	}
	return s
}
