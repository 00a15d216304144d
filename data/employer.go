package data

import (
	"context"
	"database/sql"
	"hash/maphash"
	"time"

	"ieumdesk/model"
	"ieumdesk/model/hangul"
)

// employers are the employers that one transaction touches. Each is looked up
// once and written once, however many leads of a list name it.
type employers struct {
	s     *session
	tx    *sql.Tx
	now   time.Time
	list  bool // a list speaks, not the desk: it renames nobody
	byNo  map[string]*employer
	byKey map[string]*employer
	byID  map[model.ID]*employer
	stmts map[string]*sql.Stmt

	missed int             // look-ups in vain so far
	there  map[uint64]bool // hashes of all numbers and keys of the store; nil until it pays
	seed   maphash.Seed
}

type employer struct {
	model.Employer
	key    string     // as stored
	newest model.Date // when its newest lead was received
	stored model.Employer
	known  bool // the store had it before
	spoken bool // it is found by other words than before
}

func (s *session) employers(tx *sql.Tx, now time.Time) *employers {
	return &employers{
		s: s, tx: tx, now: now,
		byNo: map[string]*employer{}, byKey: map[string]*employer{}, byID: map[model.ID]*employer{},
		stmts: map[string]*sql.Stmt{},
	}
}

// matchKey is what employers without a business number are told apart by: the
// name without legal form, spaces, punctuation and case, and the phone.
func matchKey(name, phone string) string {
	return nameKey(name) + "/" + model.PhoneDigits(phone)
}

func nameKey(name string) string { return model.WordKey(hangul.CompanyName(name)) }

// place finds the employer of a new lead by business number, else by name and
// phone, or makes it. What a newer lead says of the employer holds from now on.
func (b *employers) place(ctx context.Context, l *model.Lead) (*employer, error) {
	e, err := b.find(ctx, l.BusinessNo, matchKey(l.Employer, l.EmployerPhone))
	if err != nil {
		return nil, err
	}
	if e == nil {
		return b.add(ctx, l)
	}
	if e.BusinessNo == "" && l.BusinessNo != "" {
		e.BusinessNo, e.spoken = l.BusinessNo, true
		b.byNo[e.BusinessNo] = e
	}
	if l.Received >= e.newest && b.mayTake(e, l) {
		e.newest = l.Received
		b.take(e, l)
	}
	return e, nil
}

// mayTake reports whether what a lead says of an employer may hold. A list that
// has the number of one beside the name of another has a number wrong, as likely
// as not; the desk sees whom it renames.
func (b *employers) mayTake(e *employer, l *model.Lead) bool {
	return !b.list || e.BusinessNo == "" || e.BusinessNo != l.BusinessNo || nameKey(e.Name) == nameKey(l.Employer)
}

// move finds the employer of a lead that was edited. The employer itself is
// corrected if it is still the same by number, name or phone, or if no other
// lead is its; a lead that names another employer goes there.
func (b *employers) move(ctx context.Context, from model.ID, l *model.Lead) (*employer, error) {
	e, err := b.load(ctx, "e.id = ?", from[:])
	if err != nil {
		return nil, err
	}
	if l.BusinessNo != e.BusinessNo && l.BusinessNo != "" {
		other, err := b.load(ctx, "e.business_no = ? AND e.business_no <> ''", l.BusinessNo)
		if err != nil {
			return nil, err
		}
		if other != nil {
			return b.place(ctx, l)
		}
	}
	if !b.mayTake(e, l) {
		return e, nil
	}
	same, err := b.same(ctx, e, l)
	if err != nil {
		return nil, err
	}
	if !same {
		return b.place(ctx, l)
	}
	e.spoken = e.spoken || e.BusinessNo != l.BusinessNo || e.Industry != l.Industry || e.Phone != l.EmployerPhone
	e.BusinessNo, e.Representative, e.Industry, e.Phone = l.BusinessNo, l.Representative, l.Industry, l.EmployerPhone
	b.take(e, l)
	return e, nil
}

func (b *employers) same(ctx context.Context, e *employer, l *model.Lead) (bool, error) {
	switch {
	case l.BusinessNo != "" && l.BusinessNo == e.BusinessNo, nameKey(l.Employer) == nameKey(e.Name):
		return true, nil
	case !b.list && l.EmployerPhone != "" && l.EmployerPhone == e.Phone && (l.BusinessNo == "" || e.BusinessNo == ""):
		return true, nil
	}
	var others bool
	err := b.tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM lead WHERE employer_id = ? AND id <> ?)", e.ID[:], l.ID[:]).Scan(&others)
	return !others, err
}

// take lets what a lead says of its employer hold; what it leaves out stays.
func (b *employers) take(e *employer, l *model.Lead) {
	before := e.Employer
	for _, f := range []struct {
		mine *string
		new  string
	}{
		{&e.Name, l.Employer},
		{&e.Representative, l.Representative},
		{&e.Industry, l.Industry},
		{&e.Phone, l.EmployerPhone},
		{&e.Address, l.Address},
		{&e.Dong, l.Dong},
	} {
		if f.new != "" {
			*f.mine = f.new
		}
	}
	e.spoken = e.spoken || e.Name != before.Name || e.Industry != before.Industry || e.Phone != before.Phone
	e.key = matchKey(e.Name, e.Phone)
	b.byKey[e.key] = e
}
