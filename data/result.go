package data

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"ieumdesk/model"
)

// RecordResult stores an answer, or the correction of one, and all that it ends in
// one transaction. The schema tells the referral and the lead what it says.
func (s *session) RecordResult(ctx context.Context, n model.NewResult) (model.ReferralView, error) {
	now := s.now()
	var view model.ReferralView
	err := s.inTx(ctx, func(tx *sql.Tx) (err error) {
		if view, err = s.loadReferral(ctx, tx, "r.id = ?", n.ReferralID[:]); err != nil {
			return err
		}
		if err := s.storeResult(ctx, tx, &n, view, now); err != nil {
			return err
		}
		if err := s.record(tx, "result", view.SeekerID, view.Slip.String()); err != nil {
			return err
		}
		if n.CloseLead && view.Lead.Desk == s.desk.Code { // another desk's is for that desk to close
			if err := s.closeLead(ctx, tx, view.LeadID); err != nil {
				return err
			}
			if err := s.record(tx, "lead_close", view.LeadID, ""); err != nil {
				return err
			}
		}
		if err := s.indexLeads(ctx, tx, "l.id = ?", view.LeadID[:]); err != nil { // it may be filled now, or no longer
			return err
		}
		if n.CloseSearch {
			if err := s.closeSearch(ctx, tx, view.SeekerID, now); err != nil {
				return err
			}
		}
		view, err = s.loadReferral(ctx, tx, "r.id = ?", n.ReferralID[:])
		return err
	})
	if err != nil {
		return model.ReferralView{}, err
	}
	if n.CloseSearch {
		s.show(ctx, view.SeekerID)
	}
	return view, nil
}

// storeResult adds a revision. Errors: those of RecordResult.
func (s *session) storeResult(ctx context.Context, tx *sql.Tx, n *model.NewResult, v model.ReferralView, now time.Time) error {
	if v.Status == model.Void {
		return &model.Error{Kind: model.Refused, Code: "already_void"}
	}
	var revision int
	var told model.Date
	err := tx.QueryRowContext(ctx, "SELECT revision, replied_on FROM result WHERE referral_id = ? ORDER BY revision DESC LIMIT 1", v.ID[:]).
		Scan(&revision, &told)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if n.Revision != revision {
		return &model.Error{Kind: model.Conflict, Code: "result_changed"}
	}
	if n.RepliedOn == "" && n.Status == v.Status { // a correction of the wage makes no answer of another day
		n.RepliedOn = told
	}
	if err := n.Normalise(s.o.Tables, model.Today(v.IssuedAt), model.Today(now)); err != nil {
		return err
	}
	err = explain(s.insertResult(ctx, tx, model.Result{
		ReferralID: v.ID, Revision: revision + 1, Status: n.Status, ResultTerms: n.ResultTerms, Reason: n.Reason,
		RepliedOn: n.RepliedOn, How: n.How, By: n.By, At: now, StaffID: s.staff.ID,
	}))
	if model.CodeOf(err) == "already_referred" {
		return &model.Error{Kind: model.Refused, Code: "open_pair", Err: err}
	}
	return err
}

func (s *session) insertResult(ctx context.Context, tx *sql.Tx, r model.Result) error {
	id := s.o.NewID()
	sealed, err := seal(s.vault, id, answerColumn, answer{r.ResultTerms, r.Reason, r.By})
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `
		INSERT INTO result (id, referral_id, revision, status, replied_on, how, at, staff_id, sealed_answer)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		id[:], r.ReferralID[:], r.Revision, r.Status, r.RepliedOn, r.How, millis(r.At), r.StaffID[:], sealed)
	return err
}

// closeSearch ends a seeker's registration; one that has ended stays as it is.
func (s *session) closeSearch(ctx context.Context, tx *sql.Tx, id model.ID, now time.Time) error {
	_, err := tx.ExecContext(ctx, `
		UPDATE seeker SET closed_on = ?2, revision = revision + 1, updated_at = ?3 WHERE id = ?1 AND closed_on = ''`,
		id[:], model.Today(now), millis(now))
	if err != nil {
		return err
	}
	return s.record(tx, "seeker_close", id, "")
}

// ResultHistory are the results of a referral, newest first.
func (s *session) ResultHistory(ctx context.Context, referral model.ID) ([]model.Result, error) {
	var out []model.Result
	err := s.look(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			SELECT a.id, a.revision, a.status, a.replied_on, a.how, a.at, a.staff_id, t.name, a.sealed_answer
			  FROM result a JOIN staff t ON t.id = a.staff_id WHERE a.referral_id = ? ORDER BY a.revision DESC`, referral[:])
		if err != nil {
			return err
		}
		return each(rows, func() error {
			r, err := s.scanResult(rows)
			r.ReferralID = referral
			out = append(out, r)
			return err
		})
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

func (s *session) scanResult(rows *sql.Rows) (model.Result, error) {
	var r model.Result
	var id model.ID
	var at int64
	var sealed []byte
	err := rows.Scan(&id, &r.Revision, &r.Status, &r.RepliedOn, &r.How, &at, &r.StaffID, &r.Staff, &sealed)
	if err != nil {
		return r, err
	}
	var a answer
	if err := unseal(s.vault, id, answerColumn, sealed, &a); err != nil {
		return r, err
	}
	r.ResultTerms, r.Reason, r.By, r.At = a.ResultTerms, a.Reason, a.By, instant(at)
	return r, nil
}
