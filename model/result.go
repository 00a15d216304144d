package model

import (
	"context"
	"time"
)

// Result is 채용결과: what became of a referral, as form 4의2 asks it. A correction
// is a new revision; the older ones stay as they were.
type Result struct {
	ReferralID ID             `json:"referral_id"`
	Revision   int            `json:"revision"` // from 1
	Status     ReferralStatus `json:"status"`   // Hired to Declined
	ResultTerms
	Reason    string    `json:"reason,omitempty"`
	RepliedOn Date      `json:"replied_on"` // the day the answer came
	How       ReplyWay  `json:"how"`
	By        string    `json:"by,omitempty"` // who answered: name or position, as told
	At        time.Time `json:"at"`           // when it was recorded
	StaffID   ID        `json:"staff_id"`
	Staff     string    `json:"staff"` // display name of who recorded it
}

// ResultTerms are what somebody was hired under; all are empty for other results.
type ResultTerms struct {
	StartOn        Date     `json:"start_on,omitempty"`
	Occupation     string   `json:"occupation,omitempty"` // KECO
	WageType       WageType `json:"wage_type,omitempty"`
	Wage           int64    `json:"wage,omitempty"` // won
	EmploymentType string   `json:"employment_type,omitempty"`
	ContractMonths int      `json:"contract_months,omitempty"` // 0: no end agreed
}

// ReplyWay is how an answer came.
type ReplyWay string

// The ways an answer comes.
const (
	ByPhone  ReplyWay = "phone"
	ByFax    ReplyWay = "fax"
	ByPhoto  ReplyWay = "photo" // a picture of the form, by message
	ByMail   ReplyWay = "mail"
	ByVisit  ReplyWay = "visit"
	BySeeker ReplyWay = "seeker" // the seeker told it
)

// ReplyWays are all ways, most frequent first.
var ReplyWays = []ReplyWay{ByPhone, ByFax, ByPhoto, ByMail, ByVisit, BySeeker}

// NewResult is what is typed when an answer comes.
type NewResult struct {
	ReferralID ID
	// Revision is that of the result that was shown, 0 if there was none: two
	// desks cannot correct each other unseen.
	Revision int
	Status   ReferralStatus
	ResultTerms
	Reason    string
	RepliedOn Date // "": today
	How       ReplyWay
	By        string
	// CloseLead and CloseSearch end the lead and the seeker's registration; the
	// desk asks before it sets them, and they are heeded with Hired only.
	CloseLead, CloseSearch bool
}

// Results keeps 채용결과.
type Results interface {
	// RecordResult stores an answer, or corrects one, in one transaction with the
	// referral's status, the lead's hired openings and what else NewResult ends.
	// Errors: FieldErrors; NotFound referral; Refused already_void; Conflict
	// result_changed; Refused lead_full if more would be hired than there are
	// openings; Refused open_pair if a correction would reopen a referral whose
	// pair was referred again since.
	RecordResult(ctx context.Context, r NewResult) (ReferralView, error)

	// ResultHistory are the results of a referral, newest first; none is no error.
	ResultHistory(ctx context.Context, referral ID) ([]Result, error)
}
