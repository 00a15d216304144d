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
		if end < len(text) && !st.mayEnd(text[end-1]) {
			continue
		}
		out = append(out, text[from:end])
		from = end
	}
	return out
}

// mayEnd reports whether a line may end after r where Unicode allows it.
func (st Style) mayEnd(r rune) bool {
	switch r {
	case ' ', '\u200b', '\u3000':
		return true
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
		var graphemes segmenter.Segmenter // a used one would overwrite what parts point to
		graphemes.Init(part)
		for g := graphemes.GraphemeIterator(); g.Next(); {
			if !add(g.Grapheme().Text) {
				parts = append(parts, st.word(g.Grapheme().Text))
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
