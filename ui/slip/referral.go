package slip

import (
	"ieumdesk/assets"
	"ieumdesk/model"
)

// FromReferral fills a slip from a referral, in the words of the slip's
// language. reissue is how often it was printed before. A referral that has no
// number yet (a preview) gets the one it will probably get.
func FromReferral(v model.ReferralView, o Office, words *assets.Words, tables *model.Tables, reissue int) Slip {
	s := Slip{
		Number: v.Slip.String(), Short: v.Slip.Short(), Payload: v.Slip.QR(),
		IssuedAt: v.IssuedAt, Reissue: reissue,
		Centre: o.Centre, Desk: o.Desk, Phone: o.Phone, Fax: o.Fax, Counsellor: v.Staff,
		Seeker:    Seeker{Name: v.Seeker.Name, BirthDate: string(v.Seeker.BirthDate), Phone: v.Seeker.Phone},
		Interview: interview(v.Interview, v.Lead, words),
		Employer: Employer{
			Name: v.Lead.Employer, Representative: v.Lead.Representative, Address: v.Lead.Address,
		},
		Job: job(v.Lead, words, tables),
	}
	if v.Seeker.LatinName != v.Seeker.Name {
		s.Seeker.Latin = v.Seeker.LatinName
	}
	if v.Status == model.Void {
		s.Void, s.VoidedAt = true, v.StatusAt
	}
	return s
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
