package slip

import (
	"image"
	"image/color"
	"strings"
	"sync"
	"testing"
	"time"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/slip/sheet"
)

var testFonts = sync.OnceValues(func() (*Fonts, error) {
	return LoadFonts(assets.FontRegular, assets.FontBold)
})

func fonts(t testing.TB) *Fonts {
	t.Helper()
	f, err := testFonts()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func words(t testing.TB, language string) Words {
	t.Helper()
	w, err := assets.LoadWords(language)
	if err != nil {
		t.Fatal(err)
	}
	return w.T
}

// draw is the seeker's slip on A4, in Korean.
func draw(t testing.TB, s Slip) *sheet.Document {
	t.Helper()
	return drawSet(t, []Slip{s}, model.ReferralSheets[:1], Setup{Paper: A4})
}

func drawSet(t testing.TB, slips []Slip, kinds []model.SheetKind, setup Setup) *sheet.Document {
	t.Helper()
	d, err := DrawSet(fonts(t), words(t, "ko"), slips, kinds, setup)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func seoul(day, hour, minute int) time.Time {
	return time.Date(2026, 11, day, hour, minute, 0, 0, model.Seoul)
}

// ordinary is a slip as a desk issues twenty of a day. Its people do not exist.
func ordinary() Slip {
	n := model.SlipNumber{Year: 2026, Desk: "D07", Seq: 124}
	return Slip{
		Number: n.String(), Short: n.Short(), Payload: n.QR(),
		IssuedAt: seoul(25, 14, 5).UTC(),
		Centre:   "안산시 일자리센터", Desk: "사동 행정복지센터", Counsellor: "김상담",
		Phone: "031-400-1200", Fax: "031-400-1201",
		Seeker: Seeker{Name: "박영자", BirthDate: "1968-03-14", Phone: "010-1234-5678"},
		Interview: Interview{
			At: seoul(27, 14, 30).UTC(), Place: "본관 지하 1층 주방 사무실",
			Contact: "박서준 조리장", Phone: "031-400-1234",
			Bring: []string{"신분증", "이력서 1부", "위생교육 수료증"},
		},
		Employer: Employer{
			Name: "(주)안산호텔", Representative: "이호연",
			Address:    "경기도 안산시 단원구 광덕대로 200, 안산호텔 본관 (고잔동)",
			Directions: "4호선 중앙역 1번 출구에서 걸어서 8분. 직원 출입구는 건물 뒤편 주차장 쪽입니다.",
		},
		Job: Job{
			Title: "호텔 조리 보조", Occupation: "주방 보조원", EmploymentType: "기간의 정함이 없는 근로",
			Duties:   "채소 손질과 재료 준비, 식기 세척, 조식 뷔페 진열을 돕습니다. 무거운 것을 드는 일은 둘이 함께 합니다.",
			Openings: 2, Wage: "월 2,310,000원 (시간당 11,053원)",
			Days: "주 5일, 월 2회 토요일", Hours: "07:00~16:00 (쉬는 시간 60분)",
			Benefits: []string{"4대보험", "중식 제공", "통근버스", "퇴직연금"},
		},
		Order:  2,
		Listed: Listed{Born: 1968, Phone: "010-1234-5678", Career: "3년 2개월", Licences: []string{"조리기능사(한식)"}},
	}
}

// long fills every field as far as people do.
func long() Slip {
	s := ordinary()
	s.Desk = "고잔동 행정복지센터 고용복지플러스센터 합동 창구"
	s.Seeker.Name = "막시밀리아나알렉산드리아볼페슐레겔슈타인하우젠베르거도르프"
	s.Seeker.Latin = "MAXIMILIANA ALEXANDRIA WOLFESCHLEGELSTEINHAUSENBERGERDORFFSKA"
	s.Listed.Licences = []string{"지게차운전기능사", "위험물산업기사", "자동차운전면허 1종 대형"}
	s.Interview.Place = "경기도 안산시 단원구 산단로 325, 한빛정밀부품 제2공장 본관 3층 인사총무팀 옆 소회의실 (정문 경비실에서 방문증을 받고 안내를 따라 주세요)"
	s.Interview.Contact = "생산지원본부 인사총무팀 채용담당 박서준 대리, 부재 시 이하늘 주임"
	s.Interview.Bring = []string{"신분증(외국인등록증)", "이력서와 자기소개서 각 1부", "통장 사본", "주민등록등본", "지게차 운전기능사 자격증", "건강진단결과서(6개월 안에 발급)", "필기도구", "편한 신발"}
	s.Employer = Employer{
		Name:           "주식회사 한빛정밀부품 제2공장 생산지원본부 자동차내장재사업부",
		Representative: "KONSTANTINOS PAPADOPOULOS-ALEXANDROPOULOS",
		Address:        "경기도 안산시 단원구 산단로 325, 반월특수지역 스마트허브 5블록 12롯트 한빛정밀부품 제2공장 본관 3층 인사총무팀 (원시동 785-12번지, 옛 한빛금속 자리, 서해선 원시역과 원곡역 사이)",
		Directions:     "서해선 원시역 2번 출구에서 마을버스 7-1을 타고 '산업단지 중앙'에서 내려 5분 걷습니다. 안산역에서는 99-1번을 타고 '한빛정밀' 앞에서 내립니다. 아침 7시 30분과 8시에 안산역 1번 출구 앞에서 통근버스가 떠납니다.",
	}
	s.Job.Title = "자동차 내장재 사출 및 조립, 검사, 포장과 출하 지원 (주야 2교대)"
	s.Job.Duties = strings.Repeat("사출기에서 나온 부품의 게이트를 잘라 내고 겉모습을 살펴 불량을 가려낸 뒤 규격 상자에 담습니다. ", 5)
	s.Job.Wage = "시급 10,850원, 월 약 3,120,000원 (기본급 2,267,650원 + 연장·야간 수당 + 식대 비과세 200,000원), 상여 연 200%"
	s.Job.Hours = "주간 08:30~17:30, 야간 20:30~05:30 (1주씩 번갈아, 쉬는 시간 60분, 연장 근로 하루 2시간까지)"
	s.Job.Benefits = []string{"4대보험", "기숙사(2인 1실)", "통근버스", "중식·석식 제공", "퇴직연금", "명절 상여금", "자녀 학자금 지원", "건강검진", "작업복과 안전화 지급", "장기근속 포상"}
	return s
}

// bare has nothing that may be left out.
func bare() Slip {
	s := ordinary()
	return Slip{
		Number: s.Number, Short: s.Short, Payload: s.Payload, IssuedAt: s.IssuedAt,
		Centre: s.Centre, Desk: s.Desk, Counsellor: s.Counsellor,
		Seeker:   Seeker{Name: "홍", Phone: "010-0000-0001"},
		Employer: Employer{Name: "그린"},
		Job:      Job{Title: "포장"},
	}
}

func void() Slip {
	s := ordinary()
	s.Void, s.VoidedAt = true, seoul(26, 9, 40)
	return s
}

func reissue() Slip {
	s := ordinary()
	s.Printed, s.ReissuedAt = model.Prints{model.SheetSeeker: 2, model.SheetEmployer: 1, model.SheetReply: 1}, seoul(26, 9, 12)
	s.Seeker = Seeker{Name: "응우옌티프엉타오", Latin: "NGUYEN THI PHUONG THAO", BirthDate: "1991-03-12", Phone: "010-0000-1234"}
	return s
}

// endless cannot fit on a page.
func endless() Slip {
	s := long()
	s.Job.Duties = strings.Repeat("부품을 나르고 쌓고 세고 적습니다. ", 300)
	return s
}

// applied is an application as a seeker of the desk fills it in.
func applied() Application {
	return Application{
		Centre: "안산시 일자리센터", Desk: "사동 행정복지센터", At: seoul(25, 14, 5), Received: "2026-11-25", Valid: "2027-02-25",
		Seeker: Seeker{Name: "응우옌티프엉타오", Latin: "NGUYEN THI PHUONG THAO", BirthDate: "1991-03-12", Phone: "010-0000-1234"},
		Sex:    "여", OtherPhone: "031-400-0001", Address: "본오2동 · 경기도 안산시 상록구 본오로 100, 101동 1203호",
		Nationality: "베트남", Visa: "F-6 결혼이민 · 2028-05-31까지", Languages: "한국어, 베트남어",
		Education: "고졸 · 하노이고등학교 · 2009년 졸업", Career: "3년 2개월", Licences: "조리기능사(한식), 자동차운전면허 2종",
		Occupations: "주방 보조원, 건물 청소원", Duties: "주방 보조", Places: "본오2동, 사동", Types: "정규직, 시간제",
		Wage: "월급 2,200,000원 이상", Available: "월~금 09:00~18:00", Groups: "다문화가족", Note: "아이 하원 시간(16시)을 맞추기 원함",
		Consents: []Consented{
			{What: "개인정보 수집·이용 (4항목)", On: "2026-11-25", Version: "2026-09"}, {What: "구인업체 제공 (5항목)", On: "2026-11-25", Version: "2026-09"}, {What: "민감정보(장애·건강)"},
		},
	}
}

// spoken is a slip with what the desk can say in a second language.
func spoken(t testing.TB, s Slip, language string) (Slip, *Second) {
	t.Helper()
	second, err := LoadSecond(language)
	if err != nil {
		t.Fatal(err)
	}
	w := second.Words
	s.Interview.Bring = nil
	ko, err := assets.LoadWords("ko")
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range []string{"id", "resume", "hygiene"} {
		s.Interview.Bring, s.Other.Bring = append(s.Interview.Bring, ko.Name("bring", code)), append(s.Other.Bring, w.Name("bring", code))
	}
	s.Job.EmploymentType, s.Other.EmploymentType = ko.Name("employment", "permanent"), w.Name("employment", "permanent")
	s.Job.Wage, s.Other.Wage = ko.WageInFull(model.Monthly, 2_310_000, 0), w.WageInFull(model.Monthly, 2_310_000, 0)
	s.Job.Days, s.Other.Days = ko.T("slip.days.week", 5), w.T("slip.days.week", 5)
	return s, second
}

// several are slips of three people for one lead, the second of which is void.
func several() []Slip {
	var all []Slip
	for i, name := range []string{"박영자", "응우옌티프엉타오", "홍"} {
		s := ordinary()
		n := model.SlipNumber{Year: 2026, Desk: "D07", Seq: 124 + i}
		s.Number, s.Short, s.Payload, s.Seeker.Name = n.String(), n.Short(), n.QR(), name
		s.Void = i == 1
		all = append(all, s)
	}
	all[1].Seeker.Latin = "NGUYEN THI PHUONG THAO"
	all[2].Listed = Listed{Phone: "010-0000-0003"}
	return all
}

// crest is a picture such as centres have for a logo: partly transparent.
func crest() *sheet.Picture {
	const w, h = 240, 80
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			if dx, dy := x-h/2, y-h/2; x < h && dx*dx+dy*dy < h*h/4 {
				img.SetNRGBA(x, y, color.NRGBA{0x06, 0x3a, 0x74, 0xff})
			} else if x > h+10 && y > h/3 && y < 2*h/3 {
				img.SetNRGBA(x, y, color.NRGBA{0x25, 0x6e, 0xf4, 0x80})
			}
		}
	}
	return sheet.NewPicture(img)
}
