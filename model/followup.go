package model

import (
	"context"
	"regexp"
	"strings"
	"time"
)

// FollowUpStep is what is to be done about a referral that nobody has answered.
type FollowUpStep string

// The steps, in their order: settings say after how many working days each is
// due (follow.first 3, follow.second 7, follow.escalate 14).
const (
	FirstCall  FollowUpStep = "first"
	SecondCall FollowUpStep = "second"
	Escalate   FollowUpStep = "escalate" // the supervisor sees to it
)

// FollowUp is one referral whose result is to be asked for.
type FollowUp struct {
	ReferralID ID             `json:"referral_id"`
	Slip       SlipNumber     `json:"slip"`
	Status     ReferralStatus `json:"status"` // Issued or BeforeInterview
	SeekerID   ID             `json:"seeker_id"`
	LeadID     ID             `json:"lead_id"`
	Step       FollowUpStep   `json:"step"`
	Due        Date           `json:"due"`       // a working day, see Chase
	WorkDays   int            `json:"work_days"` // working days since the slip was issued
	Seeker     string         `json:"seeker"`    // full; the view masks it
	Employer   string         `json:"employer"`  //
	Title      string         `json:"title"`     // of the lead
	Contact    string         `json:"contact"`   // whom to ask for
	Phone      string         `json:"phone"`     // whom to call
	Interview  time.Time      `json:"interview_at,omitzero"`
	Last       *Call          `json:"last,omitempty"` // what was said last
}

// Call is 통화: one attempt to learn a result.
type Call struct {
	ReferralID ID          `json:"referral_id"`
	At         time.Time   `json:"at"`
	Outcome    CallOutcome `json:"outcome"`
	Again      Date        `json:"again"` // when to call next
	Note       string      `json:"note,omitempty"`
	Staff      string      `json:"staff"` // display name
}

// CallOutcome is how a call ended.
type CallOutcome string

// The outcomes of a call that brought no result.
const (
	NoAnswer  CallOutcome = "no_answer"
	CallAgain CallOutcome = "call_again" // on a day that was agreed
)

// NewCall is what is typed after a call.
type NewCall struct {
	ReferralID ID
	Outcome    CallOutcome
	// Again is the day that was agreed for CallAgain; "" for NoAnswer is the next
	// working day. A day that is none is moved to the next that is.
	Again Date
	Note  string
}

// FollowUps keeps who is to be asked for results.
type FollowUps interface {
	// FollowUps are this desk's open referrals by the day they are due, the longest
	// overdue first; those due after until are left out, "" leaves none out.
	FollowUps(ctx context.Context, until Date) ([]FollowUp, error)

	// RecordCall stores a call and sets when the next is due. Errors: FieldErrors
	// (outcome, again, note); NotFound referral; Refused has_result, already_void.
	RecordCall(ctx context.Context, c NewCall) (Call, error)

	// Calls are those about a referral, newest first.
	Calls(ctx context.Context, referral ID) ([]Call, error)
}

// latestAgain is how many months ahead a next call may be agreed.
const latestAgain = 3

// Normalise brings what was typed after a call into the form the store keeps and
// checks it; Again becomes a working day. Errors: FieldErrors.
func (n *NewCall) Normalise(cal *Calendar, today Date) error {
	var c fieldCheck
	c.oneOf("outcome", string(n.Outcome), string(NoAnswer), string(CallAgain))
	switch c.date("again", &n.Again, today, 1); {
	case n.Again == "" && n.Outcome == CallAgain:
		c.add(invalid("again", "required"))
	case n.Again == "":
		n.Again = cal.NextWorkDay(today)
	case !n.Again.Valid(): // said already
	case n.Again < today:
		c.add(invalid("again", "again_past"))
	case n.Again > today.AddMonths(latestAgain):
		c.add(invalid("again", "again_far"))
	default:
		n.Again = cal.NextWorkDay(n.Again.AddDays(-1))
	}
	c.line("note", &n.Note, MaxLine, false)
	return c.err()
}

// SplitContact tells whom to ask for from the number in a text that says both, as
// an interview's contact does: 김과장 031-400-1234. phone is "" if there is none.
func SplitContact(s string) (who, phone string) {
	for _, at := range numberIn.FindAllStringIndex(s, -1) {
		if p, err := NormalPhone(s[at[0]:at[1]]); err == nil {
			return strings.Trim(cleanLine(s[:at[0]]+" "+s[at[1]:]), " ,:;·/()"), p
		}
	}
	return cleanLine(s), ""
}

// numberIn finds what may be a telephone number.
var numberIn = regexp.MustCompile(`[+(]?[0-9][0-9()\-–.~ ]{6,}[0-9]\)?`)
