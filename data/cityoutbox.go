package data

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"ieumdesk/data/city"
	"ieumdesk/model"
)

// pastSQL finds the ids of a kind's records after ?1, for the desk's past. Leads of
// other desks are theirs to tell.
var pastSQL = map[model.CityKind]string{
	model.CityVisit:    "SELECT id FROM visit WHERE id > ?1 ORDER BY id LIMIT ?2",
	model.CitySeeker:   "SELECT id FROM seeker WHERE id > ?1 ORDER BY id LIMIT ?2",
	model.CityLead:     "SELECT id FROM lead WHERE id > ?1 AND desk = (SELECT code FROM desk WHERE own = 1) ORDER BY id LIMIT ?2",
	model.CityResult:   "SELECT DISTINCT referral_id AS id FROM result WHERE referral_id > ?1 ORDER BY referral_id LIMIT ?2",
	model.CityDay:      "SELECT id FROM day_close WHERE id > ?1 AND revision = 1 ORDER BY id LIMIT ?2",
	model.CityReferral: "SELECT id FROM referral WHERE id > ?1 ORDER BY id LIMIT ?2",
}

// pastStep is how many records of the past one transaction counts into the outbox:
// some milliseconds, for which the desk may have to wait.
const pastStep = 2000

// gather counts a step of the desk's past into the outbox: what was recorded before
// the first way to the city was set up. What has changed since is there already, in a
// store from a backup perhaps under a revision that the city has passed (tellAnew).
// done says that there is no more.
func (s *session) gather(ctx context.Context) (done bool, err error) {
	err = s.inTx(ctx, func(tx *sql.Tx) error {
		var place int
		var kind model.CityKind
		var from []byte
		err := tx.QueryRowContext(ctx, "SELECT place, kind, done FROM city_past ORDER BY place LIMIT 1").Scan(&place, &kind, &from)
		if errors.Is(err, sql.ErrNoRows) {
			done = true
			return nil
		}
		if err != nil {
			return err
		}
		var last []byte
		err = tx.QueryRowContext(ctx, "SELECT max(id) FROM ("+pastSQL[kind]+")", from, pastStep).Scan(&last)
		if err != nil {
			return err
		}
		if last == nil {
			_, err = tx.ExecContext(ctx, "DELETE FROM city_past WHERE place = ?", place)
			return err
		}
		rev, err := firstRev(ctx, tx)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `
			INSERT INTO city_record (seq, kind, id, rev)
			SELECT (SELECT coalesce(max(seq), 0) FROM city_record) + row_number() OVER (ORDER BY p.id), ?3, p.id, ?4
			  FROM (`+pastSQL[kind]+`) p
			 WHERE NOT EXISTS (SELECT 1 FROM city_record r WHERE r.kind = ?3 AND r.id = p.id AND r.rev >= ?4)
			ON CONFLICT (kind, id) DO UPDATE SET seq = excluded.seq, rev = rev + excluded.rev`, from, pastStep, kind, rev)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, "UPDATE city_past SET done = ? WHERE place = ?", last, place)
		return err
	})
	return done, err
}

// pending reads the next records of the outbox that come after mark, and what the
// city is told of them.
func (s *session) pending(ctx context.Context, tx *sql.Tx, mark int64, limit int) (records []cityRecord, events []json.RawMessage, full bool, err error) {
	rows, err := tx.QueryContext(ctx, "SELECT seq, kind, id, rev FROM city_record WHERE seq > ? ORDER BY seq LIMIT ?", mark, limit)
	if err != nil {
		return nil, nil, false, err
	}
	err = each(rows, func() error {
		var r cityRecord
		err := rows.Scan(&r.seq, &r.kind, &r.id, &r.rev)
		records = append(records, r)
		return err
	})
	if err != nil {
		return nil, nil, false, err
	}
	b, err := s.bodies(ctx, tx)
	if err != nil {
		return nil, nil, false, err
	}
	defer b.close()
	for i, r := range records {
		if i%256 == 0 && ctx.Err() != nil {
			return nil, nil, false, ctx.Err()
		}
		e, err := b.event(context.WithoutCancel(ctx), r)
		if err != nil {
			return nil, nil, false, err
		}
		events = append(events, e)
	}
	return records, events, b.full, nil
}

// draft is a batch that is not in the store yet.
type draft struct {
	city.Batch
	from, to int64 // the marks of its way before and after
	full     bool  // it was read with full detail
	more     bool  // there may be more behind it
}

// draftBatch reads what the next batch of a way would be after a mark; false if
// nothing waits.
func (s *session) draftBatch(ctx context.Context, mark int64, limit city.Limit) (d draft, ok bool, err error) {
	err = s.look(ctx, func(tx *sql.Tx) error {
		records, events, full, err := s.pending(ctx, tx, mark, limit.Events)
		if err != nil || len(events) == 0 {
			return err
		}
		n := limit.Fits(events)
		d = draft{
			Batch: city.Encode(s.o.NewID(), s.desk.Code, events[:n]), from: mark, to: records[n-1].seq,
			full: full, more: n < len(events) || n == limit.Events,
		}
		ok = true
		return nil
	})
	return d, ok, err
}

// makeBatch freezes a draft: it was read beside the desk's work and is stored in a
// moment. made is false if that does not hold any more, because another program has
// made the next batch meanwhile, or because less is to be told.
func (s *session) makeBatch(ctx context.Context, way model.CityWay, d *draft) (made bool, err error) {
	err = s.inTx(ctx, func(tx *sql.Tx) error {
		detail, err := plainSetting(ctx, tx, "city.detail")
		if err != nil || (detail == "full") != d.full {
			return err
		}
		moved, err := tx.ExecContext(ctx, "UPDATE city_way SET mark = ?3 WHERE way = ?1 AND mark = ?2", way, d.from, d.to)
		if err != nil {
			return err
		}
		if n, err := moved.RowsAffected(); err != nil || n == 0 {
			return err
		}
		made = true
		return s.insertBatch(ctx, tx, way, &d.Batch)
	})
	return made, err
}

func (s *session) insertBatch(ctx context.Context, tx *sql.Tx, way model.CityWay, b *city.Batch) error {
	if way == model.ByFolder {
		var err error
		if b.Name, err = s.freeName(ctx, tx); err != nil {
			return err
		}
	}
	_, err := tx.ExecContext(ctx, `
		INSERT INTO city_batch (id, way, number, state, events, bytes, sha256, name, made_at, sealed_bytes)
		VALUES (?1, ?2, (SELECT coalesce(max(number), 0) + 1 FROM city_batch WHERE way = ?2), 'waiting', ?3, ?4, ?5, ?6, ?7, ?8)`,
		b.ID[:], way, b.Events, len(b.Bytes), b.SHA256[:], b.Name, millis(s.now()), s.vault.Seal(b.ID, batchColumn, b.Bytes))
	return err
}

// batchColumn is what the seal of a batch is bound to.
const batchColumn = "sealed_bytes"

// freeName is the name of the next files of today.
func (s *session) freeName(ctx context.Context, tx *sql.Tx) (string, error) {
	for n := 1; ; n++ {
		name := city.FileName(s.desk.Code, s.today(), n)
		var taken bool
		if err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM city_batch WHERE way = 'folder' AND name = ?)", name).Scan(&taken); err != nil {
			return "", err
		}
		if !taken {
			return name, nil
		}
	}
}
