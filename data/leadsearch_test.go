package data

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"ieumdesk/data/testkit"
	"ieumdesk/model"
	"ieumdesk/model/hangul"
)

func TestSearchLeads_findsALeadByWhateverIsTyped(t *testing.T) {
	d := newDesk(t)
	l := d.NewLead(fullLead)
	d.NewLead(func(l *model.Lead) { l.Employer, l.Title = "한빛식당", "조리원" })
	slip := d.NewReferral(func(r *model.NewReferral) { r.LeadID = l.ID }).Slip
	for _, typed := range []string{
		"안산호텔", "호테", "ㅇㅅㅎㅌ", "안산ㅎㅌ", "dkstks", "객실관리원 안산", "광덕대로", // words
		"124-81-00998", "1248100998", "031-400-1234", "4001234", "1234", // numbers
		slip.String(), slip.Short(), slip.QR(),
	} {
		if hits := d.search(model.LeadQuery{Text: typed}); hits.Total != 1 || len(hits.Hits) != 1 || hits.Hits[0].ID != l.ID {
			t.Errorf("%q finds %d", typed, hits.Total)
		}
	}
	for _, typed := range []string{"010-0001-2345", "00012345", "010-0001-23", "2345", "안산 2345", "2345 1234", "2345 01000012345"} { // the contact's number
		if hits := d.search(model.LeadQuery{Text: typed}); hits.Total != 1 || len(hits.Hits) != 1 || hits.Hits[0].ID != l.ID {
			t.Errorf("%q finds %d", typed, hits.Total)
		}
	}
	for _, typed := range []string{"김과장", "345", "12345678", "한빛 2345", "010-0001-23456"} {
		if hits := d.search(model.LeadQuery{Text: typed}); hits.Total != 0 {
			t.Errorf("%q finds %d", typed, hits.Total)
		}
	}
}

// TestSearchLeads_findsContactsAsItFindsEmployers compares numbers of contacts,
// which only memory has, with the definition for those of employers.
func TestSearchLeads_findsContactsAsItFindsEmployers(t *testing.T) {
	d := newDesk(t)
	rng := rand.New(rand.NewPCG(4, 2))
	number := func() string {
		return fmt.Sprintf([]string{"010-%04d-%04d", "02-%04d-%04d", "0505-%04d-%04d"}[rng.IntN(3)], 1000+rng.IntN(4), 2000+rng.IntN(6))
	}
	var leads []model.Lead
	check := func() {
		t.Helper()
		for range 150 {
			l := leads[rng.IntN(len(leads))]
			digits := model.PhoneDigits([]string{l.Phone, l.EmployerPhone}[rng.IntN(2)])
			if len(digits) < numberDigits {
				continue
			}
			from := rng.IntN(len(digits) - numberDigits + 1)
			typed := digits[from : from+numberDigits+rng.IntN(len(digits)-from-numberDigits+1)]
			q := model.LeadQuery{ExactTotal: true, Limit: 500, All: rng.IntN(2) == 0}
			if rng.IntN(3) == 0 {
				q.Dongs = []string{l.Dong}
			}
			if q.Text = typed; rng.IntN(3) == 0 {
				q.Text += " " + l.Title
			}
			if rng.IntN(3) == 0 {
				q.Text += " " + model.PhoneDigits(l.EmployerPhone)
			}
			words := hangul.Parse(q.Text)
			var want []string
			for _, l := range leads {
				text := d.in.textOf(&l, "2026-11-24")
				text.phones = append(text.phones, model.PhoneDigits(l.Phone))
				if text.finds(words) && (len(q.Dongs) == 0 || q.Dongs[0] == l.Dong) && (q.All || l.Status == model.LeadOpen) {
					want = append(want, l.ID.String())
				}
			}
			hits := d.search(q)
			var got []string
			for _, h := range hits.Hits {
				got = append(got, h.ID.String())
			}
			if slices.Sort(got); hits.Total != len(want) || !slices.Equal(got, slices.Sorted(slices.Values(want))) {
				t.Fatalf("%+v finds %d, the definition %d", q, hits.Total, len(want))
			}
		}
	}
	for i := range 150 {
		leads = append(leads, d.NewLead(func(l *model.Lead) {
			l.Phone, l.EmployerPhone, l.Title = number(), number(), []string{"조리원", "포장원"}[rng.IntN(2)]
			l.Dong = []string{"고잔동", "초지동"}[rng.IntN(2)]
			if i%10 == 0 {
				l.Phone = ""
			}
			if i%7 == 0 {
				l.Status = model.LeadClosed
			}
		}))
	}
	check()
	for i := range leads { // what changes is found by its new number only
		if i%3 == 0 {
			leads[i].Phone = number()
			l, _, err := d.EditLead(t.Context(), leads[i])
			if err != nil {
				t.Fatal(err)
			}
			leads[i] = l
		}
	}
	check()
}

