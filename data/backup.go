package data

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"time"

	"ieumdesk/model"
)

// Copy is one backup.
type Copy = model.Copy

// Backup writes a copy of the store to out, as it is at this moment, and checks
// the copy; people go on working meanwhile. What is in it stays sealed, so it
// needs no passphrase. Nothing is ever overwritten, and out is complete or not
// there. Errors: Refused file_exists; Outside read_only, disk_full, disk_failed;
// Damaged record_damaged: then out is not there.
func (s *Store) Backup(ctx context.Context, out string) error {
	out, err := filepath.Abs(out)
	if err != nil {
		return outside("disk_failed", err)
	}
	if _, err := os.Lstat(out); err == nil {
		return fileExists(out)
	}
	temp, err := copyStore(ctx, s.read, out, len(s.o.steps))
	if err != nil {
		return named(explain(err), out)
	}
	defer os.Remove(temp)
	return named(explain(publish(temp, out)), out)
}

// copyStore writes a checked copy beside out, for publish or removal.
func copyStore(ctx context.Context, from *sql.DB, out string, known int) (temp string, err error) {
	if temp, err = tempBeside(out); err != nil {
		return "", err
	}
	if _, err = from.ExecContext(ctx, "VACUUM INTO ?", temp); err == nil {
		err = sane(ctx, temp, known)
	}
	if err != nil {
		os.Remove(temp)
		return "", err
	}
	return temp, nil
}

// sane checks a whole copy: that it is a store of a schema we know, every page,
// every index, every reference. Errors: those of inspect; Damaged record_damaged.
func sane(ctx context.Context, file string, known int) error {
	if err := inspect(ctx, file, known); err != nil {
		return err
	}
	db, err := connect(ctx, file, looking, 1)
	if err != nil {
		return err
	}
	defer db.Close()
	if err := sound(ctx, db, "integrity_check"); err != nil {
		return err
	}
	return noOrphans(ctx, db)
}

// copyBefore keeps a store as it was before its schema changes, beside it.
func (s *Store) copyBefore(ctx context.Context, version int) (out string, err error) {
	if err := sound(ctx, s.read, "quick_check"); err != nil {
		return "", err
	}
	out = beside(s.path, fmt.Sprintf("v%d-%s", version, stamp(s.o.Clock())))
	return out, s.Backup(ctx, out)
}

// beside is desk-NOTE.db for desk.db.
func beside(path, note string) string {
	ext := filepath.Ext(path)
	return path[:len(path)-len(ext)] + "-" + note + ext
}

const stampForm = "20060102-150405"

// stamp is an instant in a file name, in Seoul.
func stamp(t time.Time) string { return t.In(model.Seoul).Format(stampForm) }

// copyName is what backups in the backup folder are called; the desk keeps those
// of several desks apart.
var copyName = regexp.MustCompile(`^ieum-(D[0-9]{2})-([0-9]{8}-[0-9]{6})\.db$`)

// BackupFolder is where backups go: the setting backup.folder, or a folder
// beside the store.
func (s *Store) BackupFolder(ctx context.Context) (string, error) {
	folder, err := s.setting(ctx, "backup.folder")
	if err != nil || folder == "" {
		folder = filepath.Join(filepath.Dir(s.path), "backup")
	}
	return folder, err
}

// BackupNow writes a dated backup into the backup folder and removes the oldest
// of this desk's beyond as many as the setting backup.keep says. Errors: those of Backup.
func (s *Store) BackupNow(ctx context.Context) (Copy, error) {
	folder, err := s.BackupFolder(ctx)
	if err != nil {
		return Copy{}, err
	}
	out := filepath.Join(folder, fmt.Sprintf("ieum-%s-%s.db", s.Desk().Code, stamp(s.o.Clock())))
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return Copy{}, named(explain(err), out)
	}
	if err := s.Backup(ctx, out); err != nil {
		return Copy{}, err
	}
	all, err := s.rotate(ctx)
	if err != nil {
		return Copy{}, err
	}
	i := slices.IndexFunc(all, func(c Copy) bool { return c.File == out })
	if i < 0 { // only with a clock that went back past all the others
		return Copy{File: out}, nil
	}
	return all[i], nil
}

// rotate removes the oldest backups beyond those to keep and returns the rest.
func (s *Store) rotate(ctx context.Context) ([]Copy, error) {
	value, err := s.setting(ctx, "backup.keep")
	if err != nil {
		return nil, err
	}
	keep, err := strconv.Atoi(value)
	if err != nil {
		return nil, err
	}
	all, err := s.Backups(ctx)
	if err != nil || len(all) <= keep {
		return all, err
	}
	for _, old := range all[keep:] {
		if err := os.Remove(old.File); err != nil {
			return nil, explain(err)
		}
	}
	return all[:keep], nil
}

// Backups are this desk's backups in the backup folder, newest first. Other files
// there are none of ours.
func (s *Store) Backups(ctx context.Context) ([]Copy, error) {
	folder, err := s.BackupFolder(ctx)
	if err != nil {
		return nil, err
	}
	files, err := os.ReadDir(folder)
	if err != nil && !os.IsNotExist(err) {
		return nil, named(explain(err), filepath.Join(folder, "x"))
	}
	var all []Copy
	for _, f := range slices.Backward(files) { // by name, which is by time
		m := copyName.FindStringSubmatch(f.Name())
		if m == nil || m[1] != s.Desk().Code {
			continue
		}
		at, errAt := time.ParseInLocation(stampForm, m[2], model.Seoul)
		info, errInfo := f.Info()
		if errAt == nil && errInfo == nil && info.Mode().IsRegular() {
			all = append(all, Copy{File: filepath.Join(folder, f.Name()), At: at, Size: info.Size()})
		}
	}
	return all, nil
}
