package model

import (
	"slices"
	"strings"
)

// Normalise brings every field of a seeker into the form the store keeps and
// checks it. tables may know the codes; today is Seoul's. The error is
// FieldErrors in the order of the form, and the seeker is then not to be stored.
func (s *Seeker) Normalise(tables *Tables, today Date) error {
	var c fieldCheck
	c.phone("phone", &s.Phone, true)
	c.phone("other_phone", &s.OtherPhone, false)
	s.birth(&c, today)
	c.line("name", &s.Name, MaxName, true)
	c.line("latin_name", &s.LatinName, MaxName, false)
	c.oneOf("sex", string(s.Sex), "", string(Female), string(Male))
	s.occupations(&c, tables)
	c.dong("dong", &s.Dong, tables)
	c.line("address", &s.Address, MaxLine, false)
	s.stay(&c, tables, today)
	s.schooling(&c, tables, today)
	s.wishes(&c, tables)
	c.note("note", &s.Note)
	s.consents(&c)
	return c.err()
}

func (s *Seeker) birth(c *fieldCheck, today Date) {
	if strings.TrimSpace(string(s.BirthDate)) == "" {
		s.BirthDate = ""
		c.add(invalid("birth_date", "required"))
		return
	}
	d, err := ParseBirthDate(string(s.BirthDate), today)
	if err != nil {
		c.add(invalid("birth_date", CodeOf(err)))
		return
	}
	s.BirthDate = d
}

func (s *Seeker) occupations(c *fieldCheck, tables *Tables) {
	c.list("occupations", &s.Occupations)
	if len(s.Occupations) == 0 {
		c.add(invalid("occupations", "required"))
	}
	for _, code := range s.Occupations {
		if tables != nil && !tables.Occupations.Has(code) {
			c.add(UnknownCode("occupations", code, tables.Occupations.Nearby(code)...))
		}
	}
}

func (s *Seeker) stay(c *fieldCheck, tables *Tables, today Date) {
	s.nationality(tables)
	if n := s.Nationality; n != "" && (len(n) != 2 || n[0] < 'A' || n[0] > 'Z' || n[1] < 'A' || n[1] > 'Z') {
		c.add(invalid("nationality", "nationality_form"))
	}
	if s.Visa = cleanLine(s.Visa); s.Visa != "" {
		var ok bool
		if s.Visa, ok = tables.visa(s.Visa); !ok {
			c.add(UnknownCode("visa", s.Visa, tables.choices("visa")...))
		}
		c.text("visa", s.Visa, 10, false)
	}
	c.date("visa_expires", &s.VisaExpires, today, 20)
	c.listed("languages", "language", &s.Languages, tables)
}

// nationality takes a country's code or name; a country that the list lacks is two
// letters (ISO 3166).
func (s *Seeker) nationality(tables *Tables) {
	n := cleanLine(s.Nationality)
	code, ok := tables.code("country", n)
	if !ok || tables == nil {
		code = strings.ToUpper(n)
	}
	s.Nationality = code
}

func (s *Seeker) schooling(c *fieldCheck, tables *Tables, today Date) {
	if s.Education = cleanLine(s.Education); s.Education != "" {
		var ok bool
		if s.Education, ok = tables.code("education", s.Education); !ok {
			c.add(UnknownCode("education", s.Education, tables.choices("education")...))
		}
		c.text("education", s.Education, MaxShort, false)
	}
	c.line("school", &s.School, MaxShort, false)
	c.line("major", &s.Major, MaxShort, false)
	if y := s.Graduated; y != 0 && (y < 1900 || y > today.Time().Year()+10) {
		c.add(invalid("graduated", "year_range"))
	}
	c.between("career_months", int64(s.CareerMonths), 0, 900)
	c.list("licences", &s.Licences)
}

func (s *Seeker) wishes(c *fieldCheck, tables *Tables) {
	c.line("duties", &s.Duties, MaxLine, false)
	s.Places = slices.Clone(s.Places)
	for i, place := range s.Places {
		s.Places[i] = tables.NormalDong(place)
	}
	c.list("places", &s.Places)
	s.EmploymentTypes = slices.Clone(s.EmploymentTypes)
	for i, t := range s.EmploymentTypes {
		s.EmploymentTypes[i] = employment(t)
	}
	c.codes("employment_types", &s.EmploymentTypes, EmploymentTypes)
	c.wage("wage", s.WageType, s.Wage)
	c.line("available", &s.Available, MaxLine, false)
	c.listed("groups", "group", &s.Groups, tables)
}

