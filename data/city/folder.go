package city

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"ieumdesk/model"
)

// FolderLimit is what goes into one file: what a spreadsheet still opens at once.
var FolderLimit = Limit{Events: 5000, Bytes: 16 << 20}

// Folder writes each batch as three files of the same content, for three kinds of
// reader, and one that says their checksums. That one is written last: where it is,
// the others are whole.
type Folder struct{ path string }

// NewFolder writes into the folder at path, which must be there: a network drive
// that is not connected is no reason to make a folder in its place.
func NewFolder(path string) *Folder { return &Folder{path} }

// Limit is FolderLimit.
func (f *Folder) Limit() Limit { return FolderLimit }

// Close has nothing to give back.
func (f *Folder) Close() error { return nil }

// The kinds of file, as they are written. The checksums come last.
var folderFiles = []struct {
	suffix string
	make   func(Batch) ([]byte, error)
}{
	{".json", func(b Batch) ([]byte, error) { return b.Bytes, nil }},
	{".csv", csvOf},
	{".xlsx", bookOf},
}

const sumsSuffix = ".sha256"

// Send writes the files of a batch. Errors: Rename if another batch has the name;
// Outside city_folder.
func (f *Folder) Send(ctx context.Context, b Batch) (Answer, error) {
	if err := f.present(); err != nil {
		return Answer{}, err
	}
	there, err := os.ReadFile(f.file(b, ".json"))
	switch {
	case err == nil && sha256.Sum256(there) != b.SHA256:
		return Answer{}, Outside(Rename, "city_folder_name", nil, b.Name)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return Answer{}, f.unwritten(err)
	}
	var sums strings.Builder
	for _, kind := range folderFiles {
		if err := ctx.Err(); err != nil {
			return Answer{}, err
		}
		content, err := kind.make(b)
		if err != nil {
			return Answer{}, err
		}
		if err := f.put(b, kind.suffix, content); err != nil {
			return Answer{}, err
		}
		sum := sha256.Sum256(content)
		fmt.Fprintf(&sums, "%s  %s\n", hex.EncodeToString(sum[:]), b.Name+kind.suffix)
	}
	return Answer{}, f.put(b, sumsSuffix, []byte(sums.String()))
}

// Test writes and removes a file.
func (f *Folder) Test(context.Context) error {
	if err := f.present(); err != nil {
		return err
	}
	probe, err := os.CreateTemp(f.path, parts)
	if err != nil {
		return f.unwritten(err)
	}
	probe.Close()
	if err := os.Remove(probe.Name()); err != nil {
		return f.unwritten(err)
	}
	return nil
}

func (f *Folder) present() error {
	info, err := os.Stat(f.path)
	if err == nil && !info.IsDir() {
		err = fs.ErrInvalid
	}
	if err != nil {
		return f.unwritten(err)
	}
	return nil
}

func (f *Folder) file(b Batch, suffix string) string { return filepath.Join(f.path, b.Name+suffix) }

// put writes a file beside its place and renames it there, so that nobody ever
// reads half of one. One that is there already with the same content is left.
func (f *Folder) put(b Batch, suffix string, content []byte) error {
	path := f.file(b, suffix)
	if there, err := os.ReadFile(path); err == nil && bytes.Equal(there, content) {
		return nil
	}
	part, err := os.CreateTemp(f.path, parts)
	if err != nil {
		return f.unwritten(err)
	}
	f.sweep(part)
	_, err = part.Write(content)
	err = errors.Join(err, part.Chmod(0o644), part.Sync(), part.Close())
	if err == nil {
		err = os.Rename(part.Name(), path)
	}
	if err != nil {
		os.Remove(part.Name())
		return f.unwritten(err)
	}
	syncDir(f.path)
	return nil
}

// parts are what files are called that do not have their names yet.
const parts = ".ieum-*.part"

// abandoned is the age at which no desk is writing a part any more.
const abandoned = time.Hour

// sweep removes the parts beside a new one that a program that was killed left
// behind. Their age is taken by the clock of the disk, which gave the new one its
// time: the folder is other desks' too.
func (f *Folder) sweep(fresh *os.File) {
	now, err := fresh.Stat()
	if err != nil {
		return
	}
	files, _ := os.ReadDir(f.path) // a folder that does not tell is left as it is
	for _, file := range files {
		if part, _ := filepath.Match(parts, file.Name()); !part {
			continue
		}
		if old, err := file.Info(); err == nil && now.ModTime().Sub(old.ModTime()) > abandoned {
			os.Remove(filepath.Join(f.path, file.Name()))
		}
	}
}

// syncDir makes a rename last. Windows and some network drives cannot; there the
// files are written again if they are missing after a power cut only if the store
// did not remember them either.
func syncDir(path string) {
	if d, err := os.Open(path); err == nil {
		_ = d.Sync()
		d.Close()
	}
}

func (f *Folder) unwritten(err error) error { return Outside(TryAgain, "city_folder", err, f.path) }

// FileName is what the nth batch of a desk on a day is called.
func FileName(desk string, day model.Date, n int) string {
	return fmt.Sprintf("ieum-%s-%s-%02d", desk, strings.ReplaceAll(string(day), "-", ""), n)
}
