package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var root = filepath.Join("..", "..")

func TestCollect_findsALicenceOfEverythingLinked(t *testing.T) {
	for _, system := range []string{"windows", "linux"} {
		parts, err := collect(root, system)
		if err != nil {
			t.Fatalf("%s: %v", system, err)
		}
		var out bytes.Buffer
		if err := write(&out, parts, false); err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{
			"fyne.io/fyne/v2 v2", "github.com/mattn/go-sqlite3 v1", "Copyright (c) 2002-2006 Marcus Geelnard", // GLFW, inside go-gl/glfw
			"Kil Hyung-jin", "Bitstream Vera", // a font inside Fyne
			"Copyright 2009 The Go Authors", "SQLite 3.",
		} {
			if !strings.Contains(out.String(), want) {
				t.Errorf("%s: the licences lack %q", system, want)
			}
		}
	}
}

func TestFonts_areAllListed(t *testing.T) {
	listed := map[string]bool{}
	for _, p := range fonts(root) {
		for _, text := range p.Texts {
			if _, err := os.Stat(text); err != nil {
				t.Error(err)
			}
			listed[strings.TrimSuffix(filepath.Base(text), "-LICENSE.txt")] = true
		}
	}
	files, err := filepath.Glob(filepath.Join(root, "assets", "fonts", "*.ttf*"))
	if err != nil || len(files) == 0 {
		t.Fatal("no fonts", err)
	}
	for _, file := range files {
		if family, _, _ := strings.Cut(filepath.Base(file), "-"); !listed[family] {
			t.Errorf("%s goes out without its licence", file)
		}
	}
}

func TestTexts_areThoseThatGoOut(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"LICENSE", "LICENCE.md", "COPYING.txt", "inner/LICENSE-reader", "testdata/LICENSE", "cmd/tool/LICENSE", "license.go", "licensed.txt"} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, err := texts(dir)
	if err != nil || len(got) != 4 {
		t.Errorf("%q, %v", got, err)
	}
	if none, err := texts(filepath.Join(dir, "testdata", "..", "cmd")); err != nil || len(none) != 0 {
		t.Errorf("%q, %v", none, err)
	}
}

func TestWrite_failsWithoutAText(t *testing.T) {
	if err := write(&bytes.Buffer{}, []part{{"x", "v1", "MIT", []string{filepath.Join(t.TempDir(), "LICENSE")}}}, false); err == nil {
		t.Error("no error")
	}
	if _, err := parsePart("mingw-w64=10"); err == nil {
		t.Error("no error")
	}
}
