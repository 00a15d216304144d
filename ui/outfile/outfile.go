// Package outfile puts finished documents where a person asked for them. A file
// appears complete or not at all: it is written beside its name and then takes it.
package outfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"ieumdesk/model"
)

// Set is files that lie complete beside their names and do not have them yet. The
// zero Set is empty.
type Set struct{ files []beside }

type beside struct{ temporary, name string }

// Add writes content beside a name that it can take later. Errors: Outside
// file_open (Args: the file's name and another that is free), folder_missing,
// read_only, disk_full, disk_failed.
func (s *Set) Add(name string, content []byte) error {
	if err := free(name); err != nil {
		return failed(name, err)
	}
	f, err := os.CreateTemp(filepath.Dir(name), parts)
	if err != nil {
		return failed(name, err)
	}
	s.files = append(s.files, beside{f.Name(), name})
	sweep(f)
	_, err = f.Write(content)
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return failed(name, err)
	}
	return nil
}

// parts are what files are called that do not have their names yet.
const parts = ".ieum-*.part"

// abandoned is the age at which nobody is writing a part any more.
const abandoned = time.Hour

// sweep removes the parts beside a new one that a power cut, or a program that was
// killed, left behind: people are named in them. Their age is taken by the clock of
// the disk, which gave the new one its time.
func sweep(fresh *os.File) {
	folder := filepath.Dir(fresh.Name())
	now, err := fresh.Stat()
	if err != nil {
		return
	}
	files, _ := os.ReadDir(folder) // a folder that does not tell is left as it is
	for _, file := range files {
		if part, _ := filepath.Match(parts, file.Name()); !part {
			continue
		}
		if old, err := file.Info(); err == nil && now.ModTime().Sub(old.ModTime()) > abandoned {
			os.Remove(filepath.Join(folder, file.Name()))
		}
	}
}

// Publish gives the files their names. Those that could not take theirs are left
// to Drop. Errors: those of Add.
func (s *Set) Publish() error {
	for len(s.files) > 0 {
		f := s.files[0]
		if err := os.Rename(f.temporary, f.name); err != nil {
			return failed(f.name, err)
		}
		s.files = s.files[1:]
	}
	return nil
}

// Drop removes what has not been published.
func (s *Set) Drop() {
	for _, f := range s.files {
		os.Remove(f.temporary)
	}
	s.files = nil
}

// Folder makes a folder for documents where there is none. Errors: Outside
// read_only, disk_full, disk_failed.
func Folder(path string) error {
	if err := os.MkdirAll(path, 0o755); err != nil {
		return failed(filepath.Join(path, "x"), err)
	}
	return nil
}

// errOpen is a document that another program shows.
var errOpen = errors.New("open in another program")

// free fails if there is something under name that a file cannot replace: a
// folder, or a document that another program shows. Windows says so itself; beside
// that, office programs leave a note next to what they have open, also where the
// folder is shared or the system would let the file be replaced under them.
func free(name string) error {
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil && inUse(err):
		return errOpen
	case err != nil:
		return err
	}
	folder, base := filepath.Split(name)
	for _, note := range []string{"~$" + base, ".~lock." + base + "#"} { // of Excel and of LibreOffice
		if _, err := os.Lstat(folder + note); err == nil {
			return errors.Join(errOpen, f.Close())
		}
	}
	return f.Close()
}

// failed says why a file could not be written.
func failed(name string, err error) error {
	e := &model.Error{Kind: model.Outside, Code: "disk_failed", Err: err}
	switch {
	case errors.Is(err, errOpen), inUse(err):
		e.Code, e.Args = "file_open", []any{filepath.Base(name), Another(name)}
	case errors.Is(err, fs.ErrNotExist):
		e.Code, e.Args = "folder_missing", []any{filepath.Dir(name)}
	case errors.Is(err, fs.ErrPermission):
		e.Code, e.Args = "read_only", []any{filepath.Dir(name)}
	case full(err):
		e.Code = "disk_full"
	}
	return e
}

// Another is the first name after name that no file has: log.xlsx, log-2.xlsx …
func Another(name string) string {
	ext := filepath.Ext(name)
	stem := strings.TrimSuffix(name, ext)
	for n := 2; ; n++ {
		other := stem + "-" + strconv.Itoa(n) + ext
		if _, err := os.Lstat(other); err != nil {
			return other
		}
	}
}
