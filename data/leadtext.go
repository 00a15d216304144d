package data

import (
	"context"
	"database/sql"
	"strings"

	"ieumdesk/model"
)

// textOf is what the index finds a lead by. The contact person's numbers are
// personal data and stay out of it; see contactIndex.
func (s *Store) textOf(l *model.Lead, today model.Date) leadText {
	t := leadText{
		employer: l.Employer, title: l.Title, dong: l.Dong, address: l.Address, note: l.Duties + "\n" + l.SiteNote,
		occupation: l.Occupation, employment: l.EmploymentType, wageType: string(l.WageType),
		monthlyWon: model.MonthlyWon(l.WageType, l.WageMin, l.WeeklyHours), until: string(l.ValidUntil),
		businessNo: strings.ReplaceAll(l.BusinessNo, "-", ""),
		closed:     !l.OpenOn(today),
	}
	if l.Industry != "" {
		t.industry = s.o.Tables.Industries.Name(l.Industry)
	}
	if d := model.PhoneDigits(l.EmployerPhone); d != "" {
		t.phones = []string{d}
	}
	return t
}

// eachText reads the texts of the leads that fulfil a condition on lead l and
// employer e, in the order of their rows. It opens nothing that is sealed.
func (s *Store) eachText(ctx context.Context, q asker, where string, args []any, do func(row int64, t leadText) error) error {
	rows, err := q.QueryContext(context.WithoutCancel(ctx), `
		SELECT l.doc, e.name, e.business_no, e.industry, e.phone, l.title, l.dong, l.address, l.occupation, l.employment_type,
		       l.wage_type, l.wage_month, l.terms ->> 'duties', l.terms ->> 'site_note',
		       l.status, l.valid_until, l.openings, l.hired
		  FROM lead l JOIN employer e ON e.id = l.employer_id
		 WHERE `+where+` ORDER BY l.doc`, args...)
	if err != nil {
		return err
	}
	today := model.Today(s.o.Clock())
	return each(rows, func() error {
		var row int64
		var l model.Lead
		var month int64
		var duties, note sql.NullString
		err := rows.Scan(&row, &l.Employer, &l.BusinessNo, &l.Industry, &l.EmployerPhone, &l.Title, &l.Dong, &l.Address,
			&l.Occupation, &l.EmploymentType, &l.WageType, &month, &duties, &note,
			&l.Status, &l.ValidUntil, &l.Openings, &l.Hired)
		if err != nil {
			return err
		}
		l.Duties, l.SiteNote = duties.String, note.String
		t := s.textOf(&l, today)
		t.monthlyWon = month
		if err := ctx.Err(); err != nil {
			return err
		}
		return do(row, t)
	})
}

// indexLeads puts the leads that fulfil a condition into the index as they are
// now. Reading ends before writing begins: both go over one connection.
func (s *Store) indexLeads(ctx context.Context, tx *sql.Tx, where string, args ...any) error {
	var docs []int64
	var texts []leadText
	err := s.eachText(ctx, tx, where, args, func(row int64, t leadText) error {
		docs, texts = append(docs, row), append(texts, t)
		return nil
	})
	if err != nil {
		return err
	}
	for i, row := range docs {
		if err := indexLead(ctx, tx, row, texts[i]); err != nil {
			return err
		}
	}
	return nil
}
