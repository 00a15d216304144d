package model

import (
	"context"
	"slices"
	"strings"
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
	How       ReplyWay  `json:"how,omitempty"`
	By        string    `json:"by,omitempty"` // who answered: name or position, as told
	At        time.Time `json:"at"`           // when it was recorded
	StaffID   ID        `json:"staff_id"`
	Staff     string    `json:"staff"` // display name of who recorded it
}

// ResultTerms are what somebody was hired under; the store empties them for other
// results. StartOn is required with Hired, what else is known depends on who answers.
type ResultTerms struct {
	StartOn        Date     `json:"start_on,omitempty"`
	Occupation     string   `json:"occupation,omitempty"` // KECO
	WageType       WageType `json:"wage_type,omitempty"`
	Wage           int64    `json:"wage,omitempty"` // won
	EmploymentType string   `json:"employment_type,omitempty"`
	ContractMonths int      `json:"contract_months,omitempty"` // 0: no end agreed
}

// ReplyWay is how an answer came; "" if nobody said.
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
	RepliedOn Date // "": today, or the day of the same answer that is corrected
	How       ReplyWay
	By        string
	// CloseLead and CloseSearch end the lead and the seeker's registration; the
	// desk asks before it sets them, and they are heeded with Hired only.
	CloseLead, CloseSearch bool
}

// Results keeps 채용결과.
type Results interface {
	// RecordResult stores an answer, or corrects one, in one transaction with the
	// referral's status, the lead's hired openings and what else NewResult ends. A
	// correction that takes a hire back opens neither lead nor registration again.
	// Errors: FieldErrors; NotFound referral; Refused already_void; Conflict
	// result_changed; Refused lead_full if more would be hired than there are
	// openings; Refused open_pair if a correction would reopen a referral whose
	// pair was referred again since.
	RecordResult(ctx context.Context, r NewResult) (ReferralView, error)

	// ResultHistory are the results of a referral, newest first; none is no error.
	ResultHistory(ctx context.Context, referral ID) ([]Result, error)
}

// latestStart is how many months after the slip a job may begin: what is later is
// a slip of the finger.
const latestStart = 12

// Normalise brings what was typed into the form the store keeps and checks it;
// issued is the day of the slip. The error is FieldErrors in the order of the form.
func (r *NewResult) Normalise(tables *Tables, issued, today Date) error {
	var c fieldCheck
	c.oneOf("status", string(r.Status), string(Hired), string(NotHired), string(BeforeInterview), string(NoContact), string(Declined))
	if r.Status == Hired {
		r.agreed(&c, tables, issued, today)
	} else {
		r.ResultTerms = ResultTerms{}
		r.CloseLead, r.CloseSearch = false, false
	}
	c.line("reason", &r.Reason, MaxLine, false)
	r.replied(&c, issued, today)
	return c.err()
}

// agreed checks the terms of a hire.
func (t *ResultTerms) agreed(c *fieldCheck, tables *Tables, issued, today Date) {
	if c.date("start_on", &t.StartOn, today, 20); t.StartOn == "" {
		c.add(invalid("start_on", "required"))
	} else if t.StartOn.Valid() && (t.StartOn < issued || t.StartOn > issued.AddMonths(latestStart)) {
		c.add(invalid("start_on", "start_range", string(issued)))
	}
	t.Occupation = strings.TrimSpace(t.Occupation)
	if t.Occupation != "" && tables != nil && !tables.Occupations.Has(t.Occupation) {
		c.add(UnknownCode("occupation", t.Occupation, tables.Occupations.Nearby(t.Occupation)...))
	}
	c.wage("wage", t.WageType, t.Wage)
	t.EmploymentType = employment(t.EmploymentType)
	c.oneOf("employment_type", t.EmploymentType, append([]string{""}, EmploymentTypes...)...)
	c.between("contract_months", int64(t.ContractMonths), 0, 120)
}

// replied checks when, how and by whom the answer came.
func (r *NewResult) replied(c *fieldCheck, issued, today Date) {
	switch c.date("replied_on", &r.RepliedOn, today, 0); {
	case r.RepliedOn == "":
		r.RepliedOn = today
	case !r.RepliedOn.Valid(): // said already
	case r.RepliedOn > today:
		c.add(invalid("replied_on", "replied_future"))
	case r.RepliedOn < issued:
		c.add(invalid("replied_on", "replied_before_slip", string(issued)))
	}
	if r.How != "" && !slices.Contains(ReplyWays, r.How) {
		ways := make([]string, len(ReplyWays))
		for i, w := range ReplyWays {
			ways[i] = string(w)
		}
		c.add(UnknownCode("how", string(r.How), ways...))
	}
	c.line("by", &r.By, MaxName, false)
}
