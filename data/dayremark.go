package data

import (
	"context"
	"database/sql"
	"errors"

	"ieumdesk/model"
)

// remarks are what was typed into a day log (day_remark.sealed_remarks).
type remarks struct {
	Handover   string `json:"handover,omitempty"`
	Special    string `json:"special,omitempty"`
	Suggestion string `json:"suggestion,omitempty"`
	Leave      string `json:"leave,omitempty"`
}

// SaveRemarks keeps what was typed so far.
func (s *session) SaveRemarks(ctx context.Context, day model.Date, r model.Remarks) (model.Remarks, error) {
	if !day.Valid() {
		return r, badDay("date")
	}
	if err := r.Normalise(); err != nil {
		return r, err
	}
	var stored model.Remarks
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		if err := s.dayOpen(ctx, tx, day); err != nil {
			return err
		}
		var err error
		stored, err = s.storeRemarks(ctx, tx, day, r)
		return err
	})
	if err != nil {
		return r, err
	}
	return stored, nil
}

// storeRemarks writes remarks over those that the writer has seen. What says the
// same is not written. Errors: Conflict remarks_changed.
func (s *session) storeRemarks(ctx context.Context, tx *sql.Tx, day model.Date, r model.Remarks) (model.Remarks, error) {
	stored, err := s.loadRemarks(ctx, tx, day)
	if err != nil {
		return r, err
	}
	if r.Revision != stored.Revision {
		return r, &model.Error{Kind: model.Conflict, Code: "remarks_changed"}
	}
	if r == stored {
		return r, nil
	}
	id := s.o.NewID()
	err = tx.QueryRowContext(ctx, "SELECT id FROM day_remark WHERE desk = ? AND day = ?", s.desk.Code, day).Scan(&id)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return r, err
	}
	sealed, err := seal(s.vault, id, remarksColumn, remarks{r.Handover, r.Special, r.Suggestion, r.Leave})
	if err != nil {
		return r, err
	}
	r.Revision++
	query := "INSERT INTO day_remark (id, revision, desk, day, staff_id, saved_at, sealed_remarks) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
	if stored.Revision > 0 {
		query = "UPDATE day_remark SET revision = ?2, staff_id = ?5, saved_at = ?6, sealed_remarks = ?7 WHERE id = ?1 AND desk = ?3 AND day = ?4"
	}
	_, err = tx.ExecContext(ctx, query, id[:], r.Revision, s.desk.Code, day, s.staff.ID[:], millis(s.now()), sealed)
	return r, err
}

func (s *session) loadRemarks(ctx context.Context, tx *sql.Tx, day model.Date) (model.Remarks, error) {
	var id model.ID
	var revision int
	var sealed []byte
	err := tx.QueryRowContext(ctx, "SELECT id, revision, sealed_remarks FROM day_remark WHERE desk = ? AND day = ?", s.desk.Code, day).
		Scan(&id, &revision, &sealed)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return model.Remarks{}, nil
	case err != nil:
		return model.Remarks{}, err
	}
	var r remarks
	err = unseal(s.vault, id, remarksColumn, sealed, &r)
	return model.Remarks{Revision: revision, Handover: r.Handover, Special: r.Special, Suggestion: r.Suggestion, Leave: r.Leave}, err
}
