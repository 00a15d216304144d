package reception

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/kit"
	"ieumdesk/ui/run"
)

func TestReception_aKnownPersonIsServedByPhoneTail(t *testing.T) {
	p, s, shell := at(t, "ko", 8, 0)
	who := s.People[2]
	write(shell, who.Phone[len(who.Phone)-4:])
	press(shell, fyne.KeyReturn)
	if len(shell.Went) != 1 || shell.Went[0] != "seeker "+who.ID.String() {
		t.Fatalf("went %v", shell.Went)
	}
	if len(s.VisitList) != 1 || s.VisitList[0].Kind != model.VisitConsult {
		t.Errorf("visits: %+v", s.VisitList)
	}
	if p.finder.Box.Text != "" {
		t.Error("the box still holds the last person's phone")
	}
}

func TestReception_aStrayEnterServesNobody(t *testing.T) {
	_, s, shell := at(t, "ko", 8, 0)
	press(shell, fyne.KeyReturn)
	if len(shell.Went)+len(shell.Pages)+len(s.VisitList) != 0 {
		t.Errorf("went %v, pages %d, visits %d", shell.Went, len(shell.Pages), len(s.VisitList))
	}
}

func TestReception_namesInTheListAreMasked(t *testing.T) {
	p, s, shell := at(t, "ko", 8, 0)
	write(shell, s.People[1].Name)
	row := p.row(p.search.rows[0])
	for _, line := range row.Lines {
		if text := line.String(); strings.Contains(text, s.People[1].Name) || strings.Contains(text, s.People[1].Phone) {
			t.Errorf("in full: %q", text)
		}
	}
}

func TestReception_enterBelongsToWhatWasTypedNotToWhatIsStillShown(t *testing.T) {
	p, s, shell := at(t, "ko", 8, 0)
	posted := make(chan func(), 100)
	p.d.Run = run.New(func(f func()) { posted <- f })
	p.search.latest = run.NewLatest[found](p.d.Run)
	who := s.People[5]
	write(shell, who.Phone)
	press(shell, fyne.KeyReturn)
	if len(shell.Went) != 0 {
		t.Fatal("Enter opened something before the answer was there")
	}
	for len(shell.Went) == 0 {
		(<-posted)()
	}
	if shell.Went[0] != "seeker "+who.ID.String() {
		t.Errorf("went %v", shell.Went)
	}
}

func TestReception_aSlipNumberOpensItsResultForm(t *testing.T) {
	p, s, shell := at(t, "ko", 2, 1)
	v, err := s.Refer(context.Background(), model.NewReferral{SeekerID: s.People[0].ID, LeadID: s.LeadList[0].ID, Reason: "확인함"})
	if err != nil {
		t.Fatal(err)
	}
	write(shell, v.Slip.Short())
	if p.search.rows[0].kind != rowSlip {
		t.Fatalf("the first row is %v", p.search.rows[0].kind)
	}
	press(shell, fyne.KeyReturn)
	if len(shell.Went) != 1 || shell.Went[0] != "result "+v.ID.String() {
		t.Errorf("went %v", shell.Went)
	}
}

func TestReception_catchesAMistypedSlipNumber(t *testing.T) {
	p, s, shell := at(t, "ko", 2, 1)
	v, err := s.Refer(context.Background(), model.NewReferral{SeekerID: s.People[0].ID, LeadID: s.LeadList[0].ID, Reason: "확인함"})
	if err != nil {
		t.Fatal(err)
	}
	number := v.Slip.Short()
	write(shell, number[:len(number)-1]+string('0'+(number[len(number)-1]-'0'+1)%10))
	if !strings.Contains(p.finder.Field.Wrong(), "끝 두 자리") {
		t.Errorf("says %q", p.finder.Field.Wrong())
	}
	write(shell, "0")
	if p.finder.Field.Wrong() != "" {
		t.Errorf("of another text it still says %q", p.finder.Field.Wrong())
	}
}

func TestReception_refusesAResidentNumberInTheSearchBox(t *testing.T) {
	p, _, shell := at(t, "ko", 2, 0)
	write(shell, "850228-1234567")
	if p.finder.Field.Wrong() == "" || len(p.search.rows) != 0 {
		t.Errorf("error %q, rows %d", p.finder.Field.Wrong(), len(p.search.rows))
	}
}

