package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ieumdesk/model"
	"ieumdesk/ui/hwpx"
)

// content is what lies in a file.
func content(t *testing.T, file string) []byte {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestDayExport_writesTheSameFileEachTime(t *testing.T) {
	d := newDesk(t)
	seeker, lead := d.pair()
	slip := d.ok("", "refer", "--seeker", seeker, "--lead", lead, "--reason", "확인함")["slip"].(string)
	for _, format := range []string{"xlsx", "csv", "csv-cp949", "json", "hwpx", "pdf"} {
		var files [][]byte
		for _, n := range []string{"1", "2"} {
			out := filepath.Join(d.dir, n+"."+format)
			answer := d.ok("", "day", "export", "--format", format, "--out", out)
			if answer["out"] != out || answer["format"] != format || answer["rows"] != 4.0 || len(answer["unmapped"].([]any)) > 0 {
				t.Errorf("%v", answer)
			}
			files = append(files, content(t, out))
		}
		if !bytes.Equal(files[0], files[1]) || len(files[0]) == 0 {
			t.Errorf("two %s differ", format)
		}
	}
	text := string(content(t, filepath.Join(d.dir, "1.csv")))
	if !strings.Contains(text, slip) || !strings.Contains(text, "김*수") || strings.Contains(text, "김민수") {
		t.Errorf("%s", text)
	}
	if err := hwpx.Check(content(t, filepath.Join(d.dir, "1.hwpx"))); err != nil {
		t.Error(err)
	}
}

func TestDayExport_hasTheLastDayOfASpan(t *testing.T) {
	d := newDesk(t)
	d.pair()
	today := model.Today(time.Now())
	out := filepath.Join(d.dir, "span.csv")
	for _, c := range []struct {
		from, to model.Date
		rows     float64
	}{{today.AddDays(-6), today, 3}, {today, today, 3}, {today.AddDays(-6), today.AddDays(-1), 0}, {today, today.AddDays(1), 3}} {
		answer := d.ok("", "day", "export", "--from", string(c.from), "--to", string(c.to), "--format", "csv", "--out", out)
		if answer["rows"] != c.rows || answer["from"] != string(c.from) || answer["to"] != string(c.to) {
			t.Errorf("%s to %s: %v", c.from, c.to, answer)
		}
	}
}

func TestDayExport_namesPeopleInFullForAReason(t *testing.T) {
	d := newDesk(t)
	d.pair()
	out := filepath.Join(d.dir, "full.json")
	if e := d.refused(exitRefused, "", "day", "export", "--format", "json", "--out", out, "--full"); e["field"] != "reason" || e["code"] != "required" {
		t.Errorf("%v", e)
	}
	d.ok("", "day", "export", "--format", "json", "--out", out, "--full", "--reason", "시청 감사")
	if b := content(t, out); !bytes.Contains(b, []byte("김민수")) || !bytes.Contains(b, []byte(`"names": "full"`)) {
		t.Errorf("%s", b)
	}
	if v := d.ok("", "verify"); v["ok"] != true {
		t.Errorf("verify: %v", v)
	}
}

func TestDayExport_reportsWhatCP949HasNot(t *testing.T) {
	d := newDesk(t)
	d.ok(strings.Replace(leadJSON, "안산호텔", "Phở Hà Nội", 1), "lead", "add")
	out := filepath.Join(d.dir, "a.csv")
	answer := d.ok("", "day", "export", "--format", "csv-cp949", "--out", out)
	if got := answer["unmapped"].([]any); len(got) != 3 || got[0] != "ở" {
		t.Errorf("%v", answer)
	}
	if code, _, errs := d.plain("day", "export", "--format", "csv-cp949", "--out", out); code != exitDone || !strings.Contains(errs, "ởàộ") {
		t.Errorf("exit %d, %s", code, errs)
	}
}

func TestDayExport_refusesWhatMakesNoSense(t *testing.T) {
	d := newDesk(t)
	out := filepath.Join(d.dir, "a.csv")
	for _, c := range []struct {
		exit        int
		code, field string
		args        []string
	}{
		{exitUsage, "usage", "format", []string{"--format", "doc"}},
		{exitUsage, "usage", "date", []string{"--format", "csv", "--date", "2026-11-24", "--from", "2026-11-24", "--to", "2026-11-24"}},
		{exitUsage, "usage", "to", []string{"--format", "csv", "--from", "2026-11-24"}},
		{exitUsage, "usage", "from", []string{"--format", "csv", "--to", "2026-11-24"}},
		{exitUsage, "span_backwards", "to", []string{"--format", "csv", "--from", "2026-11-24", "--to", "2026-11-23"}},
		{exitUsage, "date_none", "to", []string{"--format", "csv", "--from", "2026-11-24", "--to", "2026-11-31"}},
		{exitUsage, "usage", "revision", []string{"--format", "csv", "--from", "2026-11-23", "--to", "2026-11-24", "--revision", "1"}},
		{exitRefused, "day_revision", "", []string{"--format", "csv", "--revision", "9"}},
	} {
		e := d.refused(c.exit, "", append([]string{"day", "export", "--out", out}, c.args...)...)
		if field, _ := e["field"].(string); e["code"] != c.code || field != c.field {
			t.Errorf("%q: %v, want %s %s", c.args, e, c.code, c.field)
		}
	}
	if e := d.refused(exitUsage, "", "day", "export", "--format", "csv"); e["field"] != "out" {
		t.Errorf("%v", e)
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("something was written")
	}
}

func TestDayExport_offersAnotherNameForAFileThatIsOpen(t *testing.T) {
	d := newDesk(t)
	out := filepath.Join(d.dir, "log.xlsx")
	for _, file := range []string{out, filepath.Join(d.dir, "~$log.xlsx")} {
		if err := os.WriteFile(file, []byte("shown"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	e := d.refused(exitOutside, "", "day", "export", "--format", "xlsx", "--out", out)
	if e["code"] != "file_open" || !strings.Contains(e["message"].(string), filepath.Join(d.dir, "log-2.xlsx")) {
		t.Errorf("%v", e)
	}
	if string(content(t, out)) != "shown" {
		t.Error("the open file was replaced")
	}
}

func TestDayClose_leavesItsFiles(t *testing.T) {
	d := newDesk(t)
	d.pair()
	folder := filepath.Join(d.dir, "logs")
	d.ok(folder, "config", "set", "export.folder")
	files := d.ok("", "day", "close")["files"].([]any)
	if len(files) != 4 {
		t.Fatalf("%v", files)
	}
	for _, f := range files {
		file := f.(map[string]any)["file"].(string)
		if len(content(t, file)) == 0 || !strings.HasPrefix(file, folder) || !strings.Contains(file, "1판") {
			t.Errorf("%v", f)
		}
	}
}

func TestDayClose_staysClosedWhenItsFilesCannotBeWritten(t *testing.T) {
	d := newDesk(t)
	file := filepath.Join(d.dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	d.ok(filepath.Join(file, "logs"), "config", "set", "export.folder")
	code, log, errs := d.call("", "day", "close")
	if code != exitOutside || log["closed"] != true || !strings.Contains(errs, "ieumctl day export --date") {
		t.Errorf("exit %d, %v\n%s", code, log, errs)
	}
	for _, f := range log["files"].([]any) {
		if e, ok := f.(map[string]any)["error"].(map[string]any); !ok || e["code"] != "disk_failed" {
			t.Errorf("%v", f)
		}
	}
	if log := d.ok("", "day", "show"); log["closed"] != true {
		t.Errorf("%v", log)
	}
}

func TestDayTemplate_isATemplateThatExportsTake(t *testing.T) {
	d := newDesk(t)
	own := filepath.Join(d.dir, "own.hwpx")
	d.ok("", "day", "template", "--out", own)
	d.ok(own, "config", "set", "export.hwpx_template")
	d.ok("", "day", "export", "--format", "hwpx", "--out", filepath.Join(d.dir, "log.hwpx"))
	if err := os.WriteFile(own, []byte("\xd0\xcf\x11\xe0"), 0o600); err != nil {
		t.Fatal(err)
	}
	if e := d.refused(exitRefused, "", "day", "export", "--format", "hwpx", "--out", filepath.Join(d.dir, "log.hwpx")); e["code"] != "template_hwp" {
		t.Errorf("%v", e)
	}
}

func TestDaySchema_isPublished(t *testing.T) {
	d := newDesk(t)
	if s := d.ok("", "day", "schema"); s["$id"] != "urn:ieum:daylog:1" || s["$defs"] == nil {
		t.Errorf("%v", s["$id"])
	}
}
