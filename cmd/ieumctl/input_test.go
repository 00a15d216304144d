package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
)

func TestEdit_refusesWhatIsNoFieldByName(t *testing.T) {
	d := newDesk(t)
	seeker, lead := d.pair()
	for _, c := range []struct{ kind, id, in, field string }{
		{"seeker", seeker, `{"dong":"와동","valid_until":"2099-01-01"}`, "valid_until"},
		{"seeker", seeker, `{"id":"` + lead + `"}`, "id"},
		{"seeker", seeker, `{"revision":1}`, "revision"},
		{"seeker", seeker, `{"closed":"2020-01-01"}`, "closed"},
		{"seeker", seeker, `{"Dong":"와동"}`, "Dong"},
		{"seeker", seeker, `{"consents":[{"kind":"collect","version":"1","at":"2026-11-24T09:00:00+09:00","withdrawn":true}]}`, "consents.withdrawn"},
		{"lead", lead, `{"id":"` + seeker + `"}`, "id"},
		{"lead", lead, `{"hired":9,"pending":5}`, "hired"},
		{"lead", lead, `{"closed":"2020-01-01"}`, "closed"},
		{"lead", lead, `{"status":"closed"}`, "status"},
		{"lead", lead, `{"source":{"kind":"dong","who":"x"}}`, "source.who"},
	} {
		e := d.refused(exitRefused, c.in, c.kind, "edit", c.id)
		if e["code"] != "unknown_field" || e["field"] != c.field || !strings.Contains(e["message"].(string), c.field) {
			t.Errorf("%s: %v", c.in, e)
		}
	}
	if s := d.ok("", "seeker", "show", seeker); s["dong"] != "사동" {
		t.Errorf("a refused edit changed the seeker: %v", s)
	}
	e := d.refused(exitRefused, `{"hired":9,"title":"x","pending":5}`, "lead", "add")
	if lines := e["lines"].([]any); len(lines) != 2 {
		t.Errorf("all unknown fields of a new lead: %v", e)
	}
}

func TestFields_areThoseOfTheInterface(t *testing.T) {
	d := newDesk(t)
	seeker := d.ok(`{"name":"레티","latin_name":"LE THI","birth_date":"1990-01-02","sex":"F","phone":"010-1234-5678","dong":"원곡동","address":"x",
		"nationality":"VN","visa":"F-6","visa_expires":"2028-01-01","languages":["vi"],"education":"고졸","career_months":12,"occupations":["5611"],
		"places":["와동"],"employment_types":["permanent"],"wage_type":"hour","wage":11000,"available":"평일","licences":["지게차"],"groups":["multicultural"],
		"note":"x","consents":[{"kind":"collect","version":"2026-09","at":"2026-11-24T09:00:00+09:00"}]}`, "seeker", "add")["id"].(string)
	s := d.ok("", "seeker", "show", seeker)
	for name, want := range map[string]any{"latin_name": "LE THI", "visa": "F-6", "career_months": 12.0, "wage": 11000.0, "note": "x"} {
		if s[name] != want {
			t.Errorf("%s: %v, want %v", name, s[name], want)
		}
	}
	lead := d.ok(`{"employer":"한빛","business_no":"124-81-00998","representative":"이","industry":"I","employer_phone":"031-400-1234","address":"x",
		"dong":"와동","directions":"와동초 앞","title":"조리","occupation":"5323","duties":"x","openings":2,"employment_type":"fixed","contract_months":6,"wage_type":"month",
		"wage_min":2300000,"wage_max":2500000,"weekly_hours":37.5,"work_start":"09:00","work_end":"18:00","days":"주 5일","education":"무관","career":"무관",
		"licences":["조리"],"benefits":["중식"],"foreigners":"가능","sex":"F","age":"무관","documents":"이력서","method":"면접","contact":"박","phone":"031-400-1235",
		"fax":"031-400-1236","valid_until":"2099-01-01","work_from":"2026-12-01",
		"source":{"kind":"dong","team":"발굴팀","by":"최","on":"2026-01-02","ref":"7","url":"x"},"site_note":"x"}`, "lead", "add")["id"].(string)
	d.ok(`{"wage_max":null,"source":{"team":"고잔동"},"benefits":null}`, "lead", "edit", lead)
	l := d.ok("", "lead", "show", lead)
	source := l["source"].(map[string]any)
	if l["wage_max"] != nil || l["benefits"] != nil || l["weekly_hours"] != 37.5 || l["directions"] != "와동초 앞" || source["team"] != "고잔동" || source["kind"] != "dong" {
		t.Errorf("null empties, what is not named stays: %v", l)
	}
}

