package sheet

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ieumdesk/model"
)

func TestOpen_saysWhyAFileIsNoList(t *testing.T) {
	good, err := os.ReadFile(writeBook(t, [][]any{{"업체명", "직종"}, {"가", "나"}}))
	if err != nil {
		t.Fatal(err)
	}
	locked := func() []byte {
		f := excelize.NewFile()
		defer f.Close()
		var b bytes.Buffer
		if err := f.Write(&b, excelize.Options{Password: "secret"}); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}()
	parts := unpack(t, good)
	without := func(part string, content string) []byte {
		return pack(t, parts, map[string][]byte{part: []byte(content)})
	}
	for name, c := range map[string]struct {
		content []byte
		code    string
	}{
		"empty":            {nil, "file_empty"},
		"password":         {locked, "file_password"},
		"old Excel":        {append(append([]byte{}, oleMark...), wide("Workbook")...), "file_old_excel"},
		"Hangul":           {append(append([]byte{}, oleMark...), wide("FileHeader")...), "file_unknown"},
		"HTML":             {[]byte("\n<html><table><tr><td>업체명</td></tr></table>"), "file_unknown"},
		"PDF":              {[]byte("%PDF-1.7 업체명,직종"), "file_unknown"},
		"picture":          {[]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), "file_unknown"},
		"cut":              {good[:len(good)/2], "file_damaged"},
		"other ZIP":        {pack(t, map[string][]byte{"mimetype": []byte("application/hwp+zip")}, nil), "file_unknown"},
		"broken workbook":  {without("xl/workbook.xml", "<workbook><she"), "file_damaged"},
		"broken sheet":     {without("xl/worksheets/sheet1.xml", `<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c>`), "file_damaged"},
		"broken texts":     {without("xl/sharedStrings.xml", "<sst><si><t>업체명"), "file_damaged"},
		"DOCTYPE":          {without("xl/sharedStrings.xml", "<!DOCTYPE sst [<!ENTITY a 'b'>]><sst/>"), "file_damaged"},
		"EUC-KR XML":       {without("xl/sharedStrings.xml", `<?xml version="1.0" encoding="euc-kr"?><sst/>`), "file_damaged"},
		"row out of range": {without("xl/worksheets/sheet1.xml", `<worksheet><sheetData><row r="1048577"><c><v>1</v></c></row></sheetData></worksheet>`), "file_too_big"},
	} {
		t.Run(name, func(t *testing.T) {
			b, err := testReader(t).Open(writeFile(t, "leads.xlsx", c.content))
			if err == nil {
				b.Close()
			}
			if model.CodeOf(err) != c.code {
				t.Errorf("%v; want %s", err, c.code)
			}
		})
	}
	for _, path := range []string{filepath.Join(t.TempDir(), "김철수.xlsx"), t.TempDir()} {
		if _, err := testReader(t).Open(path); model.KindOf(err) != model.Outside || strings.Contains(err.Error(), "김철수") {
			t.Errorf("%v", err)
		}
	}
}

func TestOpen_readsNoMoreThanItMay(t *testing.T) {
	r := &bounded{strings.NewReader(strings.Repeat("x", 100)), 10}
	got := make([]byte, 100)
	n, err := r.Read(got)
	if n != 10 || err != nil {
		t.Fatalf("%d, %v", n, err)
	}
	if _, err := r.Read(got); model.CodeOf(err) != "file_too_big" {
		t.Errorf("%v", err)
	}
}

