package data

import (
	"bytes"
	"encoding/binary"
	"unicode/utf8"

	"ieumdesk/model/hangul"
)

// tokenTable finds the names that have a token that begins with a prefix. Tokens
// stand together by their first two letters, so that a look-up reads one short
// run and adding costs no sorting.
type tokenTable struct {
	text    []byte // of all tokens behind their first two letters, one after the other
	buckets map[[2]rune][]posting
	seconds map[rune][]rune // second letters there are for a first one
}

// posting is a token of a name, without its first two letters.
type posting struct {
	head   uint64 // its first eight bytes, so that most look-ups read no text
	text   uint32 // where it begins
	name   int32
	length uint8
	start  bool // the name begins with it
}

func newTokenTable() tokenTable {
	return tokenTable{buckets: map[[2]rune][]posting{}, seconds: map[rune][]rune{}}
}

// add takes the tokens of a name. Those of its first letter come behind
// hangul.StartMark as well.
func (t *tokenTable) add(l hangul.Line, name int32) {
	starts := l.AppendStart(nil)
	for token := range bytes.FieldsSeq(l.AppendTokens(nil)) {
		marked := append([]byte{hangul.StartMark}, token...)
		t.addToken(token, name, bytes.Contains(starts, append(marked, ' ')))
	}
}

func (t *tokenTable) addToken(token []byte, name int32, start bool) {
	key, rest := bucket(token)
	if len(rest) > 255 {
		return // of letters that no keyboard here has
	}
	if _, ok := t.buckets[key]; !ok {
		t.seconds[key[0]] = append(t.seconds[key[0]], key[1])
	}
	t.buckets[key] = append(t.buckets[key], posting{head(rest), uint32(len(t.text)), name, uint8(len(rest)), start})
	t.text = append(t.text, rest...)
}

// bucket is the first two letters of a token, the second 0 if it has one only,
// and the rest of it.
func bucket(token []byte) (key [2]rune, rest []byte) {
	a, n := utf8.DecodeRune(token)
	b, m := rune(0), 0
	if n < len(token) {
		b, m = utf8.DecodeRune(token[n:])
	}
	return [2]rune{a, b}, token[n+m:]
}

// head is the first eight bytes as a number, zeros behind.
func head(b []byte) uint64 {
	var eight [8]byte
	copy(eight[:], b)
	return binary.BigEndian.Uint64(eight[:])
}

// find calls found for every posting whose token begins with prefix, which is
// not empty.
func (t *tokenTable) find(prefix string, found func(posting)) {
	key, rest := bucket([]byte(prefix))
	if key[1] == 0 {
		for _, second := range t.seconds[key[0]] {
			for _, p := range t.buckets[[2]rune{key[0], second}] {
				found(p)
			}
		}
		return
	}
	want, mask := head(rest), ^uint64(0)<<(64-8*min(len(rest), 8))
	for _, p := range t.buckets[key] {
		if p.head&mask == want && (len(rest) <= 8 || bytes.HasPrefix(t.text[p.text:p.text+uint32(p.length)], rest)) {
			found(p)
		}
	}
}
