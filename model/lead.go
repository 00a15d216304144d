package model

import "time"

// LeadStatus is the state of a lead.
type LeadStatus string

// The values of LeadStatus. A lead whose Valid day is past is expired whatever
// its status says; nothing needs to run at midnight.
const (
	LeadOpen   LeadStatus = "open"
	LeadClosed LeadStatus = "closed"
)

// LeadSource is how a lead came to the desk (발굴 경로).
type LeadSource struct {
	Kind string `json:"kind,omitempty"` // hub, dong, visit, phone, fax, work24, event, sheet
	Team string `json:"team,omitempty"` // 고잔동 발굴팀
	By   string `json:"by,omitempty"`
	On   Date   `json:"on,omitempty"`
	Ref  string `json:"ref,omitempty"` // number at the source, e.g. wantedAuthNo
	URL  string `json:"url,omitempty"`
}

// Employer is 구인업체. One record per business number, or per normalised name
// and phone where the number is unknown; leads share it.
type Employer struct {
	ID             ID     `json:"id"`
	Revision       int    `json:"revision"`
	Name           string `json:"employer"`
	BusinessNo     string `json:"business_no,omitempty"` // 124-81-00998
	Representative string `json:"representative,omitempty"`
	Industry       string `json:"industry,omitempty"` // KSIC
	Phone          string `json:"employer_phone,omitempty"`
	Address        string `json:"address,omitempty"`
	Dong           string `json:"dong,omitempty"`
}

// Lead is 구인 (a job order, form 1, ledger form 17): one occupation at one
// employer. The employer's fields are part of it as the desk and ieumctl see it;
// the store keeps them once.
type Lead struct {
	ID         ID         `json:"id"`
	Revision   int        `json:"revision"`
	EmployerID ID         `json:"employer_id"`
	Desk       string     `json:"desk,omitempty"`
	Received   Date       `json:"received_on"`
	Status     LeadStatus `json:"status"`
	Closed     Date       `json:"closed,omitempty"`

	Employer       string `json:"employer"`
	BusinessNo     string `json:"business_no,omitempty"`
	Representative string `json:"representative,omitempty"`
	Industry       string `json:"industry,omitempty"` // KSIC
	EmployerPhone  string `json:"employer_phone,omitempty"`
	Address        string `json:"address,omitempty"`
	Dong           string `json:"dong,omitempty"`       // where the work is
	Directions     string `json:"directions,omitempty"` // 오시는 길, on the seeker's slip

	Title          string   `json:"title"`
	Occupation     string   `json:"occupation,omitempty"` // KECO, 1 to 4 digits
	Duties         string   `json:"duties,omitempty"`
	Openings       int      `json:"openings"`
	EmploymentType string   `json:"employment_type,omitempty"` // EmploymentTypes
	ContractMonths int      `json:"contract_months,omitempty"`
	WageType       WageType `json:"wage_type,omitempty"`
	WageMin        int64    `json:"wage_min,omitempty"` // won
	WageMax        int64    `json:"wage_max,omitempty"` // won; 0 if one figure
	WeeklyHours    float64  `json:"weekly_hours,omitempty"`
	WorkStart      string   `json:"work_start,omitempty"` // 09:00
	WorkEnd        string   `json:"work_end,omitempty"`   // 18:00
	Days           string   `json:"days,omitempty"`       // 주 5일, 격주 토 …
	Education      string   `json:"education,omitempty"`
	Career         string   `json:"career,omitempty"`
	Licences       []string `json:"licences,omitempty"`
	Benefits       []string `json:"benefits,omitempty"`
	Foreigners     string   `json:"foreigners,omitempty"`
	Sex            Sex      `json:"sex,omitempty"` // "" is 무관
	Age            string   `json:"age,omitempty"`
	Documents      string   `json:"documents,omitempty"`
	Method         string   `json:"method,omitempty"` // 전형방법
	Contact        string   `json:"contact,omitempty"`
	Phone          string   `json:"phone,omitempty"`
	Fax            string   `json:"fax,omitempty"`
	ValidUntil     Date     `json:"valid_until"`
	WorkFrom       Date     `json:"work_from,omitempty"`

	Source   LeadSource `json:"source"`
	SiteNote string     `json:"site_note,omitempty"` // 생생정보

	// Counts of its referrals, kept by the store; ignored when a lead is written.
	Pending int       `json:"pending"` // referred, result not known
	Hired   int       `json:"hired"`
	Updated time.Time `json:"updated_at"`
}

// DefaultValidDays is how long a lead holds when nobody says: 15 days to two
// months are allowed (직업안정법 시행규칙 §4), a month is what most choose.
const DefaultValidDays = 30

// renewalDays and renewalMonths are how long a lead holds at least and at most.
const (
	renewalDays   = 15
	renewalMonths = 2
)

// CheckRenewal normalises the day until which a lead is renewed today; "" becomes
// DefaultValidDays from today. Errors: FieldErrors (valid_until) date_form,
// date_none, renewal_period.
func CheckRenewal(until, today Date) (Date, error) {
	var c fieldCheck
	first, last := today.AddDays(renewalDays), today.AddMonths(renewalMonths)
	switch c.date("valid_until", &until, today, 20); {
	case until == "":
		until = today.AddDays(DefaultValidDays)
	case until.Valid() && (until < first || until > last):
		c.add(invalid("valid_until", "renewal_period", string(first), string(last)))
	}
	return until, c.err()
}

// OpenOn reports whether people can be referred to the lead on day.
func (l *Lead) OpenOn(day Date) bool {
	return l.Status == LeadOpen && day <= l.ValidUntil && l.Hired < l.Openings
}

// FoundHere reports whether the lead counts as found by its desk (see LeadsFound):
// one of a list from elsewhere does not.
func (l *Lead) FoundHere() bool { return l.Source.Kind != "sheet" && l.Source.Kind != "work24" }

// EmploymentTypes are the codes of 고용형태, in the order of the form.
var EmploymentTypes = []string{"permanent", "fixed", "part", "daily", "dispatch", "intern"}

// LeadSources are the kinds of LeadSource.
var LeadSources = []string{"hub", "dong", "visit", "phone", "fax", "work24", "event", "sheet"}
