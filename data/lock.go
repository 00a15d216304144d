package data

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/gofrs/flock"

	"ieumdesk/model"
)

// lockSuffix names the lock file beside a store. It stays where it is: removing
// it while another program waits for it would let both in. The lock itself ends
// with the process, however that ends.
const lockSuffix = ".lock"

// restoreSuffix names the copy that a restore puts in the store's place.
const restoreSuffix = ".restoring"

// takeLock keeps other windows, migrations and restores off the store until
// Close. Errors: Locked store_locked.
func (s *Store) takeLock() error {
	if s.lock != nil {
		return nil
	}
	lock, err := lockStore(s.path)
	if err == nil {
		s.lock = lock
	}
	return err
}

// sweep removes what a program that was killed left half made beside the store.
// Only the holder of the lock makes such files.
func (s *Store) sweep() {
	files, err := os.ReadDir(filepath.Dir(s.path))
	if err != nil {
		return
	}
	name := filepath.Base(s.path)
	for _, f := range files {
		part := strings.HasPrefix(f.Name(), name+".") && strings.HasSuffix(f.Name(), partSuffix)
		if part || f.Name() == name+restoreSuffix {
			if err := os.Remove(filepath.Join(filepath.Dir(s.path), f.Name())); err == nil {
				s.o.Log.Info("removed a half-made copy", "file", f.Name())
			}
		}
	}
}

// dropLock gives back a lock that was only taken for a moment.
func (s *Store) dropLock() {
	letGo(s.lock)
	s.lock = nil
}

// letGo gives a lock back. Where that fails, the end of the process does it.
func letGo(lock *flock.Flock) { _ = lock.Unlock() }

func lockStore(path string) (*flock.Flock, error) {
	lock := flock.New(path+lockSuffix, flock.SetPermissions(0o600))
	ok, err := lock.TryLock()
	switch {
	case err != nil:
		return nil, err
	case !ok:
		return nil, locked(nil)
	}
	return lock, nil
}

// restoring reports whether another process is just putting a backup in the
// store's place: there is its copy, and it holds the lock.
func restoring(path string) bool {
	if _, err := os.Stat(path + restoreSuffix); err != nil {
		return false
	}
	lock, err := lockStore(path)
	if err != nil {
		return true
	}
	letGo(lock)
	return false
}

func locked(err error) error {
	return &model.Error{Kind: model.Locked, Code: "store_locked", Err: err}
}

// reachable says what is wrong with a path before SQLite is asked, which would
// open a file that cannot be written without saying so.
func reachable(path string) error {
	info, err := os.Stat(path)
	switch {
	case os.IsNotExist(err):
		return &model.Error{Kind: model.Damaged, Code: "store_missing", Args: []any{path}, Err: err}
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return &model.Error{Kind: model.Damaged, Code: "not_a_store", Args: []any{path}}
	}
	for _, p := range []string{path, filepath.Dir(path)} {
		if !mayWrite(p) {
			return &model.Error{Kind: model.Outside, Code: "read_only", Args: []any{filepath.Dir(path)}}
		}
	}
	return nil
}
