package deskfake

import (
	"ieumdesk/model"
)

// Send refers person i to lead j so many days ago, whatever the gate says.
func (s *Session) Send(i, j, daysAgo int) *model.ReferralView {
	at := s.Clock().AddDate(0, 0, -daysAgo)
	v := model.ReferralView{Seeker: s.People[i], Lead: s.LeadList[j], Staff: s.who.Name}
	v.Referral = model.Referral{
		ID: s.id(), Slip: model.SlipNumber{Year: at.In(model.Seoul).Year(), Desk: "D07", Seq: len(s.Made) + 1},
		SeekerID: v.Seeker.ID, LeadID: v.Lead.ID, IssuedAt: at, Status: model.Issued, StatusAt: at,
	}
	s.LeadList[j].Pending++
	s.Made = append(s.Made, v)
	return &s.Made[len(s.Made)-1]
}

// Chase puts a referral among the results to ask for.
func (s *Session) Chase(v *model.ReferralView, step model.FollowUpStep, due model.Date, last *model.Call) {
	s.FollowList = append(s.FollowList, model.FollowUp{
		ReferralID: v.ID, Slip: v.Slip, Status: v.Status, SeekerID: v.SeekerID, LeadID: v.LeadID, Step: step, Due: due,
		WorkDays: s.T.Calendar("").WorkDaysBetween(model.Today(v.IssuedAt), s.today()), Seeker: v.Seeker.Name,
		Employer: v.Lead.Employer, Title: v.Lead.Title, Contact: v.Lead.Contact, Phone: v.Lead.Phone, Interview: v.Interview.At, Last: last,
	})
}
