package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ieumdesk/assets"
	"ieumdesk/data"
	"ieumdesk/data/vault"
	"ieumdesk/model"
)

const passphrase = "바다 건너 노란 자전거 열두 대"

// desk is a store and the way to call the tool on it.
type desk struct {
	t   *testing.T
	dir string
	env map[string]string
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{t: t, dir: t.TempDir()}
	t.Setenv("HOME", filepath.Join(d.dir, "home")) // where the files of a closed day go
	d.env = map[string]string{"IEUM_DB": filepath.Join(d.dir, "desk.db"), "IEUM_STAFF": "kim", "IEUM_PASSPHRASE": passphrase}
	d.ok("", "init", "--desk", "D07", "--desk-name", "사동 행정복지센터", "--staff-name", "김상담")
	return d
}

// call runs the tool with --json.
func (d *desk) call(in string, args ...string) (code int, out map[string]any, errs string) {
	d.t.Helper()
	var stdout, stderr bytes.Buffer
	code = run(d.t.Context(), append(args, "--json"), streams{
		in: strings.NewReader(in), out: &stdout, err: &stderr, env: func(k string) string { return d.env[k] }, kdf: vault.TestParams(),
	})
	if stdout.Len() > 0 {
		if err := json.Unmarshal(stdout.Bytes(), &out); err != nil {
			d.t.Fatalf("%v: standard output is not one JSON document: %v\n%s", args, err, stdout.String())
		}
	}
	return code, out, stderr.String()
}

func (d *desk) ok(in string, args ...string) map[string]any {
	d.t.Helper()
	code, out, errs := d.call(in, args...)
	if code != exitDone {
		d.t.Fatalf("%v: exit %d, %v %s", args, code, out, errs)
	}
	return out
}

// refused calls what must fail and returns the error document.
func (d *desk) refused(want int, in string, args ...string) map[string]any {
	d.t.Helper()
	code, out, errs := d.call(in, args...)
	if code != want {
		d.t.Fatalf("%v: exit %d, want %d: %v %s", args, code, want, out, errs)
	}
	e, ok := out["error"].(map[string]any)
	if !ok || e["code"] == "" || e["message"] == "" {
		d.t.Fatalf("%v: no error document: %v", args, out)
	}
	return e
}

const seekerJSON = `{"name":"김민수","birth_date":"850228","phone":"01023456789","occupations":["5611"],"dong":"사동",
	"consents":[{"kind":"collect","version":"2026-09","at":"2026-11-24T09:00:00+09:00"},{"kind":"provide","version":"2026-09","at":"2026-11-24T09:00:00+09:00"}]}`

const leadJSON = `{"employer":"안산호텔","business_no":"1248100998","title":"객실관리원","occupation":"5619","openings":2,
	"wage_type":"month","wage_min":2310000,"dong":"고잔동","employer_phone":"0314001234","source":{"kind":"dong"}}`

func (d *desk) pair() (seeker, lead string) {
	return d.ok(seekerJSON, "seeker", "add")["id"].(string), d.ok(leadJSON, "lead", "add")["id"].(string)
}

func TestTool_doesAWalkIn(t *testing.T) {
	d := newDesk(t)
	seeker, lead := d.pair()
	if got := d.ok("", "seeker", "find", "ㄱㅁㅅ"); got["total"] != 1.0 {
		t.Errorf("find: %v", got)
	}
	found := d.ok("", "lead", "search", "안산ㅎㅌ", "--dong", "고잔동", "--occupation", "56", "--wage-min", "11000", "--wage-type", "hour")
	if found["total"] != 1.0 || found["leads"].([]any)[0].(map[string]any)["wage"] != "월 231만원" {
		t.Errorf("search: %v", found)
	}
	if g := d.ok("", "gate", "--seeker", seeker, "--lead", lead); g["result"] != "green" {
		t.Errorf("gate: %v", g)
	}
	r := d.ok("", "refer", "--seeker", seeker, "--lead", lead, "--interview", "2099-11-25T14:00", "--place", "본관 2층")
	slip := r["slip"].(string)
	n, err := model.ParseSlipNumber(slip, "")
	if err != nil || n.Short() != r["short"] || r["gate"].(map[string]any)["result"] != "green" {
		t.Fatalf("refer: %v %v", r, err)
	}
	out := filepath.Join(d.dir, "slip.pdf")
	d.ok("", "slip", slip, "--out", out)
	text, err := exec.Command("pdftotext", out, "-").Output()
	if err != nil || !strings.Contains(string(text), "김민수") || !strings.Contains(string(text), slip) {
		t.Errorf("the slip says %q (%v)", text, err)
	}
	if again := d.ok("", "slip", n.Short(), "--out", filepath.Join(d.dir, "slip.png")); again["reissue"] != 1.0 {
		t.Errorf("second print: %v", again)
	}
	if v := d.ok("", "void", slip, "--reason", "잘못 알선함"); v["status"] != "void" {
		t.Errorf("void: %v", v)
	}
	if v := d.ok("", "verify"); v["ok"] != true {
		t.Errorf("verify: %v", v)
	}
}

