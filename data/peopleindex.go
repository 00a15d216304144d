package data

import (
	"math"
	"strconv"
	"sync"

	"ieumdesk/model"
)

// peopleIndex finds people by whatever is typed at the counter. It is made of
// decrypted records at login and lives in memory only: nothing on the disk could
// say who is in it. A hundred thousand people take about 20 MB.
//
// Names are found by tokens as leads are (package hangul), numbers by their last
// digits. It may be read by many at once and written by one.
type peopleIndex struct {
	mu      sync.RWMutex
	people  []person
	by      map[model.ID]int32
	names   nameTable
	numbers numberTable
	dongs   []string
	dongAt  map[string]uint16
}

// person is one record, kept small: a desk has 100,000 of them.
type person struct {
	id              model.ID
	phone, other    uint64 // digits behind a leading 1, so that zeros count
	seen            int64  // last served, milliseconds
	name, latin     int32  // in the table of names, or noName
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
		names: newNameTable(size), dongAt: map[string]uint16{},
	}
}

// put adds a person, or replaces what was known of one.
func (x *peopleIndex) put(m met) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.add(m)
}

func (x *peopleIndex) add(m met) {
	p := x.person(m)
	if old, ok := x.by[m.id]; ok {
		if o := &x.people[old]; o.name == p.name && o.latin == p.latin {
			*o = p
			x.numbers.add(p, old) // what its old numbers lead to is compared anyway
			return
		}
		x.people[old].gone = true
	}
	at := int32(len(x.people))
	x.people = append(x.people, p)
	x.by[m.id] = at
	x.names.bear(p.name, p.latin)
	x.numbers.add(p, at)
}

func (x *peopleIndex) person(m met) person {
	sex := byte(0)
	if m.identity.Sex != "" {
		sex = m.identity.Sex[0]
	}
	return person{
		id: m.id, name: x.names.number(m.identity.Name), latin: x.names.number(m.identity.LatinName),
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

// drop takes people out; who is not in is no error.
func (x *peopleIndex) drop(gone []model.ID) {
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, id := range gone {
		if at, ok := x.by[id]; ok {
			x.people[at].gone = true
			delete(x.by, id)
		}
	}
}

// forget empties the index: the desk is locked.
func (x *peopleIndex) forget() {
	empty := newPeopleIndex(0)
	x.mu.Lock()
	defer x.mu.Unlock()
	x.people, x.by, x.names, x.numbers = empty.people, empty.by, empty.names, empty.numbers
	x.dongs, x.dongAt = nil, empty.dongAt
}

// hit is what a list shows of a person.
func (x *peopleIndex) hit(at int32) model.PersonHit {
	p := &x.people[at]
	h := model.PersonHit{
		ID: p.id, Name: x.names.text(p.name), LatinName: x.names.text(p.latin), BirthDate: numberDay(p.birth),
		Phone: numberPhone(p.phone), Dong: x.dongs[p.dong], Received: numberDay(p.received), Valid: numberDay(p.valid),
	}
	if p.sex != 0 {
		h.Sex = model.Sex(p.sex)
	}
	return h
}

// origin is somebody's date of birth and dong; both are "" for who is not in.
func (x *peopleIndex) origin(id model.ID) (birth model.Date, dong string) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	at, ok := x.by[id]
	if !ok {
		return "", ""
	}
	p := &x.people[at]
	return numberDay(p.birth), x.dongs[p.dong]
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
