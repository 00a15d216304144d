package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"ieumdesk/data/vault"
)

// plain runs the tool as a person does, without --json.
func (d *desk) plain(args ...string) (code int, out, errs string) {
	d.t.Helper()
	var stdout, stderr bytes.Buffer
	code = run(d.t.Context(), args, streams{
		in: strings.NewReader(""), out: &stdout, err: &stderr, env: func(k string) string { return d.env[k] }, kdf: vault.TestParams(),
	})
	return code, stdout.String(), stderr.String()
}

func TestOptions_sayWhatTheyMayBe(t *testing.T) {
	d := newDesk(t)
	search := []string{"lead", "search", ""}
	for _, c := range []struct {
		args         []string
		field, right string
	}{
		{append(search, "--type", "bogus"), "type", "permanent(정규직)"},
		{append(search, "--dong", "사동", "--dong", "bogus"), "dong", "본오2동"},
		{append(search, "--occupation", "9999999"), "occupation", "KECO"},
		{append(search, "--wage-type", "bogus"), "wage_type", "hour, day, month, year"},
		{append(search, "--wage-type", "rule"), "wage_type", "hour, day, month, year"},
		{append(search, "--wage-min", "-5"), "wage_min", "0"},
		{append(search, "--wage-min", "9000000000"), "wage_min", "1000000000"},
		{append(search, "--status", "odd"), "status", "open, all"},
		{append(search, "--limit", "0"), "limit", "1"},
		{append(search, "--limit", "9000000000"), "limit", "100000"},
		{append(search, "--limit", "x"), "limit", "정수"},
		{[]string{"seeker", "find", "김", "--limit", "-1"}, "limit", "1"},
		{[]string{"seeker", "find", "김", "--limit", "0"}, "limit", "1"},
		{[]string{"seeker", "find", "김", "--limit", "9000000000"}, "limit", "100000"},
		{[]string{"demo", "--leads", "-1"}, "leads", "0"},
		{[]string{"demo", "--seed", "-1"}, "seed", "정수"},
		{[]string{"lead", "import", "x.csv", "--source", "fax"}, "source", "sheet"},
		{[]string{"init", "--desk", "D123", "--desk-name", "x", "--staff-name", "y"}, "desk", "D07"},
		{[]string{"init", "--desk", "D08", "--desk-name", "x", "--staff-name", "y", "--role", "boss"}, "role", "counsellor, supervisor, admin"},
		{[]string{"init", "--desk", "D08", "--desk-name", "x", "--staff-name", "y", "--staff", "김"}, "staff", "영문"},
		{[]string{"slip", "1-26-00", "--out", "x.doc"}, "out", ".pdf"},
		{[]string{"slip", "x", "--out", "x.pdf"}, "slip", "2026-D07-000124"},
		{[]string{"void", "x", "--reason", "y"}, "slip", "2026-D07-000124"},
		{[]string{"result", "x", "declined"}, "slip", "2026-D07-000124"},
		{[]string{"result", "1-26-00", "maybe"}, "status", "hired, not_hired, before_interview, no_contact, declined"},
		{[]string{"result", "1-26-00", "hired"}, "start", "--start"},
		{[]string{"result", "1-26-00", "hired", "--start", "soon"}, "start", "850228"},
		{[]string{"result", "1-26-00", "hired", "--start", "2026-12-01", "--wage", "0"}, "wage", "1"},
		{[]string{"result", "1-26-00", "hired", "--start", "2026-12-01", "--wage", "9", "--wage-type", "rule"}, "wage_type", "hour, day, month, year"},
		{[]string{"result", "1-26-00", "hired", "--start", "2026-12-01", "--wage-type", "hour"}, "wage", "1"},
		{[]string{"result", "1-26-00", "not_hired", "--wage", "9"}, "wage", "hired"},
		{[]string{"refer", "--seeker", someID, "--lead", someID, "--interview", "soon"}, "interview", "11/25"},
		{[]string{"refer", "--seeker", "7", "--lead", someID}, "seeker", "id"},
		{[]string{"gate", "--seeker", someID, "--lead", "7"}, "lead", "id"},
	} {
		e := d.refused(exitUsage, "", c.args...)
		if e["field"] != c.field || !strings.Contains(e["message"].(string), c.right) {
			t.Errorf("%q: %v; want field %s and %q", c.args, e, c.field, c.right)
		}
	}
}

