package data

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"ieumdesk/data/city/hub"
	"ieumdesk/model"
)

// puller is a way by which shared leads come back.
type puller interface {
	Feed(ctx context.Context) (string, error)
	Pull(ctx context.Context, mark string, take func(hub.Told) error) (next string, err error)
}

// PullCity brings the leads that the desks share. What is taken twice changes
// nothing, so it may break off anywhere: the watermark is moved last.
func (s *session) PullCity(ctx context.Context) (model.CityPulled, error) {
	var got model.CityPulled
	if _, err := s.waysOf(ctx, model.ByPostgres); err != nil {
		return got, err
	}
	w, err := s.openWay(ctx, model.ByPostgres)
	if err != nil {
		return got, err
	}
	defer w.Close()
	from, ok := w.(puller)
	if !ok {
		return got, fmt.Errorf("leads do not come back by %T", w)
	}
	feed, err := from.Feed(ctx)
	if err == nil {
		err = s.outbox().Feed(ctx, model.ByPostgres, feed)
	}
	if err != nil {
		return got, err
	}
	mark, err := s.pulledMark(ctx)
	if err != nil {
		return got, err
	}
	next, err := from.Pull(ctx, mark, func(t hub.Told) error { return s.takeTold(ctx, t, &got) })
	if err != nil {
		return got, err
	}
	err = s.inTx(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "UPDATE city_way SET pulled = ?2 WHERE way = ?1", model.ByPostgres, next)
		return err
	})
	if err != nil {
		return got, err
	}
	conflicts, err := s.CityConflicts(ctx)
	got.Conflicts = len(conflicts)
	if got.Added+got.Updated > 0 {
		s.contacts.stale.Store(true)
	}
	return got, err
}

func (s *session) pulledMark(ctx context.Context) (mark string, err error) {
	err = s.look(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, "SELECT pulled FROM city_way WHERE way = ?", model.ByPostgres).Scan(&mark)
	})
	return mark, err
}

// takeTold takes a step of what the city told, in one transaction.
func (s *session) takeTold(ctx context.Context, t hub.Told, got *model.CityPulled) error {
	step := *got
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		for _, l := range t.Leads {
			if err := s.takeLead(ctx, tx, l, &step); err != nil {
				return err
			}
		}
		for _, h := range t.Hires {
			_, err := tx.ExecContext(ctx, `
				INSERT INTO city_hire (lead_id, desk, hires, at) VALUES (?1, ?2, ?3, ?4)
				ON CONFLICT DO UPDATE SET hires = ?3, at = ?4 WHERE hires <> ?3`, h.Lead[:], h.Desk, h.Hires, millis(s.now()))
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		*got = step
	}
	return err
}

// takeLead takes one lead. A lead that a later program writes in a way this one
// cannot read is left out, and comes again when it changes.
func (s *session) takeLead(ctx context.Context, tx *sql.Tx, l hub.Lead, got *model.CityPulled) error {
	got.Leads++
	var body model.CityLeadBody
	if err := json.Unmarshal(l.Body, &body); err != nil {
		s.o.Log.Warn("a shared lead cannot be read", "desk", l.Desk)
		return nil
	}
	stored, err := s.loadLead(ctx, tx, l.ID)
	switch {
	case model.KindOf(err) == model.NotFound && l.Desk == s.desk.Code:
		return nil // of this desk before it began anew
	case model.KindOf(err) == model.NotFound:
		return s.addShared(ctx, tx, l, body, got)
	case err != nil:
		return err
	case stored.Desk == s.desk.Code:
		return s.takeChange(ctx, tx, l, stored)
	}
	return s.changeShared(ctx, tx, body, stored, got)
}

// addShared stores a lead of another desk, under that desk. It is searched and
// referred to like any other, and edited by nobody here.
func (s *session) addShared(ctx context.Context, tx *sql.Tx, told hub.Lead, body model.CityLeadBody, got *model.CityPulled) error {
	now := s.now()
	l := model.Lead{ID: told.ID, Revision: 1, Desk: told.Desk, Received: body.Day, Status: body.Status}
	giveShared(&l, body)
	if err := s.normaliseLead(&l, model.Today(now)); err != nil {
		s.o.Log.Warn("a shared lead cannot be taken", "desk", told.Desk, "error", model.CodeOf(err))
		return nil
	}
	if l.Status == model.LeadClosed {
		l.Closed = model.Today(now)
	}
	if _, err := tx.ExecContext(ctx, "INSERT INTO desk (code, name, own) VALUES (?1, ?1, 0) ON CONFLICT DO NOTHING", told.Desk); err != nil {
		return err
	}
	known := s.employers(tx, now)
	known.list = true // another desk renames no employer of this one
	if err := s.insertLead(ctx, tx, known, &l, nil, now); err != nil {
		return err
	}
	got.Added++
	return s.indexLeads(ctx, tx, "l.id = ?", l.ID[:])
}

