package data

import (
	"strings"

	"ieumdesk/model/hangul"
)

// leadExpression is a query in the language of FTS5, and conditions on
// lead_words_filter for what FTS5 is not asked.
type leadExpression struct {
	words  []string // one for each word
	main   []string // for each word, its main readings at the start of company or title
	facets []string
	common []commonFacet
	exact  bool // the words are found by whole tokens; if not, texts must be read
	closed bool
	within []int64 // if not nil, only these rows of the index
}

// commonFacet is a condition that many leads fulfil. It is asked of the filter
// table, and of FTS5 as well where few leads fulfil it.
type commonFacet struct {
	term  string
	where string
	args  []any
}

func newLeadExpression(q hangul.Query, f leadFilter) leadExpression {
	e := leadExpression{exact: true, closed: f.closed, common: f.common()}
	for _, w := range q.Words {
		e.word(w)
	}
	for _, terms := range [][]string{facetTerms(facetDong, f.dongs...), facetTerms(facetOccupation, f.occupation)} {
		if len(terms) > 0 {
			e.facets = append(e.facets, anyOf(terms))
		}
	}
	return e
}

func (e *leadExpression) word(w hangul.Word) {
	var any, main []string
	for _, t := range w.Terms() {
		any = append(any, allOf("", t.Prefixes))
		if t.Main {
			main = append(main, allOf(string(hangul.StartMark), t.Prefixes[:1]))
		}
		e.exact = e.exact && t.Exact
	}
	if len(w.Digits) >= numberDigits {
		any = append(any,
			quoted(string(tailMark)+backwards(w.Digits)), quoted(string(phoneMark)+w.Digits), quoted(string(businessMark)+w.Digits))
	}
	e.words = append(e.words, anyOf(any))
	e.main = append(e.main, anyOf(main))
}

// all is what FTS5 is asked, "" if nothing.
func (e leadExpression) all() string {
	return strings.Join(append(append([]string(nil), e.words...), e.facets...), " AND ")
}

// starting asks for those whose company or title starts with one of the words as
// typed, beside another condition.
func (e leadExpression) starting(and string) string { return anyOf(e.main) + and }

// common are the conditions for the filter table.
func (f leadFilter) common() []commonFacet {
	var out []commonFacet
	oneOf := func(kind byte, column string, values []string) {
		if terms := facetTerms(kind, values...); len(terms) > 0 {
			c := commonFacet{term: anyOf(terms), where: column + " IN (?" + strings.Repeat(", ?", len(values)-1) + ")"}
			for _, v := range values {
				c.args = append(c.args, v)
			}
			out = append(out, c)
		}
	}
	oneOf(facetEmployment, "employment", f.employment)
	oneOf(facetWageType, "wage_type", f.wageTypes)
	if f.monthlyWon > 0 {
		out = append(out, commonFacet{anyOf(wageAtLeast(f.monthlyWon)), "won >= ?", []any{f.monthlyWon}})
	}
	if f.day != "" {
		out = append(out, commonFacet{where: "until >= ?", args: []any{f.day}})
	}
	return out
}

func facetTerms(kind byte, values ...string) []string {
	var out []string
	for _, v := range values {
		if f := facet(kind, v); f != "" {
			out = append(out, quoted(f))
		}
	}
	return out
}

// wageAtLeast finds all who pay so much, and some who pay up to a step less.
func wageAtLeast(won int64) []string {
	block, step := wageSteps(won)
	if step == 0 {
		return []string{quoted(wageFrom(block))}
	}
	return []string{quoted(wageFrom(block + 1)), quoted(wageWithin(block, step))}
}

func anyOf(terms []string) string {
	if len(terms) == 1 {
		return terms[0]
	}
	return "(" + strings.Join(terms, " OR ") + ")"
}

func allOf(mark string, tokens []string) string {
	out := make([]string, len(tokens))
	for i, t := range tokens {
		out[i] = quoted(mark + t)
	}
	if len(out) == 1 {
		return out[0]
	}
	return "(" + strings.Join(out, " AND ") + ")"
}

// quoted makes a string of FTS5's language. Tokens have no quotes in them, and
// if one had it would be harmless.
func quoted(token string) string { return `"` + strings.ReplaceAll(token, `"`, `""`) + `"` }
