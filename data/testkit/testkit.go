// Package testkit makes any record in one line, for tests of the store and of
// the programs that use it. It knows only the model, so that every package may
// use it. Nobody in it exists.
package testkit

import (
	"encoding/binary"
	"fmt"
	"sync"
	"testing"
	"time"

	"ieumdesk/model"
)

// Start is when a Clock begins: Tuesday, 24 November 2026, nine in Seoul.
var Start = time.Date(2026, 11, 24, 9, 0, 0, 0, model.Seoul)

// Clock is a clock that a test sets. It may be read from any goroutine.
type Clock struct {
	mu sync.Mutex
	t  time.Time
}

// NewClock is a clock that stands at Start.
func NewClock() *Clock { return &Clock{t: Start} }

// Now tells the time; it is a model.Clock.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.t
}

// Advance moves the clock; a negative d sets it back.
func (c *Clock) Advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.t = c.t.Add(d)
}

// IDs makes ids that are UUIDv7 in form, rise, and are the same in every run.
func IDs(c *Clock) model.NewID {
	var mu sync.Mutex
	var n uint64
	return func() model.ID {
		mu.Lock()
		defer mu.Unlock()
		n++
		var id model.ID
		binary.BigEndian.PutUint64(id[:], uint64(c.Now().UnixMilli())<<16)
		binary.BigEndian.PutUint64(id[8:], n)
		id[6], id[8] = 0x70, 0x80
		return id
	}
}

// Login and Passphrase open the store that NewStore describes.
const (
	Login      = "kim"
	Passphrase = "파란 우산 열두 자루"
)

// NewStore is what the first-run assistant would ask, answered.
func NewStore() model.NewStore {
	return model.NewStore{
		Desk:       model.Desk{Code: "D07", Name: "사동 행정복지센터", Center: "안산시 일자리센터"},
		Staff:      model.Staff{Login: Login, Name: "김가람", Role: model.Admin},
		Passphrase: Passphrase,
	}
}

// NewSeeker is the nth person, ready to be registered, with both consents.
func NewSeeker(n int, change ...func(*model.Seeker)) model.Seeker {
	given := []model.Consent{
		{Kind: model.ConsentCollect, Version: "2026-09", At: Start},
		{Kind: model.ConsentProvide, Version: "2026-09", At: Start},
	}
	s := model.Seeker{
		Name: fmt.Sprintf("박%c자", '가'+rune(n%11172)), BirthDate: "1965-03-01", Sex: model.Female,
		Phone: fmt.Sprintf("010-%04d-%04d", n/10000%2000, n%10000), Dong: "사동",
		Occupations: []string{"5"}, WageType: model.Monthly, Wage: 2_200_000, Consents: given,
	}
	for _, c := range change {
		c(&s)
	}
	return s
}

// NewLead is the nth lead, ready to be added, of an employer of its own.
func NewLead(n int, change ...func(*model.Lead)) model.Lead {
	l := model.Lead{
		Employer: fmt.Sprintf("(주)호텔%d", n), EmployerPhone: fmt.Sprintf("031-1%02d-%04d", n/10000%100, n%10000),
		Title: "객실관리원", Openings: 2, Dong: "고잔동", EmploymentType: "permanent",
		WageType: model.Monthly, WageMin: 2_310_000, Contact: "인사 담당", Phone: "010-0000-0001",
		Source: model.LeadSource{Kind: "dong", Team: "고잔동 발굴팀", On: model.Today(Start)},
	}
	for _, c := range change {
		c(&l)
	}
	return l
}

// Kit stores records through an unlocked store.
type Kit struct {
	model.Session
	tb testing.TB
	n  int
}

// New makes records in s and ends the test if it cannot.
func New(tb testing.TB, s model.Session) *Kit { return &Kit{Session: s, tb: tb} }

func (k *Kit) must(err error) {
	k.tb.Helper()
	if err != nil {
		k.tb.Fatal(err)
	}
}

// NewSeeker registers somebody.
func (k *Kit) NewSeeker(change ...func(*model.Seeker)) model.Seeker {
	k.tb.Helper()
	k.n++
	s, err := k.Register(k.tb.Context(), NewSeeker(k.n, change...))
	k.must(err)
	return s
}

// NewLead adds a lead.
func (k *Kit) NewLead(change ...func(*model.Lead)) model.Lead {
	k.tb.Helper()
	k.n++
	l, _, err := k.AddLead(k.tb.Context(), NewLead(k.n, change...))
	k.must(err)
	return l
}

// NewReferral refers a new person to a new lead, unless change names others.
func (k *Kit) NewReferral(change ...func(*model.NewReferral)) model.ReferralView {
	k.tb.Helper()
	r := model.NewReferral{Interview: model.Interview{At: Start.AddDate(0, 0, 1), Place: "본관 2층"}, Reason: "확인함"}
	for _, c := range change {
		c(&r)
	}
	if r.SeekerID == (model.ID{}) {
		r.SeekerID = k.NewSeeker().ID
	}
	if r.LeadID == (model.ID{}) {
		r.LeadID = k.NewLead().ID
	}
	v, err := k.Refer(k.tb.Context(), r)
	k.must(err)
	return v
}
