package data

import (
	"slices"

	"ieumdesk/model"
)

// duplicates are those with the same phone, then those with the same name and
// date of birth, each in the order in which they came.
func (x *peopleIndex) duplicates(p model.Probe) []model.PersonHit {
	phone, birth := digitsNumber(model.PhoneDigits(p.Phone)), dayNumber(p.BirthDate)
	if _, err := model.NormalPhone(p.Phone); err != nil {
		phone = 0
	}
	x.mu.RLock()
	defer x.mu.RUnlock()
	other := func(at int32) bool { return !x.people[at].gone && x.people[at].id != p.Except }
	var phones, names []int32
	if phone != 0 {
		for _, at := range x.numbers.tails[phone%1000] {
			if q := &x.people[at]; other(at) && (q.phone == phone || q.other == phone) {
				phones = append(phones, at)
			}
		}
	}
	if day := int(birth % 10_000); birth != 0 && p.Name != "" && day < len(x.numbers.days) {
		for _, at := range x.numbers.days[day] {
			if q := &x.people[at]; other(at) && q.birth == birth && x.isCalled(q, p.Name) && !slices.Contains(phones, at) {
				names = append(names, at)
			}
		}
	}
	return slices.Concat(x.becauseOf("same_phone", phones), x.becauseOf("same_person", names))
}

func (x *peopleIndex) isCalled(p *person, name string) bool {
	return x.names.text(p.name) == name || x.names.text(p.latin) == name
}

func (x *peopleIndex) becauseOf(why string, people []int32) []model.PersonHit {
	slices.Sort(people)
	var hits []model.PersonHit
	for _, at := range slices.Compact(people) {
		h := x.hit(at)
		h.Why = why
		hits = append(hits, h)
	}
	return hits
}
