package model

import "time"

// Sex is 성별 as the seeker states it; "" if not stated.
type Sex string

// The values of Sex.
const (
	Female Sex = "F"
	Male   Sex = "M"
)

// ConsentKind is what a consent (동의) allows.
type ConsentKind string

// The three consents of 개인정보 보호법: to collect and use (§15), to provide to
// employers (§17, asked separately), and for health or disability data (§23).
const (
	ConsentCollect   ConsentKind = "collect"
	ConsentProvide   ConsentKind = "provide"
	ConsentSensitive ConsentKind = "sensitive"
)

// Consent is one given consent: to which text (version, e.g. "2026-09") and when.
// A consent is withdrawn by a later one of the same kind with Withdrawn set.
type Consent struct {
	Kind      ConsentKind `json:"kind"`
	Version   string      `json:"version"`
	At        time.Time   `json:"at"`
	Withdrawn bool        `json:"withdrawn,omitempty"`
}

// Seeker is 구직자: a person who looks for work, with what form 2 (구직신청서)
// and the ledger (form 18) ask. Everything but ID, dates and desk is personal
// data and encrypted at rest.
type Seeker struct {
	ID       ID     `json:"id"`
	Revision int    `json:"revision"`         // grows by one with each change
	Desk     string `json:"desk,omitempty"`   // where it was received
	Received Date   `json:"received_on"`      // 접수일자
	Valid    Date   `json:"valid_until"`      // last day the registration holds
	Closed   Date   `json:"closed,omitempty"` // day the search ended (hired, withdrawn)

	Name       string `json:"name"`
	LatinName  string `json:"latin_name,omitempty"`
	BirthDate  Date   `json:"birth_date"`
	Sex        Sex    `json:"sex,omitempty"`
	Phone      string `json:"phone"` // 010-1234-5678
	OtherPhone string `json:"other_phone,omitempty"`
	Dong       string `json:"dong,omitempty"` // name of the dong, 본오2동; outside Ansan any text
	Address    string `json:"address,omitempty"`

	Nationality string   `json:"nationality,omitempty"` // ISO 3166 alpha-2; "" is KR
	Visa        string   `json:"visa,omitempty"`        // 체류자격: F-4, E-9 …
	VisaExpires Date     `json:"visa_expires,omitempty"`
	Languages   []string `json:"languages,omitempty"` // ISO 639: zh, ru, uz …

	Education    string `json:"education,omitempty"` // code of table education
	School       string `json:"school,omitempty"`
	Major        string `json:"major,omitempty"`
	Graduated    int    `json:"graduated,omitempty"` // year
	CareerMonths int    `json:"career_months,omitempty"`

	Occupations     []string `json:"occupations"` // KECO, wanted, most wanted first
	Duties          string   `json:"duties,omitempty"`
	Places          []string `json:"places,omitempty"` // dongs wanted, 1st, 2nd
	EmploymentTypes []string `json:"employment_types,omitempty"`
	WageType        WageType `json:"wage_type,omitempty"`
	Wage            int64    `json:"wage,omitempty"` // won, at least
	Available       string   `json:"available,omitempty"`
	Licences        []string `json:"licences,omitempty"`
	Groups          []string `json:"groups,omitempty"` // vulnerable-group flags
	NoReferral      bool     `json:"no_referral,omitempty"`
	Note            string   `json:"note,omitempty"`

	Consents []Consent `json:"consents,omitempty"`
}

// RegistrationMonths is how long a registration (구직등록) holds: three months
// (직업안정법 시행규칙 §4); six for work abroad, which this desk does not place.
const RegistrationMonths = 3

// Consented reports whether the newest consent of kind stands, and which it is.
func (s *Seeker) Consented(kind ConsentKind) (Consent, bool) {
	var last Consent
	for _, c := range s.Consents {
		if c.Kind == kind && !c.At.Before(last.At) {
			last = c
		}
	}
	return last, last.Kind == kind && !last.Withdrawn
}

// ValidOn reports whether the registration holds on day.
func (s *Seeker) ValidOn(day Date) bool { return s.Closed == "" && day <= s.Valid }

// Foreign reports whether the seeker is not a Korean national.
func (s *Seeker) Foreign() bool { return s.Nationality != "" && s.Nationality != "KR" }
