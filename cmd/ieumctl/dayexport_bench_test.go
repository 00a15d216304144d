package main

import (
	"bytes"
	"path/filepath"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"ieumdesk/assets"
	"ieumdesk/data"
	"ieumdesk/data/testkit"
	"ieumdesk/data/vault"
	"ieumdesk/model"
	"ieumdesk/ui/dayfile"
	"ieumdesk/ui/slip"
)

// A year of one desk: 250 days with ten visits and twenty referrals each.
const (
	yearDays       = 250
	visitsADay     = 10
	referralsOfOne = 2
)

// yearOfADesk is a store with such a year, and its last day.
func yearOfADesk(b *testing.B) (model.Session, model.Date) {
	b.Helper()
	clock := testkit.NewClock()
	words, err := assets.LoadWords("ko")
	if err != nil {
		b.Fatal(err)
	}
	tables, err := assets.Tables()
	if err != nil {
		b.Fatal(err)
	}
	o := data.Options{Tables: tables, Words: words, Clock: clock.Now, NewID: testkit.IDs(clock), KDF: vault.TestParams()}
	path := filepath.Join(b.TempDir(), "desk.db")
	if _, err := data.Create(b.Context(), path, testkit.NewStore(), o); err != nil {
		b.Fatal(err)
	}
	store, err := data.Open(b.Context(), path, o)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { store.Close() })
	desk, err := store.Unlock(b.Context(), testkit.Login, testkit.Passphrase)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { desk.Close() })
	kit := testkit.New(b, desk)
	for range yearDays {
		clock.Advance(24 * time.Hour)
		today := clock.Now()
		var leads []model.Lead
		for range referralsOfOne {
			leads = append(leads, kit.NewLead(func(l *model.Lead) { l.Openings, l.Source.On = visitsADay, model.Today(today) }))
		}
		for range visitsADay {
			seeker := kit.NewSeeker(func(s *model.Seeker) {
				for i := range s.Consents {
					s.Consents[i].At = today
				}
			})
			for _, l := range leads {
				kit.NewReferral(func(r *model.NewReferral) {
					r.SeekerID, r.LeadID, r.Interview.At = seeker.ID, l.ID, today.Add(24*time.Hour)
				})
			}
		}
	}
	return desk, model.Today(clock.Now())
}

// BenchmarkDayExport is a year of one desk to XLSX, from the store to the bytes,
// beside the same cells written by excelize as its manual begins; and what closing
// a day takes with its four files, on the disk.
func BenchmarkDayExport(b *testing.B) {
	desk, last := yearOfADesk(b)
	t := &tool{}
	var err error
	if t.words, err = assets.LoadWords("ko"); err != nil {
		b.Fatal(err)
	}
	year := dayfile.Query{From: last.AddDays(1 - yearDays), To: last}
	gather := func(b *testing.B) dayfile.Report {
		r, err := dayfile.Gather(b.Context(), desk, year)
		if err != nil {
			b.Fatal(err)
		}
		return r
	}
	b.Run("year XLSX", func(b *testing.B) {
		for b.Loop() {
			r := gather(b)
			x, err := dayfile.XLSX(t.words, r)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(len(r.Rows)), "rows")
			b.ReportMetric(float64(len(x)), "XLSX-bytes")
		}
	})
	b.Run("year XLSX, excelize cell by cell", func(b *testing.B) {
		for b.Loop() {
			rival(b, dayfile.Put(t.words, gather(b)).Rows)
		}
	})
	for _, f := range []dayfile.Format{dayfile.AsHWPX, dayfile.AsPDF, dayfile.AsCSV, dayfile.AsJSON} {
		b.Run("year "+string(f), func(b *testing.B) {
			out := filepath.Join(b.TempDir(), "year"+f.Ending())
			for b.Loop() {
				if _, err := t.maker().Save(b.Context(), desk, year, f, out, ""); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("day close with files", func(b *testing.B) {
		b.Setenv("HOME", b.TempDir())
		fonts, err := t.maker().Fonts() // a window has them loaded
		if err != nil {
			b.Fatal(err)
		}
		maker := dayfile.Maker{Words: t.words, Fonts: func() (*slip.Fonts, error) { return fonts, nil }}
		for b.Loop() {
			log, err := desk.CloseDay(b.Context(), last, nil)
			if err != nil {
				b.Fatal(err)
			}
			files, err := maker.Closed(b.Context(), desk, log)
			if err != nil {
				b.Fatal(err)
			}
			b.StopTimer()
			for _, f := range files {
				if f.Err != nil {
					b.Fatal(f.Err)
				}
			}
			if _, err := desk.ReopenDay(b.Context(), last, "측정"); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
		}
	})
}

// rival writes rows with excelize's plain interface, without styles or a first sheet.
func rival(b *testing.B, t dayfile.Table) {
	f := excelize.NewFile()
	defer f.Close()
	for y, row := range t.Rows {
		for x, c := range row {
			name, err := excelize.CoordinatesToCellName(x+1, y+1)
			if err == nil {
				err = f.SetCellValue("Sheet1", name, c.Plain())
			}
			if err != nil {
				b.Fatal(err)
			}
		}
	}
	var out bytes.Buffer
	if _, err := f.WriteTo(&out); err != nil {
		b.Fatal(err)
	}
}