func TestReception_enterOnTodaysListsOpensWhatIsThere(t *testing.T) {
	p, s, shell := at(t, "ko", 3, 2)
	if err := s.Visit(context.Background(), s.People[1].ID, model.VisitConsult); err != nil {
		t.Fatal(err)
	}
	s.DueList = []model.Due{
		{Kind: model.DueResult, On: "2026-11-20", ReferralID: model.ID{7}, SeekerID: s.People[2].ID, LeadID: s.LeadList[0].ID, Name: s.People[2].Name, Employer: "안산호텔", Phone: "031-491-2222", Days: 7},
		{Kind: model.DueLead, On: "2026-11-25", LeadID: s.LeadList[1].ID, Employer: "엄마손식당"},
	}
	p.Shown()
	canvas := shell.Win.Canvas()
	canvas.Focus(p.lists.queue)
	press(shell, fyne.KeyReturn)
	canvas.Focus(p.lists.due)
	press(shell, fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn)
	want := []string{"seeker " + s.People[1].ID.String(), "follow-up " + model.ID{7}.String(), "lead " + s.LeadList[1].ID.String()}
	if strings.Join(shell.Went, "|") != strings.Join(want, "|") {
		t.Errorf("went %v", shell.Went)
	}
	if text := p.lists.due.Lines()[0].String(); !strings.Contains(text, "지남") || strings.Contains(text, s.People[2].Name) {
		t.Errorf("due: %q", text)
	}
	if text := p.lists.due.Lines()[1].String(); !strings.Contains(text, "내일") || strings.Contains(text, "25일") {
		t.Errorf("due: %q", text)
	}
	if text := p.lists.dueHead.Text(); !strings.Contains(text, "오늘 1") || !strings.Contains(text, "곧 1") {
		t.Errorf("heading %q", text)
	}
}

func TestRegister_saysThatAConsentIsConfirmed(t *testing.T) {
	p, _, shell := at(t, "ko", 0, 0)
	p.Register("")
	page := open(t, shell)
	page.look(model.ConsentProvide)
	if got := lines(page.aside); !strings.Contains(got, "확인하세요") || !strings.Contains(got, "Ctrl 2") {
		t.Errorf("asked: %q", got)
	}
	page.Key(ctrl(fyne.Key2))
	if got := lines(page.aside); strings.Contains(got, "확인하세요") || !strings.Contains(got, "14:05") {
		t.Errorf("confirmed: %q", got)
	}
}

// lines are the texts of the lines below o.
func lines(o fyne.CanvasObject) string {
	switch c := o.(type) {
	case *kit.LineView:
		return c.Line().String() + "\n"
	case *fyne.Container:
		out := ""
		for _, child := range c.Objects {
			out += lines(child)
		}
		return out
	}
	return ""
}

func TestRegister_showsPossibleDuplicatesAndNeverStops(t *testing.T) {
	p, s, shell := at(t, "ko", 4, 0)
	p.Register(s.People[1].Phone)
	page := open(t, shell)
	if found := page.duplicates.Found(); len(found) != 1 || found[0].ID != s.People[1].ID {
		t.Fatalf("found %v", found)
	}
	write(shell, "19900101")
	press(shell, fyne.KeyReturn)
	write(shell, "이다른")
	if page.state.typed.Name != "이다른" {
		t.Fatal("the note took the keys")
	}
	if !page.Key(alt(fyne.Key1)) {
		t.Fatal("Alt+1 is not known")
	}
	if len(shell.Went) != 1 || shell.Went[0] != "seeker "+s.People[1].ID.String() || len(s.VisitList) != 1 {
		t.Errorf("went %v, visits %d", shell.Went, len(s.VisitList))
	}
}

func TestRegister_saysEveryMissingFieldAtItsField(t *testing.T) {
	p, s, shell := at(t, "ko", 0, 0)
	p.Register("")
	page := open(t, shell)
	page.Key(ctrl(fyne.KeyS))
	for _, name := range []string{"phone", "birth_date", "name", "occupations", "consents"} {
		if page.form.Field(name).Wrong() == "" {
			t.Errorf("nothing is said at %s", name)
		}
	}
	if len(s.People) != 0 || shell.Failed != nil {
		t.Errorf("people %d, failed %v", len(s.People), shell.Failed)
	}
}

func TestRegister_refusesAResidentNumberWhileItIsTyped(t *testing.T) {
	for _, c := range []struct{ field, text string }{
		{"phone", "8502281234567"},
		{"phone", "850228-1234567"},
		{"birth_date", "850228-1234567"},
		{"name", "850228-1234567"},
		{"available", "8502281234567"},
		{"note", "번호 850228-1234567"},
	} {
		p, _, shell := at(t, "ko", 0, 0)
		p.Register("")
		page := open(t, shell)
		page.form.Focus(c.field)
		write(shell, c.text)
		if page.form.Field(c.field).Wrong() == "" {
			t.Errorf("%s took %q", c.field, c.text)
		}
	}
}

