// Package cmd_test checks what no single package can: who imports whom, and that every text a person reads stands in both
// translations and nowhere else.
package cmd_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const module = "ieumdesk/"

// mayImport says, for each folder of the module, which of the others its packages know. What is not listed wires the rest
// together and knows everyone.
var mayImport = map[string][]string{
	"model":   {"model"},
	"assets":  {"assets", "model"},
	"data":    {"data", "model", "assets"},
	"ui":      {"ui", "model", "assets"},
	"scripts": {},
}

// noFyne are the packages (with those below them) that must run where no window can: the console tool and all it stands
// on, and the sheets and printers it uses.
var noFyne = []string{"model", "assets", "data", "ui/slip", "ui/printer", "ui/outfile", "ui/hwpx", "ui/dayfile", "ui/chart", "ui/dayreport", "cmd/ieumctl", "cmd/ieumcity"}

// testsOnly is the folder of the made-up desk that screens are tested against. It speaks Korean and is linked nowhere.
const testsOnly = "deskfake"

// linkedNowhere are the folders that only tests import.
var linkedNowhere = []string{testsOnly, "pgtest", "golden"}

// listed is what `go list -json` says of a package.
type listed struct {
	ImportPath   string
	Imports      []string
	TestImports  []string
	XTestImports []string
	Deps         []string
}

// name is the package's path inside the module.
func (p listed) name() string { return strings.TrimPrefix(p.ImportPath, module) }

// listPackages returns every package of the module, built as the product is.
func listPackages(t *testing.T) []listed {
	t.Helper()
	list := exec.Command("go", "list", "-tags", buildTags(t), "-json=ImportPath,Imports,TestImports,XTestImports,Deps", "./...")
	list.Dir = ".."
	var stderr bytes.Buffer
	list.Stderr = &stderr
	out, err := list.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, &stderr)
	}
	var packages []listed
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
	if len(packages) < len(mayImport) {
		t.Fatalf("go list knows only %d packages of this module", len(packages))
	}
	return packages
}

func TestImports_goOnlyWhereTheyMay(t *testing.T) {
	for _, p := range listPackages(t) {
		folder, _, _ := strings.Cut(p.name(), "/")
		allowed, limited := mayImport[folder]
		if !limited {
			continue
		}
		for _, imported := range slices.Concat(p.Imports, p.TestImports, p.XTestImports) {
			inside, ok := strings.CutPrefix(imported, module)
			if !ok {
				continue
			}
			if to, _, _ := strings.Cut(inside, "/"); !slices.Contains(allowed, to) {
				t.Errorf("%s imports %s; %s may know only %q", p.name(), inside, folder, allowed)
			}
		}
	}
}

func TestFyne_isNotLinkedWhereNoWindowIs(t *testing.T) {
	seen := make(map[string]bool)
	for _, p := range listPackages(t) {
		root := slices.IndexFunc(noFyne, func(root string) bool {
			return p.name() == root || strings.HasPrefix(p.name(), root+"/")
		})
		if root < 0 {
			continue
		}
		seen[noFyne[root]] = true
		for _, dep := range p.Deps {
			if strings.HasPrefix(dep, "fyne.io/") {
				t.Errorf("%s links %s", p.name(), dep)
				break
			}
		}
	}
	for _, root := range noFyne {
		if !seen[root] {
			t.Errorf("no package %s: the rule about it checks nothing", root)
		}
	}
}

func TestFakes_areLinkedIntoNoProgram(t *testing.T) {
	for _, p := range listPackages(t) {
		for _, imported := range p.Imports {
			if strings.HasPrefix(imported, module) && slices.Contains(linkedNowhere, filepath.Base(imported)) {
				t.Errorf("%s imports %s outside its tests", p.name(), imported)
			}
		}
	}
}

func TestFolders_areThoseOfTheLayout(t *testing.T) {
	for _, p := range listPackages(t) {
		folder, _, _ := strings.Cut(p.name(), "/")
		if _, known := mayImport[folder]; !known && folder != "cmd" {
			t.Errorf("%s: no folder %q in the layout; if it belongs there, give it its rule here", p.name(), folder)
		}
	}
}

// buildTags are those that everything is built with.
func buildTags(t *testing.T) string {
	t.Helper()
	out, err := exec.Command(filepath.Join("..", "scripts", "go"), "--tags").Output()
	if err != nil {
		t.Fatalf("scripts/go --tags: %v", err)
	}
	return strings.TrimSpace(string(out))
}

func TestCredits_nameEveryModuleThatIsLinked(t *testing.T) {
	credits, err := os.ReadFile(filepath.Join("..", "assets", "CREDITS.md"))
	if err != nil {
		t.Fatal(err)
	}
	linked := make(map[string]bool)
	for _, system := range []string{"linux", "windows"} {
		list := exec.Command("go", "list", "-tags", buildTags(t), "-deps", "-f", "{{with .Module}}{{.Path}}{{end}}", "./cmd/ieumdesk", "./cmd/ieumctl")
		list.Dir = ".."
		list.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=1")
		out, err := list.Output()
		if err != nil {
			t.Fatalf("go list for %s: %v", system, err)
		}
		for _, path := range strings.Fields(string(out)) {
			linked[path] = true
		}
	}
	delete(linked, strings.TrimSuffix(module, "/"))
	for path := range linked {
		if !bytes.Contains(credits, []byte("\n| "+path+" |")) {
			t.Errorf("assets/CREDITS.md does not name %s", path)
		}
	}
	for _, row := range regexp.MustCompile(`(?m)^\| (\S+\.\S+/\S+) \|`).FindAllSubmatch(credits, -1) {
		if !linked[string(row[1])] {
			t.Errorf("assets/CREDITS.md names %s, which no program links", row[1])
		}
	}
}
