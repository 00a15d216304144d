package model

import (
	"cmp"
	"slices"
	"strings"
)

// StatCount is how often a figure happened under one key of a split. The same key
// and figure may come several times.
type StatCount struct {
	Figure Figure
	Key    string
	Name   string
	N      int
}

// NewStatTable makes the table of a query. totals are what DayRows counts; they
// are not summed up here because a person may stand in several rows of ByGroup.
// minCell hides small cells, 0 none; see Suppress.
func NewStatTable(q StatQuery, counts []StatCount, totals DayFigures, minCell int) StatTable {
	t := StatTable{StatQuery: q, Figures: q.By.Figures(), MinCell: minCell}
	at := map[string]int{}
	for _, c := range counts {
		column := slices.Index(t.Figures, c.Figure)
		if column < 0 || c.N == 0 {
			continue
		}
		row, ok := at[c.Key]
		if !ok {
			row = len(t.Rows)
			at[c.Key] = row
			t.Rows = append(t.Rows, StatRow{Key: c.Key, Name: c.Name, Cells: make([]Cell, len(t.Figures))})
		}
		t.Rows[row].Cells[column] += Cell(c.N)
	}
	slices.SortFunc(t.Rows, t.order)
	t.Total = make([]Cell, len(t.Figures))
	for column, f := range t.Figures {
		t.Total[column] = t.suppress(column, Cell(totals.Of(f)))
	}
	return t
}

// suppress hides the small cells of one column and returns its total.
func (t *StatTable) suppress(column int, total Cell) Cell {
	cells := make([]Cell, len(t.Rows))
	for i, r := range t.Rows {
		cells[i] = r.Cells[column]
	}
	total = Suppress(cells, total, t.MinCell)
	for i, c := range cells {
		t.Rows[i].Cells[column] = c
	}
	return total
}

// order is how rows follow each other: as time and age do, what has no key last,
// names by name, and what has no order of its own the most first - unless small
// cells are hidden, of which the order would tell.
func (t *StatTable) order(a, b StatRow) int {
	byKey := strings.Compare(a.Key, b.Key)
	switch {
	case a.Key == "" || b.Key == "":
		return -byKey
	case t.By == ByStaff:
		return cmp.Or(strings.Compare(a.Name, b.Name), byKey)
	case t.MinCell == 0 && (t.By == ByDong || t.By == ByGroup || t.By == BySource):
		return cmp.Or(cmp.Compare(b.weight(), a.weight()), byKey)
	}
	return byKey
}

// weight is all that a row counts.
func (r StatRow) weight() (n Cell) {
	for _, c := range r.Cells {
		n += c
	}
	return n
}

// AgeBand is the key of ByAge for somebody born on birth, on day: the tens of the
// age in full years, from "10" (and younger) to "70" (and older); "" if not known.
func AgeBand(birth, day Date) string {
	age := birth.Age(day)
	if age < 0 {
		return ""
	}
	return [...]string{"10", "10", "20", "30", "40", "50", "60", "70"}[min(age/10, 7)]
}
