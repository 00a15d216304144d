// Package hangul gives Korean text its meaning for search.
//
// A word that is typed into a search box is a run of keystrokes on the two-set
// keyboard (두벌식). Taking it that way, and not as a run of syllables, makes
// four things one and the same:
//
//   - a finished word, 호텔, is the keystrokes g h x p f;
//   - a word caught in the middle of typing, 호테, is the first four of them;
//   - a word typed while the input method was off is ghxpf, letter for letter;
//   - a Latin word typed while it was on, 나 for SK, is the keystrokes s k.
//
// Besides, a syllable may be given by its initial consonant alone (초성), in a
// whole word or in part of one: ㅎㅌ, 안산ㅎㅌ, ㅎ텔.
//
// [Match] is the definition, written to be read. [Line.AppendTokens] and
// [Word.Terms] say the same for an index, and tests hold the two together.
package hangul

// TokeniserVersion changes whenever AppendTokens would give other tokens for
// some text than it gave before. An index made under another version must be
// made again.
const TokeniserVersion = 2

const (
	firstSyllable = '가'
	lastSyllable  = '힣'
	firstJamo     = 'ㄱ' // Hangul compatibility jamo, as keyboards give them
	lastConsonant = 'ㅎ'
	firstVowel    = 'ㅏ'
	lastJamo      = 'ㅣ'

	medials = 21 // vowels a syllable may have
	finals  = 28 // final consonants, none included
)

// The keys of the two-set keyboard; capitals are typed with shift.
var (
	initialKeys = [...]string{
		"r", "R", "s", "e", "E", "f", "a", "q", "Q", "t", "T", "d", "w", "W", "c", "z", "x", "v", "g",
	}
	medialKeys = [medials]string{
		"k", "o", "i", "O", "j", "p", "u", "P", "h", "hk", "ho", "hl", "y", "n", "nj", "np", "nl", "b", "m", "ml", "l",
	}
	finalKeys = [finals]string{
		"", "r", "R", "rt", "s", "sw", "sg", "e", "f", "fr", "fa", "fq", "ft", "fx", "fv", "fg",
		"a", "q", "qt", "t", "T", "d", "w", "c", "z", "x", "v", "g",
	}
	jamoKeys = [...]string{
		"r", "R", "rt", "s", "sw", "sg", "e", "E", "f", "fr", "fa", "fq", "ft", "fx", "fv", "fg",
		"a", "q", "Q", "qt", "t", "T", "d", "w", "W", "c", "z", "x", "v", "g",
		"k", "o", "i", "O", "j", "p", "u", "P", "h", "hk", "ho", "hl", "y", "n", "nj", "np", "nl", "b", "m", "ml", "l",
	}
	initialJamo = [...]rune{
		'ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ',
	}
)

// pairs are the consonants that the input method draws as one: ㄱ and ㅅ typed
// one after the other appear as ㄳ.
var pairs = map[rune][2]rune{
	'ㄳ': {'ㄱ', 'ㅅ'}, 'ㄵ': {'ㄴ', 'ㅈ'}, 'ㄶ': {'ㄴ', 'ㅎ'}, 'ㄺ': {'ㄹ', 'ㄱ'}, 'ㄻ': {'ㄹ', 'ㅁ'}, 'ㄼ': {'ㄹ', 'ㅂ'},
	'ㄽ': {'ㄹ', 'ㅅ'}, 'ㄾ': {'ㄹ', 'ㅌ'}, 'ㄿ': {'ㄹ', 'ㅍ'}, 'ㅀ': {'ㄹ', 'ㅎ'}, 'ㅄ': {'ㅂ', 'ㅅ'},
}

func isSyllable(r rune) bool  { return r >= firstSyllable && r <= lastSyllable }
func isConsonant(r rune) bool { return r >= firstJamo && r <= lastConsonant }
func isVowel(r rune) bool     { return r >= firstVowel && r <= lastJamo }

// initialOf is the initial consonant of a syllable; any other letter or digit
// stands for itself, so that SKㅎㅇㄴㅅ finds SK하이닉스.
func initialOf(r rune) rune {
	if isSyllable(r) {
		return initialJamo[int(r-firstSyllable)/(medials*finals)]
	}
	return r
}

// unshifted takes the doubling off ㄲ ㄸ ㅃ ㅆ ㅉ.
func unshifted(r rune) rune {
	switch r {
	case 'ㄲ', 'ㄸ', 'ㅃ', 'ㅆ', 'ㅉ':
		return r - 1
	}
	return r
}

// shifted is the doubled consonant on the same key, or 0.
func shifted(r rune) rune {
	switch r {
	case 'ㄱ', 'ㄷ', 'ㅂ', 'ㅅ', 'ㅈ':
		return r + 1
	}
	return 0
}
