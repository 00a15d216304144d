package vault

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// spoil changes n different characters of a random sound word and returns where.
func spoil(r *rand.Rand, n int) (word codeword, at []int) {
	for i := range word[:dataSize] {
		word[i] = byte(r.IntN(32))
	}
	word.addChecks()
	at = r.Perm(len(word))[:n]
	for _, i := range at {
		word[i] ^= byte(1 + r.IntN(31))
	}
	return word, at
}

func TestCodeword_namesASingleMistake(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		word, at := spoil(r, 1)
		if got := word.mistake(); got != at[0] {
			t.Fatalf("%s: %d, want %d", word.letters(), got, at[0])
		}
	}
}

func TestCodeword_neverBlamesTheWrongPlaceForTwoToFour(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for n := 2; n <= 4; n++ {
		for range 20_000 {
			if word, at := spoil(r, n); word.mistake() != several {
				t.Fatalf("%s with mistakes at %v: %d", word.letters(), at, word.mistake())
			}
		}
	}
}

func TestCodeword_alwaysNoticesFive(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 50_000 {
		if word, at := spoil(r, 5); word.mistake() == none {
			t.Fatalf("%s with mistakes at %v", word.letters(), at)
		}
	}
}

func TestCodeword_noticesSwappedNeighboursAndGroups(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 1000 {
		word, _ := spoil(r, 0)
		i := r.IntN(len(word) - 1)
		swapped := word
		swapped[i], swapped[i+1] = word[i+1], word[i]
		if swapped != word && swapped.mistake() == none {
			t.Fatalf("%s: characters %d and %d", word.letters(), i, i+1)
		}
		groups := strings.Split(grouped(word.letters()), "-")
		groups[1], groups[4] = groups[4], groups[1]
		if _, err := ReadRecoveryCode(strings.Join(groups, " ")); err == nil && groups[1] != groups[4] {
			t.Fatalf("%s: groups 2 and 5", word.letters())
		}
	}
}
