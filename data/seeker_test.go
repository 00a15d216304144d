package data

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"ieumdesk/data/testkit"
	"ieumdesk/model"
)

// fullSeeker has something in every field.
func fullSeeker(s *model.Seeker) {
	s.Name, s.LatinName, s.BirthDate, s.Sex = "박미자", "PARK MIJA", "1965-03-01", model.Female
	s.Phone, s.OtherPhone = "010-0123-4567", "031-100-2345"
	s.Dong, s.Address = "본오2동", "상록구 용신로 12"
	s.Nationality, s.Visa, s.VisaExpires, s.Languages = "VN", "F-6", "2028-05-31", []string{"vi", "ko"}
	s.Education, s.School, s.Major, s.Graduated, s.CareerMonths = "03", "안산여상", "상업", 1984, 40
	s.Occupations, s.Duties, s.Places = []string{"5", "51"}, "객실 정리", []string{"고잔동", "사동"}
	s.EmploymentTypes, s.WageType, s.Wage = []string{"permanent", "part"}, model.Monthly, 2_200_000
	s.Available, s.Licences, s.Groups = "오전", []string{"요양보호사"}, []string{"senior", "disabled"}
	s.NoReferral, s.Note = true, "무릎이 아파 오래 서 있지 못함\n오후에 전화"
}

func TestRegister_keepsEveryFieldAsItWasGiven(t *testing.T) {
	d := newDesk(t)
	given := d.NewSeeker(fullSeeker)
	got, err := d.Seeker(t.Context(), given.ID)
	if err != nil {
		t.Fatal(err)
	}
	wantEqual(t, got, given)
	want := testkit.NewSeeker(1, fullSeeker)
	want.ID, want.Revision, want.Desk = got.ID, 1, "D07"
	want.Received, want.Valid = "2026-11-24", "2027-02-24"
	want.Consents = storable(want.Consents)
	wantEqual(t, got, want)
}

func TestRegister_isAVisit(t *testing.T) {
	d := newDesk(t)
	p := d.NewSeeker()
	visits, err := d.SeekerVisits(t.Context(), p.ID, 10)
	if err != nil || len(visits) != 1 {
		t.Fatal(visits, err)
	}
	v := visits[0]
	if v.Kind != model.VisitRegister || !v.At.Equal(testkit.Start) || v.Desk != "D07" || v.StaffID != d.Staff().ID {
		t.Errorf("visit %+v", v)
	}
}

func TestRegister_keepsNothingOfWhatItRefuses(t *testing.T) {
	d := newDesk(t)
	p := testkit.NewSeeker(1, func(s *model.Seeker) { s.Consents = nil; s.Phone = "12" })
	_, err := d.Register(t.Context(), p)
	fields := fieldErrors(err)
	if len(fields) != 2 || fields[0].Code != "phone_form" || fields[1].Code != "consent_collect" {
		t.Fatal(err)
	}
	for _, table := range []string{"seeker", "visit", "consent"} {
		if n := d.count(table); n != 0 {
			t.Errorf("%d rows in %s", n, table)
		}
	}
}

func TestRegister_doesNotTouchTheCallersConsents(t *testing.T) {
	d := newDesk(t)
	at := time.Date(2026, 11, 24, 9, 0, 0, 123456789, model.Seoul)
	given := []model.Consent{{Kind: model.ConsentCollect, Version: " 2026-09 ", At: at}}
	if _, err := d.Register(t.Context(), testkit.NewSeeker(1, func(s *model.Seeker) { s.Consents = given })); err != nil {
		t.Fatal(err)
	}
	if given[0].Version != " 2026-09 " || !given[0].At.Equal(at) {
		t.Errorf("%+v", given)
	}
}

