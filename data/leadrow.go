package data

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"ieumdesk/model"
)

// terms are the fields of a lead that nobody searches by, kept as one JSON.
type terms struct {
	Directions     string     `json:"directions,omitempty"`
	Duties         string     `json:"duties,omitempty"`
	ContractMonths int        `json:"contract_months,omitempty"`
	WeeklyHours    float64    `json:"weekly_hours,omitempty"`
	WorkStart      string     `json:"work_start,omitempty"`
	WorkEnd        string     `json:"work_end,omitempty"`
	Days           string     `json:"days,omitempty"`
	Education      string     `json:"education,omitempty"`
	Career         string     `json:"career,omitempty"`
	Licences       []string   `json:"licences,omitempty"`
	Benefits       []string   `json:"benefits,omitempty"`
	Foreigners     string     `json:"foreigners,omitempty"`
	Sex            model.Sex  `json:"sex,omitempty"`
	Age            string     `json:"age,omitempty"`
	Documents      string     `json:"documents,omitempty"`
	Method         string     `json:"method,omitempty"`
	WorkFrom       model.Date `json:"work_from,omitempty"`
	SiteNote       string     `json:"site_note,omitempty"`
	Team           string     `json:"team,omitempty"`
	By             string     `json:"by,omitempty"`
	On             model.Date `json:"on,omitempty"`
	URL            string     `json:"url,omitempty"`
}

func termsOf(l *model.Lead) terms {
	return terms{
		Directions: l.Directions,
		Duties:     l.Duties, ContractMonths: l.ContractMonths, WeeklyHours: l.WeeklyHours,
		WorkStart: l.WorkStart, WorkEnd: l.WorkEnd, Days: l.Days, Education: l.Education, Career: l.Career,
		Licences: l.Licences, Benefits: l.Benefits, Foreigners: l.Foreigners, Sex: l.Sex, Age: l.Age,
		Documents: l.Documents, Method: l.Method, WorkFrom: l.WorkFrom, SiteNote: l.SiteNote,
		Team: l.Source.Team, By: l.Source.By, On: l.Source.On, URL: l.Source.URL,
	}
}

func (t terms) give(l *model.Lead) {
	l.Directions = t.Directions
	l.Duties, l.ContractMonths, l.WeeklyHours = t.Duties, t.ContractMonths, t.WeeklyHours
	l.WorkStart, l.WorkEnd, l.Days, l.Education, l.Career = t.WorkStart, t.WorkEnd, t.Days, t.Education, t.Career
	l.Licences, l.Benefits, l.Foreigners, l.Sex, l.Age = t.Licences, t.Benefits, t.Foreigners, t.Sex, t.Age
	l.Documents, l.Method, l.WorkFrom, l.SiteNote = t.Documents, t.Method, t.WorkFrom, t.SiteNote
	l.Source.Team, l.Source.By, l.Source.On, l.Source.URL = t.Team, t.By, t.On, t.URL
}

// insertLeadSQL and updateLeadSQL take what leadArgs gives; the first also who
// received the lead, which no edit changes.
const (
	insertLeadSQL = `
		INSERT INTO lead (id, revision, employer_id, desk, received_on, status, closed_on, valid_until, title, occupation,
			dong, address, openings, employment_type, wage_type, wage_min, wage_max, wage_month, terms, sealed_contact,
			source_kind, source_ref, updated_at, import_key, import_hash, sealed_import, created_at, staff_id)
		VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?23, ?27)`
	updateLeadSQL = `
		UPDATE lead
		   SET revision = ?2, employer_id = ?3, desk = ?4, received_on = ?5, status = ?6, closed_on = ?7, valid_until = ?8,
		       title = ?9, occupation = ?10, dong = ?11, address = ?12, openings = ?13, employment_type = ?14,
		       wage_type = ?15, wage_min = ?16, wage_max = ?17, wage_month = ?18, terms = ?19, sealed_contact = ?20,
		       source_kind = ?21, source_ref = ?22, updated_at = ?23,
		       import_key = coalesce(?24, import_key), import_hash = coalesce(?25, import_hash),
		       sealed_import = coalesce(?26, sealed_import)
		 WHERE id = ?1`
)

