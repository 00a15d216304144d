package data

import (
	"context"
	"database/sql"

	"ieumdesk/model"
)

// Queue is who was served today, newest first, each once. That somebody
// registered or renewed says more than that they were counselled as well.
func (s *session) Queue(ctx context.Context) ([]model.QueueEntry, error) {
	var out []model.QueueEntry
	at := map[model.ID]int{}
	err := s.look(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			SELECT `+visitColumns+`, p.sealed_identity,
			       (SELECT count(*) FROM referral r WHERE r.seeker_id = v.seeker_id AND r.desk = v.desk AND r.day = v.day AND r.status <> 'void')
			  FROM visit v JOIN seeker p ON p.id = v.seeker_id
			 WHERE v.desk = ? AND v.day = ? ORDER BY v.at DESC, v.id DESC`, s.desk.Code, s.today())
		if err != nil {
			return err
		}
		return each(rows, func() error {
			var e model.QueueEntry
			var sealed []byte
			if e.Visit, err = s.scanVisit(rows.Scan, &sealed, &e.Referrals); err != nil {
				return err
			}
			if i, ok := at[e.Visit.SeekerID]; ok {
				if out[i].Visit.Kind == model.VisitConsult {
					out[i].Visit.Kind = e.Visit.Kind
				}
				return nil
			}
			var who identity
			if err := unseal(s.vault, e.Visit.SeekerID, identityColumn, sealed, &who); err != nil {
				return err
			}
			e.Name = who.Name
			at[e.Visit.SeekerID] = len(out)
			out = append(out, e)
			return nil
		})
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// Counts are today's figures of this desk, as its day log counts them.
func (s *session) Counts(ctx context.Context) (model.DayCounts, error) {
	var f model.DayFigures
	today := s.today()
	err := s.look(ctx, func(tx *sql.Tx) error {
		all, err := s.tallies(ctx, tx, span{today, today, s.desk.Code}, model.Visits, model.ReferralsMade, model.Hires)
		f = total(all)
		return err
	})
	return model.DayCounts{Visits: f.Visits, Referrals: f.Referrals, Hires: f.Hires}, err
}
