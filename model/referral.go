package model

import "time"

// ReferralStatus is where a referral (알선) stands.
type ReferralStatus string

// The values of ReferralStatus: issued until the employer answers, then one of
// the five answers of form 4의2, or void (number kept).
const (
	Issued          ReferralStatus = "issued"
	Hired           ReferralStatus = "hired"
	NotHired        ReferralStatus = "not_hired"
	BeforeInterview ReferralStatus = "before_interview"
	NoContact       ReferralStatus = "no_contact"
	Declined        ReferralStatus = "declined"
	Void            ReferralStatus = "void"
)

// Open reports whether the result is still awaited.
func (s ReferralStatus) Open() bool { return s == Issued || s == BeforeInterview }

// Interviewed reports whether a referral that has an interview counts as one held
// or expected (see Interviews): not if it is void, or the seeker never went.
func (s ReferralStatus) Interviewed() bool {
	return s != Void && s != Declined && s != NoContact
}

// Interview is when and where a seeker is expected.
type Interview struct {
	At      time.Time `json:"at,omitzero"` // zero: to be arranged by phone
	Place   string    `json:"place,omitempty"`
	Contact string    `json:"contact,omitempty"` // person and phone, as on the slip
	Bring   []string  `json:"bring,omitempty"`   // 준비물
	SetBy   string    `json:"set_by,omitempty"`  // who arranged it: desk, seeker, employer
}

// Referral is 알선: one seeker sent to one lead, with the slip (알선장, form 3)
// that was handed over and the gate result it was issued under.
type Referral struct {
	ID        ID             `json:"id"`
	Slip      SlipNumber     `json:"slip"`
	SeekerID  ID             `json:"seeker_id"`
	LeadID    ID             `json:"lead_id"`
	StaffID   ID             `json:"staff_id"`
	IssuedAt  time.Time      `json:"issued_at"`
	Status    ReferralStatus `json:"status"`
	StatusAt  time.Time      `json:"status_at"`
	Interview Interview      `json:"interview"`
	Gate      GateResult     `json:"gate"`
	Reason    string         `json:"reason,omitempty"`      // typed for amber lines
	VoidedFor string         `json:"void_reason,omitempty"` // typed when voided
	Printed   Prints         `json:"printed,omitempty"`     // how often each sheet was printed or saved
}

// interviewGrace is how long ago an interview may begin when its slip is made:
// somebody who is sent over at once is late already. What is longer past is a
// slip of the finger.
const interviewGrace = time.Hour

// CheckInterview refuses an interview that is past; the zero time, to be arranged,
// is none. Errors: Invalid interview_past.
func CheckInterview(at, now time.Time) *Error {
	if at.IsZero() || !at.Before(now.Add(-interviewGrace)) {
		return nil
	}
	return invalid("interview", "interview_past")
}

// ReferralView is a referral with what a list or a slip says beside it.
type ReferralView struct {
	Referral
	Seeker Seeker `json:"seeker"`
	Lead   Lead   `json:"lead"`
	Staff  string `json:"staff"` // display name of who issued it
	// Order is 접수 순서: the place among all who were referred to the lead, from 1
	// (직업안정법 시행규칙 §5). A void slip keeps its place, so that a reprint says the same.
	Order int `json:"order"`
	// AskOn is the day its result is to be asked for, as in FollowUp.Due; "" once it
	// is known or the slip is void.
	AskOn Date `json:"ask_on,omitempty"`
}

// ReferralQuery is a search of the desk's slips. The zero value finds all.
type ReferralQuery struct {
	// Text is words that must all be found: the beginning of a slip's number, full
	// or short; the person's name or phone as FindSeekers takes them; the employer
	// or the title. A whole number finds that slip alone.
	Text     string
	Status   []ReferralStatus // any of these; none: all
	From, To Date             // the day it was issued, both included; "": no end
	Limit    int              // 0: 50
}

// ReferralHits is the answer to a search of slips, newest first.
type ReferralHits struct {
	Total int           `json:"total"`
	Hits  []ReferralHit `json:"referrals"`
}

// ReferralHit is one line of a list of slips. The name is full; views mask.
type ReferralHit struct {
	ID        ID             `json:"id"`
	Slip      SlipNumber     `json:"slip"`
	Status    ReferralStatus `json:"status"`
	StatusAt  time.Time      `json:"status_at"`
	IssuedAt  time.Time      `json:"issued_at"`
	SeekerID  ID             `json:"seeker_id"`
	LeadID    ID             `json:"lead_id"`
	Seeker    string         `json:"seeker"`
	Employer  string         `json:"employer"`
	Title     string         `json:"title"`
	Interview time.Time      `json:"interview_at,omitzero"`
}

// GateLevel is the colour of a gate line.
type GateLevel string

// The values of GateLevel, worst last: a slip is issued at once, with a typed
// reason, or not at all.
const (
	Green GateLevel = "green"
	Amber GateLevel = "amber"
	Red   GateLevel = "red"
)

// GateLine is one check: its article of law or rule, and what was found. Args
// fill the translation "gate." + Code; Text is that text in Korean as it was
// when the gate ran, which is what the referral keeps.
type GateLine struct {
	Level   GateLevel `json:"level"`
	Code    string    `json:"code"`
	Article string    `json:"article"`
	Args    []any     `json:"args,omitempty"`
	Text    string    `json:"text"`
}

// GateResult is what the gate says of one seeker and one lead.
type GateResult struct {
	Result GateLevel  `json:"result"`
	Lines  []GateLine `json:"lines"`
	Tables string     `json:"tables,omitempty"` // edition of the rule tables it ran under
}
