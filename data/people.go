package data

import (
	"context"
	"database/sql"
	"errors"
	"runtime"
	"slices"
	"sync"

	"ieumdesk/data/vault"
	"ieumdesk/model"
)

// sealedPerson is a row on its way into the people index.
type sealedPerson struct {
	met
	sealed  []byte
	updated int64
}

// peopleSQL reads what the people index takes of seekers.
const peopleSQL = `SELECT id, received_on, valid_until, seen_at, updated_at, sealed_identity FROM seeker`

func (p *sealedPerson) scan(rows interface{ Scan(...any) error }) error {
	var id []byte
	if err := rows.Scan(&id, &p.received, &p.valid, &p.seen, &p.updated, &p.sealed); err != nil {
		return err
	}
	copy(p.id[:], id)
	return nil
}

// peopleReader reads the sealed people while the key is still being made.
type peopleReader struct {
	rows chan []sealedPerson
	err  error // to be read when rows is closed
	size int
}

// peopleBatch is how many rows go from the reader to an opener at a time.
const peopleBatch = 512

// readPeople begins to read. What it holds until it is opened is sealed.
func (s *Store) readPeople(ctx context.Context) *peopleReader {
	r := &peopleReader{rows: make(chan []sealedPerson, 512)}
	if err := s.read.QueryRowContext(ctx, "SELECT count(*) FROM seeker").Scan(&r.size); err != nil {
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

func (s *Store) readInto(ctx context.Context, to chan<- []sealedPerson) error {
	rows, err := s.read.QueryContext(ctx, peopleSQL+" ORDER BY doc")
	if err != nil {
		return err
	}
	batch := make([]sealedPerson, 0, peopleBatch)
	send := func() error {
		select {
		case to <- batch:
			batch = make([]sealedPerson, 0, peopleBatch)
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	err = each(rows, func() error {
		var p sealedPerson
		if err := p.scan(rows); err != nil {
			return err
		}
		if batch = append(batch, p); len(batch) == peopleBatch {
			return send()
		}
		return nil
	})
	if err != nil {
		return err
	}
	return send()
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
				newest, openErr := openBatch(v, batch)
				mu.Lock()
				err = errors.Join(err, openErr)
				mark = max(mark, newest)
				for _, p := range batch {
					x.add(p.met)
				}
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	x.settle()
	return x, mark, errors.Join(err, r.err)
}

func openBatch(v *vault.Vault, batch []sealedPerson) (newest int64, err error) {
	for i := range batch {
		p := &batch[i]
		if err := unseal(v, p.id, identityColumn, p.sealed, &p.identity); err != nil {
			return 0, err
		}
		p.sealed = nil
		newest = max(newest, p.updated, p.seen)
	}
	return newest, nil
}

// refreshPeople takes over what was written since the index last looked, by this
// program or another.
func (s *session) refreshPeople(ctx context.Context) error {
	err := s.takeOver(ctx, " WHERE updated_at >= ?1 OR seen_at >= ?1", func() any { return s.mark }, true)
	if err != nil {
		return err
	}
	return s.forgetErased(ctx)
}

// forgetErased drops who is in the store no more, as after an erasure by another
// program. Counting tells whether there is anything to do.
func (s *session) forgetErased(ctx context.Context) error {
	s.meeting.Lock()
	defer s.meeting.Unlock()
	var kept map[model.ID]bool // nil: nobody is gone
	err := s.look(ctx, func(tx *sql.Tx) error {
		var n int
		if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM seeker").Scan(&n); err != nil || n >= s.people.size() {
			return err
		}
		kept = map[model.ID]bool{}
		rows, err := tx.QueryContext(ctx, "SELECT id FROM seeker")
		if err != nil {
			return err
		}
		return each(rows, func() error {
			var id []byte
			err := rows.Scan(&id)
			if err == nil {
				kept[model.ID(id)] = true
			}
			return err
		})
	})
	if err != nil || kept == nil {
		return err
	}
	s.people.keep(kept)
	return nil
}

// meet takes over one person who was just written.
func (s *session) meet(ctx context.Context, id model.ID) error {
	return s.takeOver(ctx, " WHERE id = ?", func() any { return id[:] }, false)
}

// takeOver reads rows into the index; one at a time, so that the newest wins.
func (s *session) takeOver(ctx context.Context, where string, arg func() any, advance bool) error {
	s.meeting.Lock()
	defer s.meeting.Unlock()
	var batch []sealedPerson
	err := s.look(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, peopleSQL+where, arg())
		if err != nil {
			return err
		}
		return each(rows, func() error {
			var p sealedPerson
			if err := p.scan(rows); err != nil {
				return err
			}
			batch = append(batch, p)
			return nil
		})
	})
	if err != nil {
		return err
	}
	newest, err := openBatch(s.vault, batch)
	if err != nil {
		return explain(err)
	}
	if advance {
		s.mark = max(s.mark, newest)
	}
	for _, p := range batch {
		s.people.put(p.met)
	}
	return nil
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

// duplicates compares every record: it takes a fraction of a millisecond and
// needs nothing kept for it.
func (x *peopleIndex) duplicates(p model.Probe) []model.PersonHit {
	phone, birth := digitsNumber(model.PhoneDigits(p.Phone)), dayNumber(p.BirthDate)
	if _, err := model.NormalPhone(p.Phone); err != nil {
		phone = 0
	}
	x.mu.RLock()
	defer x.mu.RUnlock()
	var phones, names []model.PersonHit
	for i := range x.people {
		q := &x.people[i]
		if q.gone || q.id == p.Except {
			continue
		}
		switch {
		case phone != 0 && (q.phone == phone || q.other == phone):
			h := x.hit(int32(i))
			h.Why = "same_phone"
			phones = append(phones, h)
		case birth != 0 && p.Name != "" && q.birth == birth && (q.name == p.Name || q.latin != "" && q.latin == p.Name):
			h := x.hit(int32(i))
			h.Why = "same_person"
			names = append(names, h)
		}
	}
	return slices.Concat(phones, names)
}
