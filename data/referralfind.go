package data

import (
	"context"
	"database/sql"
	"strings"

	"ieumdesk/model"
	"ieumdesk/model/hangul"
)

// slipPage is how many slips a search returns when nobody says.
const slipPage = 50

// FindReferrals searches this desk's slips. Names are sealed on the disk, so who
// is meant is asked of the people index; the rest is read as it stands.
func (s *session) FindReferrals(ctx context.Context, q model.ReferralQuery) (model.ReferralHits, error) {
	if q.Limit <= 0 {
		q.Limit = slipPage
	}
	where, args := s.slipFilter(&q)
	var out model.ReferralHits
	err := s.look(ctx, func(tx *sql.Tx) (err error) {
		words := hangul.Parse(joinDays(q.Text)).Words
		if len(words) > 0 {
			out, err = s.slipsByWords(ctx, tx, words, q.Limit, where, args)
			return err
		}
		if err = tx.QueryRowContext(ctx, "SELECT count(*) FROM referral r WHERE "+where, args...).Scan(&out.Total); err == nil {
			out.Hits, err = s.loadSlipHits(ctx, tx, where+" ORDER BY r.year DESC, r.seq DESC LIMIT ?", append(args, q.Limit))
		}
		return err
	})
	if err != nil {
		return model.ReferralHits{}, err
	}
	return out, nil
}

// slipFilter is what the table itself can answer of q: a whole number, which is
// taken out of the text, the state and the days.
func (s *session) slipFilter(q *model.ReferralQuery) (where string, args []any) {
	where, args = "r.desk = ?", []any{s.desk.Code}
	if n, err := model.ParseSlipNumber(q.Text, s.desk.Code); err == nil {
		q.Text = ""
		where, args = where+" AND r.desk = ? AND r.year = ? AND r.seq = ?", append(args, n.Desk, n.Year, n.Seq)
	}
	if len(q.Status) > 0 {
		where += " AND r.status IN (?" + strings.Repeat(", ?", len(q.Status)-1) + ")"
		for _, one := range q.Status {
			args = append(args, one)
		}
	}
	if q.From != "" {
		where, args = where+" AND r.day >= ?", append(args, q.From)
	}
	if q.To != "" {
		where, args = where+" AND r.day <= ?", append(args, q.To)
	}
	return where, args
}

// slipsByWords reads of every slip no more than tells whether the words are found
// in it, and all of those that are shown.
func (s *session) slipsByWords(ctx context.Context, tx *sql.Tx, words []hangul.Word, limit int, where string, args []any) (out model.ReferralHits, err error) {
	found, err := s.slipWords(ctx, tx, words)
	if err != nil {
		return out, err
	}
	rows, err := tx.QueryContext(ctx, "SELECT r.id, r.year, r.seq, r.seeker_id, r.lead_id FROM referral r WHERE "+where+" ORDER BY r.year DESC, r.seq DESC", args...)
	if err != nil {
		return out, err
	}
	var shown []any
	n := model.SlipNumber{Desk: s.desk.Code}
	err = each(rows, func() error {
		var id, seeker, lead model.ID
		if err := rows.Scan(&id, &n.Year, &n.Seq, &seeker, &lead); err != nil {
			return err
		}
		if !found.in(n, seeker, lead) {
			return nil
		}
		if out.Total++; len(shown) < limit {
			shown = append(shown, id[:])
		}
		return nil
	})
	if err != nil || len(shown) == 0 {
		return out, err
	}
	out.Hits, err = s.loadSlipHits(ctx, tx, "r.id IN (?"+strings.Repeat(", ?", len(shown)-1)+") ORDER BY r.year DESC, r.seq DESC", shown)
	return out, err
}

// loadSlipHits reads what a list shows of the slips that fulfil a condition.
func (s *session) loadSlipHits(ctx context.Context, tx *sql.Tx, where string, args []any) (out []model.ReferralHit, err error) {
	rows, err := tx.QueryContext(ctx, `
		SELECT r.id, r.desk, r.year, r.seq, r.status, r.status_at, r.issued_at, r.seeker_id, r.lead_id, r.interview_at,
		       e.name, l.title, p.sealed_identity
		  FROM referral r
		  JOIN seeker p ON p.id = r.seeker_id
		  JOIN lead l ON l.id = r.lead_id JOIN employer e ON e.id = l.employer_id
		 WHERE `+where, args...)
	if err != nil {
		return nil, err
	}
	err = each(rows, func() error {
		var h model.ReferralHit
		var statusAt, issued, interview int64
		var sealed []byte
		err := rows.Scan(&h.ID, &h.Slip.Desk, &h.Slip.Year, &h.Slip.Seq, &h.Status, &statusAt, &issued, &h.SeekerID, &h.LeadID, &interview,
			&h.Employer, &h.Title, &sealed)
		if err != nil {
			return err
		}
		var who identity
		if err := unseal(s.vault, h.SeekerID, identityColumn, sealed, &who); err != nil {
			return err
		}
		h.Seeker, h.StatusAt, h.IssuedAt, h.Interview = who.Name, instant(statusAt), instant(issued), instant(interview)
		out = append(out, h)
		return nil
	})
	return out, err
}
