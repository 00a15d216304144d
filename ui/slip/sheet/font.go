package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/shaping"
)

// Font is one TrueType font, ready to shape, to rasterise and to embed.
// Loading one of Pretendard's weights takes about 30 ms and 10 MB, so a
// program keeps its fonts. It is safe for concurrent use.
type Font struct {
	name    string
	tables  map[string][]byte
	upem    float64
	ascent  float64 // em, above the baseline
	descent float64 // em, below the baseline, positive
	space   glyphID // what a missing character's text hangs on in a PDF
	cmap    *font.Font
	behind  []*Fallback

	mu       sync.Mutex // face and shaper keep caches that are not safe to share
	face     *font.Face
	shaper   shaping.HarfbuzzShaper
	outlines map[glyphID]outline
}

// outline is a glyph's contours in font units, y up, and the box around all their
// points; none for a blank.
type outline struct {
	segments               []opentype.Segment
	minX, minY, maxX, maxY float64
}

// glyphID numbers a glyph within its font.
type glyphID = uint16

// NewFont reads a TrueType font. name is the PostScript name that PDF readers
// show, without spaces. Fonts with CFF outlines (most .otf files) are refused,
// because only TrueType outlines can be subset and embedded here. What the font
// lacks is drawn by the first of behind that has it.
func NewFont(name string, raw []byte, behind ...*Fallback) (*Font, error) {
	tables, err := readTables(raw)
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", name, err)
	}
	face, err := font.ParseTTF(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", name, err)
	}
	extents, ok := face.FontHExtents()
	if !ok {
		return nil, fmt.Errorf("font %s: no line metrics", name)
	}
	upem := float64(face.Upem())
	f := &Font{
		name: name, tables: tables, upem: upem,
		ascent:  float64(extents.Ascender) / upem,
		descent: -float64(extents.Descender) / upem,
		cmap:    face.Font, face: face, behind: behind,
		outlines: map[glyphID]outline{},
	}
	space, ok := f.cmap.NominalGlyph(' ')
	if !ok {
		return nil, fmt.Errorf("font %s: no space", name)
	}
	f.space = glyphID(space)
	return f, nil
}

// has reports whether the font draws r.
func (f *Font) has(r rune) bool {
	_, ok := f.cmap.NominalGlyph(r)
	return ok
}

// outline returns a glyph's contours.
func (f *Font) outline(g glyphID) outline {
	f.mu.Lock()
	defer f.mu.Unlock()
	if o, ok := f.outlines[g]; ok {
		return o
	}
	o := outline{minX: math.Inf(1), minY: math.Inf(1), maxX: math.Inf(-1), maxY: math.Inf(-1)}
	if data, ok := f.face.GlyphData(font.GID(g)).(font.GlyphOutline); ok {
		o.segments = data.Segments
	}
	for i := range o.segments {
		for _, p := range o.segments[i].ArgsSlice() {
			o.minX, o.maxX = min(o.minX, float64(p.X)), max(o.maxX, float64(p.X))
			o.minY, o.maxY = min(o.minY, float64(p.Y)), max(o.maxY, float64(p.Y))
		}
	}
	f.outlines[g] = o
	return o
}

// readTables finds the tables of a TrueType file and checks those that
// embedding needs, so that a damaged file fails here and not on paper.
func readTables(raw []byte) (map[string][]byte, error) {
	if len(raw) < 12 {
		return nil, errors.New("not a font file")
	}
	tables := map[string][]byte{}
	for i := range int(be.Uint16(raw[4:])) {
		at := 12 + 16*i
		if at+16 > len(raw) {
			return nil, errors.New("table directory is cut off")
		}
		entry := raw[at:]
		from, length := uint64(be.Uint32(entry[8:])), uint64(be.Uint32(entry[12:]))
		if from+length > uint64(len(raw)) {
			return nil, fmt.Errorf("table %q is cut off", entry[:4])
		}
		tables[string(entry[:4])] = raw[from : from+length : from+length]
	}
	for tag, least := range map[string]int{"head": 54, "hhea": 36, "maxp": 6, "hmtx": 4, "loca": 4, "glyf": 0, "cmap": 4} {
		if t, ok := tables[tag]; !ok || len(t) < least {
			return nil, fmt.Errorf("no TrueType outlines: table %q is missing", tag)
		}
	}
	return tables, checkGlyphs(tables)
}