func (s *Seeker) consents(c *fieldCheck) {
	for i := range s.Consents {
		k := &s.Consents[i]
		k.Version = cleanLine(k.Version)
		switch {
		case k.Kind != ConsentCollect && k.Kind != ConsentProvide && k.Kind != ConsentSensitive:
			c.add(invalid("consents", "consent_kind", string(k.Kind)))
		case k.Version == "" || k.At.IsZero():
			c.add(invalid("consents", "consent_incomplete"))
		}
	}
	if _, ok := s.Consented(ConsentCollect); !ok {
		c.add(invalid("consents", "consent_collect"))
	}
}

// Normalise brings every field of a lead into the form the store keeps and
// checks it; an empty ValidUntil becomes DefaultValidDays from Received. The
// error is FieldErrors in the order of the form.
func (l *Lead) Normalise(tables *Tables, today Date) error {
	var c fieldCheck
	if c.date("received_on", &l.Received, today, 20); l.Received == "" {
		l.Received = today
	}
	l.employer(&c, tables)
	c.line("title", &l.Title, MaxShort, true)
	l.Occupation = strings.TrimSpace(l.Occupation)
	if l.Occupation != "" && tables != nil && !tables.Occupations.Has(l.Occupation) {
		c.add(UnknownCode("occupation", l.Occupation, tables.Occupations.Nearby(l.Occupation)...))
	}
	c.note("duties", &l.Duties)
	c.between("openings", int64(l.Openings), 1, 9999)
	l.terms(&c)
	l.asks(&c)
	l.contact(&c)
	l.validity(&c, today)
	l.origin(&c, today)
	return c.err()
}

func (l *Lead) employer(c *fieldCheck, tables *Tables) {
	c.line("employer", &l.Employer, MaxShort, true)
	c.businessNo("business_no", &l.BusinessNo)
	c.line("representative", &l.Representative, MaxName, false)
	l.Industry = strings.ToUpper(strings.TrimSpace(l.Industry))
	if l.Industry != "" && tables != nil && !tables.Industries.Has(l.Industry) {
		c.add(UnknownCode("industry", l.Industry, tables.Industries.Nearby(l.Industry)...))
	}
	c.phone("employer_phone", &l.EmployerPhone, false)
	c.line("address", &l.Address, MaxLine, false)
	c.line("directions", &l.Directions, MaxLine, false)
	c.dong("dong", &l.Dong, tables)
}

func (l *Lead) terms(c *fieldCheck) {
	l.EmploymentType = employment(l.EmploymentType)
	c.oneOf("employment_type", l.EmploymentType, append([]string{""}, EmploymentTypes...)...)
	c.between("contract_months", int64(l.ContractMonths), 0, 120)
	c.wage("wage_min", l.WageType, l.WageMin)
	switch {
	case l.WageMax < 0 || l.WageMax > MaxWon:
		c.add(invalid("wage_max", "wage_range"))
	case l.WageMax != 0 && l.WageMax < l.WageMin:
		c.add(invalid("wage_max", "wage_order"))
	}
	if l.WageMax == l.WageMin {
		l.WageMax = 0
	}
	if l.WeeklyHours < 0 || l.WeeklyHours > 80 {
		c.add(invalid("weekly_hours", "range", 0, 80))
	}
	c.clock("work_start", &l.WorkStart)
	c.clock("work_end", &l.WorkEnd)
	c.line("days", &l.Days, MaxShort, false)
}

func (l *Lead) asks(c *fieldCheck) {
	c.line("education", &l.Education, MaxShort, false)
	c.line("career", &l.Career, MaxShort, false)
	c.list("licences", &l.Licences)
	c.list("benefits", &l.Benefits)
	c.line("foreigners", &l.Foreigners, MaxShort, false)
	c.oneOf("sex", string(l.Sex), "", string(Female), string(Male))
	c.line("age", &l.Age, MaxShort, false)
	c.line("documents", &l.Documents, MaxLine, false)
	c.line("method", &l.Method, MaxLine, false)
}

