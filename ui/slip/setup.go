package slip

import (
	"context"

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
	all, err := model.ParseMargins(values["print.margins"])
	if err != nil { // a sheet on the paper's own margins is better than none
		all = nil
	}
	m := all[printer]
	logo, err := LoadLogo(values["print.logo"])
	if err != nil {
		logo = nil
	}
	return Setup{
		Paper: paper, Together: values["print.together"] == "yes", Margins: Margins{Top: m[0], Right: m[1], Bottom: m[2], Left: m[3]}, Logo: logo, Footer: values["print.footer"],
	}, nil
}
