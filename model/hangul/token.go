package hangul

import "unicode/utf8"

const (
	// maxKeys is how many keystrokes a token of the index has: about five
	// syllables. Longer tokens would be nearly as many as the texts, and what
	// they could add is read from the few texts that the first five find.
	maxKeys = 14
	// maxTail is how many initials a token has behind a syllable: 산ㅎㅌㄹ.
	maxTail = 3
	// maxInitials is how many initials a token has.
	maxInitials = 6
	// ShiftMark stands before a key typed with shift: an index folds capitals.
	ShiftMark = '+'
	// StartMark begins the tokens that AppendStart makes.
	StartMark = '^'
)

// Marks are the punctuation characters that occur in tokens, beside letters and
// digits; an index must keep them.
const Marks = string(ShiftMark) + string(StartMark)

// AppendTokens writes the tokens by which an index finds the line, each followed
// by a space: the keystrokes, and in an Anywhere line the initials and a syllable
// with initials behind it, from every place on where a match may begin. Every
// token is to be looked up by prefix.
func (l Line) AppendTokens(dst []byte) []byte {
	for i := range l.units {
		if !l.begins(i) {
			continue
		}
		dst = append(appendKeyToken(dst, l.from(i)), ' ')
		if !l.wordStarts {
			dst = appendInitialTokens(dst, "", nil, l.from(i), maxInitials)
			dst = appendTailTokens(dst, "", l.from(i))
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
	dst = appendInitialTokens(dst, string(StartMark), nil, l.units, maxInitials)
	return appendTailTokens(dst, string(StartMark), l.units)
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
			dst = append(dst, ShiftMark)
			r += 'a' - 'A'
		}
		dst = utf8.AppendRune(dst, r)
		n--
	}
	return dst
}

// appendInitialTokens writes up to n initials behind head, without shift, and as
// they are if that is something else. Where there is no Hangul they would be the
// keys again.
func appendInitialTokens(dst []byte, mark string, head []byte, us []unit, n int) []byte {
	us = us[:min(len(us), n)]
	hangul, doubled := false, false
	for _, u := range us {
		i := initialOf(u.r)
		hangul = hangul || isConsonant(i)
		doubled = doubled || unshifted(i) != i
	}
	if !hangul {
		return dst
	}
	dst = append(append(dst, mark...), head...)
	for _, u := range us {
		dst = utf8.AppendRune(dst, unshifted(initialOf(u.r)))
	}
	dst = append(dst, ' ')
	if doubled {
		dst = append(append(dst, mark...), head...)
		for _, u := range us {
			dst = utf8.AppendRune(dst, initialOf(u.r))
		}
		dst = append(dst, ' ')
	}
	return dst
}

// appendTailTokens writes the first unit in full and the next ones as initials.
func appendTailTokens(dst []byte, mark string, us []unit) []byte {
	if !isSyllable(us[0].r) {
		return dst
	}
	var keys [16]byte
	return appendInitialTokens(dst, mark, appendSyllable(keys[:0], us[0].r), us[1:], maxTail)
}

func appendSyllable(dst []byte, r rune) []byte { return appendCut(dst, appendKeys(nil, r), maxKeys) }
