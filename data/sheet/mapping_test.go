package sheet

import (
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ieumdesk/model"
)

// fieldsOf are the fields that headers are read into.
func fieldsOf(headers ...string) []string {
	columns := make([]column, len(headers))
	for i, h := range headers {
		columns[i] = column{at: i, label: h}
	}
	newLexicon().assign(columns, nil)
	out := make([]string, len(headers))
	for i, c := range columns {
		out[i] = c.field
	}
	return out
}

func TestHeaders_areKnownHoweverTheyAreWritten(t *testing.T) {
	for header, want := range map[string]string{
		"업체명": "employer", "업 체 명": "employer", "업체명*": "employer", "★업체명": "employer", "(필수)업체명": "employer", "1. 업체명": "employer", "구인업체명": "employer",
		"업체명\n(상호)": "employer", "업체명/상호": "employer", "상호(법인명)": "employer", "회사명": "employer", "기업명": "employer", "사업장명": "employer", "Company": "employer",
		"사업자(등록)번호": "business_no", "사업자등록번호": "business_no", "사업자 번호": "business_no", "대표자명": "representative",
		"급여(만원)": "wage", "시급(원)": "wage", "월 급여": "wage", "연봉(만원)": "wage", "임금수준": "wage", "임금형태": "wage_type", "제시임금": "wage", "임금(최저)": "wage_min",
		"모집직종": "title", "채용 직종": "title", "직종": "title", "모집분야": "title", "직종코드": "occupation", "직무내용": "duties", "담당업무": "duties",
		"모집인원(명)": "openings", "인원": "openings", "T/O": "openings", "근무시간": "hours", "근무요일": "days", "근무형태": "days", "휴무일": "days", "4대보험": "benefits",
		"오시는 길": "directions", "교통편": "directions", "근무지": "workplace", "근무장소": "workplace", "소재지": "address", "주소": "address", "고용형태": "employment_type", "학력": "education", "경력": "career",
		"자격·면허": "licences", "자격증/면허": "licences", "복리후생": "benefits", "기숙사": "benefits", "통근버스": "benefits", "식사제공": "benefits",
		"담당자": "contact", "연락처": "phone", "휴대폰": "phone", "전화번호": "phone", "담당자 연락처": "phone", "담당자/연락처": "phone", "회사전화": "employer_phone", "FAX": "fax",
		"마감일": "valid_until", "유효기간": "valid_until", "접수마감일": "valid_until", "접수일자": "received_on", "등록일": "received_on", "발굴일": "source.on",
		"발굴자": "source.by", "발굴팀": "source.team", "구인인증번호": "source.ref", "비고": "site_note", "생생정보": "site_note", "특이사항": "site_note",
		"외국인 가능여부": "foreigners", "성별": "sex", "연령": "age", "employer_phone": "employer_phone", "source.team": "source.team", "wage_min": "wage_min",
		"연번": "", "No.": "", "": "", "결재": "", "업체명을 적고 그 옆에 대표자와 사업자등록번호를 빠짐없이 적어 주시기 바랍니다": "",
	} {
		if got := fieldsOf(header)[0]; got != want {
			t.Errorf("%q is read as %q; want %q", header, got, want)
		}
	}
}

func TestHeaders_meanWhatTheirNeighboursLeave(t *testing.T) {
	for _, c := range []struct{ headers, fields string }{
		{"전화번호 담당자연락처", "employer_phone phone"},
		{"전화번호 휴대폰", "employer_phone phone"},
		{"연락처 팩스", "phone fax"},
		{"직종 제목", "occupation title"},
		{"직종 모집분야", "title duties"},
		{"직종 직종코드", "title occupation"},
		{"업체명 회사명", "employer "},
		{"시급 월급 연봉", "wage wage wage"},
		{"주소 상세주소", "address address"},
		{"기숙사 통근버스 복리후생", "benefits benefits benefits"},
		{"비고 특이사항", "site_note site_note"},
	} {
		if got := strings.Join(fieldsOf(strings.Fields(c.headers)...), " "); got != c.fields {
			t.Errorf("%s are read as %q; want %q", c.headers, got, c.fields)
		}
	}
}

func TestMapping_overrulesTheGuess(t *testing.T) {
	path := writeBook(t, [][]any{
		{"업체명", "우리 회사가 하는 일", "비고", "내부메모", nil},
		{"한빛정밀", "포장원", "통근 가능", "보지 마세요", "월 230만원"},
	})
	got := readAll(t, path, model.Mapping{Columns: map[string]string{"우리 회사가 하는 일": "title", "비고": "", "E": "wage"}})
	if len(got) != 1 || got[0].Lead.Title != "포장원" || got[0].Lead.SiteNote != "" || got[0].Lead.WageMin != 2_300_000 || got[0].Lead.Employer != "한빛정밀" {
		t.Errorf("%+v", got)
	}
	got = readAll(t, writeBook(t, [][]any{{"업체명", "직종"}, {"한빛정밀", "포장원"}}), model.Mapping{Columns: map[string]string{"업체명": ""}})
	if len(got) != 1 || got[0].Lead.Employer != "" || got[0].Lead.Title != "포장원" {
		t.Errorf("a header that is not to be read: %+v", got)
	}
	got = readAll(t, path, model.Mapping{HeaderRow: 1, Columns: map[string]string{"a": "title", "B": "employer"}})
	if len(got) != 1 || got[0].Lead.Title != "한빛정밀" || got[0].Lead.Employer != "포장원" {
		t.Errorf("by letters: %+v", got)
	}
}

