package hangul

import "strings"

// legalForms are the words for what kind of body a company is. Nobody looks for
// a company by them, and whether they stand before or after the name, in full
// or in brackets, is chance.
var legalForms = []string{
	"㈜", "(주)", "（주）", "주식회사", "(유)", "（유）", "유한회사", "유한책임회사", "(합)", "합자회사", "합명회사",
	"㈔", "(사)", "（사）", "사단법인", "(재)", "（재）", "재단법인", "(의)", "의료법인", "(복)", "사회복지법인", "농업회사법인",
}

// CompanyName takes the legal form off both ends: (주)안산호텔 and 안산호텔
// 주식회사 are 안산호텔. A name that is nothing else stays as it is.
func CompanyName(s string) string {
	s = strings.TrimSpace(s)
	for {
		short := trimForm(s)
		if short == "" || short == s {
			return s
		}
		s = short
	}
}

func trimForm(s string) string {
	for _, f := range legalForms {
		if t, ok := strings.CutPrefix(s, f); ok {
			return strings.TrimSpace(t)
		}
		if t, ok := strings.CutSuffix(s, f); ok {
			return strings.TrimSpace(t)
		}
	}
	return s
}

func isLegalForm(s string) bool {
	for _, f := range legalForms {
		if s == f {
			return true
		}
	}
	return false
}
