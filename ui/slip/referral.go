package slip

import (
	"ieumdesk/assets"
	"ieumdesk/model"
)

// FromReferral fills a slip from a referral, in the words of the slip's language
// and of a second one, nil for none. A referral that has no number yet (a
// preview) gets the one it will probably get.
func FromReferral(v model.ReferralView, o Office, words *assets.Words, second *Second, tables *model.Tables) Slip {
	s := Slip{
		Number: v.Slip.String(), Short: v.Slip.Short(), Payload: v.Slip.QR(),
		IssuedAt: v.IssuedAt, Printed: v.Printed,
		Centre: o.Centre, Desk: o.Desk, Phone: o.Phone, Fax: o.Fax, Counsellor: v.Staff,
		Seeker:    Seeker{Name: v.Seeker.Name, BirthDate: string(v.Seeker.BirthDate), Phone: v.Seeker.Phone},
		Listed:    listedOf(v.Seeker, words),
		Interview: interview(v.Interview, v.Lead, words),
		Employer: Employer{
			Name: v.Lead.Employer, Representative: v.Lead.Representative, Address: v.Lead.Address, Directions: v.Lead.Directions,
		},
		Job: job(v.Lead, words, tables), Order: v.Order,
	}
	if v.Seeker.LatinName != v.Seeker.Name {
		s.Seeker.Latin = v.Seeker.LatinName
	}
	if v.Status == model.Void {
		s.Void, s.VoidedAt = true, v.StatusAt
	}
	if second != nil {
		s.Other = otherOf(v, words, second.Words)
	}
	return s
}

// listedOf is what a person has consented to have told; nothing if the consent
// was taken back.
func listedOf(s model.Seeker, words *assets.Words) Listed {
	if _, ok := s.Consented(model.ConsentProvide); !ok {
		return Listed{}
	}
	l := Listed{Phone: s.Phone, Career: career(words, s.CareerMonths), Licences: s.Licences}
	if s.BirthDate.Valid() {
		l.Born = s.BirthDate.Time().Year()
	}
	return l
}

func interview(i model.Interview, l model.Lead, words *assets.Words) Interview {
	out := Interview{At: i.At, Place: i.Place, Contact: i.Contact}
	if out.Contact == "" {
		out.Contact, out.Phone = l.Contact, l.Phone
	}
	if out.Phone == "" && i.Contact == "" {
		out.Phone = l.EmployerPhone
	}
	if out.Place == "" {
		out.Place = l.Address
	}
	for _, b := range i.Bring {
		out.Bring = append(out.Bring, words.Name("bring", b))
	}
	if len(out.Bring) == 0 && l.Documents != "" {
		out.Bring = []string{l.Documents}
	}
	return out
}

func job(l model.Lead, words *assets.Words, tables *model.Tables) Job {
	j := Job{
		Title: l.Title, EmploymentType: words.Name("employment", l.EmploymentType), Duties: l.Duties,
		Openings: l.Openings, Wage: words.WageInFull(l.WageType, l.WageMin, l.WageMax),
		Days: l.Days, Benefits: l.Benefits,
	}
	if l.Occupation != "" {
		j.Occupation = tables.Occupations.Name(l.Occupation)
	}
	if l.WorkStart != "" {
		j.Hours = l.WorkStart + "~" + l.WorkEnd
	}
	return j
}

// otherOf says in the seeker's language what the desk has words for. What the
// employer wrote stays as it is.
func otherOf(v model.ReferralView, words, other *assets.Words) Other {
	o := Other{Wage: other.WageInFull(v.Lead.WageType, v.Lead.WageMin, v.Lead.WageMax)}
	if v.Lead.EmploymentType != "" {
		o.EmploymentType = other.Name("employment", v.Lead.EmploymentType)
	}
	for _, b := range v.Interview.Bring {
		said := other.Name("bring", b)
		if said == b { // typed, not chosen
			said = ""
		}
		o.Bring = append(o.Bring, said)
	}
	for n := range 7 {
		if v.Lead.Days == words.T("slip.days.week", n+1) {
			o.Days = other.T("slip.days.week", n+1)
		}
	}
	return o
}
