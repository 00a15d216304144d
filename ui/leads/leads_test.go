package leads

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/deskfake"
	"ieumdesk/ui/kit"
)

func open(t *testing.T, language string, people, n int) (*Place, *deskfake.Session, *deskfake.Shell) {
	t.Helper()
	d, s, shell := deskfake.Desk(t, language, people, n)
	p := New(d, files{})
	shell.Win.SetContent(p.Content())
	p.Shown()
	return p, s, shell
}

func press(shell *deskfake.Shell, name fyne.KeyName) {
	shell.Win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
}

func shot(t *testing.T, shell *deskfake.Shell, name string) {
	t.Helper()
	deskfake.Shot(t, shell.Win.Canvas(), "leads-"+name)
}

func TestList_followsTypingAndMovesWhileOneTypes(t *testing.T) {
	p, _, shell := open(t, "ko", 0, 300)
	all := p.list.hits.Total
	test.Type(shell.Win.Canvas().Focused(), "객실")
	if p.list.hits.Total == 0 || p.list.hits.Total >= all {
		t.Fatalf("%d of %d found", p.list.hits.Total, all)
	}
	for _, l := range p.list.hits.Hits {
		if !strings.Contains(l.Employer+l.Title+l.Dong, "객실") {
			t.Errorf("%s %s does not hold 객실", l.Employer, l.Title)
		}
	}
	press(shell, fyne.KeyDown)
	if p.list.chosen != 1 || p.detail.lead.ID != p.list.hits.Hits[1].ID {
		t.Errorf("row %d chosen, %s open", p.list.chosen, p.detail.lead.Employer)
	}
	if p.search.Text != "객실" || shell.Win.Canvas().Focused() != fyne.Focusable(p.search) {
		t.Error("the search box lost its text or the focus")
	}
	shot(t, shell, "list")
}

func TestList_saysWhyALeadSuitsThePersonServed(t *testing.T) {
	p, s, shell := open(t, "ko", 3, 200)
	p.d.Serve(s.People[0])
	first := p.row(p.list.hits.Hits[0])
	if !strings.Contains(first.Lines[1].String(), p.d.Words.T("match.occupation_same")) &&
		!strings.Contains(first.Lines[1].String(), p.d.Words.T("match.occupation_other")) &&
		!strings.Contains(first.Lines[1].String(), p.d.Words.T("match.occupation_near")) {
		t.Errorf("reasons: %q", first.Lines[1].String())
	}
	if p.detail.gate == nil {
		t.Error("the gate was not asked")
	}
	shot(t, shell, "served")
}

func TestF9_refersThePersonServed(t *testing.T) {
	p, s, shell := open(t, "ko", 1, 20)
	if p.Key(desk.Key{Name: fyne.KeyF9}); len(shell.Went) != 1 || shell.Went[0] != "reception" {
		t.Fatalf("without a person: %v", shell.Went)
	}
	p.d.Serve(s.People[0])
	p.Key(desk.Key{Name: fyne.KeyF9})
	want := "refer " + s.People[0].ID.String() + " " + p.detail.lead.ID.String()
	if shell.Went[len(shell.Went)-1] != want {
		t.Errorf("went %v, want %s", shell.Went, want)
	}
}

func TestChips_takeAConditionBack(t *testing.T) {
	p, _, shell := open(t, "ko", 0, 300)
	before := p.list.hits.Total
	p.list.filter(func(q *model.LeadQuery) { q.Occupation = "5"; q.WageType, q.WageMin = model.Monthly, 2_500_000 })
	p.showChips()
	if p.list.hits.Total >= before {
		t.Fatalf("%d of %d", p.list.hits.Total, before)
	}
	for _, o := range p.chips.Objects {
		if c := o.(*kit.Chip); strings.HasSuffix(c.Text(), "×") {
			c.Tapped(nil)
			break
		}
	}
	p.list.filter(func(q *model.LeadQuery) { q.WageMin = 0 })
	if p.list.hits.Total != before {
		t.Errorf("%d found after all conditions went, %d before", p.list.hits.Total, before)
	}
	shot(t, shell, "chips")
}

