package model

import "time"

// CityKind is what an event for the city is about.
type CityKind string

// The kinds of event. Each record is one event of its kind for the city; a
// correction, a void or an erasure is the same event with a higher revision.
const (
	CityVisit    CityKind = "visit"
	CitySeeker   CityKind = "seeker"
	CityLead     CityKind = "lead"
	CityReferral CityKind = "referral"
	CityResult   CityKind = "result"
	CityDay      CityKind = "day"
)

// CityKinds are all kinds, in the order in which a past is sent: who and what
// before what came of them.
var CityKinds = []CityKind{CitySeeker, CityLead, CityVisit, CityReferral, CityResult, CityDay}

// The bodies below are all that leaves the desk. By default they name nobody: a
// seeker is an id with year of birth, sex, dong and groups. What stands under
// "full" goes only if a centre has switched it on with its legal ground
// (city.detail). Days are Seoul's.

// CityErased stands in place of a body whose record is erased at the desk.
type CityErased struct {
	Erased bool `json:"erased"`
}

// CityVisitBody is 상담: one person served once.
type CityVisitBody struct {
	Day      Date      `json:"day"`
	SeekerID ID        `json:"seeker_id"`
	Visit    VisitKind `json:"visit"`
}

// CitySeekerBody is a registration. Groups may speak of health and go only with
// the seeker's consent to that (개인정보 보호법 §23).
type CitySeekerBody struct {
	Day         Date              `json:"day"` // received on
	ValidUntil  Date              `json:"valid_until"`
	Closed      Date              `json:"closed,omitempty"`
	BirthYear   string            `json:"birth_year"`
	Sex         Sex               `json:"sex,omitempty"`
	Dong        string            `json:"dong,omitempty"`
	Groups      []string          `json:"groups,omitempty"`
	Occupations []string          `json:"occupations,omitempty"`
	Full        *CitySeekerDetail `json:"full,omitempty"`
}

// CitySeekerDetail is who a seeker is.
type CitySeekerDetail struct {
	Name      string `json:"name"`
	BirthDate Date   `json:"birth_date"`
	Phone     string `json:"phone"`
	Address   string `json:"address,omitempty"`
}

// CityLeadBody is a job order as the desks share it. Whom to call at the employer
// and who found it are people too, and go with full detail only.
type CityLeadBody struct {
	Day    Date       `json:"day"` // received on
	Status LeadStatus `json:"status"`
	Hired  int        `json:"hired"` // as the desk of origin counts
	// Seen is the newest change by city hall that the desk has decided about.
	Seen int64           `json:"seen,omitempty"`
	Lead CityLeadTerms   `json:"lead"`
	Full *CityLeadPeople `json:"full,omitempty"`
}

// CityLeadTerms are the fields of a Lead that say nothing of people.
type CityLeadTerms struct {
	Employer       string   `json:"employer"`
	BusinessNo     string   `json:"business_no,omitempty"`
	Industry       string   `json:"industry,omitempty"`
	EmployerPhone  string   `json:"employer_phone,omitempty"`
	Address        string   `json:"address,omitempty"`
	Dong           string   `json:"dong,omitempty"`
	Directions     string   `json:"directions,omitempty"`
	Title          string   `json:"title"`
	Occupation     string   `json:"occupation,omitempty"`
	Duties         string   `json:"duties,omitempty"`
	Openings       int      `json:"openings"`
	EmploymentType string   `json:"employment_type,omitempty"`
	ContractMonths int      `json:"contract_months,omitempty"`
	WageType       WageType `json:"wage_type,omitempty"`
	WageMin        int64    `json:"wage_min,omitempty"`
	WageMax        int64    `json:"wage_max,omitempty"`
	WeeklyHours    float64  `json:"weekly_hours,omitempty"`
	WorkStart      string   `json:"work_start,omitempty"`
	WorkEnd        string   `json:"work_end,omitempty"`
	Days           string   `json:"days,omitempty"`
	Education      string   `json:"education,omitempty"`
	Career         string   `json:"career,omitempty"`
	Licences       []string `json:"licences,omitempty"`
	Benefits       []string `json:"benefits,omitempty"`
	Foreigners     string   `json:"foreigners,omitempty"`
	Sex            Sex      `json:"sex,omitempty"`
	Age            string   `json:"age,omitempty"`
	Documents      string   `json:"documents,omitempty"`
	Method         string   `json:"method,omitempty"`
	ValidUntil     Date     `json:"valid_until"`
	WorkFrom       Date     `json:"work_from,omitempty"`
	Source         string   `json:"source,omitempty"`
	Team           string   `json:"team,omitempty"`
	SiteNote       string   `json:"site_note,omitempty"`
}

