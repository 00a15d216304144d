package data

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"

	"ieumdesk/model"
)

// Printed counts one more print of some sheets of a referral, all or none, and
// logs which and how they left the desk.
func (s *session) Printed(ctx context.Context, id model.ID, sheets []model.SheetKind, how string) (before model.Prints, err error) {
	names, err := sheetNames(sheets)
	if err != nil {
		return nil, err
	}
	err = s.inTx(ctx, func(tx *sql.Tx) error {
		before, err = s.printed(ctx, tx, id, sheets, names, how)
		return err
	})
	if err != nil {
		return nil, err
	}
	return before, nil
}

// PrintedTogether counts one more print of some sheets of several referrals, of all
// or of none, and logs each.
func (s *session) PrintedTogether(ctx context.Context, ids []model.ID, sheets []model.SheetKind, how string) error {
	names, err := sheetNames(sheets)
	if err != nil {
		return err
	}
	return s.inTx(ctx, func(tx *sql.Tx) error {
		for _, id := range ids {
			if _, err := s.printed(ctx, tx, id, sheets, names, how); err != nil {
				return err
			}
		}
		return nil
	})
}

// sheetNames are sheets of a referral as the log has them.
func sheetNames(sheets []model.SheetKind) (string, error) {
	names := make([]string, len(sheets))
	for i, k := range sheets {
		if !slices.Contains(model.ReferralSheets, k) {
			return "", &model.Error{Kind: model.Invalid, Code: "code_unknown", Field: "sheet", Args: []any{string(k), "seeker, employer, reply"}}
		}
		names[i] = string(k)
	}
	return strings.Join(names, "+"), nil
}

func (s *session) printed(ctx context.Context, tx *sql.Tx, id model.ID, sheets []model.SheetKind, names, how string) (model.Prints, error) {
	var seeker model.ID
	var slip model.SlipNumber
	err := tx.QueryRowContext(ctx, "SELECT seeker_id, desk, year, seq FROM referral WHERE id = ?", id[:]).
		Scan(&seeker, &slip.Desk, &slip.Year, &slip.Seq)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, notFound("referral")
	case err != nil:
		return nil, err
	}
	before := model.Prints{}
	for _, k := range sheets {
		if before[k], err = countPrint(ctx, tx, id, k); err != nil {
			return nil, err
		}
	}
	said := []string{slip.String()}
	if names != "" {
		said = append(said, names)
	}
	return before, s.record(tx, "slip_print", seeker, strings.Join(append(said, how), " "))
}

// countPrint counts one more and returns how many there were.
func countPrint(ctx context.Context, tx *sql.Tx, id model.ID, k model.SheetKind) (before int, err error) {
	err = tx.QueryRowContext(ctx, `
		UPDATE referral_print SET printed = printed + 1 WHERE referral_id = ? AND sheet = ? RETURNING printed - 1`, id[:], k).Scan(&before)
	if errors.Is(err, sql.ErrNoRows) {
		_, err = tx.ExecContext(ctx, "INSERT INTO referral_print (referral_id, sheet, printed) VALUES (?, ?, 1)", id[:], k)
		return 0, err
	}
	return before, err
}

// ApplicationPrinted logs that a person's application left the desk.
func (s *session) ApplicationPrinted(ctx context.Context, id model.ID, how string) error {
	return s.inTx(ctx, func(tx *sql.Tx) error {
		var found int
		err := tx.QueryRowContext(ctx, "SELECT 1 FROM seeker WHERE id = ?", id[:]).Scan(&found)
		if errors.Is(err, sql.ErrNoRows) {
			return notFound("seeker")
		}
		if err != nil {
			return err
		}
		return s.record(tx, "application_print", id, how)
	})
}
