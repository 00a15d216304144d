package sheet

import "strings"

const (
	headRows = 40 // rows from the top among which the header is looked for
	minKnown = 2  // headers that must be known for a row to be one
)

// headRow is one of the first rows of a sheet.
type headRow struct {
	row   int
	cells []cell
}

// header is what stands over the columns of a sheet.
type header struct {
	row, last int      // first and last row of it, from 1
	labels    []string // by column
}

// findHeader is the row, or the two rows, with the most known headers that name
// an employer or an occupation, the topmost of equals; false if there is none.
func (l lexicon) findHeader(head []headRow) (header, bool) {
	var best header
	most := minKnown - 1
	for i := range head {
		h, known := l.headerAt(head, i)
		// A title above the header adds nothing to it, so the header stands alone.
		alone := known == most && best.last > best.row && h.last == h.row && h.row == best.last
		if known > most || alone {
			best, most = h, known
		}
	}
	return best, best.row > 0
}

// headerAt reads the header that begins at a row, with the row below if that
// makes more of it known.
func (l lexicon) headerAt(head []headRow, i int) (h header, known int) {
	h = header{row: head[i].row, last: head[i].row, labels: texts(head[i].cells)}
	known = l.known(h.labels)
	if i+1 >= len(head) || head[i+1].row != head[i].row+1 {
		return h, known
	}
	if labels, ok := l.twoRows(h.labels, texts(head[i+1].cells)); ok {
		if n := l.known(labels); n > known {
			return header{row: h.row, last: h.row + 1, labels: labels}, n
		}
	}
	return h, known
}

// known counts the different fields that labels name; 0 where neither an
// employer nor a job is among them.
func (l lexicon) known(labels []string) int {
	fields := map[string]bool{}
	for _, label := range labels {
		if s, ok := l.find(label); ok && s.field != "" {
			fields[s.field] = true
		}
	}
	if !fields["employer"] && !fields["title"] && !fields["occupation"] && !fields["duties"] {
		return 0
	}
	return len(fields)
}

// twoRows joins a group's label with those below it: 임금 over 형태 and 금액. It is
// no header of two rows if there is anything else below a label that is known by
// itself, as there is in a row of data.
func (l lexicon) twoRows(upper, lower []string) ([]string, bool) {
	out := make([]string, max(len(upper), len(lower)))
	group := ""
	for i := range out {
		above, below := at(upper, i), at(lower, i)
		if above != "" {
			group = above
		}
		switch {
		case below == "" || below == above: // merged downwards
			out[i] = above
		case l.knows(group + " " + below):
			out[i] = group + " " + below
		case l.knows(below):
			out[i] = below
		case l.knows(above):
			return nil, false
		default:
			out[i] = strings.TrimSpace(above + " " + below)
		}
	}
	return out, true
}

func (l lexicon) knows(label string) bool {
	_, ok := l.find(label)
	return ok
}

func at(labels []string, i int) string {
	if i < len(labels) {
		return labels[i]
	}
	return ""
}

// texts are the cells as one line each; numbers are no headers.
func texts(cells []cell) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		if c.kind == textCell {
			out[i] = strings.Join(strings.Fields(c.text), " ")
		}
	}
	return out
}