func TestEdit_addsConsentsAndTakesNoneOut(t *testing.T) {
	d := newDesk(t)
	seeker, _ := d.pair()
	for _, in := range []string{`{"consents":[]}`, `{"consents":null}`} {
		if e := d.refused(exitRefused, in, "seeker", "edit", seeker); e["code"] != "consents_stay" || e["field"] != "consents" {
			t.Errorf("%s: %v", in, e)
		}
	}
	d.ok(`{"consents":[{"kind":"sensitive","version":"2026-09","at":"2026-11-25T09:00:00+09:00"}]}`, "seeker", "edit", seeker)
	if got := d.ok("", "seeker", "show", seeker)["consents"].([]any); len(got) != 3 {
		t.Errorf("consents: %v", got)
	}
	if e := d.refused(exitRefused, strings.Replace(seekerJSON, `"consents":[`, `"consents":[],"x":[`, 1), "seeker", "add"); e["field"] != "x" {
		t.Errorf("an empty list for a new seeker is the consents' own affair: %v", e)
	}
}

func TestJSON_thatDoesNotFitIsNamedWithWhatWould(t *testing.T) {
	d := newDesk(t)
	seeker, lead := d.pair()
	for _, c := range []struct{ kind, id, in, code, field, says string }{
		{"seeker", seeker, `{"name":7}`, "field_kind", "name", "글자"},
		{"seeker", seeker, `{"wage":"11000"}`, "field_kind", "wage", "정수"},
		{"seeker", seeker, `{"career_months":1.5}`, "field_kind", "career_months", "정수"},
		{"seeker", seeker, `{"languages":"vi"}`, "field_kind", "languages", "목록"},
		{"seeker", seeker, `{"consents":{}}`, "field_kind", "consents", "목록"},
		{"seeker", seeker, `{"consents":["x"]}`, "field_kind", "consents", "객체"},
		{"seeker", seeker, `{"consents":[{"at":"2026-11-24"}]}`, "field_kind", "consents.at", "+09:00"},
		{"lead", lead, `{"weekly_hours":"forty"}`, "field_kind", "weekly_hours", "숫자"},
		{"lead", lead, `{"source":"dong"}`, "field_kind", "source", "객체"},
		{"lead", lead, `{"source":{"team":1}}`, "field_kind", "source.team", "글자"},
		{"lead", lead, `[1]`, "not_an_object", "", "객체"},
		{"lead", lead, `null`, "not_an_object", "", "객체"},
		{"lead", lead, "{\n \"title\": }", "bad_json", "", "2번째 줄 11번째 글자"},
		{"lead", lead, `{"title":"x"`, "bad_json", "", "1번째 줄 12번째 글자"},
		{"lead", lead, `{} {}`, "bad_json", "", "1번째 줄 4번째 글자"},
		{"lead", lead, " \n", "no_json", "", "표준 입력"},
	} {
		e := d.refused(exitRefused, c.in, c.kind, "edit", c.id)
		field, _ := e["field"].(string)
		message := e["message"].(string)
		if e["code"] != c.code || field != c.field || !strings.Contains(message, c.says) {
			t.Errorf("%s: %v", c.in, e)
		}
		for _, inside := range []string{"unmarshal", "Go ", "model.", "json:", "invalid", "EOF"} {
			if strings.Contains(message, inside) {
				t.Errorf("%s: %q", c.in, message)
			}
		}
	}
}

// asPowerShell writes text as the old PowerShell does: UTF-16 with a mark in front.
func asPowerShell(s string) string {
	b := []byte{0xFF, 0xFE}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return string(b)
}

func TestMarks_inFrontOfTextArePassedOver(t *testing.T) {
	for name, write := range map[string]func(string) string{
		"UTF-8": func(s string) string { return "\uFEFF" + s }, "UTF-16": asPowerShell,
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			d.ok(write(seekerJSON), "seeker", "add")
			lead := d.ok(write(leadJSON), "lead", "add")["id"].(string)
			d.ok(write(`{"openings":3}`), "lead", "edit", lead)
			if v := d.ok(write("사동 센터\r\n"), "config", "set", "desk.name"); v["value"] != "사동 센터" {
				t.Errorf("setting: %q", v["value"])
			}
			file := filepath.Join(d.dir, "passphrase.txt")
			if err := os.WriteFile(file, []byte(write(passphrase+"\r\n")), 0o600); err != nil {
				t.Fatal(err)
			}
			d.env["IEUM_PASSPHRASE"] = ""
			d.ok("", "verify", "--passphrase-file", file)
		})
	}
}

func TestPassphrase_isTakenFromTheEnvironmentFirst(t *testing.T) {
	d := newDesk(t)
	wrong := filepath.Join(d.dir, "wrong.txt")
	if err := os.WriteFile(wrong, []byte("wrong words entirely"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.ok("", "verify", "--passphrase-file", wrong)
	db := d.env["IEUM_DB"]
	d.env["IEUM_DB"], d.env["IEUM_STAFF"] = filepath.Join(d.dir, "none.db"), "nobody"
	d.ok("", "verify", "--db", db, "--staff", "kim")
	d.env["IEUM_PASSPHRASE"] = ""
	if e := d.refused(exitStore, "", "verify", "--db", db, "--staff", "kim", "--passphrase-file", wrong); e["code"] != "wrong_passphrase" {
		t.Errorf("%v", e)
	}
	if e := d.refused(exitUsage, "", "verify", "--db", db, "--staff", "kim"); fmt.Sprint(e["field"]) != "passphrase" {
		t.Errorf("%v", e)
	}
}
