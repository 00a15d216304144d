package slip

import (
	"strings"

	"ieumdesk/ui/slip/sheet"
)

// paragraphs are texts below one another, each with a mark in front if it is
// one of a list.
type paragraphs struct {
	whole
	blocks []sheet.Block
	mark   sheet.Block
	gap    float64
	marked []bool // which of them begin with the mark
}

const listIndent = 3.6 // millimetres

// notes are what to mind, in both languages.
func (f *form) notes(keys ...string) part {
	p := paragraphs{mark: f.small.Layout("•", f.w), gap: 0.4}
	for _, key := range keys {
		p.blocks, p.marked = append(p.blocks, f.small.Layout(f.words(key), f.w-listIndent)), append(p.marked, true)
		if other := f.translated(key); other != "" {
			p.blocks, p.marked = append(p.blocks, f.under.Layout(other, f.w-listIndent)), append(p.marked, false)
		}
	}
	return p
}

func (p paragraphs) height() float64 {
	sum := p.gap * float64(len(p.blocks)-1)
	for _, b := range p.blocks {
		sum += b.Height
	}
	return sum
}

func (p paragraphs) draw(page *sheet.Page, x, y float64) {
	for i, b := range p.blocks {
		left := x
		if p.mark.Lines() > 0 {
			left += listIndent
			if p.marked[i] {
				page.Place(p.mark, x, y)
			}
		}
		y = page.Place(b, left, y) + p.gap
	}
}

// request is what makes it a letter: the sentence to the employer, the day, and
// the centre in whose name it is written.
func (f *form) request(s Slip, key string) part {
	middle := f.plain.WithAlign(sheet.Centre)
	day := f.issued(s)
	if f.shared { // in one line, if it is long enough
		if b := middle.Layout(joined("   ", f.words(key), day, s.Centre), f.w); b.Lines() == 1 {
			return paragraphs{blocks: []sheet.Block{b}}
		}
	}
	sentence := middle.Layout(f.words(key), f.w)
	if !f.brief {
		p := f.signature(s)
		p.blocks = append([]sheet.Block{sentence}, p.blocks...)
		return p
	}
	st := f.bold.WithAlign(sheet.Centre)
	signed := st.Layout(joined("   ", day, s.Centre), f.w)
	if signed.Lines() > 1 {
		signed = st.Layout(joined("\n", day, s.Centre), f.w)
	}
	return paragraphs{gap: 0.6, blocks: []sheet.Block{sentence, signed}}
}

// signature is the day, and in whose name a sheet is written.
func (f *form) signature(s Slip) paragraphs {
	signed := f.bold.WithSize(f.points + 6).WithAlign(sheet.Centre).WithColour(f.strong)
	signed.Tracking = 0.08
	return paragraphs{gap: 0.6, blocks: []sheet.Block{f.plain.WithAlign(sheet.Centre).Layout(f.issued(s), f.w), signed.Layout(s.Centre, f.w)}}
}

// issued is the day a slip was issued on.
func (f *form) issued(s Slip) string {
	if s.IssuedAt.IsZero() {
		return ""
	}
	return f.words.date(s.IssuedAt)
}

// office is who issued it and how to reach them.
func (f *form) office(s Slip) []part {
	counsellor, phone := pair(0.4, field{key: "slip.office.counsellor", here: s.Counsellor},
		field{key: "slip.office", each: []string{f.phoned(s), f.faxed(s)}})
	return f.untitled(counsellor, phone)
}

// phoned and faxed are how the desk is reached.
func (f *form) phoned(s Slip) string {
	if s.Phone == "" {
		return ""
	}
	return unbroken(f.words("slip.office.phone", s.Phone))
}

func (f *form) faxed(s Slip) string {
	if s.Fax == "" {
		return ""
	}
	return unbroken(f.words("slip.office.fax", s.Fax))
}

// unbroken keeps a text on one line.
func unbroken(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }

func blank(s string) bool { return strings.TrimSpace(s) == "" }

// joined puts those texts together that are not empty.
func joined(separator string, texts ...string) string {
	var kept []string
	for _, s := range texts {
		if s = strings.TrimSpace(s); s != "" {
			kept = append(kept, s)
		}
	}
	return strings.Join(kept, separator)
}
