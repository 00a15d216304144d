package dayfile

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"html"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/korean"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/hwpx"
)

func samples() map[string]Report {
	return map[string]Report{"ordinary": ordinary(), "bare": bare(), "hostile": hostile(), "november": november()}
}

// made is a report in a format.
func made(tb testing.TB, r Report, f Format) []byte {
	tb.Helper()
	m := Maker{Words: words(tb, "ko"), Fonts: loadFonts}
	b, _, err := m.make(tb.Context(), noSettings{}, r, f)
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

// written is a report in a file.
func written(t *testing.T, r Report, f Format) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "log"+f.Ending())
	if err := os.WriteFile(file, made(t, r, f), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func workbook(t *testing.T, r Report) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(made(t, r, AsXLSX)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	var stderr bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, stderr.String())
	}
	return string(out)
}

// part is a file inside a ZIP.
func part(t *testing.T, b []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(all)
}

// squeeze takes the white space out: where lines break is the layout's affair.
func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// texts are what the formats say, without white space.
func texts(t *testing.T, r Report) map[Format]string {
	t.Helper()
	out := map[Format]string{AsCSV: string(made(t, r, AsCSV)), AsPDF: run(t, "pdftotext", "-raw", written(t, r, AsPDF), "-")}
	f := workbook(t, r)
	var book strings.Builder
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			book.WriteString(strings.Join(row, " ") + "\n")
		}
	}
	out[AsXLSX] = book.String()
	out[AsHWPX] = html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(part(t, made(t, r, AsHWPX), "Contents/section0.xml"), " "))
	for f, s := range out {
		out[f] = squeeze(s)
	}
	return out
}

func TestFormats_allSayWhatTheReportSays(t *testing.T) {
	for name, r := range samples() {
		p := Put(words(t, "ko"), r)
		all := texts(t, r)
		// A text over several pages has their feet and heads in its middle.
		furniture := regexp.MustCompile(regexp.QuoteMeta(squeeze(p.Facts[0].Text)) + `\d+/\d+` + regexp.QuoteMeta(squeeze(p.Title+p.Period)) + `\(이어짐\)`)
		all[AsPDF] = furniture.ReplaceAllString(all[AsPDF], "")
		said := []string{p.Title, p.Period}
		for _, f := range append(slices.Clone(p.Facts), p.Remarks...) {
			said = append(said, f.Label, f.Text)
		}
		said = append(said, p.Notes...)
		for _, table := range p.Tables {
			said = append(said, table.Title)
			for _, row := range table.Rows {
				for _, c := range row {
					said = append(said, c.Shown())
				}
			}
		}
		for format, text := range all {
			for _, s := range said {
				want := squeeze(s)
				if format == AsCSV {
					want = strings.ReplaceAll(want, ",", "")
					if text = strings.ReplaceAll(text, ",", ""); strings.Contains(want, `"`) {
						want = strings.ReplaceAll(want, `"`, `""`)
					}
				}
				if !strings.Contains(text, want) {
					t.Errorf("%s.%s does not say %.60q", name, format, s)
				}
			}
		}
	}
}

func TestFormats_giveTheSameBytesEachTime(t *testing.T) {
	for name, r := range samples() {
		for _, f := range Formats {
			if first := made(t, r, f); !bytes.Equal(first, made(t, r, f)) {
				t.Errorf("%s: two %s differ", name, f)
			}
		}
	}
}

func TestFormats_nameNobodyInTheirProperties(t *testing.T) {
	r := ordinary()
	info := run(t, "pdfinfo", written(t, r, AsPDF)) + part(t, made(t, r, AsXLSX), "docProps/core.xml") + part(t, made(t, r, AsHWPX), "Contents/content.hpf")
	if strings.Contains(info, "김상담") || !strings.Contains(info, "업무일지") || !strings.Contains(info, "Ieum Desk") {
		t.Errorf("%s", info)
	}
}

