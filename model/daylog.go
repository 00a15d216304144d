package model

import (
	"strconv"
	"strings"
	"time"
)

// DayLog is 일일 업무일지: what one desk did on one day of Seoul. Nobody types the
// figures; they are counted from what happened, live while the day is open and as
// they were frozen once it is closed (일지 마감).
type DayLog struct {
	Date Date   `json:"date"`
	Desk string `json:"desk"`
	Closing

	Figures DayFigures `json:"figures"` // of the day
	Month   DayFigures `json:"month"`   // from the first of the month to Date
	Year    DayFigures `json:"year"`    // from 1 January to Date
	Goal    DayGoals   `json:"goal"`    // of the month; what has none is left out

	Staff    []StaffFigures  `json:"staff"`    // of the day, by name; they add up to Figures
	Expected []ExpectedHire  `json:"expected"` // 취업 예정자, by start
	Found    []FoundEmployer `json:"found"`    // 발굴 업체
	Quiet    []QuietEntry    `json:"quiet"`    // in the order of the day
	Remarks  Remarks         `json:"remarks"`
	Awaited  int             `json:"awaited"` // slips up to Date whose result nobody knows

	// Late is what changed about the day after it was closed: the difference
	// between the frozen figures and Now. It is empty while the day is open.
	Late []LateChange `json:"late"`
	// Now are the figures as DayRows counts them at this moment. While the day is
	// open they are Figures, Month and Year.
	Now DaySums `json:"now"`
}

// Closing is whether and how a day is closed. The zero Closing is a day that
// never was; one that was reopened keeps its Revision with Closed false.
type Closing struct {
	Closed   bool      `json:"closed"`
	Revision int       `json:"revision"` // of the newest closing, from 1
	ClosedAt time.Time `json:"closed_at,omitzero"`
	ClosedBy string    `json:"closed_by,omitempty"` // display name
	// Hash is the SHA-256, in hex, over the hash of the desk's closing before this
	// one and the frozen content: who changes a closed day breaks the chain.
	Hash string `json:"hash,omitempty"`
	// Reopened are who opened the day again and why, if the newest closing was.
	ReopenedAt  time.Time `json:"reopened_at,omitzero"`
	ReopenedBy  string    `json:"reopened_by,omitempty"`
	ReopenedFor string    `json:"reopened_for,omitempty"` // the reason typed
}

// DaysLate is how many days after day it was closed, 0 for one that was closed in
// time or is not closed.
func (c Closing) DaysLate(day Date) int {
	if c.ClosedAt.IsZero() {
		return 0
	}
	return max(0, day.DaysUntil(Today(c.ClosedAt)))
}

// DayNumber is the number of a closed day log: 2026-11-24 D07 제2판 is 20261124-D07-2.
func DayNumber(day Date, desk string, revision int) string {
	return strings.ReplaceAll(string(day), "-", "") + "-" + desk + "-" + strconv.Itoa(revision)
}

// DaySums are the figures of a day, its month to date and its year to date.
type DaySums struct {
	Day   DayFigures `json:"figures"`
	Month DayFigures `json:"month"`
	Year  DayFigures `json:"year"`
}

// StaffFigures are one person's part of the figures.
type StaffFigures struct {
	StaffID ID         `json:"staff_id"`
	Staff   string     `json:"staff"` // display name
	Figures DayFigures `json:"figures"`
}

// ExpectedHire is 취업 예정: somebody whom an employer takes on and who begins on the
// day of the log or later. An interview that went well is none: only an answer 채용
// is, once it has come.
type ExpectedHire struct {
	SeekerID   ID     `json:"seeker_id"`
	ReferralID ID     `json:"referral_id"`
	Person     string `json:"person"` // full; the view masks it
	Employer   string `json:"employer"`
	Title      string `json:"title"`
	StartOn    Date   `json:"start_on"` // the first day of work
}

// FoundEmployer is 발굴 업체: an employer of whom this desk found the first lead
// that day. Employers known before are not found again by another lead.
type FoundEmployer struct {
	EmployerID ID          `json:"employer_id"`
	Employer   string      `json:"employer"`
	Dong       string      `json:"dong,omitempty"` // where the work is
	Source     string      `json:"source,omitempty"`
	Leads      []FoundLead `json:"leads"`
}

// FoundLead is one lead of a FoundEmployer.
type FoundLead struct {
	LeadID   ID     `json:"lead_id"`
	Title    string `json:"title"`
	Openings int    `json:"openings"`
}

// Remarks are what is typed into a day log. They are kept as they are typed and
// are everybody's of the desk.
type Remarks struct {
	Revision   int    `json:"revision"`   // as read; 0 if nothing was saved yet
	Handover   string `json:"handover"`   // 전달사항
	Special    string `json:"special"`    // 특이사항
	Suggestion string `json:"suggestion"` // 건의사항
	Leave      string `json:"leave"`      // 휴가: who is away and why
}

// QuietEntry is what happened outside the records, in one line: 전화상담 above all.
// It may be corrected and removed until its day is closed.
type QuietEntry struct {
	ID       ID        `json:"id"`
	Revision int       `json:"revision"`
	Day      Date      `json:"day"`
	Kind     QuietKind `json:"kind"`
	Text     string    `json:"text"`
	At       time.Time `json:"at"` // when it was written down
	StaffID  ID        `json:"staff_id"`
	Staff    string    `json:"staff"`              // display name
	SeekerID ID        `json:"seeker_id,omitzero"` // whom it was about, if the desk knows them
	Person   string    `json:"person,omitempty"`   // full; the view masks it
}

// QuietKind is how something happened that nobody recorded.
type QuietKind string

// The kinds of quiet entry.
const (
	QuietPhone QuietKind = "phone" // 전화상담
	QuietVisit QuietKind = "visit" // somebody came and was not registered
	QuietOther QuietKind = "other" // 출장·문자·메일 상담
)

// QuietKinds are all kinds, most frequent first.
var QuietKinds = []QuietKind{QuietPhone, QuietVisit, QuietOther}

// LateChange is one row that the figures of a closed day have and the frozen ones
// have not, or the other way round.
type LateChange struct {
	Row  DayRow `json:"row"`
	Gone bool   `json:"gone"` // it was counted when the day was closed and is no more
}
