package sheet

import (
	"maps"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"ieumdesk/model"
)

// maxHeader is longer than any header; what is longer is a title or a cell.
const maxHeader = 40

var (
	bracketed   = regexp.MustCompile(`[(\[{<【〔「][^)\]}>】〕」]*[)\]}>】〕」]?`)
	inBrackets  = regexp.MustCompile(`[(\[{<【〔「]([^)\]}>】〕」]*)`)
	headerParts = regexp.MustCompile(`[/·,;&+\n]|및`)
)

// leadingWords say of whom a list is, which every header of it may begin with.
var leadingWords = []string{"구인", "채용", "모집", "제시", "필수", "선택"}

// headerKeys are the names under which a header is looked up, the truest first:
// the whole, without what is in brackets, without a number or 구인, 채용 … before
// it, its parts (업체명/상호), and what is in brackets.
func headerKeys(header string) []string {
	header = norm.NFKC.String(header)
	if utf8.RuneCountInString(header) > maxHeader {
		return nil
	}
	outside := bracketed.ReplaceAllString(header, " ")
	keys := []string{model.WordKey(header), model.WordKey(outside)}
	for _, k := range keys[:2] {
		bare := strings.TrimLeft(k, "0123456789")
		keys = append(keys, bare)
		for _, w := range leadingWords {
			if rest, ok := strings.CutPrefix(bare, w); ok {
				keys = append(keys, rest)
			}
		}
	}
	for _, part := range headerParts.Split(outside, -1) {
		keys = append(keys, model.WordKey(part))
	}
	for _, m := range inBrackets.FindAllStringSubmatch(header, -1) {
		keys = append(keys, model.WordKey(m[1]))
	}
	return keys
}

// lexicon finds the meaning of a header.
type lexicon map[string]meaning

// meaning is the field of a header, the other it may stand for, and a rank: of
// two headers for one field, that of the lower rank has it.
type meaning struct {
	field, other string
	rank         int
}

// newLexicon holds all synonyms and the fields' own names, under which the
// program writes lists itself.
func newLexicon() lexicon {
	l := make(lexicon, 500)
	for _, field := range model.LeadFields {
		l[model.WordKey(field)] = meaning{field: field}
	}
	for i, s := range synonyms {
		for _, h := range s.headers {
			l[model.WordKey(h)] = meaning{s.field, s.other, i}
		}
	}
	return l
}

// with adds the headers that a mapping names, so that a row of them is found;
// those it says not to read are headers still.
func (l lexicon) with(columns map[string]string) lexicon {
	out := maps.Clone(l)
	for name, field := range columns {
		if field != "" {
			out[model.WordKey(name)] = meaning{field: field}
		}
	}
	return out
}

// find is what a header stands for; false if nobody knows it.
func (l lexicon) find(header string) (meaning, bool) {
	for _, k := range headerKeys(header) {
		if m, ok := l[k]; ok && k != "" {
			return m, true
		}
	}
	return meaning{}, false
}
