//go:build linux

package hub

import (
	"context"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"ieumdesk/data/city"
	"ieumdesk/data/city/receive"
	"ieumdesk/data/pgtest"
	"ieumdesk/model"
)

func TestMain(m *testing.M) {
	code := m.Run()
	pgtest.Stop()
	os.Exit(code)
}

// hall is a city's database.
type hall struct {
	tb     testing.TB
	server *pgtest.Server
	name   string
}

// newHall makes one with its schema and two desks' logins.
func newHall(tb testing.TB) *hall {
	tb.Helper()
	h := &hall{tb: tb, server: pgtest.Shared(tb, "fsync=off")}
	h.name = h.server.Database(tb)
	if _, _, err := Init(tb.Context(), h.admin()); err != nil {
		tb.Fatal(err)
	}
	for _, login := range []string{"ieum_d07", "ieum_d08"} {
		h.server.Login(tb, login, "ieum_desk")
	}
	h.server.Login(tb, "hall", "ieum_city")
	return h
}

func (h *hall) admin() string { return h.server.DSN("admin", h.name) }

// desk is a desk's way to it.
func (h *hall) desk(login string) *Hub {
	h.tb.Helper()
	w, err := New(h.server.DSN(login, h.name), strings.ToUpper(strings.TrimPrefix(login, "ieum_")))
	if err != nil {
		h.tb.Fatal(err)
	}
	h.tb.Cleanup(func() { w.Close() })
	return w
}

// one asks for a single value as a login.
func one[T any](h *hall, login, query string, args ...any) (v T, err error) {
	h.tb.Helper()
	c, err := pgx.Connect(h.tb.Context(), h.server.DSN(login, h.name))
	if err != nil {
		h.tb.Fatal(err)
	}
	defer c.Close(context.Background())
	err = c.QueryRow(h.tb.Context(), query, args...).Scan(&v)
	return v, err
}

// wantOne fails unless a query gives the value.
func wantOne[T comparable](h *hall, login string, want T, query string, args ...any) {
	h.tb.Helper()
	if got, err := one[T](h, login, query, args...); err != nil || got != want {
		h.tb.Errorf("%s: %v, %v; want %v", query, got, err, want)
	}
}

// event is an event of a desk.
func event(tb testing.TB, desk string, kind model.CityKind, id model.ID, rev int64, body any) json.RawMessage {
	tb.Helper()
	e, err := city.EncodeEvent(model.CityEvent{ID: id, Desk: desk, Kind: kind, Rev: rev, At: time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC), Body: body})
	if err != nil {
		tb.Fatal(err)
	}
	return e
}

func (h *hall) send(w *Hub, desk string, events ...json.RawMessage) city.Answer {
	h.tb.Helper()
	a, err := w.Send(h.tb.Context(), city.Encode(uuid.New(), desk, events))
	if err != nil {
		h.tb.Fatal(err)
	}
	return a
}

func visit(seeker model.ID, kind model.VisitKind) model.CityVisitBody {
	return model.CityVisitBody{Day: "2026-11-24", SeekerID: seeker, Visit: kind}
}

func lead(openings int) model.CityLeadBody {
	return model.CityLeadBody{Day: "2026-11-20", Status: model.LeadOpen, Lead: model.CityLeadTerms{Employer: "안산호텔", Title: "객실관리원", Openings: openings, ValidUntil: "2026-12-20"}}
}

func hire(leadID model.ID, status model.ReferralStatus) model.CityReferralBody {
	return model.CityReferralBody{Day: "2026-11-23", Slip: "x", SeekerID: uuid.New(), LeadID: leadID, Status: status, StatusOn: "2026-11-24", Interview: "2026-11-24", Gate: "green"}
}

func TestInit_twiceChangesNothing(t *testing.T) {
	h := newHall(t)
	if from, to, err := Init(t.Context(), h.admin()); err != nil || from != to || to == 0 {
		t.Errorf("from %d to %d, %v", from, to, err)
	}
	other := h.server.Database(t)
	if from, _, err := Init(t.Context(), h.server.DSN("admin", other)); err != nil || from != 0 {
		t.Errorf("a second database: from %d, %v", from, err)
	}
	_, _, err := Init(t.Context(), h.server.DSN("ieum_d07", h.name))
	if model.CodeOf(err) != "city_init" {
		t.Errorf("by a desk: %v", err)
	}
}