func TestWorkbook_readsEveryKindOfCell(t *testing.T) {
	content, err := os.ReadFile(writeBook(t, [][]any{{"업체명", "직종"}}))
	if err != nil {
		t.Fatal(err)
	}
	sheet := `<x:worksheet xmlns:x="m"><x:sheetData>
<x:row><x:c t="inlineStr"><x:is><x:r><x:t>업체</x:t></x:r><x:rPh><x:t>ギョウ</x:t></x:rPh><x:r><x:t>명</x:t></x:r></x:is></x:c><x:c t="str"><x:f>A&amp;B</x:f><x:v>직종_x000A_</x:v></x:c><x:c t="inlineStr"><x:is><x:t>비고</x:t></x:is></x:c></x:row>
<x:row r="5"><x:c r="A5" t="inlineStr"><x:is><x:t>가 &amp; 나</x:t></x:is></x:c><x:c r="B5" t="str"><x:f>1+1</x:f><x:v>포장원</x:v></x:c><x:c r="C5"><x:f>1/0</x:f><x:v>1.2E+3</x:v></x:c><x:c r="D5" t="e"><x:v>#N/A</x:v></x:c></x:row>
</x:sheetData></x:worksheet>`
	got := readAll(t, writeFile(t, "a.xlsx", pack(t, unpack(t, content), map[string][]byte{"xl/worksheets/sheet1.xml": []byte(sheet)})), model.Mapping{})
	if len(got) != 1 || got[0].Row != 5 || got[0].Lead.Employer != "가 & 나" || got[0].Lead.Title != "포장원" || got[0].Lead.SiteNote != "1200" {
		t.Errorf("%+v", got)
	}
}

func TestFormatKind_tellsDaysFromTimesAndNumbers(t *testing.T) {
	for code, want := range map[string]cellKind{
		"General": numberCell, "0": numberCell, "#,##0": numberCell, `#,##0"원"`: numberCell, "0.00E+00": numberCell, `_-"₩"* #,##0_-;\-"₩"* #,##0_-`: numberCell,
		"[Red]#,##0": numberCell, "@": numberCell, `"day"0`: numberCell, `\d0`: numberCell, "": numberCell, "[DBNum1]General": numberCell,
		"yyyy-mm-dd": dayCell, `yyyy"년" m"월" d"일";@`: dayCell, "[$-412]yyyy. m. d.;@": dayCell, "mm/dd": dayCell, "mmm": dayCell, "yy/m/d h:mm": dayCell, "aaaa d": dayCell,
		"h:mm": clockCell, "[h]:mm": clockCell, "mm:ss": clockCell, `h"시" mm"분"`: clockCell, "AM/PM h:mm": clockCell,
	} {
		if got := formatKind(code); got != want {
			t.Errorf("%s is %d; want %d", code, got, want)
		}
	}
}

func TestSerialCell_countsAsSpreadsheetsDo(t *testing.T) {
	for _, c := range []struct {
		serial string
		kind   cellKind
		from04 bool
		want   cell
	}{
		{"46371", dayCell, false, cell{"2026-12-15", dayCell}},
		{"44909", dayCell, true, cell{"2026-12-15", dayCell}},
		{"1", dayCell, false, cell{"1900-01-01", dayCell}},
		{"59", dayCell, false, cell{"1900-02-28", dayCell}},
		{"61", dayCell, false, cell{"1900-03-01", dayCell}},
		{"46371.375", dayCell, false, cell{"2026-12-15 09:00", dayCell}},
		{"0.375", dayCell, false, cell{"09:00", clockCell}},
		{"46371.75", clockCell, false, cell{"18:00", clockCell}},
		{"46370.99999999", dayCell, false, cell{"2026-12-15", dayCell}},
		{"0.99999", clockCell, false, cell{"23:59", clockCell}},
		{"-1", dayCell, false, cell{"-1", numberCell}},
		{"2958466", dayCell, false, cell{"2958466", numberCell}},
		{"1e99", dayCell, false, cell{"1" + strings.Repeat("0", 99), numberCell}},
		{"abc", dayCell, false, cell{"abc", numberCell}},
		{"NaN", dayCell, false, cell{"NaN", numberCell}},
	} {
		w := workbook{date1904: c.from04}
		if got := w.serialCell(c.serial, c.kind); got != c.want {
			t.Errorf("%s = %+v; want %+v", c.serial, got, c.want)
		}
	}
}

func TestTidyNumber_writesNumbersAsPeopleReadThem(t *testing.T) {
	for s, want := range map[string]string{
		"1.2345678901E10": "12345678901", "2300000.0000000005": "2300000", "0.1": "0.1", "10500": "10500", "1E-3": "0.001", "010": "010", "x": "x", "1248100998": "1248100998",
	} {
		if got := tidyNumber(s); got != want {
			t.Errorf("%s = %s; want %s", s, got, want)
		}
	}
}
