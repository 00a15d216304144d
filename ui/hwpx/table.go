package hwpx

import (
	"html"
	"maps"
	"slices"
	"strings"
)

// repeat repeats the rows of a table that ask for a list, and then numbers its
// cells and gives it its height anew.
func (f *filling) repeat(table *node) error {
	var rows []*node
	for _, c := range table.children {
		if c.name == "tr" {
			rows = append(rows, c)
		}
	}
	for i := len(rows) - 1; i >= 0; i-- { // from below: those above keep their places
		list, err := f.listOf(rows[i])
		if err != nil {
			return err
		}
		if list == "" {
			continue
		}
		if err := f.repeatRow(table, rows, i, list); err != nil {
			return err
		}
	}
	renumber(table)
	return nil
}

// asked calls visit for the names of the placeholders of a row.
func asked(row *node, visit func(name string)) {
	row.below("t", func(t *node) {
		for _, c := range t.children {
			if !c.text {
				continue
			}
			for _, m := range placeholder.FindAllSubmatch(c.open, -1) {
				visit(html.UnescapeString(string(m[1])))
			}
		}
	})
}

// listOf is the list that a row asks for, "" if none.
func (f *filling) listOf(row *node) (string, error) {
	found := map[string]bool{}
	asked(row, func(name string) {
		list, _, dotted := strings.Cut(name, ".")
		if _, known := f.values.Lists[list]; dotted && known {
			found[list] = true
		}
	})
	if len(found) > 1 {
		return "", refused("template_lists", strings.Join(slices.Sorted(maps.Keys(found)), ", "))
	}
	for list := range found {
		return list, nil
	}
	return "", nil
}

// repeatRow puts a row for each item in the place of rows[i].
func (f *filling) repeatRow(table *node, rows []*node, i int, name string) error {
	list := f.values.Lists[name]
	if spans(rows[i]) > 1 {
		return refused("template_joined", name)
	}
	items := list.Items
	if len(items) == 0 {
		items = [][]string{make([]string, len(list.Fields))}
	}
	at := slices.Index(table.children, rows[i])
	repeated := make([]*node, len(items))
	for n, item := range items {
		known := maps.Clone(f.values.Text)
		for j, field := range list.Fields {
			known[name+"."+field] = item[j]
		}
		if len(list.Items) == 0 {
			f.none(rows[i], name, known)
		}
		row := rows[i].clone()
		var err error
		row.below("t", func(t *node) {
			if err == nil {
				err = f.run(t, known)
			}
		})
		if err != nil {
			return err
		}
		repeated[n] = row
	}
	table.children = slices.Replace(table.children, at, at+1, repeated...)
	widen(rows[:i], i, len(items)-1)
	if size := table.child("sz"); size != nil {
		size.set("height", size.number("height", 0)+(len(items)-1)*height(rows[i]))
	}
	return nil
}

// none says in the first placeholder of a row that its list has no items.
func (f *filling) none(row *node, list string, known map[string]string) {
	said := false
	asked(row, func(name string) {
		if _, ok := known[name]; ok && !said && strings.HasPrefix(name, list+".") {
			known[name], said = f.values.None, true
		}
	})
}

// cells calls visit for the cells of a row.
func cells(row *node, visit func(*node)) {
	for _, c := range row.children {
		if c.name == "tc" {
			visit(c)
		}
	}
}

// spans is over how many rows the highest cell of a row reaches.
func spans(row *node) int {
	most := 1
	cells(row, func(c *node) {
		if s := c.child("cellSpan"); s != nil {
			most = max(most, s.number("rowSpan", 1))
		}
	})
	return most
}

// height is that of a row's highest cell.
func height(row *node) int {
	most := 0
	cells(row, func(c *node) {
		if s := c.child("cellSz"); s != nil {
			most = max(most, s.number("height", 0))
		}
	})
	return most
}

// widen lets the cells of the rows above that reach over row i reach over those
// that were added there.
func widen(above []*node, i, added int) {
	for n, row := range above {
		cells(row, func(c *node) {
			if s := c.child("cellSpan"); s != nil && n+s.number("rowSpan", 1) > i {
				s.set("rowSpan", s.number("rowSpan", 1)+added)
			}
		})
	}
}

// renumber tells the table and its cells how many rows there are and which is whose.
func renumber(table *node) {
	n := 0
	for _, row := range table.children {
		if row.name != "tr" {
			continue
		}
		cells(row, func(c *node) {
			if a := c.child("cellAddr"); a != nil {
				a.set("rowAddr", n)
			}
		})
		n++
	}
	table.set("rowCnt", n)
}
