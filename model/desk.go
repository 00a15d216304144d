package model

import "time"

// Desk is 창구: one counter with its PC.
type Desk struct {
	Code   string `json:"desk"`      // D07
	Name   string `json:"desk_name"` // 사동 행정복지센터
	Center string `json:"center"`    // 안산시 일자리센터
}

// Role is what a member of staff may do.
type Role string

// The roles: counsellors work the desk, supervisors also correct and approve,
// administrators also keep staff accounts and settings.
const (
	Counsellor Role = "counsellor"
	Supervisor Role = "supervisor"
	Admin      Role = "admin"
)

// Staff is 상담사: someone with a login.
type Staff struct {
	ID       ID     `json:"id"`
	Login    string `json:"login"` // lower-case ASCII
	Name     string `json:"name"`
	Role     Role   `json:"role"`
	Disabled bool   `json:"disabled,omitempty"`
}

// MinPassphrase is the least strength (0 to 4, vault.Strength) a passphrase must
// have where personal data is kept on a PC that may be stolen.
const MinPassphrase = 2

// NewStore is what the first-run assistant and ieumctl init ask for.
type NewStore struct {
	Desk       Desk
	Staff      Staff
	Passphrase string
}

// Visit is 상담: one person served once.
type Visit struct {
	ID       ID        `json:"id"`
	SeekerID ID        `json:"seeker_id"`
	StaffID  ID        `json:"staff_id"`
	Desk     string    `json:"desk"`
	At       time.Time `json:"at"`
	Kind     VisitKind `json:"kind"`
	Note     string    `json:"note,omitempty"`
}

// VisitKind is why a person was served.
type VisitKind string

// The kinds of visit the desk records by itself.
const (
	VisitRegister VisitKind = "register" // 구직등록
	VisitConsult  VisitKind = "consult"  // 상담
	VisitRenew    VisitKind = "renew"    // 갱신
)

// QueueEntry is one person of today's list at reception, newest first.
type QueueEntry struct {
	Visit     Visit
	Name      string // full; the view masks it
	Referrals int    // slips issued to this person today
}

// DueKind says what is to be chased.
type DueKind string

// The kinds of Due.
const (
	DueResult       DueKind = "result"       // the employer has not answered: a FollowUp is due
	DueLead         DueKind = "lead"         // a lead expires
	DueRegistration DueKind = "registration" // a registration expires
)

// Due is one thing to see to, most urgent first.
type Due struct {
	Kind       DueKind
	On         Date
	ReferralID ID     // for DueResult
	SeekerID   ID     // zero for DueLead
	LeadID     ID     // zero for DueRegistration
	Name       string // of the person, full; the view masks it
	Employer   string
	Phone      string // whom to call
	Days       int    // for DueResult: days since the slip
}

// DayCounts are today's figures on the status line.
type DayCounts struct{ Visits, Referrals, Hires int }
