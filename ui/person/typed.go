// Package person is what the places that deal with people share: the form of a
// seeker as it is typed, the consents, possible duplicates, and how a person
// stands in a list.
package person

import (
	"strconv"
	"strings"
	"unicode"

	"ieumdesk/assets"
	"ieumdesk/model"
)

// Typed is a seeker as it stands in a form: texts as they were typed, whether
// they can be read or not. It is what a draft keeps, under the names of the fields.
type Typed struct {
	Phone           string          `json:"phone,omitempty"`
	OtherPhone      string          `json:"other_phone,omitempty"`
	BirthDate       string          `json:"birth_date,omitempty"`
	Name            string          `json:"name,omitempty"`
	LatinName       string          `json:"latin_name,omitempty"`
	Sex             string          `json:"sex,omitempty"`
	Dong            string          `json:"dong,omitempty"`
	Address         string          `json:"address,omitempty"`
	Nationality     string          `json:"nationality,omitempty"`
	Visa            string          `json:"visa,omitempty"`
	VisaExpires     string          `json:"visa_expires,omitempty"`
	Languages       []string        `json:"languages,omitempty"`
	Education       string          `json:"education,omitempty"`
	School          string          `json:"school,omitempty"`
	Major           string          `json:"major,omitempty"`
	Graduated       string          `json:"graduated,omitempty"`
	Career          string          `json:"career_months,omitempty"`
	Occupations     []string        `json:"occupations,omitempty"`
	Duties          string          `json:"duties,omitempty"`
	Places          []string        `json:"places,omitempty"`
	EmploymentTypes []string        `json:"employment_types,omitempty"`
	Wage            string          `json:"wage,omitempty"`
	Available       string          `json:"available,omitempty"`
	Licences        []string        `json:"licences,omitempty"`
	Groups          []string        `json:"groups,omitempty"`
	NoReferral      bool            `json:"no_referral,omitempty"`
	Note            string          `json:"note,omitempty"`
	Consents        []model.Consent `json:"consents,omitempty"`
}

// TypedOf is a stored seeker as the form shows it.
func TypedOf(w *assets.Words, s model.Seeker) Typed {
	t := Typed{
		Phone: s.Phone, OtherPhone: s.OtherPhone, BirthDate: string(s.BirthDate),
		Name: s.Name, LatinName: s.LatinName, Sex: string(s.Sex), Dong: s.Dong, Address: s.Address,
		Nationality: s.Nationality, Visa: s.Visa, VisaExpires: string(s.VisaExpires), Languages: s.Languages,
		Education: s.Education, School: s.School, Major: s.Major,
		Occupations: s.Occupations, Duties: s.Duties, Places: s.Places, EmploymentTypes: s.EmploymentTypes,
		Available: s.Available, Licences: s.Licences, Groups: s.Groups,
		NoReferral: s.NoReferral, Note: s.Note, Consents: s.Consents,
	}
	if s.Graduated != 0 {
		t.Graduated = strconv.Itoa(s.Graduated)
	}
	if s.CareerMonths != 0 {
		t.Career = Career(w, s.CareerMonths)
	}
	if s.WageType != "" {
		t.Wage = w.WageInFull(s.WageType, s.Wage, 0)
	}
	return t
}

// Seeker puts what was typed over base, whose other fields stay. The errors are
// of texts that are no value at all; what is a value but a wrong one, the store
// refuses.
func (t Typed) Seeker(base model.Seeker) (model.Seeker, model.FieldErrors) {
	s := base
	s.Phone, s.OtherPhone, s.BirthDate = t.Phone, t.OtherPhone, model.Date(t.BirthDate)
	s.Name, s.LatinName, s.Sex, s.Dong, s.Address = t.Name, t.LatinName, model.Sex(t.Sex), t.Dong, t.Address
	s.Nationality, s.Visa, s.VisaExpires, s.Languages = t.Nationality, t.Visa, model.Date(t.VisaExpires), t.Languages
	s.Education, s.School, s.Major = t.Education, t.School, t.Major
	s.Occupations, s.Duties, s.Places, s.EmploymentTypes = t.Occupations, t.Duties, t.Places, t.EmploymentTypes
	s.Available, s.Licences, s.Groups, s.NoReferral, s.Note = t.Available, t.Licences, t.Groups, t.NoReferral, t.Note
	s.Consents = t.Consents
	var errs model.FieldErrors
	refuse := func(field, code string) {
		errs = append(errs, &model.Error{Kind: model.Invalid, Code: code, Field: field})
	}
	wage, err := ParseWage(t.Wage)
	if err != nil {
		refuse("wage", model.CodeOf(err))
	}
	s.WageType, s.Wage = wage.Type, wage.Min
	if s.Graduated, err = year(t.Graduated); err != nil {
		refuse("graduated", "year_range")
	}
	if s.CareerMonths, err = model.ParseCareer(t.Career); err != nil {
		refuse("career_months", model.CodeOf(err))
	}
	return s, errs
}

// year reads a year with whatever word behind it; blank text is none.
func year(s string) (int, error) {
	if s = strings.TrimFunc(s, func(r rune) bool { return !unicode.IsDigit(r) }); s == "" {
		return 0, nil
	}
	return strconv.Atoi(s)
}

// Blank reports whether nothing was typed that would be missed.
func (t Typed) Blank() bool {
	return t.Phone == "" && t.BirthDate == "" && t.Name == "" && t.LatinName == "" && len(t.Occupations) == 0 && t.Note == ""
}
