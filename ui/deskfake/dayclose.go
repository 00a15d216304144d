package deskfake

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"ieumdesk/model"
)

var dayClosed = &model.Error{Kind: model.Refused, Code: "day_closed"}

func (s *Session) closed(day model.Date) bool {
	past := s.Days.Closed[day]
	return len(past) > 0 && past[len(past)-1].Log.Closed
}

// SaveRemarks keeps what was typed.
func (s *Session) SaveRemarks(_ context.Context, day model.Date, r model.Remarks) (model.Remarks, error) {
	if err := s.called("SaveRemarks"); err != nil {
		return r, err
	}
	return s.keepRemarks(day, r)
}

func (s *Session) keepRemarks(day model.Date, r model.Remarks) (model.Remarks, error) {
	switch {
	case s.closed(day):
		return r, dayClosed
	case r.Revision != s.Days.Remarks[day].Revision:
		return r, &model.Error{Kind: model.Conflict, Code: "remarks_changed"}
	}
	r.Revision++
	if s.Days.Remarks == nil {
		s.Days.Remarks = map[model.Date]model.Remarks{}
	}
	s.Days.Remarks[day] = r
	return r, nil
}

// AddQuiet keeps an entry.
func (s *Session) AddQuiet(_ context.Context, e model.QuietEntry) (model.QuietEntry, error) {
	if err := s.called("AddQuiet"); err != nil {
		return e, err
	}
	if e.Day == "" {
		e.Day = s.today()
	}
	if err := s.checkQuiet(&e); err != nil {
		return e, err
	}
	e.ID, e.Revision, e.At, e.StaffID, e.Staff = s.id(), 1, s.Clock(), s.who.ID, s.who.Name
	s.Days.Quiet = append(s.Days.Quiet, e)
	return e, nil
}

func (s *Session) checkQuiet(e *model.QuietEntry) error {
	switch {
	case s.closed(e.Day):
		return dayClosed
	case strings.TrimSpace(e.Text) == "":
		return model.FieldErrors{{Kind: model.Invalid, Code: "required", Field: "text"}}
	}
	if p := s.person(e.SeekerID); p != nil {
		e.Person = p.Name
	}
	return nil
}

func (s *Session) quiet(id model.ID, revision int) (*model.QuietEntry, error) {
	i := slices.IndexFunc(s.Days.Quiet, func(e model.QuietEntry) bool { return e.ID == id })
	switch {
	case i < 0:
		return nil, notFound("quiet")
	case s.closed(s.Days.Quiet[i].Day):
		return nil, dayClosed
	case s.Days.Quiet[i].Revision != revision:
		return nil, &model.Error{Kind: model.Conflict, Code: "quiet_changed"}
	}
	return &s.Days.Quiet[i], nil
}

// EditQuiet corrects an entry.
func (s *Session) EditQuiet(_ context.Context, e model.QuietEntry) (model.QuietEntry, error) {
	if err := s.called("EditQuiet"); err != nil {
		return e, err
	}
	stored, err := s.quiet(e.ID, e.Revision)
	if err != nil {
		return e, err
	}
	e.Day, e.At, e.StaffID, e.Staff = stored.Day, stored.At, stored.StaffID, stored.Staff
	if err := s.checkQuiet(&e); err != nil {
		return e, err
	}
	e.Revision++
	*stored = e
	return e, nil
}

// RemoveQuiet takes an entry out.
func (s *Session) RemoveQuiet(_ context.Context, id model.ID, revision int) error {
	if err := s.called("RemoveQuiet"); err != nil {
		return err
	}
	if _, err := s.quiet(id, revision); err != nil {
		return err
	}
	s.Days.Quiet = slices.DeleteFunc(s.Days.Quiet, func(e model.QuietEntry) bool { return e.ID == id })
	return nil
}

// CloseDay freezes a day.
func (s *Session) CloseDay(ctx context.Context, day model.Date, remarks *model.Remarks) (model.DayLog, error) {
	if err := s.called("CloseDay " + string(day)); err != nil {
		return model.DayLog{}, err
	}
	switch {
	case !day.Valid():
		return model.DayLog{}, badDay("date")
	case day > s.today():
		return model.DayLog{}, &model.Error{Kind: model.Refused, Code: "day_future"}
	case s.closed(day):
		return model.DayLog{}, dayClosed
	}
	if remarks != nil {
		if _, err := s.keepRemarks(day, *remarks); err != nil {
			return model.DayLog{}, err
		}
	}
	log := s.live(day)
	n := len(s.Days.Closed[day]) + 1
	log.Closing = model.Closing{
		Closed: true, Revision: n, ClosedAt: s.Clock(), ClosedBy: s.who.Name, Hash: fmt.Sprintf("%064x", n),
	}
	if s.Days.Closed == nil {
		s.Days.Closed = map[model.Date][]Frozen{}
	}
	s.Days.Closed[day] = append(s.Days.Closed[day], Frozen{log, s.rowsOf(day, day)})
	return s.DayLog(ctx, day)
}

// ReopenDay opens a closed day again.
func (s *Session) ReopenDay(ctx context.Context, day model.Date, reason string) (model.DayLog, error) {
	if err := s.called("ReopenDay " + string(day)); err != nil {
		return model.DayLog{}, err
	}
	switch {
	case s.who.Role == model.Counsellor:
		return model.DayLog{}, &model.Error{Kind: model.Denied, Code: "supervisor_only"}
	case strings.TrimSpace(reason) == "":
		return model.DayLog{}, model.FieldErrors{{Kind: model.Invalid, Code: "required", Field: "reason"}}
	case !s.closed(day):
		return model.DayLog{}, &model.Error{Kind: model.Refused, Code: "day_not_closed"}
	}
	past := s.Days.Closed[day]
	c := &past[len(past)-1].Log.Closing
	c.Closed, c.ReopenedAt, c.ReopenedBy, c.ReopenedFor = false, s.Clock(), s.who.Name, reason
	return s.DayLog(ctx, day)
}

// DayRevision is one closing.
func (s *Session) DayRevision(_ context.Context, day model.Date, revision int) (model.DayLog, error) {
	past := s.Days.Closed[day]
	if revision < 1 || revision > len(past) {
		return model.DayLog{}, notFound("day_revision")
	}
	return past[revision-1].Log, nil
}

// DayRevisions are the closings, newest first.
func (s *Session) DayRevisions(_ context.Context, day model.Date) (out []model.Closing, _ error) {
	for _, f := range slices.Backward(s.Days.Closed[day]) {
		out = append(out, f.Log.Closing)
	}
	return out, nil
}

// OpenDays are those that a test said.
func (s *Session) OpenDays(context.Context) ([]model.Date, error) { return s.Days.Open, nil }
