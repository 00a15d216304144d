package data

import (
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"log"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"ieumdesk/data/city"
	"ieumdesk/data/city/hub"
	"ieumdesk/data/city/receive"
	"ieumdesk/model"
)

// What a desk is put through while it sends: so many records, so many kills of its
// program, and so many faults of the other end.
const (
	crashPeople = 5000 // each is two events
	crashKills  = 110
	crashFaults = 110
	crashBatch  = 60 // events, so that there are enough steps to die at
)

// deadly is a desk's queue and its way to the city, of which the program does not
// survive a certain step.
type deadly struct {
	city.Queue
	city.Way
	left int // steps; 0: immortal
}

// step dies if it is the one.
func (d *deadly) step() {
	if d.left--; d.left == 0 {
		self, err := os.FindProcess(os.Getpid())
		if err == nil {
			_ = self.Kill()
		}
		select {} // the signal is under way
	}
}

func (d *deadly) Next(ctx context.Context, way model.CityWay, limit city.Limit) (city.Batch, bool, error) {
	d.step()
	defer d.step()
	return d.Queue.Next(ctx, way, limit)
}

func (d *deadly) Leave(ctx context.Context, b city.Batch) (bool, error) {
	d.step()
	defer d.step()
	return d.Queue.Leave(ctx, b)
}

func (d *deadly) Settle(ctx context.Context, way model.CityWay, b city.Batch, a city.Answer) ([]model.CityRejection, error) {
	d.step()
	defer d.step()
	return d.Queue.Settle(ctx, way, b, a)
}

func (d *deadly) Split(ctx context.Context, way model.CityWay, b city.Batch) ([]model.CityRejection, error) {
	d.step()
	defer d.step()
	return d.Queue.Split(ctx, way, b)
}

func (d *deadly) Send(ctx context.Context, b city.Batch) (city.Answer, error) {
	d.step()
	defer d.step()
	return d.Way.Send(ctx, b)
}

func (d *deadly) Limit() city.Limit { return city.Limit{Events: crashBatch, Bytes: 1 << 20} }

// playCourier sends what waits over a way: the store, the way, its address, a file
// of certificates, the step at which it dies (0: none) and the microseconds after
// which it dies in the middle of whatever it does (0: none). It goes on after every
// trouble.
func playCourier(args []string) error {
	path, way, address, ca := args[0], model.CityWay(args[1]), args[2], args[3]
	step, errStep := strconv.Atoi(args[4])
	micros, errMicros := strconv.Atoi(args[5])
	_, in, err := actorLogin(path)
	if errStep != nil || errMicros != nil || err != nil {
		return fmt.Errorf("%v %v %v", errStep, errMicros, err)
	}
	var w city.Way
	switch way {
	case model.ByFolder:
		w = city.NewFolder(address)
	case model.ByHTTPS:
		w, err = city.NewHTTPS(address, "token", ca, 250*time.Millisecond, time.Now)
	case model.ByPostgres:
		w, err = hub.New(address, "D07")
	}
	if err != nil {
		return err
	}
	if micros > 0 {
		time.AfterFunc(time.Duration(micros)*time.Microsecond, func() {
			if self, err := os.FindProcess(os.Getpid()); err == nil {
				_ = self.Kill()
			}
		})
	}
	d := &deadly{Queue: in.(*session).outbox(), Way: w, left: step}
	for range 1000 {
		if _, err = city.Drain(context.Background(), d, way, d); err == nil {
			return nil
		}
	}
	return err
}

