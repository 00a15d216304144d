package model

import (
	"context"
	"encoding/json"
	"time"
)

// Door is a store that is not unlocked yet. It says who may log in and lets in
// who knows the passphrase.
type Door interface {
	// Desk is whose store this is.
	Desk() Desk

	// Logins are the staff accounts that may log in, by name.
	Logins(ctx context.Context) ([]Staff, error)

	// Unlock takes about a third of a second (Argon2id) and builds the people
	// index. Errors: Denied wrong_passphrase, Denied login_throttled (Args: seconds
	// to wait), Denied staff_disabled.
	Unlock(ctx context.Context, login, passphrase string) (Session, error)
}

// Session is an unlocked store on behalf of one member of staff. A screen takes
// only the part it needs. Every method may be called from any goroutine; those
// that write are on disk when they return nil.
type Session interface {
	Staff() Staff
	Desk() Desk
	Tables() *Tables

	Seekers
	Leads
	Referrals
	Results
	FollowUps
	Reception
	DayLogs
	Exports
	Drafts
	Settings

	// Changed receives after another program has written to the store.
	Changed() <-chan struct{}
	// Close forgets the keys.
	Close() error
}

// Seekers keeps 구직자.
type Seekers interface {
	// Register stores a new seeker, the visit and the consents in one
	// transaction. ID, revision, desk and dates are set by the store.
	// Errors: FieldErrors.
	Register(ctx context.Context, s Seeker) (Seeker, error)

	// EditSeeker stores a changed seeker. Errors: FieldErrors, NotFound seeker,
	// Conflict seeker_changed if Revision is not the stored one.
	EditSeeker(ctx context.Context, s Seeker) (Seeker, error)

	// RenewSeeker makes an expired or expiring registration hold for another
	// RegistrationMonths from today. Errors: NotFound seeker.
	RenewSeeker(ctx context.Context, id ID) (Seeker, error)

	// Seeker opens the full record and writes so into the access log.
	// Errors: NotFound seeker.
	Seeker(ctx context.Context, id ID) (Seeker, error)

	// FindSeekers searches people by whatever was typed; see PeopleHits.
	// An empty query finds those served last. It answers in milliseconds.
	FindSeekers(ctx context.Context, query string, limit int) (PeopleHits, error)

	// Duplicates are those who may be the same person: same phone, or same name
	// and date of birth. Empty fields match nobody.
	Duplicates(ctx context.Context, p Probe) ([]PersonHit, error)

	// SeekerReferrals are a person's referrals, newest first.
	SeekerReferrals(ctx context.Context, id ID) ([]ReferralView, error)

	// ApplicationPrinted writes into the access log that a person's application
	// (구직신청서) left the desk. Errors: NotFound seeker.
	ApplicationPrinted(ctx context.Context, id ID, how string) error

	// SeekerVisits are a person's visits, newest first.
	SeekerVisits(ctx context.Context, id ID, limit int) ([]Visit, error)
}

// Probe is what a form knows while it is being typed.
type Probe struct {
	Phone, Name string
	BirthDate   Date
	Except      ID // the record being edited
}

// PersonHit is one line of a people list. Names and phones are full; views mask.
type PersonHit struct {
	ID        ID     `json:"id"`
	Name      string `json:"name"`
	LatinName string `json:"latin_name,omitempty"`
	BirthDate Date   `json:"birth_date"`
	Sex       Sex    `json:"sex,omitempty"`
	Phone     string `json:"phone"`
	Dong      string `json:"dong,omitempty"`
	Received  Date   `json:"received_on"`
	Valid     Date   `json:"valid_until"`
	// Why a duplicate is one: same_phone or same_person; "" in a search.
	Why string `json:"why,omitempty"`
}

// PeopleHits is the answer to a search of people.
type PeopleHits struct {
	Total int         `json:"total"`
	Hits  []PersonHit `json:"seekers"`
}

