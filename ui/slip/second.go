package slip

import (
	"slices"

	"ieumdesk/assets"
	"ieumdesk/model"
)

// SecondOf is the language below the Korean for a person: the setting
// print.language names one, none, or leaves it to the person. "" is none.
func SecondOf(setting string, s model.Seeker) string {
	switch setting {
	case "seeker":
		return readBy(s)
	case "none":
		return ""
	}
	return setting
}

// readBy is what a person reads best: the first of the languages on the card that
// is Korean or that there are sheets in; where none is named, that of the country.
func readBy(s model.Seeker) string {
	for _, code := range s.Languages {
		switch {
		case code == "ko":
			return ""
		case slices.Contains(assets.SlipLanguages(), code):
			return code
		}
	}
	if len(s.Languages) > 0 || !s.Foreign() {
		return ""
	}
	if s.Visa == "F-4" || s.Visa == "H-2" { // Koreans of another nationality
		return koreanAbroad[s.Nationality]
	}
	return spokenIn[s.Nationality]
}

// spokenIn is the language that a sheet is offered in to whoever comes from a
// country and has named none.
var spokenIn = map[string]string{
	"CN": "zh", "TW": "zh", "VN": "vi", "UZ": "uz", "KH": "km", "ID": "id", "NP": "ne", "TH": "th", "MN": "mn",
	"RU": "ru", "KZ": "ru", "KG": "ru", "TJ": "ru", "UA": "ru",
	"PH": "en", "US": "en", "CA": "en", "AU": "en", "GB": "en", "IN": "en", "NG": "en", "GH": "en",
}

// koreanAbroad is that of 재외동포: those from China read Korean, those from the
// countries of the former Soviet Union (고려인) Russian.
var koreanAbroad = map[string]string{"UZ": "ru", "RU": "ru", "KZ": "ru", "KG": "ru", "TJ": "ru", "UA": "ru", "US": "en", "CA": "en", "AU": "en"}
