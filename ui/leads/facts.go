package leads

import (
	"strings"

	"ieumdesk/assets"
	"ieumdesk/model"
)

// fact is one field of a lead in words, as the editor orders them; a fact without a
// value is left out of a page, and counts where two versions are compared.
type fact struct{ section, label, value string }

// allFacts are all of a lead that a desk tells another, or city hall.
func (p *Place) allFacts(l model.Lead) []fact {
	w, t := p.d.Words, p.d.Session.Tables()
	var out []fact
	section := ""
	add := func(field, value string) {
		out = append(out, fact{section, w.T("field." + field), strings.Trim(value, " ")})
	}
	section = w.T("leads.form.employer")
	add("employer", l.Employer)
	add("business_no", l.BusinessNo)
	add("representative", l.Representative)
	add("employer_phone", l.EmployerPhone)
	add("industry", named(l.Industry, t.Industries.Name))
	add("dong_work", l.Dong)
	add("address_work", l.Address)
	section = w.T("leads.form.job")
	add("status", w.Name("status", string(l.Status)))
	add("title", l.Title)
	add("occupation", named(l.Occupation, t.Occupations.Name))
	add("openings", number(l.Openings))
	add("employment_type", w.Name("employment", l.EmploymentType))
	add("contract_months", number(l.ContractMonths))
	add("duties", l.Duties)
	section = w.T("leads.form.terms")
	add("wage_min", w.WageInFull(l.WageType, l.WageMin, l.WageMax))
	add("work_start", l.WorkStart)
	add("work_end", l.WorkEnd)
	add("weekly_hours", hours(l.WeeklyHours))
	add("days", l.Days)
	add("work_from", day(w, l.WorkFrom))
	add("valid_until", day(w, l.ValidUntil))
	add("benefits", strings.Join(l.Benefits, ", "))
	section = w.T("leads.form.asks")
	add("education", l.Education)
	add("career", l.Career)
	add("licences", strings.Join(l.Licences, ", "))
	add("sex", w.Name("sex", string(l.Sex)))
	add("age", l.Age)
	add("foreigners", l.Foreigners)
	add("method", l.Method)
	add("documents", l.Documents)
	add("contact", l.Contact)
	add("phone", l.Phone)
	add("fax", l.Fax)
	section = w.T("leads.form.origin")
	add("source", w.Name("source", l.Source.Kind))
	add("source_team", l.Source.Team)
	add("source_by", l.Source.By)
	add("source_on", day(w, l.Source.On))
	add("site_note", l.SiteNote)
	return out
}

// named is a code with its name, "" for none.
func named(code string, name func(string) string) string {
	if code == "" {
		return ""
	}
	return code + " " + name(code)
}

func day(w *assets.Words, d model.Date) string {
	if d == "" {
		return ""
	}
	return w.Day(d)
}
