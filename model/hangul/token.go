package hangul

import "unicode/utf8"

const (
	// maxKeys is how many keystrokes a token of the index has: about five
	// syllables. Longer tokens would be nearly as many as the texts, and what
	// they could add is read from the few texts that the first five find.
	maxKeys = 14
	// maxInitials is how many initials a token has.
	maxInitials = 8
	// shiftMark stands before a key typed with shift: an index folds capitals.
	shiftMark = '+'
	// StartMark begins the tokens that AppendStart makes.
	StartMark = '^'
)

// Marks are the punctuation characters that occur in tokens, beside letters and
// digits; an index must keep them.
const Marks = string(shiftMark) + string(StartMark)

// AppendTokens writes the tokens by which an index finds the line, each followed
// by a space: the keystrokes, and in an Anywhere line the initials, from every
// place on where a match may begin. Every token is to be looked up by prefix.
func (l Line) AppendTokens(dst []byte) []byte {
	for i := range l.units {
		if !l.begins(i) {
			continue
		}
		dst = append(appendKeyToken(dst, l.units[i:]), ' ')
		if !l.wordStarts {
			dst = appendInitialTokens(dst, l.units[i:], "")
		}
	}
	return dst
}

// AppendStart writes the tokens that tell that the line begins so, for putting
// first what starts with the words typed: those of its first letter, behind
// StartMark.
func (l Line) AppendStart(dst []byte) []byte {
	if len(l.units) == 0 {
		return dst
	}
	dst = append(appendKeyToken(append(dst, StartMark), l.units), ' ')
	return appendInitialTokens(dst, l.units, string(StartMark))
}

func appendKeyToken(dst []byte, us []unit) []byte {
	var keys [maxKeys + 8]byte
	b := keys[:0]
	for _, u := range us[:min(len(us), maxKeys)] {
		b = appendKeys(b, u.r)
		if len(b) >= maxKeys*utf8.UTFMax {
			break
		}
	}
	return appendCut(dst, b, maxKeys)
}

// appendCut writes at most n keystrokes, shift marked.
func appendCut[T string | []byte](dst []byte, keys T, n int) []byte {
	for _, r := range string(keys) {
		if n == 0 {
			break
		}
		if r >= 'A' && r <= 'Z' {
			dst = append(dst, shiftMark)
			r += 'a' - 'A'
		}
		dst = utf8.AppendRune(dst, r)
		n--
	}
	return dst
}

// appendInitialTokens writes the initials without shift, and as they are if that
// is something else. Where there is no Hangul they would be the keys again.
func appendInitialTokens(dst []byte, us []unit, mark string) []byte {
	us = us[:min(len(us), maxInitials)]
	hangul, doubled := false, false
	for _, u := range us {
		i := initialOf(u.r)
		hangul = hangul || isConsonant(i)
		doubled = doubled || unshifted(i) != i
	}
	if !hangul {
		return dst
	}
	dst = append(dst, mark...)
	for _, u := range us {
		dst = utf8.AppendRune(dst, unshifted(initialOf(u.r)))
	}
	dst = append(dst, ' ')
	if doubled {
		dst = append(dst, mark...)
		for _, u := range us {
			dst = utf8.AppendRune(dst, initialOf(u.r))
		}
		dst = append(dst, ' ')
	}
	return dst
}

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
		out = append(out, r.term())
	}
	return out
}

func (r reading) term() Term {
	if r.pattern == nil {
		return Term{
			Prefixes: []string{string(appendCut(nil, r.keys, maxKeys))},
			Exact:    utf8.RuneCountInString(r.keys) <= maxKeys,
			Main:     r.main,
		}
	}
	t := Term{Exact: len(r.pattern) <= maxInitials, Main: r.main}
	var initials, run, longest []byte
	for i, e := range r.pattern {
		if i < maxInitials {
			initials = utf8.AppendRune(initials, r.tokenInitial(e))
		}
		if e.initial {
			run = run[:0]
			continue
		}
		t.Exact = false // the initials found may belong to other letters
		run = appendKeys(run, e.r)
		if len(run) > len(longest) {
			longest = append(longest[:0], run...)
		}
	}
	t.Prefixes = []string{string(initials)}
	if len(longest) > 0 {
		t.Prefixes = append(t.Prefixes, string(appendCut(nil, longest, maxKeys)))
	}
	return t
}

func (r reading) tokenInitial(e element) rune {
	if i := initialOf(e.r); r.doubled {
		return i
	} else {
		return unshifted(i)
	}
}
