package referrals

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// result is the state of the result form: the referral, what is known to have come
// of it, and what is typed.
type result struct {
	d       *desk.Desk
	v       model.ReferralView
	results []model.Result // newest first
	calls   []model.Call
	typed   answer
	dirty   bool // something was typed that is not kept
	busy    bool // being stored; a second Ctrl+Enter does nothing
	other   bool // somebody else recorded a result while this form was open
	stop    func()

	changed func()
	refused func(error)
	kept    func(text string)
	ask     func(ending) // whether what a hire ends is to be ended, see store
	done    func()
}

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

// known is what the form needs to begin.
type known struct {
	v       model.ReferralView
	results []model.Result
	calls   []model.Call
	draft   *answer
	saved   time.Time
}

func newResult(d *desk.Desk) *result {
	nothing := func() {}
	return &result{
		d: d, stop: nothing, changed: nothing, done: nothing,
		refused: func(error) {}, kept: func(string) {}, ask: func(ending) {},
	}
}

func resultDraft(id model.ID) string { return "result " + id.String() }

func readResult(ctx context.Context, s model.Session, id model.ID) (k known, err error) {
	if k.v, err = s.Referral(ctx, id); err != nil {
		return k, err
	}
	h, err := readHappened(ctx, s, id)
	if err != nil {
		return k, err
	}
	k.results, k.calls = h.results, h.calls
	content, saved, err := s.Draft(ctx, resultDraft(id))
	var a answer
	if content != nil && json.Unmarshal(content, &a) == nil && a.Revision == revision(k.results) {
		k.draft, k.saved = &a, saved
	}
	return k, err
}

func revision(results []model.Result) int {
	if len(results) == 0 {
		return 0
	}
	return results[0].Revision
}

// begin fills the form: with the draft, else with the result that holds, else with
// what the lead promised.
func (r *result) begin(k known) {
	r.v, r.results, r.calls = k.v, k.results, k.calls
	if r.typed = r.fresh(); k.draft != nil {
		r.typed = *k.draft
	}
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

// set takes over what was typed and keeps it as a draft once typing rests.
func (r *result) set(change func(*answer)) {
	before := r.typed
	if change(&r.typed); r.typed == before {
		return
	}
	r.dirty = true
	r.stop()
	r.stop = r.d.Run.After(draftPause, r.keep)
}

// keep stores the draft now.
func (r *result) keep() {
	r.stop()
	if !r.dirty || r.busy {
		return
	}
	r.dirty = false
	content, err := json.Marshal(r.typed)
	if err != nil {
		return // texts always have a JSON form
	}
	desk.Do(r.d, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, r.d.Session.SaveDraft(ctx, resultDraft(r.v.ID), content)
	}, func(struct{}) { r.kept(r.d.Words.T("draft.kept")) })
}

// discard begins anew.
func (r *result) discard() {
	r.stop()
	r.typed, r.dirty = r.fresh(), false
	desk.Do(r.d, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, r.d.Session.DropDraft(ctx, resultDraft(r.v.ID))
	}, func(struct{}) { r.kept("") })
	r.changed()
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
