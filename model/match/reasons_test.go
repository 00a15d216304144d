package match

import (
	"testing"

	"ieumdesk/model"
)

var tables = &model.Tables{Dongs: []model.Dong{
	{Name: "사동", X: 942524, Y: 1922487}, {Name: "본오2동", X: 943924, Y: 1922487}, {Name: "대부동", X: 922524, Y: 1912487},
}}

func TestReasons_sayWhatFitsAndWhatDoesNot(t *testing.T) {
	seeker := func() model.Seeker {
		return model.Seeker{Occupations: []string{"5312"}, Dong: "사동", WageType: model.Monthly, Wage: 2_200_000, Sex: model.Female}
	}
	lead := func() model.Lead {
		return model.Lead{Occupation: "5312", Dong: "본오2동", WageType: model.Monthly, WageMin: 2_310_000}
	}
	cases := []struct {
		name   string
		change func(*model.Seeker, *model.Lead)
		code   string
		fits   bool
	}{
		{"the same occupation", func(*model.Seeker, *model.Lead) {}, "occupation_same", true},
		{"a branch that was wanted whole", func(s *model.Seeker, _ *model.Lead) { s.Occupations = []string{"53"} }, "occupation_same", true},
		{"a near occupation", func(_ *model.Seeker, l *model.Lead) { l.Occupation = "5329" }, "occupation_near", true},
		{"another occupation", func(_ *model.Seeker, l *model.Lead) { l.Occupation = "8110" }, "occupation_other", false},
		{"nearby", func(*model.Seeker, *model.Lead) {}, "distance", true},
		{"far", func(_ *model.Seeker, l *model.Lead) { l.Dong = "대부동" }, "distance", false},
		{"the dong that was wanted, however far", func(s *model.Seeker, l *model.Lead) { l.Dong, s.Places = "대부동", []string{"대부동"} }, "place_wanted", true},
		{"round the corner", func(_ *model.Seeker, l *model.Lead) { l.Dong = "사동" }, "same_dong", true},
		{"enough pay", func(*model.Seeker, *model.Lead) {}, "wage_enough", true},
		{"too little pay by the hour", func(_ *model.Seeker, l *model.Lead) {
			l.WageType, l.WageMin, l.WeeklyHours = model.Hourly, 10_500, 35
		}, "wage_short", false},
		{"another sex", func(_ *model.Seeker, l *model.Lead) { l.Sex = model.Male }, "sex_other", false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s, l := seeker(), lead()
			c.change(&s, &l)
			for _, r := range Reasons(tables, &s, &l) {
				if r.Code == c.code {
					if r.Fits != c.fits {
						t.Errorf("fits = %v", r.Fits)
					}
					return
				}
			}
			t.Errorf("no reason %s in %+v", c.code, Reasons(tables, &s, &l))
		})
	}
}

func TestReasons_areSilentAboutWhatNobodyStated(t *testing.T) {
	if got := Reasons(tables, &model.Seeker{}, &model.Lead{}); len(got) != 0 {
		t.Errorf("got %+v", got)
	}
}
