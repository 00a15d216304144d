package kit

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ieumdesk/model"
	"ieumdesk/model/hangul"
)

// FindCodes offers codes of a classification for what was typed: a code's
// beginning, or its name in any way that Korean search takes. Nothing typed
// offers the top of the tree.
func FindCodes(t *model.CodeTable, typed string, limit int) []Option {
	typed = strings.TrimSpace(typed)
	var found []foundCode
	for _, c := range t.Rows() {
		if r := rankCode(c, typed); r != notFound {
			found = append(found, foundCode{c, r})
		}
	}
	slices.SortStableFunc(found, foundCode.compare)
	out := make([]Option, 0, limit)
	for _, f := range found[:min(limit, len(found))] {
		o := Option{Code: f.Code.Code, Name: f.Name}
		if up := t.Branch(o.Code); len(up) > 1 {
			o.Second = up[1].Name
		}
		out = append(out, o)
	}
	return out
}

// How well a code answers what was typed. What holds the typed syllables as they
// stand comes before what they may only be the beginning of: 조리 is 조리사 before
// it is 조림.
const (
	byCode = iota
	byNameStart
	byWordStart
	byPart
	bySearchStart
	bySearch
	notFound
)

type foundCode struct {
	model.Code
	rank int
}

// compare puts the better answer first and, of equals, the more particular code:
// it is what a person does, not the branch that is in.
func (f foundCode) compare(other foundCode) int {
	if f.rank != other.rank {
		return f.rank - other.rank
	}
	if f.rank == byCode {
		return strings.Compare(f.Code.Code, other.Code.Code)
	}
	return other.Level - f.Level
}

// lettered reports whether s ends in a letter, so that what follows is within a word.
func lettered(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r)
}

func rankCode(c model.Code, typed string) int {
	at := strings.Index(c.Name, typed)
	switch {
	case typed == "":
		if c.Level == 1 {
			return byCode
		}
		return notFound
	case strings.HasPrefix(c.Code, strings.ToUpper(typed)):
		return byCode
	case at == 0:
		return byNameStart
	case at > 0 && !lettered(c.Name[:at]):
		return byWordStart
	case at > 0:
		return byPart
	case !hangul.Match(c.Name, typed):
		return notFound
	}
	if marks := hangul.Mark(c.Name, typed); len(marks) > 0 && marks[0].From == 0 {
		return bySearchStart
	}
	return bySearch
}
