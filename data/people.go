package data

import (
	"context"
	"database/sql"
	"errors"
	"runtime"
	"sync"

	"ieumdesk/data/vault"
	"ieumdesk/model"
)

// sealedPerson is a row on its way into the people index. A hundred thousand wait
// for the key, so it holds nothing twice.
type sealedPerson struct {
	id              model.ID
	received, valid model.Date
	seen            int64
	sealed          []byte
}

// peopleSQL reads what the people index takes of seekers.
const peopleSQL = `SELECT s.id, s.received_on, s.valid_until, s.seen_at, s.sealed_identity FROM seeker s`

// peopleBatch is how many rows go from the reader to an opener at a time.
const peopleBatch = 512

// peopleReader reads the sealed people while the key is still being made.
type peopleReader struct {
	rows chan []sealedPerson
	err  error // to be read when rows is closed
	size int
	mark int64 // the newest change that is certainly among them
}

// readPeople begins to read. What it holds until it is opened is sealed.
func (s *Store) readPeople(ctx context.Context) *peopleReader {
	r := &peopleReader{rows: make(chan []sealedPerson, 512)}
	err := s.read.QueryRowContext(ctx, "SELECT (SELECT count(*) FROM seeker), (SELECT ifnull(max(seq), 0) FROM seeker_change)").
		Scan(&r.size, &r.mark)
	if err != nil {
		r.err = err
		close(r.rows)
		return r
	}
	go func() {
		defer close(r.rows)
		r.err = s.readInto(ctx, r.rows)
	}()
	return r
}

