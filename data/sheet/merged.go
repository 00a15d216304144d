package sheet

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
)

// span is a cell that is merged with those below it.
type span struct{ column, top, bottom int }

// mergedDown are the merges of a sheet that go over several rows, by their top.
// They stand behind the rows, so the part is unpacked once only to find them.
func (w *workbook) mergedDown(part string) ([]span, error) {
	r, err := w.part(part, maxPart)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	rest, err := behindRows(r)
	if rest == nil || err != nil {
		return nil, damagedOrNil(part, err)
	}
	var out []span
	for x := newMarkup(rest); ; {
		kind, err := x.next()
		if err != nil {
			break // what stands there is of no account for the rows
		}
		if kind == startTag && x.is("mergeCell") {
			if s, ok := parseSpan(x.attr("ref")); ok {
				out = append(out, s)
			}
		}
	}
	slices.SortFunc(out, func(a, b span) int { return a.top - b.top })
	return out, nil
}

func damagedOrNil(part string, err error) error {
	if err == nil {
		return nil
	}
	return damaged(part, err)
}

// behindRows skips to what follows </sheetData>; nil if nothing does. It looks
// for the bytes only: reading all tokens twice would double the time.
func behindRows(r io.Reader) (io.Reader, error) {
	b := bufio.NewReaderSize(r, 1<<16)
	mark := []byte("sheetData>")
	for {
		window, err := b.Peek(1 << 16)
		if i := bytes.Index(window, mark); i >= 0 {
			open := bytes.LastIndexByte(window[:i], '<')
			closing := open >= 0 && window[open+1] == '/'
			if _, err := b.Discard(i + len(mark)); err != nil {
				return nil, err
			}
			if closing {
				return b, nil
			}
			continue
		}
		if errors.Is(err, io.EOF) {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		// Keep enough for a mark, and its bracket, that straddles two windows.
		if _, err := b.Discard(len(window) - 64); err != nil {
			return nil, err
		}
	}
}

// parseSpan reads A5:A7; false if it covers one row only.
func parseSpan(ref string) (span, bool) {
	from, to, ok := strings.Cut(ref, ":")
	if !ok {
		return span{}, false
	}
	column, ok := columnIndex(strings.TrimRight(from, "0123456789"))
	top, errTop := strconv.Atoi(strings.TrimLeft(from, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
	bottom, errBottom := strconv.Atoi(strings.TrimLeft(to, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
	return span{column, top, bottom}, ok && errTop == nil && errBottom == nil && top > 0 && top < bottom && bottom <= maxRows
}

// maxFilled is beyond the columns of any list of leads.
const maxFilled = 512

// filledRows puts the value of a merged cell into the rows it covers: an
// employer's name that stands beside three occupations belongs to each.
type filledRows struct {
	rowReader
	spans  []span          // not begun
	active map[int]filling // by column
	cells  []cell
}

type filling struct {
	bottom int
	value  cell
}

func fillDown(r rowReader, spans []span) rowReader {
	if len(spans) == 0 {
		return r
	}
	return &filledRows{rowReader: r, spans: spans, active: map[int]filling{}}
}

func (f *filledRows) next() (int, []cell, error) {
	row, cells, err := f.rowReader.next()
	if err != nil {
		return 0, nil, err
	}
	f.cells = append(f.cells[:0], cells...)
	for column, a := range f.active {
		if a.bottom < row {
			delete(f.active, column)
			continue
		}
		for len(f.cells) <= column {
			f.cells = append(f.cells, cell{})
		}
		if f.cells[column].text == "" {
			f.cells[column] = a.value
		}
	}
	for len(f.spans) > 0 && f.spans[0].top <= row {
		s := f.spans[0]
		f.spans = f.spans[1:]
		if s.top == row && s.column < min(len(cells), maxFilled) && cells[s.column].text != "" {
			f.active[s.column] = filling{s.bottom, cells[s.column]}
		}
	}
	return row, f.cells, nil
}