func TestSend_countsEverythingOnce(t *testing.T) {
	h := newHall(t)
	w := h.desk("ieum_d07")
	seeker, v := uuid.New(), uuid.New()
	b := city.Encode(uuid.New(), "D07", []json.RawMessage{
		event(t, "D07", model.CityVisit, v, 1, visit(seeker, model.VisitRegister)),
		event(t, "D07", model.CityVisit, uuid.New(), 1, visit(seeker, model.VisitConsult)),
	})
	for range 3 {
		if a, err := w.Send(t.Context(), b); err != nil || len(a.Rejected) != 0 {
			t.Errorf("%+v, %v", a, err)
		}
	}
	h.send(w, "D07", event(t, "D07", model.CityVisit, v, 1, visit(seeker, model.VisitRenew))) // the same revision in another batch
	wantOne(h, "hall", 1, "SELECT visits::int FROM ieum.day WHERE day = '2026-11-24' AND desk = 'D07'")
	wantOne(h, "hall", 1, "SELECT registrations::int FROM ieum.day WHERE day = '2026-11-24'")
	h.send(w, "D07", event(t, "D07", model.CityVisit, v, 3, visit(seeker, model.VisitConsult)))
	h.send(w, "D07", event(t, "D07", model.CityVisit, v, 2, visit(seeker, model.VisitRegister))) // late
	wantOne(h, "hall", 0, "SELECT registrations::int FROM ieum.day WHERE day = '2026-11-24'")
	h.send(w, "D07", event(t, "D07", model.CityVisit, v, 4, model.CityErased{Erased: true}))
	wantOne(h, "hall", 1, "SELECT visits::int FROM ieum.year WHERE year = '2026-01-01'")
	other := b
	other.Bytes = []byte(strings.Replace(string(b.Bytes), "consult", "renew", 1))
	other.SHA256[0]++
	if _, err := w.Send(t.Context(), other); model.CodeOf(err) != "city_key_taken" || city.TroubleOf(err).Act != city.Stop {
		t.Errorf("a known batch with other content: %v", err)
	}
}

func TestViews_haveTheFiguresOfTheDailyLog(t *testing.T) {
	h := newHall(t)
	w := h.desk("ieum_d07")
	id := uuid.New()
	imported := lead(5) // from a list, found by nobody
	imported.Lead.Source = "sheet"
	h.send(w, "D07",
		event(t, "D07", model.CityLead, uuid.New(), 1, lead(2)),
		event(t, "D07", model.CityLead, uuid.New(), 1, imported),
		event(t, "D07", model.CityReferral, uuid.New(), 1, hire(uuid.New(), model.Declined)),
		event(t, "D07", model.CityDay, uuid.New(), 1, model.CityDayBody{Day: "2026-11-24", Revision: 2, Closed: true, DayFigures: model.DayFigures{Visits: 9}}),
		event(t, "D07", model.CityReferral, id, 1, hire(uuid.New(), model.Hired)),
		event(t, "D07", model.CityReferral, uuid.New(), 1, hire(uuid.New(), model.Void)),
		event(t, "D07", model.CityReferral, uuid.New(), 1, hire(uuid.New(), model.Issued)))
	for query, want := range map[string]string{
		"SELECT format('%s %s %s', referrals, interviews, hires) FROM ieum.day WHERE day = '2026-11-23'":                  "3 0 0",
		"SELECT format('%s %s %s', referrals, interviews, hires) FROM ieum.day WHERE day = '2026-11-24'":                  "0 2 1",
		"SELECT format('%s %s %s %s', leads, referrals, interviews, hires) FROM ieum.month WHERE desk = 'D07'":            "1 3 2 1",
		"SELECT format('%s %s', revision, visits) FROM ieum.log WHERE closed":                                             "2 9",
		"SELECT format('%s %s %s %s', leads, referrals, interviews, hires) FROM ieum.figures('2026-11-24', '2027-01-01')": "0 0 2 1",
	} {
		wantOne(h, "hall", want, query)
	}
	h.send(w, "D07", event(t, "D07", model.CityReferral, id, 2, hire(uuid.New(), model.NotHired)))
	wantOne(h, "hall", int64(0), "SELECT sum(hires)::bigint FROM ieum.day")
}

