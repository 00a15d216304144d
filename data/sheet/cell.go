package sheet

import (
	"strconv"
	"strings"
)

// cellKind is what a spreadsheet says a cell holds.
type cellKind uint8

const (
	textCell   cellKind = iota
	numberCell          // text is the number, without exponent where it is whole
	dayCell             // text is 2026-11-30 or 2026-11-30 14:00
	clockCell           // text is 14:00
)

// cell is one cell: its kind, and what it holds as text. Errors of formulas and
// empty cells are empty text.
type cell struct {
	text string
	kind cellKind
}

// rowReader gives the rows of a sheet one after the other.
type rowReader interface {
	// next is the next row that has a cell, numbered from 1, or io.EOF. The cells
	// hold until the next call.
	next() (row int, cells []cell, err error)
	close() error
}

// table is one sheet of a file.
type table struct {
	name   string
	hidden bool
	open   func() (rowReader, error)
}

// tidyNumber writes a stored number as people read it: 1.2E+10 as 12000000000,
// 2300000.0000000005 (which is how computers count) as 2300000.
func tidyNumber(s string) string {
	if len(s) <= 15 && strings.Trim(s, "0123456789") == "" {
		return s
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return s
	}
	f, err = strconv.ParseFloat(strconv.FormatFloat(f, 'g', 15, 64), 64)
	if err != nil {
		return s
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// columnLetter is the letter of a column counted from 0: A, B … Z, AA.
func columnLetter(column int) string {
	var out string
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		out = string(rune('A'+(n-1)%26)) + out
	}
	return out
}

// columnIndex is the column of a letter, from 0; false if it is none or beyond
// what a spreadsheet has.
func columnIndex(letter string) (int, bool) {
	n := 0
	for _, r := range letter {
		if r < 'A' || r > 'Z' || n > maxColumns {
			return 0, false
		}
		n = n*26 + int(r-'A') + 1
	}
	return n - 1, n > 0 && n <= maxColumns
}
