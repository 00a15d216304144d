package leads

import (
	"context"

	"ieumdesk/assets"
	"ieumdesk/model"
)

// sent is a referral that was made, with why nothing came of it if somebody said.
type sent struct {
	model.ReferralView
	reason string
}

// outcome is where it stands: 미채용(면접 불참).
func (s sent) outcome(w *assets.Words) string {
	text := w.Name("status", string(s.Status))
	if s.reason != "" {
		text = w.T("leads.outcome", text, s.reason)
	}
	return text
}

// withReason looks up why, where there may be a reason.
func withReason(ctx context.Context, s model.Session, v model.ReferralView) (sent, error) {
	one := sent{ReferralView: v}
	switch v.Status {
	case model.Issued, model.Hired, model.Void:
		return one, nil
	}
	results, err := s.ResultHistory(ctx, v.ID)
	if len(results) > 0 {
		one.reason = results[0].Reason
	}
	return one, err
}

// sentBefore are the leads a person was sent to, with the newest referral to each;
// a void one was none.
func sentBefore(ctx context.Context, s model.Session, seeker model.ID) (map[model.ID]sent, error) {
	all, err := s.SeekerReferrals(ctx, seeker)
	if err != nil {
		return nil, err
	}
	out := map[model.ID]sent{}
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

// shownSent is how many of those who were sent to the open lead are shown.
const shownSent = 5

// sentTo are those who were sent to a lead, newest first; reasons are looked up for
// those who are shown.
func sentTo(ctx context.Context, s model.Session, lead model.ID) ([]sent, error) {
	all, err := s.LeadReferrals(ctx, lead)
	if err != nil {
		return nil, err
	}
	out := make([]sent, len(all))
	for i, v := range all {
		out[i] = sent{ReferralView: v}
		if i < shownSent {
			if out[i], err = withReason(ctx, s, v); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}
