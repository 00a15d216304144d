package hangul

import (
	"slices"
	"strings"
	"testing"
)

func TestMatch_findsWhatPeopleType(t *testing.T) {
	for _, c := range []struct {
		name, text, typed string
		want              bool
	}{
		{"a word", "안산호텔", "호텔", true},
		{"a half-typed syllable", "안산호텔", "호테", true},
		{"a bare consonant after a syllable", "안산호텔", "호ㅌ", true},
		{"initials", "안산호텔", "ㅎㅌ", true},
		{"all initials", "(주)안산호텔", "ㅇㅅㅎㅌ", true},
		{"syllables and initials", "안산호텔", "안산ㅎㅌ", true},
		{"what the input method makes of them", "안산호텔", "안삲ㅌ", true},
		{"initials and syllables", "호텔안산", "ㅎㅌ안산", true},
		{"the input method off", "안산", "dkstks", true},
		{"the input method off, half typed", "안산호텔", "dkstksgh", true},
		{"the input method off, initials", "안산호텔", "dkstksgx", true},
		{"shift with the input method off", "빵집", "Qkd", true},
		{"double consonants as initials", "쌍용주유소", "ㅆㅇ", true},
		{"shift left out of initials", "쌍용주유소", "ㅅㅇ", true},
		{"a double initial that is none", "상용주유소", "ㅆㅇ", false},
		{"Latin in any case", "SK하이닉스", "sk", true},
		{"Latin and initials", "SK하이닉스", "SKㅎㅇ", true},
		{"the middle of a Latin word", "TESLA", "sla", false},
		{"the second word of a name", "NGUYEN THI PHUONG", "phuong", true},
		{"accents", "Nguyễn Văn", "nguyen van", true},
		{"full width", "ＧＳ２５", "gs25", true},
		{"decomposed jamo", "안산호텔", "\u1112\u1169\u1110\u1166\u11AF", true},
		{"words in any order", "안산호텔 조리보조", "조리 호텔", true},
		{"one word missing", "안산호텔 조리보조", "조리 마트", false},
		{"spaces as people please", "객실 관리원", "객실관리", true},
		{"another word", "안산호텔", "병원", false},
		{"a syllable that only begins alike", "조립원", "조리", true}, // 조립 on its way
		{"nothing typed", "안산호텔", "", true},
		{"punctuation only", "안산호텔", " .,-", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Match(c.text, c.typed); got != c.want {
				t.Errorf("Match(%q, %q) = %v", c.text, c.typed, got)
			}
		})
	}
}

func TestMark_marksWhatWasFound(t *testing.T) {
	for _, c := range []struct{ text, typed, want string }{
		{"안산호텔", "호텔", "안산[호텔]"},
		{"안산호텔", "ㅎㅌ", "안산[호텔]"},
		{"안산호텔", "ghxpf", "안산[호텔]"},
		{"안산호텔", "호테", "안산[호텔]"},
		{"안산호텔", "안산ㅎㅌ", "[안산호텔]"},
		{"안산호텔 조리보조", "조리 호텔", "안산[호텔] [조리]보조"},
		{"안산호텔", "마트", "안산호텔"},
		{"(주)한빛호텔", "ㅎㅂ", "(주)[한빛]호텔"},
		{"SK하이닉스", "sk", "[SK]하이닉스"},
	} {
		got, at := "", 0
		for _, s := range Mark(c.text, c.typed) {
			got += c.text[at:s.From] + "[" + c.text[s.From:s.To] + "]"
			at = s.To
		}
		if got += c.text[at:]; got != c.want {
			t.Errorf("Mark(%q, %q) = %s, want %s", c.text, c.typed, got, c.want)
		}
	}
}