func TestSearchLeads_findsContactsThatWereImportedOrWrittenByOthers(t *testing.T) {
	d := newDesk(t)
	finds := func(typed string, want int) {
		t.Helper()
		if hits := d.search(model.LeadQuery{Text: typed}); hits.Total != want {
			t.Errorf("%q finds %d, want %d", typed, hits.Total, want)
		}
	}
	finds("5678", 0)
	r := row("한빛정밀", "포장원", func(l *model.Lead) { l.Phone = "010-1234-5678" })
	d.importAll(list(r))
	finds("5678", 1)
	r.Phone = "010-1234-8765"
	d.importAll(list(r))
	finds("5678", 0)
	finds("8765", 1)
	other := d.unlock(d.openStore(d.o))
	l := d.search(model.LeadQuery{}).Hits[0]
	l.Phone = "010-1234-4321"
	if _, _, err := other.EditLead(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	if err := d.in.poll(t.Context()); err != nil { // as a window does every second
		t.Fatal(err)
	}
	finds("8765", 0)
	finds("4321", 1)
	d.in.Close()
	if rows := d.in.contacts.rows("4321"); len(rows) != 0 {
		t.Error("a desk that is locked knows a number")
	}
}

func TestSearchLeads_returnsWholeLeads(t *testing.T) {
	d := newDesk(t)
	l := d.NewLead(fullLead)
	wantEqual(t, d.search(model.LeadQuery{Text: "안산호텔"}).Hits[0], l)
}

func TestSearchLeads_showsOnlyWhoMayBeReferredTo(t *testing.T) {
	d := newDesk(t)
	open := d.NewLead()
	d.NewLead(func(l *model.Lead) { l.Status = model.LeadClosed })
	d.NewLead(func(l *model.Lead) { l.Received, l.ValidUntil = "2026-10-01", "2026-11-23" })
	filled := d.NewLead(func(l *model.Lead) { l.Openings = 1 })
	d.answer(d.NewReferral(func(r *model.NewReferral) { r.LeadID = filled.ID }).ID, model.Hired)
	err := d.in.inTx(t.Context(), func(tx *sql.Tx) error { return d.in.indexLeads(t.Context(), tx, "l.id = ?", filled.ID[:]) })
	if err != nil {
		t.Fatal(err)
	}
	if hits := d.search(model.LeadQuery{}); hits.Total != 1 || hits.Hits[0].ID != open.ID {
		t.Errorf("%d open leads", hits.Total)
	}
	if hits := d.search(model.LeadQuery{All: true}); hits.Total != 4 || hits.Hits[0].ID != open.ID {
		t.Errorf("%d leads in all", hits.Total)
	}
}

func TestSearchLeads_noticesTheNextDay(t *testing.T) {
	d := newDesk(t)
	for i := range 5 {
		d.NewLead(func(l *model.Lead) { l.ValidUntil = model.Date("2026-11-24").AddDays(i) })
	}
	for day, want := range []int{5, 4, 3, 2, 1, 0, 0} {
		for range 2 { // the second search asks an index that was told
			if hits := d.search(model.LeadQuery{Text: "객실"}); hits.Total != want || len(hits.Hits) != want {
				t.Errorf("day %d: %d leads, want %d", day, hits.Total, want)
			}
		}
		if hits := d.search(model.LeadQuery{Text: "객실", All: true}); hits.Total != 5 {
			t.Errorf("day %d: %d leads in all", day, hits.Total)
		}
		d.clock.Advance(24 * time.Hour)
	}
}

func TestSearchLeads_leavesOutWhatExpiredWhileSomebodyElseIsWriting(t *testing.T) {
	d := newDesk(t)
	d.NewLead(func(l *model.Lead) { l.ValidUntil = "2026-11-24" })
	stays := d.NewLead()
	d.clock.Advance(24 * time.Hour)
	tx, err := d.in.write.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	if hits := d.search(model.LeadQuery{}); hits.Total != 1 || hits.Hits[0].ID != stays.ID {
		t.Errorf("%+v", hits)
	}
}

func TestSearchLeads_findsTheLeadOfASlipWhateverBecameOfIt(t *testing.T) {
	d := newDesk(t)
	v := d.NewReferral()
	if _, err := d.CloseLead(t.Context(), v.LeadID); err != nil {
		t.Fatal(err)
	}
	if hits := d.search(model.LeadQuery{Text: v.Slip.Short()}); len(hits.Hits) != 1 || hits.Hits[0].ID != v.LeadID {
		t.Errorf("%+v", hits)
	}
}

func TestSearchLeads_comparesWagesToTheWon(t *testing.T) {
	d := newDesk(t)
	for _, won := range []int64{10_320, 10_500, 10_501, 11_000} {
		d.NewLead(func(l *model.Lead) { l.WageType, l.WageMin, l.WeeklyHours = model.Hourly, won, 40 })
	}
	d.NewLead(func(l *model.Lead) { l.WageType, l.WageMin = model.Monthly, 2_194_500 }) // 209 hours at 10,500
	d.NewLead(func(l *model.Lead) { l.WageType, l.WageMin = model.Negotiable, 0 })
	for _, c := range []struct {
		t    model.WageType
		won  int64
		want int
	}{
		{model.Hourly, 10_320, 5},
		{model.Hourly, 10_500, 4},
		{model.Hourly, 10_501, 2},
		{model.Hourly, 11_001, 0},
		{model.Monthly, 2_194_500, 4},
		{model.Monthly, 2_194_501, 2},
		{model.Monthly, 2_150_000, 5},
		{"", 0, 6},
	} {
		hits := d.search(model.LeadQuery{WageType: c.t, WageMin: c.won, Limit: 3})
		if hits.Total != c.want || len(hits.Hits) != min(c.want, 3) {
			t.Errorf("at least %d by the %s: %d, want %d", c.won, c.t, hits.Total, c.want)
		}
	}
}

func TestSearchLeads_narrowsByEveryFilter(t *testing.T) {
	d := newDesk(t)
	l := d.NewLead(fullLead)
	d.NewLead(func(l *model.Lead) { l.Occupation, l.Dong, l.EmploymentType = "6", "사동", "permanent" })
	for name, q := range map[string]model.LeadQuery{
		"a dong":             {Dongs: []string{"고잔동"}},
		"a dong, nearly":     {Dongs: []string{"고잔"}},
		"one of two dongs":   {Dongs: []string{"본오2동", "고잔동"}},
		"an occupation":      {Occupation: "5"},
		"an employment type": {EmploymentType: "fixed"},
		"all at once":        {Dongs: []string{"고잔동"}, Occupation: "5", EmploymentType: "fixed", WageType: model.Monthly, WageMin: 1_600_000, Text: "객실"},
	} {
		if hits := d.search(q); hits.Total != 1 || hits.Hits[0].ID != l.ID {
			t.Errorf("%s: %d", name, hits.Total)
		}
	}
}

func TestSearchLeads_countsToTheCapOrToTheEnd(t *testing.T) {
	d := newDesk(t)
	const n = model.TotalCap + 200
	rows := make([]model.LeadRow, n)
	for i := range rows {
		rows[i] = model.LeadRow{Row: i, Lead: testkit.NewLead(i, func(l *model.Lead) { l.Source.Ref = fmt.Sprint(i) })}
	}
	if _, err := d.ImportLeads(t.Context(), reader(rows), false, nil); err != nil {
		t.Fatal(err)
	}
	odd := model.LeadQuery{WageType: model.Monthly, WageMin: 2_310_000} // between two steps of the index
	for name, q := range map[string]model.LeadQuery{"the index": {}, "the index and the rows": odd} {
		q.Limit = 10
		if hits := d.search(q); hits.Total < model.TotalCap || hits.Total > n || len(hits.Hits) != 10 {
			t.Errorf("%s: %d, %d shown", name, hits.Total, len(hits.Hits))
		}
		q.ExactTotal = true
		if hits := d.search(q); hits.Total != n || len(hits.Hits) != 10 {
			t.Errorf("%s, exactly: %d, %d shown", name, hits.Total, len(hits.Hits))
		}
	}
	if hits := d.search(model.LeadQuery{}); len(hits.Hits) != 50 {
		t.Errorf("%d shown where nobody said how many", len(hits.Hits))
	}
}

// A PC that wakes up in another year does no harm once its clock is right again.
func TestSearchLeads_findsWhatIsOpenAfterTheClockWasAheadForAWhile(t *testing.T) {
	d := newDesk(t)
	d.NewLead(func(l *model.Lead) { l.Employer = "안산호텔" })
	find := func() int {
		t.Helper()
		found, err := d.in.SearchLeads(t.Context(), model.LeadQuery{Text: "안산"})
		if err != nil {
			t.Fatal(err)
		}
		return found.Total
	}
	if n := find(); n != 1 {
		t.Fatalf("%d found", n)
	}
	d.clock.Advance(10 * 365 * 24 * time.Hour)
	find()
	d.clock.Advance(-10 * 365 * 24 * time.Hour)
	if n := find(); n != 1 {
		t.Errorf("%d found by the window that saw it", n)
	}
	d.in.Close()
	d.in.Store.Close()
	d.open()
	if n := find(); n != 1 {
		t.Errorf("%d found after the next login", n)
	}
}
