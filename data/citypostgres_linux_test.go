package data

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"ieumdesk/data/city/hub"
	"ieumdesk/data/pgtest"
	"ieumdesk/data/testkit"
	"ieumdesk/data/vault"
	"ieumdesk/model"
)

// stopPostgres ends the server that the tests share.
func stopPostgres() { pgtest.Stop() }

// hall is a city's database.
type hall struct {
	tb     testing.TB
	server *pgtest.Server
	name   string
}

func newHall(tb testing.TB, settings ...string) *hall {
	tb.Helper()
	h := &hall{tb: tb, server: pgtest.Shared(tb, settings...)}
	h.name = h.server.Database(tb)
	if _, _, err := hub.Init(tb.Context(), h.server.DSN("admin", h.name)); err != nil {
		tb.Fatal(err)
	}
	return h
}

// desk is a new desk that sends to the database.
func (h *hall) desk(code string) *desk {
	h.tb.Helper()
	d := &desk{tb: h.tb, path: filepath.Join(h.tb.TempDir(), "desk.db"), clock: testkit.NewClock()}
	d.o = Options{Clock: d.clock.Now, KDF: vault.TestParams()}
	n := testkit.NewStore()
	n.Desk.Code = code
	if _, err := Create(h.tb.Context(), d.path, n, d.o); err != nil {
		h.tb.Fatal(err)
	}
	d.open()
	login := "ieum_" + strings.ToLower(code)
	h.server.Login(h.tb, login, "ieum_desk")
	d.set("city.postgres.dsn", h.server.DSN(login, h.name))
	return d
}

// figure asks the database for one number.
func (h *hall) figure(query string, args ...any) (n int) {
	h.tb.Helper()
	c, err := pgx.Connect(h.tb.Context(), h.server.DSN("admin", h.name))
	if err != nil {
		h.tb.Fatal(err)
	}
	defer c.Close(h.tb.Context())
	if err := c.QueryRow(h.tb.Context(), query, args...).Scan(&n); err != nil {
		h.tb.Fatal(err)
	}
	return n
}

func (d *desk) pull() model.CityPulled {
	d.tb.Helper()
	got, err := d.in.PullCity(d.tb.Context())
	if err != nil {
		d.tb.Fatal(err)
	}
	return got
}

// conflicts are what somebody has to decide, as "kind title".
func (d *desk) conflicts() string {
	d.tb.Helper()
	all, err := d.in.CityConflicts(d.tb.Context())
	if err != nil {
		d.tb.Fatal(err)
	}
	var out []string
	for _, c := range all {
		out = append(out, fmt.Sprint(c.Kind, " ", c.Mine.Title))
	}
	return strings.Join(out, ", ")
}