func TestSlip_isCountedOnlyIfItWasWritten(t *testing.T) {
	d := newDesk(t)
	seeker, lead := d.pair()
	slip := d.ok("", "refer", "--seeker", seeker, "--lead", lead)["slip"].(string)
	nowhere := filepath.Join(d.dir, "none", "a.pdf")
	if e := d.refused(exitOutside, "", "slip", slip, "--out", nowhere); e["code"] != "folder_missing" {
		t.Errorf("a folder that is none: %v", e)
	}
	for want := range 2 {
		if r := d.ok("", "slip", slip, "--out", filepath.Join(d.dir, "a.pdf")); r["reissue"] != float64(want) {
			t.Errorf("sheet %d: %v", want, r)
		}
	}
}

func TestTool_saysByItsExitCodeWhatKindOfTroubleThereIs(t *testing.T) {
	d := newDesk(t)
	seeker, lead := d.pair()
	d.ok("", "refer", "--seeker", seeker, "--lead", lead)
	e := d.refused(exitRefused, "", "refer", "--seeker", seeker, "--lead", lead)
	if e["code"] != "gate_red" || e["gate"] != nil {
		t.Errorf("a second referral: %v", e)
	}
	red := 0
	for _, l := range e["lines"].([]any) {
		if line := l.(map[string]any); line["level"] == "red" && line["code"] == "pair_open" && line["article"] != "" && line["text"] != "" {
			red++
		}
	}
	if red != 1 {
		t.Errorf("the gate's lines: %v", e["lines"])
	}
	e = d.refused(exitRefused, `{"name":"850228-1234567","phone":"12"}`, "seeker", "add")
	if lines, ok := e["lines"].([]any); !ok || len(lines) < 4 {
		t.Errorf("bad fields: %v", e)
	}
	if e = d.refused(exitRefused, `{"name":"가","nickname":"나"}`, "seeker", "add"); e["code"] != "unknown_field" || e["field"] != "nickname" {
		t.Errorf("an unknown field: %v", e)
	}
	if e = d.refused(exitRefused, "", "lead", "show", seeker); e["code"] != "lead" {
		t.Errorf("a lead that is none: %v", e)
	}
	d.refused(exitRefused, `{`, "lead", "add")
	d.refused(exitUsage, "", "lead", "show", "17")
	d.refused(exitUsage, "", "lead")
	d.refused(exitUsage, "", "nonsense")
	d.refused(exitUsage, "", "refer", "--seeker", seeker)
	d.refused(exitUsage, "", "lead", "search", "x", "--status", "odd")
	d.env["IEUM_STAFF"] = ""
	d.refused(exitUsage, "", "verify")
	d.env["IEUM_STAFF"] = "kim"
	d.env["IEUM_PASSPHRASE"] = "wrong"
	if e = d.refused(exitStore, "", "verify"); e["code"] != "wrong_passphrase" {
		t.Errorf("wrong passphrase: %v", e)
	}
	d.env["IEUM_DB"] = filepath.Join(d.dir, "none.db")
	d.refused(exitStore, "", "verify")
	if err := os.WriteFile(d.env["IEUM_DB"], []byte("this is no database, whatever it is called"), 0o600); err != nil {
		t.Fatal(err)
	}
	if e = d.refused(exitStore, "", "verify"); e["code"] != "not_a_store" {
		t.Errorf("no store: %v", e)
	}
}

func TestTool_editsOnlyWhatItIsGiven(t *testing.T) {
	d := newDesk(t)
	seeker, lead := d.pair()
	d.ok(`{"dong":"본오2동"}`, "seeker", "edit", seeker)
	if s := d.ok("", "seeker", "show", seeker); s["dong"] != "본오2동" || s["name"] != "김민수" {
		t.Errorf("seeker: %v", s)
	}
	d.ok(`{"openings":5}`, "lead", "edit", lead)
	if l := d.ok("", "lead", "show", lead); l["openings"] != 5.0 || l["title"] != "객실관리원" || l["business_no"] != "124-81-00998" {
		t.Errorf("lead: %v", l)
	}
	if r := d.ok("", "seeker", "renew", seeker); r["valid_until"] == "" {
		t.Errorf("renew: %v", r)
	}
	if c := d.ok("", "lead", "close", lead); c["status"] != "closed" {
		t.Errorf("close: %v", c)
	}
	if found := d.ok("", "lead", "search", "안산호텔"); found["total"] != 0.0 {
		t.Errorf("a closed lead is found: %v", found)
	}
	if found := d.ok("", "lead", "search", "안산호텔", "--status", "all"); found["total"] != 1.0 {
		t.Errorf("a closed lead is not found among all: %v", found)
	}
}

func TestTool_namesDuplicatesAndStoresAllTheSame(t *testing.T) {
	d := newDesk(t)
	first := d.ok(seekerJSON, "seeker", "add")["id"]
	again := d.ok(seekerJSON, "seeker", "add")
	if same := again["duplicates"].([]any); len(same) != 1 || same[0] != first {
		t.Errorf("duplicates: %v", again)
	}
}

