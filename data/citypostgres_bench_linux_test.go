package data

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"ieumdesk/data/city"
	"ieumdesk/data/city/hub"
	"ieumdesk/model"
)

// serverSettings are what a database of a city would have; fsync stays on.
var serverSettings = []string{"shared_buffers=512MB", "max_wal_size=4GB", "autovacuum=on"}

// stopwatch is a way that notes how long each batch took.
type stopwatch struct {
	city.Way
	took []time.Duration
}

func (w *stopwatch) Send(ctx context.Context, b city.Batch) (city.Answer, error) {
	from := time.Now()
	a, err := w.Way.Send(ctx, b)
	w.took = append(w.took, time.Since(from))
	return a, err
}

// BenchmarkCity_backlog is a desk that was off for years and sends all of it to the
// city's database: read, unsealed, frozen on its own disk and taken by the server,
// with both on this machine. The rival inserts the same events one by one.
func BenchmarkCity_backlog(b *testing.B) {
	h := newHall(b, serverSettings...)
	d := h.desk("D07")
	if err := FillDemo(b.Context(), d.in, Demo{Seekers: 30_000, Leads: 10_000, Seed: 1}, nil); err != nil {
		b.Fatal(err)
	}
	var sample []city.Event
	b.Run("batches", func(b *testing.B) {
		way, err := hub.New(h.server.DSN("ieum_d07", h.name), "D07")
		if err != nil {
			b.Fatal(err)
		}
		defer way.Close()
		w := &stopwatch{Way: way}
		sent, before := 0, cpu(b)
		for b.Loop() {
			b.StopTimer() // every record has changed
			d.mustExec("UPDATE city_way SET mark = 0")
			d.mustExec("UPDATE city_record SET rev = rev + 1")
			b.StartTimer()
			r, err := city.Drain(b.Context(), d.in.outbox(), model.ByPostgres, w)
			if err != nil {
				b.Fatal(err)
			}
			sent += r.Accepted
		}
		b.ReportMetric(float64(sent)/b.Elapsed().Seconds(), "events/s")
		b.ReportMetric(float64((cpu(b)-before).Microseconds())/float64(sent), "desk-us/event") // of a processor, however busy the machine
		slices.Sort(w.took)
		b.ReportMetric(float64(w.took[len(w.took)/2].Microseconds())/1000, "ms/batch-p50")
		b.ReportMetric(float64(w.took[len(w.took)-1].Microseconds())/1000, "ms/batch-max")
		raw, err := d.in.CityWaiting(b.Context(), model.ByPostgres, 1)
		if err != nil || len(raw) != 0 {
			b.Fatalf("%d left, %v", len(raw), err)
		}
	})
	d.mustExec("UPDATE city_way SET mark = 0")
	next, ok, err := d.in.outbox().Next(b.Context(), model.ByPostgres, city.Limit{Events: 2000, Bytes: 16 << 20})
	if err != nil || !ok {
		b.Fatal(ok, err)
	}
	if sample, err = city.DecodeEvents(next.Bytes); err != nil {
		b.Fatal(err)
	}
	b.Run("rival-rows", func(b *testing.B) {
		c, err := pgx.Connect(b.Context(), h.server.DSN("admin", h.name))
		if err != nil {
			b.Fatal(err)
		}
		defer c.Close(context.Background())
		if _, err := c.Exec(b.Context(), "CREATE TABLE naive (id uuid PRIMARY KEY, desk text, kind text, rev bigint, at timestamptz, body jsonb)"); err != nil {
			b.Fatal(err)
		}
		sent := 0
		for b.Loop() {
			for _, e := range sample {
				if _, err := c.Exec(b.Context(), "INSERT INTO naive VALUES ($1, $2, $3, $4, $5, $6)", uuid.New(), e.Desk, e.Kind, e.Rev, e.At, string(e.Body)); err != nil {
					b.Fatal(err)
				}
			}
			sent += len(sample)
		}
		b.ReportMetric(float64(sent)/b.Elapsed().Seconds(), "events/s")
	})
}

