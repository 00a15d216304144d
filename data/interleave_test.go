package data

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"strconv"
	"sync"
	"testing"
	"time"

	"ieumdesk/data/testkit"
	"ieumdesk/data/vault"
	"ieumdesk/model"
)

// attempts is how often each of two programs tries something on the same store;
// -attempts=4000 takes a minute.
var attempts = flag.Int("attempts", 300, "how often each of two programs refers, voids or answers")

// newYear is the midnight in Seoul around which the programs work, so that two
// sequences of numbers grow at once.
var newYear = model.Date("2027-01-01").Time()

// playReferrer tries things at random on a store, from two goroutines, and says
// which slips it was given.
func playReferrer(args []string) error {
	seed, err := strconv.ParseUint(args[1], 10, 64)
	if err != nil {
		return err
	}
	n, err := strconv.Atoi(args[2])
	if err != nil {
		return err
	}
	clock := func() time.Time { return newYear.Add(time.Duration(rand.IntN(2)*2-1) * time.Minute) }
	ctx := context.Background()
	s, err := Open(ctx, args[0], Options{Clock: clock, KDF: vault.TestParams()})
	if err != nil {
		return err
	}
	defer s.Close()
	door, err := s.Unlock(ctx, testkit.Login, testkit.Passphrase)
	if err != nil {
		return err
	}
	in := door.(*session)
	people, err := ids(in, "SELECT id FROM seeker")
	if err != nil {
		return err
	}
	leads, err := ids(in, "SELECT id FROM lead")
	if err != nil {
		return err
	}
	var wg sync.WaitGroup
	var errs [2]error
	for i := range errs {
		wg.Go(func() {
			r := &referrer{in: in, rng: rand.New(rand.NewPCG(seed, uint64(i))), people: people, leads: leads}
			for range n / len(errs) {
				if err := r.try(ctx); err != nil && errs[i] == nil {
					errs[i] = err
				}
			}
		})
	}
	wg.Wait()
	return errors.Join(errs[:]...)
}

type referrer struct {
	in            *session
	rng           *rand.Rand
	people, leads []model.ID
}

// try does one thing. That a rule says no is what is to be expected.
func (r *referrer) try(ctx context.Context) error {
	var err error
	switch lead := r.leads[r.rng.IntN(len(r.leads))]; r.rng.IntN(10) {
	case 0, 1, 2, 3, 4:
		var v model.ReferralView
		v, err = r.in.Refer(ctx, model.NewReferral{SeekerID: r.people[r.rng.IntN(len(r.people))], LeadID: lead, Reason: "시험"})
		if err == nil {
			fmt.Println(v.Slip)
		}
	case 5:
		err = r.someReferral(lead, func(id model.ID) error {
			_, err := r.in.VoidReferral(ctx, id, "시험")
			return err
		})
	case 6, 7, 8:
		err = r.someReferral(lead, func(id model.ID) error { return r.answer(ctx, id) })
	default:
		err = r.edit(ctx, lead)
	}
	switch model.KindOf(err) {
	case model.Refused, model.Conflict, model.Invalid:
		return nil
	}
	return err
}

// someReferral does something to a referral of a lead, if there is one.
func (r *referrer) someReferral(lead model.ID, do func(model.ID) error) error {
	found, err := ids(r.in, "SELECT id FROM referral WHERE lead_id = ?", lead[:])
	if err != nil || len(found) == 0 {
		return err
	}
	return do(found[r.rng.IntN(len(found))])
}

// answer stores what an employer answered, or corrects it.
func (r *referrer) answer(ctx context.Context, id model.ID) error {
	before, err := r.in.ResultHistory(ctx, id)
	if err != nil {
		return err
	}
	status := []model.ReferralStatus{model.Hired, model.NotHired, model.BeforeInterview, model.NoContact, model.Declined}[r.rng.IntN(5)]
	_, err = r.in.RecordResult(ctx, model.NewResult{ReferralID: id, Revision: len(before), Status: status, ResultTerms: model.ResultTerms{StartOn: "2027-01-04"}})
	return err
}

// edit changes how many are wanted.
func (r *referrer) edit(ctx context.Context, id model.ID) error {
	l, err := r.in.Lead(ctx, id)
	if err != nil {
		return err
	}
	l.Openings = 1 + r.rng.IntN(4)
	_, _, err = r.in.EditLead(ctx, l)
	return err
}

func ids(in *session, query string, args ...any) (out []model.ID, err error) {
	rows, err := in.read.Query(query, args...)
	if err != nil {
		return nil, err
	}
	err = each(rows, func() error {
		var id model.ID
		err := rows.Scan(&id)
		out = append(out, id)
		return err
	})
	return out, err
}

func TestRefer_leavesNoGapBetweenTwoProgramsAtOnce(t *testing.T) {
	d := newDesk(t)
	for range 12 {
		d.NewSeeker()
	}
	for i := range 6 {
		d.NewLead(func(l *model.Lead) { l.Openings, l.ValidUntil = 1+i%3, "2027-01-20" })
	}
	var wg sync.WaitGroup
	said := make([]map[string]bool, 2)
	for i := range said {
		said[i] = map[string]bool{}
		c := actor(t, "referrer", d.path, fmt.Sprint(i+1), fmt.Sprint(*attempts))
		out, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		wg.Go(func() {
			for lines := bufio.NewScanner(out); lines.Scan(); {
				said[i][lines.Text()] = true
			}
			if err := c.Wait(); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	slips := d.count("referral")
	if len(said[0])+len(said[1]) != slips || len(said[0]) == 0 || len(said[1]) == 0 {
		t.Errorf("%d and %d slips given, %d stored", len(said[0]), len(said[1]), slips)
	}
	for slip := range said[0] {
		if said[1][slip] {
			t.Errorf("%s was given twice", slip)
		}
	}
	d.wantSoundReferrals()
	t.Logf("%d slips of %d attempts, %d void, %d hires", slips, 2**attempts, d.count("referral WHERE status = 'void'"), d.count("referral WHERE status = 'hired'"))
}

// wantSoundReferrals fails unless numbers have no gap, counts are right, nobody is
// referred twice at once, and no lead has more hires than openings.
func (d *desk) wantSoundReferrals() {
	d.tb.Helper()
	for what, from := range map[string]string{
		"a year without slips": `(SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM slip_seq WHERE year = 2026 AND last > 0)
			OR NOT EXISTS (SELECT 1 FROM slip_seq WHERE year = 2027 AND last > 0))`,
		"gaps": `(SELECT 1 FROM slip_seq q LEFT JOIN referral r USING (desk, year)
			GROUP BY q.desk, q.year HAVING count(r.seq) <> q.last OR min(r.seq) <> 1 OR max(r.seq) <> q.last)`,
		"slips of the wrong year": `referral WHERE substr(day, 1, 4) <> year`,
		"pairs referred twice":    `(SELECT 1 FROM referral WHERE status IN ('issued', 'before_interview') GROUP BY seeker_id, lead_id HAVING count(*) > 1)`,
	} {
		if n := d.count(from); n != 0 {
			d.tb.Errorf("%d %s", n, what)
		}
	}
	d.wantCountsRight()
	if v, err := d.in.Verify(d.tb.Context()); err != nil || !v.OK {
		d.tb.Errorf("%+v, %v", v, err)
	}
}
