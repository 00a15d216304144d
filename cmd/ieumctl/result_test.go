package main

import (
	"strings"
	"testing"
	"time"

	"ieumdesk/data"
	"ieumdesk/model"
)

func TestResult_isRecordedAndCorrected(t *testing.T) {
	d := newDesk(t)
	seeker, lead := d.pair()
	r := d.ok("", "refer", "--seeker", seeker, "--lead", lead)
	slip, short := r["slip"].(string), r["short"].(string)
	start := string(model.Today(time.Now()).AddDays(7))
	for i, args := range [][]string{
		{"result", short, "before_interview"},
		{"result", slip, "hired", "--start", start, "--wage", "2310000"},
		{"result", slip, "hired", "--start", start, "--wage", "10700", "--wage-type", "hour", "--reason", "시급으로 고침"},
		{"result", slip, "not_hired", "--reason", "다른 분"},
	} {
		got := d.ok("", args...)
		if got["id"] != r["id"] || got["slip"] != slip || got["status"] != args[2] || got["revision"] != float64(i+1) {
			t.Errorf("%q: %v", args, got)
		}
	}
	if e := d.refused(exitRefused, "", "void", slip, "--reason", "착오"); e["code"] != "has_result" {
		t.Errorf("void after a result: %v", e)
	}
	if e := d.refused(exitRefused, "", "result", slip, "hired", "--start", "2020-01-02"); e["code"] != "start_range" || e["field"] != "start_on" {
		t.Errorf("a start before the slip: %v", e)
	}
	if v := d.ok("", "verify"); v["ok"] != true {
		t.Errorf("verify: %v", v)
	}
	code, out, errs := d.plain("result", slip, "declined")
	if code != exitDone || !strings.Contains(out, slip) || !strings.Contains(out, "구직자 거절") || errs != "" {
		t.Errorf("exit %d, %q %q", code, out, errs)
	}
}

func TestResult_correctsWhatIsGivenAndLeavesTheRest(t *testing.T) {
	d := newDesk(t)
	seeker, lead := d.pair()
	slip := d.ok("", "refer", "--seeker", seeker, "--lead", lead)["slip"].(string)
	store, err := data.Open(t.Context(), d.env["IEUM_DB"], data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	window, err := store.Unlock(t.Context(), "kim", passphrase)
	if err != nil {
		t.Fatal(err)
	}
	defer window.Close()
	v, err := window.BySlip(t.Context(), slip)
	if err != nil {
		t.Fatal(err)
	}
	start := model.Today(time.Now()).AddDays(7)
	want := model.ResultTerms{StartOn: start, Occupation: "5611", WageType: model.Monthly, Wage: 2_310_000, EmploymentType: "permanent"}
	_, err = window.RecordResult(t.Context(), model.NewResult{
		ReferralID: v.ID, Status: model.Hired, ResultTerms: want, Reason: "면접에서", How: model.ByFax, By: "박과장",
	})
	if err != nil {
		t.Fatal(err)
	}
	newest := func() model.Result {
		t.Helper()
		all, err := window.ResultHistory(t.Context(), v.ID)
		if err != nil {
			t.Fatal(err)
		}
		return all[0]
	}
	d.ok("", "result", slip, "hired", "--start", string(start.AddDays(1)))
	want.StartOn = start.AddDays(1)
	if r := newest(); r.ResultTerms != want || r.Reason != "면접에서" || r.How != model.ByFax || r.By != "박과장" {
		t.Errorf("another start: %+v", r)
	}
	d.ok("", "result", slip, "hired", "--start", string(start), "--wage", "10700", "--wage-type", "hour", "--reason", "")
	want.StartOn, want.WageType, want.Wage = start, model.Hourly, 10_700
	if r := newest(); r.ResultTerms != want || r.Reason != "" || r.By != "박과장" {
		t.Errorf("another wage: %+v", r)
	}
	d.ok("", "result", slip, "declined")
	if r := newest(); r.ResultTerms != (model.ResultTerms{}) || r.Reason != "" || r.How != "" || r.By != "" {
		t.Errorf("another answer: %+v", r)
	}
}

func TestFollowUp_saysWhatIsToBeSeenTo(t *testing.T) {
	d := newDesk(t)
	if all := d.ok("", "follow-up"); len(all["follow_ups"].([]any))+len(all["registrations"].([]any))+len(all["leads"].([]any)) != 0 {
		t.Errorf("of an empty desk: %v", all)
	}
	seeker, lead := d.pair()
	slip := d.ok("", "refer", "--seeker", seeker, "--lead", lead)["slip"]
	soon := model.Today(time.Now()).AddDays(3)
	ending := strings.Replace(leadJSON, "객실관리원\"", "조리원\",\"valid_until\":\""+string(soon)+"\"", 1)
	other := d.ok(ending, "lead", "add")["id"]
	all := d.ok("", "follow-up")
	if all["today"] != string(model.Today(time.Now())) || len(all["registrations"].([]any)) != 0 {
		t.Errorf("%v", all)
	}
	follow := all["follow_ups"].([]any)
	if len(follow) != 1 {
		t.Fatalf("%v", all)
	}
	if f := follow[0].(map[string]any); f["slip"] != slip || f["step"] != "first" || f["phone"] != "031-400-1234" || f["work_days"] != 0.0 || f["due"] == "" || f["seeker"] != "김민수" {
		t.Errorf("%v", f)
	}
	leads := all["leads"].([]any)
	if len(leads) != 1 {
		t.Fatalf("%v", leads)
	}
	if l := leads[0].(map[string]any); l["lead_id"] != other || l["valid_until"] != string(soon) || l["employer"] != "안산호텔" || l["phone"] != "031-400-1234" {
		t.Errorf("%v", l)
	}
	code, out, _ := d.plain("follow-up")
	if code != exitDone || !strings.Contains(out, slip.(string)) || !strings.Contains(out, "김*수") || strings.Contains(out, "김민수") || !strings.Contains(out, "구인 만료") {
		t.Errorf("exit %d, %q", code, out)
	}
}
