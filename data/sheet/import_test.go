package sheet

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"ieumdesk/data"
	"ieumdesk/data/testkit"
	"ieumdesk/data/vault"
	"ieumdesk/model"
)

// newDesk is a store on a real disk with somebody logged in.
func newDesk(t testing.TB) model.Session {
	t.Helper()
	clock := testkit.NewClock()
	path := filepath.Join(t.TempDir(), "desk.db")
	o := data.Options{Clock: clock.Now, NewID: testkit.IDs(clock), KDF: vault.TestParams()}
	if _, err := data.Create(t.Context(), path, testkit.NewStore(), o); err != nil {
		t.Fatal(err)
	}
	store, err := data.Open(t.Context(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	desk, err := store.Unlock(t.Context(), testkit.Login, testkit.Passphrase)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { desk.Close() })
	return desk
}

func importFile(t testing.TB, desk model.Session, path string) model.ImportReport {
	t.Helper()
	b, err := testReader(t).Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	next, err := b.Rows(model.Mapping{})
	if err != nil {
		t.Fatal(err)
	}
	report, err := desk.ImportLeads(t.Context(), next, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func count(r model.ImportReport) string {
	return fmt.Sprintf("read %d added %d updated %d unchanged %d rejected %d", r.Read, r.Added, r.Updated, r.Unchanged, len(r.Rejected))
}

func TestImport_ofTheSameFileTwiceAddsNothing(t *testing.T) {
	list := [][]any{
		fullHeader, fullRow,
		{2, nil, "새봄식당", nil, nil, nil, "안산시 상록구 본오2동 3", nil, "홀 서빙", nil, "○명", "알바", nil, "시급 11,000원", "17-22시"},
		{3, nil, "새봄식당", nil, "123-45-67890", nil, nil, nil, "조리원", nil, 1, nil, nil, "협의"},
		{4, nil, nil, nil, nil, nil, nil, nil, "이름 없는 업체의 일", nil, 1},
		{5, nil, "가온물류", nil, nil, nil, nil, "전화 없음!", "상하차", nil, 1, nil, nil, "850228-1234567"},
	}
	desk := newDesk(t)
	path := writeBook(t, list)
	first := importFile(t, desk, path)
	if got := count(first); got != "read 5 added 2 updated 0 unchanged 0 rejected 4" {
		t.Errorf("first: %s\n%+v", got, first.Rejected)
	}
	for i, want := range []struct {
		row          int
		column, code string
	}{{4, "사업자등록번호", "business_no_check"}, {5, "업체명", "required"}, {6, "급여", "wage_form"}, {6, "전화번호", "phone_form"}} {
		if i >= len(first.Rejected) {
			break
		}
		if p := first.Rejected[i]; p.Row != want.row || p.Column != want.column || p.Code != want.code || p.Reason == "" {
			t.Errorf("%+v; want %+v", p, want)
		}
	}
	if got := count(importFile(t, desk, path)); got != "read 5 added 0 updated 0 unchanged 2 rejected 4" {
		t.Errorf("again: %s", got)
	}
	list[2][13] = "시급 11,500원"
	changed := importFile(t, desk, writeBook(t, list))
	if got := count(changed); got != "read 5 added 0 updated 1 unchanged 1 rejected 4" {
		t.Errorf("changed: %s", got)
	}
	hits, err := desk.SearchLeads(t.Context(), model.LeadQuery{Text: "새봄식당", ExactTotal: true})
	if err != nil || hits.Total != 1 || hits.Hits[0].WageMin != 11_500 || hits.Hits[0].Dong != "본오2동" || hits.Hits[0].EmploymentType != "part" {
		t.Errorf("%+v, %v", hits, err)
	}
}

// BenchmarkImport100k is the whole way from an .xlsx of 100,000 leads into an
// empty store; the rival is excelize reading the file, and no more.
func BenchmarkImport100k(b *testing.B) {
	path := manyLeads(b)
	b.Run("import", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			desk := newDesk(b)
			b.StartTimer()
			if r := importFile(b, desk, path); r.Added != benchRows {
				b.Fatal(count(r))
			}
		}
	})
	b.Run("rival=excelize_reads", func(b *testing.B) {
		for b.Loop() {
			f, err := excelize.OpenFile(path)
			if err != nil {
				b.Fatal(err)
			}
			if n, err := excelizeRows(f); err != nil || n != benchRows+1 {
				b.Fatal(n, err)
			}
			f.Close()
		}
	})
}
