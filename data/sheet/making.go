package sheet

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"ieumdesk/model"
)

// making makes the leads of one sheet. It is used for one row after the other.
type making struct {
	book  *Book
	plan  *plan
	sheet string
	memo  *memo

	row      model.LeadRow
	cells    []cell
	wageType model.WageType // of the column that says only the type
	place    string         // where the work is, if not at the employer's address
	notes    []string       // what has no field of its own
}

// lead reads one row. Cells are read in the order of plan.read.
func (m *making) lead(row int, cells []cell) model.LeadRow {
	texts := make([]string, len(m.plan.read))
	m.row = model.LeadRow{Sheet: m.sheet, Row: row, Column: m.plan.titleOf}
	m.row.Value = func(field string) string { return shown(m.plan.valueOf(field, texts)) }
	m.cells, m.wageType, m.place, m.notes = cells, "", "", nil
	for i, c := range m.plan.read {
		if c.at >= len(cells) || isBlank(cells[c.at].text) {
			continue
		}
		texts[i] = cells[c.at].text
		if strings.ContainsRune(texts[i], utf8.RuneError) {
			m.problem(c, cells[c.at], "text_damaged")
			continue
		}
		c.read(m, c, cells[c.at])
	}
	m.finish()
	return m.row
}

// finish derives what follows from several cells.
func (m *making) finish() {
	l := &m.row.Lead
	m.settleWage()
	m.settlePlace()
	m.settleOccupation()
	if l.Openings == 0 && len(m.row.Problems) == 0 {
		l.Openings = 1
		if c, ok := m.plan.columnOf("openings"); ok {
			m.warn(c, cell{}, "openings_unsaid")
		}
	}
	unread := func(p model.RowProblem) bool {
		c, ok := m.plan.columnOf("received_on")
		return ok && p.Column == c.title()
	}
	if l.Received == "" && !slices.ContainsFunc(m.row.Problems, unread) && l.ValidUntil != "" && l.ValidUntil < m.book.reader.today() {
		if c, ok := m.plan.columnOf("valid_until"); ok {
			m.problem(c, m.cellOf(c), "lead_over")
		}
	}
	if len(m.notes) > 0 {
		m.notes = append([]string{l.SiteNote}, m.notes...)
		l.SiteNote = strings.TrimSpace(strings.Join(m.notes, "\n"))
	}
}

// day is the day that a row's words are relative to: when the lead was received,
// else when the file was written, so that the same file always says the same.
func (m *making) day() model.Date {
	if m.row.Lead.Received.Valid() {
		return m.row.Lead.Received
	}
	return m.book.written
}

// note keeps what a cell says and no field can hold.
func (m *making) note(c column, text string) {
	if text = strings.TrimSpace(text); text != "" {
		m.notes = append(m.notes, c.title()+": "+text)
	}
}

func (m *making) problem(c column, v cell, code string, args ...any) {
	m.row.Problems = append(m.row.Problems, model.RowProblem{
		Sheet: m.sheet, Row: m.row.Row, Column: c.title(), Value: shown(v.text), Code: code, Args: args,
		Reason: m.book.reader.words.T("error."+code, args...),
	})
}

// problemOf reports an error of the model.
func (m *making) problemOf(c column, v cell, err error) {
	var e *model.Error
	if errors.As(err, &e) {
		m.problem(c, v, e.Code, e.Args...)
	}
}

// warn reports something to look at: the text takes the column and the value.
func (m *making) warn(c column, v cell, code string, args ...any) {
	args = append([]any{c.title(), shown(v.text)}, args...)
	m.row.Warnings = append(m.row.Warnings, model.RowWarning{
		Sheet: m.sheet, Row: m.row.Row, Code: code, Args: args, Message: m.book.reader.words.T("warning."+code, args...),
	})
}

func (m *making) cellOf(c column) cell {
	if c.at < len(m.cells) {
		return m.cells[c.at]
	}
	return cell{}
}

// standsFor are the columns in which a field may have stood, the likeliest first.
var standsFor = map[string][]string{
	"wage_min": {"wage"}, "wage_max": {"wage"}, "wage_type": {"wage"},
	"work_start": {"hours"}, "work_end": {"hours"}, "weekly_hours": {"hours"}, "days": {"hours"},
	"dong": {"workplace", "address"}, "address": {"workplace"}, "occupation": {"title"},
	"phone": {"contact", "employer_phone"}, "employer_phone": {"phone"}, "contact": {"phone"},
	"source": {"source.kind", "source.team", "source.by", "source.on", "source.ref", "source.url"},
}

// columnOf is the first column of a field, or of one that it may have stood in.
func (p *plan) columnOf(field string) (column, bool) {
	for _, f := range append([]string{field}, standsFor[field]...) {
		for _, c := range p.read {
			if c.field == f {
				return c, true
			}
		}
	}
	return column{}, false
}

func (p *plan) titleOf(field string) string {
	c, _ := p.columnOf(field)
	return c.label
}

// valueOf is the text of the first column of a field that holds any.
func (p *plan) valueOf(field string, texts []string) string {
	for _, f := range append([]string{field}, standsFor[field]...) {
		for i, c := range p.read {
			if c.field == f && texts[i] != "" {
				return texts[i]
			}
		}
	}
	return ""
}

// maxShown is how much of a cell a report repeats.
const maxShown = 60

func shortened(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= maxShown {
		return s
	}
	return string([]rune(s)[:maxShown]) + "…"
}

// shown is a cell as a report may repeat it: short, and with the digits of a
// resident number hidden.
func shown(s string) string {
	if model.HasResidentNo(s) {
		s = strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' || r >= '０' && r <= '９' {
				return '*'
			}
			return r
		}, s)
	}
	return shortened(s)
}
