package data

import (
	"context"
	"database/sql"

	"ieumdesk/model"
)

// SearchLeads asks the index for the rows of a page and reads them in one go.
func (s *session) SearchLeads(ctx context.Context, q model.LeadQuery) (model.LeadHits, error) {
	s.expireLeads(ctx)
	var hits model.LeadHits
	err := s.look(ctx, func(tx *sql.Tx) error {
		search := leadSearch{texts: s.textsOf, numbers: s.slipLeads}
		found, err := search.search(ctx, tx, q.Text, filterOf(q))
		if err != nil {
			return err
		}
		hits.Total = found.total
		hits.Hits, err = s.leadPage(ctx, tx, found.rows)
		return err
	})
	if err != nil {
		return model.LeadHits{}, err
	}
	return hits, nil
}

func filterOf(q model.LeadQuery) leadFilter {
	f := leadFilter{dongs: q.Dongs, occupation: q.Occupation, closed: q.All, limit: q.Limit, exactTotal: q.ExactTotal}
	if q.EmploymentType != "" {
		f.employment = []string{q.EmploymentType}
	}
	if q.WageMin > 0 {
		f.monthlyWon = model.MonthlyWon(q.WageType, q.WageMin, 0)
	}
	return f
}

// leadPage reads leads by row, in the order of the rows. One that is gone by now
// is left out.
func (s *session) leadPage(ctx context.Context, q asker, docs []int64) ([]model.Lead, error) {
	rows, err := q.QueryContext(ctx, `
		SELECT `+leadColumns+`
		  FROM json_each(?) d JOIN lead l ON l.doc = d.value JOIN employer e ON e.id = l.employer_id
		 ORDER BY d.key`, jsonList(docs))
	if err != nil {
		return nil, err
	}
	out := make([]model.Lead, 0, len(docs))
	err = each(rows, func() error {
		var r storedLead
		if err := rows.Scan(r.fields()...); err != nil {
			return err
		}
		if err := r.open(s); err != nil {
			return err
		}
		out = append(out, r.Lead)
		return nil
	})
	return out, err
}

// textsOf reads what leads are found by, by row.
func (s *session) textsOf(ctx context.Context, q leadQuerier, docs []int64) (map[int64]leadText, error) {
	out := make(map[int64]leadText, len(docs))
	err := s.eachText(ctx, q, "l.doc IN (SELECT value FROM json_each(?))", []any{jsonList(docs)}, func(row int64, t leadText) error {
		out[row] = t
		return nil
	})
	return out, err
}

// slipLeads finds the lead of a slip whose number was typed or scanned.
func (s *session) slipLeads(ctx context.Context, q leadQuerier, typed string) ([]int64, error) {
	n, err := model.ParseSlipNumber(typed, s.desk.Code)
	if err != nil {
		return nil, nil // most of what is typed is none
	}
	rows, err := q.QueryContext(ctx, `
		SELECT l.doc FROM referral r JOIN lead l ON l.id = r.lead_id WHERE r.desk = ? AND r.year = ? AND r.seq = ?`, n.Desk, n.Year, n.Seq)
	if err != nil {
		return nil, err
	}
	return appendRows(nil, rows)
}
