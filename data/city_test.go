package data

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ieumdesk/data/city"
	"ieumdesk/data/testkit"
	"ieumdesk/model"
)

// toFolder sets up the folder as a way to the city.
func (d *desk) toFolder() (folder string) {
	d.tb.Helper()
	folder = filepath.Join(d.tb.TempDir(), "city")
	if err := os.Mkdir(folder, 0o755); err != nil {
		d.tb.Fatal(err)
	}
	d.set("city.folder.path", folder)
	return folder
}

func (d *desk) set(key, value string) {
	d.tb.Helper()
	if err := d.in.SetSetting(d.tb.Context(), key, value); err != nil {
		d.tb.Fatalf("%s: %v", key, err)
	}
}

// push sends what waits by all ways.
func (d *desk) push() model.CityReport {
	d.tb.Helper()
	r, err := d.in.SendCity(d.tb.Context(), "")
	if err != nil {
		d.tb.Fatal(err)
	}
	return r
}

// arrived are the events in the files of a folder, in order.
func arrived(tb testing.TB, folder string) (events []city.Event) {
	tb.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil {
		tb.Fatal(err)
	}
	for _, f := range files {
		got, err := city.DecodeEvents(read(tb, f))
		if err != nil {
			tb.Fatal(err)
		}
		events = append(events, got...)
	}
	return events
}

// eventsSaid are events as "kind rev", in order.
func eventsSaid(events []city.Event) string {
	var out []string
	for _, e := range events {
		out = append(out, fmt.Sprint(e.Kind, " ", e.Rev))
	}
	return strings.Join(out, ", ")
}

func TestCity_costsNothingAtADeskThatHasNone(t *testing.T) {
	d := newDesk(t)
	d.NewReferral()
	if n := d.count("city_record"); n != 0 {
		t.Errorf("%d records queued", n)
	}
	_, err := d.in.SendCity(t.Context(), "")
	wantError(t, err, model.Refused, "city_none")
	_, err = d.in.SendCity(t.Context(), model.ByHTTPS)
	wantError(t, err, model.Refused, "city_not_set")
	_, err = d.in.PullCity(t.Context())
	wantError(t, err, model.Refused, "city_not_set")
}

func TestCity_isToldTheDesksPastAndThenWhatChanges(t *testing.T) {
	d := newDesk(t)
	r := d.NewReferral()
	folder := d.toFolder()
	if got := d.push(); got.Sent != 4 || got.Accepted != 4 || got.Waiting != 0 {
		t.Errorf("%+v", got)
	}
	if got := eventsSaid(arrived(t, folder)); got != "seeker 1, lead 1, visit 1, referral 1" {
		t.Errorf("the past: %s", got)
	}
	if got := d.push(); got.Sent != 0 {
		t.Errorf("a second time: %+v", got)
	}
	if _, err := d.in.VoidReferral(t.Context(), r.ID, "잘못 알선함"); err != nil {
		t.Fatal(err)
	}
	d.NewSeeker()
	d.push()
	if got := eventsSaid(arrived(t, folder)[4:]); got != "referral 2, seeker 1, visit 1" {
		t.Errorf("what changed: %s", got)
	}
}

func TestCity_isToldEverythingAtAnotherPlaceAlsoAfterAPause(t *testing.T) {
	d := newDesk(t)
	first := d.toFolder()
	d.NewSeeker()
	d.push()
	d.set("city.folder.path", "")
	d.set("city.folder.path", first)
	if got := d.push(); got.Sent != 0 {
		t.Errorf("the same place after a pause: %+v", got)
	}
	d.set("city.folder.path", "")
	second := d.toFolder()
	if d.push(); eventsSaid(arrived(t, second)) != "seeker 1, visit 1" {
		t.Errorf("another place after a pause has %q", eventsSaid(arrived(t, second)))
	}
	third := d.toFolder()
	if d.push(); eventsSaid(arrived(t, third)) != "seeker 1, visit 1" {
		t.Errorf("another place has %q", eventsSaid(arrived(t, third)))
	}
}

