package data

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"ieumdesk/model"
)

func TestImportLeads_changesTheLeadThatTheRowIs(t *testing.T) {
	d := newDesk(t)
	shift := func(start, end string, wage int64, openings int) model.Lead {
		return row("한빛정밀", "조립원", func(l *model.Lead) {
			l.Dong, l.WageType, l.WageMin, l.WorkStart, l.WorkEnd, l.Openings = "초지동", model.Hourly, wage, start, end, openings
		})
	}
	day, night := shift("09:00", "18:00", 10_500, 2), shift("21:00", "06:00", 12_500, 3)
	d.importAll(list(day, night))
	ids := map[string]model.ID{}
	for _, l := range d.search(model.LeadQuery{}).Hits {
		ids[l.WorkStart] = l.ID
	}
	check := func(what string, report model.ImportReport, want [5]int, leads ...string) {
		t.Helper()
		if got := counts(report); got != want {
			t.Errorf("%s: %v, want %v", what, got, want)
		}
		var got []string
		for _, l := range d.search(model.LeadQuery{}).Hits {
			got = append(got, fmt.Sprint(l.WorkStart, " ", l.WageMin))
		}
		for start, id := range ids {
			if l, err := d.Lead(t.Context(), id); err != nil || l.WorkStart != start {
				t.Errorf("%s: the lead of %s is at %s now, %v", what, start, l.WorkStart, err)
			}
		}
		if slices.Sort(got); !slices.Equal(got, leads) {
			t.Errorf("%s: %q, want %q", what, got, leads)
		}
	}
	night.WageMin = 12_700
	check("a changed wage", d.importAll(list(day, night)), [5]int{2, 0, 1, 1, 0}, "09:00 10500", "21:00 12700")
	night.WageMin = 12_800
	check("the other row gone", d.importAll(list(night)), [5]int{1, 0, 1, 0, 0}, "09:00 10500", "21:00 12800")
	check("back, and in another order", d.importAll(list(night, day)), [5]int{2, 0, 0, 2, 0}, "09:00 10500", "21:00 12800")
	evening := shift("15:00", "22:00", 10_500, 2)
	check("a third shift above them", d.importAll(list(evening, day, night)), [5]int{3, 1, 0, 2, 0}, "09:00 10500", "15:00 10500", "21:00 12800")
	day.WageMin, night.WageMin, evening.WageMin = 12_800, 10_500, 11_000
	check("all changed", d.importAll(list(night, evening, day)), [5]int{3, 0, 3, 0, 0}, "09:00 12800", "15:00 11000", "21:00 10500")
	check("one row twice", d.importAll(list(day, day)), [5]int{2, 1, 0, 1, 0}, "09:00 12800", "09:00 12800", "15:00 11000", "21:00 10500")
	check("again", d.importAll(list(day, day)), [5]int{2, 0, 0, 2, 0}, "09:00 12800", "09:00 12800", "15:00 11000", "21:00 10500")
	evening.Openings = 4
	check("a changed row twice", d.importAll(list(evening, evening)), [5]int{2, 1, 1, 0, 0},
		"09:00 12800", "09:00 12800", "15:00 11000", "15:00 11000", "21:00 10500")
}

func TestImportLeads_tellsAnotherEmployerByItsTelephone(t *testing.T) {
	at := func(phone string, wage int64) model.Lead {
		return row("하나마트", "판매원", func(l *model.Lead) { l.EmployerPhone, l.WageMin = phone, wage })
	}
	d := newDesk(t)
	d.importAll(list(at("031-400-1111", 2_300_000)))
	if got := counts(d.importAll(list(at("031-400-2222", 2_500_000)))); got != [5]int{1, 1, 0, 0, 0} {
		t.Errorf("another shop of the name: %v", got)
	}
	if got := counts(d.importAll(list(at("031-400-3333", 2_300_000)))); got != [5]int{1, 0, 1, 0, 0} {
		t.Errorf("a telephone that was corrected: %v", got)
	}
	phones := map[string]bool{}
	for _, l := range d.search(model.LeadQuery{}).Hits {
		phones[l.EmployerPhone] = true
	}
	if len(phones) != 2 || !phones["031-400-3333"] || !phones["031-400-2222"] {
		t.Errorf("%v", phones)
	}
}

// job is a job as its employer knows it: what a list should never mix up.
type job struct {
	n         int
	title     string
	dong      string
	hour      int // when it begins; jobs of a title and dong begin at different hours
	wage      int64
	openings  int
	published string // as the last list had it; "" if none had it
	id        model.ID
}

