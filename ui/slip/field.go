package slip

import (
	"strings"

	"ieumdesk/ui/slip/sheet"
)

// field is a label and what was filled in, before they have their place.
type field struct {
	key   string
	style *sheet.Style // nil: plain
	here  string
	each  []string // instead of here: texts with dots between, or below one another where a line is too short
	other string   // the same in the second language; "" if it has none
	share float64  // of the width that it wants where it may stand beside others; 0: it stands alone
	ticks []thing  // to tick off, instead of here

	otherStyle *sheet.Style // nil: small and grey
}

func (d field) blank() bool { return joined("", append(d.each, d.here)...) == "" && len(d.ticks) == 0 }

// table is a heading and the rows under it that have something to say.
func (f *form) table(key string, fields ...field) []part {
	var parts []part
	for _, r := range f.rows(fields) {
		if len(parts) == 0 {
			r.first = true
			if !f.brief {
				parts = append(parts, f.heading(key))
			}
		}
		parts = append(parts, r)
	}
	return parts
}

// untitled is a table without a heading.
func (f *form) untitled(fields ...field) []part {
	var parts []part
	for i, r := range f.rows(fields) {
		r.first = i == 0
		parts = append(parts, r)
	}
	return parts
}

// rows puts fields into rows: those that say what share of the width they want
// stand side by side while their shares last and no word is torn; in brief only
// if each then takes a line.
func (f *form) rows(fields []field) []row {
	var kept []field
	for _, d := range fields {
		if !d.blank() {
			kept = append(kept, d)
		}
	}
	var rows []row
	for len(kept) > 0 {
		n := abreast(kept)
		cells, tidy, torn := f.side(kept[:n])
		for n > 1 && (torn || !tidy && (f.brief || f.mono)) {
			n--
			cells, tidy, torn = f.side(kept[:n])
		}
		rows = append(rows, f.row(cells...))
		kept = kept[n:]
	}
	return rows
}

// abreast is how many of the first fields may share a row.
func abreast(fields []field) int {
	sum := 0.0
	for n, d := range fields {
		if sum += d.share; d.share == 0 || sum > 1.001 {
			return max(n, 1)
		}
	}
	return len(fields)
}

// side makes cells of fields that share a row, and reports whether each takes no
// more than a line in each language, and whether one has so little room that a
// word of it, or a number, goes on in another line.
func (f *form) side(fields []field) (cells []cell, tidy, torn bool) {
	sum, left := 0.0, f.w
	for _, d := range fields {
		sum += d.share
	}
	tidy = true
	for i, d := range fields {
		w := left
		if i+1 < len(fields) {
			w = f.w * d.share / sum
		}
		c := f.cellAmong(d, w, len(fields))
		cells, left = append(cells, c), left-w
		lines, tongues := c.value.lines(), f.tongues(d)
		tidy = tidy && lines <= tongues
		torn = torn || lines > 1 && lines > len(strings.Fields(joined(" ", append(d.each, d.here)...)))*tongues
	}
	return cells, tidy, torn
}

// tongues is in how many languages a field says what it says.
func (f *form) tongues(d field) int {
	if d.other != "" && d.other != d.here && f.second != nil {
		return 2
	}
	return 1
}

func (f *form) row(cells ...cell) row { return row{look: f.look, cells: cells, w: f.w} }

// cellAmong is a field in a width of w, one of some in a row: where there are many,
// labels take less.
func (f *form) cellAmong(d field, w float64, many int) cell {
	labelW := f.labelW
	if many > 2 {
		labelW = min(labelW, 21)
	}
	room := f.cellRoom(w) + f.labelW - labelW
	if f.stacked {
		room = f.cellRoom(w)
	}
	st := f.plain
	if d.style != nil {
		st = *d.style
	}
	c := cell{label: f.labelled(d.key, w, labelW), w: w, labelW: labelW}
	if len(d.ticks) > 0 {
		c.value = ticks(room, st, f.other, d.ticks)
		return c
	}
	here := strings.TrimSpace(d.here)
	if d.each != nil {
		here = joined(" · ", d.each...)
		if st.Layout(here, room).Lines() > 1 {
			here = joined("\n", d.each...)
		}
	}
	c.value = text(room, st, here)
	if f.second != nil && d.other != "" && d.other != d.here {
		other := f.other
		if d.otherStyle != nil {
			other = *d.otherStyle
		}
		c.value.below(room, other, d.other)
	}
	return c
}

// cellRoom is what a value may take of a cell.
func (f *form) cellRoom(w float64) float64 {
	switch {
	case f.stacked:
		return w - 3.4
	case f.mono:
		return w - f.labelW - 3
	}
	return w - f.labelW - cellPad - cellEnd
}

// labelled is a label, on one line if that takes little shrinking, and the
// second language below it.
func (f *form) labelled(key string, w, labelW float64) value {
	room := labelW - cellPad - 1
	switch {
	case f.stacked:
		room = w - 3.4
	case f.mono:
		room = labelW - 1.5
	}
	words := f.words(key)
	b, ok := f.label.Fit(words, room, f.label.LineHeight(), f.label.Size-1.5)
	if !ok {
		b = f.label.Layout(words, room)
	}
	var v value
	v.stack(b)
	other := f.translated(key)
	if other == "" {
		return v
	}
	if under := f.under.Layout(other, room); (f.stacked || f.shared) && v.lines() == 1 && v.ink()+2.5+under.Ink() <= room && under.Lines() == 1 {
		v.bits = append(v.bits, bit{x: v.ink() + 2.5, y: v.h - under.Height - 0.15, block: under})
		return v
	}
	v.below(room, f.under, other)
	return v
}

// translated is a label in the second language; "" if there is none.
func (f *form) translated(key string, args ...any) string {
	if f.second == nil {
		return ""
	}
	return f.second.Words.T(key, args...)
}

// heading names a section.
func (f *form) heading(key string) heading {
	h := heading{block: f.section.Layout(f.words(key), f.w)}
	if other := f.translated(key); other != "" {
		h.other = f.under.WithSize(f.under.Size+0.5).Layout(other, f.w-h.block.Ink()-3)
	}
	return h
}

// pair are two fields that stand side by side.
func pair(share float64, a, b field) (field, field) {
	a.share, b.share = share, 1-share
	return a, b
}