func TestCity_isToldOfAResultAndItsCorrectionAsOneEvent(t *testing.T) {
	d := newDesk(t)
	r := d.NewReferral()
	d.answer(r.ID, model.BeforeInterview) // before there was a way to the city
	folder := d.toFolder()
	d.push()
	d.answer(r.ID, model.Hired)
	d.push()
	var results []city.Event
	for _, e := range arrived(t, folder) {
		if e.Kind == model.CityResult {
			results = append(results, e)
		}
	}
	if eventsSaid(results) != "result 1, result 2" || results[0].ID != results[1].ID || results[0].ID == r.ID {
		t.Fatalf("%+v", results)
	}
	var body model.CityResultBody
	if err := json.Unmarshal(results[1].Body, &body); err != nil || body.ReferralID != r.ID || body.Status != model.Hired {
		t.Errorf("%s, %v", results[1].Body, err)
	}
	// The city refuses it, and gets it again.
	d.answer(r.ID, model.NotHired)
	refuse := true
	d.through(fakeWay{city.FolderLimit, func(b city.Batch) (city.Answer, error) {
		events, err := city.DecodeEvents(b.Bytes)
		a := city.Answer{Rejected: map[model.ID]string{}}
		for _, e := range events {
			if refuse && e.Kind == model.CityResult {
				a.Rejected[e.ID] = "x"
			}
		}
		return a, err
	}})
	if got := d.push(); len(got.Rejected) != 1 {
		t.Fatalf("%+v", got)
	}
	refuse = false
	if err := d.in.DecideRejection(t.Context(), model.ByFolder, results[0].ID, true); err != nil {
		t.Fatal(err)
	}
	if got := d.push(); got.Accepted != 1 || len(got.Rejected) != 0 {
		t.Errorf("%+v", got)
	}
}

func TestCity_isToldOfAClosedDayAsOneEvent(t *testing.T) {
	d := newDesk(t)
	d.NewReferral()
	d.clock.Advance(24 * time.Hour)
	day := model.Today(testkit.Start)
	d.closeDay(day) // before there was a way to the city
	folder := d.toFolder()
	d.push()
	d.reopen(day)
	d.push()
	d.closeDay(day)
	d.push()
	var days []string
	ids := map[model.ID]bool{}
	for _, e := range arrived(t, folder) {
		var body model.CityDayBody
		if e.Kind == model.CityDay && json.Unmarshal(e.Body, &body) == nil {
			days = append(days, fmt.Sprint(e.Rev, " ", body.Day, " ", body.Revision, body.Closed, body.Referrals))
			ids[e.ID] = true
		}
	}
	if got := strings.Join(days, ", "); got != "1 2026-11-24 1 true 1, 2 2026-11-24 1 false 1, 3 2026-11-24 2 true 1" || len(ids) != 1 {
		t.Errorf("%s under %d ids", got, len(ids))
	}
}

func TestCity_isToldOfARecordThatChangedOftenOnce(t *testing.T) {
	d := newDesk(t)
	folder := d.toFolder()
	p := d.NewSeeker()
	for _, name := range []string{"가나", "다라", "마바"} {
		p.Name = name
		var err error
		if p, err = d.in.EditSeeker(t.Context(), p); err != nil {
			t.Fatal(err)
		}
	}
	d.push()
	if got := eventsSaid(arrived(t, folder)); got != "visit 1, seeker 4" {
		t.Errorf("%s", got)
	}
}

