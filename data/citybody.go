package data

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"

	"ieumdesk/data/city"
	"ieumdesk/model"
)

// cityRecord is a record that has to be told, as the outbox names it.
type cityRecord struct {
	seq  int64
	kind model.CityKind
	id   model.ID
	rev  int64
}

// eventID is what the city knows a record by. A result belongs to its referral and
// has no id of its own.
func (r cityRecord) eventID() model.ID {
	if r.kind == model.CityResult {
		return uuid.NewSHA1(r.id, []byte("result"))
	}
	return r.id
}

// cityBodies reads what the city is told of records, in one state of the store.
type cityBodies struct {
	s     *session
	tx    *sql.Tx
	full  bool
	stmts map[model.CityKind]*sql.Stmt
}

// bodies reads in tx. The caller closes it.
func (s *session) bodies(ctx context.Context, tx *sql.Tx) (*cityBodies, error) {
	detail, err := plainSetting(ctx, tx, "city.detail")
	return &cityBodies{s: s, tx: tx, full: detail == "full", stmts: map[model.CityKind]*sql.Stmt{}}, err
}

func (b *cityBodies) close() {
	for _, stmt := range b.stmts {
		stmt.Close()
	}
}

// bodyReaders are how the body of each kind is read: the query, by the record's id,
// and what is made of its row.
var bodyReaders = map[model.CityKind]struct {
	query string
	read  func(b *cityBodies, id model.ID, scan func(...any) error) (at time.Time, body any, err error)
}{
	model.CityVisit:    {"SELECT day, at, seeker_id, kind FROM visit WHERE id = ?", (*cityBodies).visit},
	model.CitySeeker:   {citySeekerSQL, (*cityBodies).seeker},
	model.CityLead:     {cityLeadSQL, (*cityBodies).lead},
	model.CityReferral: {cityReferralSQL, (*cityBodies).referral},
	model.CityResult: {
		"SELECT id, referral_id, status, replied_on, how, at, sealed_answer FROM result WHERE referral_id = ? ORDER BY revision DESC LIMIT 1",
		(*cityBodies).result,
	},
	model.CityDay: {cityDaySQL, (*cityBodies).day},
}

// event is what is sent of a record, as it is now. One that is gone is told as
// erased.
func (b *cityBodies) event(ctx context.Context, r cityRecord) (json.RawMessage, error) {
	reader, ok := bodyReaders[r.kind]
	if !ok {
		return nil, fmt.Errorf("nobody reads a %s for the city", r.kind)
	}
	stmt := b.stmts[r.kind]
	if stmt == nil {
		var err error
		if stmt, err = b.tx.PrepareContext(ctx, reader.query); err != nil {
			return nil, err
		}
		b.stmts[r.kind] = stmt
	}
	at, body, err := reader.read(b, r.id, stmt.QueryRow(r.id[:]).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		at, body, err = b.s.now().UTC().Truncate(time.Millisecond), model.CityErased{Erased: true}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("%s for the city: %w", r.kind, err)
	}
	return city.EncodeEvent(model.CityEvent{ID: r.eventID(), Desk: b.s.desk.Code, Kind: r.kind, Rev: r.rev, At: at, Body: body})
}

func (b *cityBodies) visit(_ model.ID, scan func(...any) error) (time.Time, any, error) {
	var v model.CityVisitBody
	var at int64
	err := scan(&v.Day, &at, &v.SeekerID, &v.Visit)
	return instant(at), v, err
}

const citySeekerSQL = `
	SELECT received_on, valid_until, closed_on, updated_at, sealed_identity, sealed_profile, sealed_private,
	       coalesce((SELECT withdrawn = 0 FROM consent c WHERE c.seeker_id = s.id AND c.kind = 'sensitive' ORDER BY at DESC, id DESC LIMIT 1), 0)
	  FROM seeker s WHERE id = ?`

func (b *cityBodies) seeker(id model.ID, scan func(...any) error) (time.Time, any, error) {
	var p model.CitySeekerBody
	var at int64
	var sensitive bool
	var g sealedSeeker
	if err := scan(&p.Day, &p.ValidUntil, &p.Closed, &at, &g.identity, &g.profile, &g.private, &sensitive); err != nil {
		return time.Time{}, nil, err
	}
	var who identity
	var wants struct {
		Occupations []string `json:"occupations"`
	}
	errIdentity := unseal(b.s.vault, id, identityColumn, g.identity, &who)
	errProfile := unseal(b.s.vault, id, profileColumn, g.profile, &wants)
	if err := errors.Join(errIdentity, errProfile); err != nil {
		return time.Time{}, nil, err
	}
	p.BirthYear, _, _ = strings.Cut(string(who.BirthDate), "-")
	p.Sex, p.Occupations = who.Sex, wants.Occupations
	if _, known := b.s.o.Tables.Dong(who.Dong); known { // any other text may be an address
		p.Dong = who.Dong
	}
	if sensitive {
		var more private
		if err := unseal(b.s.vault, id, privateColumn, g.private, &more); err != nil {
			return time.Time{}, nil, err
		}
		p.Groups = more.Groups
	}
	if b.full {
		p.Full = &model.CitySeekerDetail{Name: who.Name, BirthDate: who.BirthDate, Phone: who.Phone, Address: who.Address}
	}
	return instant(at), p, nil
}

