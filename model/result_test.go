package model

import (
	"strings"
	"testing"
)

func TestNewResult_normalise(t *testing.T) {
	const issued, today = Date("2026-11-20"), Date("2026-11-24")
	tables := &Tables{Occupations: NewCodeTable([]Code{{Code: "5619"}})}
	hired := func(change func(*NewResult)) NewResult {
		n := NewResult{Status: Hired, ResultTerms: ResultTerms{StartOn: "2026-12-01"}}
		change(&n)
		return n
	}
	for _, c := range []struct {
		name  string
		given NewResult
		want  string // "field code …", "" if it is taken
	}{
		{"a hire", hired(func(n *NewResult) {
			n.Occupation, n.WageType, n.Wage, n.EmploymentType, n.ContractMonths = "5619", Monthly, 2_310_000, "정규직", 12
			n.Reason, n.How, n.By, n.RepliedOn = "성실함", ByFax, "인사팀 김과장", "2026.11.23"
		}), ""},
		{"a hire of whose terms nothing else is known", hired(func(*NewResult) {}), ""},
		{"a hire that begins at once", hired(func(n *NewResult) { n.StartOn = issued }), ""},
		{"a hire for a wage to be agreed", hired(func(n *NewResult) { n.WageType = Negotiable }), ""},
		{"no hire", NewResult{Status: NotHired, Reason: "경력 부족"}, ""},
		{"no hire, and nobody said why", NewResult{Status: NoContact}, ""},
		{"no answer at all", NewResult{}, "status code_unknown"},
		{"a slip that is void", NewResult{Status: Void}, "status code_unknown"},
		{"a slip that is issued", NewResult{Status: Issued}, "status code_unknown"},
		{"a hire that begins nobody knows when", hired(func(n *NewResult) { n.StartOn = "" }), "start_on required"},
		{"a hire that begins some time", hired(func(n *NewResult) { n.StartOn = "soon" }), "start_on date_form"},
		{"a hire before the slip", hired(func(n *NewResult) { n.StartOn = "2026-11-19" }), "start_on start_range"},
		{"a hire in the wrong year", hired(func(n *NewResult) { n.StartOn = "2028-12-01" }), "start_on start_range"},
		{"an occupation that is none", hired(func(n *NewResult) { n.Occupation = "99" }), "occupation code_unknown"},
		{"a wage of no kind", hired(func(n *NewResult) { n.Wage = 10_700 }), "wage wage_type"},
		{"a wage without a figure", hired(func(n *NewResult) { n.WageType = Hourly }), "wage wage_range"},
		{"a way to be employed that is none", hired(func(n *NewResult) { n.EmploymentType = "가끔" }), "employment_type code_unknown"},
		{"a contract of eleven years", hired(func(n *NewResult) { n.ContractMonths = 132 }), "contract_months range"},
		{"a reason too long", NewResult{Status: NotHired, Reason: strings.Repeat("가", 201)}, "reason too_long"},
		{"a resident number for a reason", NewResult{Status: NotHired, Reason: "850228-1234567"}, "reason resident_no"},
		{"an answer of tomorrow", NewResult{Status: NotHired, RepliedOn: "2026-11-25"}, "replied_on replied_future"},
		{"an answer before the slip", NewResult{Status: NotHired, RepliedOn: "2026-11-19"}, "replied_on replied_before_slip"},
		{"an answer on no day", NewResult{Status: NotHired, RepliedOn: "2026-11-31"}, "replied_on date_none"},
		{"an answer by pigeon", NewResult{Status: NotHired, How: "pigeon"}, "how code_unknown"},
		{"an answer of a long name", NewResult{Status: NotHired, By: strings.Repeat("a", 61)}, "by too_long"},
	} {
		got := ""
		if err := c.given.Normalise(tables, issued, today); err != nil {
			e := err.(FieldErrors)[0]
			got = e.Field + " " + e.Code
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if c.want == "" && !c.given.RepliedOn.Valid() {
			t.Errorf("%s: came on %q", c.name, c.given.RepliedOn)
		}
	}
}

func TestNewResult_keepsTermsAndClosingForAHireOnly(t *testing.T) {
	n := NewResult{Status: Declined, ResultTerms: ResultTerms{StartOn: "2026-12-01", Wage: 5}, CloseLead: true, CloseSearch: true}
	if err := n.Normalise(nil, "2026-11-20", "2026-11-24"); err != nil || n.ResultTerms != (ResultTerms{}) || n.CloseLead || n.CloseSearch {
		t.Errorf("%+v, %v", n, err)
	}
}
