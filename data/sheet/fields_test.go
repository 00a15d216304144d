package sheet

import (
	"fmt"
	"strings"
	"testing"

	"ieumdesk/model"
)

// readField reads one cell under a header, beside an employer and a job.
func readField(t *testing.T, header string, value any) model.LeadRow {
	t.Helper()
	return readOne(t, []any{"업체명", "모집직종", header}, []any{"한빛정밀", "포장원", value})
}

func TestFields_areReadAsPeopleWriteThem(t *testing.T) {
	for _, c := range []struct {
		header string
		value  any
		got    func(l model.Lead) any
		want   string
	}{
		{"인원", 3, func(l model.Lead) any { return l.Openings }, "3"},
		{"인원", "○명", func(l model.Lead) any { return l.Openings }, "1"},
		{"고용형태", "상용직", func(l model.Lead) any { return l.EmploymentType }, "permanent"},
		{"고용형태", "계약직(1년)", func(l model.Lead) any { return fmt.Sprint(l.EmploymentType, l.ContractMonths) }, "fixed12"},
		{"고용형태", "프리랜서", func(l model.Lead) any { return l.EmploymentType + l.SiteNote }, "고용형태: 프리랜서"},
		{"계약기간", "1년 6개월", func(l model.Lead) any { return l.ContractMonths }, "18"},
		{"계약기간", 6, func(l model.Lead) any { return l.ContractMonths }, "6"},
		{"계약기간", "정함 없음", func(l model.Lead) any { return fmt.Sprint(l.ContractMonths, l.SiteNote) }, "0계약기간: 정함 없음"},
		{"시급(원)", 10500, func(l model.Lead) any { return fmt.Sprint(l.WageType, " ", l.WageMin) }, "hour 10500"},
		{"월급(만원)", 230, func(l model.Lead) any { return fmt.Sprint(l.WageType, " ", l.WageMin) }, "month 2300000"},
		{"월급", 2300000.0000000005, func(l model.Lead) any { return fmt.Sprint(l.WageType, " ", l.WageMin) }, "month 2300000"},
		{"급여", "회사내규", func(l model.Lead) any { return l.WageType }, "rule"},
		{"급여", "최저임금", func(l model.Lead) any { return fmt.Sprint(l.WageType, " ", l.WageMin) }, "hour 10320"},
		{"근무시간", "주 5일 09-18", func(l model.Lead) any { return l.WorkStart + l.WorkEnd + l.Days }, "09:0018:00주 5일"},
		{"근무시간", 40, func(l model.Lead) any { return l.WeeklyHours }, "40"},
		{"근무시간", "2교대", func(l model.Lead) any { return l.WorkStart + l.Days }, "2교대"},
		{"출근시간", 0.375, func(l model.Lead) any { return l.WorkStart }, "09:00"},
		{"출근시간", 9, func(l model.Lead) any { return l.WorkStart }, "09:00"},
		{"퇴근시간", "오후 6시", func(l model.Lead) any { return l.WorkEnd }, "18:00"},
		{"주당시간", "35시간", func(l model.Lead) any { return l.WeeklyHours }, "35"},
		{"기숙사", "O", func(l model.Lead) any { return l.Benefits }, "[기숙사]"},
		{"통근버스", "×", func(l model.Lead) any { return l.Benefits }, "[]"},
		{"식사", "중식 제공", func(l model.Lead) any { return l.Benefits }, "[식사 중식 제공]"},
		{"복리후생", "4대보험, 퇴직연금/명절선물", func(l model.Lead) any { return l.Benefits }, "[4대보험 퇴직연금 명절선물]"},
		{"복리후생", "없음", func(l model.Lead) any { return l.Benefits }, "[]"},
		{"자격증", "지게차운전기능사, 1종 보통", func(l model.Lead) any { return l.Licences }, "[지게차운전기능사 1종 보통]"},
		{"성별", "남녀무관", func(l model.Lead) any { return string(l.Sex) + l.SiteNote }, ""},
		{"성별", "여", func(l model.Lead) any { return l.Sex }, "F"},
		{"업종", "제조업", func(l model.Lead) any { return l.Industry }, "C"},
		{"업종", "C", func(l model.Lead) any { return l.Industry }, "C"},
		{"업종", "금형 임가공", func(l model.Lead) any { return l.Industry + l.SiteNote }, "업종: 금형 임가공"},
		{"직종코드", "542", func(l model.Lead) any { return l.Occupation + l.Title }, "542포장원"},
		{"직종코드", "경비원", func(l model.Lead) any { return l.Occupation }, "542"},
		{"직종코드", 143, func(l model.Lead) any { return l.Occupation }, "0143"},
		{"소재지", "안산시 단원구 초지동 1", func(l model.Lead) any { return l.Dong }, "초지동"},
		{"소재지", "인천시 남동구 고잔동 1", func(l model.Lead) any { return l.Dong }, ""},
		{"근무지", "안산시 단원구 고잔동 5", func(l model.Lead) any { return l.Dong + "|" + l.Address }, "고잔동|안산시 단원구 고잔동 5"},
		{"동", "본오 2동", func(l model.Lead) any { return l.Dong }, "본오2동"},
		{"동", "시흥시 정왕동", func(l model.Lead) any { return l.Dong }, "시흥시 정왕동"},
		{"연락처", 1000001234, func(l model.Lead) any { return l.Phone }, "010-0000-1234"},
		{"연락처", 3199991234, func(l model.Lead) any { return l.Phone + "|" + l.EmployerPhone }, "|031-9999-1234"},
		{"전화번호", "031-999-1234", func(l model.Lead) any { return l.Phone + "|" + l.EmployerPhone }, "|031-999-1234"},
		{"전화", "1588-1234", func(l model.Lead) any { return l.Phone + "|" + l.EmployerPhone }, "|1588-1234"},
		{"전화번호", "010-0000-1234", func(l model.Lead) any { return l.Phone + "|" + l.EmployerPhone }, "010-0000-1234|"},
		{"담당자 연락처", "031-999-1234", func(l model.Lead) any { return l.Phone + "|" + l.EmployerPhone }, "031-999-1234|"},
		{"회사전화", "031-999-1234", func(l model.Lead) any { return l.Phone + "|" + l.EmployerPhone }, "|031-999-1234"},
		{"연락처", "010-0000-1234, 010-0000-5678", func(l model.Lead) any { return l.Phone + "|" + l.EmployerPhone + "|" + l.Contact + "|" + l.SiteNote }, "010-0000-1234||010-0000-5678|"},
		{"담당자 연락처", "010-0000-1234 010-0000-5678", func(l model.Lead) any { return l.Phone + "|" + l.EmployerPhone + "|" + l.Contact + "|" + l.SiteNote }, "010-0000-1234||010-0000-5678|"},
		{"연락처", "010-0000-1234 (내선 12)", func(l model.Lead) any { return l.Phone + "|" + l.SiteNote }, "010-0000-1234|연락처: 내선 12"},
		{"담당자", "이과장 010-0000-1234 010-0000-5678", func(l model.Lead) any { return l.Phone + "|" + l.Contact + "|" + l.SiteNote }, "010-0000-1234|이과장 010-0000-5678|"},
		{"연락처", "031-999-1234 / 010-0000-1234", func(l model.Lead) any { return l.Phone + "|" + l.EmployerPhone + "|" + l.SiteNote }, "010-0000-1234|031-999-1234|"},
		{"연락처", "이과장 010-0000-1234", func(l model.Lead) any { return l.Contact + l.Phone + l.SiteNote }, "이과장010-0000-1234"},
		{"연락처", "031-999-1234 (내선 12)", func(l model.Lead) any { return l.EmployerPhone + "|" + l.SiteNote }, "031-999-1234|연락처: 031-999-1234 (내선 12)"},
		{"연락처", "없음", func(l model.Lead) any { return l.Phone }, ""},
		{"담당자", "이과장(010-0000-1234)", func(l model.Lead) any { return l.Contact + l.Phone }, "이과장010-0000-1234"},
		{"사업자번호", 1248100998, func(l model.Lead) any { return l.BusinessNo }, "1248100998"},
		{"접수일", "11/3", func(l model.Lead) any { return l.Received }, "2026-11-03"},
		{"입사일", "즉시", func(l model.Lead) any { return l.WorkFrom }, ""},
		{"상태", "마감", func(l model.Lead) any { return l.Status }, "closed"},
		{"상태", "모집중", func(l model.Lead) any { return l.Status }, ""},
		{"발굴경로", "골목상권 발굴", func(l model.Lead) any { return l.Source.Kind }, "dong"},
		{"발굴경로", "지인", func(l model.Lead) any { return l.Source.Kind + l.SiteNote }, "발굴경로: 지인"},
		{"구인번호", 20261124001, func(l model.Lead) any { return l.Source.Ref }, "20261124001"},
		{"비고", true, func(l model.Lead) any { return l.SiteNote }, "TRUE"},
		{"비고", "-", func(l model.Lead) any { return l.SiteNote }, ""},
	} {
		row := readField(t, c.header, c.value)
		if got := fmt.Sprint(c.got(row.Lead)); got != c.want || problems(row) != "" {
			t.Errorf("%s %v = %q; want %q; problems %q", c.header, c.value, got, c.want, problems(row))
		}
	}
}