func TestXLSX_hasNumbersAndDatesButNoFormulas(t *testing.T) {
	r := hostile()
	f := workbook(t, r)
	rows := f.GetSheetList()[1]
	for _, sheet := range f.GetSheetList() {
		lines, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for y, line := range lines {
			for x := range line {
				if formula, err := f.GetCellFormula(sheet, name(x, y+1)); err != nil || formula != "" {
					t.Errorf("%s %s calculates %q (%v)", sheet, name(x, y+1), formula, err)
				}
			}
		}
		if sheet == rows && len(lines) != 1+len(r.Rows) {
			t.Errorf("%d lines of rows, want %d", len(lines), 1+len(r.Rows))
		}
	}
	for cell, want := range map[string]string{"B2": "46350", "C2": "0.375"} { // 24 November 2026, nine o'clock
		if raw, err := f.GetCellValue(rows, cell, excelize.Options{RawCellValue: true}); err != nil || raw != want {
			t.Errorf("%s holds %q, want %q (%v)", cell, raw, want, err)
		}
	}
	if shown, err := f.GetCellValue(rows, "B2"); err != nil || shown != "2026-11-24" {
		t.Errorf("the day is shown as %q (%v)", shown, err)
	}
	if panes, err := f.GetPanes(rows); err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("the head of the rows: %+v, %v", panes, err)
	}
}

// inOffice is the text of a file of the format as LibreOffice shows it. `make test`
// does not bring that: 250 MB.
func inOffice(t *testing.T, f Format) string {
	t.Helper()
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("no LibreOffice here, so no other program than ours opens the file: apt-get install libreoffice-calc-nogui")
	}
	folder := t.TempDir()
	run(t, office, "-env:UserInstallation=file://"+filepath.Join(folder, "profile"), "--headless", "--convert-to", "pdf", "--outdir", folder, written(t, hostile(), f))
	return squeeze(run(t, "pdftotext", "-raw", filepath.Join(folder, "log.pdf"), "-"))
}

func TestXLSX_opensInAnOfficeProgram(t *testing.T) {
	text := inOffice(t, AsXLSX)
	for _, s := range []string{"업무일지", "@SUM(1+1)", "-2+3", "3,511", "2026-11-26", "=cmd|'/Ccalc'!A0"} {
		if !strings.Contains(text, s) {
			t.Errorf("the office program does not show %q", s)
		}
	}
}

func TestHWPX_opensInAnOfficeProgram(t *testing.T) {
	if found, _ := filepath.Glob("/usr/lib*/libreoffice/share/extensions/h2orestart"); len(found) == 0 {
		t.Skip("no LibreOffice here that reads HWPX, which takes its extension H2Orestart")
	}
	text := inOffice(t, AsHWPX)
	for _, s := range []string{"업무일지", "@SUM(1+1)", "-2+3", "3,511", "담당", "{{desk}}", "=cmd|'/Ccalc'!A0"} {
		if !strings.Contains(text, s) {
			t.Errorf("the office program does not show %q", s)
		}
	}
}

func TestCSV_isReadByExcelAndByProgramsAlike(t *testing.T) {
	for name, r := range samples() {
		b := made(t, r, AsCSV)
		if !bytes.HasPrefix(b, []byte("\xef\xbb\xbf")) || bytes.Count(b, []byte("\n")) < 10 || !bytes.Contains(b, []byte("\r\n")) {
			t.Errorf("%s: %.40q", name, b)
		}
		lines, err := csv.NewReader(bytes.NewReader(b[3:])).ReadAll() // which wants as many fields in each
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		rows := 0
		for _, line := range lines {
			if line[0] == words(t, "ko").T("dayfile.table.rows") {
				rows++
			}
			for _, field := range line {
				if field != "" && strings.ContainsRune("=+-@\t＝", []rune(strings.TrimLeft(field, " "))[0]) {
					t.Errorf("%s: a spreadsheet calculates %q", name, field)
				}
			}
		}
		if rows != 1+len(r.Rows) {
			t.Errorf("%s: %d rows, want a head and %d", name, rows, len(r.Rows))
		}
	}
}

