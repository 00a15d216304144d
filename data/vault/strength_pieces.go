package vault

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ieumdesk/model/hangul"
)

// pieces are all parts of the keys that can be guessed as a whole.
func (e *estimator) pieces(typed []rune) []piece {
	lower := make([]rune, len(typed))
	for i, r := range typed {
		lower[i] = unicode.ToLower(r)
	}
	var found []piece
	found = e.words(found, typed, lower)
	found = e.repeats(found, lower)
	found = syllables(found, typed)
	found = sequences(found, lower)
	found = walks(found, typed)
	return numbers(found, string(typed))
}

// twice is the cost of a choice between two ways to write the same thing.
const twice = 0.3

// plain undoes what everybody replaces letters with.
var plain = strings.NewReplacer("@", "a", "4", "a", "8", "b", "3", "e", "6", "g", "1", "i", "!", "i", "0", "o", "$", "s", "5", "s", "7", "t", "2", "z")

// words finds listed words and those to avoid, also with capitals, with signs
// for letters, or written backwards.
func (e *estimator) words(found []piece, typed, lower []rune) []piece {
	n := len(lower)
	backwards := slices.Clone(lower)
	slices.Reverse(backwards)
	for i := range n {
		for j := i + 2; j <= min(n, i+longestWord); j++ {
			capitals := 0.0
			if !slices.Equal(lower[i:j], typed[i:j]) {
				capitals = twice
			}
			word := string(lower[i:j])
			found = e.word(found, i, j, word, capitals)
			if p := plain.Replace(word); p != word {
				found = e.word(found, i, j, p, capitals+twice)
			}
			found = e.word(found, i, j, string(backwards[n-j:n-i]), capitals+twice)
		}
	}
	return found
}

// longestWord is the keystrokes of the longest that is looked for, a sentence
// among the favourites.
const longestWord = 32

// word adds the keys i to j if they are a word, at its cost and more. In a row
// of pieces even the most frequent word is one of ten.
func (e *estimator) word(found []piece, i, j int, word string, more float64) []piece {
	if e.known[word] {
		return append(found, piece{i, j, 1 + more, ownName})
	}
	if l, ok := lists()[word]; ok {
		return append(found, piece{i, j, max(1, l.digits) + more, l.advice})
	}
	return found
}

// repeats finds blocks that follow themselves, the last time perhaps broken off:
// aaaa, 홍길동홍길동홍.
func (e *estimator) repeats(found []piece, lower []rune) []piece {
	for i := range lower {
		for size := 1; i+2*size <= len(lower); size++ {
			end := i + size
			for end < len(lower) && lower[end] == lower[end-size] {
				end++
			}
			block := lower[i : i+size]
			if end < i+max(3, 2*size) || periodic(block) {
				continue
			}
			once := e.cheapest(slices.Clone(block)).digits
			for j := i + 2*size; j <= end; j++ {
				times := math.Ceil(float64(j-i) / float64(size))
				found = append(found, piece{i, j, once + math.Log10(times), repeat})
			}
		}
	}
	return found
}

// periodic reports whether a block is itself a smaller one several times.
func periodic(block []rune) bool {
	for size := 1; size <= len(block)/2; size++ {
		if len(block)%size == 0 && slices.Equal(block[size:], block[:len(block)-size]) {
			return true
		}
	}
	return false
}

// syllableDigits is the cost of a Hangul syllable: of the 11,172 there are, a
// hundred make up most of what is written after what stands before them.
const syllableDigits = 2

// syllables finds keys that make exactly one Hangul syllable.
func syllables(found []piece, typed []rune) []piece {
	for i := range typed {
		for j := i + 2; j <= min(len(typed), i+5); j++ {
			made := hangul.Compose(string(typed[i:j]))
			if r, size := utf8.DecodeRuneInString(made); size == len(made) && r >= '가' && r <= '힣' {
				found = append(found, piece{i: i, j: j, digits: syllableDigits})
			}
		}
	}
	return found
}

// sequences finds abcd, 9876, 2468.
func sequences(found []piece, lower []rune) []piece {
	for i := 0; i+2 < len(lower); i++ {
		step := lower[i+1] - lower[i]
		if step == 0 || step < -2 || step > 2 || !unicode.In(lower[i], unicode.Ll, unicode.Nd) {
			continue
		}
		for j := i + 2; j < len(lower) && lower[j]-lower[j-1] == step; j++ {
			digits := math.Log10(26 * float64(j+1-i))
			if strings.ContainsRune("a1z09", lower[i]) {
				digits = math.Log10(4 * float64(j+1-i))
			}
			found = append(found, piece{i, j + 1, digits, sequence})
		}
	}
	return found
}

// Numbers that mean something, with the digits of guesses for each.
var numberKinds = []struct {
	form   *regexp.Regexp
	digits float64
	advice advice
}{
	{regexp.MustCompile(`^(19[2-9]\d|20[0-4]\d)`), 2, date}, // a hundred years
	{regexp.MustCompile(`^(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])`), 2.6, date},
	{regexp.MustCompile(`^(\d{2}|19\d\d|20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])`), 4.6, date},
	{regexp.MustCompile(`^(\d{2}|19\d\d|20\d\d)[-./ ](0?[1-9]|1[0-2])[-./ ](0[1-9]|[12]\d|3[01]|[1-9])`), 5, date},
	{regexp.MustCompile(`^01[016-9][-. ]?\d{3,4}[-. ]?\d{4}`), 7, phone}, // of a place and its people, not of a country
	{regexp.MustCompile(`^0[2-6]\d?[-. ]?\d{3,4}[-. ]?\d{4}`), 6, phone},
}

// numbers finds years, days and telephone numbers.
func numbers(found []piece, typed string) []piece {
	at := 0 // keys before the byte i
	for i := range typed {
		for _, k := range numberKinds {
			if m := k.form.FindString(typed[i:]); m != "" {
				found = append(found, piece{at, at + len(m), k.digits, k.advice})
			}
		}
		at++
	}
	return found
}