const someID = "01a21427-62c2-7464-adae-1c583ff654df"

func TestSearch_readsOptionsAsALeadIsRead(t *testing.T) {
	d := newDesk(t)
	d.ok(strings.Replace(leadJSON, "고잔동", "본오2동", 1), "lead", "add")
	d.ok(`{"employer":"한빛","title":"선별","openings":1,"employment_type":"계약직(6개월)"}`, "lead", "add")
	for _, c := range []struct {
		args []string
		want float64
	}{
		{[]string{"--dong", "본오 2동"}, 1},
		{[]string{"--dong", "사동"}, 0},
		{[]string{"--type", "계약직"}, 1},
		{[]string{"--type", "fixed"}, 1},
		{[]string{"--type", "정규직"}, 0},
		{[]string{"--wage-min", "0", "--wage-type", "hour"}, 2},
		{[]string{"--limit", "100000"}, 2},
	} {
		if found := d.ok("", append([]string{"lead", "search", ""}, c.args...)...); found["total"] != c.want {
			t.Errorf("%q: %v leads, want %v", c.args, found["total"], c.want)
		}
	}
}

// english finds what the command library says by itself.
var english = regexp.MustCompile(`(?i)available commands|usage|flag|unknown|accepts|required|default|generate|\bno such|\bhelp (about|for)`)

func TestTool_speaksKoreanAboutItself(t *testing.T) {
	d := newDesk(t)
	for _, args := range [][]string{
		{},
		{"lead"},
		{"nosuch"},
		{"nosuch", "--x"},
		{"lead", "nosuch"},
		{"help", "nosuch"},
		{"help", "lead", "nosuch"},
		{"completion"},
		{"completion", "sh"},
		{"--nosuch"},
		{"verify", "-x"},
		{"verify", "extra"},
		{"lead", "search"},
		{"lead", "search", "--limit"},
		{"lead", "search", "--limit", "x", ""},
		{"verify", "--quiet=maybe"},
		{"verify", "--=x"},
		{"gate"},
		{"init"},
		{"backup"},
		{"backup", "x"},
		{"result"},
		{"result", "124-26-73"},
		{"result", "124-26-73", "maybe"},
		{"result", "124-26-73", "hired"},
		{"follow-up", "x"},
	} {
		code, out, errs := d.plain(args...)
		if code != exitUsage || out != "" || errs == "" {
			t.Errorf("%q: exit %d, standard output %q, standard error %q", args, code, out, errs)
		}
		if said := english.FindString(strings.SplitN(errs, "\n", 2)[0]); said != "" {
			t.Errorf("%q: %q in %q", args, said, errs)
		}
	}
	for _, args := range [][]string{{"--help"}, {"help"}, {"help", "lead"}, {"lead", "search", "-h"}, {"help", "help"}, {"completion", "--help"}, {"help", "completion", "bash"}, {"seeker", "edit", "--help"}, {"init", "--help"}, {"result", "--help"}, {"follow-up", "--help"}} {
		code, out, errs := d.plain(args...)
		if code != exitDone || errs != "" || !strings.Contains(out, "사용법") {
			t.Errorf("%q: exit %d, %q %q", args, code, out, errs)
		}
		if said := english.FindString(strings.NewReplacer("--help", "", "  help ", "", "ieumctl help", "").Replace(out)); said != "" {
			t.Errorf("%q: %q in %s", args, said, out)
		}
	}
}

