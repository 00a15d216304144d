package data

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"ieumdesk/assets"
	"ieumdesk/data/vault"
	"ieumdesk/model"
)

// Create makes a new store at path, with its folder, its desk and its first
// member of staff, an administrator if no role is given, and returns the recovery
// code, which is kept nowhere. It appears at path complete or not at all.
// Errors: FieldErrors; Refused store_exists; Locked store_locked; Outside
// read_only, disk_full, disk_failed.
func Create(ctx context.Context, path string, n model.NewStore, o Options) (recoveryCode string, err error) {
	if err := o.fill(); err != nil {
		return "", err
	}
	if err := checkNewStore(&n, o.Words); err != nil {
		return "", err
	}
	if path, err = filepath.Abs(path); err != nil {
		return "", outside("disk_failed", err)
	}
	if recoveryCode, err = create(ctx, path, n, o); err != nil {
		return "", named(explain(err), path)
	}
	return recoveryCode, nil
}

func create(ctx context.Context, path string, n model.NewStore, o Options) (string, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return "", err
	}
	lock, err := lockStore(path)
	if err != nil {
		return "", err
	}
	defer letGo(lock)
	if _, err := os.Lstat(path); err == nil {
		return "", exists(path)
	}
	fresh, err := tempBeside(path)
	if err != nil {
		return "", err
	}
	defer os.Remove(fresh)
	code, err := fill(ctx, fresh, n, o)
	if err != nil {
		return "", err
	}
	return code, publish(fresh, path)
}

func exists(path string) error {
	return &model.Error{Kind: model.Refused, Code: "store_exists", Args: []any{path}}
}

// fill makes a store of an empty file.
func fill(ctx context.Context, file string, n model.NewStore, o Options) (code string, err error) {
	db, err := connect(ctx, file, making, 1)
	if err != nil {
		return "", err
	}
	defer db.Close()
	if _, err := db.ExecContext(ctx, "PRAGMA application_id = "+applicationIDText); err != nil {
		return "", err
	}
	if err := applySteps(ctx, db, o.steps); err != nil {
		return "", err
	}
	v, slots, code, err := vault.Create(o.Rand, n.Staff.Login, n.Passphrase, o.KDF)
	if err != nil {
		return "", err
	}
	defer v.Destroy()
	n.Staff.ID = o.NewID()
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return "", err
	}
	defer tx.Rollback()
	if err := insertFirst(ctx, tx, n, slots, v, millis(o.Clock())); err != nil {
		return "", err
	}
	if err := storeSetting(ctx, tx, versionKey, o.Version); err != nil {
		return "", err
	}
	if err := tx.Commit(); err != nil {
		return "", err
	}
	// From here on the file says itself that it has a log: opening it changes nothing.
	_, err = db.ExecContext(ctx, "PRAGMA journal_mode = WAL")
	return code, err
}

// insertFirst stores what every store has from the beginning.
func insertFirst(ctx context.Context, tx *sql.Tx, n model.NewStore, slots [2]vault.Slot, v *vault.Vault, now int64) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO desk (code, name, center, own) VALUES (?, ?, ?, 1)", n.Desk.Code, n.Desk.Name, n.Desk.Center)
	if err != nil {
		return err
	}
	if err := insertStaff(ctx, tx, n.Staff, slots[0], now); err != nil {
		return err
	}
	if err := storeRecovery(ctx, tx, slots[1], now); err != nil {
		return err
	}
	nobody := func(func(int64, leadText) error) error { return nil }
	if err := rebuildLeadIndex(ctx, tx, nobody); err != nil {
		return err
	}
	return appendEntry(tx, v, entry{at: now, desk: n.Desk.Code, staff: n.Staff.ID, action: "store_create"})
}

// checkNewStore normalises what the first-run assistant asks for. Errors: FieldErrors.
func checkNewStore(n *model.NewStore, w *assets.Words) error {
	var errs model.FieldErrors
	n.Desk.Code = strings.ToUpper(strings.TrimSpace(n.Desk.Code))
	if !deskCode.MatchString(n.Desk.Code) {
		errs = append(errs, &model.Error{Kind: model.Invalid, Code: "desk_form", Field: "desk"})
	}
	errs = checkLine(errs, "desk_name", &n.Desk.Name, model.MaxShort, true)
	errs = checkLine(errs, "center", &n.Desk.Center, model.MaxShort, false)
	if n.Staff.Role == "" {
		n.Staff.Role = model.Admin
	}
	errs = checkStaff(errs, &n.Staff)
	errs = checkPassphrase(errs, w, n.Passphrase, n.Staff, n.Desk)
	if len(errs) > 0 {
		return errs
	}
	return nil
}

// checkLine normalises a field of one line.
func checkLine(errs model.FieldErrors, field string, s *string, limit int, required bool) model.FieldErrors {
	text, err := model.CheckText(field, strings.Join(strings.Fields(*s), " "), limit, required)
	var more model.FieldErrors
	if errors.As(err, &more) {
		errs = append(errs, more...)
	}
	*s = text
	return errs
}
