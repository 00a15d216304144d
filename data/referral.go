package data

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"ieumdesk/model"
)

// Refer checks the gate, takes the next slip number and stores the referral, all
// in one transaction: what the gate saw is what was true, and a number is taken
// only together with its referral.
func (s *session) Refer(ctx context.Context, n model.NewReferral) (model.ReferralView, error) {
	now := s.now()
	if err := checkReferral(&n, now); err != nil {
		return model.ReferralView{}, err
	}
	r := model.Referral{
		ID: s.o.NewID(), SeekerID: n.SeekerID, LeadID: n.LeadID, StaffID: s.staff.ID,
		IssuedAt: instant(millis(now)), StatusAt: instant(millis(now)), Status: model.Issued,
		Interview: n.Interview, Reason: n.Reason,
	}
	var view model.ReferralView
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		f, err := s.gateFacts(ctx, tx, n.SeekerID, n.LeadID, model.Today(now))
		if err != nil {
			return err
		}
		r.Gate = s.checkGate(f)
		if err := passGate(r.Gate, n.Reason); err != nil {
			return err
		}
		if r.Slip, err = s.takeSlip(ctx, tx, now); err != nil {
			return err
		}
		if err := s.insertReferral(ctx, tx, r); err != nil {
			return err
		}
		if err := s.visitedToday(ctx, tx, n.SeekerID, now); err != nil {
			return err
		}
		if view, err = s.loadReferral(ctx, tx, "r.id = ?", r.ID[:]); err != nil {
			return err
		}
		return s.record(tx, "refer", n.SeekerID, r.Slip.String())
	})
	if err != nil {
		return model.ReferralView{}, err
	}
	return view, nil
}

// takeSlip takes the next number of this desk and year in Seoul. The schema
// refuses to take one and not to use it.
func (s *session) takeSlip(ctx context.Context, tx *sql.Tx, now time.Time) (model.SlipNumber, error) {
	n := model.SlipNumber{Year: now.In(model.Seoul).Year(), Desk: s.desk.Code}
	_, err := tx.ExecContext(ctx, `
		INSERT INTO slip_seq (desk, year, last)
		SELECT ?1, ?2, 0 WHERE NOT EXISTS (SELECT 1 FROM slip_seq WHERE desk = ?1 AND year = ?2)`, n.Desk, n.Year)
	if err != nil {
		return n, err
	}
	err = tx.QueryRowContext(ctx, "UPDATE slip_seq SET last = last + 1 WHERE desk = ? AND year = ? RETURNING last", n.Desk, n.Year).Scan(&n.Seq)
	return n, err
}

func (s *session) insertReferral(ctx context.Context, tx *sql.Tx, r model.Referral) error {
	gate, err := json.Marshal(r.Gate)
	if err != nil {
		return fmt.Errorf("gate result: %w", err)
	}
	sealed, err := seal(s.vault, r.ID, detailsColumn, detailsOf(r))
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `
		INSERT INTO referral (id, seeker_id, lead_id, staff_id, desk, year, seq, day, issued_at, status, status_at,
			interview_at, gate, sealed_details)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		r.ID[:], r.SeekerID[:], r.LeadID[:], r.StaffID[:], r.Slip.Desk, r.Slip.Year, r.Slip.Seq, model.Today(r.IssuedAt),
		millis(r.IssuedAt), r.Status, millis(r.StatusAt), millis(r.Interview.At), string(gate), sealed)
	return err
}

func detailsOf(r model.Referral) details {
	return details{
		Place: r.Interview.Place, Contact: r.Interview.Contact, Bring: r.Interview.Bring, SetBy: r.Interview.SetBy,
		Reason: r.Reason, VoidedFor: r.VoidedFor,
	}
}

// checkReferral normalises what was typed for a slip. Errors: FieldErrors.
func checkReferral(n *model.NewReferral, now time.Time) error {
	var errs model.FieldErrors
	if err := model.CheckInterview(n.Interview.At, now); err != nil {
		errs = append(errs, err)
	}
	errs = checkLine(errs, "place", &n.Interview.Place, model.MaxLine, false)
	errs = checkLine(errs, "contact", &n.Interview.Contact, model.MaxLine, false)
	errs = checkLine(errs, "set_by", &n.Interview.SetBy, model.MaxShort, false)
	var bring []string
	for _, b := range n.Interview.Bring {
		errs = checkLine(errs, "bring", &b, model.MaxShort, false)
		if b != "" {
			bring = append(bring, b)
		}
	}
	if len(bring) > model.MaxItems {
		errs = append(errs, &model.Error{Kind: model.Invalid, Code: "too_many", Field: "bring", Args: []any{len(bring), model.MaxItems}})
	}
	n.Interview.Bring = bring
	var err error
	if n.Reason, err = model.CheckText("reason", n.Reason, model.MaxNote, false); err != nil {
		errs = append(errs, fieldErrors(err)...)
	}
	if len(errs) > 0 {
		return errs
	}
	return nil
}

// fieldErrors are the errors of fields in err.
func fieldErrors(err error) model.FieldErrors {
	var errs model.FieldErrors
	errors.As(err, &errs)
	return errs
}

// VoidReferral keeps the number and ends the referral; the pair may be referred
// again. Errors: FieldErrors (reason); NotFound referral; Refused already_void,
// has_result.
func (s *session) VoidReferral(ctx context.Context, id model.ID, reason string) (model.ReferralView, error) {
	reason, err := model.CheckText("reason", reason, model.MaxLine, true)
	if err != nil {
		return model.ReferralView{}, err
	}
	var view model.ReferralView
	err = s.inTx(ctx, func(tx *sql.Tx) error {
		if view, err = s.loadReferral(ctx, tx, "r.id = ?", id[:]); err != nil {
			return err
		}
		switch {
		case view.Status == model.Void:
			return &model.Error{Kind: model.Refused, Code: "already_void"}
		case !view.Status.Open():
			return &model.Error{Kind: model.Refused, Code: "has_result"}
		}
		view.VoidedFor = reason
		sealed, err := seal(s.vault, id, detailsColumn, detailsOf(view.Referral))
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, "UPDATE referral SET status = 'void', status_at = ?2, sealed_details = ?3 WHERE id = ?1",
			id[:], millis(s.now()), sealed)
		if err != nil {
			return err
		}
		if view, err = s.loadReferral(ctx, tx, "r.id = ?", id[:]); err != nil {
			return err
		}
		return s.record(tx, "void", view.SeekerID, view.Slip.String())
	})
	if err != nil {
		return model.ReferralView{}, err
	}
	return view, nil
}

// NextSlip is the number the next slip of today will probably get.
func (s *session) NextSlip(ctx context.Context) (model.SlipNumber, error) {
	n := model.SlipNumber{Year: s.now().In(model.Seoul).Year(), Desk: s.desk.Code}
	err := s.look(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `
			SELECT coalesce((SELECT last FROM slip_seq WHERE desk = ? AND year = ?), 0) + 1`, n.Desk, n.Year).Scan(&n.Seq)
	})
	return n, err
}
