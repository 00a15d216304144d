package sheet

import (
	"fmt"
	"hash/fnv"
	"math"
	"slices"
	"strings"
)

// pdfFonts are the fonts a document uses, in the order they are met.
type pdfFonts struct{ list []*pdfFont }

func (p *pdfFonts) of(f *Font) *pdfFont {
	for _, have := range p.list {
		if have.Font == f {
			return have
		}
	}
	fresh := &pdfFont{Font: f, number: len(p.list), ids: map[glyphID]glyphID{}}
	fresh.use(0)
	fresh.use(f.space)
	fresh.texts[1] = " " // whatever kind of space is met first
	p.list = append(p.list, fresh)
	return fresh
}

// pdfFont is the part of a font that a document uses. Its glyphs are numbered
// anew in the order they are met.
type pdfFont struct {
	*Font
	number int
	ids    map[glyphID]glyphID // old number to new
	glyphs []glyphID           // old numbers, by new
	widths []float64           // thousandths of an em, whole numbers
	texts  []string            // what a glyph stands for; "" if not known
}

// use returns a glyph's new number and its width in thousandths of an em.
func (p *pdfFont) use(g glyphID) (glyphID, float64) {
	id, ok := p.ids[g]
	if !ok {
		id = glyphID(len(p.glyphs))
		p.ids[g] = id
		advance, _ := p.metrics(g)
		p.glyphs = append(p.glyphs, g)
		p.widths = append(p.widths, math.Round(float64(advance)*1000/p.upem))
		p.texts = append(p.texts, "")
	}
	return id, p.widths[id]
}

// learn notes what the glyphs of a cluster stand for and reports whether they
// say so by themselves: one glyph that always has the same text.
func (p *pdfFont) learn(cluster []glyph) bool {
	for _, g := range cluster {
		p.use(g.id)
	}
	if len(cluster) != 1 {
		p.hint(cluster)
		return false
	}
	text := plainSpaces.Replace(cluster[0].text)
	known := &p.texts[p.ids[cluster[0].id]]
	if *known == "" {
		*known = text
	}
	return *known == text
}

// hint notes what the glyphs of a cluster stand for one by one, as far as that
// can be told, for readers that do not heed the text of its span.
func (p *pdfFont) hint(cluster []glyph) {
	rest := []rune(cluster[0].text)
	var open []glyphID
	note := func(g glyphID, text []rune) {
		if known := &p.texts[p.ids[g]]; *known == "" {
			*known = string(text)
		}
	}
	for _, g := range cluster {
		at := slices.IndexFunc(rest, func(r rune) bool {
			id, ok := p.cmap.NominalGlyph(r)
			return ok && glyphID(id) == g.id
		})
		if at < 0 {
			open = append(open, g.id)
			continue
		}
		note(g.id, rest[at:at+1])
		rest = slices.Delete(rest, at, at+1)
	}
	if len(open) == 1 && len(rest) > 0 { // stacked consonants, a mark in its other form
		note(open[0], rest)
	}
}

// plainSpaces makes a space of what looks like one, so that copied text has no
// no-break or figure spaces.
var plainSpaces = strings.NewReplacer("\u00a0", " ", "\u2007", " ", "\u202f", " ")

// write adds the font's objects and returns the number of the font dictionary.
func (p *pdfFont) write(w *objects) int {
	program := p.subset(p.glyphs)
	file := w.stream(fmt.Sprintf("/Length1 %d", len(program)), program)
	name := p.tag() + "+" + asciiName(p.name)
	descriptor := w.object(fmt.Sprintf("<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox%s/ItalicAngle 0"+
		"/Ascent %d/Descent %d/CapHeight %d/StemV 80/FontFile2 %d 0 R>>",
		name, p.bounds(), p.thousandths(p.ascent), -p.thousandths(p.descent), p.thousandths(p.ascent), file))
	var widths strings.Builder
	for _, width := range p.widths {
		fmt.Fprintf(&widths, "%g ", width)
	}
	cid := w.object(fmt.Sprintf("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"+
		"/FontDescriptor %d 0 R/DW 1000/W[0[%s]]/CIDToGIDMap/Identity>>", name, descriptor, strings.TrimSpace(widths.String())))
	unicode := w.stream("", p.toUnicode())
	return w.object(fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>",
		name, cid, unicode))
}

func (p *pdfFont) thousandths(em float64) int { return int(math.Round(em * 1000)) }

// bounds is the font's bounding box, from its head table.
func (p *pdfFont) bounds() string {
	head := p.tables["head"]
	var v [4]int
	for i := range v {
		v[i] = p.thousandths(float64(int16(be.Uint16(head[36+2*i:]))) / p.upem)
	}
	return fmt.Sprint(v)
}

// tag is the six letters that tell one subset of a font from another.
func (p *pdfFont) tag() string {
	h := fnv.New64a()
	for _, g := range p.glyphs {
		h.Write([]byte{byte(g >> 8), byte(g)})
	}
	sum := h.Sum64()
	var tag [6]byte
	for i := range tag {
		tag[i] = 'A' + byte(sum%26)
		sum /= 26
	}
	return string(tag[:])
}

// toUnicode is the table by which readers copy and search. A glyph of which only
// its cluster's span says what it stands for becomes a zero-width space.
func (p *pdfFont) toUnicode() []byte {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const atMost = 100 // entries in a section, PDF 32000-1, 9.7.6.2
	for from := 1; from < len(p.texts); from += atMost {
		to := min(from+atMost, len(p.texts))
		fmt.Fprintf(&b, "%d beginbfchar\n", to-from)
		for id := from; id < to; id++ {
			text := p.texts[id]
			if text == "" {
				text = "\u200b"
			}
			fmt.Fprintf(&b, "<%04X> <%s>\n", id, hex16(text))
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return []byte(b.String())
}
