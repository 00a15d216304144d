package hangul

// reading is one way in which a word may have been meant: as keystrokes, or as
// a pattern of letters and initial consonants. Exactly one of the two is set.
type reading struct {
	keys    string // what is found begins with these keystrokes
	pattern []element
	doubled bool // a doubled initial was typed, so ㅅ is not ㅆ in this word
	main    bool // what was typed, not what the other keyboard state would have made of it
}

// element is a letter, or an initial consonant standing for its syllable.
type element struct {
	r       rune
	initial bool
}

// readings gives every reading of the units of a word, main ones first.
func readings(us []unit) []reading {
	var syllables, consonants, vowels int
	for _, u := range us {
		switch {
		case isSyllable(u.r):
			syllables++
		case isConsonant(u.r):
			consonants++
		case isVowel(u.r):
			vowels++
		}
	}
	switch {
	case syllables+consonants+vowels == 0:
		return latinReadings(us)
	case consonants == 0 || vowels > 0: // a bare vowel is no initial: KT typed as ㅏㅅ
		return []reading{{keys: keysOf(us, false), main: true}}
	}
	out := patterns(us)
	if endsHalfTyped(us) {
		out = append(out, reading{keys: keysOf(us, false)})
	}
	for i := range out {
		out[i].main = true
	}
	if syllables == 0 && len(us) > 1 {
		out = append(out, reading{keys: keysOf(us, false)}) // GS typed as ㅎㄴ
	}
	return out
}

// latinReadings reads a word without Hangul: as it stands, with the shift key
// taken seriously (Qkd is 빵, qkd is 방), and as initials typed with the input
// method off (gx is ㅎㅌ).
func latinReadings(us []unit) []reading {
	out := []reading{{keys: keysOf(us, false), main: true}}
	shifted := keysOf(us, true)
	if shifted != out[0].keys {
		out = append(out, reading{keys: shifted, main: true})
	}
	for _, u := range us {
		if u.r >= 0x80 {
			return out
		}
	}
	if allCapitals(us) {
		shifted = out[0].keys // Caps Lock, or an abbreviation
	}
	composed := split(nil, Compose(shifted))
	for _, u := range composed {
		if isVowel(u.r) {
			return out
		}
	}
	if len(us) > 1 {
		out = append(out, patterns(composed)...)
	}
	return out
}

// keysOf gives the keystrokes of a word. Where shift counts, a capital on a key
// that has two letters is the second one.
func keysOf(us []unit, shift bool) string {
	var b []byte
	for _, u := range us {
		if shift && u.capital && hasShift(u.r) {
			b = append(b, byte(u.r)-'a'+'A')
			continue
		}
		b = appendKeys(b, u.r)
	}
	return string(b)
}

func hasShift(r rune) bool {
	switch r {
	case 'r', 'e', 't', 'q', 'w', 'o', 'p':
		return true
	}
	return false
}

func allCapitals(us []unit) bool {
	for _, u := range us {
		if kindOf(u.r) == letter && !u.capital {
			return false
		}
	}
	return true
}

// endsHalfTyped reports whether the only bare consonant is the last letter,
// after a syllable: 호ㅌ is 호텔 on its way.
func endsHalfTyped(us []unit) bool {
	last := len(us) - 1
	for _, u := range us[:last] {
		if isConsonant(u.r) {
			return false
		}
	}
	return last > 0 && isConsonant(us[last].r) && isSyllable(us[last-1].r)
}

// patterns reads bare consonants as initials. A consonant typed after a syllable
// is drawn into it by the input method: 안산ㅎㅌ appears as 안삲ㅌ and 이ㅅㅈ as
// 잇ㅈ. So a final consonant before a bare one is read both ways.
func patterns(us []unit) []reading {
	asTyped := pattern(us, false)
	if asTyped.pattern == nil {
		return nil
	}
	var out []reading
	if !endsHalfTyped(us) {
		out = append(out, asTyped)
	}
	if released := pattern(us, true); len(released.pattern) != len(asTyped.pattern) {
		out = append(out, released)
	}
	return out
}

func pattern(us []unit, release bool) reading {
	var p reading
	bare := false
	for i, u := range us {
		two, pair := pairs[u.r]
		switch {
		case pair:
			p.pattern = append(p.pattern, element{two[0], true}, element{two[1], true})
		case isConsonant(u.r):
			p.pattern = append(p.pattern, element{u.r, true})
		case release && i+1 < len(us) && isSyllable(u.r) && isConsonant(us[i+1].r):
			p.pattern = append(p.pattern, releaseFinal(u.r, us[i+1].r)...)
		default:
			p.pattern = append(p.pattern, element{r: u.r})
		}
		bare = bare || isConsonant(u.r)
	}
	if !bare {
		return reading{}
	}
	for _, e := range p.pattern {
		p.doubled = p.doubled || e.initial && unshifted(e.r) != e.r
	}
	return p
}

// releaseFinal takes the last consonant off a syllable before a bare consonant:
// 삲 is 산 and ㅎ. It leaves alone what the input method would not have left so:
// in 산ㅎ the ㄴ is no initial, for then ㄴ and ㅎ would have become ㄶ.
func releaseFinal(r, next rune) []element {
	n := int(r-firstSyllable) % finals
	if n == 0 || index(finalKeys[:], finalKeys[n]+jamoKeys[next-firstJamo]) >= 0 {
		return []element{{r: r}}
	}
	open := r - rune(n)
	jamo := firstJamo + rune(index(jamoKeys[:], finalKeys[n]))
	if two, ok := pairs[jamo]; ok {
		rest := index(finalKeys[:], jamoKeys[two[0]-firstJamo])
		return []element{{r: open + rune(rest)}, {two[1], true}}
	}
	return []element{{r: open}, {jamo, true}}
}
