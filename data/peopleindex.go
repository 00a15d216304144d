package data

import (
	"math"
	"strconv"
	"sync"

	"ieumdesk/model"
	"ieumdesk/model/hangul"
)

// peopleIndex finds people by whatever is typed at the counter. It is made of
// decrypted records at login and lives in memory only: nothing on the disk could
// say who is in it.
//
// Names are found by tokens as leads are (package hangul), numbers by comparing
// digits. It may be read by many at once and written by one.
type peopleIndex struct {
	mu     sync.RWMutex
	people []person
	by     map[model.ID]int32
	gone   int // people whose record was replaced by a later one
	tokens tokenTable
	dongs  []string
	dongAt map[string]uint16
	made   map[string]nameTokens // of names seen while loading; names repeat
}

// person is one record, kept small: a desk has 100,000 of them.
type person struct {
	id              model.ID
	name, latin     string
	phone, other    uint64 // digits behind a leading 1, so that zeros count
	seen            int64  // last served, milliseconds
	birth           uint32 // 19850228
	received, valid uint32
	dong            uint16
	sex             byte
	gone            bool
}

// met is what the index takes of a seeker.
type met struct {
	id              model.ID
	identity        identity
	received, valid model.Date
	seen            int64
}

func newPeopleIndex(size int) *peopleIndex {
	return &peopleIndex{
		people: make([]person, 0, size+size/20), by: make(map[model.ID]int32, size),
		tokens: newTokenTable(), dongAt: map[string]uint16{}, made: map[string]nameTokens{},
	}
}

// put adds a person, or replaces what was known of one.
func (x *peopleIndex) put(m met) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.add(m)
}

func (x *peopleIndex) add(m met) {
	if old, ok := x.by[m.id]; ok {
		p := &x.people[old]
		if p.name == m.identity.Name && p.latin == m.identity.LatinName {
			*p = x.person(m) // its tokens stand
			return
		}
		p.gone = true
		x.gone++
	}
	at := int32(len(x.people))
	x.people = append(x.people, x.person(m))
	x.by[m.id] = at
	for _, name := range []string{m.identity.Name, m.identity.LatinName} {
		if name != "" {
			x.tokens.add(x.tokensOf(name), at)
		}
	}
}

func (x *peopleIndex) person(m met) person {
	sex := byte(0)
	if m.identity.Sex != "" {
		sex = m.identity.Sex[0]
	}
	return person{
		id: m.id, name: m.identity.Name, latin: m.identity.LatinName,
		phone: digitsNumber(m.identity.Phone), other: digitsNumber(m.identity.OtherPhone),
		seen: m.seen, birth: dayNumber(m.identity.BirthDate), received: dayNumber(m.received), valid: dayNumber(m.valid),
		dong: x.dong(m.identity.Dong), sex: sex,
	}
}

func (x *peopleIndex) dong(name string) uint16 {
	at, ok := x.dongAt[name]
	if !ok && len(x.dongs) < math.MaxUint16 {
		at = uint16(len(x.dongs))
		x.dongAt[name] = at
		x.dongs = append(x.dongs, name)
	}
	return at
}

// nameTokens are the tokens of a name: those from its first letter, then all.
type nameTokens struct{ tokens []string }

func (x *peopleIndex) tokensOf(name string) nameTokens {
	if t, ok := x.made[name]; ok {
		return t
	}
	t := splitTokens(hangul.Anywhere(name))
	x.made[name] = t
	return t
}

// settle gives back what was only needed while loading.
func (x *peopleIndex) settle() { x.made = map[string]nameTokens{} }

// drop takes people out; who is not in is no error.
func (x *peopleIndex) drop(gone []model.ID) {
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, id := range gone {
		if at, ok := x.by[id]; ok {
			x.people[at].gone = true
			x.gone++
			delete(x.by, id)
		}
	}
}

// forget empties the index: the desk is locked.
func (x *peopleIndex) forget() {
	empty := newPeopleIndex(0)
	x.mu.Lock()
	defer x.mu.Unlock()
	x.people, x.by, x.gone, x.tokens = empty.people, empty.by, 0, empty.tokens
	x.dongs, x.dongAt, x.made = nil, empty.dongAt, empty.made
}

// hit is what a list shows of a person.
func (x *peopleIndex) hit(at int32) model.PersonHit {
	p := &x.people[at]
	h := model.PersonHit{
		ID: p.id, Name: p.name, LatinName: p.latin, BirthDate: numberDay(p.birth), Phone: numberPhone(p.phone),
		Dong: x.dongs[p.dong], Received: numberDay(p.received), Valid: numberDay(p.valid),
	}
	if p.sex != 0 {
		h.Sex = model.Sex(p.sex)
	}
	return h
}

// digitsNumber is a phone number as a number: its digits behind a 1; 0 for none.
func digitsNumber(phone string) uint64 {
	n := uint64(1)
	for _, r := range phone {
		if r >= '0' && r <= '9' {
			n = n*10 + uint64(r-'0')
		}
	}
	if n == 1 {
		return 0
	}
	return n
}

func numberPhone(n uint64) string {
	if n == 0 {
		return ""
	}
	return model.FormatPhone(strconv.FormatUint(n, 10)[1:])
}

func dayNumber(d model.Date) uint32 {
	n := uint32(0)
	for _, r := range d {
		if r >= '0' && r <= '9' {
			n = n*10 + uint32(r-'0')
		}
	}
	return n
}

func numberDay(n uint32) model.Date {
	if n == 0 {
		return ""
	}
	s := strconv.FormatUint(uint64(n)+100_000_000, 10)[1:]
	return model.Date(s[:4] + "-" + s[4:6] + "-" + s[6:])
}
