package slip

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ieumdesk/model"
	"ieumdesk/ui/slip/sheet"
)

// tool runs one of the programs that read PDFs and codes; they are part of the
// development set-up.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	var stderr bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, stderr.String())
	}
	return string(out)
}

func pdfFile(t *testing.T, d *sheet.Document) string {
	t.Helper()
	pdf, err := d.PDF(sheet.Meta{Title: "2026-D07-000124", Created: seoul(25, 14, 5)})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "slip.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// said are all texts of a slip that must be on its paper.
func said(s Slip) []string {
	all := []string{
		s.Number, s.Short, s.Centre, s.Desk, s.Counsellor, s.Phone, s.Fax,
		s.Seeker.Name, s.Seeker.Latin, s.Seeker.Phone,
		s.Interview.Place, s.Interview.Contact, s.Interview.Phone,
		s.Employer.Name, s.Employer.Representative, s.Employer.Address, s.Employer.Directions,
		s.Job.Title, s.Job.Occupation, s.Job.EmploymentType, s.Job.Duties, s.Job.Wage, s.Job.Hours, s.Job.Days,
	}
	return slices.Concat(all, s.Interview.Bring, s.Job.Benefits)
}

// squeeze takes the white space out: where lines break is the layout's affair.
func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

func TestSlip_saysEverythingAndCanBeCopied(t *testing.T) {
	for name, s := range map[string]Slip{"ordinary": ordinary(), "long": long(), "bare": bare(), "void": void(), "reissue": reissue(), "endless": endless()} {
		t.Run(name, func(t *testing.T) {
			file := pdfFile(t, draw(t, s))
			tool(t, "qpdf", "--check", file)
			got := tool(t, "pdftotext", "-raw", file, "-")
			if strings.ContainsAny(got, "Ê\u00a0\ufffd") {
				t.Error("copied text holds characters that nobody wrote")
			}
			// A continued text has the page's foot and head in its middle.
			got = regexp.MustCompile(`\n.* · 취업알선장 .*[\n ]\d / \d\n\f?(취업알선장 .* \(이어짐\)\n)?(직무 내용[\n ])?`).ReplaceAllString(got, "\n")
			for _, text := range said(s) {
				if !strings.Contains(squeeze(got), squeeze(text)) {
					t.Errorf("%.60q is not on the slip", text)
				}
			}
		})
	}
}

func TestSlip_copiesWithSpacesAndPunctuation(t *testing.T) {
	file := pdfFile(t, draw(t, reissue()))
	for _, mode := range []string{"-raw", "-layout"} {
		got := tool(t, "pdftotext", mode, file, "-")
		for _, want := range []string{
			"취업알선장", "안산시 일자리센터 · 사동 행정복지센터", "재발행 2회 · 2026년 11월 26일 (목) 09:12",
			"2026년 11월 25일 (수) 14:05", "2026년 11월 27일 (금) 오후 2시 30분",
			"경기도 안산시 단원구 광덕대로 200, 안산호텔 본관 (고잔동)", "월 2,310,000원 (시간당 11,053원)",
			"주 5일, 월 2회 토요일 · 07:00~16:00 (쉬는 시간 60분)", "NGUYEN THI PHUONG THAO",
		} {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no %q in\n%s", mode, want, got)
			}
		}
	}
}

func TestSlip_readsInTheOrderOfThePage(t *testing.T) {
	got := tool(t, "pdftotext", "-raw", pdfFile(t, draw(t, ordinary())), "-")
	at := -1
	for _, text := range []string{"취업알선장", "2026-D07-000124", "구직자", "박영자", "1968년", "010-1234-5678", "면접", "오후 2시 30분", "신분증", "구인업체", "(주)안산호텔", "일자리", "호텔 조리 보조", "위 구직자를", "김상담", "1 / 1"} {
		next := strings.Index(got[at+1:], text)
		if next < 0 {
			t.Fatalf("%q does not come after what stands above it:\n%s", text, got)
		}
		at += 1 + next
	}
}

func TestSlip_labelsStandBeforeTheirValues(t *testing.T) {
	got := tool(t, "pdftotext", "-layout", pdfFile(t, draw(t, ordinary())), "-")
	for _, want := range []string{`생년월일 +1968년 3월 14일 +연락처 +010-1234-5678`, `임금 +월 2,310,000원`, `담당자 +박서준 조리장 · 031-400-1234`, `담당 상담사 +김상담 +문의 +전화 031-400-1200 · 팩스 031-400-1201`} {
		if !regexp.MustCompile(want).MatchString(got) {
			t.Errorf("no line like %q in\n%s", want, got)
		}
	}
}

