package data

import (
	"context"
	"database/sql"
	"errors"
	"hash/maphash"

	"ieumdesk/model"
)

// find looks for an employer by its number, else by its key; nil if there is
// none. One that has another number is another employer, whatever its name.
func (b *employers) find(ctx context.Context, no, key string) (*employer, error) {
	if no != "" {
		if e, err := b.byNumber(ctx, no); e != nil || err != nil {
			return e, err
		}
	}
	if e := b.byKey[key]; e != nil && e.mayHave(no) {
		return e, nil
	}
	e, err := b.lookUp(ctx, key, "e.match_key = ?1 AND (?2 = '' OR e.business_no = '') ORDER BY e.updated_at DESC LIMIT 1", key, no)
	if err != nil || e == nil || !e.mayHave(no) {
		return nil, err
	}
	return e, nil
}

func (e *employer) mayHave(no string) bool {
	return no == "" || e.BusinessNo == "" || e.BusinessNo == no
}

func (b *employers) byNumber(ctx context.Context, no string) (*employer, error) {
	if e := b.byNo[no]; e != nil {
		return e, nil
	}
	return b.lookUp(ctx, no, "e.business_no = ? AND e.business_no <> ''", no)
}

// lookUp is load for a number or key that the store may well not have.
func (b *employers) lookUp(ctx context.Context, key, where string, args ...any) (*employer, error) {
	if b.there != nil && !b.there[maphash.String(b.seed, key)] {
		return nil, nil
	}
	e, err := b.load(ctx, where, args...)
	if e == nil && err == nil {
		if b.missed++; b.missed == learnAfter {
			err = b.learn(ctx)
		}
	}
	return e, err
}

// learnAfter is how many look-ups in vain show that a list is of new employers. To
// know then which numbers and keys there are at all spares two look-ups for each.
const learnAfter = 500

func (b *employers) learn(ctx context.Context) error {
	rows, err := b.tx.QueryContext(ctx, "SELECT business_no, match_key FROM employer")
	if err != nil {
		return err
	}
	b.seed, b.there = maphash.MakeSeed(), map[uint64]bool{}
	var no, key string
	return each(rows, func() error {
		err := rows.Scan(&no, &key)
		b.there[maphash.String(b.seed, no)] = true
		b.there[maphash.String(b.seed, key)] = true
		return err
	})
}

// prepared is a statement of this transaction, which a list needs thousands of
// times. It ends with the transaction.
func (b *employers) prepared(ctx context.Context, query string) (*sql.Stmt, error) {
	if stmt := b.stmts[query]; stmt != nil {
		return stmt, nil
	}
	stmt, err := b.tx.PrepareContext(ctx, query)
	if err == nil {
		b.stmts[query] = stmt
	}
	return stmt, err
}

// load reads one employer; nil if there is none.
func (b *employers) load(ctx context.Context, where string, args ...any) (*employer, error) {
	e := &employer{}
	find, err := b.prepared(ctx, `
		SELECT e.id, e.revision, e.name, e.business_no, e.representative, e.industry, e.phone, e.address, e.dong, e.match_key,
		       (SELECT coalesce(max(received_on), '') FROM lead WHERE employer_id = e.id)
		  FROM employer e WHERE `+where)
	if err != nil {
		return nil, err
	}
	err = find.QueryRowContext(ctx, args...).Scan(
		&e.ID, &e.Revision, &e.Name, &e.BusinessNo, &e.Representative, &e.Industry, &e.Phone, &e.Address, &e.Dong, &e.key, &e.newest)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, nil
	case err != nil:
		return nil, err
	}
	if known := b.byID[e.ID]; known != nil {
		return known, nil
	}
	e.stored, e.known = e.Employer, true
	b.remember(e)
	return e, nil
}

func (b *employers) remember(e *employer) {
	b.byID[e.ID] = e
	b.byKey[e.key] = e
	if e.BusinessNo != "" {
		b.byNo[e.BusinessNo] = e
	}
}

func (b *employers) add(ctx context.Context, l *model.Lead) (*employer, error) {
	e := &employer{newest: l.Received}
	e.ID, e.Revision, e.BusinessNo = b.s.o.NewID(), 1, l.BusinessNo
	b.take(e, l)
	e.spoken = false // it has no lead yet
	insert, err := b.prepared(ctx, `
		INSERT INTO employer (id, revision, name, match_key, business_no, representative, industry, phone, address, dong, created_at, updated_at)
		VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?11)`)
	if err != nil {
		return nil, err
	}
	_, err = insert.ExecContext(ctx,
		e.ID[:], e.Revision, e.Name, e.key, e.BusinessNo, e.Representative, e.Industry, e.Phone, e.Address, e.Dong, millis(b.now))
	if err != nil {
		return nil, err
	}
	e.stored = e.Employer
	b.remember(e)
	return e, nil
}

// flush writes what changed and returns the employers that are found by other
// words now: all their leads have to be put into the index again.
func (b *employers) flush(ctx context.Context) (spoken []model.ID, err error) {
	update, err := b.prepared(ctx, `
		UPDATE employer
		   SET revision = ?2, name = ?3, match_key = ?4, business_no = ?5, representative = ?6, industry = ?7, phone = ?8,
		       address = ?9, dong = ?10, updated_at = ?11
		 WHERE id = ?1`)
	if err != nil {
		return nil, err
	}
	for _, e := range b.byID {
		if e.Employer == e.stored {
			continue
		}
		e.Revision++
		_, err := update.ExecContext(ctx,
			e.ID[:], e.Revision, e.Name, e.key, e.BusinessNo, e.Representative, e.Industry, e.Phone, e.Address, e.Dong, millis(b.now))
		if err != nil {
			return nil, err
		}
		e.stored = e.Employer
		if e.spoken {
			spoken, e.spoken = append(spoken, e.ID), false
		}
	}
	return spoken, nil
}
