package leads

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/deskfake"
	"ieumdesk/ui/kit"
)

// shared is the place over leads of which one was changed by city hall, one has too
// many hires, and two are other desks'.
func shared(t *testing.T) (*Place, *deskfake.Session, *deskfake.Shell) {
	t.Helper()
	d, s, shell := deskfake.Desk(t, "ko", 3, 40)
	s.InTown()
	p := New(d, nil)
	shell.Win.SetContent(p.Content())
	d.LookAtCity()
	p.Shown()
	return p, s, shell
}

func ctrlKey(name fyne.KeyName) desk.Key { return desk.Key{Name: name, Mod: fyne.KeyModifierControl} }

// of is a lead that tells of a desk.
func of(t *testing.T, s *deskfake.Session, is func(model.Lead) bool) model.Lead {
	t.Helper()
	for _, l := range s.LeadList {
		if is(l) {
			return l
		}
	}
	t.Fatal("no such lead")
	return model.Lead{}
}

func rowText(r kit.ListRow) string {
	all := ""
	for _, l := range r.Lines {
		all += l.String() + "\n"
	}
	return all
}

func TestShared_theListSaysWhereALeadIsFrom(t *testing.T) {
	p, s, _ := shared(t)
	theirs := of(t, s, func(l model.Lead) bool { return l.Desk == "D12" })
	if row := rowText(p.row(theirs)); !strings.Contains(row, "D12 창구 구인") {
		t.Errorf("the row says %s", row)
	}
	own := of(t, s, func(l model.Lead) bool { return !p.foreign(l) })
	if row := rowText(p.row(own)); strings.Contains(row, "창구 구인") {
		t.Errorf("a lead of this desk says %s", row)
	}
}

func TestShared_aLeadOfAnotherDeskIsReadAndNotChanged(t *testing.T) {
	p, s, shell := shared(t)
	theirs := of(t, s, func(l model.Lead) bool { return l.Desk == "D12" })
	p.detail.open(theirs)
	shell.Answer = true
	p.Key(ctrlKey(fyne.KeyD))
	if s.Called != nil || len(shell.Toasts) != 1 || !strings.Contains(shell.Toasts[0], "D12 창구의 구인") {
		t.Errorf("called %v, said %v", s.Called, shell.Toasts)
	}
	p.Key(ctrlKey(fyne.KeyE))
	if _, ok := shell.Pages[0].(*foreignPage); !ok {
		t.Errorf("opened %T", shell.Pages[0])
	}
}

func TestShared_bothVersionsAreShownAndNothingIsTakenUnasked(t *testing.T) {
	for _, take := range []bool{false, true} {
		p, s, shell := shared(t)
		x := s.Town.Conflicts[0]
		p.detail.open(x.Mine)
		p.Key(ctrlKey(fyne.KeyU))
		page := shell.Pages[0].(*conflictPage)
		page.Key(desk.Key{Name: fyne.KeyReturn})
		if len(s.Town.Conflicts) != 2 {
			t.Fatal("decided by a mere Enter")
		}
		key, want := fyne.Key1, x.Mine
		if take {
			key, want = fyne.Key2, x.City
		}
		page.Key(ctrlKey(key))
		got, err := s.Lead(t.Context(), x.Mine.ID)
		if err != nil || got.WageMin != want.WageMin || got.SiteNote != want.SiteNote {
			t.Errorf("take %v: the lead is %+v", take, got)
		}
		if _, still := p.d.City().Conflict(x.Mine.ID); still || len(shell.Pages) != 0 {
			t.Errorf("take %v: it still waits", take)
		}
	}
}

func TestShared_tooManyHiresAreTakenNoteOf(t *testing.T) {
	p, s, shell := shared(t)
	x := s.Town.Conflicts[1]
	p.detail.open(x.Mine)
	p.Key(ctrlKey(fyne.KeyU))
	if !strings.Contains(shell.Asked.Text, "D12 1명") || !strings.Contains(shell.Asked.Text, "D07(우리)") || len(s.Town.Conflicts) != 2 {
		t.Fatalf("asked %+v", shell.Asked)
	}
	shell.Answer = true
	p.Key(ctrlKey(fyne.KeyU))
	if len(s.Town.Conflicts) != 1 {
		t.Error("it still waits")
	}
	p.Key(ctrlKey(fyne.KeyU)) // nothing to decide
	if shell.Failed != nil {
		t.Errorf("failed %v", shell.Failed)
	}
}

func TestFacts_tellEveryFieldThatCityHallMayChange(t *testing.T) {
	p, s, _ := shared(t)
	l := s.LeadList[0]
	changed := l
	model.CityLeadTerms{
		Employer: "x", BusinessNo: "1", Industry: "Q", EmployerPhone: "2", Address: "y", Dong: "z", Title: "t", Occupation: "5323", Duties: "d",
		Openings: l.Openings + 1, EmploymentType: "other", ContractMonths: l.ContractMonths + 1, WageType: "day", WageMin: 1, WageMax: 2,
		WeeklyHours: l.WeeklyHours + 1, WorkStart: "01:11", WorkEnd: "02:22", Days: "q", Education: "e", Career: "c", Licences: []string{"l"},
		Benefits: []string{"b"}, Foreigners: "f", Sex: "M", Age: "a", Documents: "o", Method: "m", ValidUntil: "2030-01-01", WorkFrom: "2030-01-02",
		Source: "event", Team: "w", SiteNote: "n",
	}.Give(&changed)
	before, after := p.allFacts(l), p.allFacts(changed)
	same := []string{}
	for i := range before {
		if before[i].value == after[i].value {
			same = append(same, before[i].label)
		}
	}
	// Of the 33 terms wage_type, wage_min and wage_max are one fact; what is left are people, the state and a day.
	if len(before)-len(same) != 31 {
		t.Errorf("%d of %d facts differ; the same are %v", len(before)-len(same), len(before), same)
	}
}