func (l *Lead) contact(c *fieldCheck) {
	c.line("contact", &l.Contact, MaxName, false)
	c.phone("phone", &l.Phone, false)
	c.phone("fax", &l.Fax, false)
	c.note("site_note", &l.SiteNote)
}

func (l *Lead) validity(c *fieldCheck, today Date) {
	received := l.Received
	if !received.Valid() {
		received = today
	}
	if strings.TrimSpace(string(l.ValidUntil)) == "" {
		l.ValidUntil = received.AddDays(DefaultValidDays)
	}
	c.date("valid_until", &l.ValidUntil, today, 20)
	c.date("work_from", &l.WorkFrom, today, 20)
	if l.ValidUntil.Valid() && l.ValidUntil < received {
		c.add(invalid("valid_until", "valid_before_received"))
	}
	if l.Status == "" {
		l.Status = LeadOpen
	}
	c.oneOf("status", string(l.Status), string(LeadOpen), string(LeadClosed))
}

func (l *Lead) origin(c *fieldCheck, today Date) {
	c.oneOf("source", l.Source.Kind, append([]string{""}, LeadSources...)...)
	c.line("source", &l.Source.Team, MaxShort, false)
	c.line("source", &l.Source.By, MaxName, false)
	c.date("source", &l.Source.On, today, 0)
	c.line("source", &l.Source.Ref, MaxShort, false)
	c.line("source", &l.Source.URL, MaxLine, false)
}

// UnknownCode is the error of a field that holds none of the codes it may: Args
// are the value and the codes as one text, so that who typed it knows them.
func UnknownCode(field, value string, allowed ...string) *Error {
	return invalid(field, "code_unknown", value, strings.Join(slices.DeleteFunc(slices.Clone(allowed), func(s string) bool { return s == "" }), ", "))
}

func (c *fieldCheck) oneOf(field, v string, allowed ...string) {
	if !slices.Contains(allowed, v) {
		c.add(UnknownCode(field, v, allowed...))
	}
}

// listed normalises a field of codes of a small list in place.
func (c *fieldCheck) listed(field, list string, v *[]string, tables *Tables) {
	codes := slices.Clone(*v)
	for i, s := range codes {
		if s = cleanLine(s); s == "" {
			continue
		}
		var ok bool
		if codes[i], ok = tables.code(list, s); !ok {
			c.add(UnknownCode(field, s, tables.choices(list)...))
		}
	}
	*v = codes
	c.list(field, v)
}

func (c *fieldCheck) dong(field string, s *string, tables *Tables) {
	*s = tables.NormalDong(*s)
	c.text(field, *s, MaxShort, false)
}

func (c *fieldCheck) codes(field string, v *[]string, allowed []string) {
	c.list(field, v)
	for _, s := range *v {
		c.oneOf(field, s, allowed...)
	}
}

func (c *fieldCheck) between(field string, n, low, high int64) {
	if n < low || n > high {
		c.add(invalid(field, "range", low, high))
	}
}

// date normalises an optional day; two-digit years reach latest years ahead.
func (c *fieldCheck) date(field string, d *Date, today Date, latest int) {
	if strings.TrimSpace(string(*d)) == "" {
		*d = ""
		return
	}
	got, err := ParseDate(string(*d), today, latest)
	if err != nil {
		c.add(invalid(field, CodeOf(err)))
		return
	}
	*d = got
}

func (c *fieldCheck) clock(field string, s *string) {
	if strings.TrimSpace(*s) == "" {
		*s = ""
		return
	}
	t, err := ParseClock(*s)
	if err != nil {
		c.add(invalid(field, "time_form"))
		return
	}
	*s = t
}

// MaxWon is more than any wage a desk sees in a year; beyond it a digit slipped.
const MaxWon = 1_000_000_000

func (c *fieldCheck) wage(field string, t WageType, won int64) {
	switch {
	case t == "" && won == 0, t.Valid() && !t.Figure() && won == 0:
	case !t.Figure():
		c.add(invalid(field, "wage_type"))
	case won <= 0 || won > MaxWon:
		c.add(invalid(field, "wage_range"))
	}
}
