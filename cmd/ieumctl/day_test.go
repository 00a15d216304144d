package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ieumdesk/data/vault"
	"ieumdesk/model"
)

// figuresOf are the figures of a day, month or year in an answer.
func figuresOf(t *testing.T, answer map[string]any, of string) (f model.DayFigures) {
	t.Helper()
	b, err := json.Marshal(answer[of])
	if err == nil {
		err = json.Unmarshal(b, &f)
	}
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestDay_isShownClosedAndOpenedAgain(t *testing.T) {
	d := newDesk(t)
	seeker, lead := d.pair()
	d.ok("", "refer", "--seeker", seeker, "--lead", lead, "--reason", "확인함")
	want := model.DayFigures{Visits: 1, Registrations: 1, Leads: 1, Referrals: 1}
	log := d.ok("", "day", "show")
	for _, of := range []string{"figures", "month", "year"} {
		if got := figuresOf(t, log, of); got != want {
			t.Errorf("%s: %+v, want %+v", of, got, want)
		}
	}
	today := string(model.Today(time.Now()))
	if log["date"] != today || log["desk"] != "D07" || log["closed"] != false || log["revision"] != 0.0 || len(log["goal"].(map[string]any)) != 0 {
		t.Errorf("%v", log)
	}
	file := filepath.Join(d.dir, "remarks.json")
	if err := os.WriteFile(file, []byte(`{"handover":"시청 회의","leave":"이가람 연차"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	log = d.ok("", "day", "close", "--date", today, "--remarks", file)
	if r := log["remarks"].(map[string]any); log["closed"] != true || log["revision"] != 1.0 || r["handover"] != "시청 회의" || r["leave"] != "이가람 연차" {
		t.Errorf("%v", log)
	}
	if e := d.refused(exitRefused, "", "day", "close"); e["code"] != "day_closed" {
		t.Errorf("%v", e)
	}
	d.ok(leadJSON, "lead", "add")
	if log = d.ok("", "day", "show"); figuresOf(t, log, "figures") != want || len(log["late"].([]any)) != 1 {
		t.Errorf("a lead that came after the closing: %v", log)
	}
	if e := d.refused(exitRefused, "", "day", "reopen"); e["code"] != "required" || e["field"] != "reason" {
		t.Errorf("%v", e)
	}
	if log = d.ok("", "day", "reopen", "--reason", "구인 누락"); log["closed"] != false || log["revision"] != 1.0 || figuresOf(t, log, "figures").Leads != 2 {
		t.Errorf("%v", log)
	}
	log = d.ok("엘리베이터 점검\n", "day", "close", "--remarks", "-")
	if r := log["remarks"].(map[string]any); log["revision"] != 2.0 || r["handover"] != "엘리베이터 점검" || r["leave"] != "이가람 연차" {
		t.Errorf("%v", log)
	}
	if log = d.ok("", "day", "show", "--revision", "1"); figuresOf(t, log, "figures") != want {
		t.Errorf("the first closing: %v", log)
	}
}

func TestDay_refusesWhatIsNoDayAndNoRemarks(t *testing.T) {
	d := newDesk(t)
	tomorrow := string(model.Today(time.Now()).AddDays(1))
	for _, c := range []struct {
		exit int
		code string
		in   string
		args []string
	}{
		{exitUsage, "date_form", "", []string{"show", "--date", "someday"}},
		{exitUsage, "date_none", "", []string{"show", "--date", "2026-02-30"}},
		{exitRefused, "day_future", "", []string{"close", "--date", tomorrow}},
		{exitRefused, "day_not_closed", "", []string{"reopen", "--reason", "사유"}},
		{exitRefused, "day_revision", "", []string{"show", "--revision", "3"}},
		{exitUsage, "usage", "", []string{"close", "--remarks", filepath.Join(d.dir, "none.txt")}},
		{exitRefused, "unknown_field", `{"hand_over":"x"}`, []string{"close", "--remarks", "-"}},
		{exitRefused, "resident_no", `{"special":"900101-1234567"}`, []string{"close", "--remarks", "-"}},
		{exitUsage, "usage", "", []string{}},
	} {
		if e := d.refused(c.exit, c.in, append([]string{"day"}, c.args...)...); e["code"] != c.code {
			t.Errorf("day %v: %v, want %s", c.args, e, c.code)
		}
	}
}

func TestDay_isReadByPeopleWithNamesMasked(t *testing.T) {
	d := newDesk(t)
	seeker, lead := d.pair()
	slip := d.ok("", "refer", "--seeker", seeker, "--lead", lead, "--reason", "확인함")["slip"].(string)
	d.ok("", "result", slip, "hired", "--start", string(model.Today(time.Now())))
	text := d.says("day", "show")
	if strings.Contains(text, "김민수") || !strings.Contains(text, "김*수") || !strings.Contains(text, "안산호텔") || !strings.Contains(text, "취업") {
		t.Error(text)
	}
}

func TestDayShow_tellsARevisionFromTheDayThatWasOpenedAgain(t *testing.T) {
	d := newDesk(t)
	d.ok(filepath.Join(d.dir, "logs"), "config", "set", "export.folder")
	d.ok("", "day", "close")
	d.ok("", "day", "reopen", "--reason", "취업 한 건 빠짐")
	if now := d.says("day", "show"); !strings.Contains(now, "다시 열림(1판까지 마감)") {
		t.Errorf("the day as it stands:\n%s", now)
	}
	if then := d.says("day", "show", "--revision", "1"); !strings.Contains(then, "1판 마감") || !strings.Contains(then, "다시 열었습니다: 취업 한 건 빠짐") {
		t.Errorf("its first revision:\n%s", then)
	}
}

// says is what a command prints for people.
func (d *desk) says(args ...string) string {
	d.t.Helper()
	var out, errs bytes.Buffer
	code := run(d.t.Context(), args, streams{
		in: strings.NewReader(""), out: &out, err: &errs, env: func(k string) string { return d.env[k] }, kdf: vault.TestParams(),
	})
	if code != exitDone {
		d.t.Fatalf("%v: exit %d, %s", args, code, errs.String())
	}
	return out.String()
}
