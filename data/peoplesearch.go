package data

import (
	"math"
	"math/bits"
	"regexp"
	"slices"

	"ieumdesk/model"
	"ieumdesk/model/hangul"
)

// bitset is a set of people.
type bitset []uint64

func newBitset(n int) bitset { return make(bitset, (n+63)/64) }

func (b bitset) set(i int32)      { b[i>>6] |= 1 << (i & 63) }
func (b bitset) has(i int32) bool { return b[i>>6]&(1<<(i&63)) != 0 }

// search finds people by all words of what was typed, those whose name begins
// with one of them first, then those served last. total counts them all.
func (x *peopleIndex) search(typed string, limit int) (hits []model.PersonHit, total int) {
	q := hangul.Parse(joinDays(typed))
	x.mu.RLock()
	defer x.mu.RUnlock()
	found, starts, doubt := x.match(q)
	best := newBest(limit)
	for w, word := range found {
		for word != 0 {
			at := int32(w<<6 + bits.TrailingZeros64(word))
			word &= word - 1
			p := &x.people[at]
			if p.gone || doubt && !x.confirm(q, p) {
				continue
			}
			total++
			best.offer(ranked{at, starts.has(at), p.seen})
		}
	}
	for _, r := range best.sorted() {
		hits = append(hits, x.hit(r.at))
	}
	return hits, total
}

// match gives those who have every word, those whose name begins with one, and
// whether the texts must be read to be sure.
func (x *peopleIndex) match(q hangul.Query) (found, starts bitset, doubt bool) {
	n := len(x.people)
	found, starts = newBitset(n), newBitset(n)
	for i := range found {
		found[i] = math.MaxUint64
	}
	if rest := n % 64; rest > 0 {
		found[len(found)-1] = 1<<rest - 1
	}
	one := newBitset(n)
	for _, w := range q.Words {
		clear(one)
		doubt = x.word(w, one, starts) || doubt
		for i := range found {
			found[i] &= one[i]
		}
	}
	return found, starts, doubt
}

// word adds to one everybody whom a word finds.
func (x *peopleIndex) word(w hangul.Word, one, starts bitset) (doubt bool) {
	for _, t := range w.Terms() {
		doubt = doubt || !t.Exact
		x.names.find(t, one, starts)
	}
	if len(w.Digits) >= 3 {
		x.digits(w.Digits, one)
	}
	if day, ok := writtenDay(w); ok {
		x.born(day, one)
	}
	if phone := model.PhoneDigits(w.Typed); w.Digits == "" && len(phone) >= 7 {
		x.digits(phone, one)
	}
	return doubt
}

// confirm reads a person's texts: some look-ups answer only nearly.
func (x *peopleIndex) confirm(q hangul.Query, p *person) bool {
	name, latin := hangul.Anywhere(x.names.text(p.name)), hangul.Anywhere(x.names.text(p.latin))
	for _, w := range q.Words {
		if !w.Match(name, latin) && !p.hasDigits(w.Digits) && !p.hasWritten(w) {
			return false
		}
	}
	return true
}

// whom looks a word up and tells of each person whether it finds them; nobody
// finds one whom the index does not know.
func (x *peopleIndex) whom(w hangul.Word) func(model.ID) bool {
	q := hangul.Query{Words: []hangul.Word{w}}
	x.mu.RLock()
	found, _, doubt := x.match(q)
	x.mu.RUnlock()
	return func(id model.ID) bool {
		x.mu.RLock()
		defer x.mu.RUnlock()
		at, ok := x.by[id]
		if !ok || int(at>>6) >= len(found) || !found.has(at) {
			return false
		}
		return !doubt || x.confirm(q, &x.people[at])
	}
}

func (p *person) hasWritten(w hangul.Word) bool {
	if day, ok := writtenDay(w); ok && p.birth == day {
		return true
	}
	phone := model.PhoneDigits(w.Typed)
	return len(phone) >= 7 && p.hasDigits(phone)
}

// spacedDay is a date as Korean is written, with spaces: 1985. 2. 28., and in
// words: 1985년 2월 28일.
var spacedDay = regexp.MustCompile(`(\d{4}|\d{2})(?:\. +|년 *)(\d{1,2})(?:\. +|월 *)(\d{1,2})(?:\.|일|$| )`)

// joinDays makes one word of a date, as the words of a query are told by spaces.
func joinDays(typed string) string { return spacedDay.ReplaceAllString(typed, "$1.$2.$3 ") }

// writtenDay reads a date with separators: 1985-02-28, 1985.2.28, 85/2/28. The
// two-digit year is that of somebody at the counter: 1926 to 2025.
func writtenDay(w hangul.Word) (uint32, bool) {
	if w.Typed == w.Digits {
		return 0, false
	}
	d, err := model.ParseDate(w.Typed, "2025-12-31", 0)
	if err != nil {
		return 0, false
	}
	return dayNumber(d), true
}

// ranked is a person with what the order of a list depends on.
type ranked struct {
	at     int32
	starts bool
	seen   int64
}

func (r ranked) before(o ranked) int {
	switch {
	case r.starts != o.starts && r.starts:
		return -1
	case r.starts != o.starts:
		return 1
	case r.seen != o.seen && r.seen > o.seen:
		return -1
	case r.seen != o.seen:
		return 1
	default:
		return int(o.at - r.at)
	}
}

// best keeps the first few of many.
type best struct {
	limit int
	kept  []ranked
	worst ranked // the last of the kept when they were last sorted
	full  bool
}

func newBest(limit int) *best { return &best{limit: max(limit, 1)} }

// offer keeps r if it may be among the first: twice as many as are wanted are
// gathered before the worse half goes.
func (b *best) offer(r ranked) {
	if b.full && b.worst.before(r) < 0 {
		return
	}
	if b.kept = append(b.kept, r); len(b.kept) == 2*b.limit {
		b.kept = b.sorted()
		b.worst, b.full = b.kept[b.limit-1], true
	}
}

func (b *best) sorted() []ranked {
	slices.SortFunc(b.kept, ranked.before)
	return b.kept[:min(len(b.kept), b.limit)]
}
