package data

import (
	"cmp"
	"unicode/utf8"

	"ieumdesk/model/hangul"
)

// leadText is what a lead is found by. The store fills it from the lead's row
// and hands it to the index in the same transaction.
type leadText struct {
	employer string // 사업체명, with or without its legal form
	title    string // 모집 제목 or 모집직종
	industry string // 업종 in words
	dong     string // 동 by name; found as a word and as a filter
	address  string // 소재지 or 근무지; found by word starts
	note     string // 직무내용 and 생생정보; found by word starts

	occupation string   // KECO, one to four digits
	employment string   // 고용형태, a code
	wageType   string   // a code
	monthlyWon int64    // the wage compared by the month, in won; 0 if not stated
	until      string   // the last day on which it is valid, 2026-12-31, or "" for none
	phones     []string // the employer's numbers, digits only
	businessNo string   // 사업자등록번호, ten digits, or ""

	closed bool // no longer open: found only when closed leads are asked for
}

// wageStep is how finely tokens tell wages apart, in won a month.
const wageStep = 50_000

// lines gives the parts of the text in which words are found.
func (t leadText) lines() []hangul.Line {
	lines := make([]hangul.Line, 0, 6)
	for _, short := range t.short() {
		lines = append(lines, hangul.Anywhere(short))
	}
	for _, long := range t.long() {
		lines = append(lines, hangul.WordStarts(long))
	}
	return lines
}

func (t leadText) short() [4]string { return [...]string{t.employer, t.title, t.industry, t.dong} }
func (t leadText) long() [2]string  { return [...]string{t.address, t.note} }

// leadEntry is what the index keeps of a lead.
type leadEntry struct {
	words                       []byte // tokens for FTS5
	won                         int64  // the columns of lead_words_filter
	until, employment, wageType string
}

const noEnd = "9999-12-31"

// entry makes the whole entry of the index for a lead. Its tokens are every
// state in which somebody typing may stop, so that each look-up is of one whole
// token.
func (t leadText) entry() leadEntry {
	var words []byte
	for _, l := range t.lines() {
		words = l.AppendTokens(words)
	}
	words = hangul.Anywhere(hangul.CompanyName(t.employer)).AppendStart(words)
	words = hangul.Anywhere(t.title).AppendStart(words)
	w := newStateWriter(4 * len(words))
	w.tokens(words, 1)
	w.tokens(t.appendNumbers(words[:0]), 1+numberDigits)
	if o := facet(facetOccupation, t.occupation); o != "" {
		w.tokens([]byte(o+" "), 3)
	}
	return leadEntry{
		words: t.appendFacets(w.out),
		won:   t.monthlyWon, until: cmp.Or(t.until, noEnd), employment: t.employment, wageType: t.wageType,
	}
}

// Marks of number tokens. A phone is found by its tail, of any length from four
// digits on, which is the beginning of the number read backwards; by its own
// beginning; and by its middle group, where the last eight digits begin.
const (
	tailMark     = '<'
	phoneMark    = '>'
	businessMark = '#'

	numberDigits = 4 // so many digits make a word a phone tail or business number
)

func (t leadText) appendNumbers(b []byte) []byte {
	for _, p := range t.phones {
		b = appendPhone(b, p)
	}
	if t.businessNo != "" {
		b = append(append(append(b, businessMark), t.businessNo...), ' ')
	}
	return b
}

func appendPhone(b []byte, digits string) []byte {
	b = append(append(append(b, tailMark), backwards(digits)...), ' ')
	b = append(append(append(b, phoneMark), digits...), ' ')
	if n := len(digits); n > 8 {
		b = append(append(append(b, phoneMark), digits[n-8:]...), ' ')
	}
	return b
}

func backwards(s string) string {
	b := make([]byte, len(s))
	for i := range len(s) {
		b[len(s)-1-i] = s[i]
	}
	return string(b)
}

// Facets are tokens too, behind facetMark and a letter for their kind. A lead of
// the occupation 5313 is in the branches @o5, @o53, @o531 and @o5313 of KECO.
const (
	facetMark       = '@'
	facetDong       = 'd' // name of the dong
	facetOccupation = 'o'
	facetBoth       = 'p' // dong and occupation in one: the two that are asked for together
	facetEmployment = 'e'
	facetWageType   = 't'
	facetWageFrom   = 'w' // letter: at least so many half millions
	facetWageStep   = 's' // two letters: so many half millions, and at least so many steps more

	wageBlock     = 500_000 / wageStep // steps in half a million
	maxWageBlocks = 60                 // above 30 million won a month all wages are one
)

func (t leadText) appendFacets(b []byte) []byte {
	for _, f := range [...]string{
		facet(facetDong, t.dong), facet(facetEmployment, t.employment), facet(facetWageType, t.wageType),
	} {
		if f != "" {
			b = append(append(b, f...), ' ')
		}
	}
	if t.dong != "" && t.occupation != "" {
		b = append(append(b, facet(facetBoth, t.dong+t.occupation)...), ' ')
	}
	if t.monthlyWon <= 0 {
		return b
	}
	block, step := wageSteps(t.monthlyWon)
	for i := range block + 1 {
		b = append(append(b, wageFrom(i)...), ' ')
	}
	for i := 1; i <= step; i++ {
		b = append(append(b, wageWithin(block, i)...), ' ')
	}
	return b
}

// facet is the token of a value, or "" for none. Only letters and digits count.
func facet(kind byte, value string) string {
	b := []byte{facetMark, kind}
	for _, r := range value {
		if r >= utf8.RuneSelf || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			b = utf8.AppendRune(b, r)
		}
	}
	if len(b) == 2 {
		return ""
	}
	return string(b)
}

func wageSteps(monthlyWon int64) (block, step int) {
	steps := min(int(monthlyWon/wageStep), maxWageBlocks*wageBlock)
	return steps / wageBlock, steps % wageBlock
}

func wageFrom(block int) string { return string([]rune{facetMark, facetWageFrom, '가' + rune(block)}) }

func wageWithin(block, step int) string {
	return string([]rune{facetMark, facetWageStep, '가' + rune(block), '가' + rune(step)})
}

// match reports whether the text has every word. Digits are left to the index,
// which answers for them exactly.
func (t leadText) match(q hangul.Query) bool {
	for _, w := range q.Words {
		if w.Digits == "" && !t.has(w) {
			return false
		}
	}
	return true
}

// has prepares no more of the text than it takes to find the word.
func (t leadText) has(w hangul.Word) bool {
	for _, short := range t.short() {
		if w.Match(hangul.Anywhere(short)) {
			return true
		}
	}
	for _, long := range t.long() {
		if w.Match(hangul.WordStarts(long)) {
			return true
		}
	}
	return false
}
