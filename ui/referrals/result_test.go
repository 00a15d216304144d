package referrals

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/deskfake"
	"ieumdesk/ui/kit"
)

// form is the result form of a slip of ten days ago, to a lead with two openings.
func form(t *testing.T, language string, change func(*deskfake.Session)) (*ResultPage, *deskfake.Session, *deskfake.Shell) {
	t.Helper()
	d, s, shell := deskfake.Desk(t, language, 3, 3)
	s.People[0].Name = "박순자"
	l := &s.LeadList[0]
	l.Employer, l.Title, l.Openings, l.Hired, l.Occupation = "(주)안산호텔", "객실관리원", 2, 0, "5323"
	l.WageType, l.WageMin, l.WageMax, l.EmploymentType, l.ContractMonths = model.Monthly, 2_310_000, 0, "permanent", 0
	l.Contact, l.Phone, l.WorkFrom = "박팀장", "031-400-1234", ""
	s.Chase(s.Send(0, 0, 10), model.FirstCall, "2026-11-20", nil)
	if change != nil {
		change(s)
	}
	return again(t, d, s, shell), s, shell
}

// again opens the form of the first slip.
func again(t *testing.T, d *desk.Desk, s *deskfake.Session, shell *deskfake.Shell) *ResultPage {
	t.Helper()
	shell.Pages = nil
	OpenResult(d, s.Made[0].ID)
	if len(shell.Pages) != 1 {
		t.Fatalf("no page: %v", shell.Failed)
	}
	p := shell.Pages[0].(*ResultPage)
	shell.Win.SetContent(p.Content())
	p.Shown()
	return p
}

func resultShot(t *testing.T, shell *deskfake.Shell, name string) {
	t.Helper()
	deskfake.Shot(t, shell.Win.Canvas(), "result-"+name)
}

var save = ctrl(fyne.KeyReturn)

// answerEnding answers what ends with a hire.
func answerEnding(t *testing.T, shell *deskfake.Shell) *kit.Modal {
	t.Helper()
	m := kit.TopModal(shell.Win.Canvas())
	if m == nil {
		t.Fatal("nothing is asked")
	}
	return m
}

func TestResult_aHireTakesItsTermsFromTheLeadAndAsksWhatEnds(t *testing.T) {
	p, s, shell := form(t, "ko", nil)
	resultShot(t, shell, "new")
	tap(shell, "1")
	if p.r.typed.Status != model.Hired || p.text["wage"].Text != "2,310,000" || p.job.Code() != "5323" {
		t.Fatalf("typed %+v", p.r.typed)
	}
	tap(shell, fyne.KeyReturn)
	test.Type(shell.Win.Canvas().Focused(), "20261201")
	p.text["by"].SetText("박팀장")
	resultShot(t, shell, "hired")
	p.Key(save)
	if len(s.ResultBy) != 0 {
		t.Fatal("stored without the question")
	}
	answerEnding(t, shell)
	resultShot(t, shell, "ends")
	tap(shell, fyne.KeyReturn) // the primary answer
	got := s.ResultBy[s.Made[0].ID]
	if len(got) != 1 || got[0].Status != model.Hired || got[0].StartOn != "2026-12-01" || got[0].Wage != 2_310_000 ||
		got[0].Occupation != "5323" || got[0].How != model.ByPhone || got[0].By != "박팀장" || got[0].RepliedOn != "2026-11-24" {
		t.Fatalf("stored %+v", got)
	}
	if s.LeadList[0].Status != model.LeadOpen || s.People[0].Closed != "2026-11-24" {
		t.Errorf("with one of two hired the lead is %s; the search ended %q", s.LeadList[0].Status, s.People[0].Closed)
	}
	if len(shell.Pages) != 0 || len(shell.Toasts) != 1 || len(s.FollowList) != 0 || len(s.DraftBy) != 0 {
		t.Errorf("pages %d, says %v, %d to ask for, drafts %v", len(shell.Pages), shell.Toasts, len(s.FollowList), s.DraftBy)
	}
}