// CityLeadPeople is whom to call about a lead, and who found it.
type CityLeadPeople struct {
	Representative string `json:"representative,omitempty"`
	Contact        string `json:"contact,omitempty"`
	Phone          string `json:"phone,omitempty"`
	Fax            string `json:"fax,omitempty"`
	By             string `json:"by,omitempty"`
}

// CityReferralBody is a referral and where it stands.
type CityReferralBody struct {
	Day       Date           `json:"day"` // issued on
	Slip      string         `json:"slip"`
	SeekerID  ID             `json:"seeker_id"`
	LeadID    ID             `json:"lead_id"`
	Status    ReferralStatus `json:"status"`
	StatusOn  Date           `json:"status_on"`
	Interview Date           `json:"interview_on,omitempty"`
	HiredOn   Date           `json:"hired_on,omitempty"` // the day the answer came
	Gate      GateLevel      `json:"gate"`
}

// CityResultBody is what an employer answered; the event's id belongs to the
// referral, of which the newest answer holds.
type CityResultBody struct {
	Day        Date           `json:"day"` // replied on
	ReferralID ID             `json:"referral_id"`
	Status     ReferralStatus `json:"status"`
	ResultTerms
	How ReplyWay `json:"how"`
}

// CityDayBody is a closed day of a desk: its figures, and nothing that was typed.
type CityDayBody struct {
	Day      Date `json:"day"`
	Revision int  `json:"revision"`
	Closed   bool `json:"closed"` // false: opened again
	DayFigures
}

// LeadTermsOf is what the desks share of a lead.
func LeadTermsOf(l *Lead) CityLeadTerms {
	return CityLeadTerms{
		Employer: l.Employer, BusinessNo: l.BusinessNo, Industry: l.Industry, EmployerPhone: l.EmployerPhone,
		Address: l.Address, Dong: l.Dong, Directions: l.Directions, Title: l.Title, Occupation: l.Occupation, Duties: l.Duties, Openings: l.Openings,
		EmploymentType: l.EmploymentType, ContractMonths: l.ContractMonths, WageType: l.WageType, WageMin: l.WageMin,
		WageMax: l.WageMax, WeeklyHours: l.WeeklyHours, WorkStart: l.WorkStart, WorkEnd: l.WorkEnd, Days: l.Days,
		Education: l.Education, Career: l.Career, Licences: l.Licences, Benefits: l.Benefits, Foreigners: l.Foreigners,
		Sex: l.Sex, Age: l.Age, Documents: l.Documents, Method: l.Method, ValidUntil: l.ValidUntil, WorkFrom: l.WorkFrom,
		Source: l.Source.Kind, Team: l.Source.Team, SiteNote: l.SiteNote,
	}
}

// Give puts the terms into a lead and leaves the rest of it.
func (t CityLeadTerms) Give(l *Lead) {
	l.Employer, l.BusinessNo, l.Industry, l.EmployerPhone = t.Employer, t.BusinessNo, t.Industry, t.EmployerPhone
	l.Address, l.Dong, l.Directions = t.Address, t.Dong, t.Directions
	l.Title, l.Occupation, l.Duties, l.Openings = t.Title, t.Occupation, t.Duties, t.Openings
	l.EmploymentType, l.ContractMonths, l.WageType, l.WageMin, l.WageMax = t.EmploymentType, t.ContractMonths, t.WageType, t.WageMin, t.WageMax
	l.WeeklyHours, l.WorkStart, l.WorkEnd, l.Days = t.WeeklyHours, t.WorkStart, t.WorkEnd, t.Days
	l.Education, l.Career, l.Licences, l.Benefits, l.Foreigners = t.Education, t.Career, t.Licences, t.Benefits, t.Foreigners
	l.Sex, l.Age, l.Documents, l.Method = t.Sex, t.Age, t.Documents, t.Method
	l.ValidUntil, l.WorkFrom, l.SiteNote = t.ValidUntil, t.WorkFrom, t.SiteNote
	l.Source.Kind, l.Source.Team = t.Source, t.Team
}

// CityEvent is one event as it is sent. Its body is one of those above.
type CityEvent struct {
	ID   ID        `json:"id"`
	Desk string    `json:"desk"`
	Kind CityKind  `json:"kind"`
	Rev  int64     `json:"rev"` // from 1, higher with every change of the record
	At   time.Time `json:"at"`
	Body any       `json:"body"`
}
