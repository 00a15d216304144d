package hangul

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

// unit is one letter or digit of a text, folded so that equal things are equal:
// composed Hangul, half width, lower case, no accents.
type unit struct {
	r        rune
	from, to int  // bytes of the text as it was given
	gap      bool // first of its word: something that is no letter stands before it
	start    bool // first of its word or of a change of script, as 25 in GS25
	capital  bool // was a capital A to Z: shift was held, or Caps Lock on
}

// split appends the units of s to dst. Spaces and punctuation make no unit:
// people put spaces in Korean as they please, so 객실관리 and 객실 관리 are one.
func split(dst []unit, s string) []unit {
	p := splitter{units: dst, gap: true}
	if norm.NFC.QuickSpanString(s) == len(s) {
		for i, r := range s {
			p.add(r, i, i+utf8.RuneLen(r))
		}
		return p.units
	}
	for i := 0; i < len(s); {
		n := norm.NFC.NextBoundaryInString(s[i:], true)
		for _, r := range norm.NFC.String(s[i : i+n]) {
			p.add(r, i, i+n)
		}
		i += n
	}
	return p.units
}

type splitter struct {
	units []unit
	kind  kind // of the unit before
	gap   bool
}

// kind tells apart the scripts between which a word may begin without a space.
type kind byte

const (
	none  kind = iota
	block      // Hangul and Han: every character is a place where a match may begin
	digit
	letter
)

func kindOf(r rune) kind {
	switch {
	case r >= 'a' && r <= 'z':
		return letter
	case isSyllable(r), r >= firstJamo && r <= lastJamo:
		return block
	case r >= '0' && r <= '9':
		return digit
	case r < utf8.RuneSelf:
		return none
	case unicode.Is(unicode.Han, r):
		return block
	case unicode.IsDigit(r):
		return digit
	case unicode.IsLetter(r), unicode.IsMark(r): // Thai and Khmer vowels are marks
		return letter
	}
	return none
}

func (p *splitter) add(r rune, from, to int) {
	switch {
	case r >= 'A' && r <= 'Z':
		p.unit(r+'a'-'A', from, to, true)
	case r < utf8.RuneSelf, isSyllable(r), r >= firstJamo && r <= lastJamo:
		p.unit(r, from, to, false)
	default:
		for _, f := range fold(r) {
			p.unit(f, from, to, false)
		}
	}
}

func (p *splitter) unit(r rune, from, to int, capital bool) {
	if silent(r) {
		return
	}
	k := kindOf(r)
	if k == none {
		p.gap, p.kind = true, none
		return
	}
	p.units = append(p.units, unit{r: r, from: from, to: to, gap: p.gap, start: p.gap || k != p.kind, capital: capital})
	p.gap, p.kind = false, k
}

// silent is what neither counts nor divides: the apostrophes of names such as
// O'zbek, joiners, soft hyphens, and the accents that fold has set free.
func silent(r rune) bool {
	switch r {
	case '\'', '`', '´', '‘', '’', 'ʻ', 'ʼ', 'ʾ', 'ʿ':
		return true
	}
	return r >= 0x300 && r <= 0x36F || r >= utf8.RuneSelf && unicode.Is(unicode.Cf, r)
}

// fold gives the plain form of a character that is neither ASCII nor composed
// Hangul: Ａ is a, ㈜ is (주), é is e.
func fold(r rune) []rune {
	switch r {
	case 'đ', 'Đ', 'ð', 'Ð':
		return []rune{'d'}
	case 'ø', 'Ø':
		return []rune{'o'}
	case 'ł', 'Ł':
		return []rune{'l'}
	case 'ı', 'İ':
		return []rune{'i'}
	}
	if j := looseJamo(r); j != 0 {
		return []rune{j}
	}
	if w := width.LookupRune(r).Folded(); w >= firstJamo && w <= lastJamo {
		return []rune{w} // half-width jamo; compatibility forms would melt them into syllables
	}
	var out []rune
	for _, c := range norm.NFKC.String(string(r)) {
		if isSyllable(c) {
			out = append(out, c)
			continue
		}
		for _, d := range norm.NFD.String(string(c)) {
			out = append(out, unicode.ToLower(d))
		}
	}
	return out
}

// looseJamo maps a conjoining jamo that no neighbour completes to the letter
// that a keyboard gives.
func looseJamo(r rune) rune {
	switch {
	case r >= 0x1100 && r <= 0x1112:
		return initialJamo[r-0x1100]
	case r >= 0x1161 && r <= 0x1175:
		return firstVowel + r - 0x1161
	case r >= 0x11A8 && r <= 0x11C2:
		return firstJamo + rune(index(jamoKeys[:], finalKeys[r-0x11A7]))
	}
	return 0
}