func TestRoles_keepADeskToItsOwn(t *testing.T) {
	h := newHall(t)
	mine, theirs := h.desk("ieum_d07"), h.desk("ieum_d08")
	id := uuid.New()
	h.send(mine, "D07", event(t, "D07", model.CityVisit, id, 1, visit(uuid.New(), model.VisitConsult)))
	wantOne(h, "ieum_d08", 0, "SELECT count(*)::int FROM ieum.event")
	wantOne(h, "ieum_d07", 1, "SELECT count(*)::int FROM ieum.event")
	wantOne(h, "hall", 1, "SELECT count(*)::int FROM ieum.event")
	stray, err := New(h.server.DSN("ieum_d08", h.name), "D07")
	if err != nil {
		t.Fatal(err)
	}
	defer stray.Close()
	b := city.Encode(uuid.New(), "D07", []json.RawMessage{event(t, "D07", model.CityVisit, uuid.New(), 1, visit(id, model.VisitConsult))})
	_, err = stray.Send(t.Context(), b)
	if errTest := stray.Test(t.Context()); model.CodeOf(err) != "city_role" || model.CodeOf(errTest) != "city_role" {
		t.Errorf("as another desk: %v, %v", err, errTest)
	}
	a := h.send(theirs, "D08",
		event(t, "D08", model.CityVisit, id, 9, visit(uuid.New(), model.VisitConsult)),
		event(t, "D08", model.CityVisit, uuid.New(), 1, visit(uuid.New(), model.VisitConsult)))
	if len(a.Rejected) != 1 || a.Rejected[id] == "" {
		t.Errorf("over another desk's event: %+v", a)
	}
	wantOne(h, "hall", "D07", "SELECT desk FROM ieum.event WHERE id = $1", id)
	for _, query := range []string{
		"DELETE FROM ieum.event RETURNING 1", "UPDATE ieum.lead SET rev = 1 RETURNING 1", "INSERT INTO ieum.hire VALUES (gen_random_uuid(), 'D07', 1) RETURNING 1",
		"SELECT count(*)::int FROM ieum.day",
	} {
		if _, err := one[int](h, "ieum_d07", query); err == nil || !strings.Contains(err.Error(), "42501") {
			t.Errorf("%s: %v", query, err)
		}
	}
	if err := h.desk("hall").Test(t.Context()); model.CodeOf(err) != "city_role" {
		t.Errorf("city hall as a desk: %v", err)
	}
}

func TestSend_rejectsWhatTheDatabaseCannotTakeAndNothingElse(t *testing.T) {
	h := newHall(t)
	w := h.desk("ieum_d07")
	var events []json.RawMessage
	for range 9 {
		events = append(events, event(t, "D07", model.CityVisit, uuid.New(), 1, visit(uuid.New(), model.VisitConsult)))
	}
	bad := uuid.New()
	events[4] = event(t, "D07", model.CityVisit, bad, 1, map[string]string{"day": "2026-02-31"})
	b := city.Encode(uuid.New(), "D07", events)
	for range 2 { // the answer is kept with the batch
		if a, err := w.Send(t.Context(), b); err != nil || len(a.Rejected) != 1 || a.Rejected[bad] == "" {
			t.Errorf("%+v, %v", a, err)
		}
	}
	wantOne(h, "hall", 8, "SELECT count(*)::int FROM ieum.event")
}

