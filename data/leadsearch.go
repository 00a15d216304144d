package data

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"ieumdesk/model"
)

// SearchLeads asks the index for the rows of a page and reads them in one go.
func (s *session) SearchLeads(ctx context.Context, q model.LeadQuery) (model.LeadHits, error) {
	told := s.expireLeads(ctx)
	if q.Limit <= 0 {
		q.Limit = leadPage
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

// findLeads asks the index, and the rows themselves where the index knows too
// little: of a wage between two of its steps, and of what expired unless it was
// told. The number of a slip finds its lead, whatever became of it.
func (s *session) findLeads(ctx context.Context, tx *sql.Tx, q model.LeadQuery, told bool) (leadHits, error) {
	if rows, err := s.slipLeads(ctx, tx, q.Text); err != nil || len(rows) > 0 {
		return leadHits{rows: rows, total: len(rows)}, err
	}
	search := leadSearch{texts: s.textsOf, numbers: s.slipLeads}
	f := filterOf(q)
	if knowsWage(f.monthlyWon) && (told || q.All) {
		return search.search(ctx, tx, q.Text, f)
	}
	for f.limit = max(model.TotalCap*5/4, q.Limit); ; f.limit *= 4 {
		found, err := search.search(ctx, tx, q.Text, f)
		if err != nil {
			return found, err
		}
		sure, err := s.surePay(ctx, tx, search, q.Text, f, told || q.All)
		if err != nil {
			return found, err
		}
		all := len(found.rows) < f.limit
		found.rows, err = s.sieve(ctx, tx, found.rows, sure, f.monthlyWon, q.All)
		if found.total = len(found.rows); err != nil || all || found.total >= model.TotalCap && !q.ExactTotal {
			return found, err
		}
	}
}

// surePay are the rows that pay enough by the index alone, a step more than was
// asked for: of those found, nine in ten need not be read then. Where the rows
// have to be asked for their last day as well, there are none.
func (s *session) surePay(ctx context.Context, tx *sql.Tx, search leadSearch, text string, f leadFilter, told bool) (map[int64]bool, error) {
	if !told {
		return nil, nil
	}
	f.monthlyWon += wageStep
	found, err := search.search(ctx, tx, text, f)
	if err != nil {
		return nil, err
	}
	sure := make(map[int64]bool, len(found.rows))
	for _, row := range found.rows {
		sure[row] = true
	}
	return sure, nil
}

// knowsWage reports whether a wage is one of the steps by which the index tells
// wages apart.
func knowsWage(won int64) bool {
	return won%wageStep == 0 && won <= maxWageBlocks*wageBlock*wageStep
}

// sieve keeps, besides the sure ones, the rows that pay at least so much a month
// and, unless all are wanted, are open today.
func (s *session) sieve(ctx context.Context, q asker, docs []int64, sure map[int64]bool, monthlyWon int64, all bool) ([]int64, error) {
	doubtful := slices.DeleteFunc(slices.Clone(docs), func(doc int64) bool { return sure[doc] })
	rows, err := q.QueryContext(ctx, `
		SELECT l.doc FROM json_each(?) d JOIN lead l ON l.doc = d.value
		 WHERE l.wage_month >= ? AND (? OR l.status = 'open' AND l.valid_until >= ? AND l.hired < l.openings)`,
		jsonList(doubtful), monthlyWon, all, s.today())
	if err != nil {
		return nil, err
	}
	fit, err := appendRows(nil, rows)
	if err != nil {
		return nil, err
	}
	kept := make(map[int64]bool, len(fit))
	for _, doc := range fit {
		kept[doc] = true
	}
	return slices.DeleteFunc(docs, func(doc int64) bool { return !sure[doc] && !kept[doc] }), nil
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

// textsOf reads the words that leads are found by, by row. They come in one
// column: what reading a thousand rows costs is the number of columns.
func (s *session) textsOf(ctx context.Context, q leadQuerier, docs []int64) (map[int64]leadText, error) {
	rows, err := q.QueryContext(ctx, `
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