func TestCity_isToldOfAnEmployersOpenLeadsWhenAnotherLeadChangesTheEmployer(t *testing.T) {
	d := newDesk(t)
	of := func(l *model.Lead) {
		l.Employer, l.BusinessNo, l.EmployerPhone = "안산호텔", "1248100998", "031-400-0001"
	}
	open, closed, other := d.NewLead(of), d.NewLead(of), d.NewLead()
	if _, err := d.in.CloseLead(t.Context(), closed.ID); err != nil {
		t.Fatal(err)
	}
	folder := d.toFolder()
	d.push()
	d.NewLead(of, func(l *model.Lead) { l.EmployerPhone = "031-400-0002" })
	d.push()
	phones := map[model.ID]string{}
	for _, e := range arrived(t, folder) {
		var body model.CityLeadBody
		if e.Kind != model.CityLead || json.Unmarshal(e.Body, &body) != nil {
			t.Fatalf("%s: %s", e.Kind, e.Body)
		}
		phones[e.ID] = body.Lead.EmployerPhone
		if e.Rev > 1 && (e.ID == closed.ID || e.ID == other.ID) {
			t.Errorf("%s is told again", body.Lead.Title)
		}
	}
	if phones[open.ID] != "031-400-0002" || phones[other.ID] == "031-400-0002" || len(phones) != 4 {
		t.Errorf("%v", phones)
	}
}

func TestCity_learnsWhatWasQueuedOnlyIfItWasRecorded(t *testing.T) {
	d := newDesk(t)
	d.toFolder()
	before := d.count("city_record")
	if _, err := d.in.Refer(t.Context(), model.NewReferral{SeekerID: d.NewSeeker().ID}); err == nil {
		t.Fatal("referred to no lead")
	}
	if n := d.count("city_record"); n != before+2 {
		t.Errorf("%d records queued of a person and a visit", n-before)
	}
}

func TestCity_namesNobodyUnlessALegalGroundIsTypedIn(t *testing.T) {
	d := newDesk(t)
	folder := d.toFolder()
	private := []string{"홍길동", "010-7777-8888", "세류로 12", "1987-06-05", "당뇨", "인사팀 박과장", "010-2222-3333", "Hong"}
	d.NewReferral(func(r *model.NewReferral) {
		r.SeekerID = d.NewSeeker(func(p *model.Seeker) {
			p.Name, p.LatinName, p.Phone, p.Address, p.BirthDate, p.Note = "홍길동", "Hong", "010-7777-8888", "세류로 12", "1987-06-05", "당뇨"
			p.Groups = []string{"senior"}
		}).ID
		r.LeadID = d.NewLead(func(l *model.Lead) { l.Contact, l.Phone = "인사팀 박과장", "010-2222-3333" }).ID
		r.Interview.Place, r.Reason = "세류로 12", "당뇨"
	})
	d.push()
	for _, file := range []string{"json", "csv"} {
		content := string(read(t, filepath.Join(folder, "ieum-D07-20261124-01."+file)))
		for _, word := range append(private, "senior") {
			if strings.Contains(content, word) {
				t.Errorf("%s says %s", file, word)
			}
		}
		if !strings.Contains(content, "1987") {
			t.Errorf("%s lacks the year of birth", file)
		}
	}
	err := d.in.SetSetting(t.Context(), "city.detail", "full")
	wantError(t, err, model.Refused, "city_ground_missing")
	d.set("city.detail.ground", "직업안정법 제4조의2")
	d.set("city.detail", "full")
	var detail string
	if err := d.in.read.QueryRow("SELECT detail FROM audit ORDER BY seq DESC LIMIT 1").Scan(&detail); err != nil || !strings.Contains(detail, "직업안정법 제4조의2") {
		t.Errorf("the access log says %q, %v", detail, err)
	}
	err = d.in.SetSetting(t.Context(), "city.detail.ground", "")
	wantError(t, err, model.Refused, "city_ground_missing")
	d.NewSeeker(func(p *model.Seeker) { p.Name = "임꺽정" })
	d.push()
	if content := string(read(t, filepath.Join(folder, "ieum-D07-20261124-02.json"))); !strings.Contains(content, "임꺽정") {
		t.Error("full detail has no name")
	}
}

