package kit

import (
	"strings"

	"ieumdesk/model"
	"ieumdesk/model/hangul"
)

// FindCodes offers codes of a classification for what was typed: a code's
// beginning, or its name in any way that Korean search takes. Names that begin
// with it come first, then the more particular codes.
func FindCodes(t *model.CodeTable, typed string, limit int) []Option {
	typed = strings.TrimSpace(typed)
	var first, later []Option
	for _, c := range t.Rows() {
		if len(first) == limit {
			break
		}
		o := Option{Code: c.Code, Name: c.Name}
		if up := t.Branch(c.Code); len(up) > 1 {
			o.Second = up[1].Name
		}
		switch {
		case typed == "":
			if c.Level == 1 {
				first = append(first, o)
			}
		case strings.HasPrefix(c.Code, strings.ToUpper(typed)):
			first = append(first, o)
		case hangul.Match(c.Name, typed):
			if marks := hangul.Mark(c.Name, typed); len(marks) > 0 && marks[0].From == 0 {
				first = append(first, o)
			} else {
				later = append(later, o)
			}
		}
	}
	return append(first, later...)[:min(limit, len(first)+len(later))]
}