const cityLeadSQL = `
	SELECT coalesce((SELECT seen FROM city_lead c WHERE c.lead_id = l.id), 0), ` + leadColumns + `
	  FROM lead l JOIN employer e ON e.id = l.employer_id WHERE l.id = ?`

func (b *cityBodies) lead(_ model.ID, scan func(...any) error) (time.Time, any, error) {
	var l model.CityLeadBody
	var r storedLead
	if err := scan(append([]any{&l.Seen}, r.fields()...)...); err != nil {
		return time.Time{}, nil, err
	}
	if err := r.open(b.s); err != nil {
		return time.Time{}, nil, err
	}
	l.Day, l.Status, l.Hired, l.Lead = r.Received, r.Status, r.Hired, model.LeadTermsOf(&r.Lead)
	if b.full {
		l.Full = &model.CityLeadPeople{Representative: r.Representative, Contact: r.Contact, Phone: r.Phone, Fax: r.Fax, By: r.Source.By}
	}
	return r.Updated, l, nil
}

const cityReferralSQL = `
	SELECT day, desk, year, seq, seeker_id, lead_id, status, status_at, interview_at, coalesce(json_extract(gate, '$.result'), ''),
	       coalesce((SELECT replied_on FROM result a WHERE a.referral_id = referral.id ORDER BY revision DESC LIMIT 1), '')
	  FROM referral WHERE id = ?`

func (b *cityBodies) referral(_ model.ID, scan func(...any) error) (time.Time, any, error) {
	var r model.CityReferralBody
	var slip model.SlipNumber
	var status, interview int64
	var replied model.Date
	if err := scan(&r.Day, &slip.Desk, &slip.Year, &slip.Seq, &r.SeekerID, &r.LeadID, &r.Status, &status, &interview, &r.Gate, &replied); err != nil {
		return time.Time{}, nil, err
	}
	r.Slip, r.StatusOn = slip.String(), model.Today(instant(status))
	if r.Status == model.Hired {
		r.HiredOn = replied
	}
	if interview != 0 {
		r.Interview = model.Today(instant(interview))
	}
	return instant(status), r, nil
}

// result is the newest answer to a referral. Who gave it and why are free text and stay
// at the desk.
func (b *cityBodies) result(_ model.ID, scan func(...any) error) (time.Time, any, error) {
	var r model.CityResultBody
	var id model.ID
	var at int64
	var sealed []byte
	if err := scan(&id, &r.ReferralID, &r.Status, &r.Day, &r.How, &at, &sealed); err != nil {
		return time.Time{}, nil, err
	}
	var a answer
	if err := unseal(b.s.vault, id, answerColumn, sealed, &a); err != nil {
		return time.Time{}, nil, err
	}
	r.ResultTerms = a.ResultTerms
	return instant(at), r, nil
}

// cityDaySQL finds the newest closing of the day whose first closing it is given.
const cityDaySQL = `
	SELECT c.id, c.day, c.revision, coalesce(o.at, c.at), o.close_id IS NULL, c.sealed_content
	  FROM day_close f JOIN day_close c ON c.desk = f.desk AND c.day = f.day LEFT JOIN day_reopen o ON o.close_id = c.id
	 WHERE f.id = ? ORDER BY c.revision DESC LIMIT 1`

// day is a closed day: its figures. What was typed into it stays at the desk.
func (b *cityBodies) day(_ model.ID, scan func(...any) error) (time.Time, any, error) {
	var d model.CityDayBody
	var id model.ID
	var at int64
	var sealed []byte
	if err := scan(&id, &d.Day, &d.Revision, &at, &d.Closed, &sealed); err != nil {
		return time.Time{}, nil, err
	}
	var f frozen
	if err := unseal(b.s.vault, id, contentColumn, sealed, &f); err != nil {
		return time.Time{}, nil, err
	}
	d.DayFigures = f.Log.Figures
	return instant(at), d, nil
}
