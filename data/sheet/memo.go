package sheet

import "ieumdesk/model"

// memo remembers what texts were read as: a list says 시급 10,500원 and 09:00~18:00 a
// thousand times. It forgets everything when it is full, so that a list in which
// nothing repeats stays small.
type memo struct {
	wages       map[wageKey]readWage
	hoursTexts  map[string]model.HoursText
	dongs       map[string]string
	employments map[string]string
	occupations map[cell]string
	industries  map[cell]string
}

type wageKey struct {
	text string
	hint model.WageHint
}

type readWage struct {
	wage model.WageText
	err  error
}

const maxMemo = 4096

func newMemo() *memo {
	return &memo{map[wageKey]readWage{}, map[string]model.HoursText{}, map[string]string{}, map[string]string{}, map[cell]string{}, map[cell]string{}}
}

// recall is what is known of a key, or what is found out now.
func recall[K comparable, V any](known map[K]V, key K, find func() V) V {
	if v, ok := known[key]; ok {
		return v
	}
	if len(known) >= maxMemo {
		clear(known)
	}
	v := find()
	known[key] = v
	return v
}

func (m *memo) wage(text string, hint model.WageHint) (model.WageText, error) {
	r := recall(m.wages, wageKey{text, hint}, func() readWage {
		w, err := model.ParseWage(text, hint)
		return readWage{w, err}
	})
	return r.wage, r.err
}

func (m *memo) hours(text string) model.HoursText {
	return recall(m.hoursTexts, text, func() model.HoursText { return model.ParseHours(text) })
}

func (m *memo) dong(b *Book, address string) (string, bool) {
	name := recall(m.dongs, address, func() string {
		name, _ := b.dongIn(address)
		return name
	})
	return name, name != ""
}

func (m *memo) employment(text string) (string, bool) {
	code := recall(m.employments, text, func() string {
		code, _ := model.NormalEmploymentType(text)
		return code
	})
	return code, code != ""
}

func (m *memo) occupation(codes nameTable, v cell) (string, bool) {
	return remembered(m.occupations, codes, v)
}

func (m *memo) industry(codes nameTable, v cell) (string, bool) {
	return remembered(m.industries, codes, v)
}

func remembered(known map[cell]string, codes nameTable, v cell) (string, bool) {
	code := recall(known, v, func() string {
		code, _ := codes.code(v)
		return code
	})
	return code, code != ""
}