func TestFilter_isAppliedByKeyboard(t *testing.T) {
	p, _, shell := open(t, "ko", 0, 200)
	p.Key(desk.Key{Name: fyne.KeyF, Mod: fyne.KeyModifierControl})
	c := shell.Win.Canvas()
	test.Type(c.Focused(), "사동")
	shot(t, shell, "filter")
	press(shell, fyne.KeyReturn)
	kit.TopModal(c).OnSubmit()
	if kit.TopModal(c) != nil {
		t.Error("the conditions still stand open")
	}
	if len(p.list.query.Dongs) != 1 || p.list.query.Dongs[0] != "사동" {
		t.Fatalf("dongs %v", p.list.query.Dongs)
	}
	for _, l := range p.list.hits.Hits {
		if l.Dong != "사동" {
			t.Errorf("%s is in %s", l.Employer, l.Dong)
		}
	}
}

func TestEditor_takesTheKeyboard(t *testing.T) {
	p, _, shell := open(t, "ko", 0, 3)
	p.Key(desk.Key{Name: fyne.KeyN, Mod: fyne.KeyModifierControl})
	e := shell.Pages[0].(*editor)
	shell.Win.SetContent(e.Content())
	e.Shown()
	test.Type(shell.Win.Canvas().Focused(), "한빛식당")
	press(shell, fyne.KeyReturn)
	test.Type(shell.Win.Canvas().Focused(), "1248100998")
	press(shell, fyne.KeyReturn)
	if e.form.text["employer"].Text != "한빛식당" || e.form.text["business_no"].Text != "124-81-00998" {
		t.Errorf("employer %q, number %q", e.form.text["employer"].Text, e.form.text["business_no"].Text)
	}
	shot(t, shell, "editor")
}

func TestEditor_choosesNoEmploymentTypeByItself(t *testing.T) {
	p, _, shell := open(t, "ko", 0, 3)
	p.Key(desk.Key{Name: fyne.KeyN, Mod: fyne.KeyModifierControl})
	e := shell.Pages[0].(*editor)
	shell.Win.SetContent(e.Content())
	e.form.form.Focus("employment_type")
	press(shell, fyne.KeyReturn)
	if got := e.form.read(e.lead).EmploymentType; got != "" {
		t.Errorf("Enter chose %q", got)
	}
	e.form.form.Focus("employment_type")
	press(shell, fyne.KeySpace)
	if got := e.form.read(e.lead).EmploymentType; got != model.EmploymentTypes[0] {
		t.Errorf("Space chose %q", got)
	}
	press(shell, fyne.KeySpace)
	if got := e.form.read(e.lead).EmploymentType; got != "" {
		t.Errorf("a second Space left %q", got)
	}
}

func TestDetail_neverCutsTheMinimumWageAway(t *testing.T) {
	p, s, shell := open(t, "ko", 0, 3)
	l := s.LeadList[0]
	l.WageType, l.WageMin, l.WageMax, l.WeeklyHours = model.Monthly, 1_500_000, 0, 40
	p.detail.open(l)
	wage := p.page.wage(l).(*fyne.Container)
	for _, width := range []float32{560, 235} {
		shell.Win.SetContent(wage)
		shell.Win.Resize(fyne.NewSize(width, 200))
		parts := wage.Objects[1].(*fyne.Container)
		tag := parts.Objects[len(parts.Objects)-1]
		if !strings.Contains(tag.(*kit.LineView).Line().String(), "최저임금") {
			t.Fatalf("the last part is %q", tag.(*kit.LineView).Line())
		}
		if tag.Size().Width < tag.MinSize().Width || tag.Position().X+tag.Size().Width > parts.Size().Width {
			t.Errorf("at %v the warning is cut", width)
		}
	}
}

