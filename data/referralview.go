package data

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"ieumdesk/model"
)

// Referral opens one by id, and says so in the access log: it shows a person.
func (s *session) Referral(ctx context.Context, id model.ID) (model.ReferralView, error) {
	return s.openReferral(ctx, notFound("referral"), "r.id = ?", id[:])
}

// BySlip opens one by number; a short number is one of this desk.
func (s *session) BySlip(ctx context.Context, number string) (model.ReferralView, error) {
	n, err := model.ParseSlipNumber(number, s.desk.Code)
	if err != nil {
		return model.ReferralView{}, err
	}
	return s.openReferral(ctx, notFound("slip"), "r.desk = ? AND r.year = ? AND r.seq = ?", n.Desk, n.Year, n.Seq)
}

func (s *session) openReferral(ctx context.Context, missing error, where string, args ...any) (model.ReferralView, error) {
	var v model.ReferralView
	err := s.inTx(ctx, func(tx *sql.Tx) (err error) {
		v, err = s.loadReferral(ctx, tx, where, args...)
		switch {
		case model.KindOf(err) == model.NotFound:
			return missing
		case err != nil:
			return err
		}
		return s.record(tx, "referral_view", v.SeekerID, v.Slip.String())
	})
	if err != nil {
		return model.ReferralView{}, err
	}
	return v, nil
}

// SeekerReferrals are a person's referrals, newest first.
func (s *session) SeekerReferrals(ctx context.Context, id model.ID) ([]model.ReferralView, error) {
	return s.listReferrals(ctx, "r.seeker_id = ?", id)
}

// LeadReferrals are who was sent to a lead, newest first.
func (s *session) LeadReferrals(ctx context.Context, id model.ID) ([]model.ReferralView, error) {
	return s.listReferrals(ctx, "r.lead_id = ?", id)
}

func (s *session) listReferrals(ctx context.Context, where string, id model.ID) ([]model.ReferralView, error) {
	var all []model.ReferralView
	err := s.look(ctx, func(tx *sql.Tx) (err error) {
		all, err = s.loadReferrals(ctx, tx, where, id[:])
		return err
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}

// loadReferral reads one. Errors: NotFound referral.
func (s *session) loadReferral(ctx context.Context, q asker, where string, args ...any) (model.ReferralView, error) {
	all, err := s.loadReferrals(ctx, q, where, args...)
	switch {
	case err != nil:
		return model.ReferralView{}, err
	case len(all) == 0:
		return model.ReferralView{}, notFound("referral")
	}
	return all[0], nil
}

// loadReferrals reads those that fulfil a condition on referral r, newest first,
// with the person, the lead and who issued them.
func (s *session) loadReferrals(ctx context.Context, q asker, where string, args ...any) ([]model.ReferralView, error) {
	rule, err := s.chaseRule(ctx, q)
	if err != nil {
		return nil, err
	}
	rows, err := q.QueryContext(ctx, `
		SELECT r.id, r.staff_id, r.desk, r.year, r.seq, r.issued_at, r.status_at, r.gate,
		       r.sealed_details, t.name,
		       (SELECT count(*) FROM referral o WHERE o.lead_id = r.lead_id AND (o.issued_at, o.id) <= (r.issued_at, r.id)),
		       (SELECT json_group_object(sheet, printed) FROM referral_print p WHERE p.referral_id = r.id),
		       `+chaseColumns+`, `+seekerColumns+`, `+leadColumns+`
		  FROM referral r
		  JOIN seeker s ON s.id = r.seeker_id
		  JOIN lead l ON l.id = r.lead_id JOIN employer e ON e.id = l.employer_id
		  JOIN staff t ON t.id = r.staff_id `+chaseJoins+`
		 WHERE `+where+` ORDER BY r.issued_at DESC, r.id DESC`, args...)
	if err != nil {
		return nil, err
	}
	var out []model.ReferralView
	err = each(rows, func() error {
		v, err := s.scanReferral(rows, rule)
		out = append(out, v)
		return err
	})
	if err != nil {
		return nil, err
	}
	consents := map[model.ID][]model.Consent{}
	for i := range out {
		who := out[i].SeekerID
		if _, ok := consents[who]; !ok {
			if consents[who], err = loadConsents(ctx, q, who); err != nil {
				return nil, err
			}
		}
		out[i].Seeker.Consents = consents[who]
	}
	return out, nil
}

func (s *session) scanReferral(rows *sql.Rows, rule chaseRule) (model.ReferralView, error) {
	var v model.ReferralView
	var issued, statusAt int64
	var stands chased
	var gate, sealed, printed []byte
	var person sealedSeeker
	var lead storedLead
	fields := []any{
		&v.ID, &v.StaffID, &v.Slip.Desk, &v.Slip.Year, &v.Slip.Seq, &issued, &statusAt, &gate, &sealed, &v.Staff, &v.Order, &printed,
	}
	fields = append(fields, stands.fields()...)
	fields = append(append(fields, seekerFields(&v.Seeker, &person)...), lead.fields()...)
	if err := rows.Scan(fields...); err != nil {
		return v, err
	}
	if err := json.Unmarshal(gate, &v.Gate); err != nil {
		return v, fmt.Errorf("gate result: %w", err)
	}
	if err := json.Unmarshal(printed, &v.Printed); err != nil {
		return v, fmt.Errorf("prints: %w", err)
	}
	var d details
	if err := unseal(s.vault, v.ID, detailsColumn, sealed, &d); err != nil {
		return v, err
	}
	if err := s.unsealSeeker(&v.Seeker, person); err != nil {
		return v, err
	}
	if err := lead.open(s); err != nil {
		return v, err
	}
	v.Lead, v.SeekerID, v.LeadID = lead.Lead, v.Seeker.ID, lead.ID
	v.IssuedAt, v.Status, v.StatusAt = instant(issued), stands.status, instant(statusAt)
	_, v.AskOn, _ = stands.next(rule)
	v.Interview = model.Interview{At: instant(stands.interview), Place: d.Place, Contact: d.Contact, Bring: d.Bring, SetBy: d.SetBy}
	v.Reason, v.VoidedFor = d.Reason, d.VoidedFor
	return v, nil
}
