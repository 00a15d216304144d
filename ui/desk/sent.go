package desk

import (
	"context"

	"ieumdesk/assets"
	"ieumdesk/model"
)

// Sent is a referral that was made, with why nothing came of it if somebody said.
type Sent struct {
	model.ReferralView
	Reason string
}

// Outcome is where it stands: 미채용(면접 불참).
func (s Sent) Outcome(w *assets.Words) string {
	text := w.Name("status", string(s.Status))
	if s.Reason != "" {
		text = w.T("sent.outcome", text, s.Reason)
	}
	return text
}

// withReason looks up why, where there may be a reason.
func withReason(ctx context.Context, s model.Session, v model.ReferralView) (Sent, error) {
	one := Sent{ReferralView: v}
	switch v.Status {
	case model.Issued, model.Hired, model.Void:
		return one, nil
	}
	results, err := s.ResultHistory(ctx, v.ID)
	if len(results) > 0 {
		one.Reason = results[0].Reason
	}
	return one, err
}

// SentBefore are the leads a person was sent to, with the newest referral to each;
// a void one was none.
func SentBefore(ctx context.Context, s model.Session, seeker model.ID) (map[model.ID]Sent, error) {
	all, err := s.SeekerReferrals(ctx, seeker)
	if err != nil {
		return nil, err
	}
	out := map[model.ID]Sent{}
	for _, v := range all { // newest first
		if _, known := out[v.LeadID]; known || v.Status == model.Void {
			continue
		}
		if out[v.LeadID], err = withReason(ctx, s, v); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// ShownSent is how many of those who were sent to the open lead are shown.
const ShownSent = 5

// SentTo are those who were sent to a lead, newest first; reasons are looked up for
// those who are shown.
func SentTo(ctx context.Context, s model.Session, lead model.ID) ([]Sent, error) {
	all, err := s.LeadReferrals(ctx, lead)
	if err != nil {
		return nil, err
	}
	out := make([]Sent, len(all))
	for i, v := range all {
		out[i] = Sent{ReferralView: v}
		if i < ShownSent {
			if out[i], err = withReason(ctx, s, v); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// Count is how many of those who were sent count: a void slip sent nobody.
func Count(all []Sent) int {
	n := 0
	for _, one := range all {
		if one.Status != model.Void {
			n++
		}
	}
	return n
}
