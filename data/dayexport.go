package data

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"ieumdesk/model"
)

// DayExported records that days were written to files, and why if people are named
// in full.
func (s *session) DayExported(ctx context.Context, e model.DayExport) error {
	if err := e.Normalise(); err != nil {
		return err
	}
	detail := fmt.Sprintf("%s %s %s", e.From, e.To, strings.Join(e.Formats, "+"))
	return s.inTx(ctx, func(tx *sql.Tx) error {
		if !e.Full {
			return s.record(tx, "day_export", model.ID{}, detail)
		}
		id := s.o.NewID()
		_, err := tx.ExecContext(ctx, "INSERT INTO day_export (id, at, desk, staff_id, from_day, to_day, sealed_reason) VALUES (?, ?, ?, ?, ?, ?, ?)",
			id[:], millis(s.now()), s.desk.Code, s.staff.ID[:], e.From, e.To, s.vault.Seal(id, reasonColumn, []byte(e.Reason)))
		if err != nil {
			return err
		}
		return s.record(tx, "day_export_full", id, detail)
	})
}