func TestTool_importsAListOnce(t *testing.T) {
	d := newDesk(t)
	list := filepath.Join(d.dir, "list.csv")
	content := "\uFEFF11월 발굴 명단,,,\n업체명,모집직종,급여,인원\n한빛정밀,CNC 조작원,\"시급 10,500원\",2명\n대성금속,프레스,월 230만~250만,1\n늘봄,요양보호사,많이 줌,1\n"
	if err := os.WriteFile(list, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	dry := d.ok("", "lead", "import", list, "--dry-run")
	if dry["added"] != 2.0 {
		t.Errorf("dry run: %v", dry)
	}
	r := d.ok("", "lead", "import", list)
	rejected := r["rejected"].([]any)
	if r["read"] != 3.0 || r["added"] != 2.0 || len(rejected) != 1 {
		t.Fatalf("import: %v", r)
	}
	if bad := rejected[0].(map[string]any); bad["row"] != 5.0 || bad["column"] != "급여" || bad["value"] != "많이 줌" || bad["reason"] == "" {
		t.Errorf("rejected: %v", bad)
	}
	if again := d.ok("", "lead", "import", list); again["added"] != 0.0 || again["unchanged"] != 2.0 {
		t.Errorf("again: %v", again)
	}
	changed := strings.Replace(content, "10,500", "11,000", 1)
	if err := os.WriteFile(list, []byte(changed), 0o600); err != nil {
		t.Fatal(err)
	}
	if again := d.ok("", "lead", "import", list); again["updated"] != 1.0 || again["unchanged"] != 1.0 {
		t.Errorf("changed: %v", again)
	}
}

func TestTool_backsUpAndRestores(t *testing.T) {
	d := newDesk(t)
	d.ok(seekerJSON, "seeker", "add")
	backup := filepath.Join(d.dir, "copy.db")
	d.ok("", "backup", "--out", backup)
	d.refused(exitUsage, "", "backup")
	d.ok("", "backup", "list")
	d.ok(`{"phone":"010-9999-8888"}`, "seeker", "edit", d.ok("", "seeker", "find", "김민수")["seekers"].([]any)[0].(map[string]any)["id"].(string))
	r := d.ok("", "restore", backup)
	if r["kept"] == "" {
		t.Errorf("restore: %v", r)
	}
	if got := d.ok("", "seeker", "find", "6789"); got["total"] != 1.0 {
		t.Errorf("after restoring: %v", got)
	}
}

func TestTool_settingsAreCheckedAndKept(t *testing.T) {
	d := newDesk(t)
	d.ok("7\n", "config", "set", "gate.referrals_per_opening")
	if v := d.ok("", "config", "get", "gate.referrals_per_opening"); v["value"] != "7" {
		t.Errorf("got %v", v)
	}
	d.refused(exitRefused, "many", "config", "set", "gate.referrals_per_opening")
	e := d.refused(exitRefused, "110", "config", "set", "desk.text_size")
	if e["field"] != "desk.text_size" || !strings.Contains(e["message"].(string), "100, 115, 130, 145, 160") {
		t.Errorf("what a setting may be: %v", e)
	}
	d.refused(exitRefused, "", "config", "get", "no.such")
	if all := d.ok("", "config", "list")["settings"].([]any); len(all) != len(model.SettingKeys) {
		t.Errorf("%d settings", len(all))
	}
}

func TestSettings_ofTheDeskAreAnAdministratorsAndTheStoreIsOpenAllTheSame(t *testing.T) {
	d := newDesk(t)
	tables, err := assets.Tables()
	if err != nil {
		t.Fatal(err)
	}
	store, err := data.Open(t.Context(), d.env["IEUM_DB"], data.Options{Tables: tables, Clock: time.Now, KDF: vault.TestParams()})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	admin, err := store.Unlock(t.Context(), "kim", passphrase)
	if err != nil {
		t.Fatal(err)
	}
	defer admin.Close()
	if _, err := admin.(model.Keeper).AddStaff(t.Context(), model.Staff{Login: "lee", Name: "이나래"}, "노란 장화 다섯 켤레"); err != nil {
		t.Fatal(err)
	}
	d.env["IEUM_STAFF"], d.env["IEUM_PASSPHRASE"] = "lee", "노란 장화 다섯 켤레"
	if e := d.refused(exitRefused, "x", "config", "set", "desk.name"); e["code"] != "role_denied" {
		t.Errorf("%v", e)
	}
}

func TestTool_demoRepeatsForASeed(t *testing.T) {
	var totals []any
	for range 2 {
		d := newDesk(t)
		d.ok("", "demo", "--leads", "40", "--seekers", "30", "--seed", "9", "--quiet")
		found := d.ok("", "seeker", "find", "김", "--limit", "99")
		var names []string
		for _, s := range found["seekers"].([]any) {
			names = append(names, s.(map[string]any)["name"].(string)+s.(map[string]any)["phone"].(string))
		}
		totals = append(totals, len(names), strings.Join(names, ","))
	}
	if totals[0] != totals[2] || totals[1] != totals[3] {
		t.Errorf("%v", totals)
	}
}
