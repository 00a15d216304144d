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
	names := make([]string, len(sheets))
	for i, k := range sheets {
		if !slices.Contains(model.ReferralSheets, k) {
			return nil, &model.Error{Kind: model.Invalid, Code: "code_unknown", Field: "sheet", Args: []any{string(k), "seeker, employer, reply"}}
		}
		names[i] = string(k)
	}
	before = model.Prints{}
	err = s.inTx(ctx, func(tx *sql.Tx) error {
		var seeker model.ID
		var slip model.SlipNumber
		err := tx.QueryRowContext(ctx, "SELECT seeker_id, desk, year, seq FROM referral WHERE id = ?", id[:]).
			Scan(&seeker, &slip.Desk, &slip.Year, &slip.Seq)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			return notFound("referral")
		case err != nil:
			return err
		}
		for _, k := range sheets {
			if before[k], err = countPrint(ctx, tx, id, k); err != nil {
				return err
			}
		}
		said := []string{slip.String()}
		if len(names) > 0 {
			said = append(said, strings.Join(names, "+"))
		}
		return s.record(tx, "slip_print", seeker, strings.Join(append(said, how), " "))
	})
	if err != nil {
		return nil, err
	}
	return before, nil
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
