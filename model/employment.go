package model

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// employmentWords are what people write for the codes of EmploymentTypes. Where
// one word holds another (비정규직, 무기계약), the longer stands first.
var employmentWords = []struct{ word, code string }{
	{"시간선택", "part"},
	{"비정규", "fixed"},
	{"무기계약", "permanent"},
	{"기간의정함이없는", "permanent"},
	{"기간의정함이있는", "fixed"},
	{"정규", "permanent"},
	{"정직원", "permanent"},
	{"상용", "permanent"},
	{"상근", "permanent"},
	{"fulltime", "permanent"},
	{"regular", "permanent"},
	{"permanent", "permanent"},
	{"시간제", "part"},
	{"단시간", "part"},
	{"파트타임", "part"},
	{"파트", "part"},
	{"아르바이트", "part"},
	{"알바", "part"},
	{"parttime", "part"},
	{"part", "part"},
	{"계약", "fixed"},
	{"기간제", "fixed"},
	{"촉탁", "fixed"},
	{"한시", "fixed"},
	{"대체인력", "fixed"},
	{"fixed", "fixed"},
	{"contract", "fixed"},
	{"temporary", "fixed"},
	{"일용", "daily"},
	{"daily", "daily"},
	{"파견", "dispatch"},
	{"도급", "dispatch"},
	{"용역", "dispatch"},
	{"아웃소싱", "dispatch"},
	{"dispatch", "dispatch"},
	{"인턴", "intern"},
	{"실습", "intern"},
	{"연수생", "intern"},
	{"intern", "intern"},
}

// NormalEmploymentType is the code of EmploymentTypes for what people and other
// systems write: 정규직, 상용직, 계약직(6개월), 기간제, 파트타임, 일용직, 도급, full_time.
// Where several are named (계약직 후 정규직 전환) the first one counts; a
// part-time contract without end is part-time. false if none is named.
func NormalEmploymentType(s string) (code string, ok bool) {
	key := WordKey(s)
	if slices.Contains(EmploymentTypes, key) {
		return key, true
	}
	first := len(key)
	for _, w := range employmentWords {
		at := strings.Index(key, w.word)
		if at < 0 {
			continue
		}
		if w.word == "시간선택" {
			return w.code, true
		}
		if at < first {
			first, code = at, w.code
		}
	}
	return code, code != ""
}

// WordKey makes what people write comparable: NFKC, lower case, letters and
// digits only.
func WordKey(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFKC.String(s))
}

// employment brings a field into a code, if it names one.
func employment(s string) string {
	if code, ok := NormalEmploymentType(s); ok {
		return code
	}
	return cleanLine(s)
}
