package deskfake

import (
	"context"

	"ieumdesk/model"
)

// DayExported remembers what was written to files.
func (s *Session) DayExported(_ context.Context, e model.DayExport) error {
	if err := s.called("DayExported"); err != nil {
		return err
	}
	if err := e.Normalise(); err != nil {
		return err
	}
	s.Exported = append(s.Exported, e)
	return nil
}