func TestResult_theLastOpeningProposesToCloseTheLead(t *testing.T) {
	p, s, shell := form(t, "ko", func(s *deskfake.Session) { s.LeadList[0].Hired, s.LeadList[0].WorkFrom = 1, "2026-12-01" })
	s.Made[0].Lead = s.LeadList[0]
	p = again(t, p.r.d, s, shell)
	tap(shell, "1")
	if p.text["start_on"].Text != "2026-12-01" {
		t.Errorf("starts %q", p.text["start_on"].Text)
	}
	p.Key(save)
	m := answerEnding(t, shell)
	m.OnEscape()
	if len(s.ResultBy) != 0 {
		t.Error("Esc stored it")
	}
	p.Key(save)
	answerEnding(t, shell).OnSubmit()
	if s.LeadList[0].Status != model.LeadClosed || s.LeadList[0].Hired != 2 {
		t.Errorf("the lead is %s with %d hired", s.LeadList[0].Status, s.LeadList[0].Hired)
	}
}

func TestResult_otherAnswersTakeAReason(t *testing.T) {
	p, s, shell := form(t, "ko", nil)
	tap(shell, "2", fyne.KeyReturn)
	p.quick.Objects[0].(*kit.Chip).Tapped(nil)
	if p.text["reason"].Text != "면접 불참" {
		t.Errorf("the reason is %q", p.text["reason"].Text)
	}
	resultShot(t, shell, "not-hired")
	p.Key(save)
	got := s.ResultBy[s.Made[0].ID]
	if len(got) != 1 || got[0].Reason != "면접 불참" || got[0].WageType != "" || kit.TopModal(shell.Win.Canvas()) != nil {
		t.Errorf("stored %+v", got)
	}
}

func TestResult_saysWhatIsMissing(t *testing.T) {
	p, s, shell := form(t, "ko", nil)
	p.Key(save)
	if p.form.Field("status").Wrong() == "" {
		t.Error("no answer was chosen, and nothing is said")
	}
	p.Key(alt("1"))
	p.text["replied_on"].SetText("2027-01-01")
	p.Key(save)
	if p.form.Field("start_on").Wrong() == "" || p.form.Field("replied_on").Wrong() == "" || len(s.ResultBy) != 0 {
		t.Errorf("start %q, replied %q, stored %v", p.form.Field("start_on").Wrong(), p.form.Field("replied_on").Wrong(), s.ResultBy)
	}
	resultShot(t, shell, "missing")
}

func TestResult_aCorrectionKeepsWhatWasThere(t *testing.T) {
	p, s, shell := form(t, "ko", nil)
	tap(shell, "2")
	p.text["reason"].SetText("경력 부족")
	p.Key(save)
	p = again(t, p.r.d, s, shell)
	if p.r.typed.Status != model.NotHired || p.text["reason"].Text != "경력 부족" {
		t.Fatalf("typed %+v", p.r.typed)
	}
	p.Key(alt("1"))
	p.text["start_on"].SetText("2026-12-01")
	p.Key(save)
	answerEnding(t, shell).OnSubmit()
	p = again(t, p.r.d, s, shell)
	resultShot(t, shell, "corrected")
	got := s.ResultBy[s.Made[0].ID]
	if len(got) != 2 || got[0].Revision != 2 || got[1].Reason != "경력 부족" {
		t.Fatalf("history %+v", got)
	}
	p.Key(alt("5"))
	p.Key(save)
	if last := shell.Toasts[len(shell.Toasts)-1]; !strings.Contains(last, "종료한 구직등록은 그대로") {
		t.Errorf("a hire that was taken back says %q", last)
	}
}

func TestResult_aCorrectionOfAHireAsksNothingAgain(t *testing.T) {
	p, s, shell := form(t, "ko", nil)
	p.Key(alt("1"))
	p.text["start_on"].SetText("2026-12-01")
	p.Key(save)
	answerEnding(t, shell).OnSubmit()
	p = again(t, p.r.d, s, shell)
	p.text["wage"].SetText("2,400,000")
	p.Key(save)
	if got := s.ResultBy[s.Made[0].ID]; len(got) != 2 || got[0].Wage != 2_400_000 || kit.TopModal(shell.Win.Canvas()) != nil {
		t.Errorf("history %+v", got)
	}
}