func (j job) lead() model.Lead {
	return row("한빛정밀", j.title, func(l *model.Lead) {
		l.Dong, l.WageType, l.WageMin, l.Openings = j.dong, model.Hourly, j.wage, j.openings
		l.WorkStart, l.WorkEnd = fmt.Sprintf("%02d:00", j.hour), fmt.Sprintf("%02d:00", (j.hour+9)%24)
	})
}

func (j job) String() string { return fmt.Sprint(j.title, j.dong, j.hour, j.wage, j.openings) }

// TestImportLeads_agreesWithWhatTheEmployersKnow gives lists in which rows are
// shuffled, left out, changed and added, and compares with the jobs behind them.
func TestImportLeads_agreesWithWhatTheEmployersKnow(t *testing.T) {
	for seed := range uint64(25) {
		rng := rand.New(rand.NewPCG(seed, 7))
		d := newDesk(t)
		var jobs []*job
		for round := range 6 {
			want, listed := someJobs(rng, &jobs, round)
			leads := make([]model.Lead, len(listed))
			for i, j := range listed {
				leads[i] = j.lead()
			}
			d.clock.Advance(time.Minute)
			if got := counts(d.importAll(list(leads...))); got != want {
				t.Fatalf("seed %d, round %d: %v, want %v", seed, round, got, want)
			}
			for _, j := range listed {
				j.published = j.String()
			}
			d.compareJobs(t, jobs, seed, round)
		}
	}
}

// someJobs changes the world and says which jobs the next list has, shuffled, and
// what its import should report. Of jobs that are alike, a list never both leaves
// one out and brings a new one: nobody could tell that from a change.
func someJobs(rng *rand.Rand, jobs *[]*job, round int) (want [5]int, listed []*job) {
	for _, title := range []string{"조립원", "포장원", "검사원"} {
		for _, dong := range []string{"초지동", "고잔동"} {
			var alike []*job
			for _, j := range *jobs {
				if j.title == title && j.dong == dong {
					alike = append(alike, j)
				}
			}
			mayLeaveOut := round > 0 && rng.IntN(2) == 0
			for _, j := range alike {
				if mayLeaveOut && rng.IntN(3) == 0 {
					continue
				}
				switch rng.IntN(4) {
				case 0:
					j.wage += 100 * (1 + rng.Int64N(5))
				case 1:
					j.openings = 1 + rng.IntN(4)
				}
				listed = append(listed, j)
			}
			// Hours two apart tell jobs apart whatever their wages are.
			for hour := 0; !mayLeaveOut && hour < 24 && len(alike) < 6; hour += 4 {
				if rng.IntN(3) == 0 && !slices.ContainsFunc(alike, func(j *job) bool { return j.hour == hour }) {
					j := &job{n: len(*jobs), title: title, dong: dong, hour: hour, wage: 10_320 + 100*rng.Int64N(30), openings: 1 + rng.IntN(3)}
					*jobs, alike, listed = append(*jobs, j), append(alike, j), append(listed, j)
				}
			}
		}
	}
	for _, j := range listed {
		switch j.published {
		case "":
			want[1]++
		case j.String():
			want[3]++
		default:
			want[2]++
		}
	}
	want[0] = len(listed)
	rng.Shuffle(len(listed), func(i, k int) { listed[i], listed[k] = listed[k], listed[i] })
	return want, listed
}

// compareJobs finds each job in the lead that it was put into first, as the last
// list had it.
func (d *desk) compareJobs(t *testing.T, jobs []*job, seed uint64, round int) {
	t.Helper()
	byJob := map[string]model.Lead{}
	hits := d.search(model.LeadQuery{Limit: 500})
	for _, l := range hits.Hits {
		byJob[l.Title+l.Dong+l.WorkStart] = l
	}
	if len(byJob) != hits.Total || hits.Total != len(jobs) {
		t.Fatalf("seed %d, round %d: %d leads of %d jobs", seed, round, hits.Total, len(jobs))
	}
	for _, j := range jobs {
		l, ok := byJob[j.title+j.dong+fmt.Sprintf("%02d:00", j.hour)]
		got := job{title: l.Title, dong: l.Dong, hour: j.hour, wage: l.WageMin, openings: l.Openings}
		if !ok || got.String() != j.published {
			t.Fatalf("seed %d, round %d: the lead says %v, the list said %v", seed, round, got, j.published)
		}
		if j.id == (model.ID{}) {
			j.id = l.ID
		}
		if l.ID != j.id {
			t.Fatalf("seed %d, round %d: job %v is in another lead than before", seed, round, j)
		}
	}
}