func TestRegister_keepsWhatTheSearchBoxFilledIn(t *testing.T) {
	p, _, shell := at(t, "ko", 0, 0)
	p.Register("01023456789")
	page := open(t, shell)
	page.Leave()
	shell.Win.SetContent(p.Content())
	p.Shown()
	if len(p.drafts.list) != 1 || p.drafts.list[0].Typed.Phone != "010-2345-6789" {
		t.Errorf("said %v, kept %+v", shell.Toasts, p.drafts.list)
	}
}

func TestRegister_aDraftSurvivesTheProgram(t *testing.T) {
	p, s, shell := at(t, "ko", 0, 0)
	p.Register("김민수")
	page := open(t, shell)
	write(shell, "01023456789")
	press(shell, fyne.KeyReturn)
	write(shell, "850228")
	page.Key(ctrl(fyne.Key1))

	again := New(p.d) // the program starts anew over the same store
	shell.Win.SetContent(again.Content())
	again.Shown()
	if again.search.rows[0].kind != rowDraft {
		t.Fatalf("the first row is %v", again.search.rows[0].kind)
	}
	press(shell, fyne.KeyDown, fyne.KeyReturn)
	back := open(t, shell)
	got := back.fields.Typed()
	if got.Name != "김민수" || got.Phone != "010-2345-6789" || got.BirthDate != "850228" || !back.boxes.Check(model.ConsentCollect).On() {
		t.Errorf("restored: %+v", got)
	}
	shell.Answer = true
	back.askDiscard()
	if len(s.DraftBy) != 0 || back.fields.Typed().Name != "" {
		t.Errorf("thrown away: %+v, drafts %d", back.fields.Typed(), len(s.DraftBy))
	}
}

func TestRegister_aSecondPersonDoesNotCostTheFirstOnesForm(t *testing.T) {
	p, _, shell := at(t, "ko", 0, 0)
	for _, name := range []string{"김민수", "이영희"} {
		p.Register(name)
		page := open(t, shell)
		write(shell, "010")
		page.Leave()
		shell.Back()
	}
	shell.Win.SetContent(p.Content())
	p.Shown()
	if len(p.drafts.list) != 2 || p.drafts.list[0].Typed.Name != "이영희" || p.drafts.list[1].Typed.Name != "김민수" {
		t.Errorf("put aside: %+v", p.drafts.list)
	}
	p.Register("김민수")
	if page := open(t, shell); page.state.restored.IsZero() || page.fields.Typed().Phone != "010" {
		t.Errorf("the first one's form is not gone on with: %+v", page.fields.Typed())
	}
}

func TestRegister_whatWasTypedStaysWhenTheDiskIsFull(t *testing.T) {
	p, s, shell := at(t, "ko", 0, 0)
	p.Register("김민수")
	page := open(t, shell)
	write(shell, "01023456789")
	press(shell, fyne.KeyReturn)
	write(shell, "850228")
	page.fields.Picker("occupations").SetCodes("5611")
	page.fields.Picker("occupations").OnChange([]string{"5611"})
	page.Key(ctrl(fyne.Key1))
	s.Fail = &model.Error{Kind: model.Outside, Code: "disk_full"}
	page.Key(ctrl(fyne.KeyS))
	if model.CodeOf(shell.Failed) != "disk_full" {
		t.Fatalf("told: %v", shell.Failed)
	}
	if page.fields.Typed().Name != "김민수" || len(s.People) != 0 {
		t.Error("what was typed is gone")
	}
	page.Key(ctrl(fyne.KeyS))
	if len(s.People) != 1 {
		t.Error("the second try did not register")
	}
}

func TestRegister_showsEachConsentWhileItIsAskedFor(t *testing.T) {
	p, _, shell := at(t, "ko", 0, 0)
	p.Register("")
	page := open(t, shell)
	shell.Focus(page.boxes.Check(model.ConsentProvide))
	if page.looking != model.ConsentProvide {
		t.Fatalf("looking at %q", page.looking)
	}
	press(shell, fyne.KeySpace)
	if len(page.boxes.Consents()) != 1 || page.boxes.Consents()[0].Kind != model.ConsentProvide {
		t.Errorf("consents: %+v", page.boxes.Consents())
	}
	page.form.Focus("name")
	if page.looking != "" {
		t.Error("the text of the consent still hides today's lists")
	}
}
