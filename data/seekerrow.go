package data

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"ieumdesk/model"
)

// insertSeeker stores a seeker that is normalised and has its id.
func (s *session) insertSeeker(ctx context.Context, tx *sql.Tx, p model.Seeker, now time.Time) error {
	g, err := s.sealSeeker(p)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `
		INSERT INTO seeker (id, revision, desk, received_on, valid_until, closed_on, phone_blind, other_blind,
			sealed_identity, sealed_profile, sealed_private, created_at, updated_at, seen_at)
		VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?12, ?12)`,
		p.ID[:], p.Revision, p.Desk, p.Received, p.Valid, p.Closed, g.phone, g.other,
		g.identity, g.profile, g.private, millis(now))
	return err
}

// updateSeeker stores a changed seeker under its new revision.
func (s *session) updateSeeker(ctx context.Context, tx *sql.Tx, p model.Seeker, now time.Time) error {
	g, err := s.sealSeeker(p)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `
		UPDATE seeker
		   SET revision = ?2, valid_until = ?3, closed_on = ?4, phone_blind = ?5, other_blind = ?6,
		       sealed_identity = ?7, sealed_profile = ?8, sealed_private = ?9, updated_at = ?10
		 WHERE id = ?1`,
		p.ID[:], p.Revision, p.Valid, p.Closed, g.phone, g.other, g.identity, g.profile, g.private, millis(now))
	return err
}

// loadSeeker reads the full record, consents included. Errors: NotFound seeker.
func (s *session) loadSeeker(ctx context.Context, q asker, id model.ID) (model.Seeker, error) {
	row := q.QueryRowContext(ctx, "SELECT "+seekerColumns+" FROM seeker s WHERE s.id = ?", id[:])
	var p model.Seeker
	var g sealedSeeker
	err := row.Scan(seekerFields(&p, &g)...)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return model.Seeker{}, notFound("seeker")
	case err != nil:
		return model.Seeker{}, err
	}
	if err := s.unsealSeeker(&p, g); err != nil {
		return model.Seeker{}, err
	}
	p.Consents, err = loadConsents(ctx, q, id)
	return p, err
}

// seekerColumns are what seekerFields takes, of a table called s.
const seekerColumns = `s.id, s.revision, s.desk, s.received_on, s.valid_until, s.closed_on,
	s.sealed_identity, s.sealed_profile, s.sealed_private`

func seekerFields(p *model.Seeker, g *sealedSeeker) []any {
	return []any{&p.ID, &p.Revision, &p.Desk, &p.Received, &p.Valid, &p.Closed, &g.identity, &g.profile, &g.private}
}

// sealedSeeker is what a seeker's row holds of a person: nothing to read.
type sealedSeeker struct {
	identity, profile, private []byte
	phone, other               []byte // blind indexes; other is nil if there is no second phone
}

func (s *session) sealSeeker(p model.Seeker) (g sealedSeeker, err error) {
	g.phone, g.other = s.blindPhone(p.Phone), s.blindPhone(p.OtherPhone)
	if g.identity, err = seal(s.vault, p.ID, identityColumn, identity{
		Name: p.Name, LatinName: p.LatinName, BirthDate: p.BirthDate, Sex: p.Sex,
		Phone: p.Phone, OtherPhone: p.OtherPhone, Dong: p.Dong, Address: p.Address,
	}); err != nil {
		return g, err
	}
	if g.profile, err = seal(s.vault, p.ID, profileColumn, profile{
		Nationality: p.Nationality, Visa: p.Visa, VisaExpires: p.VisaExpires, Languages: p.Languages,
		Education: p.Education, School: p.School, Major: p.Major, Graduated: p.Graduated, CareerMonths: p.CareerMonths,
		Occupations: p.Occupations, Duties: p.Duties, Places: p.Places, EmploymentTypes: p.EmploymentTypes,
		WageType: p.WageType, Wage: p.Wage, Available: p.Available, Licences: p.Licences, NoReferral: p.NoReferral,
	}); err != nil {
		return g, err
	}
	g.private, err = seal(s.vault, p.ID, privateColumn, private{Groups: p.Groups, Note: p.Note})
	return g, err
}

func (s *session) unsealSeeker(p *model.Seeker, g sealedSeeker) error {
	var who identity
	var what profile
	var more private
	for _, group := range []struct {
		column string
		sealed []byte
		into   any
	}{{identityColumn, g.identity, &who}, {profileColumn, g.profile, &what}, {privateColumn, g.private, &more}} {
		if err := unseal(s.vault, p.ID, group.column, group.sealed, group.into); err != nil {
			return err
		}
	}
	p.Name, p.LatinName, p.BirthDate, p.Sex = who.Name, who.LatinName, who.BirthDate, who.Sex
	p.Phone, p.OtherPhone, p.Dong, p.Address = who.Phone, who.OtherPhone, who.Dong, who.Address
	p.Nationality, p.Visa, p.VisaExpires, p.Languages = what.Nationality, what.Visa, what.VisaExpires, what.Languages
	p.Education, p.School, p.Major, p.Graduated = what.Education, what.School, what.Major, what.Graduated
	p.CareerMonths, p.Occupations, p.Duties, p.Places = what.CareerMonths, what.Occupations, what.Duties, what.Places
	p.EmploymentTypes, p.WageType, p.Wage = what.EmploymentTypes, what.WageType, what.Wage
	p.Available, p.Licences, p.NoReferral = what.Available, what.Licences, what.NoReferral
	p.Groups, p.Note = more.Groups, more.Note
	return nil
}

// blindPhone is what an exact phone is found by, the same whether it is a
// person's first or second; nil for none.
func (s *session) blindPhone(phone string) []byte {
	digits := model.PhoneDigits(phone)
	if digits == "" {
		return nil
	}
	b := s.vault.Blind("phone", digits)
	return b[:]
}
