package data

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"ieumdesk/model"
)

// partSuffix ends the name of a file that is not finished.
const partSuffix = ".part"

// tempBeside makes an empty file in the folder of path, so that what is written
// there can take path's place in one step.
func tempBeside(path string) (string, error) {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*"+partSuffix)
	if err != nil {
		return "", err
	}
	return f.Name(), f.Close()
}

// publish gives a finished file its name, unless there is a file of that name.
// Afterwards it is on the disk under it. Errors: Refused file_exists.
func publish(finished, path string) error {
	if err := syncFile(finished); err != nil {
		return err
	}
	err := os.Link(finished, path) // which, unlike a rename, never replaces
	switch {
	case errors.Is(err, fs.ErrExist):
		return fileExists(path)
	case err == nil:
		err = os.Remove(finished)
	default: // a stick without hard links
		if _, err := os.Lstat(path); err == nil {
			return fileExists(path)
		}
		err = os.Rename(finished, path)
	}
	if err == nil {
		syncFolder(path)
	}
	return err
}

func fileExists(path string) error {
	return &model.Error{Kind: model.Refused, Code: "file_exists", Args: []any{path}}
}

// syncFile waits until the file is on the disk. SQLite must not have it open: its
// locks end when any handle of this process to the file is closed.
func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// syncFolder waits until the name of path is on the disk too, where the system
// can say so; Windows keeps names in its own log.
func syncFolder(path string) {
	if d, err := os.Open(filepath.Dir(path)); err == nil {
		_ = d.Sync()
		d.Close()
	}
}
