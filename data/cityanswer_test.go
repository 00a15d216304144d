package data

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ieumdesk/data/city"
	"ieumdesk/model"
)

// fakeWay is a way whose other end does what a test says.
type fakeWay struct {
	limit city.Limit
	send  func(city.Batch) (city.Answer, error)
}

func (w fakeWay) Limit() city.Limit { return w.limit }
func (w fakeWay) Send(_ context.Context, b city.Batch) (city.Answer, error) {
	return w.send(b)
}
func (w fakeWay) Test(context.Context) error { return nil }
func (w fakeWay) Close() error               { return nil }

// through makes the desk send over w.
func (d *desk) through(w city.Way) {
	d.in.o.way = func(model.CityWay) (city.Way, error) { return w, nil }
}

func TestCity_sendsTheSameBytesAgainAfterALostAnswer(t *testing.T) {
	d := newDesk(t)
	d.toFolder()
	d.NewReferral()
	var sent []city.Batch
	lost := city.Outside(city.TryAgain, "city_unreachable", nil, "x")
	d.through(fakeWay{city.Limit{Events: 3, Bytes: 1 << 20}, func(b city.Batch) (city.Answer, error) {
		if sent = append(sent, b); len(sent) < 3 {
			return city.Answer{}, lost
		}
		return city.Answer{}, nil
	}})
	for range 2 {
		_, err := d.in.SendCity(t.Context(), model.ByFolder)
		wantError(t, err, model.Outside, "city_unreachable")
		d.NewSeeker() // nothing that happens meanwhile gets into the batch
	}
	states, err := d.in.CityStates(t.Context())
	if err != nil || states[0].Trouble == nil || states[0].Trouble.Code != "city_unreachable" || !states[0].Next.After(d.clock.Now()) {
		t.Errorf("%+v, %v", states[0], err)
	}
	if st := states[0]; st.Sent != 3 || st.Waiting <= st.Sent || !st.LastTaken.IsZero() {
		t.Errorf("three have left and are not answered: %+v", st)
	}
	d.push()
	if states, err = d.in.CityStates(t.Context()); err != nil || states[0].Sent != 0 || !states[0].LastTaken.Equal(d.clock.Now()) {
		t.Errorf("all is answered: %+v, %v, want %v", states[0], err, d.clock.Now())
	}
	if !bytes.Equal(sent[0].Bytes, sent[1].Bytes) || !bytes.Equal(sent[0].Bytes, sent[2].Bytes) || sent[0].ID != sent[2].ID {
		t.Error("a batch that was sent again is another")
	}
	if got := d.count("city_batch WHERE state = 'accepted'"); got != len(sent)-2 {
		t.Errorf("%d batches accepted, %d sent", got, len(sent)-2)
	}
}

func TestCity_keepsARefusedEventUntilSomebodyDecides(t *testing.T) {
	d := newDesk(t)
	d.toFolder()
	people := []model.Seeker{d.NewSeeker(), d.NewSeeker()}
	var revs []int64
	refuse := true
	d.through(fakeWay{city.FolderLimit, func(b city.Batch) (city.Answer, error) {
		events, err := city.DecodeEvents(b.Bytes)
		a := city.Answer{Rejected: map[model.ID]string{}}
		for _, e := range events {
			if e.ID == people[0].ID || e.ID == people[1].ID {
				if revs = append(revs, e.Rev); refuse {
					a.Rejected[e.ID] = "홍길동 중복"
				}
			}
		}
		return a, err
	}})
	if r := d.push(); r.Accepted != 2 || len(r.Rejected) != 2 || r.Waiting != 0 {
		t.Errorf("%+v", r)
	}
	listed, err := d.in.CityRejections(t.Context())
	if err != nil || len(listed) != 2 || listed[0].Reason != "홍길동 중복" || listed[0].Kind != model.CitySeeker {
		t.Fatalf("%+v, %v", listed, err)
	}
	refuse = false
	for i, again := range []bool{true, false} {
		if err := d.in.DecideRejection(t.Context(), model.ByFolder, people[i].ID, again); err != nil {
			t.Fatal(err)
		}
	}
	wantError(t, d.in.DecideRejection(t.Context(), model.ByFolder, people[0].ID, true), model.NotFound, "city_event")
	if r := d.push(); r.Accepted != 1 {
		t.Errorf("%+v", r)
	}
	if listed, err := d.in.CityRejections(t.Context()); err != nil || len(listed) != 0 || fmt.Sprint(revs) != "[1 1 2]" {
		t.Errorf("%+v, %v, revisions %v", listed, err, revs)
	}
}

