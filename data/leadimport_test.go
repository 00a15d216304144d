package data

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"ieumdesk/model"
)

// list makes rows as a file gives them: headers are the fields' names in upper
// case, and a cell is "" where the lead has nothing.
func list(leads ...model.Lead) []model.LeadRow {
	rows := make([]model.LeadRow, len(leads))
	for i, l := range leads {
		rows[i] = model.LeadRow{
			Row: i + 2, Lead: l,
			Column: strings.ToUpper,
			Value: func(field string) string {
				if field == "openings" && l.Openings == 0 {
					return ""
				}
				return "cell of " + field
			},
		}
	}
	return rows
}

// row is a lead as a list has it, without what a list does not have.
func row(employer, title string, change ...func(*model.Lead)) model.Lead {
	l := model.Lead{Employer: employer, Title: title, Dong: "고잔동", Openings: 2, WageType: model.Monthly, WageMin: 2_300_000}
	for _, c := range change {
		c(&l)
	}
	return l
}

func (d *desk) importAll(rows []model.LeadRow) model.ImportReport {
	d.tb.Helper()
	r, err := d.ImportLeads(d.tb.Context(), reader(rows), false, nil)
	if err != nil {
		d.tb.Fatal(err)
	}
	return r
}

// counts are the figures of a report: read, added, updated, unchanged, problems.
func counts(r model.ImportReport) [5]int {
	return [5]int{r.Read, r.Added, r.Updated, r.Unchanged, len(r.Rejected)}
}

func TestImportLeads_takesAListOnceHoweverOftenItComes(t *testing.T) {
	d := newDesk(t)
	rows := list(row("안산호텔", "객실관리원"), row("안산호텔", "조리원"), row("(주) 안산호텔", "객실 관리원"), row("한빛정밀", "포장원"))
	if got := counts(d.importAll(rows)); got != [5]int{4, 4, 0, 0, 0} {
		t.Errorf("first %v", got)
	}
	d.clock.Advance(24 * time.Hour)
	if got := counts(d.importAll(rows)); got != [5]int{4, 0, 0, 4, 0} {
		t.Errorf("again %v", got)
	}
	if d.count("lead") != 4 || d.count("employer") != 2 || d.search(model.LeadQuery{}).Total != 4 {
		t.Errorf("%d leads, %d employers", d.count("lead"), d.count("employer"))
	}
	l := d.search(model.LeadQuery{Text: "포장"}).Hits[0]
	if l.Source.Kind != "sheet" || l.Received != "2026-11-24" || l.ValidUntil != "2026-12-24" || l.Desk != "D07" {
		t.Errorf("%+v", l)
	}
}

