package referrals

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/deskfake"
	"ieumdesk/ui/kit"
)

// place is F5 over a desk with a result of each group to ask for, a registration
// and a lead that end soon, and two slips that nobody has to see to.
func place(t *testing.T, language string) (*Place, *deskfake.Session, *deskfake.Shell) {
	t.Helper()
	d, s, shell := deskfake.Desk(t, language, 8, 8)
	for i, name := range []string{"박순자", "김영호", "NGUYEN THI PHUONG THAO", "남궁민수", "이정희", "최명설"} {
		s.People[i].Name = name
	}
	s.LeadList[0].Employer, s.LeadList[0].Title, s.LeadList[0].Contact, s.LeadList[0].Phone = "(주)안산호텔", "객실관리원", "박팀장", "031-400-1234"
	s.LeadList[2].Employer = "한국제과제빵협동조합 반월시화스마트허브 제2공장 생산지원본부"
	call := &model.Call{At: deskfake.Noon.Add(-23 * time.Hour), Outcome: model.NoAnswer, Note: "인사팀 회의 중", Staff: "김상담"}
	s.Chase(s.Send(0, 0, 20), model.SecondCall, "2026-11-20", call)
	s.Chase(s.Send(1, 1, 14), model.Escalate, "2026-11-23", nil)
	s.Chase(s.Send(2, 2, 5), model.FirstCall, "2026-11-24", nil)
	v := s.Send(3, 3, 1)
	v.Interview.At = deskfake.Noon.Add(72 * time.Hour)
	s.Chase(v, model.FirstCall, "2026-11-30", nil)
	s.CallBy = map[model.ID][]model.Call{s.Made[0].ID: {*call}}
	s.Send(4, 4, 40).Status = model.Hired
	s.Send(5, 5, 30).Status = model.Void
	s.DueList = []model.Due{
		{Kind: model.DueResult, On: "2026-11-20", ReferralID: s.Made[0].ID},
		{Kind: model.DueRegistration, On: "2026-11-26", SeekerID: s.People[6].ID, Name: s.People[6].Name, Phone: s.People[6].Phone},
		{Kind: model.DueLead, On: "2026-11-28", LeadID: s.LeadList[7].ID, Employer: s.LeadList[7].Employer, Phone: "031-481-0001"},
	}
	p := New(d)
	shell.Win.SetContent(p.Content())
	p.Shown()
	return p, s, shell
}

func placeShot(t *testing.T, shell *deskfake.Shell, name string) {
	t.Helper()
	deskfake.Shot(t, shell.Win.Canvas(), "follow-"+name)
}

// tap gives what has the keyboard a key.
func tap(shell *deskfake.Shell, names ...fyne.KeyName) {
	for _, name := range names {
		shell.Win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
	}
}