// Leads keeps 구인.
type Leads interface {
	// AddLead stores a new lead. Warnings are things to look at that do not stop
	// it (e.g. repost within a month). Errors: FieldErrors.
	AddLead(ctx context.Context, l Lead) (Lead, []Warning, error)

	// EditLead stores a changed lead. Errors: FieldErrors, NotFound lead,
	// Conflict lead_changed, Refused lead_foreign if it is another desk's.
	EditLead(ctx context.Context, l Lead) (Lead, []Warning, error)

	// CloseLead ends a lead. Errors: NotFound lead, Refused lead_foreign.
	CloseLead(ctx context.Context, id ID) (Lead, error)

	// RenewLead makes a lead hold until a day 15 days to two months from today
	// (직업안정법 시행규칙 §4), "" for DefaultValidDays; one that is closed or expired is
	// open again. Errors: FieldErrors (valid_until); NotFound lead; Refused
	// lead_full if nobody is wanted any more.
	RenewLead(ctx context.Context, id ID, until Date) (Lead, error)

	// Lead opens one. Errors: NotFound lead.
	Lead(ctx context.Context, id ID) (Lead, error)

	// SearchLeads answers while one types: milliseconds, cancelled by ctx.
	SearchLeads(ctx context.Context, q LeadQuery) (LeadHits, error)

	// LeadReferrals are who was sent to a lead, newest first.
	LeadReferrals(ctx context.Context, id ID) ([]ReferralView, error)

	// ImportLeads takes rows until next returns io.EOF, all in one transaction:
	// nothing is changed when ctx is cancelled, next fails or dryRun is set. Of a
	// row that was imported before, the cells that changed since are taken over; the
	// report warns of what the desk had corrected (desk_changed), of leads that are
	// closed (lead_closed) and of a business number that is registered under another
	// name (employer_name), which keeps its name.
	// progress may be nil; it is called now and then with rows read so far.
	ImportLeads(ctx context.Context, next func() (LeadRow, error), dryRun bool, progress func(rows int)) (ImportReport, error)
}

// LeadRow is one row of a file: a lead, or why it is none.
type LeadRow struct {
	Sheet    string // its name where the file has several that are read
	Row      int    // as the spreadsheet numbers it, from 1
	Lead     Lead   // as read, not yet normalised
	Problems []RowProblem
	Warnings []RowWarning
	Column   func(field string) string // header over a field, for problems found later
	Value    func(field string) string // cell text of a field
}

// Problem says of one field why the row cannot be taken.
func (r *LeadRow) Problem(field, code, reason string) RowProblem {
	p := RowProblem{Sheet: r.Sheet, Row: r.Row, Reason: reason, Code: code}
	if r.Column != nil {
		p.Column = r.Column(field)
	}
	if r.Value != nil {
		p.Value = r.Value(field)
	}
	return p
}

// RowProblem is why a row was rejected.
type RowProblem struct {
	Sheet  string `json:"sheet,omitempty"`
	Row    int    `json:"row"`
	Column string `json:"column"`
	Value  string `json:"value"`
	Reason string `json:"reason"` // for people, in the language of the store
	Code   string `json:"code"`
	Args   []any  `json:"-"` // of Code, for whoever says it in another language
}

// RowWarning is something to look at in a row that was taken.
type RowWarning struct {
	Sheet   string `json:"sheet,omitempty"`
	Row     int    `json:"row"`
	Code    string `json:"code"`
	Message string `json:"message"` // in the language of the store
	Args    []any  `json:"-"`       // of Code, for whoever says it in another language
}

// ImportReport is what an import did, or with dryRun would do.
type ImportReport struct {
	Read      int          `json:"read"`
	Added     int          `json:"added"`
	Updated   int          `json:"updated"`
	Unchanged int          `json:"unchanged"`
	Rejected  []RowProblem `json:"rejected"`
	Warnings  []RowWarning `json:"warnings"`
}

// RejectedRows is how many rows were rejected; one may have several problems.
func (r ImportReport) RejectedRows() int {
	type row struct {
		sheet string
		row   int
	}
	rows := map[row]bool{}
	for _, p := range r.Rejected {
		rows[row{p.Sheet, p.Row}] = true
	}
	return len(rows)
}

// Warning is something to look at in a record that was stored.
type Warning struct {
	Code string `json:"code"`
	Args []any  `json:"args,omitempty"`
	Text string `json:"message"`
}

