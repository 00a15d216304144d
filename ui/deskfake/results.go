package deskfake

import (
	"cmp"
	"context"
	"slices"

	"ieumdesk/model"
)

// RecordResult keeps revisions and moves the counts of the lead, as the store does.
func (s *Session) RecordResult(_ context.Context, r model.NewResult) (model.ReferralView, error) {
	if err := s.called("RecordResult"); err != nil {
		return model.ReferralView{}, err
	}
	v := s.made(func(v model.ReferralView) bool { return v.ID == r.ReferralID })
	if v == nil {
		return model.ReferralView{}, notFound("referral")
	}
	if err := r.Normalise(s.T, model.Today(v.IssuedAt), s.today()); err != nil {
		return model.ReferralView{}, err
	}
	l, p := s.lead(v.LeadID), s.person(v.SeekerID)
	hired := l.Hired + count(r.Status == model.Hired) - count(v.Status == model.Hired)
	switch {
	case v.Status == model.Void:
		return model.ReferralView{}, &model.Error{Kind: model.Refused, Code: "already_void"}
	case len(s.ResultBy[v.ID]) != r.Revision:
		return model.ReferralView{}, &model.Error{Kind: model.Conflict, Code: "result_changed"}
	case hired > l.Openings:
		return model.ReferralView{}, &model.Error{Kind: model.Refused, Code: "lead_full"}
	}
	one := model.Result{
		ReferralID: v.ID, Revision: r.Revision + 1, Status: r.Status, ResultTerms: r.ResultTerms, Reason: r.Reason,
		RepliedOn: r.RepliedOn, How: r.How, By: r.By, At: s.Clock(), Staff: s.who.Name,
	}
	if s.ResultBy == nil {
		s.ResultBy = map[model.ID][]model.Result{}
	}
	s.ResultBy[v.ID] = append([]model.Result{one}, s.ResultBy[v.ID]...)
	l.Pending += count(r.Status.Open()) - count(v.Status.Open())
	l.Hired, v.Status, v.StatusAt = hired, r.Status, s.Clock()
	if r.Status == model.Hired && r.CloseLead {
		l.Status, l.Closed = model.LeadClosed, s.today()
	}
	if r.Status == model.Hired && r.CloseSearch {
		p.Closed = s.today()
	}
	v.Seeker, v.Lead = *p, *l
	if !r.Status.Open() {
		s.dropFollowUp(v.ID)
	}
	return *v, nil
}

func count(one bool) int {
	if one {
		return 1
	}
	return 0
}

func (s *Session) dropFollowUp(id model.ID) {
	s.FollowList = slices.DeleteFunc(s.FollowList, func(f model.FollowUp) bool { return f.ReferralID == id })
}

// ResultHistory are the results of a referral, newest first.
func (s *Session) ResultHistory(_ context.Context, id model.ID) ([]model.Result, error) {
	return slices.Clone(s.ResultBy[id]), nil
}

// FollowUps are those that the test has put into FollowList.
func (s *Session) FollowUps(_ context.Context, until model.Date) ([]model.FollowUp, error) {
	var out []model.FollowUp
	for _, f := range s.FollowList {
		if until == "" || f.Due <= until {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b model.FollowUp) int { return cmp.Compare(a.Due, b.Due) })
	return out, nil
}

// RecordCall keeps a call and moves the day the result is asked for.
func (s *Session) RecordCall(_ context.Context, c model.NewCall) (model.Call, error) {
	if err := s.called("RecordCall"); err != nil {
		return model.Call{}, err
	}
	i := slices.IndexFunc(s.FollowList, func(f model.FollowUp) bool { return f.ReferralID == c.ReferralID })
	if i < 0 {
		return model.Call{}, notFound("referral")
	}
	if err := c.Normalise(s.T.Calendar(""), s.today()); err != nil {
		return model.Call{}, err
	}
	one := model.Call{ReferralID: c.ReferralID, At: s.Clock(), Outcome: c.Outcome, Again: c.Again, Note: c.Note, Staff: s.who.Name}
	if s.CallBy == nil {
		s.CallBy = map[model.ID][]model.Call{}
	}
	s.CallBy[c.ReferralID] = append([]model.Call{one}, s.CallBy[c.ReferralID]...)
	s.FollowList[i].Due, s.FollowList[i].Last = one.Again, &one
	return one, nil
}

// Calls are those about a referral, newest first.
func (s *Session) Calls(_ context.Context, id model.ID) ([]model.Call, error) {
	return slices.Clone(s.CallBy[id]), nil
}

// RenewLead makes a lead hold until a day.
func (s *Session) RenewLead(_ context.Context, id model.ID, until model.Date) (model.Lead, error) {
	if err := s.called("RenewLead"); err != nil {
		return model.Lead{}, err
	}
	l := s.lead(id)
	if l == nil {
		return model.Lead{}, notFound("lead")
	}
	until, err := model.CheckRenewal(until, s.today())
	if err != nil {
		return model.Lead{}, err
	}
	l.ValidUntil, l.Status, l.Closed = until, model.LeadOpen, ""
	l.Revision++
	return *l, nil
}
