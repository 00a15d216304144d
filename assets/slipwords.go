package assets

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// slipLanguages are the languages that a seeker's sheet can carry beside Korean,
// in the order of need at Ansan's desks.
var slipLanguages = []string{"zh", "ru", "uz", "vi", "en", "km", "id", "ne", "th", "mn"}

// SlipLanguages are the codes of the languages that a seeker's sheet can carry
// beside Korean. Their Korean names are those of the list "language"; what
// their speakers call them stands at "slip.language".
func SlipLanguages() []string { return slices.Clone(slipLanguages) }

// The files of the slip's languages hold the keys that begin like one of
// seekersKeys, but not those of the sheets that only an employer reads.
var (
	seekersKeys   = []string{"slip.", "list.bring.", "list.employment.", "list.wage.", "wage.full.", "wage.group", "wage.won"}
	employersKeys = []string{"slip.list.", "slip.reply."}
)

// ForSeekers reports whether the text of key stands on a sheet that a seeker
// reads, and so in every language of SlipLanguages.
func ForSeekers(key string) bool {
	starts := func(prefix string) bool { return strings.HasPrefix(key, prefix) }
	return slices.ContainsFunc(seekersKeys, starts) && !slices.ContainsFunc(employersKeys, starts)
}

// SlipWords reads the words of a sheet in one of SlipLanguages. A translator
// edits translations/slip/LANGUAGE.json; English is the window's own. An
// unknown language is an error.
func SlipWords(language string) (*Words, error) {
	if !slices.Contains(slipLanguages, language) {
		return nil, fmt.Errorf("no sheet in %q", language)
	}
	if slices.Contains(Languages, language) {
		return LoadWords(language)
	}
	return readWords(language, "slip/"+language+".json")
}

// readWords reads a file of translations.
func readWords(language, file string) (*Words, error) {
	b, err := files.ReadFile("translations/" + file)
	if err != nil {
		return nil, err
	}
	w := &Words{Language: language}
	if err := json.Unmarshal(b, &w.texts); err != nil {
		return nil, fmt.Errorf("translation %s: %w", language, err)
	}
	for key, text := range w.texts {
		w.texts[key] = choice.ReplaceAllString(text, opening+"$1"+closing)
	}
	return w, nil
}
