package sheet

import (
	"strings"
	"sync"
	"unicode"
)

// Fallback is a font that stands behind another: it is read when a text first
// holds a character that the fonts before it lack and that it is there for.
// Until then it costs nothing. It is safe for concurrent use.
type Fallback struct {
	scripts []*unicode.RangeTable
	font    func() (*Font, error)
}

// NewFallback names a font that is there for the characters of scripts. read
// returns the TrueType file; it is called once at most.
func NewFallback(name string, scripts []*unicode.RangeTable, read func() ([]byte, error)) *Fallback {
	return &Fallback{scripts: scripts, font: sync.OnceValues(func() (*Font, error) {
		raw, err := read()
		if err != nil {
			return nil, err
		}
		return NewFont(name, raw)
	})}
}

// Font is the font itself, read now if it was not. An error stays the same for
// the life of the Fallback; its characters are then missing from every sheet.
func (b *Fallback) Font() (*Font, error) { return b.font() }

// drawing is the font if it is there for r and has it, else nil.
func (b *Fallback) drawing(r rune) *Font {
	if !unicode.In(r, b.scripts...) {
		return nil
	}
	if f, err := b.font(); err == nil && f.has(r) {
		return f
	}
	return nil
}

// pick finds the first font that has every character of a grapheme, or at
// least its base; nil if none has. What stands behind a font comes after all
// that the style names, but Chinese takes its punctuation from the font of its
// characters.
func (st Style) pick(grapheme []rune) *Font {
	if wide(grapheme[0]) && strings.HasPrefix(st.Lang, "zh") {
		if whole, _ := st.pickBehind(grapheme); whole != nil {
			return whole
		}
	}
	for _, f := range st.Fonts {
		if f.hasAll(grapheme) {
			return f
		}
	}
	whole, base := st.pickBehind(grapheme)
	if whole != nil {
		return whole
	}
	for _, f := range st.Fonts {
		if f.has(grapheme[0]) {
			return f
		}
	}
	return base
}

// pickBehind finds the first font behind the style's that has all of a grapheme,
// and the first that has its base.
func (st Style) pickBehind(grapheme []rune) (whole, base *Font) {
	for _, first := range st.Fonts {
		for _, b := range first.behind {
			f := b.drawing(grapheme[0])
			if f != nil && f.hasAll(grapheme) {
				return f, f
			}
			if base == nil {
				base = f
			}
		}
	}
	return nil, base
}

// wide reports whether r is punctuation as wide as an ideograph.
func wide(r rune) bool { return '\u3001' <= r && r <= '\u301f' || '\uff01' <= r && r <= '\uff5e' }

// hasAll reports whether the font draws a grapheme as a whole.
func (f *Font) hasAll(grapheme []rune) bool {
	for _, r := range grapheme {
		if !f.has(r) && !invisible(r) {
			return false
		}
	}
	return true
}
