package sheet

import (
	"strings"

	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"
)

// word is what stands or moves to the next line as a whole, with the spaces
// that follow it.
type word struct {
	text  []rune
	runs  []run
	width float64 // em, spaces included
	ink   float64 // em, without the spaces at the end
	last  bool    // the paragraph ends here
}

// words cuts cleaned text at the places where a line may end.
func (st Style) words(text string) []word {
	var all []word
	for _, paragraph := range strings.Split(text, "\n") {
		from := len(all)
		for _, w := range st.breaks([]rune(strings.TrimRight(paragraph, " "))) {
			all = append(all, st.word(w))
		}
		if len(all) == from {
			all = append(all, word{}) // an empty line stays one
		}
		all[len(all)-1].last = true
	}
	return all
}

func (st Style) word(text []rune) word {
	text = drawn(text)
	w := word{text: text, runs: st.shape(text)}
	for _, r := range w.runs {
		w.width += r.width
	}
	w.ink = w.width - st.Tracking
	for _, r := range backwards(w.runs) {
		for _, g := range backwards(r.glyphs) {
			if g.text != " " {
				return w
			}
			w.ink -= g.advance
		}
	}
	return w
}

// breaks applies the Unicode line breaking rules and then glues together what
// Korean keeps whole: with them alone a line may end after any syllable.
func (st Style) breaks(text []rune) [][]rune {
	var (
		out [][]rune
		seg segmenter.Segmenter
	)
	if len(text) == 0 {
		return nil
	}
	seg.Init(text)
	from := 0
	for it := seg.LineIterator(); it.Next(); {
		l := it.Line()
		end := l.Offset + len(l.Text)
		if end < len(text) && !st.mayEnd(text[end-1], text[end]) {
			continue
		}
		out = append(out, text[from:end])
		from = end
	}
	return out
}

// mayEnd reports whether a line may end between r and next where Unicode
// allows it. In Chinese a number stays with what it counts: 2026年.
func (st Style) mayEnd(r, next rune) bool {
	switch r {
	case ' ', zeroWidthSpace, '\u3000':
		return true
	}
	if '0' <= r && r <= '9' && language.LookupScript(next) == language.Han {
		return false
	}
	switch language.LookupScript(r) {
	case language.Hangul, language.Latin, language.Cyrillic, language.Greek:
		return false
	case language.Han, language.Common:
		return strings.HasPrefix(st.Lang, "zh") || strings.HasPrefix(st.Lang, "ja")
	}
	return true
}

// split cuts a word that is wider than a line: where Unicode allows it first
// (after a hyphen or a slash), else between two characters as a reader sees
// them. width is in em; every part fits unless it is a single character.
func (st Style) split(w word, width float64) []word {
	var parts []word
	add := func(text []rune) bool {
		if len(parts) > 0 {
			last := &parts[len(parts)-1]
			if joined := st.word(append(last.text[:len(last.text):len(last.text)], text...)); joined.ink <= width {
				*last = joined
				return true
			}
		}
		fresh := st.word(text)
		if fresh.ink <= width {
			parts = append(parts, fresh)
		}
		return fresh.ink <= width
	}
	var lines segmenter.Segmenter
	lines.Init(w.text)
	for it := lines.LineIterator(); it.Next(); {
		part := it.Line().Text
		if add(part) {
			continue
		}
		for _, c := range clusters(part) {
			if !add(c) {
				parts = append(parts, st.word(c))
			}
		}
	}
	parts[len(parts)-1].last = w.last
	return parts
}

// backwards yields the elements from the last to the first.
func backwards[T any](s []T) func(func(int, T) bool) {
	return func(yield func(int, T) bool) {
		for i := len(s) - 1; i >= 0; i-- {
			if !yield(i, s[i]) {
				return
			}
		}
	}
}
