package data

import (
	"context"
	"database/sql"
	"errors"

	"ieumdesk/assets"
	"ieumdesk/data/vault"
	"ieumdesk/model"
)

// checkPassphrase refuses one that would not withstand somebody who copied the
// store, knowing whose it is, and says what would.
func checkPassphrase(errs model.FieldErrors, w *assets.Words, passphrase string, m model.Staff, d model.Desk) model.FieldErrors {
	if passphrase == "" {
		return append(errs, &model.Error{Kind: model.Invalid, Code: "required", Field: "passphrase"})
	}
	score, advice := vault.Strength(passphrase, m.Login, m.Name, d.Code, d.Name, d.Center)
	if score < model.MinPassphrase {
		return append(errs, &model.Error{Kind: model.Invalid, Code: "weak_passphrase", Field: "passphrase", Args: []any{w.T(advice)}})
	}
	return errs
}

// ChangePassphrase replaces the passphrase of who is logged in.
// Errors: Denied wrong_passphrase (of the old one), login_throttled; FieldErrors.
func (s *session) ChangePassphrase(ctx context.Context, old, passphrase string) error {
	if errs := checkPassphrase(nil, s.o.Words, passphrase, s.staff, s.Desk()); len(errs) > 0 {
		return errs
	}
	a, err := s.account(ctx, s.staff.Login)
	if err != nil {
		return err
	}
	if err := s.mayTry(ctx, a); err != nil {
		return err
	}
	v, err := a.slot.Unlock(a.Login, old)
	if err != nil {
		return s.wrongTry(ctx, a, err)
	}
	v.Destroy()
	slot, err := s.vault.NewSlot(s.o.Rand, a.Login, passphrase, s.o.KDF)
	if err != nil {
		return err
	}
	return s.inTx(ctx, func(tx *sql.Tx) error {
		if err := storeSlot(ctx, tx, a.ID, slot); err != nil {
			return err
		}
		return s.record(tx, "passphrase_change", a.ID, "")
	})
}

// Recover gives a login a new passphrase by the recovery code, which stays
// valid. Errors: Invalid recovery_code_length, recovery_code_group,
// recovery_code_mistyped; Denied wrong_recovery_code, staff_disabled; NotFound
// staff; FieldErrors (passphrase).
func (s *Store) Recover(ctx context.Context, code, login, passphrase string) error {
	a, err := s.account(ctx, login)
	switch {
	case errors.Is(err, vault.ErrWrongPassphrase):
		return noStaff(err)
	case err != nil:
		return err
	case a.Disabled:
		return &model.Error{Kind: model.Denied, Code: "staff_disabled"}
	}
	if errs := checkPassphrase(nil, s.o.Words, passphrase, a.Staff, s.Desk()); len(errs) > 0 {
		return errs
	}
	if err := s.check.wait(ctx); err != nil {
		return named(err, s.path)
	}
	v, err := s.recoveryVault(ctx, code)
	if err != nil {
		return err
	}
	defer v.Destroy()
	slot, err := v.NewSlot(s.o.Rand, a.Login, passphrase, s.o.KDF)
	if err != nil {
		return err
	}
	return s.inTx(ctx, func(tx *sql.Tx) error {
		if err := storeSlot(ctx, tx, a.ID, slot); err != nil {
			return err
		}
		return appendEntry(tx, v, entry{at: millis(s.o.Clock()), desk: s.Desk().Code, staff: a.ID, action: "passphrase_recover", record: a.ID})
	})
}

func (s *Store) recoveryVault(ctx context.Context, code string) (*vault.Vault, error) {
	var b []byte
	if err := s.read.QueryRowContext(ctx, "SELECT slot FROM recovery").Scan(&b); err != nil {
		return nil, explain(err)
	}
	slot, err := vault.UnmarshalSlot(b)
	if err != nil {
		return nil, err
	}
	return slot.UnlockRecovery(code)
}

// NewRecoveryCode makes a new recovery code, to be printed once and sealed; the
// old one is void. Errors: Denied role_denied.
func (s *session) NewRecoveryCode(ctx context.Context) (code string, err error) {
	if err := s.administrator(); err != nil {
		return "", err
	}
	slot, code, err := s.vault.NewRecovery(s.o.Rand, s.o.KDF)
	if err != nil {
		return "", err
	}
	err = s.inTx(ctx, func(tx *sql.Tx) error {
		if err := storeRecovery(ctx, tx, slot, millis(s.now())); err != nil {
			return err
		}
		return s.record(tx, "recovery_code_new", model.ID{}, "")
	})
	if err != nil {
		return "", err
	}
	return code, nil
}

func storeSlot(ctx context.Context, tx *sql.Tx, id model.ID, slot vault.Slot) error {
	return changeOne(tx.ExecContext(ctx, "UPDATE staff SET slot = ?, failures = 0 WHERE id = ?", slot.Marshal(), id[:]))
}

func storeRecovery(ctx context.Context, tx *sql.Tx, slot vault.Slot, now int64) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO recovery (one, slot, made_at) VALUES (1, ?1, ?2) ON CONFLICT DO UPDATE SET slot = ?1, made_at = ?2",
		slot.Marshal(), now)
	return err
}