// crash sends everything over a way while the desk's program is killed again and
// again, at a step or in the middle of one, and people are edited meanwhile.
func (d *desk) crash(rng *rand.Rand, kills int, way model.CityWay, address, ca string) (died int) {
	d.tb.Helper()
	people, err := ids(d.in, "SELECT id FROM seeker ORDER BY random() LIMIT 500")
	if err != nil {
		d.tb.Fatal(err)
	}
	for {
		step, micros := 0, 0
		if died < kills {
			if step = 1 + rng.IntN(24); rng.IntN(3) == 0 {
				step, micros = 0, 1+rng.IntN(60_000)
			}
		}
		c := actor(d.tb, "courier", d.path, string(way), address, ca, strconv.Itoa(step), strconv.Itoa(micros))
		err := c.Run()
		switch {
		case c.ProcessState == nil || c.ProcessState.Exited() && err != nil:
			d.tb.Fatalf("after %d kills: %v", died, err)
		case err != nil:
			died++
			for range 3 { // while nobody sends, people are edited
				d.renew(people[rng.IntN(len(people))])
			}
		case died >= kills:
			return died
		default: // all was sent before it died
			for range 200 {
				d.renew(people[rng.IntN(len(people))])
			}
		}
	}
}

func (d *desk) renew(id model.ID) {
	d.tb.Helper()
	if _, err := d.in.RenewSeeker(d.tb.Context(), id); err != nil {
		d.tb.Fatal(err)
	}
}

// crowded is a desk with so many people, which were there before it had a way to the
// city.
func crowded(t *testing.T, people int) *desk {
	t.Helper()
	d := newDesk(t)
	if err := FillDemo(t.Context(), d.in, Demo{Seekers: people, Seed: 1}, nil); err != nil {
		t.Fatal(err)
	}
	return d
}

// revisions are those of all records that the city must have, by event.
func (d *desk) revisions() map[model.ID]int64 {
	d.tb.Helper()
	out := map[model.ID]int64{}
	rows, err := d.in.read.Query("SELECT kind, id, rev FROM city_record")
	if err == nil {
		err = each(rows, func() error {
			var r cityRecord
			err := rows.Scan(&r.kind, &r.id, &r.rev)
			out[r.eventID()] = r.rev
			return err
		})
	}
	if err != nil {
		d.tb.Fatal(err)
	}
	return out
}

// wantAll fails unless the city has every event under its newest revision, and none
// besides.
func (d *desk) wantAll(has map[model.ID]int64) {
	d.tb.Helper()
	want := d.revisions()
	lost, wrong := 0, 0
	for id, rev := range want {
		switch has[id] {
		case rev:
		case 0:
			lost++
		default:
			wrong++
		}
	}
	if lost+wrong > 0 || len(has) != len(want) {
		d.tb.Errorf("of %d events %d are lost and %d have another revision; the city has %d", len(want), lost, wrong, len(has))
	}
	if n := d.count("city_batch WHERE state IN ('waiting', 'sent')"); n != 0 {
		d.tb.Errorf("%d batches are still open", n)
	}
}

// badEnd is a receiver that misbehaves for as long as it has faults left.
type badEnd struct {
	*httptest.Server
	files  *receive.Files
	caFile string
	faults atomic.Int64
	fresh  atomic.Int64 // events that were new to it
	seen   [9]atomic.Int64
}

func newBadEnd(t *testing.T, rng *rand.Rand, faults int) *badEnd {
	t.Helper()
	e := &badEnd{caFile: filepath.Join(t.TempDir(), "ca.pem")}
	e.faults.Store(int64(faults))
	var err error
	if e.files, err = receive.Open(t.TempDir()); err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	ca, err := receive.NewAuthority(now.AddDate(-1, 0, 0))
	if err != nil {
		t.Fatal(err)
	}
	cert, err := ca.Certificate(now.AddDate(0, 0, -1), now.AddDate(0, 0, 1), "127.0.0.1")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(e.caFile, ca.PEM, 0o600); err != nil {
		t.Fatal(err)
	}
	taking := receive.New("token", e.files, func(b receive.Taken) {
		for _, n := range b.New {
			e.fresh.Add(int64(n))
		}
	})
	dice := make(chan int) // one source of chance for all requests
	ctx := t.Context()
	go func() {
		for {
			select {
			case dice <- rng.IntN(len(e.seen)):
			case <-ctx.Done():
				return
			}
		}
	}()
	e.Server = httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if e.faults.Add(-1) < 0 {
			taking.ServeHTTP(w, r)
			return
		}
		fault := <-dice
		e.seen[fault].Add(1)
		misbehave(fault, w, r, taking)
	}))
	e.Config.ErrorLog = log.New(io.Discard, "", 0) // who hangs up in the middle is what is tested
	e.TLS = &tls.Config{Certificates: []tls.Certificate{cert}}
	e.StartTLS()
	t.Cleanup(e.Close)
	return e
}