// pull gathers what a desk is told since a mark.
func pull(tb testing.TB, w *Hub, mark string) (leads []Lead, hires []Hire, next string) {
	tb.Helper()
	next, err := w.Pull(tb.Context(), mark, func(t Told) error {
		leads, hires = append(leads, t.Leads...), append(hires, t.Hires...)
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	return leads, hires, next
}

func TestPull_tellsEachDeskOfTheOthersLeadsAndOfChangesByCityHall(t *testing.T) {
	h := newHall(t)
	d07, d08 := h.desk("ieum_d07"), h.desk("ieum_d08")
	id := uuid.New()
	h.send(d07, "D07", event(t, "D07", model.CityLead, id, 1, lead(1)))
	if leads, _, _ := pull(t, d07, "0"); len(leads) != 0 {
		t.Errorf("its own lead comes back: %+v", leads)
	}
	leads, _, mark := pull(t, d08, "0")
	if len(leads) != 1 || leads[0].ID != id || leads[0].Desk != "D07" {
		t.Fatalf("%+v", leads)
	}
	if leads, _, _ := pull(t, d08, mark); len(leads) != 0 {
		t.Errorf("told twice: %+v", leads)
	}
	if _, err := one[int](h, "hall", `UPDATE ieum.lead SET city = '{"openings": 3}' RETURNING 1`); err != nil {
		t.Fatal(err)
	}
	leads, _, _ = pull(t, d07, "0")
	if len(leads) != 1 || leads[0].Change != 1 || !strings.Contains(string(leads[0].City), "3") {
		t.Fatalf("city hall's change: %+v", leads)
	}
	body := lead(2)
	h.send(d07, "D07", event(t, "D07", model.CityLead, id, 2, body)) // a desk that has not seen it
	if leads, _, _ = pull(t, d07, "0"); leads[0].City == nil {
		t.Error("a change that nobody has seen is gone")
	}
	body.Seen = 1
	h.send(d07, "D07", event(t, "D07", model.CityLead, id, 3, body))
	if leads, _, _ = pull(t, d07, "0"); leads[0].City != nil {
		t.Errorf("a change that was decided about stands: %s", leads[0].City)
	}
	for _, w := range []struct {
		hub  *Hub
		desk string
	}{{d07, "D07"}, {d08, "D08"}} {
		h.send(w.hub, w.desk, event(t, w.desk, model.CityReferral, uuid.New(), 1, hire(id, model.Hired)))
	}
	if _, hires, _ := pull(t, d08, "0"); fmt.Sprint(len(hires)) != "2" {
		t.Errorf("%+v", hires)
	}
}

func TestPull_missesNothingThatIsWrittenAtTheSameTime(t *testing.T) {
	h := newHall(t)
	const writers, each = 4, 60
	var wg sync.WaitGroup
	for i := range writers {
		w := h.desk("ieum_d07")
		wg.Go(func() {
			for range each {
				if _, err := w.Send(t.Context(), city.Encode(uuid.New(), "D07", []json.RawMessage{
					event(t, "D07", model.CityLead, uuid.New(), 1, lead(1+i)), event(t, "D07", model.CityLead, uuid.New(), 1, lead(1+i)),
				})); err != nil {
					t.Error(err)
				}
			}
		})
	}
	done := make(chan struct{})
	go func() { wg.Wait(); close(done) }()
	seen := map[model.ID]bool{}
	w, mark, last := h.desk("ieum_d08"), "0", false
	for {
		var leads []Lead
		leads, _, mark = pull(t, w, mark)
		for _, l := range leads {
			seen[l.ID] = true
		}
		if last {
			break
		}
		select {
		case <-done:
			last = true
		default:
		}
	}
	if len(seen) != 2*writers*each {
		t.Errorf("%d of %d leads told", len(seen), 2*writers*each)
	}
}

func TestPull_beginsAnewAtAServerWhoseTimeIsBehind(t *testing.T) {
	h := newHall(t)
	h.send(h.desk("ieum_d07"), "D07", event(t, "D07", model.CityLead, uuid.New(), 1, lead(1)))
	if leads, _, _ := pull(t, h.desk("ieum_d08"), "999999999999"); len(leads) != 1 {
		t.Errorf("%+v", leads)
	}
}

func TestFeed_differsBetweenServersAndStaysOtherwise(t *testing.T) {
	a, b := newHall(t), newHall(t)
	first, err := a.desk("ieum_d07").Feed(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if again, err := a.desk("ieum_d08").Feed(t.Context()); err != nil || again != first {
		t.Errorf("%s, then %s, %v", first, again, err)
	}
	if other, err := b.desk("ieum_d07").Feed(t.Context()); err != nil || other == first {
		t.Errorf("%s, %v", other, err)
	}
}

func TestDial_verifiesTheServerUnlessTold(t *testing.T) {
	for dsn, want := range map[string]string{
		"host=db user=x dbname=y":                  "host=db user=x dbname=y sslmode=verify-full",
		"host=db sslmode=require":                  "host=db sslmode=require",
		"postgres://u:p@db/city":                   "postgres://u:p@db/city?sslmode=verify-full",
		"postgres://u:p@db/city?sslmode=verify-ca": "postgres://u:p@db/city?sslmode=verify-ca",
	} {
		if got := verified(dsn); got != want {
			t.Errorf("%s becomes %s", dsn, got)
		}
	}
	h := newHall(t)
	w, err := New(strings.Replace(h.server.DSN("ieum_d07", h.name), " sslmode=disable", "", 1), "D07")
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Test(t.Context()); model.CodeOf(err) != "city_unreachable" {
		t.Errorf("without TLS: %v", err)
	}
}

func TestDial_trustsOnlyTheAuthorityItIsTold(t *testing.T) {
	h := newHall(t)
	now := time.Now()
	ca, err := receive.NewAuthority(now.AddDate(-1, 0, 0))
	if err != nil {
		t.Fatal(err)
	}
	foreign, err := receive.NewAuthority(now.AddDate(-1, 0, 0))
	if err != nil {
		t.Fatal(err)
	}
	cert, err := ca.Certificate(now.AddDate(0, 0, -1), now.AddDate(0, 0, 1), "127.0.0.1")
	if err != nil {
		t.Fatal(err)
	}
	key, err := x509.MarshalPKCS8PrivateKey(cert.PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	h.server.Secure(t, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: cert.Certificate[0]}),
		pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: key}))
	plain := strings.Replace(h.server.DSN("ieum_d07", h.name), " sslmode=disable", "", 1)
	for name, c := range map[string]struct {
		pem  []byte
		code string
	}{"its own": {ca.PEM, ""}, "a foreign one": {foreign.PEM, "city_certificate"}} {
		file := filepath.Join(t.TempDir(), "ca.pem")
		if err := os.WriteFile(file, c.pem, 0o600); err != nil {
			t.Fatal(err)
		}
		w, err := New(plain+" sslrootcert="+file, "D07")
		if err != nil {
			t.Fatal(err)
		}
		// The server takes up its certificate when it has time to.
		err = w.Test(t.Context())
		for tries := 0; tries < 100 && model.CodeOf(err) == "city_unreachable"; tries++ {
			time.Sleep(50 * time.Millisecond)
			err = w.Test(t.Context())
		}
		if model.CodeOf(err) != c.code {
			t.Errorf("trusting %s: %v", name, err)
		}
		w.Close()
	}
}

func TestHub_saysWhatIsMissing(t *testing.T) {
	h := newHall(t)
	empty, err := New(h.server.DSN("ieum_d07", h.server.Database(t)), "D07")
	if err != nil {
		t.Fatal(err)
	}
	defer empty.Close()
	if err := empty.Test(t.Context()); model.CodeOf(err) != "city_schema" {
		t.Errorf("no schema: %v", err)
	}
	for dsn, code := range map[string]string{
		h.server.DSN("nobody", h.name):                 "city_denied",
		"host=127.0.0.1 port=1 user=x sslmode=disable": "city_unreachable",
	} {
		w, err := New(dsn, "D07")
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Test(t.Context()); model.CodeOf(err) != code {
			t.Errorf("%s: %v", dsn, err)
		}
	}
}
