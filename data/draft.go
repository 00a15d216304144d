package data

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"ieumdesk/model"
)

// draftColumn is what a draft's seal is bound to, with the staff id and the form.
func draftColumn(form string) string { return "sealed_content/" + form }

// SaveDraft keeps a half-typed form until it is dropped. What looks like a
// resident number is left out: not even a draft may hold one (개인정보 보호법 §24의2).
// Errors: Invalid draft_form if content is no JSON.
func (s *session) SaveDraft(ctx context.Context, form string, content json.RawMessage) error {
	clean, err := withoutResidentNo(content)
	if err != nil {
		return &model.Error{Kind: model.Invalid, Code: "draft_form", Err: err}
	}
	return s.inTx(ctx, func(tx *sql.Tx) error {
		sealed := s.vault.Seal(s.staff.ID, draftColumn(form), clean)
		_, err := tx.ExecContext(ctx, `INSERT INTO draft (staff_id, form, saved_at, sealed_content) VALUES (?1, ?2, ?3, ?4)
			ON CONFLICT DO UPDATE SET saved_at = ?3, sealed_content = ?4`,
			s.staff.ID[:], form, millis(s.now()), sealed)
		return err
	})
}

// Draft returns nil, zero if there is none.
func (s *session) Draft(ctx context.Context, form string) (content json.RawMessage, saved time.Time, err error) {
	var sealed []byte
	var at int64
	err = s.read.QueryRowContext(ctx, "SELECT saved_at, sealed_content FROM draft WHERE staff_id = ? AND form = ?", s.staff.ID[:], form).
		Scan(&at, &sealed)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, time.Time{}, nil
	case err != nil:
		return nil, time.Time{}, explain(err)
	}
	if content, err = s.vault.Open(s.staff.ID, draftColumn(form), sealed); err != nil {
		return nil, time.Time{}, err
	}
	return content, instant(at), nil
}

// DropDraft forgets a draft; one that is not there is no error.
func (s *session) DropDraft(ctx context.Context, form string) error {
	return s.inTx(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "DELETE FROM draft WHERE staff_id = ? AND form = ?", s.staff.ID[:], form)
		return err
	})
}

// withoutResidentNo empties the texts of a JSON document that hold what looks
// like a resident number; numbers and order of a document without one stay as they are.
func withoutResidentNo(content json.RawMessage) (json.RawMessage, error) {
	d := json.NewDecoder(bytes.NewReader(content))
	d.UseNumber()
	var doc any
	if err := d.Decode(&doc); err != nil {
		return nil, err
	}
	found := false
	doc = emptied(doc, &found)
	if !found {
		return content, nil
	}
	return json.Marshal(doc)
}

func emptied(v any, found *bool) any {
	switch v := v.(type) {
	case string:
		if model.HasResidentNo(v) {
			*found = true
			return ""
		}
	case []any:
		for i := range v {
			v[i] = emptied(v[i], found)
		}
	case map[string]any:
		for k := range v {
			v[k] = emptied(v[k], found)
		}
	}
	return v
}
