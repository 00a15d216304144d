package person

import (
	"strings"

	"ieumdesk/ui/desk"
)

// CodeName is what a code of a seeker's field is called: 5611 of occupations is
// 건물 청소원. What is no code of a list is its own name.
func CodeName(d *desk.Desk, field, code string) string {
	switch {
	case field == "occupations":
		return d.Session.Tables().Occupations.Name(code)
	case small[field] != "":
		return d.Words.Name(small[field], code)
	default:
		return code
	}
}

// CodeNames are the names of several codes, for reading.
func CodeNames(d *desk.Desk, field string, codes []string) string {
	names := make([]string, len(codes))
	for i, c := range codes {
		names[i] = CodeName(d, field, c)
	}
	return strings.Join(names, " · ")
}

// Shown is how the value of a field of a form reads, for telling two versions apart.
func Shown(d *desk.Desk, t Typed, field string) string {
	if text := t.texts()[field]; text != nil {
		if field == "sex" && *text != "" {
			return d.Words.Name("sex", *text)
		}
		return CodeName(d, field, *text)
	}
	if list := t.lists()[field]; list != nil {
		return CodeNames(d, field, *list)
	}
	return ""
}
