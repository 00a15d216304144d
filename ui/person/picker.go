package person

import (
	"strings"

	"ieumdesk/model"
	"ieumdesk/model/hangul"
	"ieumdesk/ui/kit"
)

// small are the code lists behind the pickers that are no classification, the
// name of the list by the name of the field.
var small = map[string]string{
	"nationality": "country", "visa": "visa", "education": "education", "languages": "language", "groups": "group",
	"employment_types": "employment",
}

// several are the pickers that take more than one.
var several = map[string]bool{
	"languages": true, "occupations": true, "places": true, "employment_types": true, "licences": true, "groups": true,
}

// open are the pickers that take what is in no list.
var open = map[string]bool{"dong": true, "places": true, "licences": true, "visa": true, "nationality": true}

func (f *Fields) picker(name string) *kit.Picker {
	find := func(typed string, limit int) []kit.Option { return f.options(name, typed, limit) }
	p := kit.NewPicker(f.placeholder(name), several[name], open[name], find, func(code string) string { return f.CodeName(name, code) })
	if small[name] != "" && name != "visa" { // everybody at the counter says F-4
		p.NamesOnly()
	}
	p.OnChange = func(codes []string) {
		f.change(name, func() {
			if several[name] {
				*f.typed.lists()[name] = codes
				return
			}
			*f.typed.texts()[name] = p.Code()
		})
		if holdsResidentNo(name, strings.Join(codes, " ")) {
			f.fail(name, &model.Error{Kind: model.Invalid, Code: "resident_no", Field: name})
		}
	}
	f.pickers[name] = p
	return p
}

func (f *Fields) options(name, typed string, limit int) []kit.Option {
	switch name {
	case "occupations":
		return kit.FindCodes(f.d.Session.Tables().Occupations, typed, limit)
	case "dong", "places":
		return f.dongs(typed, limit)
	case "licences":
		return nil
	default:
		return f.smallCodes(name, typed, limit)
	}
}

func (f *Fields) dongs(typed string, limit int) []kit.Option {
	var out []kit.Option
	for _, d := range f.d.Session.Tables().Dongs {
		if len(out) < limit && hangul.Match(d.Name, typed) {
			out = append(out, kit.Option{Code: d.Name, Name: d.Name, Second: d.Gu})
		}
	}
	return out
}

func (f *Fields) smallCodes(name, typed string, limit int) []kit.Option {
	var out []kit.Option
	for _, c := range f.codes(name) {
		text := f.CodeName(name, c)
		if len(out) < limit && (strings.HasPrefix(strings.ToLower(c), strings.ToLower(typed)) || hangul.Match(text, typed)) {
			out = append(out, kit.Option{Code: c, Name: text})
		}
	}
	return out
}

func (f *Fields) codes(name string) []string {
	if name == "employment_types" {
		return model.EmploymentTypes
	}
	var out []string
	for _, c := range f.d.Session.Tables().Lists[small[name]] {
		out = append(out, c.Code)
	}
	return out
}

// CodeName is what a code of a field is called.
func (f *Fields) CodeName(name, code string) string { return CodeName(f.d, name, code) }
