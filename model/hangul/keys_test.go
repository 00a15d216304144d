package hangul

import (
	"math/rand/v2"
	"testing"
)

func TestKeys_areThoseOfTheTwoSetKeyboard(t *testing.T) {
	for s, want := range map[string]string{
		"안산": "dkstks", "호텔": "ghxpf", "빵": "Qkd", "뚫": "Enfg", "얘기": "dOrl", "예": "dP", "괜찮다": "rhoscksgek",
		"값": "rkqt", "의원": "dmldnjs", "왜": "dho", "닭ㄱ": "ekfrr", "ㄳ": "rt", "ㅘ": "hk", "GS25 사동": "gs25 tkehd", "(주) 한빛": "wn gksqlc", "": "",
	} {
		if got := Keys(s); got != want {
			t.Errorf("%s: %s", s, got)
		}
	}
}

func TestInitials_standForSyllables(t *testing.T) {
	for s, want := range map[string]string{"안산호텔": "ㅇㅅㅎㅌ", "빵 집": "ㅃ ㅈ", "SK하이": "skㅎㅇ", "김철수": "ㄱㅊㅅ", "GS25": "gs25"} {
		if got := Initials(s); got != want {
			t.Errorf("%s: %s", s, got)
		}
	}
}

func TestCompose_showsWhatTheInputMethodWouldHaveShown(t *testing.T) {
	for keys, want := range map[string]string{
		"dkstks": "안산", "ghxp": "호테", "dkstksgx": "안삲ㅌ", "gx": "ㅎㅌ", "rt": "ㄱㅅ", "rtk": "ㄱ사", "rkrtl": "각시",
		"ekfrdl": "닭이", "ekfrl": "달기", "hk": "ㅘ", "khk": "ㅏㅘ", "Qkd": "빵", "QKD": "빵", "DKS": "안", "ghkrkd": "화강", "rkqtdl": "값이", "dksgo": "안해", "123": "123", "gs25": "ㅎㄴ25",
	} {
		if got := Compose(keys); got != want {
			t.Errorf("%s: %s", keys, got)
		}
	}
}

func TestCompose_undoesKeys(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		s := make([]rune, 1+rng.IntN(6))
		for i := range s {
			s[i] = firstSyllable + rng.Int32N(lastSyllable-firstSyllable+1)
		}
		if got := Compose(Keys(string(s))); got != string(s) {
			t.Fatalf("%s comes back as %s", string(s), got)
		}
	}
}