func TestPull_bringsTheLeadsOfOtherDesksUnderTheirOrigin(t *testing.T) {
	h := newHall(t, "fsync=off")
	d07, d08 := h.desk("D07"), h.desk("D08")
	l := d07.NewLead(func(l *model.Lead) { l.Title, l.SiteNote = "용접원", "통근버스 있음" })
	d07.push()
	if got := d08.pull(); got.Added != 1 || got.Conflicts != 0 {
		t.Errorf("%+v", got)
	}
	found, err := d08.SearchLeads(t.Context(), model.LeadQuery{Text: "용접"})
	if err != nil || found.Total != 1 || found.Hits[0].Desk != "D07" || found.Hits[0].SiteNote != "통근버스 있음" {
		t.Fatalf("%+v, %v", found, err)
	}
	if found.Hits[0].Contact != "" || found.Hits[0].Phone != "" {
		t.Errorf("a contact came along: %+v", found.Hits[0])
	}
	shared := found.Hits[0]
	shared.Title = "용접공"
	_, _, err = d08.EditLead(t.Context(), shared)
	wantError(t, err, model.Refused, "lead_foreign")
	_, err = d08.CloseLead(t.Context(), shared.ID)
	wantError(t, err, model.Refused, "lead_foreign")
	if got := d08.pull(); got.Added+got.Updated != 0 {
		t.Errorf("a second time: %+v", got)
	}
	l.Title = "특수용접원"
	if _, _, err := d07.EditLead(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	d07.push()
	if got := d08.pull(); got.Updated != 1 {
		t.Errorf("changed at its desk: %+v", got)
	}
	if got, err := d08.Lead(t.Context(), l.ID); err != nil || got.Title != "특수용접원" {
		t.Errorf("%+v, %v", got, err)
	}
	if r := d08.push(); h.figure("SELECT count(*) FROM ieum.lead") != 1 || h.figure("SELECT count(*) FROM ieum.event WHERE desk = 'D08'") != r.Accepted || r.Accepted != 0 {
		t.Errorf("what came goes back: %+v", r)
	}
	if v, err := d08.in.Verify(t.Context()); err != nil || !v.OK {
		t.Errorf("%+v, %v", v, err)
	}
}

func TestPull_showsBothVersionsOfALeadThatCityHallChangedToo(t *testing.T) {
	h := newHall(t, "fsync=off")
	for _, take := range []bool{true, false} {
		d := h.desk("D07")
		l := d.NewLead(func(l *model.Lead) { l.Openings, l.Title = 2, "조리원" })
		d.push()
		h.figure(`WITH u AS (UPDATE ieum.lead SET city = '{"openings": 5}' WHERE id = $1 RETURNING 1) SELECT count(*) FROM u`, l.ID)
		l.Title = "조리사" // a change here too
		l, _, err := d.EditLead(t.Context(), l)
		if err != nil {
			t.Fatal(err)
		}
		d.push()
		if got := d.pull(); got.Conflicts != 1 {
			t.Errorf("%+v", got)
		}
		both, err := d.in.CityConflicts(t.Context())
		if err != nil || len(both) != 1 || both[0].Kind != model.LeadChanged || both[0].Mine.Openings != 2 || both[0].City.Openings != 5 || both[0].City.Title != "조리사" {
			t.Fatalf("%+v, %v", both, err)
		}
		if got, err := d.Lead(t.Context(), l.ID); err != nil || got.Openings != 2 {
			t.Errorf("taken over unasked: %+v, %v", got, err)
		}
		if err := d.in.ResolveChange(t.Context(), l.ID, take); err != nil {
			t.Fatal(err)
		}
		want := map[bool]int{true: 5, false: 2}[take]
		if got, err := d.Lead(t.Context(), l.ID); err != nil || got.Openings != want {
			t.Errorf("take %v: %+v, %v", take, got, err)
		}
		d.push()
		if d.pull(); d.conflicts() != "" {
			t.Errorf("still: %s", d.conflicts())
		}
		if n := h.figure("SELECT count(*) FROM ieum.lead WHERE id = $1 AND city IS NULL AND (body -> 'lead' ->> 'openings')::int = $2", l.ID, want); n != 1 {
			t.Error("the city does not know what was decided")
		}
		wantError(t, d.in.ResolveChange(t.Context(), l.ID, take), model.NotFound, "city_conflict")
	}
}

func TestPull_showsTheLastOpeningThatTwoDesksFilledToBoth(t *testing.T) {
	h := newHall(t, "fsync=off")
	d07, d08, d09 := h.desk("D07"), h.desk("D08"), h.desk("D09")
	l := d07.NewLead(func(l *model.Lead) { l.Openings = 1 })
	d07.push()
	d08.pull()
	d09.pull()
	for _, d := range []*desk{d07, d08} { // neither knows of the other
		r := d.NewReferral(func(r *model.NewReferral) { r.LeadID = l.ID })
		d.answer(r.ID, model.Hired)
	}
	d07.push()
	if d07.pull(); d07.conflicts() != "" {
		t.Errorf("one hire for one opening: %s", d07.conflicts())
	}
	d08.push()
	for _, d := range []*desk{d07, d08} {
		d.pull()
		all, err := d.in.CityConflicts(t.Context())
		if err != nil || len(all) != 1 || all[0].Kind != model.LeadOverfilled || fmt.Sprint(all[0].Hires) != "map[D07:1 D08:1]" {
			t.Errorf("%+v, %v", all, err)
		}
	}
	if d09.pull(); d09.conflicts() != "" {
		t.Errorf("at a desk that hired nobody: %s", d09.conflicts())
	}
	if err := d07.in.AcknowledgeOverfilled(t.Context(), l.ID); err != nil || d07.conflicts() != "" {
		t.Errorf("%v, %s", err, d07.conflicts())
	}
	wantError(t, d09.in.AcknowledgeOverfilled(t.Context(), model.ID{1}), model.NotFound, "city_conflict")
}

func TestPush_tellsARestoredServerEverythingAgain(t *testing.T) {
	h := newHall(t, "fsync=off")
	d := h.desk("D07")
	d.NewReferral()
	d.push()
	h.server.Exec(t, h.name, "TRUNCATE ieum.event, ieum.batch, ieum.lead; UPDATE ieum.server SET id = gen_random_uuid()")
	if r := d.push(); r.Accepted != 4 || h.figure("SELECT count(*) FROM ieum.event") != 4 {
		t.Errorf("%+v", r)
	}
}

func TestPush_keepsWhatWaitsWhileTheServerIsAway(t *testing.T) {
	h := newHall(t, "fsync=off")
	d := h.desk("D07")
	d.NewReferral()
	right, err := d.in.secret(t.Context(), d.in.read, "city.postgres.dsn")
	if err != nil {
		t.Fatal(err)
	}
	d.set("city.postgres.dsn", "host=127.0.0.1 port=1 user=ieum_d07 dbname=x sslmode=disable")
	_, err = d.in.SendCity(t.Context(), "")
	wantError(t, err, model.Outside, "city_unreachable")
	d.set("city.postgres.dsn", right)
	if r := d.push(); r.Accepted != 4 || r.Waiting != 0 {
		t.Errorf("%+v", r)
	}
}

// newest are the revisions of all events in the database.
func (h *hall) newest() map[model.ID]int64 {
	h.tb.Helper()
	c, err := pgx.Connect(h.tb.Context(), h.server.DSN("admin", h.name))
	if err != nil {
		h.tb.Fatal(err)
	}
	defer c.Close(h.tb.Context())
	rows, err := c.Query(h.tb.Context(), "SELECT id, rev FROM ieum.event")
	if err != nil {
		h.tb.Fatal(err)
	}
	out := map[model.ID]int64{}
	var id model.ID
	var rev int64
	if _, err := pgx.ForEachRow(rows, []any{&id, &rev}, func() error { out[id] = rev; return nil }); err != nil {
		h.tb.Fatal(err)
	}
	return out
}

// cut ends the connections of desks again and again until ctx is over.
func (h *hall) cut(ctx context.Context) (cuts int) {
	c, err := pgx.Connect(ctx, h.server.DSN("admin", h.name))
	if err != nil {
		return 0
	}
	defer c.Close(context.WithoutCancel(ctx))
	for ctx.Err() == nil {
		var n int
		err := c.QueryRow(ctx, `SELECT count(*) FROM (SELECT pg_terminate_backend(pid) FROM pg_stat_activity
			WHERE usename = 'ieum_d07' AND datname = current_database()) x, pg_sleep(0.15)`).Scan(&n)
		if err == nil {
			cuts += n
		}
	}
	return cuts
}

func TestCity_countsEachEventOnceInTheDatabaseWhateverDies(t *testing.T) {
	h := newHall(t, "fsync=off")
	d := h.desk("D07")
	if err := FillDemo(t.Context(), d.in, Demo{Seekers: 1500, Seed: 1}, nil); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	cuts := make(chan int)
	go func() { cuts <- h.cut(ctx) }()
	died := d.crash(newRNG(t), 40, model.ByPostgres, h.server.DSN("ieum_d07", h.name), "")
	stop()
	d.wantAll(h.newest())
	visits, want := h.figure("SELECT coalesce(sum(registrations), 0) FROM ieum.day"), d.count("(SELECT DISTINCT seeker_id, day FROM visit WHERE kind IN ('register', 'renew'))")
	if visits != want {
		t.Errorf("the day view counts %d registrations of %d", visits, want)
	}
	t.Logf("%d events, %d kills, %d cut connections", d.count("city_record"), died, <-cuts)
}
