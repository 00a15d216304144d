package hangul

import (
	"strings"
	"unicode/utf8"
)

// Keys gives the keystrokes that type s on the two-set keyboard, capitals for
// shift: 안산 is dkstks, 빵 is Qkd. Letters of other scripts are themselves in
// lower case. What is neither letter nor digit becomes one space.
func Keys(s string) string {
	return spaced(s, appendKeys)
}

// Initials gives the initial consonants of s: 안산호텔 is ㅇㅅㅎㅌ. Other letters
// and digits are themselves, and what is neither becomes one space.
func Initials(s string) string {
	return spaced(s, func(dst []byte, r rune) []byte { return utf8.AppendRune(dst, initialOf(r)) })
}

func spaced(s string, add func([]byte, rune) []byte) string {
	b := make([]byte, 0, 2*len(s))
	for i, u := range split(nil, s) {
		if i > 0 && u.gap {
			b = append(b, ' ')
		}
		b = add(b, u.r)
	}
	return string(b)
}

// appendKeys writes the keystrokes of one folded letter.
func appendKeys(dst []byte, r rune) []byte {
	switch {
	case r < utf8.RuneSelf:
		return append(dst, byte(r))
	case isSyllable(r):
		n := int(r - firstSyllable)
		dst = append(dst, initialKeys[n/(medials*finals)]...)
		dst = append(dst, medialKeys[n/finals%medials]...)
		return append(dst, finalKeys[n%finals]...)
	case r >= firstJamo && r <= lastJamo:
		return append(dst, jamoKeys[r-firstJamo]...)
	default:
		return utf8.AppendRune(dst, r)
	}
}

// Compose gives what the input method would have shown for keystrokes that
// were typed while it was off: dkstks is 안산, and dkstksgx is 안삲ㅌ, because
// it cannot know that the ㅎ was meant to begin something new. Whatever is no
// key of the layout is kept, in lower case.
func Compose(keys string) string {
	var c composer
	for _, k := range keys {
		c.key(k)
	}
	c.flush()
	return c.out.String()
}

// composer is the automaton of a two-set input method: the syllable being
// typed, as the keys of its three parts.
type composer struct {
	out                    strings.Builder
	initial, medial, final string
}

func (c *composer) key(r rune) {
	if r >= 'A' && r <= 'Z' && !strings.ContainsRune("RETQWOP", r) {
		r += 'a' - 'A' // shift changes nothing on the other keys
	}
	k := string(r)
	switch {
	case index(initialKeys[:], k) >= 0:
		c.consonant(k)
	case index(medialKeys[:], k) >= 0:
		c.vowel(k)
	default:
		c.flush()
		c.out.WriteString(strings.ToLower(k))
	}
}

func (c *composer) consonant(k string) {
	open := c.initial != "" && c.medial != ""
	if open && index(finalKeys[:], c.final+k) > 0 {
		c.final += k
		return
	}
	c.flush()
	c.initial = k
}

func (c *composer) vowel(k string) {
	switch {
	case c.medial == "":
		c.medial = k
	case c.final != "": // the last consonant begins the next syllable
		last := len(c.final) - 1
		next := c.final[last:]
		c.final = c.final[:last]
		c.flush()
		c.initial, c.medial = next, k
	case index(medialKeys[:], c.medial+k) >= 0:
		c.medial += k
	default:
		c.flush()
		c.medial = k
	}
}

func (c *composer) flush() {
	switch {
	case c.initial != "" && c.medial != "":
		n := index(initialKeys[:], c.initial)*medials*finals + index(medialKeys[:], c.medial)*finals + index(finalKeys[:], c.final)
		c.out.WriteRune(firstSyllable + rune(n))
	case c.initial != "" || c.medial != "":
		c.out.WriteRune(firstJamo + rune(index(jamoKeys[:], c.initial+c.medial)))
	}
	c.initial, c.medial, c.final = "", "", ""
}

func index(table []string, k string) int {
	for i, s := range table {
		if s == k {
			return i
		}
	}
	return -1
}
