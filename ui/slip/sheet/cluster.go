package sheet

import (
	"slices"

	"github.com/go-text/typesetting/segmenter"
)

// zeroWidthSpace is where a line may end in a language without spaces, such as
// Thai and Khmer. It is a mark to the layout and no part of the text.
const zeroWidthSpace = '\u200b'

// drawn is the text without its marks to the layout.
func drawn(text []rune) []rune {
	if !slices.Contains(text, zeroWidthSpace) {
		return text
	}
	return slices.DeleteFunc(slices.Clone(text), func(r rune) bool { return r == zeroWidthSpace })
}

// clusters cuts text into what is never divided between two lines: characters
// as a reader sees them, and those that are written as one with the next.
func clusters(text []rune) [][]rune {
	var (
		all [][]rune
		seg segmenter.Segmenter
	)
	seg.Init(text)
	from := 0
	for it := seg.GraphemeIterator(); it.Next(); {
		g := it.Grapheme()
		end := g.Offset + len(g.Text)
		if end < len(text) && joinsNext(text[end-1]) {
			continue
		}
		all = append(all, text[from:end])
		from = end
	}
	return all
}

// joinsNext reports whether what follows r is written under or around it: the
// signs that stack consonants in Devanagari and Khmer, the vowels that Thai
// writes before their consonant.
func joinsNext(r rune) bool {
	return r == '\u094d' || r == '\u17d2' || '\u0e40' <= r && r <= '\u0e44'
}
