package hangul

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// finds looks a query up in the tokens of a line as an index would. sure is
// false if the text would have to be read.
func finds(q Query, tokens []string) (found, sure bool) {
	sure = true
	for _, w := range q.Words {
		any := false
		for _, t := range w.Terms() {
			if all := allBegin(t.Prefixes, tokens); all {
				any = true
				sure = sure && t.Exact
			}
		}
		if !any {
			return false, true
		}
	}
	return true, sure
}

func allBegin(prefixes, tokens []string) bool {
	for _, p := range prefixes {
		some := false
		for _, t := range tokens {
			some = some || strings.HasPrefix(t, p)
		}
		if !some {
			return false
		}
	}
	return true
}

// texts and queries are drawn from few syllables, so that they often meet.
var syllables = []rune("가각간갂감값나난낙다닭도동두빵방바사산삲쌍안아앉이잇있정주호화홑환텔테토서스즈ㄱㅅㅎ")

func someText(rng *rand.Rand) string {
	var b strings.Builder
	for range 1 + rng.IntN(9) {
		switch rng.IntN(12) {
		case 0:
			b.WriteByte(' ')
		case 1:
			b.WriteByte("aksgtSKQ"[rng.IntN(8)])
		case 2:
			b.WriteByte("0123"[rng.IntN(4)])
		case 3:
			b.WriteByte("-/(."[rng.IntN(4)])
		default:
			b.WriteRune(syllables[rng.IntN(len(syllables))])
		}
	}
	return b.String()
}

// somethingTyped is made of a text or at random.
func somethingTyped(rng *rand.Rand, text string) string {
	r := []rune(strings.ReplaceAll(text, " ", ""))
	if len(r) == 0 || rng.IntN(6) == 0 {
		return someText(rng)
	}
	from := rng.IntN(len(r))
	r = r[from : from+1+rng.IntN(len(r)-from)]
	switch rng.IntN(6) {
	case 0: // half typed
		keys := []rune(Keys(string(r)))
		return Compose(string(keys[:1+rng.IntN(len(keys)+1-min(len(keys), 1))%max(len(keys), 1)]))
	case 1: // initials
		return Initials(string(r))
	case 2: // mixed
		for i := range r {
			if rng.IntN(2) == 0 {
				r[i] = initialOf(r[i])
			}
		}
		return string(r)
	case 3: // the input method was off
		return Keys(string(r))
	case 4: // mixed, as an input method draws it
		for i := range r {
			if rng.IntN(2) == 0 {
				r[i] = initialOf(r[i])
			}
		}
		return Compose(Keys(string(r)))
	default:
		return string(r)
	}
}

func TestTokens_sayTheSameAsMatch(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	hits, read := 0, 0
	for range 60_000 {
		text := someText(rng)
		typed := somethingTyped(rng, text)
		if rng.IntN(4) == 0 {
			typed += " " + somethingTyped(rng, text)
		}
		line := Anywhere(text)
		if rng.IntN(4) == 0 {
			line = WordStarts(text)
		}
		q := Parse(typed)
		want := q.Match(line)
		got, sure := finds(q, strings.Fields(string(line.AppendTokens(nil))))
		if want && !got || got && !want && sure {
			t.Fatalf("%q in %q: tokens say %v, Match %v", typed, text, got, want)
		}
		if want {
			hits++
		}
		if !sure {
			read++
		}
	}
	if hits < 10_000 || read > hits/2 {
		t.Errorf("%d hits, %d texts to be read: the queries are not what people type", hits, read)
	}
}

func TestStartTokens_sayTheSameAsStarts(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for range 20_000 {
		text := someText(rng)
		q := Parse(somethingTyped(rng, text))
		if len(q.Words) != 1 {
			continue
		}
		w, line := q.Words[0], Anywhere(text)
		tokens := strings.Fields(string(line.AppendStart(nil)))
		got := false
		for _, term := range w.Terms() {
			got = got || term.Exact && allBegin([]string{string(StartMark) + term.Prefixes[0]}, tokens)
		}
		if got && !w.Starts(line) {
			t.Fatalf("%q does not start with %q", text, w.Typed)
		}
	}
}

func TestMark_marksSomethingWheneverTheTextIsFound(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	for range 30_000 {
		text := someText(rng)
		typed := somethingTyped(rng, text)
		if q := Parse(typed); len(q.Words) > 0 && q.Match(Anywhere(text)) && len(q.Mark(text)) == 0 {
			t.Fatalf("%q is found in %q and nothing is marked", typed, text)
		}
	}
}

func FuzzTokens(f *testing.F) {
	for _, s := range []string{"(주)안산호텔", "SK하이닉스 2공장", "ㅋㅋ \x00\xff", "각ᆨ", strings.Repeat("꿿", 50), "한\u200d글", "한\u0301글", "Ａｂ㈜é１２", "ㄳㅏㅎ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, l := range []Line{Anywhere(text), WordStarts(text)} {
			for _, token := range strings.Fields(string(l.AppendStart(l.AppendTokens(nil)))) {
				if !utf8.ValidString(token) || strings.ContainsAny(token, `"*():- `) || utf8.RuneCountInString(token) > 2*maxKeys+1 {
					t.Errorf("%q has the token %q", text, token)
				}
			}
		}
	})
}

func FuzzQuery(f *testing.F) {
	for _, s := range []string{"안산ㅎㅌ", `"안산" OR *`, "잇ㅈ", "+82 10", "ㄳㅄ", "QWERTOP", "\xff가", "각ᆨ", `"OR" NEAR(`, "ㅎㅎㅎㅎㅎㅎㅎㅎㅎㅎ", "dkstksgx"} {
		f.Add("(주)안산호텔 GS25", s)
	}
	f.Fuzz(func(t *testing.T, text, typed string) {
		q, line := Parse(typed), Anywhere(text)
		want := q.Match(line)
		got, sure := finds(q, strings.Fields(string(line.AppendTokens(nil))))
		if want && !got || got && !want && sure {
			t.Errorf("%q in %q: tokens say %v, Match %v", typed, text, got, want)
		}
		for _, w := range q.Words {
			for _, term := range w.Terms() {
				if strings.ContainsAny(strings.Join(term.Prefixes, ""), `"*(): `) {
					t.Errorf("%q is looked up as %q", typed, term.Prefixes)
				}
			}
		}
		end := 0
		for _, s := range q.Mark(text) {
			if s.From < end || s.To <= s.From || s.To > len(text) {
				t.Errorf("%q marks %v in %q", typed, s, text)
			}
			end = s.To
		}
	})
}