func TestMapping_findsAHeaderThatNobodyKnows(t *testing.T) {
	path := writeBook(t, [][]any{{"목록"}, {"가게", "일"}, {"새봄식당", "홀 서빙"}})
	if _, err := openBook(t, path).Rows(model.Mapping{}); model.CodeOf(err) != "no_header" {
		t.Errorf("unknown headers: %v", err)
	}
	got := readAll(t, path, model.Mapping{Columns: map[string]string{"가게": "employer", "일": "title"}})
	if len(got) != 1 || got[0].Lead.Employer != "새봄식당" || got[0].Lead.Title != "홀 서빙" {
		t.Errorf("%+v", got)
	}
}

func TestMapping_isRefusedByName(t *testing.T) {
	b := openBook(t, writeBook(t, [][]any{{"업체명", "직종"}, {"가", "나"}}))
	for code, m := range map[string]model.Mapping{
		"mapping_field":  {Columns: map[string]string{"업체명": "company"}},
		"mapping_column": {Columns: map[string]string{"급여": "wage"}},
		"mapping_sheet":  {Sheet: "없는 시트"},
		"mapping_header": {HeaderRow: 9},
	} {
		if _, err := b.Rows(m); model.CodeOf(err) != code {
			t.Errorf("%+v: %v; want %s", m, err, code)
		}
	}
}

func TestGuess_readsTheFileAsNoMappingDoes(t *testing.T) {
	path := writeBook(t, [][]any{fullHeader, fullRow})
	b := openBook(t, path)
	guess := b.Guess()
	if guess.Columns["업체명"] != "employer" || guess.Columns["전화번호"] != "employer_phone" || guess.Columns["휴대폰"] != "phone" || guess.Columns["연번"] != "" {
		t.Errorf("%v", guess.Columns)
	}
	with, without := readAll(t, path, guess), readAll(t, path, model.Mapping{})
	if !reflect.DeepEqual(with[0].Lead, without[0].Lead) {
		t.Errorf("%+v; want %+v", with[0].Lead, without[0].Lead)
	}
}

func TestPreview_showsColumnsAndFirstValues(t *testing.T) {
	b := openBook(t, writeBook(t, [][]any{
		{"명단"}, {"업체명", "모름", "급여"}, {"가", nil, "시급 11,000원"}, {nil, "x", nil}, {"나", "y", nil}, {"다", "z", "협의"},
	}))
	got, err := b.Preview(model.Mapping{Columns: map[string]string{"모름": "title"}}, 2)
	want := []model.SheetPreview{{Sheet: "Sheet1", HeaderRow: 2, Columns: []model.ColumnPreview{
		{Letter: "A", Header: "업체명", Field: "employer", Values: []string{"가", "나"}},
		{Letter: "B", Header: "모름", Field: "title", Values: []string{"x", "y"}},
		{Letter: "C", Header: "급여", Field: "wage", Values: []string{"시급 11,000원", "협의"}},
	}}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestLetters_countAsASpreadsheetDoes(t *testing.T) {
	for letter, want := range map[string]int{"A": 0, "Z": 25, "AA": 26, "XFD": maxColumns - 1} {
		if got, ok := columnIndex(letter); !ok || got != want || columnLetter(want) != letter {
			t.Errorf("%s is %d (%v) and back %s", letter, got, ok, columnLetter(want))
		}
	}
	for _, letter := range []string{"", "XFE", "ZZZZZZZZZZZZZZZZZZ", "a", "1"} {
		if n, ok := columnIndex(letter); ok {
			t.Errorf("%q is column %d", letter, n)
		}
	}
}

func TestEveryField_hasAReaderAndALabel(t *testing.T) {
	words := testReader(t).words
	for _, f := range model.LeadFields {
		if fieldReaders[f] == nil || !words.Has("column."+f) {
			t.Errorf("%s: reader %v, label %v", f, fieldReaders[f] != nil, words.Has("column."+f))
		}
	}
	if len(fieldReaders) != len(model.LeadFields) {
		t.Errorf("%d readers of %d fields", len(fieldReaders), len(model.LeadFields))
	}
	for _, s := range synonyms {
		for _, f := range []string{s.field, s.other} {
			if f != "" && fieldReaders[f] == nil {
				t.Errorf("headers are read into %s, which is no field", f)
			}
		}
	}
	for _, code := range []string{
		"file_unknown", "file_old_excel", "file_password", "file_damaged", "file_too_big", "file_empty", "file_quote", "file_read", "no_header", "mapping_field",
		"mapping_sheet", "mapping_column", "mapping_header", "mapping_form", "text_damaged", "digits_lost", "lead_over", "wage_form", "openings_form",
	} {
		if !words.Has("error." + code) {
			t.Errorf("no text for %s", code)
		}
	}
	for _, code := range []string{"openings_unsaid", "employment_unknown", "wage_guessed", "wage_ceiling", "wage_missing"} {
		if !words.Has("warning." + code) {
			t.Errorf("no text for %s", code)
		}
	}
}

func TestSheets_withUnlikeHeadersAreReadEachAsItIs(t *testing.T) {
	path := writeBook(t, [][]any{{"업체명", "직종", "연락처"}, {"가", "나", "010-0000-1111"}}, func(f *excelize.File) {
		if _, err := f.NewSheet("둘"); err != nil {
			t.Fatal(err)
		}
		putRows(t, f, "둘", 1, [][]any{{"연락처", "담당자 연락처", "회사명", "모집분야"}, {"031-999-1111", "010-0000-2222", "다", "라"}})
	})
	got := readAll(t, path, openBook(t, path).Guess())
	if len(got) != 2 || got[0].Lead.Phone != "010-0000-1111" || got[1].Lead.EmployerPhone != "031-999-1111" || got[1].Lead.Phone != "010-0000-2222" {
		t.Errorf("%+v", got)
	}
}
