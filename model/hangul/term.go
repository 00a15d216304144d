package hangul

import "unicode/utf8"

// Term is one reading of a word as an index looks it up.
type Term struct {
	Prefixes []string // all of them must begin some token of the record
	Exact    bool     // if not, the texts found must be asked with Match
	Main     bool     // the reading as typed; others are guesses at the keyboard state
}

// Terms gives the look-ups for a word; a record that any of them finds is found.
func (w Word) Terms() []Term {
	out := make([]Term, 0, len(w.readings))
	for _, r := range w.readings {
		out = r.appendTerms(out)
	}
	return out
}

func (r reading) appendTerms(out []Term) []Term {
	if r.pattern == nil {
		return append(out, Term{
			Prefixes: []string{string(appendCut(nil, r.keys, maxKeys))},
			Exact:    utf8.RuneCountInString(r.keys) <= maxKeys,
			Main:     r.main,
		})
	}
	switch letters := r.leading(false); {
	case letters == 0:
		return append(out, r.initialsTerm())
	case letters == 1 && isSyllable(r.pattern[0].r):
		return append(out, r.syllableTerm())
	default:
		return r.appendRunTerms(out, letters)
	}
}

// initialsTerm looks up initials, with or without letters behind: ㅎㅌ, ㅎㅌ안산.
func (r reading) initialsTerm() Term {
	n := r.leading(true)
	t := Term{Prefixes: []string{r.initials(r.pattern, maxInitials)}, Main: r.main}
	if n < len(r.pattern) {
		t.Prefixes = append(t.Prefixes, runKeys(r.pattern[n:]))
	}
	t.Exact = n == len(r.pattern) && n <= maxInitials
	return t
}

// syllableTerm looks up one syllable with initials behind: 이ㅅㅈ.
func (r reading) syllableTerm() Term {
	tail := r.pattern[1:]
	n := reading{pattern: tail}.leading(true)
	return Term{Prefixes: []string{r.tailToken(1)}, Exact: n == len(tail) && n <= maxTail, Main: r.main}
}

// appendRunTerms looks up several letters with initials behind, 안산ㅎㅌ: by the
// keystrokes up to the first initial, with shift and without, and by the last
// letter with the initials.
func (r reading) appendRunTerms(out []Term, letters int) []Term {
	run := []byte(nil)
	for _, e := range r.pattern[:letters] {
		run = appendKeys(run, e.r)
	}
	next := r.pattern[letters].r
	for _, initial := range []rune{next, shifted(next)} {
		if initial == 0 || initial != next && r.doubled {
			continue
		}
		keys := appendKeys(run[:len(run):len(run)], initial)
		t := Term{Prefixes: []string{string(appendCut(nil, keys, maxKeys))}, Main: r.main}
		if isSyllable(r.pattern[letters-1].r) {
			t.Prefixes = append(t.Prefixes, r.tailToken(letters))
		} else {
			t.Prefixes = append(t.Prefixes, r.initials(r.pattern, maxInitials))
		}
		out = append(out, t)
	}
	return out
}

// tailToken is the letter before element n, and the initials from there on.
func (r reading) tailToken(n int) string {
	tail := r.pattern[n:]
	tail = tail[:reading{pattern: tail}.leading(true)]
	return string(appendSyllable(nil, r.pattern[n-1].r)) + r.initials(tail, maxTail)
}

// leading counts the initials, or the letters, that the pattern begins with.
func (r reading) leading(initials bool) int {
	for i, e := range r.pattern {
		if e.initial != initials {
			return i
		}
	}
	return len(r.pattern)
}

// initials gives up to n elements as a token has them.
func (r reading) initials(p []element, n int) string {
	var b []byte
	for _, e := range p[:min(len(p), n)] {
		i := initialOf(e.r)
		if !r.doubled {
			i = unshifted(i)
		}
		b = utf8.AppendRune(b, i)
	}
	return string(b)
}

// runKeys gives the keystrokes of the letters that p begins with.
func runKeys(p []element) string {
	var keys []byte
	for _, e := range p {
		if e.initial {
			break
		}
		keys = appendKeys(keys, e.r)
	}
	return string(appendCut(nil, keys, maxKeys))
}
