package data

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"ieumdesk/data/testkit"
	"ieumdesk/model"
)

// tenYears fills a desk with what it does in ten years: 15,000 people who register,
// 33,000 visits, 20,000 leads, and 60,000 slips of which every seventh ended in a hire.
func tenYears(b *testing.B) *desk {
	b.Helper()
	d := newDesk(b)
	if err := FillDemo(b.Context(), d.in, Demo{Leads: 20_000, Seekers: 15_000, Seed: 1}, nil); err != nil {
		b.Fatal(err)
	}
	d.mustExec("UPDATE visit SET day = date('2026-11-24', '-' || (s.doc % 3650) || ' days'), at = at - s.doc % 3650 * 86400000 FROM seeker s WHERE s.id = seeker_id")
	people, leads := d.ids("seeker"), d.ids("lead")
	r := rand.New(rand.NewPCG(1, 1))
	d.mustExec("BEGIN")
	d.mustExec("UPDATE lead SET openings = 9999, source_kind = 'hub', valid_until = '2030-01-01', status = 'open', received_on = date('2026-11-24', '-' || (doc % 3650) || ' days')")
	for i := range 3650 {
		day := model.Today(testkit.Start).AddDays(i - 3649)
		at := day.Time().Add(9 * time.Hour)
		for range 4 + r.IntN(3) {
			id, who := d.o.NewID(), people[r.IntN(len(people))]
			d.mustExec("INSERT INTO visit (id, seeker_id, staff_id, desk, day, at, kind) VALUES (?, ?, ?, 'D07', ?, ?, 'consult')",
				id[:], who[:], d.in.staff.ID[:], day, millis(at.Add(time.Duration(r.IntN(9*60))*time.Minute)))
		}
		for range 16 + r.IntN(2) {
			d.fillSlip(day, at, people[r.IntN(len(people))], leads[r.IntN(len(leads))], r.IntN(7) == 0)
		}
	}
	d.mustExec("COMMIT")
	return d
}

// ids are all of a table.
func (d *desk) ids(table string) (all []model.ID) {
	d.tb.Helper()
	rows, err := d.in.read.Query("SELECT id FROM " + table)
	if err != nil {
		d.tb.Fatal(err)
	}
	err = each(rows, func() error {
		var id model.ID
		err := rows.Scan(&id)
		all = append(all, id)
		return err
	})
	if err != nil {
		d.tb.Fatal(err)
	}
	return all
}

// realGate is as long as what a slip keeps of its gate: most of a row.
var realGate = `{"lines":["` + strings.Repeat("x", 740) + `"]}`

// fillSlip issues a slip past all code, and lets it be answered on the third day.
func (d *desk) fillSlip(day model.Date, at time.Time, seeker, lead model.ID, hired bool) {
	d.tb.Helper()
	id, year := d.o.NewID(), at.Year()
	d.mustExec("INSERT INTO slip_seq SELECT 'D07', ?1, 0 WHERE NOT EXISTS (SELECT 1 FROM slip_seq WHERE year = ?1)", year)
	d.mustExec("UPDATE slip_seq SET last = last + 1 WHERE year = ?", year)
	d.mustExec(`INSERT INTO referral (id, seeker_id, lead_id, staff_id, desk, year, seq, day, issued_at, status, status_at, interview_at, gate, sealed_details)
		SELECT ?1, ?2, ?3, ?4, 'D07', ?5, last, ?6, ?7, 'issued', ?7, ?8, ?10, ?9 FROM slip_seq WHERE year = ?5`,
		id[:], seeker[:], lead[:], d.in.staff.ID[:], year, day, millis(at), millis(at.Add(30*time.Hour)), d.in.vault.Seal(id, detailsColumn, []byte("{}")),
		realGate)
	told := model.Result{ReferralID: id, Revision: 1, Status: model.NotHired, RepliedOn: day.AddDays(3), At: at, StaffID: d.in.staff.ID}
	if hired {
		told.Status = model.Hired
	}
	tell(d, told)
}

