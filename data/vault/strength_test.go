package vault

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// around is what an attacker knows of the desk in these tests.
var around = []string{"kim", "김민수", "D07", "사동 행정복지센터", "안산시 일자리센터"}

func TestStrength_seesThroughWhatPeopleChoose(t *testing.T) {
	for _, c := range []struct {
		passphrase string
		score      int
		advice     advice
	}{
		{"", 0, tooShort},
		{"x8K", 0, tooShort},
		{"password", 0, common},
		{"P@ssw0rd!", 0, common},
		{"drowssap", 0, common},
		{"사랑해", 0, common},
		{"tkfkdgo1!", 0, common},
		{"안녕하세요반갑습니다", 0, common},
		{"태정태세문단세", 0, common},
		{"동해물과백두산이마르고닳도록", 0, common},
		{"qwer1234!", 0, common},
		{"1q2w3e4r5t!", 0, common},
		{"ㅂㅈㄷㄱ1234", 0, common},
		{"wsxrfv", 0, walk},
		{"0258963", 0, walk},
		{"ㄴㅇㄹㅎㅗㅓ", 0, walk},
		{"ㅎㅎㅎㅎㅎㅎㅎㅎㅎㅎㅎㅎ", 0, repeat},
		{"xkxkxkxkxkxkxkxk", 0, repeat},
		{"홍길동홍길동홍길동", 0, repeat},
		{"mnopqrstu", 0, sequence},
		{"9876543", 0, sequence},
		{"97531", 0, sequence},
		{"19900312", 0, date},
		{"1990-03-12", 0, date},
		{"900312", 0, date},
		{"010-1234-5678", 1, phone},
		{"0314027859", 1, phone},
		{"김민수1990", 0, ownName},
		{"rlaalstn1990", 0, ownName},
		{"민수민수!!", 0, repeat},
		{"사동행정복지센터", 0, ownName},
		{"kim!?", 0, ownName},
		{"보라색우산보라색우산보라", 1, repeat},
		{"보라색 우산", 1, moreWords},
		{"x8Kq2!pv", 2, tooShort},
		{"x8Kq2!pvZ#", 3, good},
		{"보라색 우산 기차", 3, good},
		{"보라색 우산 기차 감자", 4, good},
		{"봄날의 고양이를 아낀다", 4, good},
		{"correct horse battery staple", 4, good},
	} {
		score, key := Strength(c.passphrase, around...)
		if score != c.score || key != string(c.advice) {
			t.Errorf("%q: %d %s, want %d %s", c.passphrase, score, key, c.score, c.advice)
		}
	}
}

func TestStrength_isTheSameWithTheInputMethodOff(t *testing.T) {
	for _, p := range []string{"사랑해", "보라색 우산", "보라색 우산 기차 감자", "김민수1990", "ㅂㅈㄷㄱ", "꽃길만 걷자"} {
		score, key := Strength(p, around...)
		for spelling, same := range map[string]string{"keystrokes": keystrokes(p), "decomposed": norm.NFD.String(p)} {
			if s, k := Strength(same, around...); s != score || k != key {
				t.Errorf("%q: %d %s, as %s %d %s", p, score, key, spelling, s, k)
			}
		}
	}
}

func TestStrength_countsTheNamesOfTheDeskForNothing(t *testing.T) {
	const p = "도로시 마르티네즈"
	without, _ := Strength(p)
	with, key := Strength(p, "도로시 마르티네즈")
	if without < 3 || with != 0 || key != string(ownName) {
		t.Errorf("%d without, %d %s with the name to avoid", without, with, key)
	}
}

func TestStrength_isNotDearForALongText(t *testing.T) {
	for _, p := range []string{strings.Repeat("a", 1e6), strings.Repeat("보라색 우산 ", 1e5), strings.Repeat("ab", 40) + "c"} {
		if score, _ := Strength(p); score > 2 {
			t.Errorf("%.20q... of %d bytes: %d", p, len(p), score)
		}
	}
}

func TestLists_areReadWhole(t *testing.T) {
	words := lists()
	for word, want := range map[string]string{"123456": "first", "tkfkdgo": "favourite", "qhfktor": "everyday", "ansan": "favourite"} {
		if _, ok := words[word]; !ok {
			t.Errorf("%s, the %s, is not listed", word, want)
		}
	}
	if len(words) < 11_000 {
		t.Errorf("%d words", len(words))
	}
	if _, ok := words["=="]; ok {
		t.Error("the divider is taken for a word")
	}
}

func FuzzStrength(f *testing.F) {
	f.Add("보라색 우산 기차", "kim")
	f.Add("1990-03-12qwer", "김민수")
	f.Add("aaaaaaaaaaaaab", "사동 행정복지센터")
	f.Add("\xff\x00é한", "")
	f.Fuzz(func(t *testing.T, passphrase, avoid string) {
		score, key := Strength(passphrase, avoid)
		if score < 0 || score > 4 || !strings.HasPrefix(key, "strength.") || (score >= 3) != (key == string(good)) {
			t.Fatalf("%d %q", score, key)
		}
		if open, _ := Strength(passphrase); open < score {
			t.Fatalf("%d, but %d with a word to avoid", open, score)
		}
	})
}

func BenchmarkStrength(b *testing.B) {
	for name, p := range map[string]string{"word": "보라색", "sentence": "나는 오늘 저녁에 김치찌개를 먹는다", "repeats": strings.Repeat("ab", 40)} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Strength(p, around...)
			}
		})
	}
}
