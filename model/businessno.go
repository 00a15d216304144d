package model

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// NormalBusinessNo brings a 사업자등록번호 into the form 124-81-00998 and tests its
// check digit (weights 1 3 7 1 3 7 1 3 5, the tens of the last product added).
// Errors: Invalid business_no_form, business_no_check.
func NormalBusinessNo(s string) (string, error) {
	d := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("-‐–—−.", r) {
			return -1
		}
		return r
	}, norm.NFKC.String(s))
	if len(d) != 10 || strings.Trim(d, "0123456789") != "" {
		return "", invalid("business_no", "business_no_form")
	}
	weights := [9]int{1, 3, 7, 1, 3, 7, 1, 3, 5}
	sum := int(d[8]-'0') * 5 / 10
	for i, w := range weights {
		sum += int(d[i]-'0') * w
	}
	// Offices number from 101, so ten zeros, which pass the sum, are none.
	if (10-sum%10)%10 != int(d[9]-'0') || d < "101" {
		return "", invalid("business_no", "business_no_check")
	}
	return d[:3] + "-" + d[3:5] + "-" + d[5:], nil
}

func (c *fieldCheck) businessNo(field string, s *string) {
	if strings.TrimSpace(*s) == "" {
		*s = ""
		return
	}
	n, err := NormalBusinessNo(*s)
	if err != nil {
		c.add(invalid(field, CodeOf(err)))
		return
	}
	*s = n
}
