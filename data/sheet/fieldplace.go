package sheet

import (
	"strings"

	"ieumdesk/model"
)

func (m *making) dong(_ column, v cell) {
	text := strings.TrimSpace(v.text)
	if d, ok := m.book.dongIn(text); ok {
		text = d
	}
	m.row.Lead.Dong = text
}

func (b *Book) dongIn(address string) (string, bool) {
	t := b.reader.tables
	if t == nil || address == "" {
		return "", false
	}
	if d, ok := t.Dong(address); ok {
		return d.Name, true
	}
	d, ok := t.DongIn(address)
	return d.Name, ok
}

// settlePlace takes the dong from where the work is, else from the employer's
// address. A place of work that is not the employer's is kept as a note.
func (m *making) settlePlace() {
	l := &m.row.Lead
	place := strings.TrimSpace(m.place)
	if l.Address == "" {
		l.Address, place = place, ""
	}
	for _, address := range []string{place, l.Address} {
		if l.Dong == "" && address != "" {
			l.Dong, _ = m.memo.dong(m.book, address)
		}
	}
	if c, ok := m.plan.columnOf("workplace"); ok && place != l.Address {
		m.note(c, place)
	}
}

func (m *making) title(_ column, v cell) {
	l := &m.row.Lead
	if code, ok := m.memo.occupation(m.book.reader.codes.occupations, v); ok && l.Occupation == "" {
		l.Occupation = code
	}
	if l.Title = strings.TrimSpace(v.text); m.book.hasOccupation(l.Title) {
		l.Title = m.book.reader.tables.Occupations.Name(l.Title)
	}
}

func (b *Book) hasOccupation(code string) bool {
	return b.reader.codes.occupations.table != nil && b.reader.codes.occupations.table.Has(code)
}

func (m *making) occupation(c column, v cell) {
	if code, ok := m.memo.occupation(m.book.reader.codes.occupations, v); ok {
		m.row.Lead.Occupation = code
		return
	}
	m.note(c, v.text)
}

// settleOccupation names a job that has only its occupation.
func (m *making) settleOccupation() {
	l := &m.row.Lead
	if l.Title != "" {
		return
	}
	if c, ok := m.plan.columnOf("occupation"); ok {
		l.Title = strings.TrimSpace(m.cellOf(c).text)
	}
	if m.book.hasOccupation(l.Occupation) && (l.Title == "" || l.Title == l.Occupation) {
		l.Title = m.book.reader.tables.Occupations.Name(l.Occupation)
	}
}

// benefit reads 복리후생, a list, and columns of one benefit each (기숙사, 통근버스),
// marked O or X or told in words.
func (m *making) benefit(c column, v cell) {
	l := &m.row.Lead
	if general(c.label) {
		if !saysNone(v.text) && mark(v.text) == unsaid {
			l.Benefits = append(l.Benefits, items(v.text)...)
		}
		return
	}
	switch mark(v.text) {
	case yes:
		l.Benefits = append(l.Benefits, c.title())
	case unsaid:
		text := strings.Join(strings.Fields(v.text), " ")
		if !strings.Contains(model.WordKey(text), model.WordKey(c.label)) {
			text = c.title() + " " + text
		}
		l.Benefits = append(l.Benefits, text)
	}
}

// general reports whether a header is of benefits as such, not of one.
func general(label string) bool {
	key := model.WordKey(label)
	return key == "" || strings.Contains(key, "복리") || strings.Contains(key, "복지") || key == "benefits"
}

type answer int

const (
	unsaid answer = iota
	yes
	no
)

// mark reads the marks of a column that asks yes or no.
func mark(s string) answer {
	switch strings.ToUpper(strings.Trim(s, " ().\t\n")) {
	case "O", "0", "○", "◯", "〇", "●", "◎", "ㅇ", "Ο", "О", "V", "√", "✓", "✔", "Y", "YES", "TRUE", "1", "유", "有", "있음", "제공", "가능", "지원", "운행", "가입":
		return yes
	case "X", "×", "✕", "✗", "╳", "Χ", "Х", "N", "NO", "FALSE", "무", "無", "없음", "미제공", "불가", "불가능", "미지원", "미운행", "미가입", "해당없음":
		return no
	}
	return unsaid
}
