package sheet

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ieumdesk/model"
)

func TestRows_readAWholeList(t *testing.T) {
	row := readOne(t, fullHeader, fullRow)
	if problems(row) != "" || warnings(row) != "" {
		t.Fatalf("problems %q, warnings %q", problems(row), warnings(row))
	}
	want := fullLead()
	// The KECO name of the occupation is looked up, not written here.
	if row.Lead.Occupation == "" {
		t.Log("지게차 운전원 is no name of an occupation")
	}
	want.Occupation = row.Lead.Occupation
	if !reflect.DeepEqual(row.Lead, want) {
		got, _ := json.MarshalIndent(row.Lead, "", " ")
		wanted, _ := json.MarshalIndent(want, "", " ")
		t.Errorf("got %s\nwant %s", got, wanted)
	}
	if err := row.Lead.Normalise(testReader(t).tables, today); err != nil {
		t.Errorf("the lead is refused: %v", err)
	}
}

func TestRows_findTheHeaderBelowTitlesAndPassOverTheRest(t *testing.T) {
	path := writeBook(t, [][]any{
		{"2026년 11월 구인업체 명단"},
		{},
		{"작성: 일자리센터", nil, nil, "기준일: 2026-11-20"},
		{"연번", "업 체 명\n(상호)", "★모집직종", "모집\n인원(명)", "급여"},
		{1, "한빛정밀", "포장원", 2, "시급 10,500원"},
		{2},
		{},
		{"연번", "업 체 명 (상호)", "★모집직종", "모집 인원(명)", "급여"},
		{3, "새봄식품", "조리원", 1, "협의"},
		{"합계", nil, nil, 3},
		{"※ 문의는 일자리센터로"},
	}, func(f *excelize.File) {
		if err := f.MergeCell("Sheet1", "A1", "E2"); err != nil {
			t.Fatal(err)
		}
	})
	got := readAll(t, path, model.Mapping{})
	if len(got) != 2 || got[0].Row != 5 || got[0].Lead.Employer != "한빛정밀" || got[1].Row != 9 || got[1].Lead.WageType != model.Negotiable {
		t.Errorf("%+v", got)
	}
}

func TestRows_readHeadersOfTwoRows(t *testing.T) {
	path := writeBook(t, [][]any{
		{"업체명", "모집직종", "임금", nil, "담당자", nil, "비고"},
		{nil, nil, "형태", "금액", "성명", "연락처", nil},
		{"한빛정밀", "포장원", "시급", 10500, "이과장", "010-0000-1234", "통근 가능"},
	}, func(f *excelize.File) {
		for _, m := range [][2]string{{"A1", "A2"}, {"B1", "B2"}, {"C1", "D1"}, {"E1", "F1"}, {"G1", "G2"}} {
			if err := f.MergeCell("Sheet1", m[0], m[1]); err != nil {
				t.Fatal(err)
			}
		}
	})
	got := readAll(t, path, model.Mapping{})
	if len(got) != 1 {
		t.Fatalf("%d rows", len(got))
	}
	l := got[0].Lead
	if l.Employer != "한빛정밀" || l.WageType != model.Hourly || l.WageMin != 10_500 || l.Contact != "이과장" || l.Phone != "010-0000-1234" || l.SiteNote != "통근 가능" || problems(got[0]) != "" {
		t.Errorf("%+v, %s", l, problems(got[0]))
	}
}

func TestRows_giveAMergedEmployerToEachOfItsJobs(t *testing.T) {
	path := writeBook(t, [][]any{
		{"업체명", "소재지", "모집직종", "인원"},
		{"한빛정밀", "안산시 단원구 초지동 1", "포장원", 1},
		{nil, nil, "지게차 운전원", 2},
		{nil, nil, "경비원", 1},
		{nil, nil, "조리원", 1},
	}, func(f *excelize.File) {
		for _, m := range [][2]string{{"A2", "A4"}, {"B2", "B4"}} {
			if err := f.MergeCell("Sheet1", m[0], m[1]); err != nil {
				t.Fatal(err)
			}
		}
	})
	var got []string
	for _, r := range readAll(t, path, model.Mapping{}) {
		got = append(got, fmt.Sprint(r.Row, r.Lead.Employer, r.Lead.Dong, r.Lead.Title, r.Lead.Openings))
	}
	want := []string{"2한빛정밀초지동포장원1", "3한빛정밀초지동지게차 운전원2", "4한빛정밀초지동경비원1", "5조리원1"}
	if strings.ReplaceAll(strings.Join(got, "|"), " ", "") != strings.ReplaceAll(strings.Join(want, "|"), " ", "") {
		t.Errorf("got %q; want %q", got, want)
	}
}

