package model

import (
	"slices"
	"strings"
)

// SheetKind is one of the printed sheets (서식).
type SheetKind string

// The values of SheetKind. The first three are a referral's set, in the order
// they are printed; the application is a seeker's.
const (
	SheetSeeker      SheetKind = "seeker"      // 알선장, form 3, which the seeker takes along
	SheetEmployer    SheetKind = "employer"    // 알선자명단, form 4, for the employer
	SheetReply       SheetKind = "reply"       // 채용결과 통보서, form 4의2, which the employer sends back
	SheetApplication SheetKind = "application" // 구직신청서, form 2
)

// ReferralSheets are the sheets of a referral.
var ReferralSheets = []SheetKind{SheetSeeker, SheetEmployer, SheetReply}

// Prints is how often each sheet of a referral was printed or saved. A sheet
// that is printed again is marked 재발행.
type Prints map[SheetKind]int

// Of are the counts of some sheets, all there even where they are 0.
func (p Prints) Of(kinds []SheetKind) Prints {
	some := make(Prints, len(kinds))
	for _, k := range kinds {
		some[k] = p[k]
	}
	return some
}

// Most is the highest count: how often it was printed before that what is on
// the paper is a reissue of.
func (p Prints) Most() int {
	most := 0
	for _, n := range p {
		most = max(most, n)
	}
	return most
}

// ParseSheets reads which sheets of a referral are meant: "all", or their names
// with commas between, in any order. The answer is in the order they are
// printed, each once. Errors: Invalid code_unknown.
func ParseSheets(text string) ([]SheetKind, error) {
	if text == "all" {
		return slices.Clone(ReferralSheets), nil
	}
	asked := map[SheetKind]bool{}
	for _, name := range strings.Split(text, ",") {
		k := SheetKind(strings.TrimSpace(name))
		if !slices.Contains(ReferralSheets, k) {
			return nil, invalid("sheet", "code_unknown", string(k), "seeker, employer, reply, all")
		}
		asked[k] = true
	}
	return slices.DeleteFunc(slices.Clone(ReferralSheets), func(k SheetKind) bool { return !asked[k] }), nil
}
