package vault

import (
	_ "embed"
	"math"
	"strings"
	"sync"
)

//go:embed lists/passwords.txt
var passwordList string

//go:embed lists/korean.txt
var koreanList string

// wordDigits is the cost of an everyday word: one of some three thousand that
// come to mind when people look for a word.
const wordDigits = 3.5

// entry is a listed word: its cost, and what is wrong with choosing it.
type entry struct {
	digits float64
	advice advice
}

// lists are all listed words as keystrokes in lower case. They are read when the
// first passphrase is chosen, which on most days never happens.
var lists = sync.OnceValue(func() map[string]entry {
	words := map[string]entry{}
	add := func(word string, e entry) {
		keys := strings.ToLower(keystrokes(word))
		if old, ok := words[keys]; !ok || e.digits < old.digits {
			words[keys] = e
		}
	}
	rank := 0
	for line := range strings.Lines(passwordList) {
		if !strings.HasPrefix(line, "#") {
			rank++
			add(strings.TrimSpace(line), entry{math.Log10(float64(rank + 1)), common})
		}
	}
	favourites, everyday, _ := strings.Cut(koreanList, "== words\n")
	rank = 0
	for word := range listed(favourites) {
		rank++
		add(word, entry{math.Log10(float64(rank + 1)), common})
	}
	for word := range listed(everyday) {
		add(word, entry{wordDigits, ""})
	}
	return words
})

// listed yields the words of a text with # comments.
func listed(text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(text) {
			if strings.HasPrefix(line, "#") {
				continue
			}
			for word := range strings.FieldsSeq(line) {
				if !yield(word) {
					return
				}
			}
		}
	}
}
