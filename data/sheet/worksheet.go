package sheet

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// worksheet reads the rows of one sheet from its XML as it is unpacked.
type worksheet struct {
	book  *workbook
	part  io.ReadCloser
	name  string
	xml   *markup
	row   int
	cells []cell
	text  []byte // of the cell being read
}

func (w *workbook) openSheet(s workbookSheet) (rowReader, error) {
	if w.texts == nil {
		if err := w.readTexts(); err != nil {
			return nil, err
		}
	}
	spans, err := w.mergedDown(s.part)
	if err != nil {
		return nil, err
	}
	part, err := w.part(s.part, maxPart)
	if err != nil {
		return nil, err
	}
	return fillDown(&worksheet{book: w, part: part, name: s.part, xml: newMarkup(part)}, spans), nil
}

func (s *worksheet) close() error { return s.part.Close() }

func (s *worksheet) next() (int, []cell, error) {
	for {
		kind, err := s.xml.next()
		if err != nil {
			return 0, nil, s.ends(err)
		}
		switch {
		case kind == startTag && s.xml.is("row"):
			s.startRow()
			if err := s.readRow(); err != nil {
				return 0, nil, s.ends(err)
			}
			if len(s.cells) > 0 {
				return s.row, s.cells, nil
			}
		case kind == endTag && s.xml.is("sheetData"):
			return 0, nil, io.EOF
		}
	}
}

// ends tells the end of a sheet without data from that of a damaged one.
func (s *worksheet) ends(err error) error {
	if errors.Is(err, io.EOF) && s.row == 0 {
		return io.EOF
	}
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return damaged(s.name, err)
}

func (s *worksheet) startRow() {
	s.cells = s.cells[:0]
	s.row++
	if n, err := strconv.Atoi(s.xml.attr("r")); err == nil && n > s.row {
		s.row = n
	}
}

func (s *worksheet) readRow() error {
	if s.row > maxRows {
		return refuse("file_too_big", fmt.Errorf("row %d", s.row))
	}
	for at := 0; ; at++ {
		kind, err := s.xml.next()
		switch {
		case err != nil:
			return err
		case kind == endTag && s.xml.is("row"):
			return nil
		case kind != startTag || !s.xml.is("c"):
			at--
			continue
		}
		if n, ok := columnIndex(strings.TrimRight(s.xml.attr("r"), "0123456789")); ok {
			at = n
		}
		c, err := s.readCell(s.xml.attr("t"), s.xml.attr("s"))
		if err != nil {
			return err
		}
		s.put(at, c)
	}
}

func (s *worksheet) put(at int, c cell) {
	if c.text == "" || at >= maxColumns {
		return
	}
	for len(s.cells) <= at {
		s.cells = append(s.cells, cell{})
	}
	s.cells[at] = c
}

// readCell reads up to the end of the element c. A formula's text is passed
// over: what counts is the value it had when the file was saved.
func (s *worksheet) readCell(kind, style string) (cell, error) {
	s.text = s.text[:0]
	inValue, inline := false, ""
	for {
		token, err := s.xml.next()
		switch {
		case err != nil:
			return cell{}, err
		case token == charData:
			if inValue && len(s.text) < 4*maxCell {
				s.text = append(s.text, s.xml.text...)
			}
		case token == endTag && s.xml.is("c"):
			return s.value(kind, style, inline), nil
		case s.xml.is("v"):
			inValue = token == startTag
		case token == startTag && s.xml.is("is"):
			if inline, err = richText(s.xml, "is"); err != nil {
				return cell{}, err
			}
		}
	}
}

func (s *worksheet) value(kind, style, inline string) cell {
	switch kind {
	case "s":
		n, err := strconv.Atoi(strings.TrimSpace(string(s.text)))
		if err != nil || n < 0 || n >= len(s.book.texts) {
			return cell{}
		}
		return cell{text: s.book.texts[n]}
	case "inlineStr":
		return cell{text: inline}
	case "str":
		return cell{text: unescapeText(plainText(s.text))}
	case "b":
		if string(s.text) == "1" {
			return cell{text: "TRUE"}
		}
		return cell{text: "FALSE"}
	case "e": // #N/A, #REF! …
		return cell{}
	case "d":
		return cell{strings.Replace(plainText(s.text), "T", " ", 1), dayCell}
	default:
		return s.number(style)
	}
}

func (s *worksheet) number(style string) cell {
	text := strings.TrimSpace(string(s.text))
	if text == "" {
		return cell{}
	}
	n, err := strconv.Atoi(style)
	if err == nil && n >= 0 && n < len(s.book.styles) && s.book.styles[n] != numberCell {
		return s.book.serialCell(text, s.book.styles[n])
	}
	return cell{tidyNumber(text), numberCell}
}
