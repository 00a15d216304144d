package kit

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ieumdesk/assets"
)

// sink is a window with one of everything, as a screen would put it together.
func sink(t *testing.T, mode Mode, percent int, size fyne.Size) (fyne.Window, *Form) {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(NewTheme(Fonts{assets.FontRegular, assets.FontBold}, mode, percent))
	rail := NewRail([]RailPlace{
		{Name: "접수", Key: "F2"}, {Name: "구직자", Key: "F3"}, {Name: "구인", Key: "F4"}, {Name: "설정", Bottom: true},
	})
	rail.Choose(2)
	frame := NewFrame(rail)
	frame.Top.Set(Line{
		Left:  []Span{Bold("이음창구"), Gap(14), Text("사동 행정복지센터 · D07").In(ColorSecond)},
		Right: []Span{Text("상담사 김상담").In(ColorSecond), Gap(14), Dot(ColorDotGreen), Gap(6), Text("저장됨").In(ColorSecond), Gap(14), Bold("14:05")},
		Size:  SizeBar,
	})
	frame.Bar.Set(Line{
		Left:  []Span{Bold("박*자").At(SizeHeading), Gap(16), Text("61세 · 여 · 010-****-1234"), Gap(16), TagOf(Grey, "조리원"), Gap(8), TagOf(Green, "구직등록 ~2027-01-20")},
		Right: []Span{Text("지금 상담 12분째").In(ColorSecond), Gap(12), Key("Esc")},
	})
	frame.Status.Set(Line{
		Left:  []Span{Key("↑↓"), Gap(6), Text("고르기"), Gap(16), Key("F9"), Gap(6), Text("알선")},
		Right: []Span{Text("오늘 상담 9 · 알선 14 · 취업 2")}, Size: SizeSmall, Color: ColorSecond,
	})
	list := NewList(3)
	list.Set(40, 0, func(i int) ListRow {
		return ListRow{Faded: i == 3, Lines: []Line{
			{Left: []Span{Bold("안산"), Bold("호텔").Marked(), Gap(10), Text("조리").Marked(), Text("보조 2명 NGUYEN THI PHUONG THAO MINH ANH")}, Right: []Span{Bold("월 231만원")}},
			{Left: []Span{Text("직종 일치 · 1.2km · 주간").In(ColorGreen), Text(" · 새벽 05시 출근").In(ColorAmber)}},
			{Left: []Span{Text("고잔동 · 11/18 방문 확인 · 통근버스 · 중식")}, Color: ColorSecond},
		}}
	})
	box := SearchBox("업체, 직종, 초성", list, func(string) {})
	box.SetSuffix(Text("12건"))
	form := NewForm()
	form.AddPair("phone", NewField("연락처", true, NewPhoneEntry("010-1234-5678")), "birth", NewField("생년월일", true, NewEntry("850228")))
	form.Add("choice", NewField("임금", false, NewChoice([]string{"a", "b"}, []string{"시급", "월급"})))
	form.Add("check", NewField("동의", true, NewCheck(Line{Left: []Span{Text("개인정보 수집·이용 (4항목)"), Gap(6), TagOf(Grey, "2026-09판")}})))
	detail := Column(10, NewTitle("안산호텔"), Note(NewParagraph("주방 6명, 50–60대가 대부분. 조리장이 직접 면접 보고 당일 답을 줌. 앞치마·모자 지급, 무거운 것은 남직원이 듦.", SizeBody, ColorText)),
		NewSection("조건"), TextValue("임금", "월 231만원"), form,
		Flow(6, NewChip("모집 중", true, nil), NewChip("주간", false, nil)),
		Row(10, NewPrimary("알선하기", "F9", nil), NewButton("전화 확인 기록", "", nil)))
	scroll := NewScroll(Inset(16, 20, 16, 20, detail))
	form.In(scroll)
	frame.Show(Split(Paper(ColorSurface, Over(Inset(12, 16, 10, 16, box), list)), Paper(ColorSurface, scroll)), true)
	w := test.NewTempWindow(t, frame.Object())
	w.SetPadded(false)
	w.Resize(size)
	w.Canvas().Focus(box)
	return w, form
}

func shot(t *testing.T, w fyne.Window, name string) {
	t.Helper()
	dir := os.Getenv("IEUM_SHOTS")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, w.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}

func TestKit_fitsTogether(t *testing.T) {
	for name, c := range map[string]struct {
		mode    Mode
		percent int
		size    fyne.Size
	}{
		"light":    {Light, 100, fyne.NewSize(1280, 800)},
		"dark":     {Dark, 100, fyne.NewSize(1280, 800)},
		"contrast": {HighContrast, 130, fyne.NewSize(1280, 800)},
		"small160": {Light, 160, fyne.NewSize(1024, 700)},
	} {
		t.Run(name, func(t *testing.T) {
			w, form := sink(t, c.mode, c.percent, c.size)
			if left := form.ShowErrors(map[string]string{"phone": "전화번호가 아닙니다. 010-1234-5678, 031-400-1234처럼 적어 주세요.", "other": "x"}); len(left) != 1 {
				t.Errorf("errors without a field: %v", left)
			}
			shot(t, w, name)
		})
	}
}
