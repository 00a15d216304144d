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
	err := s.look(ctx, func(tx *sql.Tx) error {
		limit := -1
		words := hangul.Parse(joinDays(q.Text)).Words
		if len(words) == 0 { // nothing to read but what is shown
			limit = q.Limit
			if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM referral r WHERE "+where, args...).Scan(&out.Total); err != nil {
				return err
			}
		}
		rows, err := tx.QueryContext(ctx, `
			SELECT r.id, r.desk, r.year, r.seq, r.status, r.status_at, r.issued_at, r.seeker_id, r.lead_id, r.interview_at,
			       e.name, l.title, p.sealed_identity
			  FROM referral r
			  JOIN seeker p ON p.id = r.seeker_id
			  JOIN lead l ON l.id = r.lead_id JOIN employer e ON e.id = l.employer_id
			 WHERE `+where+` ORDER BY r.year DESC, r.seq DESC LIMIT ?`, append(args, limit)...)
		if err != nil {
			return err
		}
		found := slipWords{words: words, people: s.people, by: map[model.ID]uint64{}}
		return each(rows, func() error { return s.takeSlipHit(rows, &found, q.Limit, &out) })
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

// takeSlipHit takes the row into out if the words are found in it. Only what is
// shown is opened.
func (s *session) takeSlipHit(rows *sql.Rows, found *slipWords, limit int, out *model.ReferralHits) error {
	var h model.ReferralHit
	var statusAt, issued, interview int64
	var sealed sql.RawBytes
	err := rows.Scan(&h.ID, &h.Slip.Desk, &h.Slip.Year, &h.Slip.Seq, &h.Status, &statusAt, &issued, &h.SeekerID, &h.LeadID, &interview,
		&h.Employer, &h.Title, &sealed)
	if err != nil {
		return err
	}
	if len(found.words) > 0 {
		if !found.in(&h) {
			return nil
		}
		out.Total++
	}
	if len(out.Hits) == limit {
		return nil
	}
	var who identity
	if err := unseal(s.vault, h.SeekerID, identityColumn, sealed, &who); err != nil {
		return err
	}
	h.Seeker, h.StatusAt, h.IssuedAt, h.Interview = who.Name, instant(statusAt), instant(issued), instant(interview)
	out.Hits = append(out.Hits, h)
	return nil
}

// slipWords are the words of a search of slips. What a word says of a person or a
// lead is looked up once, however many slips they have.
type slipWords struct {
	words  []hangul.Word
	people *peopleIndex
	by     map[model.ID]uint64 // bit n: word n is found there
}

// in reports whether every word is found in the slip's number, its person or its lead.
func (f *slipWords) in(h *model.ReferralHit) bool {
	bits := f.of(h.SeekerID, func(w hangul.Word) bool { return f.people.meant(w, h.SeekerID) })
	if _, known := f.by[h.LeadID]; !known {
		employer, title := hangul.Anywhere(h.Employer), hangul.Anywhere(h.Title)
		bits |= f.of(h.LeadID, func(w hangul.Word) bool { return w.Match(employer, title) })
	}
	bits |= f.by[h.LeadID]
	for i, w := range f.words {
		if bits&(1<<i) == 0 && !startsSlip(h.Slip, w.Typed) {
			return false
		}
	}
	return true
}

func (f *slipWords) of(id model.ID, has func(hangul.Word) bool) uint64 {
	bits, known := f.by[id]
	if known {
		return bits
	}
	for i, w := range f.words {
		if has(w) {
			bits |= 1 << i
		}
	}
	f.by[id] = bits
	return bits
}

// startsSlip reports whether a slip's number, full or short, begins with what was
// typed.
func startsSlip(n model.SlipNumber, typed string) bool {
	typed = strings.ToUpper(typed)
	return strings.HasPrefix(n.Short(), typed) || strings.HasPrefix(n.String(), typed)
}
