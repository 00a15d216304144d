package data

import (
	"context"
	"database/sql"
	"fmt"
	"io"
	"slices"
	"testing"
	"time"

	"ieumdesk/assets"
	"ieumdesk/data/testkit"
	"ieumdesk/model"
	"ieumdesk/model/sample"
)

// sampleMaker makes synthetic records for the day of the test clock.
func sampleMaker(tb testing.TB, seed uint64) *sample.Maker {
	tb.Helper()
	tables, err := assets.Tables()
	if err != nil {
		tb.Fatal(err)
	}
	names, err := assets.SampleNames()
	if err != nil {
		tb.Fatal(err)
	}
	return sample.New(seed, tables, names, model.Today(testkit.Start))
}

// sampleRows are n rows as a list has them: no two of them the same lead.
func sampleRows(tb testing.TB, n int) []model.LeadRow {
	m := sampleMaker(tb, 1)
	rows := make([]model.LeadRow, n)
	for i := range rows {
		l := m.Lead()
		l.Source.Kind, l.Source.Ref = "sheet", fmt.Sprintf("K%06d", i)
		rows[i] = model.LeadRow{Row: i + 2, Lead: l}
	}
	return rows
}

// reader gives rows as a file does.
func reader(rows []model.LeadRow) func() (model.LeadRow, error) {
	return func() (model.LeadRow, error) {
		if len(rows) == 0 {
			return model.LeadRow{}, io.EOF
		}
		r := rows[0]
		rows = rows[1:]
		return r, nil
	}
}

func BenchmarkRegister(b *testing.B) {
	d := newDesk(b)
	b.ReportAllocs()
	for b.Loop() {
		d.NewSeeker()
	}
}

// BenchmarkRefer is one referral with its gate; the rival is the bare insert of a
// row with the same guarantee of being on the disk.
func BenchmarkRefer(b *testing.B) {
	b.Run("refer", func(b *testing.B) {
		d := newDesk(b)
		lead := d.NewLead(func(l *model.Lead) { l.Openings = 9999 }).ID
		people := make([]model.ID, 500)
		for i := range people {
			people[i] = d.NewSeeker().ID
		}
		n := 0
		for b.Loop() {
			if n == len(people) {
				b.StopTimer()
				lead, n = d.NewLead(func(l *model.Lead) { l.Openings = 9999 }).ID, 0
				b.StartTimer()
			}
			d.NewReferral(func(r *model.NewReferral) { r.SeekerID, r.LeadID = people[n], lead })
			n++
		}
	})
	b.Run("rival=insert", func(b *testing.B) {
		d := newDesk(b)
		if _, err := d.in.write.Exec("CREATE TABLE rival (id BLOB PRIMARY KEY, content BLOB) STRICT"); err != nil {
			b.Fatal(err)
		}
		content := make([]byte, 800)
		for b.Loop() {
			id := d.o.NewID()
			err := d.in.inTx(b.Context(), func(tx *sql.Tx) error {
				_, err := tx.Exec("INSERT INTO rival VALUES (?, ?)", id[:], content)
				return err
			})
			if err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkImportLeads100k takes 100,000 rows from memory: into an empty store,
// the same again, and with every tenth changed. The rival puts the same rows into
// a table without index, employer or seal.
func BenchmarkImportLeads100k(b *testing.B) {
	rows := sampleRows(b, 100_000)
	changed := append([]model.LeadRow(nil), rows...)
	for i := 0; i < len(changed); i += 10 {
		changed[i].Lead.Openings++
	}
	run := func(b *testing.B, d *desk, rows []model.LeadRow) {
		if _, err := d.in.ImportLeads(b.Context(), reader(rows), false, nil); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("new", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			d := newDesk(b)
			b.StartTimer()
			run(b, d, rows)
		}
	})
	b.Run("again", func(b *testing.B) {
		d := newDesk(b)
		run(b, d, rows)
		for b.Loop() {
			run(b, d, rows)
		}
	})
	b.Run("tenth_changed", func(b *testing.B) {
		d := newDesk(b)
		run(b, d, rows)
		lists := [2][]model.LeadRow{changed, rows}
		for i := 0; b.Loop(); i++ {
			run(b, d, lists[i%2])
		}
	})
	b.Run("tenth_changed_without_numbers", func(b *testing.B) { // which row is which lead is known at the end of the list
		d := newDesk(b)
		lists := [2][]model.LeadRow{slices.Clone(rows), slices.Clone(changed)}
		for _, list := range lists {
			for i := range list {
				list[i].Lead.Source.Ref = ""
			}
		}
		run(b, d, lists[0])
		for i := 1; b.Loop(); i++ {
			run(b, d, lists[i%2])
		}
	})
	b.Run("rival=plain_inserts", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			d := newDesk(b)
			b.StartTimer()
			if err := plainInserts(b.Context(), d.in.write, rows); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func plainInserts(ctx context.Context, db *sql.DB, rows []model.LeadRow) error {
	if _, err := db.ExecContext(ctx, "CREATE TABLE rival (id INTEGER PRIMARY KEY, employer, title, dong, wage, content)"); err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	insert, err := tx.PrepareContext(ctx, "INSERT INTO rival (employer, title, dong, wage, content) VALUES (?, ?, ?, ?, ?)")
	if err != nil {
		return err
	}
	defer insert.Close()
	for _, r := range rows {
		content, _, err := rowContent(&r, &r.Lead)
		if err != nil {
			return err
		}
		if _, err := insert.ExecContext(ctx, r.Lead.Employer, r.Lead.Title, r.Lead.Dong, r.Lead.WageMin, string(content)); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// BenchmarkSearchLeads100k is a page of fifty whole leads, with the index, the
// rows and their seals; p99 in milliseconds beside the mean.
func BenchmarkSearchLeads100k(b *testing.B) {
	d := newDesk(b)
	if _, err := d.in.ImportLeads(b.Context(), reader(sampleRows(b, 100_000)), false, nil); err != nil {
		b.Fatal(err)
	}
	for name, q := range map[string]model.LeadQuery{
		"nothing_typed":         {},
		"one_syllable":          {Text: "호"},
		"word":                  {Text: "안산"},
		"initials":              {Text: "ㅈㄹ"},
		"mixed":                 {Text: "안산ㅎㅌ"},
		"phone_tail":            {Text: "1234"},
		"words_and_filters":     {Text: "조리 식당", Dongs: []string{"고잔동", "사동"}, Occupation: "53", WageType: model.Monthly, WageMin: 2_300_000},
		"wage_between_steps":    {Text: "안산", WageType: model.Hourly, WageMin: 10_900},
		"no_hit":                {Text: "쿼카"},
		"closed_and_expired":    {Text: "호텔", All: true},
		"slip_that_is_not_ours": {Text: "2026-D07-000001"},
	} {
		b.Run(name, func(b *testing.B) {
			var times []time.Duration
			for b.Loop() {
				begin := time.Now()
				d.search(q)
				times = append(times, time.Since(begin))
			}
			slices.Sort(times)
			b.ReportMetric(float64(times[len(times)*99/100].Microseconds())/1000, "p99-ms")
		})
	}
}