// imported says which rows of a list a lead may be, and what its row said (see
// rowContent) with a hash of it; the zero imported is a lead that came from no list.
type imported struct {
	key     sql.NullString
	hash    []byte
	content []byte
}

func (s *session) leadArgs(l *model.Lead, from imported, now time.Time) ([]any, error) {
	t, err := json.Marshal(termsOf(l))
	if err != nil {
		return nil, fmt.Errorf("terms of a lead: %w", err)
	}
	sealed, err := seal(s.vault, l.ID, contactColumn, contact{Contact: l.Contact, Phone: l.Phone, Fax: l.Fax})
	if err != nil {
		return nil, err
	}
	var row []byte
	if from.content != nil {
		row = s.vault.Seal(l.ID, importColumn, from.content)
	}
	return []any{
		l.ID[:], l.Revision, l.EmployerID[:], l.Desk, string(l.Received), string(l.Status), string(l.Closed),
		string(l.ValidUntil), l.Title, l.Occupation, l.Dong, l.Address, l.Openings, l.EmploymentType,
		string(l.WageType), l.WageMin, l.WageMax, model.MonthlyWon(l.WageType, l.WageMin, l.WeeklyHours), string(t), sealed,
		l.Source.Kind, l.Source.Ref, millis(now), from.key, from.hash, row,
	}, nil
}

// leadColumns are what leadFields takes, of lead l and its employer e.
const leadColumns = `l.doc, l.id, l.revision, l.employer_id, l.desk, l.received_on, l.status, l.closed_on, l.valid_until,
	l.title, l.occupation, l.dong, l.address, l.openings, l.employment_type, l.wage_type, l.wage_min, l.wage_max,
	l.terms, l.sealed_contact, l.source_kind, l.source_ref, l.pending, l.hired, l.updated_at,
	e.name, e.business_no, e.representative, e.industry, e.phone`

// storedLead is a row of lead with its employer.
type storedLead struct {
	model.Lead
	doc     int64
	terms   []byte
	contact []byte
	updated int64
}

func (r *storedLead) fields() []any {
	return []any{
		&r.doc, &r.ID, &r.Revision, &r.EmployerID, &r.Desk, &r.Received, &r.Status, &r.Closed, &r.ValidUntil,
		&r.Title, &r.Occupation, &r.Dong, &r.Address, &r.Openings, &r.EmploymentType, &r.WageType, &r.WageMin, &r.WageMax,
		&r.terms, &r.contact, &r.Source.Kind, &r.Source.Ref, &r.Pending, &r.Hired, &r.updated,
		&r.Employer, &r.BusinessNo, &r.Representative, &r.Industry, &r.EmployerPhone,
	}
}

// open makes the lead readable.
func (r *storedLead) open(s *session) error {
	var t terms
	if err := json.Unmarshal(r.terms, &t); err != nil {
		return fmt.Errorf("terms of a lead: %w", err)
	}
	t.give(&r.Lead)
	var c contact
	if err := unseal(s.vault, r.ID, contactColumn, r.contact, &c); err != nil {
		return err
	}
	r.Contact, r.Phone, r.Fax = c.Contact, c.Phone, c.Fax
	r.Updated = instant(r.updated)
	return nil
}

// loadLead reads one lead. Errors: NotFound lead.
func (s *session) loadLead(ctx context.Context, q asker, id model.ID) (storedLead, error) {
	var r storedLead
	err := q.QueryRowContext(ctx, `
		SELECT `+leadColumns+` FROM lead l JOIN employer e ON e.id = l.employer_id WHERE l.id = ?`, id[:]).Scan(r.fields()...)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return r, notFound("lead")
	case err != nil:
		return r, err
	}
	return r, r.open(s)
}
