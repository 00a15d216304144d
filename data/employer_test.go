package data

import (
	"testing"
	"time"

	"ieumdesk/model"
)

func TestMatchKey_isTheSameForWhatIsTheSameCompany(t *testing.T) {
	same := []string{"(주)안산호텔", "㈜ 안산호텔", "안산호텔 주식회사", "안산 호텔", "주식회사안산호텔", "（주）안산호텔"}
	for _, name := range same {
		if got, want := matchKey(name, "031-400-1234"), matchKey("안산호텔", "+82 31 400 1234"); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	if matchKey("ＧＳ25 사동점", "") != matchKey("gs25사동점", "") {
		t.Error("width and case make a difference")
	}
	for _, other := range []string{matchKey("안산호텔", "031-400-1235"), matchKey("안산호텔2", "031-400-1234"), matchKey("안산호텔", "")} {
		if other == matchKey("안산호텔", "031-400-1234") {
			t.Errorf("%s is taken for another", other)
		}
	}
}

// of makes a lead of a certain employer.
func of(name, no, phone string) func(*model.Lead) {
	return func(l *model.Lead) { l.Employer, l.BusinessNo, l.EmployerPhone = name, no, phone }
}

func TestAddLead_findsTheEmployerThatIsThere(t *testing.T) {
	const numberA, numberB = "124-81-00998", "220-81-62517"
	known := of("(주)안산호텔", numberA, "031-400-1234")
	unnumbered := of("한빛식당", "", "031-400-7777")
	for _, c := range []struct {
		name  string
		first func(*model.Lead)
		lead  func(*model.Lead)
		same  bool
	}{
		{"by its number, whatever its name", known, of("호텔 안산", numberA, "031-400-9999"), true},
		{"by name and phone where the number is left out", known, of("안산호텔 주식회사", "", "031 400 1234"), true},
		{"another number is another employer", known, of("(주)안산호텔", numberB, "031-400-1234"), false},
		{"another phone is another employer", known, of("(주)안산호텔", "", "031-400-1235"), false},
		{"one without a number takes it on", unnumbered, of("한빛식당", numberB, "031-400-7777"), true},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			a, b := d.NewLead(c.first), d.NewLead(c.lead)
			if (a.EmployerID == b.EmployerID) != c.same {
				t.Errorf("same employer: %v, want %v", !c.same, c.same)
			}
		})
	}
}

func TestAddLead_letsTheNewestLeadSpeakForItsEmployer(t *testing.T) {
	d := newDesk(t)
	first := d.NewLead(func(l *model.Lead) {
		of("한빛식당", "", "031-400-7777")(l)
		l.Representative, l.Industry = "김한빛", "561"
	})
	d.NewLead(func(l *model.Lead) {
		of("(주)한빛식당", "124-81-00998", "031-400-7777")(l)
		l.Received = "2026-11-20" // a form that lay about: older than what is known
	})
	if got, _ := d.Lead(t.Context(), first.ID); got.Employer != "한빛식당" || got.BusinessNo != "124-81-00998" {
		t.Errorf("after an older lead %s %s", got.Employer, got.BusinessNo)
	}
	d.clock.Advance(24 * time.Hour)
	d.NewLead(of("한빛식당 본점", "124-81-00998", "031-400-8888"))
	got, err := d.Lead(t.Context(), first.ID)
	if err != nil {
		t.Fatal(err)
	}
	if got.Employer != "한빛식당 본점" || got.EmployerPhone != "031-400-8888" || got.Representative != "김한빛" || got.Industry != "561" {
		t.Errorf("%+v", got)
	}
}

func TestAddLead_renamesAnEmployerInSearchToo(t *testing.T) {
	d := newDesk(t)
	old := d.NewLead(of("미래정밀", "124-81-00998", "031-400-1234"))
	d.NewLead(of("대광산업", "124-81-00998", "031-400-1234"))
	if hits := d.search(model.LeadQuery{Text: "미래정밀"}); hits.Total != 0 {
		t.Errorf("by the old name %d", hits.Total)
	}
	if hits := d.search(model.LeadQuery{Text: "대광"}); hits.Total != 2 || hits.Hits[1].ID != old.ID {
		t.Errorf("by the new name %+v", hits)
	}
}

func TestEditLead_correctsTheEmployerOrGoesToAnother(t *testing.T) {
	const numberA, numberB = "124-81-00998", "220-81-62517"
	for _, c := range []struct {
		name   string
		from   func(*model.Lead)
		sister bool // the employer has a second lead
		to     func(*model.Lead)
		moved  bool
	}{
		{"a slip of the finger in the name", of("안산호털", numberA, "031-400-1234"), true, of("안산호텔", numberA, "031-400-1234"), false},
		{"the same without number", of("안산호털", "", "031-400-1234"), true, of("안산호텔", "", "031-400-1234"), false},
		{"a number that was missing", of("안산호텔", "", "031-400-1234"), true, of("안산호텔", numberA, "031-400-1234"), false},
		{"a wrong number", of("안산호텔", numberA, ""), true, of("안산호텔", numberB, ""), false},
		{"everything, but it is the only lead", of("안산호텔", numberA, ""), false, of("한빛식당", "", "031-400-7777"), false},
		{"everything, and there are others", of("안산호텔", numberA, ""), true, of("한빛식당", "", "031-400-7777"), true},
		{"the number of an employer that is there", of("안산호텔", numberA, ""), false, of("안산호텔", "134-81-00016", ""), true},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			d.NewLead(of("동양전자", "134-81-00016", ""))
			l := d.NewLead(c.from)
			var sister model.Lead
			if c.sister {
				sister = d.NewLead(c.from)
			}
			before := l.EmployerID
			c.to(&l)
			got, _, err := d.EditLead(t.Context(), l)
			if err != nil {
				t.Fatal(err)
			}
			if (got.EmployerID != before) != c.moved {
				t.Errorf("moved: %v, want %v", !c.moved, c.moved)
			}
			if got.BusinessNo != l.BusinessNo || got.EmployerPhone != l.EmployerPhone {
				t.Errorf("%+v", got)
			}
			if c.sister {
				s, err := d.Lead(t.Context(), sister.ID)
				if err != nil || (s.Employer == got.Employer) == c.moved {
					t.Errorf("the other lead is of %s, %v", s.Employer, err)
				}
			}
		})
	}
}

// search searches leads.
func (d *desk) search(q model.LeadQuery) model.LeadHits {
	d.tb.Helper()
	hits, err := d.SearchLeads(d.tb.Context(), q)
	if err != nil {
		d.tb.Fatal(err)
	}
	return hits
}
