package slip

import (
	"slices"
	"testing"
	"time"

	"ieumdesk/assets"
	"ieumdesk/model"
)

// known is what slips are filled from: the words and tables of the desk.
func known(t *testing.T) (*assets.Words, *model.Tables) {
	t.Helper()
	w, err := assets.LoadWords("ko")
	if err != nil {
		t.Fatal(err)
	}
	tables, err := assets.Tables()
	if err != nil {
		t.Fatal(err)
	}
	return w, tables
}

// view is a referral of a foreign seeker to a hotel.
func view() model.ReferralView {
	return model.ReferralView{
		Referral: model.Referral{
			Slip: model.SlipNumber{Year: 2026, Desk: "D07", Seq: 124}, IssuedAt: seoul(25, 14, 5), Status: model.Issued,
			Interview: model.Interview{At: seoul(27, 14, 30), Bring: []string{"id", "작업복"}},
			Printed:   model.Prints{model.SheetReply: 1},
		},
		Seeker: model.Seeker{
			Name: "응우옌티프엉타오", LatinName: "NGUYEN THI PHUONG THAO", BirthDate: "1991-03-12", Phone: "010-0000-1234", CareerMonths: 38,
			Licences: []string{"조리기능사"}, Languages: []string{"vi", "ko"}, Nationality: "VN", Visa: "F-6", VisaExpires: "2028-05-31",
			Consents: []model.Consent{{Kind: model.ConsentProvide, Version: "2026-09", At: seoul(24, 9, 0)}},
		},
		Lead: model.Lead{
			Employer: "(주)안산호텔", Title: "조리 보조", EmploymentType: "permanent", WageType: model.Monthly, WageMin: 2_310_000, Days: "주 5일",
			WorkStart: "09:00", WorkEnd: "18:00", Address: "안산시 단원구 광덕대로 200", Directions: "중앙역 1번 출구에서 걸어서 8분",
		},
		Staff: "김상담",
	}
}

func TestFromReferral_tellsTheEmployerWhatIsConsentedTo(t *testing.T) {
	w, tables := known(t)
	v := view()
	got := FromReferral(v, Office{}, w, nil, tables).Listed
	if got.Born != 1991 || got.Phone != v.Seeker.Phone || got.Career != "3년 2개월" || !slices.Equal(got.Licences, v.Seeker.Licences) {
		t.Errorf("listed %+v", got)
	}
	v.Seeker.Consents = append(v.Seeker.Consents, model.Consent{Kind: model.ConsentProvide, At: seoul(25, 9, 0), Withdrawn: true})
	if got := FromReferral(v, Office{}, w, nil, tables).Listed; got.Born != 0 || got.Phone != "" || got.Career != "" || got.Licences != nil {
		t.Errorf("after the consent was withdrawn it lists %+v", got)
	}
}

func TestFromReferral_saysInTheSecondLanguageWhatTheDeskHasWordsFor(t *testing.T) {
	w, tables := known(t)
	second, err := LoadSecond("vi")
	if err != nil {
		t.Fatal(err)
	}
	v := view()
	s := FromReferral(v, Office{}, w, second, tables)
	if s.Other.Days != second.Words.T("slip.days.week", 5) || s.Other.EmploymentType == "" || s.Other.EmploymentType == s.Job.EmploymentType || s.Other.Wage == s.Job.Wage {
		t.Errorf("other %+v", s.Other)
	}
	if want := []string{second.Words.Name("bring", "id"), ""}; !slices.Equal(s.Other.Bring, want) || s.Interview.Bring[1] != "작업복" {
		t.Errorf("bring %q beside %q", s.Other.Bring, s.Interview.Bring)
	}
	if s.Printed[model.SheetReply] != 1 || s.Printed[model.SheetSeeker] != 0 {
		t.Errorf("printed %v", s.Printed)
	}
	v.Lead.Days, v.Lead.WageType = "주 6일, 격주 토", model.Negotiable
	if o := FromReferral(v, Office{}, w, second, tables).Other; o.Days != "" || o.Wage != second.Words.Name("wage", "negotiable") {
		t.Errorf("of what the employer wrote: %+v", o)
	}
}

func TestFromReferral_tellsTheWay(t *testing.T) {
	w, tables := known(t)
	second, err := LoadSecond("vi")
	if err != nil {
		t.Fatal(err)
	}
	s := FromReferral(view(), Office{}, w, second, tables)
	page := read(t, drawSet(t, []Slip{s}, model.ReferralSheets[:1], Setup{Paper: A4, Second: second}))[0]
	wantText(t, "slip", page, "오시는 길", second.Words.T("slip.employer.directions"), view().Lead.Directions)
}

func TestFromSeeker_fillsTheApplication(t *testing.T) {
	w, tables := known(t)
	s := view().Seeker
	s.Received, s.Valid, s.Sex, s.Education, s.School, s.Graduated = "2026-11-25", "2027-02-25", model.Female, "03", "하노이고", 2009
	s.Dong, s.Address, s.WageType, s.Wage, s.EmploymentTypes = "본오2동", "본오로 100", model.Monthly, 2_200_000, []string{"permanent", "part"}
	got := FromSeeker(s, Office{Centre: "안산시 일자리센터"}, w, tables, time.Time{})
	for name, c := range map[string][2]string{
		"sex": {got.Sex, "여"}, "address": {got.Address, "본오2동 · 본오로 100"}, "nationality": {got.Nationality, "베트남"},
		"visa": {got.Visa, "F-6 결혼이민 · 2028-05-31까지"}, "languages": {got.Languages, "베트남어, 한국어"}, "education": {got.Education, "고졸 · 하노이고 · 2009년 졸업"},
		"career": {got.Career, "3년 2개월"}, "types": {got.Types, "정규직, 시간제"}, "wage": {got.Wage, "월급 2,200,000원 이상"},
		"consent": {got.Consents[1].On + " " + got.Consents[1].Version, "2026-11-24 2026-09"}, "no consent": {got.Consents[0].On, ""},
	} {
		if c[0] != c[1] {
			t.Errorf("%s: %q, want %q", name, c[0], c[1])
		}
	}
	korean := FromSeeker(model.Seeker{Name: "홍"}, Office{}, w, tables, time.Time{})
	if korean.Nationality != "" || korean.Visa != "" || korean.Education != "" || korean.Wage != "" || korean.Career != "" {
		t.Errorf("of nothing it makes %+v", korean)
	}
}