func TestEditor_storesANewLeadAndShowsWhatIsWrong(t *testing.T) {
	p, s, shell := open(t, "ko", 0, 3)
	p.Key(desk.Key{Name: fyne.KeyN, Mod: fyne.KeyModifierControl})
	e := shell.Pages[0].(*editor)
	shell.Win.SetContent(e.Content())
	e.Shown()
	e.Key(desk.Key{Name: fyne.KeyS, Mod: fyne.KeyModifierControl})
	if e.form.form.Field("employer").Wrong() == "" || e.form.form.Field("title").Wrong() == "" {
		t.Error("empty fields were not refused")
	}
	shot(t, shell, "editor-error")
	e.form.text["employer"].SetText("한빛식당")
	e.form.text["title"].SetText("홀서빙")
	e.form.text["wage_min"].SetText("2300000")
	if got := e.form.text["wage_min"].Text; got != "2,300,000" {
		t.Errorf("wage %q", got)
	}
	if len(s.DraftBy["lead"]) == 0 {
		t.Error("no draft was kept")
	}
	e.Key(desk.Key{Name: fyne.KeyS, Mod: fyne.KeyModifierControl})
	if len(s.LeadList) != 4 || s.LeadList[3].Employer != "한빛식당" || s.LeadList[3].WageMin != 2_300_000 {
		t.Fatalf("stored %+v", s.LeadList[len(s.LeadList)-1])
	}
	if len(s.DraftBy) != 0 || len(shell.Pages) != 0 {
		t.Error("the draft or the page stayed")
	}
}

func TestEditor_keepsWhatWasTypedWhenSomebodyElseChangedTheLead(t *testing.T) {
	p, s, shell := open(t, "ko", 0, 1)
	p.editLead()
	e := shell.Pages[0].(*editor)
	s.LeadList[0].Revision++
	e.form.text["duties"].SetText("내가 적은 것")
	e.submit()
	if model.CodeOf(shell.Failed) != "lead_changed" || e.form.text["duties"].Text != "내가 적은 것" {
		t.Errorf("failed %v, duties %q", shell.Failed, e.form.text["duties"].Text)
	}
}

func TestClose_asksAndCanBeTakenBack(t *testing.T) {
	p, s, shell := open(t, "ko", 0, 1)
	p.closeLead()
	if s.LeadList[0].Status != model.LeadOpen {
		t.Fatal("closed although the answer was no")
	}
	shell.Answer = true
	p.closeLead()
	if s.LeadList[0].Status != model.LeadClosed || shell.Undo == nil {
		t.Fatalf("status %s", s.LeadList[0].Status)
	}
	shell.Undo()
	if s.LeadList[0].Status != model.LeadOpen {
		t.Error("not open again")
	}
}

// files is one list of two good rows and a bad one.
type files struct{}

func (files) OpenLeads(path string) (model.LeadFile, error) {
	if !strings.HasSuffix(path, ".xlsx") {
		return nil, &model.Error{Kind: model.Invalid, Code: "file_unknown"}
	}
	return file{}, nil
}

type file struct{}

func (file) Guess() model.Mapping { return model.Mapping{} }
func (file) Close() error         { return nil }
func (file) Preview(m model.Mapping, _ int) ([]model.SheetPreview, error) {
	field := "employer"
	if f, ok := m.Columns["A"]; ok {
		field = f
	}
	return []model.SheetPreview{{Sheet: "11월", HeaderRow: 3, Columns: []model.ColumnPreview{
		{Letter: "A", Header: "업체명", Field: field, Values: []string{"한빛정밀", "대성금속", "늘봄요양원"}},
		{Letter: "B", Header: "모집직종", Field: "title", Values: []string{"CNC 조작원", "프레스", "요양보호사"}},
		{Letter: "C", Header: "급여", Field: "wage", Values: []string{"시급 10,500원", "월 230만~250만", "협의"}},
	}}, {Sheet: "참고", Skipped: "no_header"}}, nil
}

func (file) Rows(model.Mapping) (func() (model.LeadRow, error), error) {
	n := 0
	return func() (model.LeadRow, error) {
		n++
		switch n {
		case 1, 2:
			return model.LeadRow{Row: n, Lead: model.Lead{Employer: "한빛정밀", Title: "CNC", Openings: 1}}, nil
		case 3:
			return model.LeadRow{Row: 3, Problems: []model.RowProblem{{Row: 6, Column: "급여", Value: "많이", Reason: "임금을 읽을 수 없습니다.", Code: "wage_form"}}}, nil
		}
		return model.LeadRow{}, io.EOF
	}, nil
}

