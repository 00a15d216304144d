package assets

import (
	"strings"
	"unicode"
)

// particles are the Korean particles that follow the sound before them: as it
// stands after a consonant, and as it stands after a vowel.
var particles = map[string][2]string{
	"을": {"을", "를"}, "은": {"은", "는"}, "이": {"이", "가"}, "과": {"과", "와"}, "으로": {"으로", "로"},
}

// Particle is the form of a particle (을, 은, 이, 과 or 으로) that follows word:
// 알선을, 이메일로, PDF를. Digits and Latin letters count as they are read aloud,
// brackets and quotation marks after the word are not read. Where the sound is not
// known, both forms stand: 을(를).
func Particle(word, particle string) string {
	forms := particles[particle]
	switch end := ending(word); {
	case end == silent:
		if particle == "으로" {
			return "(으)로"
		}
		return forms[0] + "(" + forms[1] + ")"
	case end == vowel, end == rieul && particle == "으로":
		return forms[1]
	default:
		return forms[0]
	}
}

// sound is what a word ends in.
type sound int

const (
	silent sound = iota // nothing that is read
	vowel
	rieul // ㄹ, after which 로 and not 으로 stands
	consonant
)

// ending is the last sound of a word as it is read in Korean.
func ending(word string) sound {
	word = strings.TrimRightFunc(word, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.In(r, unicode.Pe, unicode.Pf) || strings.ContainsRune(`"'>`, r)
	})
	letters := []rune(word)
	if len(letters) == 0 {
		return silent
	}
	switch last := letters[len(letters)-1]; {
	case '가' <= last && last <= '힣':
		return syllable(last)
	case '0' <= last && last <= '9': // 영 일 이 삼 사 오 육 칠 팔 구; 십, 백, 천, 만 and 억 end as 영 does
		return [10]sound{consonant, rieul, vowel, consonant, vowel, vowel, consonant, rieul, rieul, vowel}[last-'0']
	case 'A' <= last && last <= 'Z':
		return letter(last)
	case 'a' <= last && last <= 'z':
		return latinWord(letters)
	case last == '%': // 퍼센트
		return vowel
	default:
		return silent
	}
}

// syllable is the last sound of a Hangul syllable: there are 28 finals, of which
// the first is none and the ninth ㄹ.
func syllable(r rune) sound {
	switch (r - '가') % 28 {
	case 0:
		return vowel
	case 8:
		return rieul
	default:
		return consonant
	}
}

// letter is how the name of a capital ends: 엘 and 알, 엠 and 엔, the others in a vowel.
func letter(r rune) sound {
	switch r {
	case 'L', 'R':
		return rieul
	case 'M', 'N':
		return consonant
	default:
		return vowel
	}
}

// latinWord is how a word in small letters ends when Korean borrows it: 파일, 폼,
// 라인, 젯, but 프린터, 데스크, 루트. What is not like these is taken for a vowel.
func latinWord(letters []rune) sound {
	n := len(letters)
	before := ' '
	if n > 1 {
		before = unicode.ToLower(letters[n-2])
	}
	switch last := letters[n-1]; {
	case n == 1 || !unicode.IsLetter(before): // a letter alone
		return letter(unicode.ToUpper(last))
	case last == 'l', last == 'e' && before == 'l':
		return rieul
	case last == 'm', last == 'n', last == 'e' && (before == 'm' || before == 'n'), last == 'g' && before == 'n':
		return consonant
	case strings.ContainsRune("ckpt", last) && strings.ContainsRune("aeiou", before):
		return consonant
	default:
		return vowel
	}
}