func TestSlip_ordinaryIsOnePage(t *testing.T) {
	for _, s := range []Slip{ordinary(), bare(), void(), reissue()} {
		if n := len(draw(t, s).Pages); n != 1 {
			t.Errorf("%d pages", n)
		}
	}
	if n := len(draw(t, endless()).Pages); n < 2 {
		t.Error("an endless text fits on a page")
	}
}

func TestSlip_namesNobodyInItsMetadata(t *testing.T) {
	file := pdfFile(t, draw(t, ordinary()))
	got := tool(t, "pdfinfo", "-meta", file) + tool(t, "pdfinfo", file)
	if !strings.Contains(got, "2026-D07-000124") {
		t.Error("the title is not the slip's number")
	}
	for _, personal := range []string{"박영자", "김상담", "010-1234"} {
		if strings.Contains(got, personal) {
			t.Errorf("the metadata names %s", personal)
		}
	}
}

func TestSlip_showsTimesInSeoul(t *testing.T) {
	s := ordinary()
	s.IssuedAt = seoul(25, 0, 5).UTC() // still the 24th in Greenwich
	if got := tool(t, "pdftotext", pdfFile(t, draw(t, s)), "-"); !strings.Contains(got, "2026년 11월 25일 (수) 00:05") {
		t.Errorf("got\n%s", got)
	}
}

func TestClock_isSaidAsPeopleSayIt(t *testing.T) {
	for _, c := range []struct {
		hour, minute int
		ko, en       string
	}{
		{9, 0, "오전 9시", "9 am"},
		{10, 5, "오전 10시 5분", "10:05 am"},
		{12, 0, "낮 12시", "12 noon"},
		{12, 30, "낮 12시 30분", "12:30 pm"},
		{14, 0, "오후 2시", "2 pm"},
		{17, 45, "오후 5시 45분", "5:45 pm"},
	} {
		at := seoul(25, c.hour, c.minute).UTC()
		for language, want := range map[string]string{"ko": c.ko, "en": c.en} {
			if got := words(t, language).clock(at); got != want {
				t.Errorf("%s %d:%02d is %q, want %q", language, c.hour, c.minute, got, want)
			}
		}
	}
}

func TestDraw_refusesASlipThatCannotBeFound(t *testing.T) {
	for name, change := range map[string]func(*Slip){
		"no number":          func(s *Slip) { s.Number = "" },
		"no payload":         func(s *Slip) { s.Payload = "" },
		"lower case payload": func(s *Slip) { s.Payload = "ieum:2026" },
	} {
		s := ordinary()
		change(&s)
		if _, err := DrawSet(fonts(t), words(t, "ko"), []Slip{s}, model.ReferralSheets[:1], Setup{}); err == nil {
			t.Errorf("%s: drawn all the same", name)
		}
	}
}

func TestDraw_reportsCharactersThatNoFontHas(t *testing.T) {
	s := ordinary()
	s.Seeker.Name = "ჯიმ"
	if got := string(draw(t, s).Missing()); got != "ჯიმ" {
		t.Errorf("missing = %q", got)
	}
	if got := draw(t, ordinary()).Missing(); len(got) > 0 {
		t.Errorf("an ordinary slip misses %q", string(got))
	}
}

func TestWords_everySlipTextHasItsGlyphs(t *testing.T) {
	for _, language := range []string{"ko", "en"} {
		for _, s := range []Slip{long(), void(), reissue(), endless()} {
			d, err := DrawSet(fonts(t), words(t, language), []Slip{s}, model.ReferralSheets, Setup{})
			if err != nil {
				t.Fatal(err)
			}
			saysNoKeys(t, language, d)
		}
		saysNoKeys(t, language, DrawApplication(fonts(t), words(t, language), applied(), Setup{}))
	}
}

// saysNoKeys fails if a text is missing, wrongly filled in, or has no glyphs.
func saysNoKeys(t *testing.T, language string, d *sheet.Document) {
	t.Helper()
	if m := d.Missing(); len(m) > 0 {
		t.Errorf("%s: missing %q", language, string(m))
	}
	text := tool(t, "pdftotext", "-raw", pdfFile(t, d), "-")
	if strings.Contains(text, "slip.") || strings.Contains(text, "list.") || strings.Contains(text, "%!") {
		t.Errorf("%s: a text is missing or wrongly filled in:\n%s", language, text)
	}
}