func TestImport_showsWhatWillHappenBeforeItHappens(t *testing.T) {
	p, s, shell := open(t, "ko", 0, 2)
	p.openImport()
	g := shell.Pages[0].(*importPage)
	shell.Win.SetContent(g.Content())
	g.Shown()
	test.Type(g.path, "/tmp/list.doc")
	g.path.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if g.wrong.Text() == "" {
		t.Error("a file that is none was not refused")
	}
	g.path.SetText("/tmp/list.xlsx")
	g.path.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if g.i.phase != ready || g.i.report.Added != 2 || len(g.i.report.Rejected) != 1 || len(s.LeadList) != 2 {
		t.Fatalf("phase %d, %+v, %d leads", g.i.phase, g.i.report, len(s.LeadList))
	}
	shot(t, shell, "import")
	g.Key(desk.Key{Name: fyne.KeyS, Mod: fyne.KeyModifierControl})
	if g.i.phase != done || len(s.LeadList) != 4 {
		t.Errorf("phase %d, %d leads", g.i.phase, len(s.LeadList))
	}
}

func TestImport_savesTheRejectedRows(t *testing.T) {
	p, _, _ := open(t, "en", 0, 0)
	i := &importer{p: p, report: model.ImportReport{Rejected: []model.RowProblem{
		{Row: 7, Column: "급여", Value: "=1+1", Reason: "직종이 없습니다", Code: "code_unknown", Args: []any{"A, B", ""}},
	}}}
	out := filepath.Join(t.TempDir(), "r.csv")
	if err := i.save(out); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	head, row, _ := strings.Cut(string(b), "\n")
	if head != "\uFEFFRow,Column,Value,Reason" || !strings.HasPrefix(row, "7,급여,'=1+1,") || !strings.Contains(row, "A, B") || strings.Contains(row, "직종") {
		t.Errorf("%q", b)
	}
	if err := i.save(filepath.Join(t.TempDir(), "none", "r.csv")); model.KindOf(err) != model.Outside {
		t.Errorf("no folder: %v", err)
	}
}

func TestScreens_areCompleteInEnglishAndWhenNarrow(t *testing.T) {
	p, s, shell := open(t, "en", 2, 60)
	s.LeadList[59].Employer = "THE VERY LONG COMPANY NAME OF ANSAN SMART HUB PRECISION MACHINERY"
	p.d.Serve(s.People[1])
	shell.Win.Resize(fyne.NewSize(912, 568))
	p.list.refresh()
	shot(t, shell, "english-narrow")
	for _, h := range p.Hints() {
		if strings.Contains(h.Text, ".") {
			t.Errorf("hint without a text: %s", h.Text)
		}
	}
	if w := p.d.Words; w.T("leads.search") == "leads.search" {
		t.Error("no words")
	}
}

func TestLeads_sayWhoWasSentThereAndWhatCameOfIt(t *testing.T) {
	p, s, shell := open(t, "ko", 4, 20)
	v := s.Send(0, 19, 22)
	s.Send(1, 19, 3)
	s.Send(2, 19, 2).Status = model.Void
	_, err := s.RecordResult(t.Context(), model.NewResult{ReferralID: v.ID, Status: model.NotHired, Reason: "면접 불참"})
	if err != nil {
		t.Fatal(err)
	}
	s.LeadList[19].Pending = 1
	p.d.Serve(s.People[0])
	p.list.refresh()
	if p.list.lead().ID != s.LeadList[19].ID {
		t.Fatal("another lead is first")
	}
	text := ""
	for _, l := range p.row(p.list.lead()).Lines {
		text += l.String() + "\n"
	}
	for _, want := range []string{"이미 알선 11/02 미채용(면접 불참)", "알선 대기 1"} {
		if !strings.Contains(text, want) {
			t.Errorf("the row lacks %q:\n%s", want, text)
		}
	}
	if head := p.page.referred(p.detail); head != "이미 알선 2명 · 대기 1" {
		t.Errorf("the heading says %q", head)
	}
	if got := p.detail.sent[2]; got.Outcome(p.d.Words) != "미채용(면접 불참)" || got.SeekerID != s.People[0].ID {
		t.Errorf("the oldest is %s", got.Outcome(p.d.Words))
	}
	shot(t, shell, "sent")
}
