package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestPush_bringsWhatWaitsIntoTheFolder(t *testing.T) {
	d := newDesk(t)
	if e := d.refused(exitRefused, "", "push"); e["code"] != "city_none" {
		t.Errorf("no way is set up: %v", e)
	}
	folder := filepath.Join(d.dir, "city")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	d.ok(folder, "config", "set", "city.folder.path")
	d.pair()
	if shown := d.ok("", "push", "--show", "10")["events"].([]any); len(shown) != 3 {
		t.Errorf("shown %v", shown)
	}
	if r := d.ok("", "push", "--to", "folder"); r["sent"] != 3.0 || r["accepted"] != 3.0 || r["waiting"] != 0.0 || len(r["rejected"].([]any)) != 0 {
		t.Errorf("%v", r)
	}
	if files, err := filepath.Glob(filepath.Join(folder, "ieum-D07-*-01.sha256")); err != nil || len(files) != 1 {
		t.Errorf("files %q, %v", files, err)
	}
	if err := os.Rename(folder, folder+"-away"); err != nil {
		t.Fatal(err)
	}
	d.pair()
	if e := d.refused(exitOutside, "", "push"); e["code"] != "city_folder" || !strings.Contains(e["message"].(string), folder) {
		t.Errorf("the folder is away: %v", e)
	}
	if err := os.Rename(folder+"-away", folder); err != nil {
		t.Fatal(err)
	}
	if r := d.ok("", "push"); r["accepted"] != 3.0 || r["waiting"] != 0.0 {
		t.Errorf("after the folder is back: %v", r)
	}
}

func TestPush_refusesAWayThatIsNone(t *testing.T) {
	d := newDesk(t)
	if e := d.refused(exitUsage, "", "push", "--to", "fax"); e["field"] != "to" || !strings.Contains(e["message"].(string), "folder, https, postgres") {
		t.Errorf("%v", e)
	}
	if e := d.refused(exitUsage, "", "push", "--show", "0"); e["field"] != "show" {
		t.Errorf("%v", e)
	}
	if e := d.refused(exitRefused, "", "push", "--to", "https"); e["code"] != "city_not_set" {
		t.Errorf("%v", e)
	}
	if e := d.refused(exitRefused, "", "pull"); e["code"] != "city_not_set" {
		t.Errorf("%v", e)
	}
}

func TestHubInit_asksForAConnectionStringAndNeverShowsIt(t *testing.T) {
	d := newDesk(t)
	if e := d.refused(exitUsage, "", "hub", "init"); e["field"] != "dsn" {
		t.Errorf("%v", e)
	}
	for _, dsn := range []string{"postgres://u:secret@%zz", "host=127.0.0.1 port=1 user=u password=secret dbname=x sslmode=disable"} {
		_, out, errs := d.call(dsn, "hub", "init")
		if e, ok := out["error"].(map[string]any); !ok || strings.Contains(e["message"].(string)+errs, "secret") {
			t.Errorf("%v %s", out, errs)
		}
	}
}

func TestConfig_neverPrintsASecret(t *testing.T) {
	d := newDesk(t)
	d.ok("tell-nobody\n", "config", "set", "city.https.token")
	for _, args := range [][]string{{"config", "list"}, {"config", "get", "city.https.token"}} {
		code, out, errs := d.plain(args...)
		if code != exitDone || strings.Contains(out+errs, "tell-nobody") || !strings.Contains(out, "•") {
			t.Errorf("%q: exit %d, %s %s", args, code, out, errs)
		}
	}
}
