package data

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"ieumdesk/data/testkit"
	"ieumdesk/data/vault"
	"ieumdesk/model"
)

// kills is how often the writer is killed.
const kills = 120

// actorLogin opens a store for a role. Its ids must differ from those of the
// roles before, so they are those of the real program.
func actorLogin(path string) (*Store, model.Session, error) {
	s, err := Open(context.Background(), path, Options{Clock: testkit.NewClock().Now, KDF: vault.TestParams()})
	if err != nil {
		return nil, nil, err
	}
	in, err := s.Unlock(context.Background(), testkit.Login, testkit.Passphrase)
	if err != nil {
		return nil, nil, errors.Join(err, s.Close())
	}
	return s, in, nil
}

// playWriter stores records for ever and says on standard output what is stored
// as soon as the store has said so to it.
func playWriter(args []string) error {
	n, err := strconv.Atoi(args[1])
	if err != nil {
		return err
	}
	_, in, err := actorLogin(args[0])
	if err != nil {
		return err
	}
	ctx := context.Background()
	for ; ; n++ {
		s, err := in.Register(ctx, testkit.NewSeeker(n))
		if err != nil {
			return err
		}
		fmt.Println("seeker", s.ID)
		l, _, err := in.AddLead(ctx, testkit.NewLead(n))
		if err != nil {
			return err
		}
		fmt.Println("lead", l.ID)
		r, err := in.Refer(ctx, model.NewReferral{SeekerID: s.ID, LeadID: l.ID, Reason: "확인함"})
		if err != nil {
			return err
		}
		fmt.Println("slip", r.Slip, r.ID)
		answer := model.NewResult{ReferralID: r.ID, Status: model.Hired, ResultTerms: model.ResultTerms{StartOn: model.Today(testkit.Start)}}
		if _, err := in.RecordResult(ctx, answer); err != nil {
			return err
		}
		fmt.Println("result", r.ID)
		if err := in.SaveDraft(ctx, "register", json.RawMessage(strconv.Itoa(n))); err != nil {
			return err
		}
		fmt.Println("draft", n)
	}
}

// acknowledged is what writers have said is stored.
type acknowledged struct {
	seekers, leads []model.ID
	results        []model.ID // by their referrals
	slips          map[string]model.ID
	draft          int
}

// hear takes one line of a writer.
func (a *acknowledged) hear(line string) error {
	words := strings.Fields(line)
	if len(words) < 2 {
		return fmt.Errorf("writer said %q", line)
	}
	switch words[0] {
	case "draft":
		n, err := strconv.Atoi(words[1])
		a.draft = n
		return err
	case "slip":
		a.slips[words[1]] = uuid.MustParse(words[2])
	case "seeker":
		a.seekers = append(a.seekers, uuid.MustParse(words[1]))
	case "result":
		a.results = append(a.results, uuid.MustParse(words[1]))
	case "lead":
		a.leads = append(a.leads, uuid.MustParse(words[1]))
	default:
		return fmt.Errorf("writer said %q", line)
	}
	return nil
}

// killOne runs a writer and kills it some moment after it has acknowledged a few
// records. What it had written to the pipe by then counts.
func (d *desk) killOne(a *acknowledged, rng *rand.Rand, round int) {
	d.tb.Helper()
	w := actor(d.tb, "writer", d.path, strconv.Itoa(round*1000+1))
	out, err := w.StdoutPipe()
	if err != nil {
		d.tb.Fatal(err)
	}
	if err := w.Start(); err != nil {
		d.tb.Fatal(err)
	}
	after := 1 + rng.IntN(40)
	lines := bufio.NewReader(out)
	for heard := 0; ; heard++ {
		line, err := lines.ReadString('\n')
		if err != nil { // half a line is no acknowledgement
			break
		}
		if err := a.hear(line); err != nil {
			d.tb.Fatal(err)
		}
		if heard == after {
			time.AfterFunc(time.Duration(rng.IntN(3000))*time.Microsecond, func() { _ = w.Process.Kill() })
		}
	}
	if err := w.Wait(); err == nil || w.ProcessState.Exited() {
		d.tb.Fatalf("round %d: the writer ended by itself: %v", round, err)
	}
}

func TestCrash_losesNothingThatWasAcknowledged(t *testing.T) {
	d := emptyDesk(t)
	seed := uint64(time.Now().UnixNano())
	t.Log("seed", seed)
	rng := rand.New(rand.NewPCG(seed, 0))
	a := &acknowledged{slips: map[string]model.ID{}}
	for round := range kills {
		d.killOne(a, rng, round)
	}
	t.Logf("%d kills: %d seekers, %d leads, %d slips, %d results acknowledged", kills, len(a.seekers), len(a.leads), len(a.slips), len(a.results))
	d.open()
	for _, id := range a.seekers {
		if _, err := d.Seeker(t.Context(), id); err != nil {
			t.Errorf("seeker %s: %v", id, err)
		}
	}
	for _, id := range a.leads {
		if _, err := d.Lead(t.Context(), id); err != nil {
			t.Errorf("lead %s: %v", id, err)
		}
	}
	for number, id := range a.slips {
		if r, err := d.BySlip(t.Context(), number); err != nil || r.ID != id {
			t.Errorf("slip %s: %s, %v; want %s", number, r.ID, err, id)
		}
	}
	for _, id := range a.results {
		if all, err := d.ResultHistory(t.Context(), id); err != nil || len(all) != 1 {
			t.Errorf("result of %s: %v, %v", id, all, err)
		}
	}
	content, _, err := d.Draft(t.Context(), "register")
	if n, errN := strconv.Atoi(string(content)); err != nil || errN != nil || n < a.draft {
		t.Errorf("draft %s, %v; %d was acknowledged", content, err, a.draft)
	}
	if v, err := d.in.Verify(t.Context()); err != nil || !v.OK {
		t.Errorf("%+v, %v", v, err)
	}
	next, err := d.NextSlip(t.Context())
	if err != nil || next.Seq <= len(a.slips) {
		t.Errorf("next slip %s, %v, after %d", next, err, len(a.slips))
	}
}

