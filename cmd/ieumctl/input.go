package main

import (
	"io"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// maxInput is more than any record or setting that comes on standard input.
const maxInput = 1 << 20

// plain reads text as Notepad and PowerShell write it: without the mark in front
// of UTF-8, and UTF-16 as UTF-8.
func plain(r io.Reader) io.Reader {
	return transform.NewReader(r, unicode.BOMOverride(transform.Nop))
}

// line is a value that came as a file: without the end of its line.
func line(r io.Reader) (string, error) {
	b, err := io.ReadAll(io.LimitReader(plain(r), maxInput))
	return strings.TrimRight(string(b), "\r\n"), err
}
