package sheet

import (
	"slices"
	"strings"

	"ieumdesk/model"
)

// codeFinder finds a code of a classification by the code or by its full name. It
// guesses nothing beyond that.
type codeFinder struct{ occupations, industries nameTable }

type nameTable struct {
	table  *model.CodeTable
	byName map[string]string // "" for a name that two branches share
}

func newCodeFinder(t *model.Tables) codeFinder {
	if t == nil {
		return codeFinder{}
	}
	return codeFinder{newNameTable(t.Occupations), newNameTable(t.Industries)}
}

// newNameTable indexes a table by names without spaces and what is in brackets
// (제 조 업(10~34)). A name that goes down a branch unchanged is the lowest code.
func newNameTable(t *model.CodeTable) nameTable {
	n := nameTable{table: t, byName: map[string]string{}}
	if t == nil {
		return n
	}
	for _, row := range t.Rows() {
		key := nameKey(row.Name)
		old, taken := n.byName[key]
		switch {
		case !taken || n.below(row.Code, old):
			n.byName[key] = row.Code
		case !n.below(old, row.Code):
			n.byName[key] = ""
		}
	}
	return n
}

func nameKey(name string) string { return model.WordKey(bracketed.ReplaceAllString(name, "")) }

func (n nameTable) below(code, top string) bool {
	return top != "" && slices.ContainsFunc(n.table.Branch(code), func(c model.Code) bool { return c.Code == top })
}

// code is the code that a cell gives: 0251, "0251 용접원", 용접원; a code that
// lost its leading zero is found too. false if it gives none.
func (n nameTable) code(c cell) (string, bool) {
	if n.table == nil {
		return "", false
	}
	text := strings.TrimSpace(c.text)
	first, _, _ := strings.Cut(text, " ")
	first = strings.ToUpper(strings.Trim(first, "().,-[]"))
	if n.table.Has(first) {
		return first, true
	}
	if n.table.Has("0" + first) {
		return "0" + first, true
	}
	code := n.byName[nameKey(text)]
	return code, code != ""
}
