package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
)

// collect lists what the programs of a system are made of, as far as Go knows. The
// name of each licence is the one that assets/CREDITS.md gives. Errors: one for
// every part without a name or a text of its licence.
func collect(root, system string) ([]part, error) {
	modules, err := linked(root, system)
	if err != nil {
		return nil, err
	}
	names, err := credited(filepath.Join(root, "assets", "CREDITS.md"))
	if err != nil {
		return nil, err
	}
	goroot, err := goCommand(root, system, "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	parts := append(fonts(root),
		part{"Go", strings.TrimPrefix(runtime.Version(), "go"), "BSD-3-Clause", []string{filepath.Join(strings.TrimSpace(string(goroot)), "LICENSE")}},
		part{"Ieum Desk", "", "Apache-2.0", []string{filepath.Join(root, "LICENSE"), filepath.Join(root, "NOTICE"), filepath.Join(root, "assets", "CREDITS.md")}},
	)
	var errs []error
	for _, m := range modules {
		p := part{Name: m.Path, Version: m.Version, Licence: names[m.Path]}
		if p.Texts, err = texts(m.Dir); err != nil {
			return nil, err
		}
		if p.Licence == "" {
			errs = append(errs, fmt.Errorf("assets/CREDITS.md names no licence of %s", m.Path))
		}
		if len(p.Texts) == 0 {
			errs = append(errs, fmt.Errorf("no licence text in %s", m.Dir))
		}
		parts = append(parts, p)
		if m.Path == "github.com/mattn/go-sqlite3" {
			sqlite, err := sqliteIn(m.Dir)
			parts, errs = append(parts, sqlite), append(errs, err)
		}
	}
	return parts, errors.Join(errs...)
}

// fonts are those that the programs carry, each with the licence that lies beside it.
func fonts(root string) (parts []part) {
	for _, f := range [][3]string{
		{"Pretendard", "1.3.9", "Pretendard"},
		{"Noto Sans Devanagari", "2.006", "NotoSansDevanagari"},
		{"Noto Sans Khmer", "2.004", "NotoSansKhmer"},
		{"Noto Sans Math", "3.000", "NotoSansMath"},
		{"Noto Sans SC", "2.004", "NotoSansSC"},
		{"Noto Sans Symbols 2", "2.008", "NotoSansSymbols2"},
		{"Noto Sans Thai", "2.002", "NotoSansThai"},
	} {
		parts = append(parts, part{f[0], f[1], "OFL-1.1", []string{filepath.Join(root, "assets", "fonts", f[2]+"-LICENSE.txt")}})
	}
	return parts
}

// module is what `go list` says of one.
type module struct {
	Path, Version, Dir string
	Main               bool
	Replace            *module
}

// linked are the modules from which something is linked into a program.
func linked(root, system string) ([]module, error) {
	tags, err := exec.Command(filepath.Join(root, "scripts", "go"), "--tags").Output()
	if err != nil {
		return nil, fmt.Errorf("scripts/go --tags: %w", err)
	}
	out, err := goCommand(root, system, "list", "-tags", strings.TrimSpace(string(tags)), "-deps", "-json=Module", "./cmd/ieumdesk", "./cmd/ieumctl")
	if err != nil {
		return nil, err
	}
	var all []module
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var of struct{ Module *module } // nil: the standard library
		if err := d.Decode(&of); errors.Is(err, io.EOF) {
			return all, nil
		} else if err != nil {
			return nil, err
		}
		m := of.Module
		if m != nil && m.Replace != nil {
			m = m.Replace
		}
		if m != nil && !m.Main && !slices.ContainsFunc(all, func(o module) bool { return o.Path == m.Path }) {
			all = append(all, *m)
		}
	}
}

// goCommand asks the Go command as if it built for another system.
func goCommand(root, system string, args ...string) ([]byte, error) {
	c := exec.Command("go", args...)
	c.Dir, c.Stderr = root, os.Stderr
	c.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=1")
	out, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("go %s: %w", args[0], err)
	}
	return out, nil
}

// row is a module in the table of CREDITS.md.
var row = regexp.MustCompile(`(?m)^\| (\S+\.\S+/\S+) \| ([^|]+) \|`)

// credited reads who is credited with which licence.
func credited(file string) (map[string]string, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	licences := make(map[string]string)
	for _, m := range row.FindAllSubmatch(b, -1) {
		licences[string(m[1])] = strings.TrimSpace(string(m[2]))
	}
	return licences, nil
}

// textName is what files with the text of a licence are called.
var textName = regexp.MustCompile(`(?i)^(licen[cs]es?|copying|copyright|notice|patents)([-_.].*)?$`)

// texts are the licences of a module and of what lies in its folders: fonts, C
// libraries, ported code. What only its tests and tools use does not go out.
func texts(dir string) (files []string, err error) {
	if dir == "" {
		return nil, nil
	}
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || d.Name() == "cmd"):
			return fs.SkipDir
		case d.Type().IsRegular() && filepath.Ext(path) != ".go" && textName.MatchString(d.Name()):
			files = append(files, path)
		}
		return nil
	})
	return files, err
}

var sqliteVersion = regexp.MustCompile(`#define SQLITE_VERSION\s+"([0-9.]+)"`)

// sqliteIn is the SQLite that go-sqlite3 carries; its authors gave up their rights,
// so there is no text.
func sqliteIn(dir string) (part, error) {
	b, err := os.ReadFile(filepath.Join(dir, "sqlite3-binding.h"))
	m := sqliteVersion.FindSubmatch(b)
	if m == nil {
		return part{}, errors.Join(fmt.Errorf("no version of SQLite in %s", dir), err)
	}
	return part{Name: "SQLite", Version: string(m[1]), Licence: "public domain"}, nil
}
