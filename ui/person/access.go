package person

import (
	"encoding/json"
	"slices"
)

// texts are the fields of one text, by name.
func (t *Typed) texts() map[string]*string {
	return map[string]*string{
		"phone": &t.Phone, "other_phone": &t.OtherPhone, "birth_date": &t.BirthDate,
		"name": &t.Name, "latin_name": &t.LatinName, "sex": &t.Sex, "dong": &t.Dong, "address": &t.Address,
		"nationality": &t.Nationality, "visa": &t.Visa, "visa_expires": &t.VisaExpires,
		"education": &t.Education, "school": &t.School, "major": &t.Major, "graduated": &t.Graduated,
		"career_months": &t.Career, "duties": &t.Duties, "wage": &t.Wage, "available": &t.Available, "note": &t.Note,
	}
}

// lists are the fields of several entries, by name.
func (t *Typed) lists() map[string]*[]string {
	return map[string]*[]string{
		"languages": &t.Languages, "occupations": &t.Occupations, "places": &t.Places,
		"employment_types": &t.EmploymentTypes, "licences": &t.Licences, "groups": &t.Groups,
	}
}

// Differ are the names of the fields in which two forms differ, sorted.
func Differ(a, b Typed) []string {
	var out []string
	bt, bl := b.texts(), b.lists()
	for name, text := range a.texts() {
		if *text != *bt[name] {
			out = append(out, name)
		}
	}
	for name, list := range a.lists() {
		if !slices.Equal(*list, *bl[name]) {
			out = append(out, name)
		}
	}
	if a.NoReferral != b.NoReferral {
		out = append(out, "no_referral")
	}
	if len(a.Consents) != len(b.Consents) {
		out = append(out, "consents")
	}
	slices.Sort(out)
	return out
}

// Merge puts what mine changed against base over theirs: the fields I did not
// touch are theirs.
func Merge(base, mine, theirs Typed) Typed {
	out := theirs
	texts, lists := out.texts(), out.lists()
	mt, ml := mine.texts(), mine.lists()
	for _, name := range Differ(base, mine) {
		switch {
		case texts[name] != nil:
			*texts[name] = *mt[name]
		case lists[name] != nil:
			*lists[name] = slices.Clone(*ml[name])
		case name == "no_referral":
			out.NoReferral = mine.NoReferral
		}
	}
	return out
}

// Encode is t as a draft keeps it.
func (t Typed) Encode() json.RawMessage {
	b, err := json.Marshal(t)
	if err != nil {
		return nil // texts, lists and times always have a JSON form
	}
	return b
}
