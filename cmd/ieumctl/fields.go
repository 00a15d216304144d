package main

import "ieumdesk/model"

// seekerFields are the fields of a seeker that the tool writes.
func seekerFields(s *model.Seeker) []field {
	consents := list{stays: len(s.Consents) > 0, add: func() []field {
		s.Consents = append(s.Consents, model.Consent{})
		c := &s.Consents[len(s.Consents)-1]
		return []field{{"kind", &c.Kind}, {"version", &c.Version}, {"at", &c.At}}
	}}
	return []field{
		{"name", &s.Name},
		{"latin_name", &s.LatinName},
		{"birth_date", &s.BirthDate},
		{"sex", &s.Sex},
		{"phone", &s.Phone},
		{"dong", &s.Dong},
		{"address", &s.Address},
		{"nationality", &s.Nationality},
		{"visa", &s.Visa},
		{"visa_expires", &s.VisaExpires},
		{"languages", &s.Languages},
		{"education", &s.Education},
		{"career_months", &s.CareerMonths},
		{"occupations", &s.Occupations},
		{"places", &s.Places},
		{"employment_types", &s.EmploymentTypes},
		{"wage_type", &s.WageType},
		{"wage", &s.Wage},
		{"available", &s.Available},
		{"licences", &s.Licences},
		{"groups", &s.Groups},
		{"note", &s.Note},
		{"consents", consents},
	}
}

// leadFields are the fields of a lead that the tool writes.
func leadFields(l *model.Lead) []field {
	source := []field{
		{"kind", &l.Source.Kind}, {"team", &l.Source.Team}, {"by", &l.Source.By}, {"on", &l.Source.On}, {"ref", &l.Source.Ref}, {"url", &l.Source.URL},
	}
	return []field{
		{"employer", &l.Employer},
		{"business_no", &l.BusinessNo},
		{"representative", &l.Representative},
		{"industry", &l.Industry},
		{"employer_phone", &l.EmployerPhone},
		{"address", &l.Address},
		{"dong", &l.Dong},
		{"directions", &l.Directions},
		{"title", &l.Title},
		{"occupation", &l.Occupation},
		{"duties", &l.Duties},
		{"openings", &l.Openings},
		{"employment_type", &l.EmploymentType},
		{"contract_months", &l.ContractMonths},
		{"wage_type", &l.WageType},
		{"wage_min", &l.WageMin},
		{"wage_max", &l.WageMax},
		{"weekly_hours", &l.WeeklyHours},
		{"work_start", &l.WorkStart},
		{"work_end", &l.WorkEnd},
		{"days", &l.Days},
		{"education", &l.Education},
		{"career", &l.Career},
		{"licences", &l.Licences},
		{"benefits", &l.Benefits},
		{"foreigners", &l.Foreigners},
		{"sex", &l.Sex},
		{"age", &l.Age},
		{"documents", &l.Documents},
		{"method", &l.Method},
		{"contact", &l.Contact},
		{"phone", &l.Phone},
		{"fax", &l.Fax},
		{"valid_until", &l.ValidUntil},
		{"work_from", &l.WorkFrom},
		{"source", source},
		{"site_note", &l.SiteNote},
	}
}
