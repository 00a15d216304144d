package sheet

import (
	"strings"
	"unicode"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"
)

// glyph is one placed glyph. Lengths are in em, y up.
type glyph struct {
	id      glyphID
	advance float64 // how far the pen moves on, letter spacing included
	dx, dy  float64 // where the glyph sits, from the pen
	text    string  // what its cluster stands for; on the cluster's first glyph only
	cluster int     // glyphs in its cluster
	missing bool    // no font has the character: a frame is drawn
}

// run is a stretch of text in one font and one script.
type run struct {
	font   *Font
	glyphs []glyph
	width  float64 // em
}

// missingWidth is the advance of the frame for a character no font has, in em.
const missingWidth = 0.9

// clean prepares what people typed or pasted: composed syllables (some systems
// hand over ㅎ+ㅏ+ㄴ for 한), no carriage returns, tabs or control characters.
func clean(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return norm.NFC.String(strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\r', r == '\u2028', r == '\u2029':
			return '\n'
		case r == '\t':
			return ' '
		case r == '\u00ad', unicode.IsControl(r), r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, s))
}

// piece is a stretch of runes that one font draws in one script; a nil font
// means that no font has them.
type piece struct {
	from, to int
	font     *Font
	script   language.Script
}

// itemise cuts text where font or script changes, never inside what a reader
// sees as one character.
func (st Style) itemise(text []rune) []piece {
	var (
		pieces []piece
		seg    segmenter.Segmenter
	)
	seg.Init(text)
	for it := seg.GraphemeIterator(); it.Next(); {
		g := it.Grapheme()
		p := piece{from: g.Offset, to: g.Offset + len(g.Text), font: st.pick(g.Text), script: scriptOf(g.Text)}
		if len(pieces) > 0 {
			last := &pieces[len(pieces)-1]
			if neutral(g.Text) && last.font != nil {
				p.font = last.font // spaces stay with the word before them
			}
			if p.font == last.font && (p.script == last.script || p.script == language.Common || last.script == language.Common) {
				if last.script == language.Common {
					last.script = p.script
				}
				last.to = p.to
				continue
			}
		}
		pieces = append(pieces, p)
	}
	return pieces
}

// neutral reports whether a grapheme takes the font of what stands before it.
func neutral(grapheme []rune) bool { return grapheme[0] == ' ' || invisible(grapheme[0]) }

// invisible reports whether r shapes its neighbours but draws nothing itself:
// joiners, variation selectors, marks of direction.
func invisible(r rune) bool {
	return unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r)
}

func scriptOf(grapheme []rune) language.Script {
	s := language.LookupScript(grapheme[0])
	if s == language.Inherited || s == language.Unknown {
		return language.Common
	}
	return s
}

// shape turns one line of cleaned text into runs, in reading order.
func (st Style) shape(text []rune) []run {
	var runs []run
	for _, p := range st.itemise(text) {
		var r run
		if p.font == nil {
			r = st.frames(text[p.from:p.to])
		} else {
			r = p.font.shape(text, p, st.Lang)
		}
		for i := range r.glyphs {
			if st.Tracking != 0 && (i+1 == len(r.glyphs) || r.glyphs[i+1].text != "") {
				r.glyphs[i].advance += st.Tracking
			}
			r.width += r.glyphs[i].advance
		}
		runs = append(runs, r)
	}
	return runs
}

// frames stands in for characters that no font has. The text hangs on a blank
// glyph, so that it can still be copied from a PDF.
func (st Style) frames(text []rune) run {
	r := run{font: st.Fonts[0]}
	for _, c := range text {
		if last := len(r.glyphs) - 1; last >= 0 && invisible(c) {
			r.glyphs[last].text += string(c) // a joiner, or a selector of a variant
			continue
		}
		r.glyphs = append(r.glyphs, glyph{id: r.font.space, advance: missingWidth, text: string(c), cluster: 1, missing: true})
	}
	return r
}

// plainScripts need no contextual forms. There Pretendard's would turn what
// was typed into something else ("->" into an arrow), which must not happen
// to a name or an address.
var plainScripts = map[language.Script]bool{
	language.Hangul: true, language.Latin: true, language.Cyrillic: true, language.Han: true,
	language.Greek: true, language.Hiragana: true, language.Katakana: true, language.Common: true,
}

// typedFeatures switches contextual forms off.
var typedFeatures = []shaping.FontFeature{
	{Tag: opentype.MustNewTag("calt"), Value: 0},
	{Tag: opentype.MustNewTag("clig"), Value: 0},
}

// shape asks the font for the glyphs of one piece of text.
func (f *Font) shape(text []rune, p piece, lang string) run {
	in := shaping.Input{
		Text: text, RunStart: p.from, RunEnd: p.to, Direction: di.DirectionLTR,
		Face: f.face, Size: fixed.I(int(f.upem)), Script: p.script, Language: language.NewLanguage(lang),
	}
	if plainScripts[p.script] {
		in.FontFeatures = typedFeatures
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	out := f.shaper.Shape(in)
	em := func(v fixed.Int26_6) float64 { return float64(v) / 64 / f.upem }
	r := run{font: f, glyphs: make([]glyph, len(out.Glyphs))}
	for i, g := range out.Glyphs {
		r.glyphs[i] = glyph{
			id: glyphID(g.GlyphID), advance: em(g.Advance), dx: em(g.XOffset), dy: em(g.YOffset),
			cluster: g.GlyphsCount(),
		}
		if g.GlyphID == 0 { // a part of a character that is not in the font after all
			r.glyphs[i].id, r.glyphs[i].missing = f.space, true
			r.glyphs[i].advance = missingWidth
		}
		if i == 0 || out.Glyphs[i-1].TextIndex() != g.TextIndex() {
			from := g.TextIndex()
			r.glyphs[i].text = string(text[from : from+g.RunesCount()])
		}
	}
	return r
}
