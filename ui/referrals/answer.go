package referrals

import (
	"strconv"
	"strings"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/kit"
)

// answer is what the form asks for; it is what a draft keeps.
type answer struct {
	Revision   int                  `json:"revision"` // of the result it is about to correct, 0 for none
	Status     model.ReferralStatus `json:"status,omitempty"`
	StartOn    string               `json:"start_on,omitempty"`
	Occupation string               `json:"occupation,omitempty"`
	WageType   string               `json:"wage_type,omitempty"`
	Wage       string               `json:"wage,omitempty"`
	Employment string               `json:"employment_type,omitempty"`
	Months     string               `json:"contract_months,omitempty"`
	Reason     string               `json:"reason,omitempty"`
	RepliedOn  string               `json:"replied_on,omitempty"`
	How        string               `json:"how,omitempty"`
	By         string               `json:"by,omitempty"`
}

// fresh is the form before anything was typed.
func (r *result) fresh() answer {
	l := r.v.Lead
	a := answer{
		Revision: revision(r.results), Occupation: l.Occupation, WageType: string(l.WageType), Employment: l.EmploymentType,
		Months: numeral(l.ContractMonths), RepliedOn: string(r.d.Today()), How: string(model.ByPhone),
	}
	if l.WageType.Figure() && (l.WageMax == 0 || l.WageMax == l.WageMin) {
		a.Wage = assets.Won(l.WageMin)
	}
	if l.WorkFrom >= model.Today(r.v.IssuedAt) {
		a.StartOn = string(l.WorkFrom)
	}
	if len(r.results) == 0 {
		return a
	}
	was := r.results[0]
	a.Status, a.Reason, a.RepliedOn, a.How, a.By = was.Status, was.Reason, string(was.RepliedOn), string(was.How), was.By
	if was.Status == model.Hired {
		a.StartOn, a.Occupation, a.WageType = string(was.StartOn), was.Occupation, string(was.WageType)
		a.Wage, a.Employment, a.Months = "", was.EmploymentType, numeral(was.ContractMonths)
		if was.Wage > 0 {
			a.Wage = assets.Won(was.Wage)
		}
	}
	return a
}

func numeral(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// read is the result as it was typed; what does not belong to its status is left out.
func (r *result) read() model.NewResult {
	a := r.typed
	n := model.NewResult{
		ReferralID: r.v.ID, Revision: revision(r.results), Status: a.Status, Reason: a.Reason,
		RepliedOn: model.Date(strings.TrimSpace(a.RepliedOn)), How: model.ReplyWay(a.How), By: a.By,
	}
	if a.Status != model.Hired {
		return n
	}
	n.Reason = ""
	n.ResultTerms = model.ResultTerms{
		StartOn: model.Date(strings.TrimSpace(a.StartOn)), Occupation: a.Occupation, WageType: model.WageType(a.WageType),
		EmploymentType: a.Employment,
	}
	if n.WageType.Figure() {
		if n.Wage = kit.Won(a.Wage); n.Wage == 0 {
			n.WageType = "" // nobody said how much
		}
	}
	n.ContractMonths, _ = strconv.Atoi(strings.TrimSpace(a.Months))
	return n
}
