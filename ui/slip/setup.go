package slip

import (
	"context"
	"encoding/json"
	"slices"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/slip/sheet"
)

// Setup is how a desk wants its sheets: on which paper, in which languages, with
// what of the centre's own.
type Setup struct {
	Paper    Paper
	Together bool           // on A4 several sheets share a page, with a line to cut along, where they fit
	Second   *Second        // the language below the Korean on the seeker's sheet; nil for none
	Margins  Margins        // zero: the paper's own
	Logo     *sheet.Picture // of the centre; nil for none
	Footer   string         // of the centre, at the foot of every page
}

// Second is a language that stands below the Korean.
type Second struct {
	Lang  string // BCP 47
	Words *assets.Words
}

// LoadSecond reads the words of one of assets.SlipLanguages; nil for "".
func LoadSecond(language string) (*Second, error) {
	if language == "" {
		return nil, nil
	}
	w, err := assets.SlipWords(language)
	if err != nil {
		return nil, err
	}
	return &Second{Lang: language, Words: w}, nil
}

// say is the words of the language.
func (s *Second) say() Words { return s.Words.T }

// SetupOf reads how the desk prints. printer is whose margins are taken. A logo
// that cannot be used is left out; the settings page says why (see LoadLogo).
func SetupOf(ctx context.Context, s model.Settings, printer string) (Setup, error) {
	values := map[string]string{}
	for _, key := range []string{"print.paper", "print.together", "print.margins", "print.logo", "print.footer"} {
		v, err := s.Setting(ctx, key)
		if err != nil {
			return Setup{}, err
		}
		values[key] = v
	}
	paper, ok := ParsePaper(values["print.paper"])
	if !ok {
		paper = A4
	}
	all, err := ParseMargins(values["print.margins"])
	if err != nil { // a sheet on the paper's own margins is better than none
		all = nil
	}
	logo, err := LoadLogo(values["print.logo"])
	if err != nil {
		logo = nil
	}
	return Setup{
		Paper: paper, Together: values["print.together"] == "yes", Margins: all[printer], Logo: logo, Footer: values["print.footer"],
	}, nil
}

// ParseMargins reads the margins of printers, by their names, from the setting
// print.margins: {"HP-3F":[10,15,10,15]}, millimetres clockwise from the top.
// Errors: Invalid margins_form.
func ParseMargins(setting string) (map[string]Margins, error) {
	if setting == "" {
		return nil, nil
	}
	const most = 40 // millimetres: more would leave no room for the sheet
	wrong := &model.Error{Kind: model.Invalid, Code: "margins_form", Field: "print.margins"}
	var numbers map[string][]float64
	if err := json.Unmarshal([]byte(setting), &numbers); err != nil {
		return nil, wrong
	}
	out := make(map[string]Margins, len(numbers))
	for printer, n := range numbers {
		if len(n) != 4 || min(n[0], n[1], n[2], n[3]) < 0 || max(n[0], n[1], n[2], n[3]) > most {
			return nil, wrong
		}
		out[printer] = Margins{Top: n[0], Right: n[1], Bottom: n[2], Left: n[3]}
	}
	return out, nil
}

// SecondOf is the language below the Korean for a person: the setting
// print.language names one, none, or leaves it to what the person speaks best.
// "" is none.
func SecondOf(setting string, s model.Seeker) string {
	switch {
	case setting != "seeker" && setting != "none":
		return setting
	case setting == "seeker" && len(s.Languages) > 0 && slices.Contains(assets.SlipLanguages(), s.Languages[0]):
		return s.Languages[0]
	}
	return ""
}
