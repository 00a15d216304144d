package model

import "time"

// DayQuery asks for the rows behind a figure.
type DayQuery struct {
	Figure   Figure
	From, To Date   // both included
	Staff    ID     // zero: everybody's
	Desk     string // "": one's own; AllDesks: all of this store
	// By and Key ask for the rows behind one cell of a table, as StatQuery splits it:
	// Key is that of a StatRow and may be "". By "": not split, Key is not heeded.
	By  Split
	Key string
	// Revision asks for the rows as that closing of the day From froze them; To is
	// then not heeded. 0: as they are now. It knows the splits ByDay, ByMonth, ByStaff
	// and ByDesk only.
	Revision int
}

// AllDesks stands for every desk that shares a store.
const AllDesks = "*"

// DayRow is one record that a figure counts. The ids say what it opens.
type DayRow struct {
	Figure Figure    `json:"figure"`
	ID     ID        `json:"id"`     // of the record counted
	Source DaySource `json:"source"` // what that record is
	Kind   string    `json:"kind"`   // VisitKind, QuietKind, kind of LeadSource or ReferralStatus
	Day    Date      `json:"day"`
	At     time.Time `json:"at,omitzero"` // of the day, where the record knows; of an interview when it is
	Desk   string    `json:"desk"`

	StaffID    ID     `json:"staff_id,omitzero"` // whose figure it is; zero for leads from before this was kept
	Staff      string `json:"staff,omitempty"`
	SeekerID   ID     `json:"seeker_id,omitzero"`
	Person     string `json:"person,omitempty"` // full; the view masks it. Masked if the person's record was destroyed
	LeadID     ID     `json:"lead_id,omitzero"`
	Employer   string `json:"employer,omitempty"`
	Title      string `json:"title,omitempty"` // of the lead
	ReferralID ID     `json:"referral_id,omitzero"`
	Slip       string `json:"slip,omitempty"`
	Text       string `json:"text,omitempty"` // of a quiet entry
}

// DaySource is what a DayRow counts.
type DaySource string

// The records that figures count.
const (
	FromVisit    DaySource = "visit"
	FromQuiet    DaySource = "quiet"
	FromLead     DaySource = "lead"
	FromReferral DaySource = "referral"
)
