package cmd_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"ieumdesk/assets"
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

// prints is what a format does with its arguments: the letters of the verbs that print each of them. Flags and widths may
// differ between languages, what is printed may not - but a format that numbers its arguments may leave some out, as
// Korean does with the name of a month.
type prints struct {
	letters  map[int]string
	numbered bool
}

func read(format string) prints {
	p := prints{letters: make(map[int]string)}
	next := 1
	for _, m := range verb.FindAllStringSubmatch(format, -1) {
		if m[2] == "%" {
			continue
		}
		if m[1] != "" {
			next, _ = strconv.Atoi(m[1])
			p.numbered = true
		}
		p.letters[next] = m[2]
		next++
	}
	return p
}

// agrees reports whether both formats print the same of the same arguments.
func (p prints) agrees(q prints) bool {
	if !p.numbered && !q.numbered {
		return maps.Equal(p.letters, q.letters)
	}
	for n, letter := range p.letters {
		if other, both := q.letters[n]; both && other != letter {
			return false
		}
	}
	return true
}

// takes reports whether the format makes sense of that many arguments.
func (p prints) takes(arguments int) bool {
	if !p.numbered {
		return len(p.letters) == arguments
	}
	for n := range p.letters {
		if n > arguments {
			return false
		}
	}
	return true
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
		if !read(korean).agrees(read(english)) {
			t.Errorf("%s prints different arguments: ko %q, en %q", key, korean, english)
		}
	}
	for key := range en {
		if _, ok := ko[key]; !ok {
			t.Errorf("%s is missing in ko.json", key)
		}
	}
}

// What a translator has forgotten is named here, language by language.
func TestSheets_areWholeInEveryLanguage(t *testing.T) {
	ko := words(t, "ko")
	for _, language := range assets.SlipLanguages() {
		file := language
		if !slices.Contains(assets.Languages, language) {
			file = "slip/" + language
		}
		texts := words(t, file)
		for key, korean := range ko {
			if !assets.ForSeekers(key) {
				continue
			}
			if text := texts[key]; strings.TrimSpace(text) == "" && key != "wage.group" {
				t.Errorf("%s.json: %s is missing; in Korean it is %q", file, key, korean)
			} else if !read(korean).agrees(read(text)) {
				t.Errorf("%s.json: %s prints different arguments: %q, in Korean %q", file, key, text, korean)
			}
		}
		for key := range texts {
			if _, known := ko[key]; !known || file != language && !assets.ForSeekers(key) {
				t.Errorf("%s.json: no sheet for seekers says %s", file, key)
			}
		}
	}
}

// source calls visit for every node of every Go file below the folders that belongs to the product.
func source(t *testing.T, folders []string, visit func(*token.FileSet, ast.Node)) {
	t.Helper()
	files := token.NewFileSet()
	for _, folder := range folders {
		err := filepath.WalkDir(filepath.Join("..", folder), func(path string, entry fs.DirEntry, err error) error {
			if err == nil && entry.IsDir() && entry.Name() == testsOnly {
				return fs.SkipDir
			}
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
		// As written: a syllable that is only measured stands as an escape, "\uAC00", which nobody writes a text in.
		if s, ok := n.(*ast.BasicLit); ok && s.Kind == token.STRING && hangul.MatchString(s.Value) {
			t.Errorf("%s: %s belongs into assets/translations", files.Position(n.Pos()), s.Value)
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
		} else if arguments >= 0 && !read(format).takes(arguments) {
			t.Errorf("%s: %q is given %d arguments but reads %q", files.Position(n.Pos()), key, arguments, format)
		}
	})
	if found == 0 {
		t.Error("no key found in the code: this test checks nothing")
	}
}

// spoken returns the key of the text that n asks for by a literal: words.T("key", ...), or an error of the model, made as
// Error{Code: "code"} or invalid("field", "code", ...), whose text is at "error.code". arguments is how many it gives, or -1 where that is not seen here.
func spoken(n ast.Node) (key string, arguments int, ok bool) {
	switch n := n.(type) {
	case *ast.CallExpr:
		if function, ok := n.Fun.(*ast.Ident); ok && function.Name == "invalid" && len(n.Args) > 1 {
			code, ok := text(n.Args[1])
			return "error." + code, len(n.Args) - 2, ok
		}
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
