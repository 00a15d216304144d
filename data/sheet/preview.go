package sheet

import (
	"strings"

	"ieumdesk/model"
)

// Guess is how the columns are read if nobody says otherwise: headers with their
// fields. A header that stands twice, or means one thing on one sheet and another
// on the next, is left open, since its name alone cannot tell.
func (b *Book) Guess() model.Mapping {
	m := model.Mapping{Columns: map[string]string{}}
	plans, err := b.plans(model.Mapping{})
	if err != nil {
		return m
	}
	var unlike []string
	for _, p := range plans {
		count := map[string]int{}
		for _, c := range p.columns {
			count[model.WordKey(c.label)]++
		}
		for _, c := range p.columns {
			if c.label == "" || c.field == "" || count[model.WordKey(c.label)] > 1 {
				continue
			}
			if before, ok := m.Columns[c.label]; ok && before != c.field {
				unlike = append(unlike, c.label)
			}
			m.Columns[c.label] = c.field
		}
	}
	for _, label := range unlike {
		delete(m.Columns, label)
	}
	return m
}

// Preview shows the columns of every sheet under a mapping.
func (b *Book) Preview(m model.Mapping, rows int) ([]model.SheetPreview, error) {
	plans, err := b.plans(m)
	if err != nil {
		return nil, err
	}
	out := make([]model.SheetPreview, len(plans))
	for i, p := range plans {
		out[i] = model.SheetPreview{Sheet: p.table.name, HeaderRow: p.header.row, Skipped: p.skipped}
		for _, c := range p.columns {
			shown := model.ColumnPreview{Letter: columnLetter(c.at), Header: c.label, Field: c.field}
			shown.Values = values(b.heads[i], p.header.last, c.at, rows)
			if shown.Header != "" || shown.Field != "" || len(shown.Values) > 0 {
				out[i].Columns = append(out[i].Columns, shown)
			}
		}
	}
	return out, nil
}

// values are the first cells below a header that hold anything.
func values(head []headRow, last, column, most int) []string {
	out := []string{}
	for _, r := range head {
		if r.row <= last || column >= len(r.cells) || len(out) >= most {
			continue
		}
		if text := strings.TrimSpace(r.cells[column].text); text != "" {
			out = append(out, shortened(text))
		}
	}
	return out
}
