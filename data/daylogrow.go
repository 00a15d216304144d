package data

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"ieumdesk/model"
)

// DayRows are the records behind a figure, in the order in which they happened.
func (s *session) DayRows(ctx context.Context, q model.DayQuery) ([]model.DayRow, error) {
	sp, err := s.spanOf(q.From, q.To, q.Desk, q.Revision > 0)
	if err != nil {
		return nil, err
	}
	if err := splitAsked(q); err != nil {
		return nil, err
	}
	q.Desk = sp.desk
	minCell, err := s.minCell(ctx, q.By, q.Desk)
	if err != nil {
		return nil, err
	}
	var out []model.DayRow
	err = s.look(ctx, func(tx *sql.Tx) error {
		if err := s.notHidden(ctx, tx, q, sp, minCell); err != nil {
			return err
		}
		rows, err := s.rowsAsked(ctx, tx, q, sp)
		for _, r := range rows {
			if r.Figure == q.Figure && (q.Staff == model.ID{} || q.Staff == r.StaffID) {
				out = append(out, r)
			}
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// frozenSplits are those that a closing can answer: it keeps neither where and how
// old people were nor of which group.
var frozenSplits = []model.Split{model.ByDay, model.ByMonth, model.ByStaff, model.ByDesk}

// splitAsked checks what is asked for. Errors: Invalid code_unknown (figure, by).
func splitAsked(q model.DayQuery) error {
	figures, splits := model.AllFigures, model.Splits
	if q.By != "" {
		figures = q.By.Figures()
	}
	if q.Revision > 0 {
		splits = frozenSplits
	}
	switch {
	case q.By != "" && !slices.Contains(splits, q.By):
		return model.UnknownCode("by", string(q.By), texts(splits)...)
	case !slices.Contains(figures, q.Figure):
		return model.UnknownCode("figure", string(q.Figure), texts(figures)...)
	}
	return nil
}

// notHidden refuses the rows of a cell that the table hides. Errors: Denied
// cell_hidden.
func (s *session) notHidden(ctx context.Context, tx *sql.Tx, q model.DayQuery, sp span, minCell int) error {
	if minCell == 0 {
		return nil
	}
	t, err := s.table(ctx, tx, model.StatQuery{From: q.From, To: q.To, Desk: q.Desk, By: q.By}, sp, minCell)
	if err != nil {
		return err
	}
	if t.Of(q.Key, q.Figure) == model.Hidden {
		return &model.Error{Kind: model.Denied, Code: "cell_hidden"}
	}
	return nil
}

// rowsAsked are the live rows of a figure, or those of all figures that a closing
// froze; with a split only those under its key.
func (s *session) rowsAsked(ctx context.Context, tx *sql.Tx, q model.DayQuery, sp span) ([]model.DayRow, error) {
	if q.Revision > 0 {
		return s.rowsFrozen(ctx, tx, q, sp)
	}
	rows, err := s.dayRows(ctx, tx, sp, q.Figure)
	if err != nil || q.By == "" {
		return rows, err
	}
	ids, err := s.idsUnder(ctx, tx, sp, q)
	return slices.DeleteFunc(rows, func(r model.DayRow) bool { return !ids[r.ID] }), err
}

func (s *session) rowsFrozen(ctx context.Context, tx *sql.Tx, q model.DayQuery, sp span) ([]model.DayRow, error) {
	c, err := s.loadClosing(ctx, tx, sp.desk, q.From, q.Revision)
	if err != nil {
		return nil, err
	}
	f, err := s.thaw(ctx, tx, c)
	if err != nil || q.By == "" {
		return f.Rows, err
	}
	var out []model.DayRow
	keys := s.keysOf(ctx, tx, q.By)
	for _, r := range f.Rows {
		of, err := keys(counted{day: r.Day, desk: r.Desk, staff: r.StaffID})
		if err != nil {
			return nil, err
		}
		if slices.Contains(of, q.Key) {
			out = append(out, r)
		}
	}
	return out, nil
}

// spanOf checks a span and who asks for it. Errors: Invalid date_form (from, to);
// Denied supervisor_only.
func (s *session) spanOf(from, to model.Date, desk string, oneDay bool) (span, error) {
	if oneDay {
		to = from
	}
	sp := span{from, to, desk}
	if desk == "" {
		sp.desk = s.desk.Code
	}
	switch {
	case !from.Valid():
		return sp, badDay("from")
	case !to.Valid():
		return sp, badDay("to")
	case sp.desk != s.desk.Code:
		return sp, s.supervisor()
	}
	return sp, nil
}

func badDay(field string) error {
	return &model.Error{Kind: model.Invalid, Code: "date_form", Field: field}
}

// texts are codes as text.
func texts[T ~string](codes []T) []string {
	out := make([]string, len(codes))
	for i, c := range codes {
		out[i] = string(c)
	}
	return out
}

// dayRows lists a span: the rows of each figure in turn, with names.
func (s *session) dayRows(ctx context.Context, tx *sql.Tx, sp span, figures ...model.Figure) ([]model.DayRow, error) {
	var out []model.DayRow
	names := map[model.ID]string{}
	for _, f := range figures {
		rows, err := askAll(ctx, tx, `
			SELECT x.source, x.id, x.kind, x.day, x.at, x.desk, x.staff_id, ifnull(t.name, ''), x.seeker_id, x.lead_id,
			       ifnull(e.name, ''), ifnull(l.title, ''), x.referral_id, r.desk, r.year, r.seq, q.sealed_text, p.sealed_identity
			  FROM (`+figureSQL[f]+`) x
			  LEFT JOIN staff t ON t.id = x.staff_id LEFT JOIN seeker p ON p.id = x.seeker_id
			  LEFT JOIN lead l ON l.id = x.lead_id LEFT JOIN employer e ON e.id = l.employer_id
			  LEFT JOIN referral r ON r.id = x.referral_id
			  LEFT JOIN quiet q ON q.id = x.id AND x.source = 'quiet'
			 ORDER BY x.day, x.at, x.id`, sp.args()...)
		if err != nil {
			return nil, err
		}
		err = each(rows, func() error {
			r, err := s.scanDayRow(rows, names)
			r.Figure = f
			out = append(out, r)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// scanDayRow reads a row; names keeps who was opened already.
func (s *session) scanDayRow(rows *sql.Rows, names map[model.ID]string) (model.DayRow, error) {
	var r model.DayRow
	var at int64
	var staff, seeker, lead, referral, text, person sql.RawBytes
	var desk sql.NullString
	var year, seq sql.NullInt64
	err := rows.Scan(&r.Source, &r.ID, &r.Kind, &r.Day, &at, &r.Desk, &staff, &r.Staff, &seeker, &lead,
		&r.Employer, &r.Title, &referral, &desk, &year, &seq, &text, &person)
	if err != nil {
		return r, err
	}
	copy(r.StaffID[:], staff)
	copy(r.SeekerID[:], seeker)
	copy(r.LeadID[:], lead)
	copy(r.ReferralID[:], referral)
	r.At = instant(at)
	r.Slip = model.SlipNumber{Year: int(year.Int64), Desk: desk.String, Seq: int(seq.Int64)}.String()
	if text != nil {
		plain, err := s.vault.Open(r.ID, textColumn, text)
		if err != nil {
			return r, err
		}
		r.Text = string(plain)
	}
	if person != nil {
		r.Person, err = s.nameIn(r.SeekerID, person, names)
	}
	return r, err
}

// nameIn is somebody's name out of the sealed identity.
func (s *session) nameIn(id model.ID, sealed []byte, names map[model.ID]string) (string, error) {
	if name, ok := names[id]; ok {
		return name, nil
	}
	plain, err := s.vault.Open(id, identityColumn, sealed)
	if err != nil {
		return "", err
	}
	var who identity
	err = readIdentity(plain, &who)
	names[id] = who.Name
	return who.Name, err
}

// nameOf tells names, each looked up once: "" for nobody and for who is in the
// store no more.
func (s *session) nameOf(ctx context.Context, tx *sql.Tx) func(model.ID) (string, error) {
	known := map[model.ID]string{{}: ""}
	return func(id model.ID) (string, error) {
		if name, ok := known[id]; ok {
			return name, nil
		}
		var sealed []byte
		err := tx.QueryRowContext(ctx, "SELECT sealed_identity FROM seeker WHERE id = ?", id[:]).Scan(&sealed)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			known[id] = ""
			return "", nil
		case err != nil:
			return "", err
		}
		return s.nameIn(id, sealed, known)
	}
}
