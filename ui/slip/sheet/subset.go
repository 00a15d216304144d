package sheet

import (
	"encoding/binary"
	"errors"
	"slices"
)

// be reads and writes the byte order of font files.
var be = binary.BigEndian

// Flags of a composite glyph's component (OpenType specification, "glyf").
const (
	argsAreWords  = 0x0001
	hasScale      = 0x0008
	moreFollow    = 0x0020
	hasXYScale    = 0x0040
	hasTwoByTwo   = 0x0080
	componentHead = 10 // bytes of contour count and bounding box before the first component
)

// checkGlyphs makes sure that loca, hmtx and glyf agree, so that subsetting
// may slice them without looking again.
func checkGlyphs(tables map[string][]byte) error {
	n := glyphCount(tables)
	metrics := int(be.Uint16(tables["hhea"][34:]))
	if metrics < 1 || metrics > n || len(tables["hmtx"]) < 4*metrics+2*(n-metrics) {
		return errors.New("glyph widths are cut off")
	}
	entry := 2
	if longOffsets(tables) {
		entry = 4
	}
	if n < 1 || len(tables["loca"]) < entry*(n+1) {
		return errors.New("glyph offsets are cut off")
	}
	last := 0
	for g := range n + 1 {
		at := glyphOffset(tables, g)
		if at < last || at > len(tables["glyf"]) {
			return errors.New("glyph offsets are out of order")
		}
		last = at
	}
	return nil
}

func glyphCount(tables map[string][]byte) int   { return int(be.Uint16(tables["maxp"][4:])) }
func longOffsets(tables map[string][]byte) bool { return be.Uint16(tables["head"][50:]) == 1 }

// glyphOffset is where glyph g starts in glyf; g may be the number of glyphs.
func glyphOffset(tables map[string][]byte, g int) int {
	if longOffsets(tables) {
		return int(be.Uint32(tables["loca"][4*g:]))
	}
	return 2 * int(be.Uint16(tables["loca"][2*g:]))
}

// glyphBytes is the outline of glyph g as the file has it; empty for a blank.
func (f *Font) glyphBytes(g glyphID) []byte {
	return f.tables["glyf"][glyphOffset(f.tables, int(g)):glyphOffset(f.tables, int(g)+1)]
}

// metrics returns advance width and left side bearing in font units.
func (f *Font) metrics(g glyphID) (advance, bearing uint16) {
	hmtx, n := f.tables["hmtx"], int(be.Uint16(f.tables["hhea"][34:]))
	if int(g) < n {
		return be.Uint16(hmtx[4*int(g):]), be.Uint16(hmtx[4*int(g)+2:])
	}
	return be.Uint16(hmtx[4*(n-1):]), be.Uint16(hmtx[4*n+2*(int(g)-n):])
}

// subset writes a font file with only the glyphs in order, numbered by their
// place in it, and the components they are made of after them. order starts
// with glyph 0, the font's own ".notdef", as the format demands.
func (f *Font) subset(order []glyphID) []byte {
	renumbered := map[glyphID]glyphID{}
	for i, g := range order {
		renumbered[g] = glyphID(i)
	}
	order = slices.Clone(order)
	var glyf []byte
	loca := make([]byte, 0, 4*(len(order)+1))
	for i := 0; i < len(order); i++ { // order grows by the components it meets
		loca = be.AppendUint32(loca, uint32(len(glyf)))
		at := len(glyf)
		glyf = append(glyf, f.glyphBytes(order[i])...)
		for _, c := range components(glyf[at:]) {
			old := be.Uint16(glyf[at+c:])
			id, ok := renumbered[old]
			if !ok && int(old) < glyphCount(f.tables) {
				id = glyphID(len(order))
				renumbered[old] = id
				order = append(order, old)
			}
			be.PutUint16(glyf[at+c:], id)
		}
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
	}
	loca = be.AppendUint32(loca, uint32(len(glyf)))
	hmtx := make([]byte, 0, 4*len(order))
	for _, g := range order {
		advance, bearing := f.metrics(g)
		hmtx = be.AppendUint16(be.AppendUint16(hmtx, advance), bearing)
	}
	return f.assemble(len(order), map[string][]byte{"glyf": glyf, "loca": loca, "hmtx": hmtx})
}

// components returns where, in a composite glyph, each component's number
// stands. A simple, blank or damaged glyph has none.
func components(glyph []byte) []int {
	if len(glyph) < componentHead || int16(be.Uint16(glyph)) >= 0 {
		return nil
	}
	var at []int
	for i := componentHead; i+4 <= len(glyph); {
		flags := be.Uint16(glyph[i:])
		at = append(at, i+2)
		i += 6
		if flags&argsAreWords != 0 {
			i += 2
		}
		switch {
		case flags&hasScale != 0:
			i += 2
		case flags&hasXYScale != 0:
			i += 4
		case flags&hasTwoByTwo != 0:
			i += 8
		}
		if flags&moreFollow == 0 {
			break
		}
	}
	return at
}

// assemble puts a font file together from the tables that a PDF reader needs.
func (f *Font) assemble(glyphs int, tables map[string][]byte) []byte {
	for _, tag := range []string{"head", "hhea", "maxp", "cvt ", "fpgm", "prep"} {
		if t, ok := f.tables[tag]; ok {
			tables[tag] = slices.Clone(t)
		}
	}
	be.PutUint32(tables["head"][8:], 0)  // the file's checksum, filled in last
	be.PutUint16(tables["head"][50:], 1) // long offsets in loca
	be.PutUint16(tables["hhea"][34:], uint16(glyphs))
	be.PutUint16(tables["maxp"][4:], uint16(glyphs))

	tags := make([]string, 0, len(tables))
	for tag := range tables {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	file := fontHeader(len(tags))
	head := 0
	for i, tag := range tags {
		if tag == "head" {
			head = len(file)
		}
		entry, t := file[12+16*i:], tables[tag]
		copy(entry, tag)
		be.PutUint32(entry[4:], checksum(t))
		be.PutUint32(entry[8:], uint32(len(file)))
		be.PutUint32(entry[12:], uint32(len(t)))
		file = append(file, t...)
		for len(file)%4 != 0 {
			file = append(file, 0)
		}
	}
	const magic = 0xB1B0AFBA // "head".checkSumAdjustment, OpenType specification
	be.PutUint32(file[head+8:], magic-checksum(file))
	return file
}

// fontHeader is an offset table with room for n entries.
func fontHeader(n int) []byte {
	h := make([]byte, 12+16*n)
	power, exponent := 1, 0
	for power*2 <= n {
		power, exponent = power*2, exponent+1
	}
	be.PutUint32(h, 0x00010000)
	be.PutUint16(h[4:], uint16(n))
	be.PutUint16(h[6:], uint16(power*16))
	be.PutUint16(h[8:], uint16(exponent))
	be.PutUint16(h[10:], uint16(n*16-power*16))
	return h
}

// checksum adds up big-endian words, the last one padded with zeros.
func checksum(b []byte) (sum uint32) {
	for len(b) >= 4 {
		sum += be.Uint32(b)
		b = b[4:]
	}
	var rest [4]byte
	copy(rest[:], b)
	return sum + be.Uint32(rest[:])
}
