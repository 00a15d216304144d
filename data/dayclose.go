package data

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"ieumdesk/model"
)

// frozen is what a closing keeps: everything the log shows and the rows behind the
// figures of the day, as JSON with the fields in this order. People are named as
// lists name them (박*자) and by their ids: a closing can never be changed, so it
// must not keep what the law will have destroyed.
type frozen struct {
	Form int            `json:"form"` // of this JSON: 1
	Log  model.DayLog   `json:"log"`
	Rows []model.DayRow `json:"rows"`
}

// CloseDay freezes the day.
func (s *session) CloseDay(ctx context.Context, day model.Date, remarks *model.Remarks) (model.DayLog, error) {
	switch {
	case !day.Valid():
		return model.DayLog{}, badDay("date")
	case day > s.today():
		return model.DayLog{}, &model.Error{Kind: model.Refused, Code: "day_future"}
	}
	if remarks != nil {
		if err := remarks.Normalise(); err != nil {
			return model.DayLog{}, err
		}
	}
	var log model.DayLog
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		if err := s.dayOpen(ctx, tx, day); err != nil {
			return err
		}
		if remarks != nil {
			if _, err := s.storeRemarks(ctx, tx, day, *remarks); err != nil {
				return err
			}
		}
		var err error
		log, err = s.insertClosing(ctx, tx, day)
		return err
	})
	if err != nil {
		return model.DayLog{}, err
	}
	return log, nil
}

// dayOpen refuses to write into a day that is closed.
func (s *session) dayOpen(ctx context.Context, tx *sql.Tx, day model.Date) error {
	var closed bool
	err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM closed_day WHERE desk = ? AND day = ?)", s.desk.Code, day).Scan(&closed)
	if err == nil && closed {
		return &model.Error{Kind: model.Refused, Code: "day_closed"}
	}
	return err
}

// insertClosing is the one place where a revision of a day comes into being: what
// follows from one belongs into its transaction. It returns the day as closed.
func (s *session) insertClosing(ctx context.Context, tx *sql.Tx, day model.Date) (model.DayLog, error) {
	log, err := s.liveDay(ctx, tx, day)
	if err != nil {
		return log, err
	}
	c, seq, err := s.nextClosing(ctx, tx, day)
	if err != nil {
		return log, err
	}
	log.Closing = c.Closing
	content, err := s.freeze(ctx, tx, log)
	if err != nil {
		return log, err
	}
	hash := closingHash(c.before, content)
	_, err = tx.ExecContext(ctx, `
		INSERT INTO day_close (seq, id, desk, day, revision, at, staff_id, before, hash, sealed_content)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		seq, c.id[:], c.desk, day, c.Revision, millis(c.ClosedAt), s.staff.ID[:], c.before, hash, s.vault.Seal(c.id, contentColumn, content))
	if err != nil {
		return log, err
	}
	log.Hash = hex.EncodeToString(hash)
	return log, s.record(tx, "day_close", c.id, fmt.Sprintf("%s %d", day, c.Revision))
}

// nextClosing is what the next closing of a day follows and will be called; seq is
// its number among all.
func (s *session) nextClosing(ctx context.Context, tx *sql.Tx, day model.Date) (c storedClosing, seq int64, err error) {
	c = storedClosing{id: s.o.NewID(), day: day, desk: s.desk.Code, before: make([]byte, sha256.Size)}
	c.Closed, c.ClosedAt, c.ClosedBy = true, instant(millis(s.now())), s.staff.Name
	err = tx.QueryRowContext(ctx, "SELECT seq, hash FROM day_close ORDER BY seq DESC LIMIT 1").Scan(&seq, &c.before)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return c, 0, err
	}
	err = tx.QueryRowContext(ctx, "SELECT coalesce(max(revision), 0) + 1 FROM day_close WHERE desk = ? AND day = ?", c.desk, day).
		Scan(&c.Revision)
	return c, seq + 1, err
}

// freeze is the content of a closing.
func (s *session) freeze(ctx context.Context, tx *sql.Tx, log model.DayLog) ([]byte, error) {
	f := frozen{Form: 1, Log: log}
	f.Log.Now, f.Log.Late = model.DaySums{}, nil
	f.Log.Expected, f.Log.Quiet = slices.Clone(log.Expected), slices.Clone(log.Quiet) // their names are masked here only
	var err error
	if f.Rows, err = s.dayRows(ctx, tx, span{log.Date, log.Date, log.Desk}, model.AllFigures...); err != nil {
		return nil, err
	}
	f.people(func(_ model.ID, name string) string { return model.MaskName(name) })
	return canonical(f)
}

// canonical is the one JSON of what is frozen. It is kept as it is, so that the
// hash holds whatever later versions add.
func canonical(f frozen) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(f); err != nil {
		return nil, fmt.Errorf("freeze a day: %w", err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// closingHash links a closing to the one before it.
func closingHash(before, content []byte) []byte {
	h := sha256.New()
	h.Write(before)
	h.Write(content)
	return h.Sum(nil)
}

// people gives everybody who is named another name.
func (f *frozen) people(rename func(id model.ID, name string) string) {
	for i := range f.Rows {
		r := &f.Rows[i]
		r.Person = rename(r.SeekerID, r.Person)
	}
	for i := range f.Log.Expected {
		e := &f.Log.Expected[i]
		e.Person = rename(e.SeekerID, e.Person)
	}
	for i := range f.Log.Quiet {
		q := &f.Log.Quiet[i]
		q.Person = rename(q.SeekerID, q.Person)
	}
}

// ReopenDay makes a closed day open again; its closing is kept.
func (s *session) ReopenDay(ctx context.Context, day model.Date, reason string) (model.DayLog, error) {
	if err := s.supervisor(); err != nil {
		return model.DayLog{}, err
	}
	reason, err := model.CheckText("reason", reason, model.MaxLine, true)
	switch {
	case err != nil:
		return model.DayLog{}, err
	case !day.Valid():
		return model.DayLog{}, badDay("date")
	}
	var log model.DayLog
	err = s.inTx(ctx, func(tx *sql.Tx) error {
		c, err := s.loadClosing(ctx, tx, s.desk.Code, day, newest)
		switch {
		case model.KindOf(err) == model.NotFound, err == nil && !c.Closed:
			return &model.Error{Kind: model.Refused, Code: "day_not_closed"}
		case err != nil:
			return err
		}
		_, err = tx.ExecContext(ctx, "INSERT INTO day_reopen (close_id, at, staff_id, sealed_reason) VALUES (?, ?, ?, ?)",
			c.id[:], millis(s.now()), s.staff.ID[:], s.vault.Seal(c.id, reasonColumn, []byte(reason)))
		if err != nil {
			return err
		}
		if log, err = s.loadDayLog(ctx, tx, day); err != nil {
			return err
		}
		return s.record(tx, "day_reopen", c.id, fmt.Sprintf("%s %d", day, c.Revision))
	})
	if err != nil {
		return model.DayLog{}, err
	}
	return log, nil
}
