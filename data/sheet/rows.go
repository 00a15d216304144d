package sheet

import (
	"errors"
	"io"
	"strings"

	"ieumdesk/model"
)

// rows gives the leads of the sheets of a book, one after the other.
type rows struct {
	book   *Book
	plans  []plan
	many   bool // sheets are named in the report
	reader rowReader
	making *making
}

// Rows gives the leads of all sheets until io.EOF. Empty rows, headers that are
// repeated, sums and footnotes are passed over. The last sheet is let go of at
// its end, or when the book is closed.
func (b *Book) Rows(m model.Mapping) (func() (model.LeadRow, error), error) {
	plans, err := b.plans(m)
	if err != nil {
		return nil, err
	}
	r := &rows{book: b}
	for _, p := range plans {
		if p.skipped == "" {
			r.plans = append(r.plans, p)
		}
	}
	r.many = len(r.plans) > 1
	closeFile := b.close
	b.close = func() error {
		r.end()
		return closeFile()
	}
	return r.next, nil
}

func (r *rows) next() (model.LeadRow, error) {
	for {
		if r.reader == nil {
			if err := r.begin(); err != nil {
				return model.LeadRow{}, err
			}
		}
		row, cells, err := r.reader.next()
		if errors.Is(err, io.EOF) {
			r.end()
			r.plans = r.plans[1:]
			continue
		}
		if err != nil {
			return model.LeadRow{}, err
		}
		if row > r.plans[0].header.last && r.plans[0].holdsLead(cells) {
			return r.making.lead(row, cells), nil
		}
	}
}

func (r *rows) begin() error {
	if len(r.plans) == 0 {
		return io.EOF
	}
	p := &r.plans[0]
	reader, err := p.table.open()
	if err != nil {
		return err
	}
	r.reader = reader
	name := ""
	if r.many {
		name = p.table.name
	}
	r.making = &making{book: r.book, plan: p, sheet: name, memo: newMemo()}
	return nil
}

func (r *rows) end() {
	if r.reader != nil {
		r.reader.close()
		r.reader = nil
	}
}

// holdsLead tells a lead from what else stands in a list.
func (p *plan) holdsLead(cells []cell) bool {
	filled, same := 0, 0
	for _, c := range p.read {
		if c.at >= len(cells) || isBlank(cells[c.at].text) {
			continue
		}
		filled++
		if c.isLabel(cells[c.at].text) {
			same++
		}
	}
	if filled == 0 || same >= minKnown && same*2 > filled {
		return false // empty, or the header of the next page
	}
	first := firstText(cells)
	switch model.WordKey(first) {
	case "계", "합계", "소계", "총계", "total":
		return false
	}
	return filled > 1 || !strings.HasPrefix(first, "※") && !strings.HasPrefix(first, "*")
}

// isLabel reports whether a cell repeats the header of its column.
func (c column) isLabel(text string) bool {
	if c.label == "" || text == "" || text[0] > ' ' && text[0] != c.label[0] {
		return false
	}
	return strings.Join(strings.Fields(text), " ") == c.label
}

func firstText(cells []cell) string {
	for _, c := range cells {
		if text := strings.TrimSpace(c.text); text != "" {
			return text
		}
	}
	return ""
}

// isBlank reports whether a cell says nothing: empty, or a dash for nothing.
func isBlank(text string) bool {
	if text != "" && (text[0] >= '0' && text[0] <= 'z' && text[0] != '_' || text[0] >= 0xE4 && text[0] <= 0xED) {
		return false // the usual cell: a digit, a letter, Hangul
	}
	return strings.Trim(text, " \t\r\n\u00A0\u3000-–—―─._·'\"") == ""
}
