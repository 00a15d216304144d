package sheet

import (
	"slices"
	"strings"

	"ieumdesk/model"
)

// plan is how one sheet is read.
type plan struct {
	table   table
	skipped string // why it is not: hidden, no_header, not_chosen
	header  header
	columns []column // of the header, from A
	read    []column // those with a field, in the order they are read in
}

type column struct {
	at    int // from 0
	label string
	field string
	read  fieldReader    // of the field
	hint  model.WageHint // of a column of wages
	any   bool           // a column of telephones that says not whose
}

// title is how a report names the column.
func (c column) title() string {
	if c.label != "" {
		return c.label
	}
	return columnLetter(c.at)
}

// plans says of every sheet how a mapping reads it. Errors: Invalid mapping_field,
// mapping_sheet, mapping_column (Args: the name), mapping_header, no_header.
func (b *Book) plans(m model.Mapping) ([]plan, error) {
	if err := m.Check(); err != nil {
		return nil, err
	}
	used := map[string]bool{}
	readable, named := 0, m.Sheet == ""
	out := make([]plan, len(b.tables))
	for i, t := range b.tables {
		p := plan{table: t}
		chosen := m.Sheet == "" || strings.TrimSpace(m.Sheet) == strings.TrimSpace(t.name)
		named = named || chosen
		switch {
		case !chosen:
			p.skipped = "not_chosen"
		case t.hidden && m.Sheet == "":
			p.skipped = "hidden"
		default:
			b.planColumns(&p, b.heads[i], m, used)
		}
		if p.skipped == "" {
			readable++
		}
		out[i] = p
	}
	return out, b.checkPlans(m, named, readable, used)
}

func (b *Book) checkPlans(m model.Mapping, named bool, readable int, used map[string]bool) error {
	switch {
	case !named:
		return &model.Error{Kind: model.Invalid, Code: "mapping_sheet", Args: []any{m.Sheet}}
	case readable == 0 && m.HeaderRow > 0:
		return &model.Error{Kind: model.Invalid, Code: "mapping_header", Args: []any{m.HeaderRow}}
	case readable == 0:
		return refuse("no_header", nil)
	}
	for _, name := range sortedKeys(m.Columns) {
		if !used[name] {
			return &model.Error{Kind: model.Invalid, Code: "mapping_column", Args: []any{name}}
		}
	}
	return nil
}

// planColumns finds the header of a sheet and gives its columns their fields.
func (b *Book) planColumns(p *plan, head []headRow, m model.Mapping, used map[string]bool) {
	l := b.reader.lexicon.with(m.Columns)
	found := false
	if m.HeaderRow > 0 {
		if i := slices.IndexFunc(head, func(r headRow) bool { return r.row == m.HeaderRow }); i >= 0 {
			p.header, _ = l.headerAt(head, i)
			found = true
		}
	} else {
		p.header, found = l.findHeader(head)
	}
	if !found {
		p.skipped = "no_header"
		return
	}
	p.columns = make([]column, widest(head))
	said := b.said(p, m.Columns, used)
	b.reader.lexicon.assign(p.columns, said)
	for _, c := range p.columns {
		if c.field != "" {
			c.read = fieldReaders[c.field]
			p.read = append(p.read, c)
		}
	}
	slices.SortStableFunc(p.read, func(a, b column) int { return readingRank(a.field) - readingRank(b.field) })
}

// widest is how many columns the first rows have: data may go on to the right of
// the last header, and a mapping may name such a column by its letter.
func widest(head []headRow) int {
	n := 0
	for _, r := range head {
		n = max(n, len(r.cells))
	}
	return n
}

// said names the columns and gives them the fields that a mapping says; it
// returns which columns those are. Letters come last and win.
func (b *Book) said(p *plan, columns map[string]string, used map[string]bool) map[int]bool {
	said := map[int]bool{}
	for i := range p.columns {
		p.columns[i] = column{at: i, label: at(p.header.labels, i)}
		p.columns[i].hint = model.ParseWageHint(p.columns[i].label)
		m, _ := b.reader.lexicon.find(p.columns[i].label)
		p.columns[i].any = m.field == "phone" && m.other == "employer_phone"
	}
	var letters []string
	for _, name := range sortedKeys(columns) {
		key, found := model.WordKey(name), false
		for i, c := range p.columns {
			if key != "" && model.WordKey(c.label) == key {
				p.columns[i].field, said[i], found = columns[name], true, true
			}
		}
		used[name] = used[name] || found
		if !found {
			letters = append(letters, name)
		}
	}
	for _, name := range letters {
		if i, ok := columnIndex(strings.ToUpper(strings.TrimSpace(name))); ok && i < len(p.columns) {
			p.columns[i].field, said[i], used[name] = columns[name], true, true
		}
	}
	return said
}

// assign gives the other columns the fields that their headers stand for.
func (l lexicon) assign(columns []column, said map[int]bool) {
	taken, fixed := map[string]bool{}, map[string]bool{}
	type guess struct {
		column int
		meaning
	}
	var guesses []guess
	for i, c := range columns {
		if m, ok := l.find(c.label); said[i] {
			taken[c.field], fixed[c.field] = true, true
		} else if ok && m.field != "" {
			guesses = append(guesses, guess{i, m})
		}
	}
	// Headers that can be one thing only come first.
	slices.SortStableFunc(guesses, func(a, b guess) int {
		if (a.other == "") != (b.other == "") {
			return len(a.other) - len(b.other)
		}
		return a.rank - b.rank
	})
	free := func(field string) bool { return !taken[field] || shared[field] && !fixed[field] }
	for _, g := range guesses {
		switch {
		case g.other == "" && free(g.field), g.other != "" && !taken[g.field]:
			columns[g.column].field = g.field
		case g.other != "" && free(g.other):
			columns[g.column].field = g.other
		}
		taken[columns[g.column].field] = true
	}
}

func sortedKeys(m map[string]string) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// readingRank orders fields so that those a cell's meaning depends on are known:
// a wage's type before its figures, the day work starts before the minimum wage.
func readingRank(field string) int {
	if i := slices.Index([]string{"received_on", "work_from", "wage_type", "occupation"}, field); i >= 0 {
		return i
	}
	return 10 + slices.Index(model.LeadFields, field)
}
