package model

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

var (
	openingsUnsaid = regexp.MustCompile(`^[0oO○〇◯●△ㅇ]{1,3}\s*(?:명|인)?$|약간|다수|[○〇◯]\s*(?:명|인)|수시|미정|협의`)
	openingsRange  = regexp.MustCompile(`(\d{1,4})\s*(?:명|인)?\s*[~\-–∼]\s*(\d{1,4})`)
	openingsBySex  = regexp.MustCompile(`[남여]\D{0,3}(\d{1,4})`)
	openingsNumber = regexp.MustCompile(`\d+`)
)

// ParseOpenings reads how many are wanted: 2, "2명", "남2 여1" (3), "2~3명" (3: as
// many may be hired). exact is false where the number is not said and 1 stands
// for it: "○명", "00명", "약간명". Errors: Invalid openings_form.
func ParseOpenings(s string) (n int, exact bool, err error) {
	s = strings.TrimSpace(norm.NFKC.String(s))
	if openingsUnsaid.MatchString(s) {
		return 1, false, nil
	}
	if m := openingsRange.FindStringSubmatch(s); m != nil {
		low, _ := strconv.Atoi(m[1])
		high, _ := strconv.Atoi(m[2])
		return max(low, high, 1), true, nil
	}
	for _, m := range openingsBySex.FindAllStringSubmatch(s, 2) {
		k, _ := strconv.Atoi(m[1])
		n += k
	}
	if n > 0 {
		return n, true, nil
	}
	n, err = strconv.Atoi(openingsNumber.FindString(s))
	if err != nil || n < 1 || n > 9999 {
		return 0, false, invalid("openings", "openings_form")
	}
	return n, true, nil
}