// changeShared stores what another desk changed about its lead.
func (s *session) changeShared(ctx context.Context, tx *sql.Tx, body model.CityLeadBody, stored storedLead, got *model.CityPulled) error {
	l := stored.Lead
	giveShared(&l, body)
	l.Status = body.Status
	l.Openings = max(l.Openings, stored.Hired) // fewer than this desk has hired for is a conflict, not a fault
	if same(l, stored.Lead) {
		return nil
	}
	known := s.employers(tx, s.now())
	known.list = true
	err := s.changeLead(ctx, known, stored, &l, imported{})
	if fieldErrors(err) != nil {
		s.o.Log.Warn("a change of a shared lead cannot be taken", "desk", stored.Desk, "error", model.CodeOf(err))
		return nil
	}
	if err == nil {
		err = unindexLead(ctx, tx, stored.doc)
	}
	if err == nil {
		err = s.writeEmployers(ctx, known)
	}
	if err != nil {
		return err
	}
	got.Updated++
	return s.indexLeads(ctx, tx, "l.id = ?", l.ID[:])
}

func giveShared(l *model.Lead, body model.CityLeadBody) {
	body.Lead.Give(l)
	if body.Full != nil {
		l.Representative, l.Contact, l.Phone, l.Fax, l.Source.By =
			body.Full.Representative, body.Full.Contact, body.Full.Phone, body.Full.Fax, body.Full.By
	}
}

// same reports whether two leads say the same, as their desk tells it. What the
// desk keeps of an employer from elsewhere is no difference.
func same(a, b model.Lead) bool {
	a.Employer, a.BusinessNo, a.Industry, a.EmployerPhone, a.Representative = b.Employer, b.BusinessNo, b.Industry, b.EmployerPhone, b.Representative
	x, errX := leadCells(&a)
	y, errY := leadCells(&b)
	if errX != nil || errY != nil || len(x) != len(y) {
		return false
	}
	for field := range x {
		if string(x[field]) != string(y[field]) {
			return false
		}
	}
	return true
}

// cityVersion is what city hall wants otherwise about a lead.
type cityVersion struct {
	model.CityLeadTerms
	Status model.LeadStatus `json:"status,omitempty"`
}

// takeChange notes that city hall changed a lead of this desk, for somebody to
// decide about. Only what differs from what the desk has is a change.
func (s *session) takeChange(ctx context.Context, tx *sql.Tx, told hub.Lead, stored storedLead) error {
	var seen int64
	err := tx.QueryRowContext(ctx, "SELECT seen FROM city_lead WHERE lead_id = ?", told.ID[:]).Scan(&seen)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	var sealed []byte
	if told.Change > seen && told.City != nil {
		l, err := withVersion(stored.Lead, told.City)
		if err != nil {
			s.o.Log.Warn("city hall's change of a lead cannot be read", "error", err)
			return nil
		}
		if !same(l, stored.Lead) || l.Employer != stored.Employer {
			sealed = s.vault.Seal(told.ID, versionColumn, told.City)
		}
	}
	_, err = tx.ExecContext(ctx, `
		INSERT INTO city_lead (lead_id, change, at, sealed_version) VALUES (?1, ?2, ?3, ?4)
		ON CONFLICT DO UPDATE SET at = CASE WHEN change < ?2 THEN ?3 ELSE at END, change = max(change, ?2), sealed_version = ?4`,
		told.ID[:], told.Change, millis(s.now()), sealed)
	return err
}

const versionColumn = "sealed_version"

// withVersion is a lead with what city hall wants otherwise.
func withVersion(l model.Lead, version []byte) (model.Lead, error) {
	v := cityVersion{CityLeadTerms: model.LeadTermsOf(&l), Status: l.Status}
	v.Licences, v.Benefits = slices.Clone(v.Licences), slices.Clone(v.Benefits) // which decoding writes into
	if err := json.Unmarshal(version, &v); err != nil {
		return l, err
	}
	v.Give(&l)
	l.Status = v.Status
	return l, nil
}
