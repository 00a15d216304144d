package data

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"ieumdesk/model"
)

// Restore puts a backup in the place of the store at path to. The backup is
// checked first and stays where it is; the store that was there is kept beside
// under a dated name, which is returned ("" if there was none). A power cut in
// between leaves one or the other in place. Errors: NotFound backup_missing;
// Damaged not_a_store, store_damaged; Newer store_newer; Refused
// restore_itself; Locked store_locked, store_busy; Outside read_only, disk_full,
// disk_failed.
func Restore(ctx context.Context, file, to string, o Options) (aside string, err error) {
	if err := o.fill(); err != nil {
		return "", err
	}
	file, errFile := filepath.Abs(file)
	to, errTo := filepath.Abs(to)
	if err := errors.Join(errFile, errTo); err != nil {
		return "", outside("disk_failed", err)
	}
	if err := checkBackup(ctx, file, to, len(o.steps)); err != nil {
		return "", named(explain(err), file)
	}
	aside, err = restore(ctx, file, to, o)
	return aside, named(explain(err), to)
}

// checkBackup reads the whole backup.
func checkBackup(ctx context.Context, file, to string, known int) error {
	from, err := os.Stat(file)
	if err != nil {
		return &model.Error{Kind: model.NotFound, Code: "backup_missing", Args: []any{file}, Err: err}
	}
	if present, err := os.Stat(to); err == nil && os.SameFile(from, present) {
		return &model.Error{Kind: model.Refused, Code: "restore_itself"}
	}
	return sane(ctx, file, known)
}

func restore(ctx context.Context, file, to string, o Options) (aside string, err error) {
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return "", err
	}
	lock, err := lockStore(to)
	if err != nil {
		return "", err
	}
	defer letGo(lock)
	fresh, err := copyBackup(ctx, file, to, len(o.steps))
	if err != nil {
		return "", err
	}
	defer os.Remove(fresh)
	if err := tellAnew(ctx, fresh, millis(o.Clock())); err != nil {
		return "", err
	}
	if aside, err = putAside(ctx, to, beside(to, "before-restore-"+stamp(o.Clock())), len(o.steps)); err != nil {
		return "", err
	}
	if err := os.Rename(fresh, to); err != nil {
		return "", err
	}
	syncFolder(to)
	return aside, nil
}

// copyBackup copies the backup to where a rename can put it in place. A store that
// was copied with its log beside it comes with what the log holds.
func copyBackup(ctx context.Context, file, to string, known int) (string, error) {
	way := looking
	if hasLog(file) {
		way = reading
	}
	from, err := connect(ctx, file, way, 1)
	if err != nil {
		return "", err
	}
	defer from.Close()
	temp, err := copyStore(ctx, from, to, known)
	if err != nil {
		return "", err
	}
	fresh := to + restoreSuffix // the name that keeps other programs out meanwhile
	if err := errors.Join(syncFile(temp), os.Rename(temp, fresh)); err != nil {
		os.Remove(temp)
		return "", err
	}
	return fresh, nil
}

// putAside gives the present store a second name, so that there is never a moment
// without one; the rename that follows takes the first away.
func putAside(ctx context.Context, to, aside string, known int) (string, error) {
	if _, err := os.Lstat(to); os.IsNotExist(err) {
		return "", nil
	}
	if _, err := os.Lstat(aside); err == nil {
		return "", fileExists(aside)
	}
	if inspect(ctx, to, known) == nil {
		if err := foldLog(ctx, to); err != nil {
			return "", err
		}
	}
	// Only what is no store, or too damaged to fold its log, still has one.
	for _, part := range []string{"-wal", "-shm", "-journal"} {
		if err := os.Rename(to+part, aside+part); err != nil && !os.IsNotExist(err) {
			return "", err
		}
	}
	if os.Link(to, aside) == nil {
		return aside, nil
	}
	return aside, os.Rename(to, aside)
}

// foldLog makes the store one file again, which SQLite does only for its last
// user. Errors: Locked store_busy. Damage is no reason not to replace it.
func foldLog(ctx context.Context, path string) error {
	db, err := connect(ctx, path, writing, 1)
	if err == nil {
		defer db.Close()
		_, err = db.ExecContext(ctx, "PRAGMA journal_mode = DELETE")
	}
	if err = explain(err); model.KindOf(err) == model.Damaged {
		return nil
	}
	return err
}
