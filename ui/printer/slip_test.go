package printer

import (
	"image/color"
	"testing"
	"time"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/slip"
	"ieumdesk/ui/slip/sheet"
)

// ordinary is a slip as a desk issues twenty of a day. Its people do not exist.
func ordinary() slip.Slip {
	n := model.SlipNumber{Year: 2026, Desk: "D07", Seq: 124}
	return slip.Slip{
		Number: n.String(), Short: n.Short(), Payload: n.QR(),
		IssuedAt: time.Date(2026, 11, 25, 5, 5, 0, 0, time.UTC),
		Centre:   "안산시 일자리센터", Desk: "사동 행정복지센터", Counsellor: "김상담", Phone: "031-400-1200",
		Seeker: slip.Seeker{Name: "박영자", BirthDate: "1968-03-14", Phone: "010-1234-5678"},
		Interview: slip.Interview{
			At: time.Date(2026, 11, 27, 5, 30, 0, 0, time.UTC), Place: "본관 지하 1층 주방 사무실",
			Contact: "박서준 조리장", Phone: "031-400-1234", Bring: []string{"신분증", "이력서 1부", "위생교육 수료증"},
		},
		Employer: slip.Employer{
			Name: "(주)안산호텔", Representative: "이호연", Address: "경기도 안산시 단원구 광덕대로 200, 안산호텔 본관 (고잔동)",
			Directions: "4호선 중앙역 1번 출구에서 걸어서 8분. 직원 출입구는 건물 뒤편 주차장 쪽입니다.",
		},
		Job: slip.Job{
			Title: "호텔 조리 보조", Occupation: "주방 보조원", EmploymentType: "기간의 정함이 없는 근로",
			Duties:   "채소 손질과 재료 준비, 식기 세척, 조식 뷔페 진열을 돕습니다. 무거운 것을 드는 일은 둘이 함께 합니다.",
			Openings: 2, Wage: "월 2,310,000원 (시간당 11,053원)", Days: "주 5일, 월 2회 토요일", Hours: "07:00~16:00 (쉬는 시간 60분)",
			Benefits: []string{"4대보험", "중식 제공", "통근버스", "퇴직연금"},
		},
	}
}

func fonts(t testing.TB) *slip.Fonts {
	t.Helper()
	f, err := slip.LoadFonts(assets.FontRegular, assets.FontBold)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func korean(t testing.TB) slip.Words {
	t.Helper()
	w, err := assets.LoadWords("ko")
	if err != nil {
		t.Fatal(err)
	}
	return w.T
}

// slipSheet is the ordinary slip, drawn.
func slipSheet(t testing.TB) *sheet.Document {
	t.Helper()
	d, err := slip.DrawSet(fonts(t), korean(t), []slip.Slip{ordinary()}, model.ReferralSheets[:1], slip.Setup{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var ink = color.RGBA{A: 255}

// roll is a narrow sheet of two pages: text, a tint, lines at both edges of what a
// receipt printer reaches, and more rows than one band has.
func roll(t testing.TB) *sheet.Document {
	t.Helper()
	f := fonts(t)
	tint := color.RGBA{220, 220, 220, 255}
	d := sheet.NewDocument("ko")
	for _, text := range []string{"안산호텔 조리 보조\n11월 27일 오후 2시 30분\n031-400-1234", "신분증, 이력서 1부"} {
		p := d.AddPage(80, 70)
		p.Fill(sheet.Rect{X: 10, Y: 5, W: 60, H: 10}, tint)
		p.Fill(sheet.Rect{X: 4, Y: 20, W: 0.5, H: 40}, ink)
		p.Fill(sheet.Rect{X: 75.5, Y: 20, W: 0.5, H: 40}, ink)
		p.Text(sheet.Style{Fonts: []*sheet.Font{f.Regular}, Size: 14, Leading: 1.4, Lang: "ko", Colour: ink}, text, 8, 22, 64)
	}
	return d
}
