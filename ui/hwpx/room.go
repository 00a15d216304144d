package hwpx

import (
	"strings"
	"unicode"
)

// Hangul gives a cell the height that its text needs when it lays the document out;
// other readers take the height that stands in the file. So it is estimated here,
// on the high side: a whole em for a syllable.

// looks are the sizes of a document's characters in HWPUNIT and the distances of its
// lines in per cent of them, by the ids of their looks.
type looks struct{ size, spacing map[int]int }

// What Hangul starts a document with: ten points, 160 %.
const usualSize, usualSpacing = 1000, 160

func readLooks(header *node) looks {
	l := looks{map[int]int{}, map[int]int{}}
	header.walk("charPr", func(n *node) { l.size[n.number("id", -1)] = n.number("height", usualSize) })
	header.walk("paraPr", func(n *node) {
		n.walk("lineSpacing", func(s *node) {
			if from, to, ok := s.value("type"); ok && string(s.open[from:to]) == "PERCENT" {
				l.spacing[n.number("id", -1)] = s.number("value", usualSpacing)
			}
		})
	})
	return l
}

// of is what is known of an id, otherwise of none.
func of(known map[int]int, id, otherwise int) int {
	if v, ok := known[id]; ok && v > 0 {
		return v
	}
	return otherwise
}

// walk calls visit for all elements of a name below n.
func (n *node) walk(name string, visit func(*node)) {
	for _, c := range n.children {
		if c.name == name {
			visit(c)
		}
		c.walk(name, visit)
	}
}

// makeRoom makes those rows of the tables below n higher whose texts need it.
func makeRoom(n *node, l looks) {
	n.walk("tbl", func(table *node) {
		var rows []*node
		for _, c := range table.children {
			if c.name == "tr" {
				rows = append(rows, c)
			}
		}
		added := 0
		for i, row := range rows {
			more := 0
			cells(row, func(c *node) {
				if s := c.child("cellSpan"); s == nil || s.number("rowSpan", 1) == 1 {
					more = max(more, lacks(c, l))
				}
			})
			if more > 0 {
				raise(rows[:i+1], i, more)
				added += more
			}
		}
		if s := table.child("sz"); s != nil && added > 0 {
			s.set("height", s.number("height", 0)+added)
		}
	})
}

// lacks is by how much a cell is too low for the text that was put into it.
func lacks(cell *node, l looks) int {
	box, list := cell.child("cellSz"), cell.child("subList")
	changed := false
	cell.walk("t", func(t *node) { changed = changed || t.changed })
	if box == nil || list == nil || !changed {
		return 0
	}
	width, needed := box.number("width", 0), 0
	if m := cell.child("cellMargin"); m != nil {
		width -= m.number("left", 0) + m.number("right", 0)
		needed = m.number("top", 0) + m.number("bottom", 0)
	}
	for _, p := range list.children {
		if p.name == "p" {
			needed += paragraphHeight(p, float64(width), l)
		}
	}
	return max(0, needed-box.number("height", 0))
}

func paragraphHeight(p *node, width float64, l looks) int {
	high, used, lines := 0, 0.0, 1
	p.walk("run", func(run *node) {
		em := of(l.size, run.number("charPrIDRef", 0), usualSize)
		high = max(high, em)
		run.walk("t", func(t *node) {
			var said strings.Builder
			t.say(&said)
			for i, line := range strings.Split(said.String(), "\r\n") {
				if i > 0 {
					used, lines = 0, lines+1
				}
				lines, used = flow(line, float64(em), width, lines, used)
			}
		})
	})
	return lines * high * of(l.spacing, p.number("paraPrIDRef", 0), usualSpacing) / 100
}

// flow adds a text to a line that is used so far and says on which it ends.
func flow(text string, em, width float64, lines int, used float64) (endLines int, endUsed float64) {
	for _, r := range text {
		w := em / 2
		if r >= 0x1100 && unicode.In(r, unicode.Hangul, unicode.Han, unicode.Hiragana, unicode.Katakana) {
			w = em
		} else if unicode.IsUpper(r) || r == 'm' || r == '@' {
			w = em * 0.7
		}
		if used+w > width && used > 0 {
			lines, used = lines+1, 0
		}
		used += w
	}
	return lines, used
}

// raise makes the last of rows higher, and cells above that reach over it.
func raise(rows []*node, i, more int) {
	for n, row := range rows {
		cells(row, func(c *node) {
			span := 1
			if s := c.child("cellSpan"); s != nil {
				span = s.number("rowSpan", 1)
			}
			if box := c.child("cellSz"); box != nil && n+span > i {
				box.set("height", box.number("height", 0)+more)
			}
		})
	}
}
