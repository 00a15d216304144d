package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"time"
)

type fileKind int

const (
	textFile fileKind = iota
	zipFile
)

var (
	zipMark = []byte("PK\x03\x04")
	oleMark = []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
)

// sniff tells what a file is by how it begins, and when it was last written.
func sniff(path string) (fileKind, time.Time, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, time.Time{}, unreadable(err)
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return 0, time.Time{}, unreadable(err)
	case !info.Mode().IsRegular():
		return 0, time.Time{}, unreadable(errors.New("no regular file"))
	case info.Size() == 0:
		return 0, time.Time{}, refuse("file_empty", nil)
	case info.Size() > maxFile:
		return 0, time.Time{}, refuse("file_too_big", fmt.Errorf("%d bytes", info.Size()))
	}
	start := make([]byte, 512)
	n, err := io.ReadFull(f, start)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return 0, time.Time{}, unreadable(err)
	}
	start = start[:n]
	switch {
	case bytes.HasPrefix(start, zipMark):
		return zipFile, info.ModTime(), nil
	case bytes.HasPrefix(start, oleMark):
		return 0, time.Time{}, oleError(f)
	case notText(start):
		return 0, time.Time{}, refuse("file_unknown", nil)
	}
	return textFile, info.ModTime(), nil
}

// notText reports what is text to a computer but no list: a page of HTML (which
// some systems name .xls), XML, PDF.
func notText(start []byte) bool {
	trimmed := bytes.TrimLeft(bytes.TrimPrefix(start, []byte("\uFEFF")), " \t\r\n")
	return bytes.HasPrefix(trimmed, []byte("<")) || bytes.HasPrefix(trimmed, []byte("%PDF")) || bytes.HasPrefix(trimmed, []byte("PK"))
}

// oleError says of a file in the old container of Office (and of Hangul) what it
// is, by the names of its streams: an encrypted .xlsx, an .xls, or something else.
func oleError(f *os.File) error {
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return unreadable(err)
	}
	b, err := io.ReadAll(f)
	if err != nil {
		return unreadable(err)
	}
	switch {
	case bytes.Contains(b, wide("EncryptedPackage")):
		return refuse("file_password", nil)
	case bytes.Contains(b, wide("Workbook")), bytes.Contains(b, wide("Book\x00")):
		return refuse("file_old_excel", nil)
	default:
		return refuse("file_unknown", nil)
	}
}

// wide is ASCII text as UTF-16.
func wide(s string) []byte {
	out := make([]byte, 0, 2*len(s))
	for i := range len(s) {
		out = append(out, s[i], 0)
	}
	return out
}
