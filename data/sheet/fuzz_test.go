package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"os"
	"testing"

	"github.com/xuri/excelize/v2"

	"ieumdesk/model"
)

// drain opens a file and reads all of it; it may be refused, but only with an
// error of the model, and a row it gives must not be before the one before.
func drain(t testing.TB, r *Reader, path string) {
	b, err := r.Open(path)
	if err != nil {
		if model.KindOf(err) == "" {
			t.Errorf("open: %v", err)
		}
		return
	}
	defer b.Close()
	if _, err := b.Preview(b.Guess(), 3); err != nil && model.KindOf(err) == "" {
		t.Errorf("preview: %v", err)
	}
	next, err := b.Rows(model.Mapping{})
	if err != nil {
		if model.KindOf(err) == "" {
			t.Errorf("rows: %v", err)
		}
		return
	}
	for last, sheet := 0, ""; ; {
		row, err := next()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			if model.KindOf(err) == "" {
				t.Errorf("row: %v", err)
			}
			return
		}
		if row.Sheet == sheet && row.Row <= last {
			t.Errorf("row %d after %d", row.Row, last)
		}
		last, sheet = row.Row, row.Sheet
		row.Column("wage_min")
		row.Value("wage_min")
		_ = row.Lead.Normalise(r.tables, today)
	}
}

// FuzzXLSX changes the parts that matter before they are packed: a fuzzer that
// only breaks the ZIP never gets to the XML.
func FuzzXLSX(f *testing.F) {
	path := writeBook(f, [][]any{fullHeader, fullRow}, func(x *excelize.File) {
		if err := x.MergeCell("Sheet1", "C2", "C3"); err != nil {
			f.Fatal(err)
		}
	})
	content, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	parts := unpack(f, content)
	sheet, texts, styles, book := parts["xl/worksheets/sheet1.xml"], parts["xl/sharedStrings.xml"], parts["xl/styles.xml"], parts["xl/workbook.xml"]
	f.Add(sheet, texts, styles, book)
	f.Add([]byte(`<x:worksheet><x:sheetData><x:row r="9"><x:c r="B1" t="inlineStr"><x:is><x:t>업체명</x:t></x:is></x:c></x:row></x:sheetData><mergeCells><mergeCell ref="A1:A9"/></mergeCells>`), texts, styles, book)
	f.Add([]byte(`<worksheet><sheetData><row><c><v>-1</v></c><c t="s"><v>99</v></c><c s="7"><v>1e300</v></c></row>`), texts, styles, book)
	r := testReader(f)
	f.Fuzz(func(t *testing.T, sheet, texts, styles, book []byte) {
		changed := map[string][]byte{"xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": texts, "xl/styles.xml": styles, "xl/workbook.xml": book}
		drain(t, r, writeFile(t, "a.xlsx", pack(t, parts, changed)))
	})
}

// FuzzZip breaks the file as a whole.
func FuzzZip(f *testing.F) {
	content, err := os.ReadFile(writeBook(f, [][]any{{"업체명", "직종"}, {"가", "나"}}))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(content)
	f.Add(oleMark)
	r := testReader(f)
	f.Fuzz(func(t *testing.T, content []byte) { drain(t, r, writeFile(t, "a", content)) })
}

func unpack(t testing.TB, content []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, p := range z.File {
		r, err := p.Open()
		if err != nil {
			t.Fatal(err)
		}
		if out[p.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
		r.Close()
	}
	return out
}

func pack(t testing.TB, parts, changed map[string][]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range parts {
		if c, ok := changed[name]; ok {
			content = c
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(content); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
