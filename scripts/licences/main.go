// Command licences prints what the Windows programs are made of: every module
// that is linked into them, what those carry inside, Go itself and the runtime of
// the C compiler - each with its version, its licence and, unless only the list is
// asked for, the licence's text. It fails when a text is missing.
//
//	licences [-list] [NAME=VERSION=LICENCE=FILE]...   the latter for what is no Go module
package main

import (
	"bufio"
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

func main() {
	list := flag.Bool("list", false, "names, versions and licences only, a line each")
	flag.Parse()
	parts, err := collect(".", "windows")
	for _, arg := range flag.Args() {
		p, bad := parsePart(arg)
		parts, err = append(parts, p), errors.Join(err, bad)
	}
	if err == nil {
		out := bufio.NewWriter(os.Stdout)
		err = errors.Join(write(out, parts, *list), out.Flush())
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "licences:", err)
		os.Exit(1)
	}
}

// part is a work of others that goes out with the programs.
type part struct {
	Name, Version, Licence string
	Texts                  []string // files; none only of what is in the public domain
}

// parsePart reads a part from the command line.
func parsePart(arg string) (part, error) {
	f := strings.SplitN(arg, "=", 4)
	if len(f) != 4 {
		return part{}, fmt.Errorf("%q is not NAME=VERSION=LICENCE=FILE", arg)
	}
	return part{f[0], f[1], f[2], f[3:]}, nil
}

// write prints the parts by name, with CRLF, which every editor of Windows reads.
func write(out io.Writer, parts []part, list bool) error {
	slices.SortFunc(parts, func(a, b part) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), strings.Compare(a.Version, b.Version))
	})
	for _, p := range parts {
		if list {
			fmt.Fprintf(out, "%-44s %-42s %s\r\n", p.Name, p.Version, p.Licence)
			continue
		}
		fmt.Fprintf(out, "%s\r\n%s %s\r\n%s\r\n", strings.Repeat("=", 78), p.Name, p.Version, p.Licence)
		for _, file := range p.Texts {
			text, err := os.ReadFile(file)
			if err != nil {
				return fmt.Errorf("%s: %w", p.Name, err)
			}
			lines := strings.Split(strings.ReplaceAll(strings.TrimSpace(string(text)), "\r\n", "\n"), "\n")
			fmt.Fprintf(out, "%s\r\n\r\n%s\r\n\r\n", strings.Repeat("-", 78), strings.Join(lines, "\r\n"))
		}
	}
	return nil
}
