package data

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"ieumdesk/model"
	"ieumdesk/model/hangul"
)

// SearchLeads asks the index for the rows of a page and reads them in one go.
func (s *session) SearchLeads(ctx context.Context, q model.LeadQuery) (model.LeadHits, error) {
	told := s.expireLeads(ctx)
	if q.Limit <= 0 {
		q.Limit = leadPage
	}
	if hasNumber(hangul.Parse(q.Text)) {
		if err := s.freshContacts(ctx); err != nil {
			return model.LeadHits{}, err
		}
	}
	var hits model.LeadHits
	err := s.look(ctx, func(tx *sql.Tx) error {
		found, err := s.findLeads(ctx, tx, q, told)
		if err != nil {
			return err
		}
		if hits.Total = found.total; !q.ExactTotal {
			hits.Total = min(found.total, max(model.TotalCap, q.Limit))
		}
		hits.Hits, err = s.leadPage(ctx, tx, found.rows[:min(q.Limit, len(found.rows))])
		return err
	})
	if err != nil {
		return model.LeadHits{}, err
	}
	return hits, nil
}

// findLeads asks the index, for what is valid today unless the index was told
// what is not. The number of a slip finds its lead, whatever became of it.
func (s *session) findLeads(ctx context.Context, tx *sql.Tx, q model.LeadQuery, told bool) (leadHits, error) {
	if rows, err := s.slipLeads(ctx, tx, q.Text); err != nil || len(rows) > 0 {
		return leadHits{rows: rows, total: len(rows)}, err
	}
	f := filterOf(q)
	for i, dong := range q.Dongs {
		f.dongs[i] = s.o.Tables.NormalDong(dong)
	}
	if !q.All && !told {
		f.day = string(s.today())
	}
	return leadSearch{texts: s.textsOf, contacts: s.contacts.rows}.search(ctx, tx, q.Text, f)
}

func filterOf(q model.LeadQuery) leadFilter {
	f := leadFilter{dongs: slices.Clone(q.Dongs), occupation: q.Occupation, closed: q.All, limit: q.Limit, exactTotal: q.ExactTotal}
	if q.EmploymentType != "" {
		f.employment = []string{q.EmploymentType}
	}
	if q.WageMin > 0 {
		f.monthlyWon = model.MonthlyWon(q.WageType, q.WageMin, 0)
	}
	return f
}

// leadPage reads leads by row, in the order of the rows. One that is gone by now
// is left out. A page is read to its end: for a query that can be cancelled the
// driver starts a goroutine for every row.
func (s *session) leadPage(ctx context.Context, q asker, docs []int64) ([]model.Lead, error) {
	rows, err := q.QueryContext(context.WithoutCancel(ctx), `
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

// textsOf reads the words that leads are found by, by row. They come in one
// column: what reading a thousand rows costs is the number of columns.
func (s *session) textsOf(ctx context.Context, q leadQuerier, docs []int64) (map[int64]leadText, error) {
	rows, err := q.QueryContext(context.WithoutCancel(ctx), `
		SELECT l.doc, concat_ws(char(31), e.name, l.title, e.industry, l.dong, l.address,
		                        coalesce(l.terms ->> 'duties', '') || char(10) || coalesce(l.terms ->> 'site_note', ''))
		  FROM json_each(?) d JOIN lead l ON l.doc = d.value JOIN employer e ON e.id = l.employer_id`, jsonList(docs))
	if err != nil {
		return nil, err
	}
	out := make(map[int64]leadText, len(docs))
	err = each(rows, func() error {
		var row int64
		var text string
		if err := rows.Scan(&row, &text); err != nil {
			return err
		}
		w := strings.SplitN(text, "\x1f", 6)
		t := leadText{employer: w[0], title: w[1], dong: w[3], address: w[4], note: w[5]}
		if w[2] != "" {
			t.industry = s.o.Tables.Industries.Name(w[2])
		}
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
