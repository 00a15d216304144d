package sheet

// Memo remembers how texts were shaped, so that laying the same texts out
// again in another size costs little. Make one for a document and put it in
// the styles it is set in; it is not safe for concurrent use, and it holds the
// texts for as long as it lives.
type Memo struct{ words map[memoKey][]word }

// memoKey is all that shaping depends on; size and colour are not among it.
type memoKey struct {
	fonts    [memoFonts]*Font
	lang     string
	tracking float64
	text     string
}

// memoFonts is how many fonts a style may have for its texts to be remembered.
const memoFonts = 4

// NewMemo returns an empty Memo.
func NewMemo() *Memo { return &Memo{words: map[memoKey][]word{}} }

// remember returns what shape returned for this style and text the last time.
func (m *Memo) remember(st Style, text string, shape func() []word) []word {
	if m == nil || len(st.Fonts) > memoFonts {
		return shape()
	}
	key := memoKey{lang: st.Lang, tracking: st.Tracking, text: text}
	copy(key.fonts[:], st.Fonts)
	words, ok := m.words[key]
	if !ok {
		words = shape()
		m.words[key] = words
	}
	return words
}
