package data

import (
	"ieumdesk/model/hangul"
)

// nameTable keeps each name once, however many people have it: half the people
// of a city share theirs. People with the same name are a chain.
type nameTable struct {
	names  []string
	at     map[string]int32
	tokens tokenTable
	first  []int32 // by name: the bearer last added, or noName
	next   []int32 // by bearer: the one before with the same name, or noName
}

// noName is who has no such name, and the end of a chain. A bearer is a person
// by one of two names: 2 * person for the name, one more for the Latin name.
const noName = -1

func newNameTable(people int) nameTable {
	return nameTable{
		names: make([]string, 0, people/4), at: make(map[string]int32, people/4),
		tokens: newTokenTable(), next: make([]int32, 0, 2*people+people/10),
	}
}

// number is that of a name, which it is given now if it is new.
func (t *nameTable) number(name string) int32 {
	if name == "" {
		return noName
	}
	n, ok := t.at[name]
	if !ok {
		n = int32(len(t.names))
		t.at[name] = n
		t.names = append(t.names, name)
		t.first = append(t.first, noName)
		t.tokens.add(hangul.Anywhere(name), n)
	}
	return n
}

func (t *nameTable) text(n int32) string {
	if n == noName {
		return ""
	}
	return t.names[n]
}

// bear says that the next person has these names.
func (t *nameTable) bear(name, latin int32) {
	for _, n := range [...]int32{name, latin} {
		bearer := int32(len(t.next))
		if n == noName {
			t.next = append(t.next, noName)
			continue
		}
		t.next = append(t.next, t.first[n])
		t.first[n] = bearer
	}
}

// bearers adds everybody who has the name to a set.
func (t *nameTable) bearers(name int32, to bitset) {
	for b := t.first[name]; b != noName; b = t.next[b] {
		to.set(b / 2)
	}
}

// find adds to one everybody whom a look-up finds, and to starts those whose name
// begins so.
func (t *nameTable) find(term hangul.Term, one, starts bitset) {
	if len(term.Prefixes) == 1 {
		t.tokens.find(term.Prefixes[0], func(p posting) {
			t.bearers(p.name, one)
			if p.start && term.Main {
				t.bearers(p.name, starts)
			}
		})
		return
	}
	var both []int32 // names that have the tokens so far
	for i, prefix := range term.Prefixes {
		has := newBitset(len(t.names))
		var found []int32
		t.tokens.find(prefix, func(p posting) { found = append(found, p.name) })
		for _, n := range both {
			has.set(n)
		}
		if i > 0 {
			found = keep(found, has)
		}
		both = found
	}
	for _, n := range both {
		t.bearers(n, one)
	}
}

func keep(names []int32, has bitset) []int32 {
	out := names[:0]
	for _, n := range names {
		if has.has(n) {
			out = append(out, n)
		}
	}
	return out
}
