package data

import (
	"math"
	"math/bits"
	"slices"
	"strconv"

	"ieumdesk/model"
	"ieumdesk/model/hangul"
)

// bitset is a set of people.
type bitset []uint64

func (b bitset) set(i int32)      { b[i>>6] |= 1 << (i & 63) }
func (b bitset) has(i int32) bool { return b[i>>6]&(1<<(i&63)) != 0 }

// search finds people by all words of what was typed, those whose name begins
// with one of them first, then those served last. total counts them all.
func (x *peopleIndex) search(typed string, limit int) (hits []model.PersonHit, total int) {
	q := hangul.Parse(typed)
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
	n := (len(x.people) + 63) / 64
	found, starts = make(bitset, n), make(bitset, n)
	for i := range found {
		found[i] = math.MaxUint64
	}
	if rest := len(x.people) % 64; rest > 0 {
		found[n-1] = 1<<rest - 1
	}
	one := make(bitset, n)
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
		x.term(t, one, starts)
	}
	if len(w.Digits) >= 3 {
		x.digits(w.Digits, one)
	} else if day, ok := writtenDay(w.Typed); ok {
		x.born(day, one)
	}
	if phone := model.PhoneDigits(w.Typed); w.Digits == "" && len(phone) >= 7 {
		x.digits(phone, one)
	}
	return doubt
}

func (x *peopleIndex) term(t hangul.Term, one, starts bitset) {
	if len(t.Prefixes) == 1 {
		x.tokens.find(t.Prefixes[0], func(p posting) {
			one.set(p.person)
			if p.start && t.Main {
				starts.set(p.person)
			}
		})
		return
	}
	all := make(bitset, len(one))
	for i, prefix := range t.Prefixes {
		has := make(bitset, len(one))
		x.tokens.find(prefix, func(p posting) { has.set(p.person) })
		for j := range all {
			if i == 0 {
				all[j] = has[j]
			} else {
				all[j] &= has[j]
			}
		}
	}
	for j := range one {
		one[j] |= all[j]
	}
}

// confirm reads a person's texts: some look-ups answer only nearly.
func (x *peopleIndex) confirm(q hangul.Query, p *person) bool {
	name, latin := hangul.Anywhere(p.name), hangul.Anywhere(p.latin)
	for _, w := range q.Words {
		if !w.Match(name, latin) && !p.hasDigits(w.Digits) && !p.hasWritten(w) {
			return false
		}
	}
	return true
}

func (p *person) hasWritten(w hangul.Word) bool {
	if day, ok := writtenDay(w.Typed); ok && p.birth == day {
		return true
	}
	phone := model.PhoneDigits(w.Typed)
	return len(phone) >= 7 && p.hasDigits(phone)
}

// digits adds whose phone ends with the digits, begins with them, or has them as
// its exchange, and who was born on them (850228, 19850228).
func (x *peopleIndex) digits(digits string, one bitset) {
	m := newDigitMatch(digits)
	for i := range x.people {
		if p := &x.people[i]; m.person(p) {
			one.set(int32(i))
		}
	}
}

func (x *peopleIndex) born(day uint32, one bitset) {
	for i := range x.people {
		if x.people[i].birth == day {
			one.set(int32(i))
		}
	}
}

func (p *person) hasDigits(digits string) bool {
	return len(digits) >= 3 && newDigitMatch(digits).person(p)
}

// digitMatch compares digits with a person's numbers without making text of them.
type digitMatch struct {
	number uint64 // the digits
	power  uint64 // 10 to their count
	whole  uint64 // the digits as digitsNumber has them
	birth  uint32 // as a date of birth, 0 if they are none
	short  bool   // the birth year has two digits
}

func newDigitMatch(digits string) digitMatch {
	if len(digits) > 15 {
		return digitMatch{power: 1, number: 1} // matches nothing
	}
	n, _ := strconv.ParseUint(digits, 10, 64)
	m := digitMatch{number: n, power: pow10(len(digits))}
	m.whole = m.number + m.power
	switch len(digits) {
	case 6:
		m.birth, m.short = uint32(n), true
	case 8:
		m.birth = uint32(n)
	}
	return m
}

func pow10(n int) uint64 {
	p := uint64(1)
	for range n {
		p *= 10
	}
	return p
}

func (m digitMatch) person(p *person) bool {
	if m.birth != 0 && (p.birth == m.birth || m.short && p.birth%1_000_000 == m.birth) {
		return true
	}
	return m.phone(p.phone) || p.other != 0 && m.phone(p.other)
}

func (m digitMatch) phone(n uint64) bool {
	if n < m.whole {
		return false
	}
	if n%m.power == m.number && n >= m.power {
		return true // the tail
	}
	if m.power == 10_000 && n/10_000%10_000 == m.number && n >= 100_000_000 {
		return true // the exchange
	}
	for n > m.whole {
		n /= 10
	}
	return n == m.whole // the beginning
}

// writtenDay reads a date with separators: 1985-02-28, 1985.2.28, 85/2/28. The
// two-digit year is that of somebody at the counter: 1926 to 2025.
func writtenDay(s string) (uint32, bool) {
	d, err := model.ParseDate(s, "2025-12-31", 0)
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
