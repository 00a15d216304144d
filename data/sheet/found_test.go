package sheet

import (
	"testing"

	"ieumdesk/model"
)

func TestImport_ofATelephoneIsFoundByIt(t *testing.T) {
	for _, header := range []string{"전화번호", "연락처", "전화", "담당자 연락처", "휴대폰"} {
		for _, number := range []string{"031-491-2222", "010-4912-2222"} {
			desk := newDesk(t)
			importFile(t, desk, writeBook(t, [][]any{{"업체명", "모집직종", header}, {"한빛정밀", "포장원", number}, {"대성금속", "프레스", "031-400-1111"}}))
			for _, typed := range []string{"2222", number, model.PhoneDigits(number), model.PhoneDigits(number)[3:]} {
				hits, err := desk.SearchLeads(t.Context(), model.LeadQuery{Text: typed})
				if err != nil || hits.Total != 1 || hits.Hits[0].Employer != "한빛정밀" {
					t.Errorf("%s %s: %q finds %d, %v", header, number, typed, hits.Total, err)
				}
				if model.IsMobile(number) && len(hits.Hits) == 1 && hits.Hits[0].EmployerPhone != "" {
					t.Errorf("%s: a number that somebody carries is the employer's", header)
				}
			}
		}
	}
}
