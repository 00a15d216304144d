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
		if err := s.insertClosing(ctx, tx, day); err != nil {
			return err
		}
		var err error
		log, err = s.loadDayLog(ctx, tx, day)
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
// follows from one belongs into its transaction.
func (s *session) insertClosing(ctx context.Context, tx *sql.Tx, day model.Date) error {
	now := s.now()
	log, err := s.liveDay(ctx, tx, day)
	if err != nil {
		return err
	}
	var seq int64
	before := make([]byte, sha256.Size)
	err = tx.QueryRowContext(ctx, "SELECT seq, hash FROM day_close ORDER BY seq DESC LIMIT 1").Scan(&seq, &before)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	err = tx.QueryRowContext(ctx, "SELECT coalesce(max(revision), 0) + 1 FROM day_close WHERE desk = ? AND day = ?", s.desk.Code, day).
		Scan(&log.Revision)
	if err != nil {
		return err
	}
	log.Closed, log.ClosedAt, log.ClosedBy = true, instant(millis(now)), s.staff.Name
	log.Now, log.Late = model.DaySums{}, nil
	f := frozen{Form: 1, Log: log}
	if f.Rows, err = s.dayRows(ctx, tx, span{day, day, s.desk.Code}, model.AllFigures...); err != nil {
		return err
	}
	f.people(func(_ model.ID, name string) string { return model.MaskName(name) })
	content, err := canonical(f)
	if err != nil {
		return err
	}
	id := s.o.NewID()
	_, err = tx.ExecContext(ctx, `
		INSERT INTO day_close (seq, id, desk, day, revision, at, staff_id, before, hash, sealed_content)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		seq+1, id[:], s.desk.Code, day, log.Revision, millis(now), s.staff.ID[:], before, closingHash(before, content),
		s.vault.Seal(id, contentColumn, content))
	if err != nil {
		return err
	}
	return s.record(tx, "day_close", id, fmt.Sprintf("%s %d", day, log.Revision))
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

// storedClosing is a row of day_close with how it was reopened.
type storedClosing struct {
	model.Closing
	id           model.ID
	day          model.Date
	desk         string
	before, hash []byte
	sealed       []byte
}

// newest asks loadClosing for the last revision of a day.
const newest = 0

const closingSQL = `
	SELECT c.id, c.desk, c.day, c.revision, c.at, t.name, c.before, c.hash, c.sealed_content, o.at, u.name, o.sealed_reason
	  FROM day_close c JOIN staff t ON t.id = c.staff_id
	  LEFT JOIN day_reopen o ON o.close_id = c.id LEFT JOIN staff u ON u.id = o.staff_id`

// loadClosing reads one revision of a day, or the newest. Errors: NotFound day_revision.
func (s *session) loadClosing(ctx context.Context, tx *sql.Tx, desk string, day model.Date, revision int) (storedClosing, error) {
	all, err := s.loadClosings(ctx, tx, "c.desk = ? AND c.day = ? AND ? IN (c.revision, 0)", desk, day, revision)
	switch {
	case err != nil:
		return storedClosing{}, err
	case len(all) == 0:
		return storedClosing{}, notFound("day_revision")
	}
	return all[0], nil
}

// loadClosings reads closings c, the newest first.
func (s *session) loadClosings(ctx context.Context, tx *sql.Tx, where string, args ...any) ([]storedClosing, error) {
	rows, err := tx.QueryContext(ctx, closingSQL+" WHERE "+where+" ORDER BY c.seq DESC", args...)
	if err != nil {
		return nil, err
	}
	var out []storedClosing
	err = each(rows, func() error {
		var c storedClosing
		var at int64
		var reopened sql.NullInt64
		var by sql.NullString
		var reason []byte
		if err := rows.Scan(&c.id, &c.desk, &c.day, &c.Revision, &at, &c.ClosedBy, &c.before, &c.hash, &c.sealed, &reopened, &by, &reason); err != nil {
			return err
		}
		c.Closed, c.ClosedAt, c.Hash = !reopened.Valid, instant(at), hex.EncodeToString(c.hash)
		c.ReopenedAt, c.ReopenedBy = instant(reopened.Int64), by.String
		if reason != nil {
			plain, err := s.vault.Open(c.id, reasonColumn, reason)
			if err != nil {
				return err
			}
			c.ReopenedFor = string(plain)
		}
		out = append(out, c)
		return nil
	})
	return out, err
}
