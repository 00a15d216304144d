package deskfake

import (
	"encoding/json"
	"time"

	"ieumdesk/model"
)

// InTown connects the desk by every way: one that is well, one that rests after
// trouble, one that has stopped; with batches in every state, events that wait,
// some that came back, and two leads to settle.
func (s *Session) InTown() {
	now := s.Clock()
	for key, value := range map[string]string{
		"city.folder.path": "/media/시청/일자리 통계/2026년 하반기/사동 행정복지센터(D07)", "city.https.url": "https://ieum.example.go.kr",
		"city.https.token": "secret", "city.postgres.dsn": "postgres://ieum_d07:secret@db.example.go.kr/ieum",
	} {
		s.SettingBy[key] = value
	}
	s.Town = Town{
		States: map[model.CityWay]*model.CityState{
			model.ByFolder: {Way: model.ByFolder, On: true, Accepted: 12408, LastTaken: now.Add(-20 * time.Minute)},
			model.ByHTTPS: {
				Way: model.ByHTTPS, On: true, Waiting: 1204, Sent: 1000, Accepted: 11204, LastTaken: now.Add(-26 * time.Hour),
				Next: now.Add(9 * time.Minute), Trouble: &model.Error{Kind: model.Outside, Code: "city_unreachable", Args: []any{"ieum.example.go.kr"}},
			},
			model.ByPostgres: {
				Way: model.ByPostgres, On: true, Waiting: 37, Accepted: 12371, LastTaken: now.Add(-3 * time.Hour), Stopped: true,
				Trouble: &model.Error{Kind: model.Outside, Code: "city_denied", Args: []any{"28P01"}},
			},
		},
		Report: model.CityReport{Sent: 1241, Accepted: 1239, Rejected: make([]model.CityRejection, 2)},
	}
	for i, state := range []model.CityBatchState{model.BatchWaiting, model.BatchSent, model.BatchAccepted, model.BatchAccepted, model.BatchRejected} {
		b := model.CityBatch{
			ID: s.id(), Way: model.ByHTTPS, State: state, Events: 1000 - 37*i, Bytes: 412_345 - 10_000*i, Made: now.Add(-time.Duration(i) * time.Hour),
			SHA256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
		}
		if i == 3 {
			b.Way, b.Name, b.Rejected = model.ByFolder, "ieum-D07-20261124-01", 2
		}
		if state != model.BatchWaiting {
			b.Sent = b.Made.Add(2 * time.Second)
		}
		if state == model.BatchAccepted || state == model.BatchRejected {
			b.Settled = b.Made.Add(5 * time.Second)
		}
		s.Town.Batches = append(s.Town.Batches, b)
	}
	s.tell()
	if len(s.LeadList) > 1 {
		s.disagree()
	}
}

// tell queues an event of several kinds.
func (s *Session) tell() {
	now := s.Clock()
	add := func(kind model.CityKind, rev int64, body any) {
		b, err := json.Marshal(model.CityEvent{ID: s.id(), Desk: "D07", Kind: kind, Rev: rev, At: now, Body: body})
		if err != nil {
			panic(err) // a body that cannot be written is a fault of the fake
		}
		s.Town.Events = append(s.Town.Events, b)
	}
	add(model.CitySeeker, 1, model.CitySeekerBody{Day: s.today(), ValidUntil: "2027-02-24", BirthYear: "1965", Sex: "F", Dong: "사동", Groups: []string{"disabled"}, Occupations: []string{"5323"}})
	add(model.CitySeeker, 3, model.CitySeekerBody{
		Day: s.today(), ValidUntil: "2027-02-24", BirthYear: "1971", Sex: "M", Dong: "본오1동",
		Full: &model.CitySeekerDetail{Name: "응우옌티프엉타오", BirthDate: "1971-03-02", Phone: "010-7777-4321", Address: "안산시 상록구 사동 1505"},
	})
	for i := range min(len(s.LeadList), 3) {
		l := s.LeadList[i]
		add(model.CityLead, int64(i+1), model.CityLeadBody{Day: l.Received, Status: l.Status, Lead: model.LeadTermsOf(&l)})
	}
	add(model.CityVisit, 1, model.CityVisitBody{Day: s.today(), SeekerID: s.id(), Visit: model.VisitConsult})
	add(model.CityDay, 2, model.CityDayBody{Day: "2026-11-23", Revision: 1, Closed: true, DayFigures: model.DayFigures{Visits: 9, Referrals: 14, Hires: 2}})
	s.Town.Rejected = []model.CityRejection{
		{Way: model.ByHTTPS, ID: s.id(), Kind: model.CityReferral, Rev: 2, Reason: "알선한 구인(lead_id)이 시청에 없습니다.", At: now.Add(-time.Hour)},
		{Way: model.ByHTTPS, ID: s.id(), Kind: model.CitySeeker, Rev: 1, Reason: "birth_year: 1865 is before 1900 and cannot be that of a seeker who registers in this year", At: now.Add(-26 * time.Hour)},
	}
	if len(s.LeadList) > 0 {
		s.Town.Rejected = append(s.Town.Rejected, model.CityRejection{Way: model.ByHTTPS, ID: s.LeadList[0].ID, Kind: model.CityLead, Rev: 1, Reason: "dong: unknown", At: now})
	}
}

// disagree makes the newest open lead one that city hall changed, the next one
// overfilled by two desks, and the two after them those of another desk.
func (s *Session) disagree() {
	var open []*model.Lead // newest first
	for i := len(s.LeadList) - 1; i >= 0 && len(open) < 4; i-- {
		if l := &s.LeadList[i]; l.OpenOn(s.today()) {
			open = append(open, l)
		}
	}
	if len(open) < 4 {
		return
	}
	mine, theirs, full := open[0], *open[0], open[1]
	theirs.Openings++
	theirs.WageMin, theirs.WorkEnd, theirs.Benefits = mine.WageMin+150_000, "19:00", nil
	theirs.SiteNote = "시청 담당자가 11월 23일에 업체와 통화함. 통근버스는 안산역 1번 출구에서 오전 7시 30분에 출발하고, 점심은 무료."
	s.Town.Conflicts = []model.CityConflict{
		{Kind: model.LeadChanged, Mine: *mine, City: theirs, Since: s.Clock().Add(-3 * time.Hour)},
		{Kind: model.LeadOverfilled, Mine: *full, Since: s.Clock().Add(-time.Hour), Hires: map[string]int{"D07": full.Openings, "D12": 1}},
	}
	open[2].Desk, open[3].Desk = "D12", "D31"
}