func TestRows_readEverySheetThatHasAHeader(t *testing.T) {
	path := writeBook(t, [][]any{{"업체명", "직종"}, {"한빛정밀", "포장원"}}, func(f *excelize.File) {
		for _, name := range []string{"골목상권", "숨김", "안내"} {
			if _, err := f.NewSheet(name); err != nil {
				t.Fatal(err)
			}
		}
		putRows(t, f, "골목상권", 1, [][]any{{"제목"}, {"상호", "담당업무", "시급(원)"}, {"새봄식당", "홀 서빙", "많이"}})
		putRows(t, f, "숨김", 1, [][]any{{"업체명", "직종"}, {"감춘업체", "포장원"}})
		putRows(t, f, "안내", 1, [][]any{{"이 파일은 이렇게 적습니다"}, {"업체명은 꼭 적어 주세요"}})
		if err := f.SetSheetVisible("숨김", false); err != nil {
			t.Fatal(err)
		}
	})
	got := readAll(t, path, model.Mapping{})
	if len(got) != 2 || got[0].Sheet != "Sheet1" || got[1].Sheet != "골목상권" || got[1].Lead.Employer != "새봄식당" || got[1].Lead.Duties != "홀 서빙" {
		t.Fatalf("%+v", got)
	}
	if len(got[1].Problems) != 1 || got[1].Problems[0].Sheet != "골목상권" || got[1].Problems[0].Row != 3 || got[1].Problems[0].Column != "시급(원)" || got[1].Problems[0].Reason == "" {
		t.Errorf("%+v", got[1].Problems)
	}
	previews, err := openBook(t, path).Preview(model.Mapping{}, 3)
	if err != nil || len(previews) != 4 || previews[2].Skipped != "hidden" || previews[3].Skipped != "no_header" || previews[1].HeaderRow != 2 {
		t.Errorf("%+v, %v", previews, err)
	}
	if got := readAll(t, path, model.Mapping{Sheet: "숨김"}); len(got) != 1 || got[0].Lead.Employer != "감춘업체" || got[0].Sheet != "" {
		t.Errorf("a hidden sheet that was asked for: %+v", got)
	}
}

