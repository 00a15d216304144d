// Package match says why a lead suits a seeker and why not, in reasons that can
// be read aloud across the counter.
package match

import (
	"strings"

	"ieumdesk/model"
)

// Reason is one fact about a pair. Code names the text "match." + Code.
type Reason struct {
	Code string
	Args []any
	Fits bool
}

// NearKm is how far straight from home still counts as near; a bus of the city
// takes about twenty minutes for it.
const NearKm = 5.0

// Reasons are what is known of the pair, best told first. A fact that neither
// record states yields no reason.
func Reasons(t *model.Tables, s *model.Seeker, l *model.Lead) []Reason {
	var out []Reason
	for _, rule := range []func(*model.Tables, *model.Seeker, *model.Lead) (Reason, bool){
		occupation, distance, wage, sex,
	} {
		if r, ok := rule(t, s, l); ok {
			out = append(out, r)
		}
	}
	return out
}

// occupation compares KECO codes: the same four digits are the same occupation,
// the same two (중분류) a near one.
func occupation(_ *model.Tables, s *model.Seeker, l *model.Lead) (Reason, bool) {
	if l.Occupation == "" || len(s.Occupations) == 0 {
		return Reason{}, false
	}
	near := false
	for _, o := range s.Occupations {
		if strings.HasPrefix(l.Occupation, o) || strings.HasPrefix(o, l.Occupation) {
			return Reason{Code: "occupation_same", Fits: true}, true
		}
		near = near || len(o) >= 2 && len(l.Occupation) >= 2 && o[:2] == l.Occupation[:2]
	}
	if near {
		return Reason{Code: "occupation_near", Fits: true}, true
	}
	return Reason{Code: "occupation_other"}, true
}

func distance(t *model.Tables, s *model.Seeker, l *model.Lead) (Reason, bool) {
	for _, p := range s.Places {
		if p == l.Dong {
			return Reason{Code: "place_wanted", Args: []any{p}, Fits: true}, true
		}
	}
	km, ok := t.Distance(s.Dong, l.Dong)
	if !ok {
		return Reason{}, false
	}
	if km == 0 {
		return Reason{Code: "same_dong", Fits: true}, true
	}
	return Reason{Code: "distance", Args: []any{km}, Fits: km <= NearKm}, true
}

func wage(_ *model.Tables, s *model.Seeker, l *model.Lead) (Reason, bool) {
	wanted := model.MonthlyWon(s.WageType, s.Wage, 0)
	if wanted == 0 || !l.WageType.Figure() {
		return Reason{}, false
	}
	offered := model.MonthlyWon(l.WageType, max(l.WageMin, l.WageMax), l.WeeklyHours)
	if offered >= wanted {
		return Reason{Code: "wage_enough", Fits: true}, true
	}
	return Reason{Code: "wage_short", Args: []any{offered / 10_000}}, true
}

// sex: an order that names one needs a reason of its own (남녀고용평등법 §7); the
// desk only says what the employer wrote.
func sex(_ *model.Tables, s *model.Seeker, l *model.Lead) (Reason, bool) {
	if l.Sex == "" || s.Sex == "" || l.Sex == s.Sex {
		return Reason{}, false
	}
	return Reason{Code: "sex_other"}, true
}