// readInto asks for ctx once a batch: the driver would otherwise start a
// goroutine for each row to be able to break off within one.
func (s *Store) readInto(ctx context.Context, to chan<- []sealedPerson) error {
	rows, err := s.read.QueryContext(context.WithoutCancel(ctx), peopleSQL+" ORDER BY s.doc")
	if err != nil {
		return err
	}
	defer rows.Close()
	for days := (dayTable{}); ; {
		batch, err := readBatch(rows, days)
		if err != nil || len(batch) == 0 {
			return err
		}
		select {
		case to <- batch:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// readBatch reads so many rows, fewer at the end, with their sealed fields in one
// piece of memory.
func readBatch(rows *sql.Rows, days dayTable) ([]sealedPerson, error) {
	batch := make([]sealedPerson, 0, peopleBatch)
	var ends [peopleBatch]int
	arena := make([]byte, 0, peopleBatch*224)
	var id, received, valid, sealed sql.RawBytes
	for len(batch) < peopleBatch && rows.Next() {
		var p sealedPerson
		if err := rows.Scan(&id, &received, &valid, &p.seen, &sealed); err != nil {
			return nil, err
		}
		copy(p.id[:], id)
		p.received, p.valid = days.one(received), days.one(valid)
		arena = append(arena, sealed...)
		ends[len(batch)] = len(arena)
		batch = append(batch, p)
	}
	begin := 0
	for i := range batch {
		batch[i].sealed = arena[begin:ends[i]]
		begin = ends[i]
	}
	return batch, rows.Err()
}

// dayTable keeps each day once: people share them by the hundred.
type dayTable map[string]model.Date

func (t dayTable) one(day []byte) model.Date {
	d, ok := t[string(day)]
	if !ok {
		d = model.Date(day)
		t[string(d)] = d
	}
	return d
}

// open decrypts what was read on every core and makes the index of it. mark is
// the newest change in it.
func (r *peopleReader) open(v *vault.Vault) (x *peopleIndex, mark int64, err error) {
	x = newPeopleIndex(r.size)
	var mu sync.Mutex
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for batch := range r.rows {
				opened, openErr := openBatch(v, batch)
				mu.Lock()
				err = errors.Join(err, openErr)
				for _, m := range opened {
					x.add(m)
				}
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	return x, r.mark, errors.Join(err, r.err)
}

func openBatch(v *vault.Vault, batch []sealedPerson) ([]met, error) {
	opened := make([]met, len(batch))
	var plain []byte
	var err error
	for i, p := range batch {
		m := &opened[i]
		m.id, m.received, m.valid, m.seen = p.id, p.received, p.valid, p.seen
		if plain, err = v.AppendOpen(plain[:0], p.id, identityColumn, p.sealed); err != nil {
			return nil, err
		}
		if err := readIdentity(plain, &m.identity); err != nil {
			return nil, err
		}
	}
	return opened, nil
}

// meet takes over somebody who was just written.
func (s *session) meet(ctx context.Context, _ model.ID) error { return s.refreshPeople(ctx) }

// refreshPeople takes over what was written since the index last looked, by this
// program or another: the store numbers changes, so no clock can hide one. One
// refresh at a time, so that the newest row wins.
func (s *session) refreshPeople(ctx context.Context) error {
	s.meeting.Lock()
	defer s.meeting.Unlock()
	var batch []sealedPerson
	var gone []model.ID
	mark := s.mark
	err := s.look(ctx, func(tx *sql.Tx) error {
		if err := tx.QueryRowContext(ctx, "SELECT ifnull(max(seq), 0) FROM seeker_change").Scan(&mark); err != nil {
			return err
		}
		var err error
		if gone, err = erasedSince(ctx, tx, s.mark); err != nil {
			return err
		}
		rows, err := tx.QueryContext(ctx, peopleSQL+" JOIN seeker_change c ON c.seeker_id = s.id WHERE c.seq > ? ORDER BY c.seq", s.mark)
		if err != nil {
			return err
		}
		defer rows.Close()
		for days := (dayTable{}); ; {
			more, err := readBatch(rows, days)
			if err != nil || len(more) == 0 {
				return err
			}
			batch = append(batch, more...)
		}
	})
	if err != nil {
		return err
	}
	opened, err := openBatch(s.vault, batch)
	if err != nil {
		return explain(err)
	}
	for _, m := range opened {
		s.people.put(m)
	}
	s.people.drop(gone)
	s.mark = mark
	return nil
}

// erasedSince are those who are in the store no more.
func erasedSince(ctx context.Context, tx *sql.Tx, mark int64) (gone []model.ID, err error) {
	rows, err := tx.QueryContext(ctx, `SELECT seeker_id FROM seeker_change c
		WHERE seq > ? AND NOT EXISTS (SELECT 1 FROM seeker s WHERE s.id = c.seeker_id)`, mark)
	if err != nil {
		return nil, err
	}
	err = each(rows, func() error {
		var id model.ID
		err := rows.Scan(&id)
		gone = append(gone, id)
		return err
	})
	return gone, err
}

// FindSeekers searches people in memory. The number of a slip finds whose it is.
func (s *session) FindSeekers(ctx context.Context, query string, limit int) (model.PeopleHits, error) {
	if err := ctx.Err(); err != nil {
		return model.PeopleHits{}, err
	}
	if h, ok, err := s.slipHolder(ctx, query); ok || err != nil {
		return h, err
	}
	hits, total := s.people.search(query, limit)
	return model.PeopleHits{Total: total, Hits: hits}, nil
}

// slipHolder is whose slip it is, if query is the number of one.
func (s *session) slipHolder(ctx context.Context, query string) (h model.PeopleHits, ok bool, err error) {
	n, err := model.ParseSlipNumber(query, s.desk.Code)
	if err != nil {
		return h, false, nil // most of what is typed is none
	}
	var id []byte
	err = s.read.QueryRowContext(ctx, "SELECT seeker_id FROM referral WHERE desk = ? AND year = ? AND seq = ?", n.Desk, n.Year, n.Seq).Scan(&id)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return h, false, nil
	case err != nil:
		return h, false, explain(err)
	}
	s.people.mu.RLock()
	defer s.people.mu.RUnlock()
	if at, known := s.people.by[model.ID(id)]; known {
		h = model.PeopleHits{Total: 1, Hits: []model.PersonHit{s.people.hit(at)}}
	}
	return h, h.Total == 1, nil
}

// Duplicates are those with the same phone, then those with the same name and
// date of birth.
func (s *session) Duplicates(_ context.Context, p model.Probe) ([]model.PersonHit, error) {
	return s.people.duplicates(p), nil
}
