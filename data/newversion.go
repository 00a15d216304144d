package data

import (
	"context"
	"database/sql"
	"errors"
)

// versionKey is the setting under which the store remembers which version of the
// program last opened it. It is none of model.SettingKeys: nobody sets it.
const versionKey = "program.version"

// keepBefore backs the store up when another version of the program opens it than
// last time, so that what the store was before an upgrade is kept, whatever the new
// version does. This is the one place where it cannot be forgotten: an installer
// knows neither where the data is nor whether its copy is sound, and a zip is
// unpacked by hand. copied says that a migration has just made a copy. Errors: those of Backup.
func (s *Store) keepBefore(ctx context.Context, copied bool) error {
	if s.o.Version == "" {
		return nil
	}
	var last string
	err := s.read.QueryRowContext(ctx, "SELECT value FROM setting WHERE key = ?", versionKey).Scan(&last)
	if err != nil && !errors.Is(err, sql.ErrNoRows) || last == s.o.Version {
		return err
	}
	if !copied {
		if err := s.backupAnywhere(ctx); err != nil {
			return err
		}
	}
	s.o.Log.Info("store is opened by another version", "last", last, "now", s.o.Version)
	return s.rememberVersion(ctx)
}

// backupAnywhere backs up into the backup folder or, where that cannot be
// reached - a stick that is not in, a share that is down - beside the store.
func (s *Store) backupAnywhere(ctx context.Context) error {
	_, failed := s.BackupNow(ctx)
	if failed == nil {
		return nil
	}
	schema, err := schemaOf(ctx, s.read)
	if err != nil {
		return err
	}
	out, err := s.copyBefore(ctx, schema)
	if err == nil {
		s.o.Log.Warn("backup went beside the store", "copy", out, "error", failed)
	}
	return err
}

// rememberVersion notes who has the store open now.
func (s *Store) rememberVersion(ctx context.Context) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := storeSetting(ctx, tx, versionKey, s.o.Version); err != nil {
		return err
	}
	return tx.Commit()
}