func TestCity_tellsGroupsOnlyWithTheConsentToThat(t *testing.T) {
	d := newDesk(t)
	folder := d.toFolder()
	groups := func() (out []string) {
		d.push()
		for _, e := range arrived(t, folder) {
			var body model.CitySeekerBody
			if e.Kind == model.CitySeeker && json.Unmarshal(e.Body, &body) == nil {
				out = append(out, strings.Join(body.Groups, "+"))
			}
		}
		return out
	}
	p := d.NewSeeker(func(p *model.Seeker) { p.Groups = []string{"senior"} })
	for _, withdrawn := range []bool{false, true} {
		p.Consents = append(p.Consents, model.Consent{Kind: model.ConsentSensitive, Version: "2026-09", At: d.clock.Now(), Withdrawn: withdrawn})
		groups()
		d.clock.Advance(time.Minute)
		var err error
		if p, err = d.in.EditSeeker(t.Context(), p); err != nil {
			t.Fatal(err)
		}
	}
	if got := fmt.Sprintf("%q", groups()); got != `["" "senior" ""]` {
		t.Errorf("before, with and after the consent: %s", got)
	}
}

func TestCity_takesNamesBackThatHaveNotLeft(t *testing.T) {
	d := newDesk(t)
	d.toFolder()
	d.set("city.detail.ground", "직업안정법 제4조의2")
	d.set("city.detail", "full")
	d.NewSeeker(func(p *model.Seeker) { p.Name = "임꺽정" })
	if _, _, err := d.in.outbox().Next(t.Context(), model.ByFolder, city.FolderLimit); err != nil {
		t.Fatal(err)
	}
	d.set("city.detail", "minimal")
	events, err := d.in.CityWaiting(t.Context(), model.ByFolder, 100)
	if err != nil || len(events) != 2 {
		t.Fatalf("%d events, %v", len(events), err)
	}
	if content := string(bytes.Join(bytesOf(events), nil)); strings.Contains(content, "임꺽정") {
		t.Errorf("still to be sent: %s", content)
	}
}

// betweenQueue does something between the moment a batch is taken up and the moment
// it leaves, as another program on the same store may.
type betweenQueue struct {
	city.Queue
	do func()
}

func (q betweenQueue) Next(ctx context.Context, way model.CityWay, limit city.Limit) (city.Batch, bool, error) {
	b, ok, err := q.Queue.Next(ctx, way, limit)
	q.do()
	return b, ok, err
}

func TestCity_sendsNoNamesThatAreTakenBackWhileTheBatchIsTakenUp(t *testing.T) {
	d := newDesk(t)
	d.toFolder()
	d.set("city.detail.ground", "직업안정법 제4조의2")
	d.set("city.detail", "full")
	d.NewSeeker(func(p *model.Seeker) { p.Name = "임꺽정" })
	events := 0
	w := fakeWay{city.FolderLimit, func(b city.Batch) (city.Answer, error) {
		events += b.Events
		if bytes.Contains(b.Bytes, []byte("임꺽정")) {
			t.Error("a name was sent")
		}
		return city.Answer{}, nil
	}}
	q := betweenQueue{d.in.outbox(), func() { d.set("city.detail", "minimal") }}
	if _, err := city.Drain(t.Context(), q, model.ByFolder, w); err != nil || events != 2 {
		t.Errorf("%d events, %v", events, err)
	}
}

func bytesOf(events []json.RawMessage) (out [][]byte) {
	for _, e := range events {
		out = append(out, e)
	}
	return out
}

func TestCity_showsWhatItWillSendByteForByte(t *testing.T) {
	d := newDesk(t)
	folder := d.toFolder()
	d.NewReferral()
	shown, err := d.in.CityWaiting(t.Context(), model.ByFolder, 100)
	if err != nil {
		t.Fatal(err)
	}
	d.push()
	sent, err := city.RawEvents(read(t, filepath.Join(folder, "ieum-D07-20261124-01.json")))
	if err != nil || string(bytes.Join(bytesOf(shown), []byte("\n"))) != string(bytes.Join(bytesOf(sent), []byte("\n"))) {
		t.Errorf("shown %s\nsent %s, %v", shown, sent, err)
	}
}
