package data

import (
	"unicode/utf8"

	"ieumdesk/model/hangul"
)

// stateWriter writes tokens as all their beginnings, each once: what is typed
// stops anywhere, and a whole token is looked up at once where FTS5's own search
// by prefix would gather all the words that begin so. FTS5's prefix indexes take
// the beginnings of every token of every kind: up to eight letters they were an
// eighth larger than this up to fourteen, and took a quarter longer to write.
type stateWriter struct {
	out   []byte
	seen  [stateSlots]int32 // 1 + where in out a token begins, by its hash
	count int
}

const (
	stateSlots = 4096
	// mostStates are remembered; a lead with a very long note may have a token
	// twice beyond them, which FTS5 does not mind.
	mostStates = stateSlots / 2
)

func newStateWriter(size int) *stateWriter { return &stateWriter{out: make([]byte, 0, size)} }

// tokens writes the beginnings, from a number of letters on, of tokens that end
// in a space each.
func (w *stateWriter) tokens(spaced []byte, from int) {
	for len(spaced) > 0 {
		spaced = spaced[w.states(spaced, from):]
	}
}

// states writes the beginnings of the first token and gives its length with the
// space.
func (w *stateWriter) states(token []byte, from int) int {
	if m := token[0]; m == hangul.StartMark {
		from++
	}
	hash := uint32(2166136261)
	for i, letters := 0, 0; i < len(token); i++ {
		c := token[i]
		if c == ' ' {
			return i + 1
		}
		hash = (hash ^ uint32(c)) * 16777619
		if whole := utf8.RuneStart(token[i+1]); !whole || c == hangul.ShiftMark {
			continue // in the middle of a letter, or of a key with shift
		}
		if letters++; letters >= from {
			w.add(token[:i+1], hash)
		}
	}
	return len(token)
}

func (w *stateWriter) add(token []byte, hash uint32) {
	slot := hash % stateSlots
	for ; w.seen[slot] != 0; slot = (slot + 1) % stateSlots {
		at := int(w.seen[slot]) - 1
		end := at + len(token)
		if end < len(w.out) && w.out[end] == ' ' && string(w.out[at:end]) == string(token) {
			return
		}
	}
	if w.count < mostStates {
		w.count++
		w.seen[slot] = int32(len(w.out)) + 1
	}
	w.out = append(append(w.out, token...), ' ')
}