// cpu is the time of a processor that this program has used.
func cpu(b *testing.B) time.Duration {
	b.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// The city of the simulation: ten years of 28 desks that are open on weekdays.
const (
	simDesks     = 28
	simDays      = 3652
	simVisits    = 12 // a day and desk, of whom some register
	simReferrals = 14 // a day and desk: a million in ten years
	simLeads     = 1
)

// simMarks are the days after which figures are asked for.
var simMarks = []int{400, 1000, 2000, 3000, simDays}

// simDay are the events of one desk on one day, as a desk sends them.
func simDay(rng *rand.Rand, desk string, day model.Date, n *int) []byte {
	var b []byte
	at := day.Time().Add(9 * time.Hour).UTC().Format(time.RFC3339)
	id := func() uuid.UUID { // rising, as UUIDv7 are
		*n++
		var u uuid.UUID
		copy(u[:], fmt.Sprintf("%016d", *n))
		for i := 8; i < 16; i++ {
			u[i] = byte(rng.Uint32())
		}
		return u
	}
	event := func(kind model.CityKind, body string) {
		b = fmt.Appendf(b, `{"id":"%s","desk":"%s","kind":"%s","rev":1,"at":"%s","body":%s},`, id(), desk, kind, at, body)
	}
	for i := range simVisits {
		kind := []model.VisitKind{model.VisitConsult, model.VisitConsult, model.VisitRegister}[i%3]
		event(model.CityVisit, fmt.Sprintf(`{"day":"%s","seeker_id":"%s","visit":"%s"}`, day, uuid.UUID{byte(i), byte(*n), byte(*n >> 8)}, kind))
	}
	for range simLeads {
		event(model.CityLead, fmt.Sprintf(`{"day":"%s","status":"open","hired":0,"lead":{"employer":"안산호텔 %d","title":"객실관리원","occupation":"5619","openings":2,"dong":"고잔동","wage_type":"month","wage_min":2310000,"valid_until":"%s"}}`, day, *n, day.AddDays(30)))
	}
	for i := range simReferrals {
		status, on := model.NotHired, day.AddDays(5)
		if i%7 == 0 {
			status = model.Hired
		}
		event(model.CityReferral, fmt.Sprintf(`{"day":"%s","slip":"%s","seeker_id":"%s","lead_id":"%s","status":"%s","status_on":"%s","interview_on":"%s","gate":"green"}`,
			day, desk, uuid.UUID{byte(i), byte(*n)}, uuid.UUID{1, byte(i), byte(*n), byte(*n >> 8)}, status, on, day.AddDays(2)))
	}
	return b
}

// BenchmarkCity_tenYears fills the city's database with all of it, through the code
// that a desk sends with, and asks for a day's figures as it grows.
func BenchmarkCity_tenYears(b *testing.B) {
	h := newHall(b, serverSettings...)
	for b.Loop() {
		sim := &simulation{h: h, rng: rand.New(rand.NewPCG(1, 0))}
		sim.run(b)
	}
}

type simulation struct {
	h     *hall
	rng   *rand.Rand
	ids   int
	sent  int
	spent time.Duration
	took  []time.Duration
}

func (s *simulation) run(b *testing.B) {
	first := model.Date("2017-01-02")
	ways := make([]*hub.Hub, simDesks)
	for i := range ways {
		login := fmt.Sprintf("ieum_d%02d", i+1)
		s.h.server.Login(b, login, "ieum_desk")
		var err error
		if ways[i], err = hub.New(s.h.server.DSN(login, s.h.name), fmt.Sprintf("D%02d", i+1)); err != nil {
			b.Fatal(err)
		}
		defer ways[i].Close()
	}
	for day := 0; day < simDays; day += 200 { // a desk sends 200 days in a few batches
		for i, w := range ways {
			s.send(b, w, fmt.Sprintf("D%02d", i+1), first, day, min(day+200, simDays))
		}
		if done := min(day+200, simDays); slices.Contains(simMarks, done) {
			s.ask(b, first.AddDays(done-4), done)
		}
	}
	slices.Sort(s.took)
	b.ReportMetric(float64(s.sent), "events")
	b.ReportMetric(float64(s.h.figure("SELECT count(*) FROM ieum.event WHERE kind = 'referral'")), "referrals")
	b.ReportMetric(float64(s.sent)/s.spent.Seconds(), "events/s")
	b.ReportMetric(float64(s.took[len(s.took)/2].Milliseconds()), "ms/batch-p50")
	b.ReportMetric(float64(s.took[len(s.took)*99/100].Milliseconds()), "ms/batch-p99")
	b.ReportMetric(float64(s.h.figure("SELECT pg_database_size(current_database())"))/(1<<20), "MB")
}

// send sends the weekdays of a period in batches.
func (s *simulation) send(b *testing.B, w *hub.Hub, desk string, first model.Date, from, to int) {
	var events []byte
	count := 0
	flush := func() {
		if count == 0 {
			return
		}
		id := uuid.New()
		batch := city.Batch{ID: id, Desk: desk, Events: count}
		batch.Bytes = fmt.Appendf(nil, `{"batch":"%s","desk":"%s","schema":1,"events":[%s]}`, id, desk, events[:len(events)-1])
		copy(batch.SHA256[:], id[:])
		start := time.Now()
		if a, err := w.Send(b.Context(), batch); err != nil || len(a.Rejected) > 0 {
			b.Fatal(err, len(a.Rejected))
		}
		took := time.Since(start)
		s.took, s.spent, s.sent = append(s.took, took), s.spent+took, s.sent+count
		events, count = nil, 0
	}
	const perDay = simVisits + simLeads + simReferrals
	for d := from; d < to; d++ {
		day := first.AddDays(d)
		if wd := day.Time().Weekday(); wd == time.Saturday || wd == time.Sunday {
			continue
		}
		events = append(events, simDay(s.rng, desk, day, &s.ids)...)
		if count += perDay; count+perDay > hub.Limit.Events {
			flush()
		}
	}
	flush()
}

// ask reports how long the figures of a day, a month and a year take, the median of
// some tries.
func (s *simulation) ask(b *testing.B, day model.Date, done int) {
	c, err := pgx.Connect(b.Context(), s.h.server.DSN("admin", s.h.name))
	if err != nil {
		b.Fatal(err)
	}
	defer c.Close(context.Background())
	for name, q := range map[string]struct {
		query string
		args  []any
	}{
		"day":   {"SELECT * FROM ieum.day WHERE day = $1", []any{string(day)}},
		"month": {"SELECT * FROM ieum.figures($1, $2)", []any{string(day.AddDays(-30)), string(day)}},
		"year":  {"SELECT * FROM ieum.figures($1, $2)", []any{string(day.AddDays(-364)), string(day)}},
	} {
		if name != "day" && done < simDays {
			continue
		}
		var took []time.Duration
		for range 7 {
			start := time.Now()
			rows, err := c.Query(b.Context(), q.query, q.args...)
			if err != nil {
				b.Fatal(err)
			}
			n := 0
			for rows.Next() {
				n++
			}
			if rows.Err() != nil || n != simDesks && name == "day" && n != 0 {
				b.Fatal(n, rows.Err())
			}
			took = append(took, time.Since(start))
		}
		slices.Sort(took)
		b.ReportMetric(float64(took[3].Microseconds())/1000, fmt.Sprintf("ms/%s-at-%d%%", name, done*100/simDays))
	}
}