func TestCP949_tellsWhatItHasNot(t *testing.T) {
	b, unmapped, err := CP949(words(t, "ko"), hostile())
	if err != nil || string(unmapped) != "Ễʻ" {
		t.Errorf("unmapped %q, %v", string(unmapped), err)
	}
	text, err := korean.EUCKR.NewDecoder().Bytes(b)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.NewReplacer("Ễ", "{U+1EC4}", "ʻ", "{U+02BB}").Replace(string(made(t, hostile(), AsCSV)[3:]))
	if string(text) != want {
		t.Error("the rest is not what the UTF-8 file says")
	}
	if _, unmapped, err = CP949(words(t, "ko"), ordinary()); err != nil || len(unmapped) > 0 {
		t.Errorf("an ordinary day: %q, %v", string(unmapped), err)
	}
}

func TestDefuse_touchesNothingElse(t *testing.T) {
	for s, want := range map[string]string{
		"=1+1": "'=1+1", "+82 10": "'+82 10", "-": "'-", "@x": "'@x", "\t=1": "'\t=1", "  =1": "'  =1", "\n@x": "'\n@x", "＝1": "'＝1", "\u3000-1": "'\u3000-1",
		"": "", " ": " ", "031-400-1234": "031-400-1234", "a=b": "a=b", "'=": "'=", "2026-11-24": "2026-11-24",
	} {
		if got := defuse(s); got != want {
			t.Errorf("%q becomes %q, want %q", s, got, want)
		}
	}
}

// schema is the published one.
func schema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(assets.DaySchema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource(JSONSchema, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(JSONSchema)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestJSON_keepsToItsSchema(t *testing.T) {
	s := schema(t)
	for name, r := range samples() {
		var doc any
		if err := json.Unmarshal(made(t, r, AsJSON), &doc); err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(doc); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		doc.(map[string]any)["names"] = "some"
		if err := s.Validate(doc); err == nil {
			t.Errorf("%s: the schema takes anything", name)
		}
	}
}

func TestHWPX_isADocumentWhoseLooksAreAllThere(t *testing.T) {
	for name, r := range samples() {
		b := made(t, r, AsHWPX)
		if err := hwpx.Check(b); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if string(b[30:38]) != "mimetype" || string(b[38:57]) != "application/hwp+zip" {
			t.Errorf("%s starts %q", name, b[:60])
		}
		head, section := part(t, b, "Contents/header.xml"), part(t, b, "Contents/section0.xml")
		for use, looks := range map[string]string{"charPrIDRef": "charPr", "paraPrIDRef": "paraPr", "borderFillIDRef": "borderFill", "styleIDRef": "style"} {
			known := ids(`<hh:`+looks+` id="(\d+)"`, head)
			for _, id := range ids(use+`="(\d+)"`, section+head) {
				if !slices.Contains(known, id) {
					t.Errorf("%s: no %s %s", name, looks, id)
				}
			}
			if count := ids(`<hh:`+map[string]string{"charPr": "charProperties", "paraPr": "paraProperties", "borderFill": "borderFills", "style": "styles"}[looks]+` itemCnt="(\d+)"`, head); len(known) == 0 || count[0] != string(rune('0'+len(known))) {
				t.Errorf("%s: %d of %s, said to be %v", name, len(known), looks, count)
			}
		}
		if strings.Contains(strings.ReplaceAll(section, "{{desk}} &lt;hp:t", ""), "{{") {
			t.Errorf("%s: a place was left unfilled", name)
		}
	}
}

// ids are what a pattern finds, each once.
func ids(pattern, s string) (found []string) {
	for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(s, -1) {
		if !slices.Contains(found, m[1]) {
			found = append(found, m[1])
		}
	}
	return found
}

// noSettings has every setting at its default.
type noSettings struct{ model.Settings }

func (noSettings) Setting(_ context.Context, key string) (string, error) {
	k, _ := model.FindSetting(key)
	return k.Default, nil
}
