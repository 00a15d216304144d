package sheet

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/unicode"

	"ieumdesk/model"
)

const csvText1 = "구인업체 명단,,\n\n업체명,모집직종,비고\n한빛정밀,포장원,\"통근버스, 기숙사\n있음\"\n\n뷁식당,조리원,똠방각하\n"

func encoded(t testing.TB, e encoding.Encoding, s string) []byte {
	t.Helper()
	b, err := e.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestCSV_isReadInEveryEncodingAndSeparator(t *testing.T) {
	files := map[string][]byte{
		"UTF-8":      []byte(csvText1),
		"BOM":        []byte("\uFEFF" + csvText1),
		"CP949":      encoded(t, korean.EUCKR, csvText1),
		"UTF-16":     encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), csvText1),
		"UTF-16BE":   encoded(t, unicode.UTF16(unicode.BigEndian, unicode.UseBOM), csvText1),
		"CRLF":       []byte(strings.ReplaceAll(csvText1, "\n", "\r\n")),
		"semicolons": []byte("구인업체 명단;;\n\n업체명;모집직종;비고\n한빛정밀;포장원;\"통근버스, 기숙사\n있음\"\n\n뷁식당;조리원;똠방각하\n"),
		"tabs":       []byte("구인업체 명단\t\t\n\n업체명\t모집직종\t비고\n한빛정밀\t포장원\t\"통근버스, 기숙사\n있음\"\n\n뷁식당\t조리원\t똠방각하\n"),
	}
	for name, content := range files {
		t.Run(name, func(t *testing.T) {
			got := readAll(t, writeFile(t, "명단.csv", content), model.Mapping{})
			if len(got) != 2 {
				t.Fatalf("%d rows: %+v", len(got), got)
			}
			if a := got[0]; a.Row != 4 || a.Lead.Employer != "한빛정밀" || strings.ReplaceAll(a.Lead.SiteNote, "\r", "") != "통근버스, 기숙사\n있음" {
				t.Errorf("first: %d %+v", a.Row, a.Lead)
			}
			if b := got[1]; b.Row != 6 || b.Lead.Employer != "뷁식당" || b.Lead.SiteNote != "똠방각하" {
				t.Errorf("second: %d %+v", b.Row, b.Lead)
			}
		})
	}
}

func TestCSV_numbersRowsAsASpreadsheetDoes(t *testing.T) {
	got := readAll(t, writeFile(t, "a.csv", []byte(csvText1)), model.Mapping{})
	if got[0].Row != 4 || got[1].Row != 6 {
		t.Errorf("rows %d and %d; want 4 and 6: a line break within a cell begins no row", got[0].Row, got[1].Row)
	}
}

func TestCSV_repairsWhatOtherProgramsDidToIt(t *testing.T) {
	got := readAll(t, writeFile(t, "a.csv", []byte("sep=,\n업체명,직종,연락처,사업자번호\n한\"빛\"정밀,포장원,\"=\"\"01000001234\"\"\",'1248100998\n가,나,1000001234,-\n")), model.Mapping{})
	if len(got) != 2 || got[0].Lead.Employer != `한"빛"정밀` || got[0].Lead.Phone != "010-0000-1234" || got[0].Lead.BusinessNo != "1248100998" || got[1].Lead.Phone != "010-0000-1234" || got[1].Lead.BusinessNo != "" {
		t.Errorf("%+v", got)
	}
}

func TestCSV_saysWhereAQuoteWasNotClosed(t *testing.T) {
	text := "업체명,직종\n가,나\n\"다,라\n" + strings.Repeat("마,바\n", openQuote+1)
	_, err := testReader(t).Open(writeFile(t, "a.csv", []byte(text)))
	if model.CodeOf(err) != "file_quote" || !strings.Contains(fmt.Sprint(err), "3") {
		t.Errorf("%v", err)
	}
}

func TestCSV_reportsDamagedCharacters(t *testing.T) {
	content := bytes.ReplaceAll(encoded(t, korean.EUCKR, "업체명,직종\n한빛?,포장원\n"), []byte("?"), []byte{0xFF})
	got := readAll(t, writeFile(t, "a.csv", content), model.Mapping{})
	if len(got) != 1 || len(got[0].Problems) != 1 || got[0].Problems[0].Code != "text_damaged" {
		t.Errorf("%+v", got)
	}
}

func TestCharset_findsACharacterCutByTheBuffer(t *testing.T) {
	var b bytes.Buffer
	b.WriteString("업체명,직종\n")
	for b.Len() < 1<<16-1 {
		b.WriteString("a")
	}
	b.WriteString("한빛,포장원\n") // the first syllable lies across 64 KiB
	for shift := range 4 {
		content := append(bytes.Repeat([]byte("x"), shift), b.Bytes()...)
		c, err := openCSV(writeFile(t, "a.csv", content))
		if err != nil || c.code != nil {
			t.Errorf("shifted by %d: %v, %v; want UTF-8", shift, c, err)
		}
	}
}

func FuzzCSV(f *testing.F) {
	f.Add([]byte(csvText1))
	f.Add(encoded(f, korean.EUCKR, csvText1))
	f.Add([]byte("업체명\t직종\r가\t\"나"))
	f.Add([]byte("\xFF\xFE\x00"))
	r := testReader(f)
	f.Fuzz(func(t *testing.T, content []byte) {
		drain(t, r, writeFile(t, "a.csv", content))
	})
}