func TestStore_holdsNoWordAboutAPersonInClear(t *testing.T) {
	d := newDesk(t)
	p := d.NewSeeker(fullSeeker)
	l := d.NewLead(func(l *model.Lead) { l.Contact, l.Phone = "황보혜정", "010-1987-6543" })
	d.NewReferral(func(r *model.NewReferral) {
		r.SeekerID, r.LeadID = p.ID, l.ID
		r.Interview.Place, r.Interview.Contact, r.Reason = "비밀의 문 앞", "남궁민수 과장", "지팡이를 짚음"
	})
	secrets := []string{
		p.Name, p.LatinName, string(p.BirthDate), p.Phone, model.PhoneDigits(p.Phone), p.OtherPhone, p.Address, p.School, p.Duties,
		"무릎이", "senior", "F-6", l.Contact, l.Phone, model.PhoneDigits(l.Phone), "비밀의", "남궁민수", "지팡이",
	}
	files, err := filepath.Glob(d.path + "*")
	if err != nil || len(files) < 2 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range secrets {
			if bytes.Contains(content, []byte(s)) {
				t.Errorf("%s holds %q", filepath.Base(file), s)
			}
		}
	}
}

func TestEditSeeker_storesTheNextRevision(t *testing.T) {
	d := newDesk(t)
	p := d.NewSeeker()
	d.clock.Advance(time.Hour)
	fullSeeker(&p)
	p.Received, p.Valid, p.Desk = "1999-01-01", "2099-01-01", "D99" // not the form's to change
	got, err := d.EditSeeker(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	if got.Revision != 2 || got.Received != "2026-11-24" || got.Valid != "2027-02-24" || got.Desk != "D07" || got.Name != "박미자" {
		t.Errorf("%+v", got)
	}
	stored, err := d.Seeker(t.Context(), p.ID)
	if err != nil {
		t.Fatal(err)
	}
	wantEqual(t, stored, got)
}

func TestEditSeeker_refusesWhatSomebodyElseChangedFirst(t *testing.T) {
	d := newDesk(t)
	p := d.NewSeeker()
	mine, theirs := p, p
	theirs.Dong = "고잔동"
	if _, err := d.EditSeeker(t.Context(), theirs); err != nil {
		t.Fatal(err)
	}
	mine.Dong = "사동"
	_, err := d.EditSeeker(t.Context(), mine)
	wantError(t, err, model.Conflict, "seeker_changed")
	if got, _ := d.Seeker(t.Context(), p.ID); got.Dong != "고잔동" || got.Revision != 2 {
		t.Errorf("dong %s, revision %d", got.Dong, got.Revision)
	}
}

func TestEditSeeker_saysWhatItCannotFind(t *testing.T) {
	d := newDesk(t)
	_, err := d.EditSeeker(t.Context(), testkit.NewSeeker(1))
	wantError(t, err, model.NotFound, "seeker")
}

func TestEditSeeker_endsASearchOnADayThatWas(t *testing.T) {
	d := newDesk(t)
	p := d.NewSeeker()
	for _, day := range []model.Date{"2026-11-25", "24.11.2026"} {
		p.Closed = day
		_, err := d.EditSeeker(t.Context(), p)
		wantError(t, err, model.Invalid, "date_form")
	}
	p.Closed = "2026-11-24"
	got, err := d.EditSeeker(t.Context(), p)
	if err != nil || got.Closed != "2026-11-24" {
		t.Fatal(got.Closed, err)
	}
}

func TestEditSeeker_onlyEverAddsConsents(t *testing.T) {
	d := newDesk(t)
	p := d.NewSeeker()
	before := p.Consents
	p.Consents = nil // a form that does not show them
	p, err := d.EditSeeker(t.Context(), p)
	if err != nil || !slices.Equal(p.Consents, before) {
		t.Fatal(p.Consents, err)
	}
	withdrawal := model.Consent{Kind: model.ConsentProvide, Version: "2026-09", At: instant(millis(testkit.Start.Add(time.Hour))), Withdrawn: true}
	p.Consents = append(p.Consents, withdrawal, withdrawal)
	if p, err = d.EditSeeker(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	if want := append(slices.Clone(before), withdrawal); !slices.Equal(p.Consents, want) {
		t.Errorf("%v, want %v", p.Consents, want)
	}
	if _, ok := p.Consented(model.ConsentProvide); ok {
		t.Error("a consent taken back still stands")
	}
	if stored, _ := d.Seeker(t.Context(), p.ID); !slices.Equal(stored.Consents, p.Consents) {
		t.Errorf("stored %v", stored.Consents)
	}
}

func TestRenewSeeker_countsThreeMonthsFromToday(t *testing.T) {
	d := newDesk(t)
	p := d.NewSeeker()
	p.Closed = "2026-11-24"
	p, err := d.EditSeeker(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	d.clock.Advance(98 * 24 * time.Hour) // 2 March 2027
	for range 2 {
		if p, err = d.RenewSeeker(t.Context(), p.ID); err != nil {
			t.Fatal(err)
		}
	}
	if p.Valid != "2027-06-02" || p.Closed != "" || p.Received != "2026-11-24" || p.Revision != 4 {
		t.Errorf("%+v", p)
	}
	visits, err := d.SeekerVisits(t.Context(), p.ID, 0)
	if err != nil || len(visits) != 2 || visits[0].Kind != model.VisitRenew {
		t.Errorf("visits %+v, %v", visits, err)
	}
	_, err = d.RenewSeeker(t.Context(), model.ID{1})
	wantError(t, err, model.NotFound, "seeker")
}

func TestSeeker_writesIntoTheAccessLog(t *testing.T) {
	d := newDesk(t)
	p := d.NewSeeker()
	if _, err := d.Seeker(t.Context(), p.ID); err != nil {
		t.Fatal(err)
	}
	if got, want := d.log(p.ID), []string{"seeker_register", "seeker_view"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	_, err := d.Seeker(t.Context(), model.ID{1})
	wantError(t, err, model.NotFound, "seeker")
}

func TestFindSeekers_knowsEveryChangeAtOnce(t *testing.T) {
	d := newDesk(t)
	p := d.NewSeeker(func(s *model.Seeker) { s.Name = "서옥순" })
	d.NewSeeker()
	v := d.NewReferral(func(r *model.NewReferral) { r.SeekerID = p.ID })
	p, err := d.Seeker(t.Context(), p.ID)
	if err != nil {
		t.Fatal(err)
	}
	p.Name = "서말순"
	if _, err := d.EditSeeker(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	for query, want := range map[string]int{"서옥순": 0, "서말": 1, "ㅅㅁㅅ": 1, v.Slip.String(): 1, v.Slip.Short(): 1, v.Slip.QR(): 1} {
		hits, err := d.FindSeekers(t.Context(), query, 10)
		if err != nil || hits.Total != want {
			t.Errorf("%q: %d, want %d, %v", query, hits.Total, want, err)
		}
	}
}

func TestDuplicates_areFoundByEitherPhoneAndByNameWithBirthDate(t *testing.T) {
	d := newDesk(t)
	p := d.NewSeeker(fullSeeker)
	for _, c := range []struct {
		name  string
		probe model.Probe
		why   string
	}{
		{"the phone", model.Probe{Phone: "010 0123 4567"}, "same_phone"},
		{"the second phone", model.Probe{Phone: "+82 31-100-2345"}, "same_phone"},
		{"half a phone", model.Probe{Phone: "010-0123"}, ""},
		{"name and birth", model.Probe{Name: "박미자", BirthDate: "1965-03-01"}, "same_person"},
		{"the name alone", model.Probe{Name: "박미자"}, ""},
		{"nothing", model.Probe{}, ""},
		{"the record itself", model.Probe{Phone: "010-0123-4567", Except: p.ID}, ""},
	} {
		hits, err := d.Duplicates(t.Context(), c.probe)
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case c.why == "" && len(hits) > 0, c.why != "" && (len(hits) != 1 || hits[0].Why != c.why || hits[0].ID != p.ID):
			t.Errorf("%s: %+v, want %q", c.name, hits, c.why)
		}
	}
}