func TestQueue_standsInGroupsMostUrgentFirst(t *testing.T) {
	p, _, shell := place(t, "ko")
	var got []string
	for _, h := range p.queue.headings() {
		got = append(got, h.Line.String())
	}
	want := "지난 일 2|오늘 1|다가오는 일 1|만료 예정 구직등록 1|만료 예정 구인 1"
	if strings.Join(got, "|") != want {
		t.Errorf("headings %q", got)
	}
	if p.queue.chosen != 0 || p.past.id != p.queue.items[0].follow.ReferralID || len(p.past.calls) != 1 {
		t.Errorf("chosen %d, calls %v", p.queue.chosen, p.past.calls)
	}
	placeShot(t, shell, "queue")
	row := p.queue.row(p.queue.items[0])
	text := ""
	for _, l := range row.Lines {
		text += l.String() + "\n"
	}
	for _, want := range []string{"안산호텔", "객실관리원", "031-400-1234", "2차 확인", "박*자", "1-26-", "2일 지남", "부재중 — 인사팀 회의 중"} {
		if !strings.Contains(text, want) {
			t.Errorf("the row lacks %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, "박순자") {
		t.Errorf("the row names the person:\n%s", text)
	}
}

func TestQueue_enterOpensTheResultForm(t *testing.T) {
	p, s, shell := place(t, "ko")
	tap(shell, fyne.KeyDown, fyne.KeyReturn)
	if len(shell.Went) != 1 || shell.Went[0] != "result "+s.Made[1].ID.String() {
		t.Errorf("went %v", shell.Went)
	}
	p.Key(desk.Key{Name: fyne.KeyO, Mod: fyne.KeyModifierControl})
	if shell.Went[1] != "slip "+s.Made[1].ID.String() {
		t.Errorf("went %v", shell.Went)
	}
}

func TestQueue_noAnswerIsOneKeyAndSaysWhenItIsDueAgain(t *testing.T) {
	p, s, shell := place(t, "ko")
	p.Key(desk.Key{Name: fyne.KeyN, Mod: fyne.KeyModifierControl})
	if calls := s.CallBy[s.Made[0].ID]; len(calls) != 2 || calls[0].Outcome != model.NoAnswer || calls[0].Again != "2026-11-25" {
		t.Fatalf("calls %+v", calls)
	}
	if len(shell.Toasts) != 1 || !strings.Contains(shell.Toasts[0], "11월 25일 (수)") || shell.Undo != nil {
		t.Errorf("says %q", shell.Toasts)
	}
	if i, _ := p.queue.item(); i.follow.ReferralID != s.Made[0].ID || i.group != coming {
		t.Errorf("the chosen one is %+v", i)
	}
}

func TestQueue_callAgainAsksForADay(t *testing.T) {
	p, s, shell := place(t, "ko")
	p.Key(desk.Key{Name: fyne.KeyT, Mod: fyne.KeyModifierControl})
	m := kit.TopModal(shell.Win.Canvas())
	if m == nil {
		t.Fatal("nothing is asked")
	}
	placeShot(t, shell, "again")
	test.Type(shell.Win.Canvas().Focused(), "20261101")
	m.OnSubmit()
	if kit.TopModal(shell.Win.Canvas()) == nil || len(s.CallBy[s.Made[0].ID]) != 1 {
		t.Fatal("a day that is past was taken")
	}
	placeShot(t, shell, "again-past")
	shell.Win.Canvas().Focused().(*kit.Entry).SetText("2026-11-28") // a Saturday
	m.OnSubmit()
	calls := s.CallBy[s.Made[0].ID]
	if kit.TopModal(shell.Win.Canvas()) != nil || len(calls) != 2 || calls[0].Outcome != model.CallAgain || calls[0].Again != "2026-11-30" {
		t.Errorf("calls %+v", calls)
	}
}

func TestQueue_renewsWhatEndsSoon(t *testing.T) {
	p, s, shell := place(t, "ko")
	renew := desk.Key{Name: fyne.KeyR, Mod: fyne.KeyModifierControl}
	p.queue.choose(4)
	p.show()
	placeShot(t, shell, "registration")
	p.Key(renew)
	if len(s.Called) != 0 || strings.Contains(shell.Asked.Title, s.People[6].Name) {
		t.Errorf("asked %+v, called %v", shell.Asked, s.Called)
	}
	shell.Answer = true
	p.Key(renew)
	if s.People[6].Valid != "2027-02-24" {
		t.Errorf("valid until %s", s.People[6].Valid)
	}
	p.queue.choose(5)
	p.show()
	placeShot(t, shell, "lead")
	p.Key(renew)
	m := kit.TopModal(shell.Win.Canvas())
	placeShot(t, shell, "renew-lead")
	shell.Win.Canvas().Focused().(*kit.Entry).SetText("2027-06-30")
	m.OnSubmit()
	if kit.TopModal(shell.Win.Canvas()) == nil {
		t.Fatal("half a year was taken")
	}
	shell.Win.Canvas().Focused().(*kit.Entry).SetText("2026-12-24")
	m.OnSubmit()
	if s.LeadList[7].ValidUntil != "2026-12-24" || kit.TopModal(shell.Win.Canvas()) != nil {
		t.Errorf("valid until %s", s.LeadList[7].ValidUntil)
	}
}

func TestQueue_findsAndSaysWhatIsNotThere(t *testing.T) {
	p, s, shell := place(t, "ko")
	test.Type(shell.Win.Canvas().Focused(), "ㅎㅌ")
	if len(p.queue.items) != 1 || p.queue.items[0].follow.ReferralID != s.Made[0].ID {
		t.Errorf("found %+v", p.queue.items)
	}
	p.search.SetText("없는곳")
	placeShot(t, shell, "none")
	if len(p.queue.items) != 0 || p.queue.chosen != -1 {
		t.Errorf("found %+v", p.queue.items)
	}
	if !p.Leave() || p.search.Text != "" || len(p.queue.items) != 6 || p.Leave() {
		t.Error("Esc clears the search first")
	}
	s.FollowList, s.DueList = nil, nil
	p.refresh()
	placeShot(t, shell, "empty")
}

func TestSearch_aSlipNumberOpensItsResultForm(t *testing.T) {
	for _, tab := range []fyne.KeyName{fyne.Key1, fyne.Key2} {
		p, s, shell := place(t, "ko")
		p.Key(desk.Key{Name: tab, Mod: fyne.KeyModifierControl})
		test.Type(shell.Win.Canvas().Focused(), s.Made[4].Slip.Short())
		tap(shell, fyne.KeyReturn)
		if len(shell.Went) != 1 || shell.Went[0] != "result "+s.Made[4].ID.String() || p.search.Text != "" {
			t.Errorf("went %v, the box holds %q", shell.Went, p.search.Text)
		}
	}
}

func TestSearch_catchesAMistypedNumber(t *testing.T) {
	p, s, shell := place(t, "ko")
	short := s.Made[4].Slip.Short()
	test.Type(shell.Win.Canvas().Focused(), short[:len(short)-1]+string('0'+(short[len(short)-1]-'0'+1)%10))
	tap(shell, fyne.KeyReturn)
	if len(shell.Went) != 0 || !strings.Contains(p.field.Wrong(), "끝 두 자리") {
		t.Errorf("went %v, says %q", shell.Went, p.field.Wrong())
	}
	placeShot(t, shell, "mistyped")
	p.search.SetText("2026-D07-009999")
	tap(shell, fyne.KeyReturn)
	if len(shell.Went) != 0 || p.field.Wrong() == "" {
		t.Errorf("of an unknown slip it says %q", p.field.Wrong())
	}
	p.search.SetText("")
	if p.field.Wrong() != "" {
		t.Errorf("still says %q", p.field.Wrong())
	}
}

func TestSlips_areListedFilteredAndOpened(t *testing.T) {
	p, s, shell := place(t, "ko")
	p.Key(desk.Key{Name: fyne.Key2, Mod: fyne.KeyModifierControl})
	if len(p.slips.hits.Hits) != 6 || p.slips.hits.Hits[0].ID != s.Made[5].ID {
		t.Fatalf("%d slips", len(p.slips.hits.Hits))
	}
	tap(shell, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	placeShot(t, shell, "slips")
	p.Key(desk.Key{Name: fyne.KeyR, Mod: fyne.KeyModifierControl})
	id := s.Made[3].ID.String()
	if strings.Join(shell.Went, "|") != "slip "+id+"|result "+id {
		t.Errorf("went %v", shell.Went)
	}
	p.Key(desk.Key{Name: fyne.KeyF, Mod: fyne.KeyModifierControl})
	m := kit.TopModal(shell.Win.Canvas())
	placeShot(t, shell, "filter")
	tap(shell, fyne.KeyRight)
	m.OnSubmit()
	if p.slips.state != waiting || len(p.slips.hits.Hits) != 4 {
		t.Errorf("%s: %d slips", p.slips.state, len(p.slips.hits.Hits))
	}
	p.slips.filter(anyState, "2026-10-01", "2026-10-31")
	if len(p.slips.hits.Hits) != 2 {
		t.Errorf("in October %d slips", len(p.slips.hits.Hits))
	}
	placeShot(t, shell, "slips-october")
	p.slips.filter(hired, "2026-11-24", "2026-11-24")
	placeShot(t, shell, "slips-none")
}

func TestPeriods_haveTheirLastDay(t *testing.T) {
	p, _, _ := place(t, "ko")
	got := p.slips.periods()
	if got[2].from != "2026-11-01" || got[2].to != "2026-11-30" || got[3].from != "2026-10-01" || got[3].to != "2026-10-31" {
		t.Errorf("%+v", got)
	}
}

func TestOpen_choosesTheReferralOrOpensItsForm(t *testing.T) {
	p, s, shell := place(t, "ko")
	p.search.SetText("없는곳")
	p.Open(s.Made[2].ID)
	if i, _ := p.queue.item(); i.follow.ReferralID != s.Made[2].ID || len(shell.Went) != 0 {
		t.Errorf("chosen %+v, went %v", i, shell.Went)
	}
	p.Open(s.Made[4].ID)
	if len(shell.Went) != 1 || shell.Went[0] != "result "+s.Made[4].ID.String() {
		t.Errorf("went %v", shell.Went)
	}
}

func TestPlace_inEnglish(t *testing.T) {
	p, _, shell := place(t, "en")
	shell.Win.Resize(fyne.NewSize(912, 600))
	p.Shown()
	placeShot(t, shell, "queue-en")
	p.Key(desk.Key{Name: fyne.Key2, Mod: fyne.KeyModifierControl})
	placeShot(t, shell, "slips-en")
}
