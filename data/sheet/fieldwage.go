package sheet

import (
	"strings"

	"ieumdesk/model"
)

// wage reads a cell of wages. Of several such columns (시급, 월급, 연봉) the first
// that holds one counts.
func (m *making) wage(c column, v cell) {
	l := &m.row.Lead
	if l.WageType != "" || strings.TrimSpace(v.text) == "0" {
		return
	}
	w, err := m.parseWage(c, v)
	if err != nil {
		m.problemOf(c, v, err)
		return
	}
	l.WageType, l.WageMin, l.WageMax = w.Type, w.Min, w.Max
	if w.Doubt != "" {
		m.warn(c, v, w.Doubt, m.book.reader.words.Wage(w.Type, w.Min, w.Max))
	}
}

func (m *making) parseWage(c column, v cell) (model.WageText, error) {
	if v.kind == dayCell || v.kind == clockCell {
		return model.WageText{}, refuse("wage_form", nil)
	}
	hint := c.hint
	if hint.Type == "" {
		hint.Type = m.wageType
	}
	hint.Minimum = m.minimumWage()
	return m.memo.wage(v.text, hint)
}

// minimumWage is the one in force when work starts, else when the lead was
// received; 0 if the table does not know it.
func (m *making) minimumWage() int64 {
	t := m.book.reader.tables
	if t == nil {
		return 0
	}
	on := m.row.Lead.WorkFrom
	if !on.Valid() {
		on = m.day()
	}
	w, _ := t.MinimumWage(on)
	return w.Hourly
}

// wageTypeWord reads 임금형태: 시급, 월급 …, or 협의 in place of a figure.
func (m *making) wageTypeWord(c column, v cell) {
	text := strings.TrimSpace(v.text)
	if t := model.WageType(strings.ToLower(text)); t.Valid() {
		m.wageType = t
		return
	}
	if m.wageType = model.ParseWageHint(text).Type; m.wageType.Figure() {
		return
	}
	w, err := model.ParseWage(text, model.WageHint{})
	if m.wageType = w.Type; err != nil || m.wageType.Figure() {
		m.wageType = ""
		m.note(c, text)
	}
}

func (m *making) wageMin(c column, v cell) { m.wageEnd(c, v, &m.row.Lead.WageMin) }
func (m *making) wageMax(c column, v cell) { m.wageEnd(c, v, &m.row.Lead.WageMax) }

// wageEnd reads one end of a range whose ends have a column each.
func (m *making) wageEnd(c column, v cell, end *int64) {
	w, err := m.parseWage(c, v)
	switch {
	case err != nil:
		m.problemOf(c, v, err)
		return
	case w.Doubt == "wage_guessed":
		m.warn(c, v, w.Doubt, m.book.reader.words.Wage(w.Type, w.Min, w.Max))
	}
	l := &m.row.Lead
	if *end = w.Min; l.WageType == "" {
		l.WageType = w.Type
	}
}

// settleWage takes a type that came without a figure, and one figure as both ends.
func (m *making) settleWage() {
	l := &m.row.Lead
	if l.WageMin == 0 && l.WageMax > 0 {
		l.WageMin, l.WageMax = l.WageMax, 0
	}
	if l.WageType != "" || m.wageType == "" {
		return
	}
	if !m.wageType.Figure() {
		l.WageType = m.wageType
		return
	}
	if c, ok := m.plan.columnOf("wage_type"); ok {
		m.warn(c, m.cellOf(c), "wage_missing")
	}
}
