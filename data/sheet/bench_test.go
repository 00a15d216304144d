package sheet

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/xuri/excelize/v2"

	"ieumdesk/model"
)

const benchRows = 100_000

// manyLeads writes an .xlsx of 100,000 leads in 36 columns, as Excel would:
// texts in the table of texts.
func manyLeads(b *testing.B) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "leads.xlsx")
	f := excelize.NewFile()
	defer f.Close()
	putRows(b, f, "Sheet1", 1, [][]any{fullHeader})
	for i := range benchRows {
		row := append([]any(nil), fullRow...)
		row[0], row[2], row[4] = i+1, fmt.Sprintf("한빛정밀%d(주)", i/3), businessNo(b, i/3)
		row[8] = fmt.Sprintf("지게차 운전원 %d", i%700)
		row[29] = fmt.Sprintf("010-%04d-%04d", i/10_000, i%10_000)
		putRows(b, f, "Sheet1", i+2, [][]any{row})
	}
	if err := f.SaveAs(path); err != nil {
		b.Fatal(err)
	}
	return path
}

// businessNo is the nth number that holds; no tax office gives one that begins 999.
func businessNo(b *testing.B, n int) string {
	b.Helper()
	for check := range 10 {
		if no, err := model.NormalBusinessNo(fmt.Sprintf("999%06d%d", n, check)); err == nil {
			return no
		}
	}
	b.Fatal(n)
	return ""
}

// BenchmarkRead100k reads 100,000 leads from an .xlsx: ours, to leads that need
// only be stored, and excelize alone, to cells. Besides the time it reports the
// heap at its highest, in MiB.
func BenchmarkRead100k(b *testing.B) {
	path := manyLeads(b)
	b.Run("ours", func(b *testing.B) {
		for b.Loop() {
			readLeads(b, path)
		}
	})
	for _, way := range []struct {
		name string
		read func(f *excelize.File) (int, error)
		opts excelize.Options
	}{
		{"excelize/Rows", excelizeRows, excelize.Options{}},
		{"excelize/Rows,raw", excelizeRows, excelize.Options{RawCellValue: true}},
		{"excelize/Rows,raw,no-temporary-file", excelizeRows, excelize.Options{RawCellValue: true, UnzipXMLSizeLimit: maxPart, UnzipSizeLimit: maxPart}},
		{"excelize/GetRows,raw", func(f *excelize.File) (int, error) {
			rows, err := f.GetRows("Sheet1")
			return len(rows), err
		}, excelize.Options{RawCellValue: true}},
	} {
		b.Run(way.name, func(b *testing.B) {
			for b.Loop() {
				f, err := excelize.OpenFile(path, way.opts)
				if err != nil {
					b.Fatal(err)
				}
				if n, err := way.read(f); err != nil || n != benchRows+1 {
					b.Fatal(n, err)
				}
				b.ReportMetric(heapMiB(), "heap-MiB")
				f.Close()
			}
		})
	}
}

func readLeads(b *testing.B, path string) {
	b.Helper()
	book, err := testReader(b).Open(path)
	if err != nil {
		b.Fatal(err)
	}
	defer book.Close()
	next, err := book.Rows(model.Mapping{})
	if err != nil {
		b.Fatal(err)
	}
	n := 0
	for {
		row, err := next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil || len(row.Problems) > 0 {
			b.Fatal(err, row.Problems)
		}
		n++
	}
	if n != benchRows {
		b.Fatal(n)
	}
	b.ReportMetric(heapMiB(), "heap-MiB")
}

func excelizeRows(f *excelize.File) (int, error) {
	rows, err := f.Rows("Sheet1")
	if err != nil {
		return 0, err
	}
	n := 0
	for rows.Next() {
		if _, err := rows.Columns(); err != nil {
			return n, err
		}
		n++
	}
	return n, errors.Join(rows.Error(), rows.Close())
}

// heapMiB is what is in use after garbage is gone, while the file is still open.
func heapMiB() float64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc) / (1 << 20)
}

// BenchmarkReadCSV100k reads the same leads from a .csv.
func BenchmarkReadCSV100k(b *testing.B) {
	path := filepath.Join(b.TempDir(), "leads.csv")
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	fmt.Fprintln(f, "업체명,모집직종,급여,근무시간,소재지,연락처,마감일")
	for i := range benchRows {
		fmt.Fprintf(f, "한빛정밀%d,지게차 운전원 %d,월 230만원~250만원,09:00~18:00,안산시 단원구 초지동 %d,010-%04d-%04d,2026-12-20\n", i/3, i%700, i%900, i/10_000, i%10_000)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		readLeads(b, path)
	}
}
