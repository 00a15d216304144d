package sheet

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"ieumdesk/assets"
	"ieumdesk/model"
)

const today model.Date = "2026-11-24"

var shippedTables = sync.OnceValues(assets.Tables)

// testReader reads as a desk does on 24 November 2026.
func testReader(t testing.TB) *Reader { return readerOn(t, today) }

func readerOn(t testing.TB, day model.Date) *Reader {
	t.Helper()
	tables, err := shippedTables()
	if err != nil {
		t.Fatal(err)
	}
	words, err := assets.LoadWords("ko")
	if err != nil {
		t.Fatal(err)
	}
	return NewReader(tables, words, func() model.Date { return day })
}

// writeFile makes a file that was last written on the test's day.
func writeFile(t testing.TB, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	at := today.Time().Add(9 * time.Hour)
	if err := os.Chtimes(path, at, at); err != nil {
		t.Fatal(err)
	}
	return path
}

// writeBook makes an .xlsx of rows on Sheet1, and lets more be done to it.
func writeBook(t testing.TB, rows [][]any, more ...func(*excelize.File)) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	putRows(t, f, "Sheet1", 1, rows)
	for _, m := range more {
		m(f)
	}
	var b strings.Builder
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return writeFile(t, "leads.xlsx", []byte(b.String()))
}

func putRows(t testing.TB, f *excelize.File, sheet string, first int, rows [][]any) {
	t.Helper()
	for i, row := range rows {
		name, err := excelize.CoordinatesToCellName(1, first+i)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetRow(sheet, name, &row); err != nil {
			t.Fatal(err)
		}
	}
}

func openBook(t testing.TB, path string) *Book {
	t.Helper()
	b, err := testReader(t).Open(path)
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	t.Cleanup(func() { b.Close() })
	return b
}

// readAll reads every row of a file.
func readAll(t testing.TB, path string, m model.Mapping) []model.LeadRow {
	t.Helper()
	next, err := openBook(t, path).Rows(m)
	if err != nil {
		t.Fatalf("rows: %v", err)
	}
	var out []model.LeadRow
	for {
		row, err := next()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatalf("after %d rows: %v", len(out), err)
		}
		out = append(out, row)
	}
}

// readOne reads a file of one lead under a header.
func readOne(t testing.TB, header, values []any) model.LeadRow {
	t.Helper()
	got := readAll(t, writeBook(t, [][]any{header, values}), model.Mapping{})
	if len(got) != 1 {
		t.Fatalf("%d rows; want 1", len(got))
	}
	return got[0]
}

func problems(row model.LeadRow) string {
	var out []string
	for _, p := range row.Problems {
		out = append(out, p.Column+"="+p.Value+" "+p.Code)
	}
	return strings.Join(out, "; ")
}

func warnings(row model.LeadRow) string {
	var out []string
	for _, w := range row.Warnings {
		out = append(out, w.Code)
	}
	return strings.Join(out, " ")
}

// fullHeader and fullRow are a list with everything in it.
var (
	fullHeader = []any{
		"연번", "접수일", "업체명", "대표자", "사업자등록번호", "업종", "소재지", "전화번호", "모집직종", "직무내용", "모집인원", "고용형태", "계약기간",
		"급여", "근무시간", "근무요일", "근무지", "학력", "경력", "자격증", "기숙사", "통근버스", "복리후생", "외국인", "성별", "나이", "제출서류", "전형방법",
		"담당자", "휴대폰", "팩스", "마감일", "근무시작일", "발굴경로", "발굴팀", "발굴자", "발굴일", "생생정보",
	}
	fullRow = []any{
		1, "2026-11-20", "한빛정밀(주)", "김대표", "124-81-00998", "제조업", "경기도 안산시 단원구 초지동 123-4", "031-999-1234", "지게차 운전원", "원자재 상하차", 2, "계약직", "6개월",
		"월 230만원~250만원", "09:00~18:00", "주 5일", "경기도 안산시 단원구 고잔동 5", "무관", "무관", "지게차운전기능사", "O", "X", "4대보험, 퇴직연금", "가능", "무관", "60세 이하", "이력서", "면접",
		"이과장", "010-0000-1234", "031-999-1235", "2026-12-20", "2026-12-01", "스마트허브 방문", "일자리발굴 전담팀", "박발굴", "2026-11-19", "작업장이 밝음",
	}
)

func fullLead() model.Lead {
	return model.Lead{
		Received: "2026-11-20", Employer: "한빛정밀(주)", Representative: "김대표", BusinessNo: "124-81-00998", Industry: "C",
		Address: "경기도 안산시 단원구 초지동 123-4", Dong: "고잔동", EmployerPhone: "031-999-1234", Title: "지게차 운전원", Duties: "원자재 상하차",
		Openings: 2, EmploymentType: "fixed", ContractMonths: 6, WageType: model.Monthly, WageMin: 2_300_000, WageMax: 2_500_000,
		WorkStart: "09:00", WorkEnd: "18:00", Days: "주 5일", Education: "무관", Career: "무관", Licences: []string{"지게차운전기능사"},
		Benefits: []string{"기숙사", "4대보험", "퇴직연금"}, Foreigners: "가능", Age: "60세 이하", Documents: "이력서", Method: "면접",
		Contact: "이과장", Phone: "010-0000-1234", Fax: "031-999-1235", ValidUntil: "2026-12-20", WorkFrom: "2026-12-01",
		Source:   model.LeadSource{Kind: "hub", Team: "일자리발굴 전담팀", By: "박발굴", On: "2026-11-19"},
		SiteNote: "작업장이 밝음\n근무지: 경기도 안산시 단원구 고잔동 5",
	}
}