func TestResult_showsWhatSomebodyElseRecordedMeanwhile(t *testing.T) {
	p, s, shell := form(t, "ko", nil)
	if _, err := s.RecordResult(t.Context(), model.NewResult{ReferralID: s.Made[0].ID, Status: model.NoContact, Reason: "업체 연락 안 됨"}); err != nil {
		t.Fatal(err)
	}
	tap(shell, "2")
	p.text["reason"].SetText("경력 부족")
	p.Key(save)
	if len(s.ResultBy[s.Made[0].ID]) != 1 || p.text["reason"].Text != "경력 부족" || !p.r.other {
		t.Fatalf("history %+v, typed %+v", s.ResultBy, p.r.typed)
	}
	resultShot(t, shell, "conflict")
	p.Key(save)
	if got := s.ResultBy[s.Made[0].ID]; len(got) != 2 || got[0].Status != model.NotHired {
		t.Errorf("history %+v", got)
	}
}

func TestResult_ofAFullLeadIsRefusedAndKept(t *testing.T) {
	p, s, shell := form(t, "ko", nil)
	s.LeadList[0].Hired = 2
	p.Key(alt("1"))
	p.text["start_on"].SetText("2026-12-01")
	p.Key(save)
	answerEnding(t, shell).OnSubmit()
	if model.CodeOf(shell.Failed) != "lead_full" || len(shell.Pages) != 1 || len(s.DraftBy) != 1 {
		t.Errorf("failed %v, %d pages, drafts %v", shell.Failed, len(shell.Pages), s.DraftBy)
	}
}

func TestResult_aDraftComesBackUntilAResultIsStored(t *testing.T) {
	p, s, shell := form(t, "ko", nil)
	tap(shell, "4")
	p.text["reason"].SetText("업체 연락 안 됨")
	if len(s.DraftBy) != 1 || shell.Note == "" {
		t.Fatalf("drafts %v, note %q", s.DraftBy, shell.Note)
	}
	p.Leave()
	p = again(t, p.r.d, s, shell)
	if p.r.typed.Status != model.NoContact || p.text["reason"].Text != "업체 연락 안 됨" || !p.top.Visible() {
		t.Errorf("typed %+v", p.r.typed)
	}
	resultShot(t, shell, "restored")
	shell.Answer = true
	p.askDiscard()
	if p.r.typed.Status != "" || p.text["reason"].Text != "" || len(s.DraftBy) != 0 {
		t.Errorf("after discarding typed %+v, drafts %v", p.r.typed, s.DraftBy)
	}
	tap(shell, "3")
	if _, err := s.RecordResult(t.Context(), model.NewResult{ReferralID: s.Made[0].ID, Status: model.Declined}); err != nil {
		t.Fatal(err)
	}
	if p = again(t, p.r.d, s, shell); p.r.typed.Status != model.Declined {
		t.Errorf("a draft of before outlived the result: %+v", p.r.typed)
	}
}

func TestResult_ofAVoidSlipSaysWhyThereIsNone(t *testing.T) {
	p, s, shell := form(t, "ko", func(s *deskfake.Session) { s.Made[0].Status, s.Made[0].VoidedFor = model.Void, "잘못 뽑음" })
	resultShot(t, shell, "void")
	if !strings.Contains(texts(p.notes()[0]), "잘못 뽑음") {
		t.Errorf("says %q", texts(p.notes()[0]))
	}
	p.Key(alt("1"))
	p.Key(save)
	if len(s.Called) != 0 || p.r.typed.Status != "" {
		t.Errorf("called %v", s.Called)
	}
}

func TestResult_inEnglishAndNarrow(t *testing.T) {
	p, _, shell := form(t, "en", func(s *deskfake.Session) {
		s.LeadList[0].Employer = "한국제과제빵협동조합 반월시화스마트허브 제2공장 생산지원본부"
		s.Made[0].Lead = s.LeadList[0]
	})
	shell.Win.Resize(fyne.NewSize(912, 600))
	p.Key(alt("1"))
	resultShot(t, shell, "en")
	p.Key(alt("5"))
	resultShot(t, shell, "en-declined")
}
