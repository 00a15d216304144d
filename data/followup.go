package data

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"ieumdesk/model"
)

// FollowUps are this desk's open referrals by the day they are due.
func (s *session) FollowUps(ctx context.Context, until model.Date) ([]model.FollowUp, error) {
	var out []model.FollowUp
	err := s.look(ctx, func(tx *sql.Tx) error {
		found, err := s.openReferrals(ctx, tx, until)
		if err != nil {
			return err
		}
		for _, f := range found {
			if err := f.open(s); err != nil {
				return err
			}
			out = append(out, f.FollowUp)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// sealedFollowUp is a follow-up of which only the day is known yet: of many, few
// are due, and only those are opened.
type sealedFollowUp struct {
	model.FollowUp
	chased
	person, whom, details []byte
	callID                []byte
	outcome, caller       sql.NullString
	note                  []byte
}

// openReferralsSQL reads what sealedFollowUp takes. The plus keeps SQLite to the
// index of the open ones.
const openReferralsSQL = `
	SELECT r.id, r.desk, r.year, r.seq, r.seeker_id, r.lead_id, ` + chaseColumns + `, c.id, c.outcome, c.sealed_note, t.name,
	       p.sealed_identity, l.sealed_contact, r.sealed_details, e.name, e.phone, l.title
	  FROM referral r
	  JOIN seeker p ON p.id = r.seeker_id
	  JOIN lead l ON l.id = r.lead_id JOIN employer e ON e.id = l.employer_id` + chaseJoins + `
	  LEFT JOIN staff t ON t.id = c.staff_id
	 WHERE r.status IN ('issued', 'before_interview') AND +r.desk = ?`

// openReferrals are those due until a day, the longest overdue first; "" leaves
// none out.
func (s *session) openReferrals(ctx context.Context, tx *sql.Tx, until model.Date) ([]*sealedFollowUp, error) {
	rule, err := s.chaseRule(ctx, tx)
	if err != nil {
		return nil, err
	}
	rows, err := tx.QueryContext(ctx, openReferralsSQL, s.desk.Code)
	if err != nil {
		return nil, err
	}
	var out []*sealedFollowUp
	err = each(rows, func() error {
		f := &sealedFollowUp{}
		fields := append([]any{&f.ReferralID, &f.Slip.Desk, &f.Slip.Year, &f.Slip.Seq, &f.SeekerID, &f.LeadID}, f.fields()...)
		fields = append(fields, &f.callID, &f.outcome, &f.note, &f.caller, &f.person, &f.whom, &f.details, &f.Employer, &f.Phone, &f.Title)
		if err := rows.Scan(fields...); err != nil {
			return err
		}
		f.Step, f.Due, f.WorkDays = f.next(rule)
		if until == "" || f.Due <= until {
			out = append(out, f)
		}
		return nil
	})
	slices.SortFunc(out, func(a, b *sealedFollowUp) int {
		return cmp.Or(cmp.Compare(a.Due, b.Due), cmp.Compare(a.day, b.day), cmp.Compare(a.Slip.Year, b.Slip.Year), cmp.Compare(a.Slip.Seq, b.Slip.Seq))
	})
	return out, err
}

// open makes a follow-up readable.
func (f *sealedFollowUp) open(s *session) error {
	f.Status, f.Interview = f.status, instant(f.interview)
	var who identity
	if err := unseal(s.vault, f.SeekerID, identityColumn, f.person, &who); err != nil {
		return err
	}
	f.Seeker = who.Name
	if err := f.ask(s); err != nil {
		return err
	}
	if f.callID == nil {
		return nil
	}
	f.Last = &model.Call{
		ReferralID: f.ReferralID, At: instant(f.calledAt.Int64), Outcome: model.CallOutcome(f.outcome.String),
		Again: model.Date(f.again.String), Staff: f.caller.String,
	}
	var err error
	f.Last.Note, err = s.openNote(model.ID(f.callID), f.note)
	return err
}

// ask is whom to ask and where: who was named for the interview, else the contact
// of the lead, else the employer's number.
func (f *sealedFollowUp) ask(s *session) error {
	var d details
	if err := unseal(s.vault, f.ReferralID, detailsColumn, f.details, &d); err != nil {
		return err
	}
	var c contact
	if err := unseal(s.vault, f.LeadID, contactColumn, f.whom, &c); err != nil {
		return err
	}
	who, phone := model.SplitContact(d.Contact)
	f.Contact, f.Phone = cmp.Or(who, c.Contact), cmp.Or(phone, c.Phone, f.Phone)
	return nil
}

// openNote reads a note that may be none.
func (s *session) openNote(id model.ID, sealed []byte) (string, error) {
	if sealed == nil {
		return "", nil
	}
	note, err := s.vault.Open(id, noteColumn, sealed)
	return string(note), err
}