// playImporter imports leads and kills itself in the middle.
func playImporter(args []string) error {
	last, err := strconv.Atoi(args[1])
	if err != nil {
		return err
	}
	_, in, err := actorLogin(args[0])
	if err != nil {
		return err
	}
	self, err := os.FindProcess(os.Getpid())
	if err != nil {
		return err
	}
	_, err = in.ImportLeads(context.Background(), leadRows(last, func() error { return self.Kill() }), false, nil)
	return err
}

// leadRows gives n rows of a file and then what end returns, or io.EOF.
func leadRows(n int, end func() error) func() (model.LeadRow, error) {
	row := 0
	return func() (model.LeadRow, error) {
		if row == n {
			if err := end(); err != nil {
				return model.LeadRow{}, err
			}
			select {} // the signal is under way
		}
		row++
		none := func(string) string { return "" }
		return model.LeadRow{Row: row, Lead: testkit.NewLead(row), Column: none, Value: none}, nil
	}
}

func TestCrash_inTheMiddleOfAnImportChangesNothing(t *testing.T) {
	d := emptyDesk(t)
	for _, rows := range []int{1, 100, 3000} {
		w := actor(t, "importer", d.path, strconv.Itoa(rows))
		if err := w.Run(); err == nil || w.ProcessState.Exited() {
			t.Fatalf("after %d rows: the importer ended by itself: %v", rows, err)
		}
	}
	d.open()
	found, err := d.SearchLeads(t.Context(), model.LeadQuery{All: true})
	if err != nil || found.Total != 0 {
		t.Errorf("%d leads, %v", found.Total, err)
	}
	if v, err := d.in.Verify(t.Context()); err != nil || !v.OK {
		t.Errorf("%+v, %v", v, err)
	}
	r, err := d.ImportLeads(t.Context(), leadRows(100, func() error { return io.EOF }), false, nil)
	if err != nil || r.Added != 100 {
		t.Errorf("the next import: %+v, %v", r, err)
	}
}

// playRestorer restores one backup after the other for ever.
func playRestorer(args []string) error {
	for i := 0; ; i++ {
		clock := testkit.NewClock()
		clock.Advance(time.Duration(os.Getpid()*1000+i) * time.Second)
		if _, err := Restore(context.Background(), args[1+i%2], args[0], Options{Clock: clock.Now}); err != nil {
			return err
		}
		fmt.Println("restored")
	}
}

func TestCrash_inTheMiddleOfARestoreLeavesOneStoreOrTheOther(t *testing.T) {
	d := newDesk(t)
	dir := t.TempDir()
	backups := []string{filepath.Join(dir, "a.db"), filepath.Join(dir, "b.db")}
	for _, b := range backups {
		d.draft(t, strconv.Quote(filepath.Base(b)))
		if err := d.in.Backup(t.Context(), b); err != nil {
			t.Fatal(err)
		}
	}
	d.in.Close()
	d.in.Store.Close()
	seed := uint64(time.Now().UnixNano())
	t.Log("seed", seed)
	rng := rand.New(rand.NewPCG(seed, 0))
	for range 10 {
		w := actor(t, "restorer", append([]string{d.path}, backups...)...)
		out, err := w.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(time.Duration(rng.IntN(40000))*time.Microsecond, func() { _ = w.Process.Kill() })
		if err := w.Wait(); err == nil || w.ProcessState.Exited() {
			t.Fatal("the restorer ended by itself:", err)
		}
		if got := d.draftOf(t, d.path); got != `"a.db"` && got != `"b.db"` {
			t.Errorf("the store holds %s", got)
		}
	}
}

// A power cut may leave any part of the log's end on the disk, and noise behind
// it. What is there of the log then counts as far as it is whole.
func TestCrash_aTornLogLosesNothingButItsEnd(t *testing.T) {
	d := newDesk(t)
	if _, err := d.in.write.Exec("PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		t.Fatal(err)
	}
	var people []model.ID
	for range 40 {
		people = append(people, d.NewSeeker().ID)
	}
	file, log := read(t, d.path), read(t, d.path+"-wal")
	seed := uint64(time.Now().UnixNano())
	t.Log("seed", seed)
	rng := rand.New(rand.NewPCG(seed, 0))
	for range 20 {
		torn := *d
		torn.path = filepath.Join(t.TempDir(), "desk.db")
		end := rng.IntN(len(log) + 1)
		write(t, torn.path, file)
		write(t, torn.path+"-wal", append(slices.Clone(log[:end]), make([]byte, rng.IntN(9000))...))
		s := torn.openStore(d.o)
		in := torn.unlock(s)
		found := 0
		for i, id := range people {
			if _, err := in.Seeker(t.Context(), id); err == nil {
				if found++; found != i+1 {
					t.Errorf("log of %d bytes: person %d is there, one before is not", end, i)
				}
			}
		}
		if end == len(log) && found != len(people) {
			t.Errorf("whole log: %d people of %d", found, len(people))
		}
		if v, err := in.Verify(t.Context()); err != nil || !v.OK {
			t.Errorf("log of %d bytes: %+v, %v", end, v, err)
		}
		in.Close()
		s.Close()
	}
}