func TestImportLeads_updatesWhatChangedAndKeepsWhatTheDeskTyped(t *testing.T) {
	d := newDesk(t)
	first := row("안산호텔", "객실관리원", func(l *model.Lead) { l.Openings = 0 }) // no such column
	d.importAll(list(first, row("한빛정밀", "포장원")))
	l := d.search(model.LeadQuery{Text: "객실"}).Hits[0]
	l.SiteNote, l.Openings, l.Contact, l.Phone, l.Days = "밝고 조용함", 4, "김과장", "010-0001-2345", "주 6일"
	if _, _, err := d.EditLead(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	first.WageMin, first.Days = 2_500_000, "주 5일"
	if got := counts(d.importAll(list(first, row("한빛정밀", "포장원")))); got != [5]int{2, 0, 1, 1, 0} {
		t.Errorf("report %v", got)
	}
	hits := d.search(model.LeadQuery{})
	if hits.Total != 2 || hits.Hits[0].ID != l.ID {
		t.Fatalf("the lead that was found again is not on top: %+v", hits)
	}
	got := hits.Hits[0]
	want := l
	want.Revision, want.WageMin, want.Days, want.Updated = 3, 2_500_000, "주 5일", got.Updated
	wantEqual(t, got, want)
}

func TestImportLeads_leavesAloneWhatTheDeskRenamed(t *testing.T) {
	d := newDesk(t)
	rows := list(row("안산호털", "객실관리원"))
	d.importAll(rows)
	l := d.search(model.LeadQuery{}).Hits[0]
	l.Employer, l.Title = "안산호텔", "룸메이드"
	if _, _, err := d.EditLead(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	if got := counts(d.importAll(rows)); got != [5]int{1, 0, 0, 1, 0} {
		t.Errorf("report %v", got)
	}
	if got := d.search(model.LeadQuery{}); got.Total != 1 || got.Hits[0].Employer != "안산호텔" {
		t.Errorf("%+v", got)
	}
}

func TestImportLeads_keepsAClosedLeadClosed(t *testing.T) {
	d := newDesk(t)
	r := row("안산호텔", "객실관리원")
	d.importAll(list(r))
	l := d.search(model.LeadQuery{}).Hits[0]
	if _, err := d.CloseLead(t.Context(), l.ID); err != nil {
		t.Fatal(err)
	}
	if got := d.importAll(list(r)); counts(got) != [5]int{1, 0, 0, 1, 0} || len(got.Warnings) != 0 {
		t.Errorf("the same row %+v", got)
	}
	r.Openings = 5
	report := d.importAll(list(r))
	if got := counts(report); got != [5]int{1, 0, 1, 0, 0} {
		t.Errorf("report %v", got)
	}
	if len(report.Warnings) != 1 || report.Warnings[0].Code != "lead_closed" || report.Warnings[0].Row != 2 {
		t.Errorf("warnings %+v", report.Warnings)
	}
	got, err := d.Lead(t.Context(), l.ID)
	if err != nil || got.Status != model.LeadClosed || got.Openings != 5 || d.search(model.LeadQuery{}).Total != 0 {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestImportLeads_knowsARowByItsNumberAtTheSource(t *testing.T) {
	ref := func(s string) func(*model.Lead) { return func(l *model.Lead) { l.Source.Ref = s } }
	for _, c := range []struct {
		name          string
		first, second model.Lead
		want          [5]int
	}{
		{"a new title", row("안산호텔", "객실관리원", ref("K131112611")), row("안산호텔", "룸메이드", ref("K131112611")), [5]int{1, 0, 1, 0, 0}},
		{"another number", row("안산호텔", "객실관리원", ref("K131112611")), row("안산호텔", "객실관리원", ref("K131112612")), [5]int{1, 1, 0, 0, 0}},
		{"the running number of another list", row("안산호텔", "객실관리원", ref("1")), row("한빛정밀", "포장원", ref("1")), [5]int{1, 1, 0, 0, 0}},
		{"the running number of the same list", row("안산호텔", "객실관리원", ref("1")), row("안산호텔", "룸메이드", ref("1")), [5]int{1, 0, 1, 0, 0}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			d.importAll(list(c.first))
			if got := counts(d.importAll(list(c.second))); got != c.want {
				t.Errorf("%v, want %v", got, c.want)
			}
		})
	}
}

func TestImportLeads_keepsEqualRowsOfOneListApart(t *testing.T) {
	d := newDesk(t)
	day := row("한빛정밀", "포장원", func(l *model.Lead) { l.WorkStart = "09:00" })
	night := row("한빛정밀", "포장원", func(l *model.Lead) { l.WorkStart = "20:00" })
	if got := counts(d.importAll(list(day, night, day))); got != [5]int{3, 3, 0, 0, 0} {
		t.Errorf("first %v", got)
	}
	night.Openings = 7
	if got := counts(d.importAll(list(day, night, day))); got != [5]int{3, 0, 1, 2, 0} {
		t.Errorf("changed %v", got)
	}
}

func TestImportLeads_reportsEachBadFieldAndGoesOn(t *testing.T) {
	d := newDesk(t)
	rows := list(
		row("안산호텔", "객실관리원"),
		row("", "조리원", func(l *model.Lead) { l.BusinessNo = "123-45-67890" }),
		row("한빛정밀", "포장원", func(l *model.Lead) { l.SiteNote = "반장 800101-1234567" }),
		row("미래정밀", "검사원"),
	)
	read := model.RowProblem{Row: 5, Column: "급여", Value: "많이", Reason: "임금을 읽을 수 없습니다.", Code: "wage_form"}
	rows[3].Problems = []model.RowProblem{read}
	got := d.importAll(rows)
	want := []model.RowProblem{
		{Row: 3, Column: "EMPLOYER", Value: "cell of employer", Code: "required"},
		{Row: 3, Column: "BUSINESS_NO", Value: "cell of business_no", Code: "business_no_check"},
		{Row: 4, Column: "SITE_NOTE", Value: "cell of site_note", Code: "resident_no"},
		read,
	}
	for i, p := range want {
		if p.Reason == "" {
			want[i].Reason = d.in.o.Words.T("error." + p.Code)
		}
	}
	if !reflect.DeepEqual(got.Rejected, want) || got.Read != 4 || got.Added != 1 {
		t.Errorf("%+v\nwant %+v", got, want)
	}
	if strings.HasPrefix(want[0].Reason, "error.") {
		t.Error("no words for a reason")
	}
}

func TestImportLeads_reportsEveryBadCellOfARow(t *testing.T) {
	d := newDesk(t)
	rows := list(row("한빛정밀", "포장원", func(l *model.Lead) {
		l.Phone, l.BusinessNo, l.SiteNote, l.ValidUntil = "123", "111-11-11111", "반장 850228-1234567", "2026-11-30"
	}))
	rows[0].Problems = []model.RowProblem{
		{Row: 2, Column: "RECEIVED_ON", Value: "2026-13-40", Code: "date_none"},
		{Row: 2, Column: "TITLE", Value: "��", Code: "text_damaged"},
	}
	rows[0].Lead.Title = ""
	got := d.importAll(rows)
	var codes []string
	for _, p := range got.Rejected {
		codes = append(codes, p.Column+" "+p.Code)
		if p.Row != 2 || p.Value == "" {
			t.Errorf("%+v", p)
		}
	}
	if got.RejectedRows() != 1 {
		t.Errorf("%d rows rejected", got.RejectedRows())
	}
	want := []string{"RECEIVED_ON date_none", "TITLE text_damaged", "BUSINESS_NO business_no_check", "PHONE phone_form", "SITE_NOTE resident_no"}
	if !slices.Equal(codes, want) || got.Added != 0 {
		t.Errorf("%q\nwant %q", codes, want)
	}
}

func TestImportLeads_keepsWhatTheDeskCorrectedUnlessTheCellChanged(t *testing.T) {
	d := newDesk(t)
	r := row("대성금속", "프레스", func(l *model.Lead) {
		l.Contact, l.Phone, l.WorkStart, l.WorkEnd, l.WageMax = "김부장", "010-0000-3333", "09:00", "18:00", 2_500_000
	})
	d.importAll(list(r))
	l := d.search(model.LeadQuery{}).Hits[0]
	l.Openings, l.Contact, l.Phone, l.WorkEnd = 5, "이과장", "010-0000-4444", "17:00"
	if _, _, err := d.EditLead(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	// Only the wage: one figure now.
	r.WageMin, r.WageMax = 2_450_000, 0
	report := d.importAll(list(r))
	want := l
	want.WageMin, want.WageMax, want.Revision = 2_450_000, 0, 3
	got := d.search(model.LeadQuery{}).Hits[0]
	want.Updated = got.Updated
	wantEqual(t, got, want)
	if len(report.Warnings) != 0 || counts(report) != [5]int{1, 0, 1, 0, 0} {
		t.Errorf("%+v", report)
	}
	// A cell that the desk had corrected changes in the list: the list is newer, and says so.
	r.Openings = 3
	report = d.importAll(list(r))
	if got = d.search(model.LeadQuery{}).Hits[0]; got.Openings != 3 || got.Contact != "이과장" || got.WorkEnd != "17:00" {
		t.Errorf("%+v", got)
	}
	if len(report.Warnings) != 1 || report.Warnings[0].Code != "desk_changed" || report.Warnings[0].Row != 2 || !strings.Contains(report.Warnings[0].Message, "OPENINGS") {
		t.Errorf("%+v", report.Warnings)
	}
	// What the lead has already is no change.
	r.Contact = "이과장"
	if got := counts(d.importAll(list(r))); got != [5]int{1, 0, 0, 1, 0} {
		t.Errorf("%v", got)
	}
}

func TestImportLeads_keepsWhatARowSaidSealed(t *testing.T) {
	d := newDesk(t)
	d.importAll(list(row("대성금속", "프레스", func(l *model.Lead) { l.Contact, l.Phone = "김부장", "010-0000-3333" })))
	if n := d.count("lead WHERE sealed_import IS NOT NULL AND instr(sealed_import, '0000') = 0"); n != 1 {
		t.Errorf("%d rows are sealed", n)
	}
	v, err := d.in.Verify(t.Context())
	if err != nil || !v.OK {
		t.Errorf("%+v, %v", v, err)
	}
}

func TestImportLeads_rejectsFewerOpeningsThanHires(t *testing.T) {
	d := newDesk(t)
	r := row("안산호텔", "객실관리원")
	d.importAll(list(r))
	l := d.search(model.LeadQuery{}).Hits[0]
	for range 2 {
		d.answer(d.NewReferral(func(r *model.NewReferral) { r.LeadID = l.ID }).ID, model.Hired)
	}
	r.Openings = 1
	got := d.importAll(list(r))
	if len(got.Rejected) != 1 || got.Rejected[0].Code != "openings_hired" || got.Updated != 0 {
		t.Errorf("%+v", got)
	}
	if l, _ = d.Lead(t.Context(), l.ID); l.Openings != 2 {
		t.Errorf("%d openings", l.Openings)
	}
}

func TestImportLeads_warnsWhereAnEmployerIsKnownToAskForTheSame(t *testing.T) {
	d := newDesk(t)
	d.NewLead(func(l *model.Lead) { of("안산호텔", "124-81-00998", "")(l); l.Occupation = "5" })
	hotel := func(l *model.Lead) { l.BusinessNo, l.Occupation = "124-81-00998", "5" }
	rows := list(row("안산호텔", "객실관리원", hotel), row("한빛정밀", "포장원", func(l *model.Lead) { l.Occupation = "5" }), row("한빛정밀", "검사원", func(l *model.Lead) { l.Occupation = "5" }))
	rows[1].Warnings = []model.RowWarning{{Row: 3, Code: "wage_guess", Message: "월급으로 읽음"}}
	got := d.importAll(rows)
	if len(got.Warnings) != 2 || got.Warnings[0].Code != "repost" || got.Warnings[0].Row != 2 || got.Warnings[1].Code != "wage_guess" {
		t.Errorf("%+v", got.Warnings)
	}
	if got := d.importAll(rows); len(got.Warnings) != 0 {
		t.Errorf("of unchanged rows %+v", got.Warnings)
	}
}

func TestImportLeads_letsTheLastWordOnAnEmployerHoldForAllItsLeads(t *testing.T) {
	d := newDesk(t)
	of := func(phone string) func(*model.Lead) {
		return func(l *model.Lead) { l.BusinessNo, l.EmployerPhone = "124-81-00998", phone }
	}
	r := d.importAll(list(row("(주)미래정밀", "포장원", of("031-400-1111")), row("미래정밀 주식회사", "검사원", of("031-400-2222"))))
	if a, b := d.search(model.LeadQuery{Text: "4001111"}).Total, d.search(model.LeadQuery{Text: "4002222"}).Total; a != 0 || b != 2 || len(r.Warnings) != 0 {
		t.Errorf("%d by the first number, %d by the last, %+v", a, b, r.Warnings)
	}
}

func TestImportLeads_renamesNoEmployerWhoseNumberStandsBesideAnotherName(t *testing.T) {
	const no = "220-81-62517"
	jeong := func(name, title, representative, phone string) model.Lead {
		return row(name, title, func(l *model.Lead) { l.BusinessNo, l.Representative, l.EmployerPhone = no, representative, phone })
	}
	first, second := jeong("정왕정밀", "조립원", "김대표", "031-400-1111"), jeong("정왕물산", "경비원", "박대표", "031-400-2222")
	for name, give := range map[string]func(d *desk) model.ImportReport{
		"in one list":      func(d *desk) model.ImportReport { return d.importAll(list(first, second)) },
		"in the next list": func(d *desk) model.ImportReport { d.importAll(list(first)); return d.importAll(list(second)) },
		"beside a desk's own": func(d *desk) model.ImportReport {
			d.NewLead(func(l *model.Lead) { *l = first })
			return d.importAll(list(second))
		},
		"in a row that changed": func(d *desk) model.ImportReport {
			ref := func(l model.Lead) model.Lead { l.Source.Ref = "K131112611"; return l }
			d.importAll(list(first, ref(jeong("(주)정왕정밀", "경비원", "김대표", "031-400-1111"))))
			return d.importAll(list(ref(second)))
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			r := give(d)
			warned := slices.IndexFunc(r.Warnings, func(w model.RowWarning) bool { return w.Code == "employer_name" })
			if warned < 0 {
				t.Fatalf("no warning: %+v", r)
			}
			w := r.Warnings[warned]
			for _, part := range []string{no, "정왕정밀", "정왕물산"} {
				if !strings.Contains(w.Message, part) {
					t.Errorf("%q does not say %s", w.Message, part)
				}
			}
			hits := d.search(model.LeadQuery{})
			if hits.Total != 2 {
				t.Fatalf("%d leads", hits.Total)
			}
			for _, l := range hits.Hits {
				if nameKey(l.Employer) != "정왕정밀" || l.Representative != "김대표" || l.EmployerPhone != "031-400-1111" {
					t.Errorf("%s: %s, %s, %s", l.Title, l.Employer, l.Representative, l.EmployerPhone)
				}
			}
		})
	}
}

// stores is what a store holds that an import could change.
func (d *desk) stores() string {
	d.tb.Helper()
	return fmt.Sprint(d.count("lead"), d.count("employer"), d.count("lead_words"), d.count("audit"), d.search(model.LeadQuery{All: true, ExactTotal: true}))
}

func TestImportLeads_changesNothingWhenItIsNotFinished(t *testing.T) {
	broken := errors.New("the stick was pulled out")
	for _, c := range []struct {
		name string
		stop func(cancel func(), read int) error // before a row is read
		dry  bool
		want error
	}{
		{"a dry run", func(func(), int) error { return nil }, true, nil},
		{"cancelled", func(cancel func(), read int) error {
			if read == 1500 {
				cancel()
			}
			return nil
		}, false, context.Canceled},
		{"the file breaks off", func(_ func(), read int) error {
			if read == 1500 {
				return broken
			}
			return nil
		}, false, broken},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			d.importAll(sampleRows(t, 100))
			before := d.stores()
			rows := sampleRows(t, 3000) // 100 of which are there
			for i := range 50 {
				rows[i].Lead.Openings++
			}
			next, read := reader(rows), 0
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			report, err := d.ImportLeads(ctx, func() (model.LeadRow, error) {
				if err := c.stop(cancel, read); err != nil {
					return model.LeadRow{}, err
				}
				read++
				return next()
			}, c.dry, nil)
			if !errors.Is(err, c.want) {
				t.Fatal(err)
			}
			if want := [5]int{3000, 2900, 50, 50, 0}; c.dry && counts(report) != want {
				t.Errorf("would do %v, want %v", counts(report), want)
			}
			if after := d.stores(); after != before {
				t.Error("something was changed")
			}
			if c.dry { // and what it would do is what it does
				if got := counts(d.importAll(rows)); got != counts(report) {
					t.Errorf("did %v, said %v", got, counts(report))
				}
			}
		})
	}
}

func TestImportLeads_saysThatItWasCancelledOnlyIfNothingIsStored(t *testing.T) {
	rows := sampleRows(t, 600)
	for at := range 4 { // 0: before; 1 to 3: after so many batches, the last being the end
		d := newDesk(t)
		ctx, cancel := context.WithCancel(t.Context())
		calls := 0
		if at == 0 {
			cancel()
		}
		report, err := d.ImportLeads(ctx, reader(rows), false, func(int) {
			if calls++; calls == at {
				cancel()
			}
		})
		cancel()
		stored := d.count("lead")
		if errors.Is(err, context.Canceled) != (stored == 0) || err == nil && (stored != 600 || report.Added != 600) {
			t.Errorf("cancelled at %d: %d leads, %v", at, stored, err)
		}
	}
}

func TestImportLeads_letsOthersWriteWhileAListIsRead(t *testing.T) {
	d := newDesk(t)
	next, n := reader(sampleRows(t, 600)), 0
	_, err := d.ImportLeads(t.Context(), func() (model.LeadRow, error) {
		if n++; n == 500 {
			d.NewLead() // waits for ever if the import has begun to write
		}
		return next()
	}, false, nil)
	if err != nil || d.count("lead") != 601 {
		t.Errorf("%d leads, %v", d.count("lead"), err)
	}
}

func TestImportLeads_saysHowFarItIs(t *testing.T) {
	d := newDesk(t)
	var seen []int
	_, err := d.ImportLeads(t.Context(), reader(sampleRows(t, 1100)), false, func(n int) { seen = append(seen, n) })
	if err != nil || !slices.IsSorted(seen) || len(seen) < 4 || seen[len(seen)-1] != 1100 {
		t.Errorf("%v, %v", seen, err)
	}
}

func TestImportLeads_leavesTheIndexAsIfTheLeadsHadBeenTyped(t *testing.T) {
	d := newDesk(t)
	d.importAll(sampleRows(t, 3000))
	changed := sampleRows(t, 3500)
	for i := 0; i < 3000; i += 7 {
		changed[i].Lead.Title, changed[i].Lead.Employer = "바뀐 직종", "바뀐업체"
	}
	d.importAll(changed)
	queries := []model.LeadQuery{{}, {Text: "바뀐"}, {Text: "호텔"}, {Text: "ㅈㄹ"}, {Text: "포장", Dongs: []string{"고잔동"}}, {Text: "1234"}, {All: true, Text: "전자"}}
	var before []string
	for _, q := range queries {
		q.ExactTotal, q.Limit = true, 100
		before = append(before, fmt.Sprint(d.search(q)))
	}
	v, err := d.in.Verify(t.Context())
	if err != nil || !v.OK {
		t.Errorf("%+v, %v", v, err)
	}
	if n := d.count("lead_words_config WHERE k = 'hashsize' AND v = 1048576 OR k = 'automerge' AND v = 4"); n != 2 {
		t.Error("the index stays as it was set for the import")
	}
	d.mustExec("DROP TABLE lead_words_made") // made anew at the next login
	d.open()
	for i, q := range queries {
		q.ExactTotal, q.Limit = true, 100
		if got := fmt.Sprint(d.search(q)); got != before[i] {
			t.Errorf("%+v: %s\nwant %s", q, got, before[i])
		}
	}
}

func TestImportLeads_findsEmployersAmongManyNewOnes(t *testing.T) {
	const n = learnAfter + 100
	d := newDesk(t)
	employers := func(from int, title string) []model.LeadRow {
		leads := make([]model.Lead, n)
		for i := range leads {
			leads[i] = row(fmt.Sprintf("업체%d", from+i), title, func(l *model.Lead) { l.EmployerPhone = fmt.Sprintf("031-100-%04d", from+i) })
		}
		return list(leads...)
	}
	d.importAll(employers(0, "포장원"))
	d.importAll(slices.Concat(employers(n, "포장원"), employers(0, "검사원"), employers(n, "검사원")))
	if leads, firms := d.count("lead"), d.count("employer"); leads != 4*n || firms != 2*n {
		t.Errorf("%d leads of %d employers, want %d of %d", leads, firms, 4*n, 2*n)
	}
}

func TestImportLeads_doesNotHoldUpWhoOnlyReads(t *testing.T) {
	d := newDesk(t)
	d.NewLead()
	next, n := reader(sampleRows(t, 600)), 0
	_, err := d.ImportLeads(t.Context(), func() (model.LeadRow, error) {
		if n++; n == 400 {
			if hits := d.search(model.LeadQuery{}); hits.Total != 1 {
				t.Errorf("%d leads while the list is read", hits.Total)
			}
		}
		return next()
	}, false, nil)
	if err != nil {
		t.Fatal(err)
	}
}

func TestImportLeads_leavesARenewalAlone(t *testing.T) {
	d := newDesk(t)
	rows := func(until model.Date, wage int64) []model.LeadRow {
		return list(row("한빛정밀", "CNC 조작원", func(l *model.Lead) { l.ValidUntil, l.WageMin = until, wage }))
	}
	d.importAll(rows("2026-12-10", 2_300_000))
	l := d.search(model.LeadQuery{}).Hits[0]
	if _, err := d.CloseLead(t.Context(), l.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := d.RenewLead(t.Context(), l.ID, "2027-01-15"); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		rows   []model.LeadRow
		counts [5]int
		warns  int
		valid  model.Date
	}{
		{rows("2026-12-10", 2_300_000), [5]int{1, 0, 0, 1, 0}, 0, "2027-01-15"},
		{rows("2026-12-10", 2_400_000), [5]int{1, 0, 1, 0, 0}, 0, "2027-01-15"},
		{rows("2027-01-31", 2_400_000), [5]int{1, 0, 1, 0, 0}, 1, "2027-01-31"}, // the list says so now, and that the desk said otherwise
	} {
		report := d.importAll(c.rows)
		got, err := d.Lead(t.Context(), l.ID)
		if err != nil || counts(report) != c.counts || len(report.Warnings) != c.warns || got.ValidUntil != c.valid || got.Status != model.LeadOpen {
			t.Errorf("%+v: lead until %s, %s, %v; want %+v", report, got.ValidUntil, got.Status, err, c)
		}
	}
}
