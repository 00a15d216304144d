package hangul

import "strings"

// Line is a piece of text prepared for search: one field of a record. A match
// never runs from one line into the next.
type Line struct {
	units      []unit
	wordStarts bool
}

// Anywhere prepares a short field in which a word may be found from any
// syllable on: 호텔 in 안산호텔. Inside a Latin word or a number only its start
// counts.
func Anywhere(text string) Line { return Line{units: split(nil, text)} }

// WordStarts prepares a long field, such as an address or a note, in which only
// the starts of words are found, each up to the next space, and no initials.
func WordStarts(text string) Line { return Line{units: split(nil, text), wordStarts: true} }

// Match reports whether text is found by what was typed. It is the definition
// of search in this program:
//
//	every word of the query, in any order,
//	in at least one of its readings,
//	begins at some place of the text where a word may begin,
//	spaces and punctuation in between not counting
//	(people put spaces in Korean as they please).
func Match(text, typed string) bool { return Parse(typed).Match(Anywhere(text)) }

// Match reports whether every word of the query is found in one of the lines.
func (q Query) Match(lines ...Line) bool {
	for _, w := range q.Words {
		if !w.Match(lines...) {
			return false
		}
	}
	return true
}

// Match reports whether the word is found in one of the lines.
func (w Word) Match(lines ...Line) bool {
	for _, l := range lines {
		for i := range l.units {
			if l.begins(i) && w.beginsWith(l, i) {
				return true
			}
		}
	}
	return false
}

// Starts reports whether the line begins with the word.
func (w Word) Starts(l Line) bool { return len(l.units) > 0 && w.beginsWith(l, 0) }

func (w Word) beginsWith(l Line, i int) bool {
	for _, r := range w.readings {
		if r.pattern != nil && l.wordStarts {
			continue
		}
		if r.at(l.from(i)) > 0 {
			return true
		}
	}
	return false
}

// begins reports whether a match may begin at unit i.
func (l Line) begins(i int) bool {
	return l.units[i].start || !l.wordStarts && kindOf(l.units[i].r) == block
}

// from gives the units that a match at unit i may take.
func (l Line) from(i int) []unit {
	us := l.units[i:]
	if l.wordStarts {
		for n := 1; n < len(us); n++ {
			if us[n].gap {
				return us[:n]
			}
		}
	}
	return us
}

// at reports how many units, from the first on, the reading takes; 0 if they do
// not begin with it.
func (r reading) at(us []unit) int {
	if r.pattern == nil {
		return beginsWithKeys(us, r.keys)
	}
	for i, e := range r.pattern {
		switch {
		case i == len(us):
			return 0
		case e.initial && !r.initialIs(e.r, us[i].r):
			return 0
		case e.initial:
		case initialOf(e.r) != initialOf(us[i].r):
			return 0
		case i == len(r.pattern)-1: // the last letter may be half typed
			n := beginsWithKeys(us[i:], string(appendKeys(nil, e.r)))
			if n == 0 {
				return 0
			}
			return i + n
		case e.r != us[i].r:
			return 0
		}
	}
	return len(r.pattern)
}

// initialIs compares an initial that was typed with a letter of the text. Shift
// may be left out: ㅅㅇㅈㅎ finds 쌍용주흥, but ㅆㅇ does not find 상업.
func (r reading) initialIs(typed, letter rune) bool {
	i := initialOf(letter)
	if !r.doubled {
		i = unshifted(i)
	}
	return i == typed
}

// beginsWithKeys reports how many units it takes to type the keystrokes; 0 if
// typing the units does not begin with them.
func beginsWithKeys(us []unit, keys string) int {
	typed := make([]byte, 0, 80)
	for n, u := range us {
		typed = appendKeys(typed, u.r)
		if len(typed) >= len(keys) {
			if strings.HasPrefix(string(typed), keys) {
				return n + 1
			}
			return 0
		}
		if !strings.HasPrefix(keys, string(typed)) {
			return 0
		}
	}
	return 0
}