func TestRows_readDaysHoweverTheyAreStored(t *testing.T) {
	day, korean, odd := 14, `yyyy"년" m"월" d"일"`, `[$-412]d/m/yy;@`
	path := writeBook(t, [][]any{{"업체명", "직종", "마감일"}}, func(f *excelize.File) {
		values := []any{46371, 46371, 46371, 46371.75, 46371, "2026-12-15", "2026. 12. 15.", "20261215", 20261215, "26.12.15", "12/15까지", "~12/15(화)", "채용시까지", "9999-12-31"}
		styles := []*excelize.Style{{NumFmt: day}, {CustomNumFmt: &korean}, {CustomNumFmt: &odd}, {NumFmt: 22}, nil}
		for i, v := range values {
			putRows(t, f, "Sheet1", i+2, [][]any{{"한빛정밀", "포장원", v}})
			if i < len(styles) && styles[i] != nil {
				id, err := f.NewStyle(styles[i])
				if err != nil {
					t.Fatal(err)
				}
				name := fmt.Sprintf("C%d", i+2)
				if err := f.SetCellStyle("Sheet1", name, name, id); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
	got := readAll(t, path, model.Mapping{})
	if len(got) != 14 {
		t.Fatalf("%d rows", len(got))
	}
	for _, r := range got {
		want := model.Date("2026-12-15")
		if r.Row > 13 {
			want = ""
		}
		if r.Lead.ValidUntil != want || problems(r) != "" {
			t.Errorf("row %d: %q %s", r.Row, r.Lead.ValidUntil, problems(r))
		}
	}
}

func TestRows_countDaysFrom1904WhereTheFileDoes(t *testing.T) {
	date1904 := true
	path := writeBook(t, [][]any{{"업체명", "직종", "마감일", "접수일"}, {"한빛정밀", "포장원", 46371 - 1462, 46346 - 1462}}, func(f *excelize.File) {
		id, err := f.NewStyle(&excelize.Style{NumFmt: 14})
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellStyle("Sheet1", "C2", "C2", id); err != nil {
			t.Fatal(err)
		}
		if err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &date1904}); err != nil {
			t.Fatal(err)
		}
	})
	got := readAll(t, path, model.Mapping{})
	if len(got) != 1 || got[0].Lead.ValidUntil != "2026-12-15" || got[0].Lead.Received != "2026-11-20" {
		t.Errorf("%+v", got)
	}
}

func TestRows_reportABadRowAndGoOn(t *testing.T) {
	path := writeBook(t, [][]any{
		{"업체명", "직종", "급여", "인원", "마감일", "연락처", "사업자번호", "출근시간"},
		{"가", "포장원", "많이 드림", "2명", "2026-12-15", "010-0000-1234", "", ""},
		{"나", "포장원", "시급 11,000원", "여럿", "2026-12-15", "", "", ""},
		{"다", "포장원", "", "1", "2026-02-30", "", "", ""},
		{"라", "포장원", "", "1", "2026-10-01", "", "", ""},
		{"마", "포장원", "", "1", "", "1.01235E+09", "1.2481E+09", "아침"},
		{"바", "포장원", "월 230", "약간명", "", "", "", ""},
		{"사", "포장원", "230", "", "", "", "", ""},
	})
	want := []string{
		"급여=많이 드림 wage_form", "인원=여럿 openings_form", "마감일=2026-02-30 date_none", "마감일=2026-10-01 lead_over",
		"사업자번호=1.2481E+09 digits_lost; 출근시간=아침 time_form; 연락처=1.01235E+09 digits_lost", "", "",
	}
	got := readAll(t, path, model.Mapping{})
	if len(got) != len(want) {
		t.Fatalf("%d rows", len(got))
	}
	for i, w := range want {
		if problems(got[i]) != w {
			t.Errorf("row %d: %q; want %q", got[i].Row, problems(got[i]), w)
		}
		for _, p := range got[i].Problems {
			if p.Reason == "" || strings.HasPrefix(p.Reason, "error.") || strings.Contains(p.Reason, "%!") {
				t.Errorf("row %d: reason %q", p.Row, p.Reason)
			}
		}
	}
	if w := warnings(got[5]); w != "openings_unsaid" {
		t.Errorf("약간명: %q", w)
	}
	if w := warnings(got[6]); w != "wage_guessed openings_unsaid" || !strings.Contains(got[6].Warnings[0].Message, "230") {
		t.Errorf("230: %q %v", w, got[6].Warnings)
	}
}

func TestRows_tellWhereALaterProblemStands(t *testing.T) {
	row := readOne(t, []any{"상호", "채용직종", "급여", "담당자 연락처"}, []any{"한빛정밀", "포장원", "시급 11,000", "모릅니다 850228-1234567"})
	p := row.Problem("phone", "phone_form", "…")
	if p.Column != "담당자 연락처" || p.Row != 2 || strings.ContainsAny(p.Value, "0123456789") {
		t.Errorf("%+v", p)
	}
	if p := row.Problem("wage_min", "wage_range", "…"); p.Column != "급여" || p.Value != "시급 11,000" {
		t.Errorf("%+v", p)
	}
	if p := row.Problem("education", "too_long", "…"); p.Column != "" || p.Value != "" {
		t.Errorf("a field without a column: %+v", p)
	}
}

func TestRows_sayTheSameOfTheSameFile(t *testing.T) {
	path := writeBook(t, [][]any{{"업체명", "직종", "마감일", "급여"}, {"한빛정밀", "포장원", "30일", "최저임금"}, {"새봄", "조리원", "1/5", "최저시급"}})
	first := readAll(t, path, model.Mapping{})
	b, err := readerOn(t, "2026-12-20").Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	next, err := b.Rows(model.Mapping{})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range first {
		if got, err := next(); err != nil || !reflect.DeepEqual(got.Lead, want.Lead) {
			t.Errorf("a month later: %+v, %v; want %+v", got.Lead, err, want.Lead)
		}
	}
	if first[0].Lead.ValidUntil != "2026-12-24" || first[1].Lead.ValidUntil != "2027-01-05" || first[0].Lead.WageMin != 10_320 {
		t.Errorf("%+v", first)
	}
}
