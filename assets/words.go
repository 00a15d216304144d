package assets

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"ieumdesk/model"
)

// Languages are those the window speaks, the first being the default.
var Languages = []string{"ko", "en"}

// Words is the text of one language. A Words does not change once loaded.
//
// A text is a format of package fmt. Braces in it choose a word by what stands
// before them once the arguments are in:
//
//	%s{을} 인쇄했습니다      the particle that fits: 을 or 를 (see Particle)
//	%d {day|days} left       the first word after 1, the second after any other number
type Words struct {
	Language string
	texts    map[string]string
}

// LoadWords reads the translation of language. An unknown language is an error.
func LoadWords(language string) (*Words, error) {
	if !slices.Contains(Languages, language) {
		return nil, fmt.Errorf("no translation %q", language)
	}
	return readWords(language, language+".json")
}

// choice is a choice as it is written in a text. Other braces are only braces.
var choice = regexp.MustCompile(`\{(을|은|이|과|으로|[^{}|"]*\|[^{}|"]*)\}`)

// opening and closing stand for the braces of a choice: characters that are in no
// text, so that an argument which has braces is not taken for one.
const opening, closing = "\uFDD0", "\uFDD1"

// T is the text of key with args put in as fmt.Sprintf does. A missing key
// shows itself, so that it is seen; a test forbids it.
func (w *Words) T(key string, args ...any) string {
	text, ok := w.texts[key]
	if !ok {
		return key
	}
	if len(args) > 0 {
		text = fmt.Sprintf(text, args...)
	}
	return choose(text)
}

// choose makes every choice of a text, from the first to the last.
func choose(text string) string {
	for {
		before, rest, found := strings.Cut(text, opening)
		if !found {
			return text
		}
		word, after, _ := strings.Cut(rest, closing)
		if one, many, counted := strings.Cut(word, "|"); counted {
			word = many
			if lastNumber(before) == "1" {
				word = one
			}
		} else {
			word = Particle(before, word)
		}
		text = before + word + after
	}
}

// lastNumber is the number that stands last in a text, as it is written.
func lastNumber(text string) string {
	all := number.FindAllString(text, -1)
	if len(all) == 0 {
		return ""
	}
	return strings.TrimRight(all[len(all)-1], ".,")
}

var number = regexp.MustCompile(`[0-9][0-9.,]*`)

// Has reports whether key has a text.
func (w *Words) Has(key string) bool { _, ok := w.texts[key]; return ok }

// Keys are all keys, sorted.
func (w *Words) Keys() []string {
	keys := make([]string, 0, len(w.texts))
	for k := range w.texts {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// Name is the name of a code of one of the small lists (education, visa …), or
// the code itself where the list has no such code.
func (w *Words) Name(list, code string) string {
	if key := "list." + list + "." + code; w.Has(key) {
		return w.T(key)
	}
	return code
}

// Error is what a person reads of err: what is wrong and what to do. Errors
// that are not of the model get one general sentence; their text is for the log.
func (w *Words) Error(err error) string {
	var fields model.FieldErrors
	if errors.As(err, &fields) {
		lines := make([]string, len(fields))
		for i, e := range fields {
			lines[i] = w.field(e.Field) + ": " + w.one(e)
		}
		return strings.Join(lines, "\n")
	}
	var e *model.Error
	if errors.As(err, &e) {
		return w.one(e)
	}
	return w.T("error.unexpected")
}

func (w *Words) one(e *model.Error) string { return w.T("error."+e.Code, e.Args...) }

// field is the label of a field by its JSON name.
func (w *Words) field(name string) string {
	if key := "field." + name; w.Has(key) {
		return w.T(key)
	}
	return name
}