func TestCity_splitsABatchThatIsTooLarge(t *testing.T) {
	d := newDesk(t)
	d.toFolder()
	for range 5 {
		d.NewSeeker()
	}
	got := map[model.ID]int{}
	huge := model.ID{}
	d.through(fakeWay{city.FolderLimit, func(b city.Batch) (city.Answer, error) {
		events, err := city.DecodeEvents(b.Bytes)
		if huge == (model.ID{}) {
			huge = events[0].ID
		}
		if len(events) > 2 || events[0].ID == huge {
			return city.Answer{}, city.Outside(city.Split, "city_too_large", nil)
		}
		for _, e := range events {
			got[e.ID]++
		}
		return city.Answer{}, err
	}})
	r := d.push()
	if len(got) != 9 || len(r.Rejected) != 1 || r.Rejected[0].ID != huge || r.Waiting != 0 {
		t.Errorf("%d arrived, %+v", len(got), r)
	}
	for id, n := range got {
		if n != 1 {
			t.Errorf("%s arrived %d times", id, n)
		}
	}
}

func TestCity_keepsSecretsOutOfTheFileAndOffTheScreen(t *testing.T) {
	d := newDesk(t)
	d.set("city.https.token", "FINDME-token")
	d.set("city.postgres.dsn", "postgres://ieum_d07:FINDME-dsn@localhost/city")
	for _, key := range []string{"city.https.token", "city.postgres.dsn"} {
		if v, err := d.Setting(t.Context(), key); err != nil || v != model.SecretKept {
			t.Errorf("%s is shown as %q, %v", key, v, err)
		}
		d.set(key, model.SecretKept)
		if v, err := d.in.secret(t.Context(), d.in.read, key); err != nil || !strings.HasPrefix(v, "FINDME") && !strings.Contains(v, "FINDME") {
			t.Errorf("%s is kept as %q, %v", key, v, err)
		}
	}
	wantError(t, d.in.SetSetting(t.Context(), "city.postgres.dsn", "postgres://%zz"), model.Invalid, "city_dsn_form")
	wantError(t, d.in.SetSetting(t.Context(), "city.https.url", "http://city.example"), model.Invalid, "city_url_form")
	d.in.Close()
	d.in.Store.Close()
	if bytes.Contains(read(t, d.path), []byte("FINDME")) {
		t.Error("a secret stands in the file")
	}
}

// restore puts a backup in the place of the store and logs in again.
func (d *desk) restore(backup string) {
	d.tb.Helper()
	d.in.Close()
	d.in.Store.Close()
	if _, err := Restore(d.tb.Context(), backup, d.path, d.o); err != nil {
		d.tb.Fatal(err)
	}
	d.open()
}

func TestCity_isToldEverythingAnewByAStoreFromABackup(t *testing.T) {
	d := newDesk(t)
	folder := d.toFolder()
	p := d.NewSeeker()
	d.push()
	backup := filepath.Join(t.TempDir(), "b.db")
	if err := d.in.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	for range 3 { // revisions the backup knows nothing of
		var err error
		if p, err = d.in.EditSeeker(t.Context(), p); err != nil {
			t.Fatal(err)
		}
	}
	d.push()
	d.restore(backup)
	d.push()
	newest := map[model.ID]int64{}
	for _, e := range arrived(t, folder) {
		if e.Rev <= newest[e.ID] {
			t.Errorf("%s %s comes again under revision %d after %d", e.Kind, e.ID, e.Rev, newest[e.ID])
		}
		newest[e.ID] = e.Rev
	}
	if newest[p.ID] < 1_000_000_000_000 {
		t.Errorf("the last revision is %d", newest[p.ID])
	}
}

