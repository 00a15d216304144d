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
	other string  // the same in the second language; "" if it has none
	share float64 // of the width, where the next field stands beside it; 0: it stands alone
	ticks []thing // to tick off, instead of here
}

func (d field) blank() bool { return strings.TrimSpace(d.here) == "" && len(d.ticks) == 0 }

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

// rows puts fields into rows: two that say they may stand side by side do, if
// both have something to say; in brief only if each then takes a line.
func (f *form) rows(fields []field) []row {
	var rows []row
	var kept []field
	for _, d := range fields {
		if !d.blank() {
			kept = append(kept, d)
		}
	}
	for i := 0; i < len(kept); i++ {
		d := kept[i]
		if d.share > 0 && i+1 < len(kept) && kept[i+1].share > 0 {
			left := f.w * d.share
			if f.stacked {
				left = f.w / 2
			}
			a, b := f.cell(d, left), f.cell(kept[i+1], f.w-left)
			if !f.brief && !f.stacked || a.value.lines() <= f.tongues(d) && b.value.lines() <= f.tongues(kept[i+1]) {
				rows = append(rows, f.row(a, b))
				i++
				continue
			}
		}
		rows = append(rows, f.row(f.cell(d, f.w)))
	}
	return rows
}

// tongues is in how many languages a field says what it says.
func (f *form) tongues(d field) int {
	if d.other != "" && d.other != d.here && f.second != nil {
		return 2
	}
	return 1
}

func (f *form) row(cells ...cell) row { return row{look: f.look, cells: cells, w: f.w} }

// cell is a field in a width of w.
func (f *form) cell(d field, w float64) cell {
	room := f.cellRoom(w)
	st := f.plain
	if d.style != nil {
		st = *d.style
	}
	c := cell{label: f.labelled(d.key, w), w: w}
	if len(d.ticks) > 0 {
		c.value = ticks(room, st, f.other, d.ticks)
		return c
	}
	c.value = text(room, st, strings.TrimSpace(d.here))
	if f.second != nil && d.other != "" && d.other != d.here {
		c.value.below(room, f.other, d.other)
	}
	return c
}

// cellRoom is what a value may take of a cell.
func (f *form) cellRoom(w float64) float64 {
	if f.stacked {
		return w - 3.4
	}
	return w - f.labelW - cellPad - cellEnd
}

// labelled is a label, on one line if that takes little shrinking, and the
// second language below it.
func (f *form) labelled(key string, w float64) value {
	room := f.labelW - cellPad - 1
	if f.stacked {
		room = w - 3.4
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
	if under := f.under.Layout(other, room); f.stacked && v.lines() == 1 && v.ink()+2.5+under.Ink() <= room && under.Lines() == 1 {
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
	return f.second.Words(key, args...)
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
