// Package deskfake is a desk for screen tests: a session in memory that answers
// like the store where a screen could tell the difference, and a shell that
// remembers what it was told. It is linked by tests only.
package deskfake

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"slices"
	"strings"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/model/hangul"
)

// Session is a model.Session in memory.
type Session struct {
	T            *model.Tables
	Clock        model.Clock
	Words        *assets.Words // of texts kept with records: Korean
	People       []model.Seeker
	LeadList     []model.Lead
	Made         []model.ReferralView
	VisitList    []model.Visit
	DueList      []model.Due
	FollowList   []model.FollowUp
	ResultBy     map[model.ID][]model.Result // newest first
	CallBy       map[model.ID][]model.Call   // newest first
	DraftBy      map[string]json.RawMessage
	SettingBy    map[string]string
	Applications []string // how each application left the desk
	Keep         Kept
	Days         Days
	Town         Town
	Exported     []model.DayExport
	Fail         error // returned by the next call that writes, then cleared
	Called       []string
	ids          uint64
	who          model.Staff
	changed      chan struct{}
}

var _ model.Session = (*Session)(nil)

// NewSession makes an empty desk D07 with one counsellor.
func NewSession(t *model.Tables, clock model.Clock) *Session {
	return &Session{
		T: t, Clock: clock, DraftBy: map[string]json.RawMessage{}, SettingBy: map[string]string{},
		who: model.Staff{Login: "kim", Name: "김상담", Role: model.Admin}, changed: make(chan struct{}, 1),
	}
}

func (s *Session) id() model.ID {
	s.ids++
	var id model.ID
	binary.BigEndian.PutUint64(id[8:], s.ids)
	return id
}

func (s *Session) called(name string) error {
	s.Called = append(s.Called, name)
	err := s.Fail
	s.Fail = nil
	return err
}

func (s *Session) today() model.Date { return model.Today(s.Clock()) }

func (s *Session) Staff() model.Staff { return s.who }

func (s *Session) Desk() model.Desk {
	return model.Desk{Code: "D07", Name: "사동 행정복지센터", Center: "안산시 일자리센터"}
}
func (s *Session) Tables() *model.Tables    { return s.T }
func (s *Session) Changed() <-chan struct{} { return s.changed }
func (s *Session) Close() error             { return nil }

func notFound(code string) error { return &model.Error{Kind: model.NotFound, Code: code} }

func (s *Session) person(id model.ID) *model.Seeker {
	i := slices.IndexFunc(s.People, func(p model.Seeker) bool { return p.ID == id })
	if i < 0 {
		return nil
	}
	return &s.People[i]
}

func (s *Session) Register(_ context.Context, p model.Seeker) (model.Seeker, error) {
	if err := s.called("Register"); err != nil {
		return model.Seeker{}, err
	}
	p.ID, p.Revision, p.Desk, p.Received = s.id(), 1, "D07", s.today()
	p.Valid = p.Received.AddMonths(model.RegistrationMonths)
	if err := p.Normalise(s.T, s.today()); err != nil {
		return model.Seeker{}, err
	}
	s.People = append(s.People, p)
	s.VisitList = append(s.VisitList, model.Visit{ID: s.id(), SeekerID: p.ID, At: s.Clock(), Kind: model.VisitRegister})
	return p, nil
}

func (s *Session) EditSeeker(_ context.Context, p model.Seeker) (model.Seeker, error) {
	if err := s.called("EditSeeker"); err != nil {
		return model.Seeker{}, err
	}
	stored := s.person(p.ID)
	switch {
	case stored == nil:
		return model.Seeker{}, notFound("seeker")
	case stored.Revision != p.Revision:
		return model.Seeker{}, &model.Error{Kind: model.Conflict, Code: "seeker_changed"}
	}
	if err := p.Normalise(s.T, s.today()); err != nil {
		return model.Seeker{}, err
	}
	p.Revision++
	*stored = p
	return p, nil
}

func (s *Session) RenewSeeker(_ context.Context, id model.ID) (model.Seeker, error) {
	if err := s.called("RenewSeeker"); err != nil {
		return model.Seeker{}, err
	}
	p := s.person(id)
	if p == nil {
		return model.Seeker{}, notFound("seeker")
	}
	p.Valid, p.Closed = s.today().AddMonths(model.RegistrationMonths), ""
	p.Revision++
	return *p, nil
}

func (s *Session) Seeker(_ context.Context, id model.ID) (model.Seeker, error) {
	if p := s.person(id); p != nil {
		return *p, nil
	}
	return model.Seeker{}, notFound("seeker")
}

// FindSeekers matches by the definition, not by an index.
func (s *Session) FindSeekers(_ context.Context, query string, limit int) (model.PeopleHits, error) {
	var out model.PeopleHits
	digits := model.PhoneDigits(query)
	for _, p := range slices.Backward(s.People) {
		byPhone := len(digits) >= 3 && strings.Contains(model.PhoneDigits(p.Phone), digits)
		if query != "" && !byPhone && !hangul.Match(p.Name+" "+p.LatinName, query) {
			continue
		}
		out.Total++
		if len(out.Hits) < limit {
			out.Hits = append(out.Hits, hit(p, ""))
		}
	}
	return out, nil
}

func hit(p model.Seeker, why string) model.PersonHit {
	return model.PersonHit{
		ID: p.ID, Name: p.Name, LatinName: p.LatinName, BirthDate: p.BirthDate, Sex: p.Sex,
		Phone: p.Phone, Dong: p.Dong, Received: p.Received, Valid: p.Valid, Why: why,
	}
}

func (s *Session) Duplicates(_ context.Context, q model.Probe) ([]model.PersonHit, error) {
	var out []model.PersonHit
	phone := model.PhoneDigits(q.Phone)
	for _, p := range s.People {
		switch {
		case p.ID == q.Except:
		case phone != "" && model.PhoneDigits(p.Phone) == phone:
			out = append(out, hit(p, "same_phone"))
		case q.Name != "" && p.Name == q.Name && p.BirthDate == q.BirthDate:
			out = append(out, hit(p, "same_person"))
		}
	}
	return out, nil
}

func (s *Session) referrals(keep func(model.ReferralView) bool) []model.ReferralView {
	var out []model.ReferralView
	for _, v := range slices.Backward(s.Made) {
		if keep(v) {
			out = append(out, v)
		}
	}
	return out
}

func (s *Session) SeekerReferrals(_ context.Context, id model.ID) ([]model.ReferralView, error) {
	return s.referrals(func(v model.ReferralView) bool { return v.SeekerID == id }), nil
}

func (s *Session) LeadReferrals(_ context.Context, id model.ID) ([]model.ReferralView, error) {
	return s.referrals(func(v model.ReferralView) bool { return v.LeadID == id }), nil
}

func (s *Session) SeekerVisits(_ context.Context, id model.ID, limit int) ([]model.Visit, error) {
	var out []model.Visit
	for _, v := range slices.Backward(s.VisitList) {
		if v.SeekerID == id && len(out) < limit {
			out = append(out, v)
		}
	}
	return out, nil
}

// Be gives who is logged in another role.
func (s *Session) Be(role model.Role) { s.who.Role = role }