// timed runs do and reports the 99th percentile in milliseconds beside the mean.
func timed(b *testing.B, do func()) {
	b.Helper()
	var times []time.Duration
	for b.Loop() {
		begin := time.Now()
		do()
		times = append(times, time.Since(begin))
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)*99/100].Microseconds())/1000, "p99-ms")
}

// BenchmarkDayLog10Years: a day with its month and year, the rows behind a figure,
// a closing (at most 300 ms), and the tables of a year, of a desk with ten years.
// The rival counts the year's slips in memory, from all of them.
func BenchmarkDayLog10Years(b *testing.B) {
	d := tenYears(b)
	ctx, day := b.Context(), model.Today(testkit.Start)
	try := func(b *testing.B, err error) {
		if err != nil {
			b.Fatal(err)
		}
	}
	b.Run("counts", func(b *testing.B) {
		timed(b, func() { _, err := d.in.Counts(ctx); try(b, err) })
	})
	b.Run("day", func(b *testing.B) {
		timed(b, func() { _, err := d.in.DayLog(ctx, day); try(b, err) })
	})
	b.Run("last_of_december", func(b *testing.B) {
		timed(b, func() { _, err := d.in.DayLog(ctx, "2025-12-31"); try(b, err) })
	})
	for name, from := range map[string]model.Date{"day": day, "month": "2026-11-01", "year": "2026-01-01"} {
		b.Run("rows_of_"+name, func(b *testing.B) {
			timed(b, func() {
				_, err := d.in.DayRows(ctx, model.DayQuery{Figure: model.ReferralsMade, From: from, To: day})
				try(b, err)
			})
		})
	}
	b.Run("rows_of_a_cell", func(b *testing.B) {
		timed(b, func() {
			_, err := d.in.DayRows(ctx, model.DayQuery{Figure: model.ReferralsMade, From: "2025-01-01", To: "2025-12-31", By: model.ByAge, Key: "60"})
			try(b, err)
		})
	})
	b.Run("close", func(b *testing.B) {
		var times []time.Duration
		for b.Loop() {
			begin := time.Now()
			_, err := d.in.CloseDay(ctx, day, &model.Remarks{Revision: d.dayLog(day).Remarks.Revision, Handover: fmt.Sprint(begin)})
			times = append(times, time.Since(begin))
			try(b, err)
			b.StopTimer()
			_, err = d.in.ReopenDay(ctx, day, "다시")
			try(b, err)
			b.StartTimer()
		}
		slices.Sort(times)
		b.ReportMetric(float64(times[len(times)*99/100].Microseconds())/1000, "p99-ms")
	})
	d.closeDay(day)
	b.Run("closed_day", func(b *testing.B) {
		timed(b, func() { _, err := d.in.DayLog(ctx, day); try(b, err) })
	})
	b.Run("open_days", func(b *testing.B) {
		timed(b, func() { _, err := d.in.OpenDays(ctx); try(b, err) })
	})
	for _, by := range model.Splits {
		b.Run("year_by_"+string(by), func(b *testing.B) {
			timed(b, func() {
				_, err := d.in.Statistics(ctx, model.StatQuery{From: "2025-01-01", To: "2025-12-31", By: by})
				try(b, err)
			})
		})
	}
	b.Run("ten_years_by_group", func(b *testing.B) {
		timed(b, func() {
			_, err := d.in.Statistics(ctx, model.StatQuery{From: "2016-01-01", To: "2026-12-31", By: model.ByGroup})
			try(b, err)
		})
	})
	b.Run("rival=all_rows_counted_in_go", func(b *testing.B) {
		timed(b, func() { try(b, d.countInGo("2025")) })
	})
}

// countInGo reads every slip there is to count those of a year.
func (d *desk) countInGo(year string) error {
	rows, err := d.in.read.Query("SELECT day, status FROM referral WHERE desk = 'D07'")
	if err != nil {
		return err
	}
	n := 0
	err = each(rows, func() error {
		var day, status string
		err := rows.Scan(&day, &status)
		if day[:4] == year && status != "void" {
			n++
		}
		return err
	})
	if err == nil && n == 0 {
		err = fmt.Errorf("no slips in %s", year)
	}
	return err
}
