package dayreport

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"ieumdesk/assets"
	"ieumdesk/ui/chart"
	"ieumdesk/ui/slip"
	"ieumdesk/ui/slip/sheet"
)

// november is a report with one of everything and a table that goes over a page.
func november() Report {
	bars := chart.Chart{Kind: chart.Bars, Hidden: "비공개", Labels: []string{"고잔동", "원곡동"}, Series: []chart.Series{{Name: "구직등록", Values: []float64{31, chart.Unseen}}, {Name: "취업", Values: []float64{9, 7}}}}
	long := Table{Columns: []string{"", "방문", "상담", "구직등록", "구인 발굴", "알선", "면접", "취업"}, Sum: true}
	for i := range 60 {
		long.Rows = append(long.Rows, []string{fmt.Sprintf("제%d행", i+1), "1", "2", "3", "4", "5", "6", "7"})
	}
	long.Rows = append(long.Rows, []string{"합계", "60", "120", "180", "240", "300", "360", "420"})
	return Report{
		Title: "월간 업무 현황", Period: "2026년 11월 1일 (일) ~ 11월 30일 (월)", Desk: "안산시 일자리센터 · 사동 행정복지센터 · D07", Lang: "ko",
		Notes: []string{"작은 수는 가립니다."},
		Parts: []Part{
			{Title: "실적과 목표", Table: Table{Columns: []string{"구분", "실적", "이달 목표"}, Rows: [][]string{{"방문", "168", "220"}}}},
			{Title: "동별", Table: Table{Columns: []string{"", "구직등록", "취업"}, Rows: [][]string{{"고잔동", "31", "9"}, {"원곡동", "비공개", "7"}}}, Chart: &bars},
			{Title: "날짜별", Table: long},
		},
	}
}

func drawn(t *testing.T, r Report) *sheet.Document {
	t.Helper()
	fonts, err := slip.LoadFonts(assets.FontRegular, assets.FontBold)
	if err != nil {
		t.Fatal(err)
	}
	pen, err := chart.NewPen(assets.FontRegular, fonts)
	if err != nil {
		t.Fatal(err)
	}
	return Draw(fonts, pen, r)
}

func TestDraw_saysEverythingInWordsThatAPDFReaderFinds(t *testing.T) {
	d := drawn(t, november())
	if missing := d.Missing(); len(missing) > 0 {
		t.Errorf("no glyphs for %q", string(missing))
	}
	pdf, err := d.PDF(sheet.Meta{Title: "t", Created: time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-layout", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	said := string(out)
	for _, want := range []string{"월간 업무 현황", "D07", "작은 수는 가립니다.", "168", "제60행", "420"} {
		if !strings.Contains(said, want) {
			t.Errorf("the PDF does not say %q", want)
		}
	}
	if n := strings.Count(said, "고잔동"); n != 2 {
		t.Errorf("the dong stands %d times, want in the table and in the chart", n)
	}
	if !strings.Contains(strings.ReplaceAll(said, " ", ""), "2/3") {
		t.Error("the second page does not say which of how many it is")
	}
	if n := strings.Count(said, "구인 발굴"); n != len(d.Pages) || n < 3 {
		t.Errorf("the long table has its headings %d times on %d pages", n, len(d.Pages))
	}
}

func TestDraw_leavesNoHeadingAloneAtTheFootOfAPage(t *testing.T) {
	for i := range 120 {
		before, notes := 20+i%12, i/12 // notes stand closer than rows, so that every height is tried
		filler := Table{Columns: []string{"", "방문"}}
		for range before {
			filler.Rows = append(filler.Rows, []string{"앞", "1"})
		}
		months := Table{Columns: []string{"", "방문"}, Rows: [][]string{{"구월", "1"}, {"시월", "2"}, {"합계", "3"}}, Sum: true}
		r := november()
		r.Notes = slices.Repeat([]string{"작은 수는 가립니다."}, notes)
		r.Parts = []Part{{Title: "앞의 표", Table: filler}, {Title: "월별", Table: months}}
		pdf, err := drawn(t, r).PDF(sheet.Meta{Title: "t"})
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), "report.pdf")
		if err := os.WriteFile(file, pdf, 0o600); err != nil {
			t.Fatal(err)
		}
		text, err := exec.Command("pdftotext", file, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		for page := range strings.SplitSeq(string(text), "\f") {
			if strings.Contains(page, "월별") && !strings.Contains(page, "구월") {
				t.Errorf("after %d notes and %d rows the heading stands alone", notes, before)
			}
		}
	}
}