// The city knows a record from after the backup, which knows no way to the city yet,
// or has not counted all of its past in.
func TestCity_takesCorrectionsFromABackupThatIsOlderThanTheWayThere(t *testing.T) {
	for name, before := range map[string]func(*desk) (folder string){
		"made before": func(d *desk) string { return d.tb.TempDir() },
		"made while":  (*desk).toFolder,
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			p := d.NewSeeker()
			folder := before(d)
			backup := filepath.Join(t.TempDir(), "b.db")
			if err := d.in.Backup(t.Context(), backup); err != nil {
				t.Fatal(err)
			}
			edit := func() {
				t.Helper()
				var err error
				if p, err = d.in.EditSeeker(t.Context(), p); err != nil {
					t.Fatal(err)
				}
			}
			d.set("city.folder.path", folder)
			d.push()
			for range 3 {
				edit()
			}
			d.push()
			d.restore(backup)
			d.set("city.folder.path", folder)
			p.Revision = 1
			edit() // before the past is counted in
			d.push()
			edit()
			d.push()
			newest := map[model.ID]int64{}
			for _, e := range arrived(t, folder) {
				if e.Rev <= newest[e.ID] {
					t.Errorf("%s comes again under revision %d after %d", e.Kind, e.Rev, newest[e.ID])
				}
				newest[e.ID] = e.Rev
			}
		})
	}
}

func TestCity_waitsNoLongerThanItMustWhenTheClockIsSetBack(t *testing.T) {
	d := newDesk(t)
	d.toFolder()
	d.NewSeeker()
	due := func(want int) {
		t.Helper()
		if ways, err := d.in.dueWays(t.Context()); err != nil || len(ways) != want {
			t.Errorf("due: %v, %v", ways, err)
		}
	}
	due(1)
	d.through(fakeWay{city.FolderLimit, func(city.Batch) (city.Answer, error) {
		t := city.Outside(city.TryAgain, "city_busy", nil, 503)
		t.After = time.Hour
		return city.Answer{}, t
	}})
	if _, err := d.in.SendCity(t.Context(), ""); err == nil {
		t.Fatal("sent")
	}
	due(0)
	d.clock.Advance(59 * time.Minute)
	due(0)
	d.clock.Advance(2 * time.Minute)
	due(1)
	d.clock.Advance(-30 * 24 * time.Hour)
	due(1)
	d.set("city.pause", "on")
	due(0)
}

func TestCity_stopsUntilSomebodyHasSeenToIt(t *testing.T) {
	d := newDesk(t)
	d.toFolder()
	d.NewSeeker()
	denied := true
	d.through(fakeWay{city.FolderLimit, func(city.Batch) (city.Answer, error) {
		if denied {
			return city.Answer{}, city.Outside(city.Stop, "city_denied", nil, 401)
		}
		return city.Answer{}, nil
	}})
	_, err := d.in.SendCity(t.Context(), "")
	wantError(t, err, model.Outside, "city_denied")
	d.clock.Advance(365 * 24 * time.Hour)
	if ways, err := d.in.dueWays(t.Context()); err != nil || len(ways) != 0 {
		t.Errorf("due: %v, %v", ways, err)
	}
	denied = false
	d.push()
	states, err := d.in.CityStates(t.Context())
	if err != nil || states[0].Stopped || states[0].Trouble != nil || states[0].Accepted != 2 {
		t.Errorf("%+v, %v", states[0], err)
	}
}

func TestCity_sendsABacklogInOrder(t *testing.T) {
	d := newDesk(t)
	d.toFolder()
	d.NewReferral()
	d.push()
	var want []model.ID
	for range 30 {
		p, err := d.in.Register(t.Context(), sampleMaker(t, uint64(len(want))).Seeker())
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, p.ID)
		d.clock.Advance(26 * time.Hour)
	}
	var got []model.ID
	d.through(fakeWay{city.Limit{Events: 7, Bytes: 1 << 20}, func(b city.Batch) (city.Answer, error) {
		events, err := city.DecodeEvents(b.Bytes)
		for _, e := range events {
			if e.Kind == model.CitySeeker {
				got = append(got, e.ID)
			}
		}
		return city.Answer{}, err
	}})
	d.push()
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
}

func TestCity_givesTheNextNameToFilesWhoseNameIsTaken(t *testing.T) {
	d := newDesk(t)
	folder := d.toFolder()
	d.NewSeeker()
	write(t, filepath.Join(folder, "ieum-D07-20261124-01.json"), []byte("another's"))
	d.push()
	if got := string(read(t, filepath.Join(folder, "ieum-D07-20261124-01.json"))); got != "another's" {
		t.Error("a file was overwritten")
	}
	for _, suffix := range []string{".json", ".csv", ".xlsx", ".sha256"} {
		read(t, filepath.Join(folder, "ieum-D07-20261124-02"+suffix))
	}
}
