package data

import (
	"context"
	"database/sql"
	"io"
	"time"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/model/sample"
)

// Demo says how many synthetic records to make. The same seed makes the same
// ones, day of the demo aside.
type Demo struct {
	Leads, Seekers int
	Seed           uint64
}

// FillDemo adds synthetic seekers and leads to the store that desk has open, all
// or none. The people have been here within the last eighty days. progress may
// be nil; it is told how many records are made.
func FillDemo(ctx context.Context, desk model.Session, d Demo, progress func(records int)) error {
	s := desk.(*session)
	if progress == nil {
		progress = func(int) {}
	}
	names, err := assets.SampleNames()
	if err != nil {
		return err
	}
	maker := sample.New(d.Seed, s.o.Tables, names, s.today())
	if err := s.fillSeekers(ctx, maker, d.Seekers, progress); err != nil {
		return err
	}
	row := 0
	_, err = s.ImportLeads(ctx, func() (model.LeadRow, error) {
		if row == d.Leads {
			return model.LeadRow{}, io.EOF
		}
		row++
		return demoRow(row, maker.Lead()), nil
	}, false, func(rows int) { progress(d.Seekers + rows) })
	return err
}

func demoRow(row int, l model.Lead) model.LeadRow {
	nothing := func(string) string { return "" }
	return model.LeadRow{Row: row, Lead: l, Column: nothing, Value: nothing}
}

// fillSeekers stores n people in one transaction and then shows them to search.
func (s *session) fillSeekers(ctx context.Context, maker *sample.Maker, n int, progress func(int)) error {
	if n == 0 {
		return nil
	}
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		for i := range n {
			if err := s.fillSeeker(ctx, tx, maker.Seeker()); err != nil {
				return err
			}
			if i%reportEvery == 0 {
				progress(i)
			}
		}
		return s.record(tx, "demo_fill", model.ID{}, "")
	})
	if err != nil {
		return err
	}
	return s.refreshPeople(ctx)
}

func (s *session) fillSeeker(ctx context.Context, tx *sql.Tx, p model.Seeker) error {
	at := p.Consents[0].At
	if now := s.now(); at.After(now) { // who comes today has come already
		at = now.Add(-now.Sub(model.Today(now).Time()) / 4)
		for i := range p.Consents {
			p.Consents[i].At = at
		}
	}
	p.ID, p.Revision, p.Desk = s.o.NewID(), 1, s.desk.Code
	p.Received = model.Today(at)
	p.Valid = p.Received.AddMonths(model.RegistrationMonths)
	p.Consents = storable(p.Consents)
	if err := p.Normalise(s.o.Tables, s.today()); err != nil {
		return err
	}
	if err := s.insertSeeker(ctx, tx, p, at); err != nil {
		return err
	}
	if err := s.addConsents(ctx, tx, p.ID, p.Consents); err != nil {
		return err
	}
	return s.insertVisit(ctx, tx, p.ID, model.VisitRegister, at.Add(-time.Minute))
}
