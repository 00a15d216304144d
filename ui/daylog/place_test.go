package daylog

import (
	"image"
	"image/color"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/chart"
	"ieumdesk/ui/dayreport"
	"ieumdesk/ui/deskfake"
	"ieumdesk/ui/slip"
)

// paper draws charts as the window does and remembers what it was to bring out.
type paper struct {
	pen    *chart.Pen
	opened *dayreport.Report
	name   string
}

func newPaper(t testing.TB) *paper {
	t.Helper()
	fonts, err := slip.LoadFonts(assets.FontRegular, assets.FontBold)
	if err != nil {
		t.Fatal(err)
	}
	pen, err := chart.NewPen(assets.FontRegular, fonts)
	if err != nil {
		t.Fatal(err)
	}
	return &paper{pen: pen}
}

func (p *paper) Picture(c chart.Chart, look chart.Look, ground color.RGBA, w, h int, scale, size float64) image.Image {
	return p.pen.Image(c, look, ground, w, h, scale, size)
}
func (p *paper) Open(r dayreport.Report, name string) { p.opened, p.name = &r, name }

// busyDay is a desk on which a few things happened today and this year.
func busyDay(s *deskfake.Session) {
	for i, name := range []string{"박순자", "김영호", "NGUYEN THI PHUONG THAO", "남궁민수", "이정희", "최명설"} {
		s.People[i].Name = name
	}
	s.LeadList[0].Employer, s.LeadList[0].Title = "(주)안산호텔", "객실관리원"
	s.LeadList[2].Employer = "한국제과제빵협동조합 반월시화스마트허브 제2공장 생산지원본부"
	for i := range s.LeadList {
		s.LeadList[i].Received = "2026-11-02"
		s.LeadList[i].Source.Kind = []string{"dong", "phone", "", "event"}[i%4]
	}
	s.LeadList[0].Received, s.LeadList[2].Received = "2026-11-24", "2026-11-24"
	for i := range 6 {
		kind := []model.VisitKind{model.VisitConsult, model.VisitRegister, model.VisitConsult}[i%3]
		s.VisitList = append(s.VisitList, model.Visit{ID: s.People[i].ID, SeekerID: s.People[i].ID, At: deskfake.Noon.Add(-time.Duration(i) * 20 * time.Minute), Kind: kind})
	}
	for i := range 26 {
		p := s.People[i%len(s.People)]
		at := deskfake.Noon.AddDate(0, -(i % 11), -(i % 9))
		v := model.Visit{ID: p.ID, SeekerID: p.ID, At: at, Kind: model.VisitRegister}
		v.ID[0] = byte(i + 1)
		s.VisitList = append(s.VisitList, v)
		made := s.Send(i%len(s.People), i%len(s.LeadList), i*9)
		if i%4 == 0 {
			made.Status = model.Hired
		}
	}
	hired := s.Send(0, 0, 0)
	hired.Status, hired.StatusAt = model.Hired, deskfake.Noon.Add(-time.Hour)
	s.Days.Goals = map[string]model.DayGoals{"2026-11": {model.Visits: 40, model.Registrations: 20, model.LeadsFound: 8, model.ReferralsMade: 12, model.Hires: 3}}
	s.Days.Quiet = []model.QuietEntry{
		{ID: s.People[0].ID, Revision: 1, Day: "2026-11-24", Kind: model.QuietPhone, Text: "실업급여 신청 방법 문의, 고용센터 안내", At: deskfake.Noon.Add(-3 * time.Hour), Staff: "김상담"},
	}
	s.Days.Open = []model.Date{"2026-11-20"}
	s.Days.Remarks = map[model.Date]model.Remarks{"2026-11-24": {Revision: 2, Handover: "시청 회의 11/25 10:00, 919취업광장 참가업체 명단 제출"}}
}

// place is F8 over a busy day.
func place(t *testing.T, language string) (*Place, *deskfake.Session, *deskfake.Shell, *deskfake.DayFiles, *paper) {
	t.Helper()
	d, s, shell := deskfake.Desk(t, language, 24, 12)
	busyDay(s)
	files, paper := &deskfake.DayFiles{Fail: map[model.DayFormat]error{}}, newPaper(t)
	p := New(d, Options{Files: files, Paper: paper})
	shell.Win.SetContent(p.Content())
	p.Shown()
	return p, s, shell, files, paper
}

func shot(t *testing.T, shell *deskfake.Shell, name string) {
	t.Helper()
	deskfake.Shot(t, shell.Win.Canvas(), "daylog-"+name)
}

// tap gives what has the keyboard a key.
func tap(shell *deskfake.Shell, names ...fyne.KeyName) {
	for _, name := range names {
		shell.Win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
	}
}

func typed(shell *deskfake.Shell, s string) { test.Type(shell.Win.Canvas().Focused(), s) }
