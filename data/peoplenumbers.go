package data

import "strconv"

// numberTable finds who may have a number: people by the last three digits of a
// phone, by those of its exchange (the group before the last four), and by month
// and day of birth. Whoever it gives is compared; a number that is no longer
// somebody's does no harm.
type numberTable struct {
	tails     [1000][]int32
	exchanges [1000][]int32
	days      [1232][]int32 // month * 100 + day
	phones    []uint64      // two for each person, as person has them
}

func (t *numberTable) add(p person, at int32) {
	if int(at)*2 == len(t.phones) {
		t.phones = append(t.phones, 0, 0)
	}
	for i, n := range [...]uint64{p.phone, p.other} {
		t.phones[2*int(at)+i] = n
		if n > 0 {
			t.tails[n%1000] = append(t.tails[n%1000], at)
			exchange := n / 10_000 % 1000
			t.exchanges[exchange] = append(t.exchanges[exchange], at)
		}
	}
	if day := p.birth % 10_000; p.birth > 0 && int(day) < len(t.days) {
		t.days[day] = append(t.days[day], at)
	}
}

// digitMatch compares digits with a person's numbers without making text of them.
type digitMatch struct {
	number   uint64 // the digits
	power    uint64 // 10 to their count
	whole    uint64 // the digits as digitsNumber has them
	birth    uint32 // as a date of birth, 0 if they are none
	short    bool   // the birth year has two digits
	beginsAt bool   // a phone may begin so
}

func newDigitMatch(digits string) digitMatch {
	if len(digits) > 15 {
		return digitMatch{power: 1, number: 1} // matches nothing
	}
	n, _ := strconv.ParseUint(digits, 10, 64)
	m := digitMatch{number: n, power: pow10(len(digits)), beginsAt: beginsPhone(digits)}
	m.whole = m.number + m.power
	switch len(digits) {
	case 6:
		m.birth, m.short = uint32(n), true
	case 8:
		m.birth = uint32(n)
	}
	return m
}

// beginsPhone reports whether Korean numbers begin so: 010, 02, 031, 070, 1588.
func beginsPhone(digits string) bool {
	return digits[0] == '0' && digits[1] != '0' || digits[0] == '1' && (digits[1] == '5' || digits[1] == '6' || digits[1] == '8')
}

func pow10(n int) uint64 {
	p := uint64(1)
	for range n {
		p *= 10
	}
	return p
}

// digits adds whose phone ends with the digits, begins with them, or has them as
// its exchange, and who was born on them (850228, 19850228). There are three of
// them at least.
func (x *peopleIndex) digits(digits string, one bitset) {
	m := newDigitMatch(digits)
	if m.beginsAt && len(digits) < mostOfAPhone {
		x.numbers.beginning(m, len(digits), one)
	}
	for _, list := range x.numbers.candidates(m, digits) {
		for _, at := range list {
			if m.person(&x.people[at]) {
				one.set(at)
			}
		}
	}
}

// beginning adds whose phone begins with n digits. Too many numbers begin alike
// for lists of them to help: all are compared.
func (t *numberTable) beginning(m digitMatch, n int, one bitset) {
	var from, to [wholePhone + 1]uint64 // by length: the numbers that begin so
	for whole := n; whole <= wholePhone; whole++ {
		from[whole], to[whole] = m.whole*pow10(whole-n), (m.whole+1)*pow10(whole-n)
	}
	for i, phone := range t.phones {
		if phone == 0 {
			continue
		}
		length := 11
		for phone < pow[length] {
			length--
		}
		for length < wholePhone && phone >= pow[length+1] {
			length++
		}
		if phone >= from[length] && phone < to[length] {
			one.set(int32(i / 2))
		}
	}
}

// pow are the powers of ten up to the longest phone.
var pow = [wholePhone + 1]uint64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12}

const (
	mostOfAPhone = 8  // so many digits of a number, from its first on, have its exchange
	wholePhone   = 12 // the longest: 0505-1234-5678
)

// candidates are lists of people who may have the digits.
func (t *numberTable) candidates(m digitMatch, digits string) [][]int32 {
	lists := [][]int32{t.tails[m.number%1000]}
	if m.power == 10_000 {
		lists = append(lists, t.exchanges[m.number%1000])
	}
	if day := int(m.birth % 10_000); m.birth != 0 && day < len(t.days) {
		lists = append(lists, t.days[day])
	}
	for whole := len(digits); m.beginsAt && whole >= mostOfAPhone && whole <= wholePhone; whole++ {
		exchange, _ := strconv.Atoi(digits[whole-7 : whole-4])
		lists = append(lists, t.exchanges[exchange])
	}
	return lists
}

// born adds who was born on a day.
func (x *peopleIndex) born(day uint32, one bitset) {
	if at := int(day % 10_000); at < len(x.numbers.days) {
		for _, p := range x.numbers.days[at] {
			if x.people[p].birth == day {
				one.set(p)
			}
		}
	}
}

func (p *person) hasDigits(digits string) bool {
	return len(digits) >= 3 && newDigitMatch(digits).person(p)
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
	for m.beginsAt && n > m.whole {
		n /= 10
	}
	return n == m.whole // the beginning
}