func TestKeys_areThoseOfTheTwoSetKeyboard(t *testing.T) {
	for text, want := range map[string]string{
		"안산": "dkstks", "호텔": "ghxpf", "빵": "Qkd", "값": "rkqt", "의원": "dmldnjs", "왜": "dho", "CNC 조작": "cnc whwkr", "닭ㄱ": "ekfrr",
	} {
		if got := Keys(text); got != want {
			t.Errorf("Keys(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestCompose_isWhatTheInputMethodShows(t *testing.T) {
	for keys, want := range map[string]string{
		"dkstks": "안산", "ghxpf": "호텔", "Qkd": "빵", "rkqt": "값", "rkqtdl": "값이", "dksgo": "안해", "g": "ㅎ", "123": "123",
	} {
		if got := Compose(keys); got != want {
			t.Errorf("Compose(%q) = %q, want %q", keys, got, want)
		}
	}
}

func TestInitials_areOfEverySyllable(t *testing.T) {
	for text, want := range map[string]string{"안산호텔": "ㅇㅅㅎㅌ", "빵집": "ㅃㅈ", "GS25": "gs25", "김민수": "ㄱㅁㅅ"} {
		if got := Initials(text); got != want {
			t.Errorf("Initials(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestCompanyName_leavesOutTheLegalForm(t *testing.T) {
	for text, want := range map[string]string{
		"(주)안산호텔": "안산호텔", "㈜한빛": "한빛", "주식회사 대성정밀": "대성정밀", "안산호텔": "안산호텔",
	} {
		if got := strings.TrimSpace(CompanyName(text)); got != want {
			t.Errorf("CompanyName(%q) = %q, want %q", text, got, want)
		}
	}
}

// every token of the index must be findable by the terms of what it came from.
func TestTerms_beginTokensOfTheTextTheyWereTypedFor(t *testing.T) {
	for _, text := range []string{"안산호텔", "쌍용 주유소", "SK하이닉스", "객실 관리원", "(주)한빛정밀", "딸기"} {
		tokens := strings.Fields(string(Anywhere(text).AppendTokens(nil)))
		for _, typed := range []string{text, Keys(text), Initials(text)} {
			for _, w := range Parse(typed).Words {
				if !found(w, tokens) {
					t.Errorf("%q: no reading of %q is among %v", text, w.Typed, tokens)
				}
			}
		}
	}
}

func found(w Word, tokens []string) bool {
	for _, term := range w.Terms() {
		all := true
		for _, p := range term.Prefixes {
			all = all && slices.ContainsFunc(tokens, func(t string) bool { return strings.HasPrefix(t, p) })
		}
		if all {
			return true
		}
	}
	return false
}

func FuzzTokens(f *testing.F) {
	for _, s := range []string{"안산호텔", "SK하이닉스 25", "ㄳㅏㅎ", "\xff\xfe", "Ａｂ㈜é", "\u1112\u1169", "한\u0301글"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, token := range strings.Fields(string(Anywhere(text).AppendTokens(nil))) {
			if strings.ContainsAny(token, `"*()`) {
				t.Errorf("token %q of %q would be syntax", token, text)
			}
		}
		for _, s := range Mark(text, text) {
			if s.From < 0 || s.From >= s.To || s.To > len(text) {
				t.Errorf("mark %v of %q", s, text)
			}
		}
	})
}

func FuzzQuery(f *testing.F) {
	for _, s := range []string{"안산ㅎㅌ", "dkstksgx", `"OR" NEAR(`, "+82 10 1234 5678", "ㅎㅎㅎㅎㅎㅎㅎㅎㅎㅎ", "\x00가"} {
		f.Add(s, "안산호텔 조리원")
	}
	f.Fuzz(func(t *testing.T, typed, text string) {
		q := Parse(typed)
		for _, w := range q.Words {
			for _, term := range w.Terms() {
				for _, p := range term.Prefixes {
					if strings.ContainsAny(p, `"* ()`) || p == "" {
						t.Errorf("prefix %q of %q would be syntax", p, typed)
					}
				}
			}
		}
		if q.Match(Anywhere(text)) && len(q.Words) > 0 && len(q.Mark(text)) == 0 {
			t.Errorf("%q is found in %q and marks nothing", typed, text)
		}
	})
}