func TestWage_takesTheFirstColumnThatHoldsOne(t *testing.T) {
	header := []any{"업체명", "직종", "시급", "월급", "연봉(만원)"}
	for _, c := range []struct {
		values []any
		want   string
	}{
		{[]any{"가", "나", nil, 2300000, nil}, "month 2300000"},
		{[]any{"가", "나", 0, nil, 3200}, "year 32000000"},
		{[]any{"가", "나", 10500, 2194500, nil}, "hour 10500"},
	} {
		row := readOne(t, header, c.values)
		if got := fmt.Sprint(row.Lead.WageType, " ", row.Lead.WageMin); got != c.want || problems(row) != "" {
			t.Errorf("%v = %s; want %s; %s", c.values, got, c.want, problems(row))
		}
	}
}

func TestWage_takesItsTypeFromTheColumnBeside(t *testing.T) {
	for _, c := range []struct {
		kind, wage any
		want, warn string
	}{
		{"시급", 10500, "hour 10500", ""},
		{"월급", "230~250만원", "month 2300000", ""},
		{"연봉제", 3200, "year 32000000", ""},
		{"협의", nil, "negotiable 0", ""},
		{"month", 2300000, "month 2300000", ""},
		{"월급", nil, " 0", "wage_missing"},
		{"월급", "회사내규", "rule 0", ""},
		{"협의", "230만원", "month 2300000", "wage_guessed"},
	} {
		row := readOne(t, []any{"업체명", "직종", "금액", "임금형태"}, []any{"가", "나", c.wage, c.kind})
		if got := fmt.Sprint(row.Lead.WageType, " ", row.Lead.WageMin); got != c.want || problems(row) != "" || warnings(row) != c.warn && warnings(row) != "wage_guessed openings_unsaid" {
			t.Errorf("%v %v = %q, warnings %q; want %q; %s", c.kind, c.wage, got, warnings(row), c.want, problems(row))
		}
	}
	row := readOne(t, []any{"업체명", "직종", "임금형태", "최저임금(원)", "최고임금(원)"}, []any{"가", "나", "월급", 2300000, 2500000})
	if l := row.Lead; l.WageType != model.Monthly || l.WageMin != 2_300_000 || l.WageMax != 2_500_000 || problems(row) != "" {
		t.Errorf("two ends: %+v %s", l, problems(row))
	}
}

func TestTitle_isNamedByTheOccupationWhereThereIsNone(t *testing.T) {
	row := readOne(t, []any{"업체명", "직종코드"}, []any{"가", "542"})
	if row.Lead.Occupation != "542" || row.Lead.Title != "경비원" {
		t.Errorf("%+v", row.Lead)
	}
	row = readOne(t, []any{"업체명", "직종"}, []any{"가", "경비원"})
	if row.Lead.Occupation != "542" || row.Lead.Title != "경비원" {
		t.Errorf("%+v", row.Lead)
	}
}

func TestDays_thatWouldNotFitBecomeANote(t *testing.T) {
	long := strings.Repeat("주간 08:00~17:00 야간 20:00~05:00 ", 4)
	row := readOne(t, []any{"업체명", "직종", "근무시간", "근무형태"}, []any{"가", "나", long, "2교대"})
	if row.Lead.Days != "2교대" || !strings.Contains(row.Lead.SiteNote, "근무시간: 주간") {
		t.Errorf("days %q, note %q", row.Lead.Days, row.Lead.SiteNote)
	}
}
