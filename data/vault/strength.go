package vault

import (
	"math"
	"strings"
	"unicode"
)

// Scores of a passphrase are steps in the number of guesses that an attacker
// needs at least. Ten graphics cards make about 10,000 guesses a second against
// DefaultParams, because each guess moves 0.8 GB through their memory. So a copied
// store lasts a minute at score 0, hours at 1, days at 2, a year at 3, and at 4
// outlives what it protects.
var scoreDigits = [...]float64{6, 8, 10, 12} // powers of ten at which the next score begins

// advice is the message key of what to change in a passphrase.
type advice string

const (
	tooShort  advice = "strength.too_short"
	common    advice = "strength.common"
	ownName   advice = "strength.own_name"
	walk      advice = "strength.walk"
	repeat    advice = "strength.repeat"
	sequence  advice = "strength.sequence"
	date      advice = "strength.date"
	phone     advice = "strength.phone"
	moreWords advice = "strength.more_words"
	good      advice = "strength.good"
)

const (
	longest  = 64  // keystrokes looked at; what comes after can only help
	short    = 10  // keystrokes below which length is the first thing to mend
	anyKey   = 1.0 // digits (powers of ten) of guesses for a key that nothing explains
	spaceKey = 0.3 // a space between words: it is there or not
)

// Strength estimates how long a passphrase withstands somebody who has copied
// the store, from 0 (no time) to 4, and what would mend it, as a message key of
// the translations ("strength.good" from 3 on). The words to avoid are those that
// an attacker knows of this desk: login, names, the desk, the centre.
//
// It finds the cheapest way to put the passphrase together from things that
// people choose (as zxcvbn does; Wheeler, USENIX Security 2016), on the keys
// that were pressed: a word is the same with the Korean input method off, and a
// Hangul syllable counts as one choice of a hundred, however many keys it takes.
func Strength(passphrase string, avoid ...string) (score int, key string) {
	passphrase = passphrase[:min(len(passphrase), 16*longest)]
	typed := []rune(keystrokes(strings.TrimSpace(passphrase)))
	e := estimator{known: knownWords(avoid), cache: map[string]cover{}}
	best := e.cheapest(typed[:min(len(typed), longest)])
	for _, digits := range scoreDigits {
		if best.digits >= digits {
			score++
		}
	}
	return score, string(best.advice(score, len(typed)))
}

// piece is a part of a passphrase, from key i up to key j, that can be guessed
// as a whole.
type piece struct {
	i, j   int
	digits float64 // log10 of the guesses
	advice advice  // what is wrong with it, "" for nothing
}

// cover is the cheapest row of pieces that makes up a passphrase.
type cover struct {
	digits float64
	pieces []piece
}

// estimator remembers what it found for parts that come again.
type estimator struct {
	known map[string]bool // words to avoid, as keystrokes
	cache map[string]cover
}

// cheapest covers the keys with the pieces that need the fewest guesses.
func (e *estimator) cheapest(typed []rune) cover {
	if c, ok := e.cache[string(typed)]; ok {
		return c
	}
	cost := make([]float64, len(typed)+1) // of the keys up to here
	last := make([]piece, len(typed)+1)   // the piece that ends here
	ending := make([][]piece, len(typed)+1)
	for _, p := range e.pieces(typed) {
		ending[p.j] = append(ending[p.j], p)
	}
	for j := 1; j <= len(typed); j++ {
		single := piece{i: j - 1, j: j, digits: anyKey}
		if typed[j-1] == ' ' {
			single.digits = spaceKey
		}
		cost[j] = math.Inf(1)
		for _, p := range append(ending[j], single) {
			if c := cost[p.i] + p.digits; c < cost[j] {
				cost[j], last[j] = c, p
			}
		}
	}
	c := cover{digits: cost[len(typed)]}
	for j := len(typed); j > 0; j = last[j].i {
		c.pieces = append(c.pieces, last[j])
	}
	e.cache[string(typed)] = c
	return c
}

// advice names the fault of the pieces that make up most of the passphrase, or
// its length.
func (c cover) advice(score, length int) advice {
	if score >= 3 {
		return good
	}
	share := map[advice]int{}
	worst := advice("")
	for _, p := range c.pieces {
		if p.advice != "" {
			share[p.advice] += p.j - p.i
			if share[p.advice] > share[worst] {
				worst = p.advice
			}
		}
	}
	switch {
	case worst != "" && 2*share[worst] >= length:
		return worst
	case length < short:
		return tooShort
	}
	return moreWords
}

// knownWords are the words to avoid as keystrokes in lower case: each text as a
// whole without its spaces, each of its words, and a Korean name without the
// family name.
func knownWords(avoid []string) map[string]bool {
	known := map[string]bool{}
	add := func(word string) {
		if keys := strings.ToLower(keystrokes(word)); len(keys) > 2 {
			known[keys] = true
		}
	}
	for _, text := range avoid {
		words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		add(strings.Join(words, ""))
		for _, word := range words {
			add(word)
			if letters := []rune(word); len(letters) > 2 && unicode.Is(unicode.Hangul, letters[0]) {
				add(string(letters[1:]))
			}
		}
	}
	return known
}