// misbehave does one of the things that go wrong.
func misbehave(fault int, w http.ResponseWriter, r *http.Request, taking http.Handler) {
	quietly := func() *httptest.ResponseRecorder {
		rec := httptest.NewRecorder()
		taking.ServeHTTP(rec, r)
		return rec
	}
	switch fault {
	case 0: // it has the batch, and the answer is lost
		quietly()
		panic(http.ErrAbortHandler)
	case 1: // half of the answer arrives
		rec := quietly()
		w.Header().Set("Content-Length", strconv.Itoa(rec.Body.Len()))
		_, _ = w.Write(rec.Body.Bytes()[:rec.Body.Len()/2])
		panic(http.ErrAbortHandler)
	case 2: // it has the batch, and says that it failed
		quietly()
		w.WriteHeader(http.StatusInternalServerError)
	case 3:
		w.WriteHeader(http.StatusBadGateway)
	case 4:
		w.Header().Set("Retry-After", "1")
		w.WriteHeader(http.StatusTooManyRequests)
	case 5: // too large for something in between
		w.WriteHeader(http.StatusRequestEntityTooLarge)
	case 6: // it has the batch, and nobody hears
		quietly()
		<-r.Context().Done()
	case 7:
		http.Redirect(w, r, "https://localhost:1/", http.StatusTemporaryRedirect)
	case 8: // an answer to something else
		_, _ = io.Copy(io.Discard, r.Body)
		fmt.Fprint(w, `{"accepted":[],"rejected":[]}`)
	}
}

func newRNG(t *testing.T) *rand.Rand {
	t.Helper()
	seed := uint64(time.Now().UnixNano())
	t.Log("seed", seed)
	return rand.New(rand.NewPCG(seed, 0))
}

func TestCity_countsEachEventOnceWhateverDies(t *testing.T) {
	d := crowded(t, crashPeople)
	rng := newRNG(t)
	e := newBadEnd(t, rand.New(rand.NewPCG(rng.Uint64(), 0)), crashFaults)
	d.set("city.https.url", e.URL)
	died := d.crash(rng, crashKills, model.ByHTTPS, e.URL, e.caFile)
	d.wantAll(e.files.Newest())
	var faults int64
	for i := range e.seen {
		faults += e.seen[i].Load()
	}
	if faults != crashFaults {
		t.Errorf("only %d faults of the other end", faults)
	}
	events := d.count("city_record")
	batches := d.count("city_batch")
	t.Logf("%d events (%d with corrections, each new to the receiver once) in %d batches; %d kills and %d faults of the other end", events, e.fresh.Load(), batches, died, faults)
	if v, err := d.in.Verify(t.Context()); err != nil || !v.OK {
		t.Errorf("%+v, %v", v, err)
	}
}

func TestCity_writesEachEventIntoOneFileWhateverDies(t *testing.T) {
	d := crowded(t, 600)
	folder := d.toFolder()
	died := d.crash(newRNG(t), 30, model.ByFolder, folder, "")
	has := map[model.ID]int64{}
	for _, e := range arrived(t, folder) {
		if e.Rev <= has[e.ID] {
			t.Errorf("event %s stands under revision %d after %d", e.ID, e.Rev, has[e.ID])
		}
		has[e.ID] = e.Rev
	}
	d.wantAll(has)
	sums, err := filepath.Glob(filepath.Join(folder, "*.sha256"))
	if err != nil || len(sums) != d.count("city_batch") {
		t.Errorf("%d files of checksums for %d batches, %v", len(sums), d.count("city_batch"), err)
	}
	t.Logf("%d events, %d kills", len(has), died)
}
