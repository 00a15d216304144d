package cmd_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// words reads a translation as it lies in the tree.
func words(t *testing.T, language string) map[string]string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "assets", "translations", language+".json"))
	if err != nil {
		t.Fatal(err)
	}
	texts := make(map[string]string)
	if err := json.Unmarshal(b, &texts); err != nil {
		t.Fatalf("%s.json: %v", language, err)
	}
	if len(texts) == 0 {
		t.Fatalf("%s.json is empty", language)
	}
	return texts
}

// verb is one verb of a format with its flags; group 1 the explicit argument index if it has one, group 2 the letter.
var verb = regexp.MustCompile(`%[-+# 0]*\d*(?:\.\d+)?(?:\[(\d+)\])?([a-zA-Z%])`)

// verbs returns, for each argument of a format, the letters of the verbs that print it. Flags and widths may differ
// between languages, what is printed may not.
func verbs(format string) map[int]string {
	printed := make(map[int]string)
	next := 1
	for _, m := range verb.FindAllStringSubmatch(format, -1) {
		if m[2] == "%" {
			continue
		}
		if m[1] != "" {
			next, _ = strconv.Atoi(m[1])
		}
		printed[next] += m[2]
		next++
	}
	return printed
}

func TestTranslations_sayTheSameThings(t *testing.T) {
	ko, en := words(t, "ko"), words(t, "en")
	for key, korean := range ko {
		english, ok := en[key]
		if !ok {
			t.Errorf("%s is missing in en.json", key)
			continue
		}
		if strings.TrimSpace(korean) == "" || strings.TrimSpace(english) == "" {
			t.Errorf("%s has no text", key)
		}
		if k, e := verbs(korean), verbs(english); !equal(k, e) {
			t.Errorf("%s prints different arguments: ko %v, en %v", key, k, e)
		}
	}
	for key := range en {
		if _, ok := ko[key]; !ok {
			t.Errorf("%s is missing in ko.json", key)
		}
	}
}

func equal(a, b map[int]string) bool {
	if len(a) != len(b) {
		return false
	}
	for n, v := range a {
		if b[n] != v {
			return false
		}
	}
	return true
}

// source calls visit for every node of every Go file below the folders that is not a test.
func source(t *testing.T, folders []string, visit func(*token.FileSet, ast.Node)) {
	t.Helper()
	files := token.NewFileSet()
	for _, folder := range folders {
		err := filepath.WalkDir(filepath.Join("..", folder), func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			parsed, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			ast.Inspect(parsed, func(n ast.Node) bool {
				visit(files, n)
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// text is the value of a string literal; ok is false for every other expression.
func text(n ast.Node) (value string, ok bool) {
	literal, ok := n.(*ast.BasicLit)
	if !ok || literal.Kind != token.STRING {
		return "", false
	}
	value, err := strconv.Unquote(literal.Value)
	return value, err == nil
}

func TestCode_speaksOnlyThroughTheTranslations(t *testing.T) {
	hangul := regexp.MustCompile(`[가-힣]`)
	source(t, []string{"ui", "cmd"}, func(files *token.FileSet, n ast.Node) {
		if s, ok := text(n); ok && hangul.MatchString(s) {
			t.Errorf("%s: %q belongs into assets/translations", files.Position(n.Pos()), s)
		}
	})
}

func TestTexts_existForEveryKeyInTheCode(t *testing.T) {
	ko := words(t, "ko")
	found := 0
	source(t, []string{"ui", "cmd", "data", "model", "assets"}, func(files *token.FileSet, n ast.Node) {
		key, arguments, ok := spoken(n)
		if !ok {
			return
		}
		found++
		format, exists := ko[key]
		if !exists {
			t.Errorf("%s: no text %q in ko.json", files.Position(n.Pos()), key)
		} else if arguments >= 0 && arguments != len(verbs(format)) {
			t.Errorf("%s: %q is given %d arguments and prints %d", files.Position(n.Pos()), key, arguments, len(verbs(format)))
		}
	})
	if found == 0 {
		t.Error("no key found in the code: this test checks nothing")
	}
}

// spoken returns the key of the text that n asks for by a literal: words.T("key", ...), or an Error{Code: "code"} of the
// model, whose text is at "error.code". arguments is how many it gives, or -1 where that is not seen here.
func spoken(n ast.Node) (key string, arguments int, ok bool) {
	switch n := n.(type) {
	case *ast.CallExpr:
		function, isMethod := n.Fun.(*ast.SelectorExpr)
		if !isMethod || function.Sel.Name != "T" || len(n.Args) == 0 {
			return "", 0, false
		}
		key, ok = text(n.Args[0])
		if n.Ellipsis.IsValid() {
			return key, -1, ok
		}
		return key, len(n.Args) - 1, ok
	case *ast.CompositeLit:
		if !isModelError(n.Type) {
			return "", 0, false
		}
		at := slices.IndexFunc(n.Elts, func(e ast.Expr) bool { return field(e) == "Code" })
		if at < 0 {
			return "", 0, false
		}
		code, ok := text(n.Elts[at].(*ast.KeyValueExpr).Value)
		return "error." + code, -1, ok
	}
	return "", 0, false
}

// isModelError reports whether a composite literal's type reads model.Error, or Error as the model itself writes it.
func isModelError(e ast.Expr) bool {
	if selector, ok := e.(*ast.SelectorExpr); ok {
		e = selector.Sel
	}
	name, ok := e.(*ast.Ident)
	return ok && name.Name == "Error"
}

// field is the name before the colon of an element of a composite literal, "" if there is none.
func field(e ast.Expr) string {
	if pair, ok := e.(*ast.KeyValueExpr); ok {
		if name, ok := pair.Key.(*ast.Ident); ok {
			return name.Name
		}
	}
	return ""
}