func TestTool_namesAFileThatIsNotThere(t *testing.T) {
	d := newDesk(t)
	none := filepath.Join(d.dir, "none.txt")
	list := filepath.Join(d.dir, "list.csv")
	if err := os.WriteFile(list, []byte("업체명,모집직종\n한빛,CNC\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if e := d.refused(exitUsage, "", "lead", "import", list, "--map", none); e["field"] != "map" || !strings.Contains(e["message"].(string), none) {
		t.Errorf("mapping: %v", e)
	}
	d.env["IEUM_PASSPHRASE"] = ""
	if e := d.refused(exitUsage, "", "verify", "--passphrase-file", none); e["field"] != "passphrase_file" || !strings.Contains(e["message"].(string), none) {
		t.Errorf("passphrase: %v", e)
	}
}

func TestJSON_isOneDocumentWhateverIsAsked(t *testing.T) {
	d := newDesk(t)
	for _, args := range [][]string{nil, {"help", "nosuch"}, {"help", "lead", "nosuch"}, {"lead"}, {"--nosuch"}, {"completion", "sh"}} {
		d.refused(exitUsage, "", args...)
	}
	for _, args := range [][]string{{"help"}, {"help", "lead", "search"}, {"lead", "search", "--help"}, {"-h"}} {
		if help := d.ok("", args...)["help"]; help == nil || !strings.Contains(help.(string), "사용법") {
			t.Errorf("%q: %v", args, help)
		}
	}
	if s := d.ok("", "completion", "bash")["script"]; s == nil || !strings.Contains(s.(string), "ieumctl") {
		t.Errorf("completion: %v", s)
	}
	if code, out, _ := d.plain("lead", "search", "--", "--json"); code != exitDone || strings.HasPrefix(out, "{") {
		t.Errorf("what is looked for is no option: exit %d, %q", code, out)
	}
}

func TestCompletion_knowsCommandsOptionsAndValues(t *testing.T) {
	d := newDesk(t)
	for want, args := range map[string][]string{
		"lead\t":           {""},
		"follow-up\t":      {"f"},
		"no_contact\n":     {"result", "124-26-73", ""},
		"search\t":         {"lead", "s"},
		"--wage-min\t":     {"lead", "search", "--w"},
		"permanent\n":      {"lead", "search", "--type", ""},
		"본오2동\n":           {"lead", "search", "--dong", ""},
		"desk.text_size\n": {"config", "set", ""},
		"seeker\t":         {"help", "s"},
	} {
		if code, out, _ := d.plain(append([]string{"__complete"}, args...)...); code != exitDone || !strings.Contains(out, want) {
			t.Errorf("%q: exit %d, %q; want %q", args, code, out, want)
		}
	}
}

func TestQuiet_hushesWhatIsNoAnswer(t *testing.T) {
	d := newDesk(t)
	list := filepath.Join(d.dir, "list.csv")
	if err := os.WriteFile(list, []byte("업체명,모집직종\n한빛,CNC\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, errs := d.plain("lead", "import", list, "--dry-run"); errs == "" {
		t.Error("nobody is told that nothing was stored")
	}
	if code, out, errs := d.plain("lead", "import", list, "--dry-run", "--quiet"); code != exitDone || out == "" || errs != "" {
		t.Errorf("exit %d, %q %q", code, out, errs)
	}
}

func TestProgress_isToldOnStandardError(t *testing.T) {
	d := newDesk(t)
	if code, _, errs := d.plain("demo", "--seekers", "30", "--leads", "1000"); code != exitDone || !strings.Contains(errs, "1000") {
		t.Errorf("exit %d, %q", code, errs)
	}
	if code, _, errs := d.plain("demo", "--seekers", "30", "--leads", "1000", "--quiet"); code != exitDone || errs != "" {
		t.Errorf("hushed: exit %d, %q", code, errs)
	}
}