// LeadQuery is a search of leads. The zero value finds all open ones, newest first.
type LeadQuery struct {
	Text           string
	Dongs          []string // any of these names
	Occupation     string   // KECO; its whole branch
	EmploymentType string
	WageType       WageType // of WageMin
	WageMin        int64    // won; 0: any. Compared as MonthlyWon
	All            bool     // closed and expired too
	Limit          int      // 0: 50
	ExactTotal     bool     // count all matches; otherwise Total stops at TotalCap
}

// TotalCap is where a search stops counting: more than anybody scrolls.
const TotalCap = 1000

// LeadHits is the answer to a search of leads: what starts the company or the
// title first, then the freshest.
type LeadHits struct {
	Total int // exact below TotalCap, or if ExactTotal was asked
	Hits  []Lead
}

// Referrals keeps 알선.
type Referrals interface {
	// Gate checks one seeker against one lead. Errors: NotFound.
	Gate(ctx context.Context, seeker, lead ID) (GateResult, error)

	// Refer checks the gate again, takes the next slip number and stores the
	// referral in one transaction. Errors: FieldErrors; Refused gate_red;
	// Refused gate_reason if an amber line stands and Reason is empty.
	Refer(ctx context.Context, r NewReferral) (ReferralView, error)

	// Referral opens one by id. Errors: NotFound referral.
	Referral(ctx context.Context, id ID) (ReferralView, error)

	// BySlip opens one by number, as ParseSlipNumber reads it. Errors: Invalid
	// slip_form, slip_check; NotFound slip.
	BySlip(ctx context.Context, number string) (ReferralView, error)

	// FindReferrals searches this desk's slips; see ReferralQuery. Like a list of
	// people it is not an access to a record.
	FindReferrals(ctx context.Context, q ReferralQuery) (ReferralHits, error)

	// VoidReferral keeps the number and ends the referral. Errors: NotFound,
	// Refused already_void, Refused has_result, FieldErrors (reason).
	VoidReferral(ctx context.Context, id ID, reason string) (ReferralView, error)

	// Printed counts one more print of these sheets of a referral and logs it
	// with how it left the desk ("print", "file"). It returns how often each was
	// printed before, 0 the first time. No sheets count nothing and are logged: what
	// was counted and did not come out leaves the desk once more. Errors: NotFound
	// referral, Invalid code_unknown.
	Printed(ctx context.Context, id ID, sheets []SheetKind, how string) (before Prints, err error)

	// PrintedTogether does so for sheets that are of several referrals at once, as an
	// employer's list is: for all of them, or for none. Errors: those of Printed.
	PrintedTogether(ctx context.Context, ids []ID, sheets []SheetKind, how string) error

	// NextSlip is the number the next slip of today will probably get.
	NextSlip(ctx context.Context) (SlipNumber, error)
}

// NewReferral is what is decided when a referral is made.
type NewReferral struct {
	SeekerID, LeadID ID
	Interview        Interview
	Reason           string // for amber lines
}

// Reception is the desk's day at a glance.
type Reception interface {
	// Visit records that a known person is being served now, once a day.
	Visit(ctx context.Context, seeker ID, kind VisitKind) error
	// Queue is who was served today, newest first.
	Queue(ctx context.Context) ([]QueueEntry, error)
	// Due is what is to be seen to: results to chase, leads and registrations
	// that expire within 7 days; all of it if limit is not positive.
	Due(ctx context.Context, limit int) ([]Due, error)
	// Counts are today's figures of this desk.
	Counts(ctx context.Context) (DayCounts, error)
}

// Drafts keeps half-typed forms, encrypted, so that they survive a power cut.
// A draft belongs to a member of staff and a form ("register", "refer").
type Drafts interface {
	SaveDraft(ctx context.Context, form string, content json.RawMessage) error
	// Draft returns nil, zero if there is none.
	Draft(ctx context.Context, form string) (content json.RawMessage, saved time.Time, err error)
	DropDraft(ctx context.Context, form string) error
}

// Settings keeps what the settings page shows; see SettingKeys.
type Settings interface {
	// Setting is the value of key, or its default. Errors: NotFound setting.
	Setting(ctx context.Context, key string) (string, error)
	// SetSetting checks and stores. Errors: NotFound setting, Invalid, Denied role.
	// The steps of following up rise: Invalid follow_order.
	SetSetting(ctx context.Context, key, value string) error
}
