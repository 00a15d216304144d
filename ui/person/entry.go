package person

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/ime"
	"ieumdesk/ui/kit"
)

// longest are the limits of the text fields that have one of their own.
var longest = map[string]int{
	"name": model.MaxName, "latin_name": model.MaxName, "address": model.MaxLine, "duties": model.MaxLine,
	"available": model.MaxLine, "school": model.MaxShort, "major": model.MaxShort, "graduated": 5,
	"birth_date": 16, "visa_expires": 16, "career_months": 20, "wage": 40, "note": model.MaxNote,
}

// scripts say which fields are words and which are digits or Latin letters; what
// may be either, such as a wage of 월 230만, is not among them.
var scripts = map[string]ime.Script{
	"name": ime.Hangul, "address": ime.Hangul, "duties": ime.Hangul, "available": ime.Hangul,
	"school": ime.Hangul, "major": ime.Hangul, "note": ime.Hangul,
	"phone": ime.Latin, "other_phone": ime.Latin, "latin_name": ime.Latin, "graduated": ime.Latin,
	"birth_date": ime.Latin, "visa_expires": ime.Latin,
}

func (f *Fields) entry(name string) *kit.Entry {
	var e *kit.Entry
	placeholder := f.placeholder(name)
	switch name {
	case "phone", "other_phone":
		e = kit.NewPhoneEntry(placeholder)
	case "note":
		e = kit.NewTextEntry(placeholder, 2)
	default:
		e = kit.NewTidyEntry(placeholder, func(s string) (string, bool) { return f.tidy(name, s) })
	}
	if n := longest[name]; n > 0 {
		e.MaxRunes = n
	}
	e.Script = scripts[name]
	f.entries[name] = e
	e.Watch(func(text string) { f.wrote(name, text) })
	before := e.OnFocus
	e.OnFocus = func(gained bool) {
		if before != nil {
			before(gained)
		}
		if !gained {
			f.left(name)
		} else if !e.MultiLine { // one goes on behind what is there already
			e.CursorColumn = utf8.RuneCountInString(e.Text)
			e.Refresh()
		}
	}
	return e
}

func (f *Fields) placeholder(name string) string {
	if key := "person.example." + name; f.d.Words.Has(key) {
		return f.d.Words.T(key)
	}
	return ""
}

// wrote follows each key: a number nobody may keep is refused while it is being
// typed, a date of birth tells the age.
func (f *Fields) wrote(name, text string) {
	if name == "birth_date" {
		f.showAge(text)
	}
	f.change(name, func() { *f.typed.texts()[name] = text })
	if holdsResidentNo(name, text) {
		f.fail(name, &model.Error{Kind: model.Invalid, Code: "resident_no", Field: name})
	}
}

// holdsResidentNo sees through the hyphens that a phone entry sets by itself.
func holdsResidentNo(name, text string) bool {
	if strings.HasSuffix(name, "phone") {
		text = strings.ReplaceAll(text, "-", "")
	}
	return model.HasResidentNo(text)
}

func (f *Fields) showAge(text string) {
	e := f.entries["birth_date"]
	today := f.d.Today()
	if d, err := model.ParseBirthDate(text, today); err == nil {
		e.SetSuffix(kit.Text(f.d.Words.T("person.age", d.Age(today))))
		return
	}
	e.SetSuffix()
}

// left checks a text that is finished: what cannot be read is said at once, under
// its field, and stops nobody.
func (f *Fields) left(name string) {
	text := f.entries[name].Text
	if strings.TrimSpace(text) == "" || f.fields[name] == nil {
		return
	}
	if holdsResidentNo(name, text) {
		f.fail(name, &model.Error{Kind: model.Invalid, Code: "resident_no", Field: name})
		return
	}
	if err := f.check(name, text); err != nil {
		f.fail(name, err)
	}
}

func (f *Fields) check(name, text string) error {
	var err error
	today := f.d.Today()
	switch name {
	case "phone", "other_phone":
		_, err = model.NormalPhone(text)
	case "birth_date":
		_, err = model.ParseBirthDate(text, today)
	case "visa_expires":
		_, err = model.ParseDate(text, today, 20)
	case "wage":
		_, err = ParseWage(text)
	case "career_months":
		_, err = model.ParseCareer(text)
	case "graduated":
		if _, bad := year(text); bad != nil {
			err = &model.Error{Kind: model.Invalid, Code: "year_range", Field: name}
		}
	}
	return err
}

func (f *Fields) fail(name string, err error) {
	if field := f.fields[name]; field != nil {
		field.SetError(f.d.Words.Error(err))
	}
}

// tidy is the proper form of a finished text.
func (f *Fields) tidy(name, text string) (string, bool) {
	today := f.d.Today()
	switch name {
	case "birth_date":
		d, err := model.ParseBirthDate(text, today)
		return string(d), err == nil
	case "visa_expires":
		d, err := model.ParseDate(text, today, 20)
		return string(d), err == nil
	case "wage":
		return tidyWage(f.d.Words, text)
	case "career_months":
		months, err := model.ParseCareer(text)
		if err != nil || months == 0 {
			return text, false
		}
		return Career(f.d.Words, months), true
	case "graduated":
		return tidyYear(text, f.d.Now())
	case "latin_name":
		return strings.ToUpper(strings.Join(strings.Fields(text), " ")), true
	default:
		return strings.Join(strings.Fields(text), " "), true
	}
}

func tidyWage(w *assets.Words, text string) (string, bool) {
	wage, err := ParseWage(text)
	if err != nil || wage.Type == "" {
		return text, false
	}
	return w.WageInFull(wage.Type, wage.Min, 0), true
}

// tidyYear makes four digits of two.
func tidyYear(text string, now time.Time) (string, bool) {
	n, err := year(text)
	if err != nil || len(strings.TrimSpace(text)) != 2 {
		return text, false
	}
	n += now.Year() / 100 * 100
	if n > now.Year()+10 {
		n -= 100
	}
	return strconv.Itoa(n), true
}
