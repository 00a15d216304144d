package data

import (
	"strings"
	"unicode/utf8"

	"ieumdesk/model/hangul"
)

// tokenTable finds the people who have a token that begins with a prefix. Tokens
// stand together by their first two letters, so that a look-up reads one short
// run and adding costs no sorting.
type tokenTable struct {
	text    []byte // of all tokens, one after the other
	buckets map[[2]rune][]posting
	seconds map[rune][]rune // second letters there are for a first one
}

// posting is a token of a person.
type posting struct {
	text   uint32 // where the token begins
	person int32
	length uint8
	start  bool // the name begins with it
}

func newTokenTable() tokenTable {
	return tokenTable{buckets: map[[2]rune][]posting{}, seconds: map[rune][]rune{}}
}

// splitTokens are the tokens of a line, those of its first letter first and
// marked so by hangul.StartMark.
func splitTokens(l hangul.Line) nameTokens {
	starts := map[string]bool{}
	for _, t := range strings.Fields(string(l.AppendStart(nil))) {
		starts[t[1:]] = true
	}
	var out []string
	seen := map[string]bool{}
	for _, t := range strings.Fields(string(l.AppendTokens(nil))) {
		switch {
		case seen[t]:
			continue
		case starts[t]:
			out = append(out, string(hangul.StartMark)+t)
		default:
			out = append(out, t)
		}
		seen[t] = true
	}
	return nameTokens{out}
}

func (t *tokenTable) add(n nameTokens, person int32) {
	for _, token := range n.tokens {
		token, start := strings.CutPrefix(token, string(hangul.StartMark))
		if len(token) > 255 {
			continue
		}
		key := bucket(token)
		if _, ok := t.buckets[key]; !ok {
			t.seconds[key[0]] = append(t.seconds[key[0]], key[1])
		}
		t.buckets[key] = append(t.buckets[key], posting{uint32(len(t.text)), person, uint8(len(token)), start})
		t.text = append(t.text, token...)
	}
}

// bucket is the first two letters of a token, the second 0 if it has one only.
func bucket(token string) [2]rune {
	a, n := utf8.DecodeRuneInString(token)
	b := rune(0)
	if n < len(token) {
		b, _ = utf8.DecodeRuneInString(token[n:])
	}
	return [2]rune{a, b}
}

// find calls found for every posting whose token begins with prefix, which is
// not empty.
func (t *tokenTable) find(prefix string, found func(posting)) {
	key := bucket(prefix)
	if key[1] == 0 {
		for _, second := range t.seconds[key[0]] {
			for _, p := range t.buckets[[2]rune{key[0], second}] {
				found(p)
			}
		}
		return
	}
	for _, p := range t.buckets[key] {
		if token := t.text[p.text : p.text+uint32(p.length)]; len(token) >= len(prefix) && string(token[:len(prefix)]) == prefix {
			found(p)
		}
	}
}
