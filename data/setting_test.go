package data

import (
	"encoding/json"
	"strings"
	"testing"

	"ieumdesk/model"
)

func TestSetting_givesTheDefaultUntilItIsSet(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ key, set, want string }{
		{"desk.language", "en", "en"},
		{"gate.referrals_per_opening", " 7 ", "7"},
		{"desk.name", "본오2동 행정복지센터", "본오2동 행정복지센터"},
		{"desk.center", "", ""},
		{"desk.phone", "0314001234", "031-400-1234"},
	} {
		k, _ := model.FindSetting(c.key)
		if got, err := d.Setting(t.Context(), c.key); err != nil || k.Default != "" && got != k.Default {
			t.Errorf("%s at first: %q, %v", c.key, got, err)
		}
		if err := d.SetSetting(t.Context(), c.key, c.set); err != nil {
			t.Errorf("%s: %v", c.key, err)
		}
		if got, err := d.Setting(t.Context(), c.key); err != nil || got != c.want {
			t.Errorf("%s: %q, %v; want %q", c.key, got, err, c.want)
		}
	}
	if got := d.Desk(); got.Name != "본오2동 행정복지센터" || got.Center != "" {
		t.Errorf("desk %+v", got)
	}
}

func TestSetting_refusesWhatItMayNotHold(t *testing.T) {
	d := newDesk(t)
	_, err := d.Setting(t.Context(), "desk.colour")
	wantError(t, err, model.NotFound, "setting")
	wantError(t, d.SetSetting(t.Context(), "desk.colour", "x"), model.NotFound, "setting")
	wantError(t, d.SetSetting(t.Context(), "desk.language", "fr"), model.Invalid, "code_unknown")
	wantError(t, d.SetSetting(t.Context(), "backup.keep", "0"), model.Invalid, "range")
	wantError(t, d.SetSetting(t.Context(), "desk.name", " "), model.Invalid, "required")
	wantError(t, d.SetSetting(t.Context(), "print.folder", "900101-1234567"), model.Invalid, "resident_no")
}

func TestSetting_leavesTheDesksOwnToAdministrators(t *testing.T) {
	d := newDesk(t)
	if _, err := d.in.AddStaff(t.Context(), model.Staff{Login: "lee", Name: "이나래"}, "노란 장화 다섯 켤레"); err != nil {
		t.Fatal(err)
	}
	lee, err := d.in.Unlock(t.Context(), "lee", "노란 장화 다섯 켤레")
	if err != nil {
		t.Fatal(err)
	}
	defer lee.Close()
	wantError(t, lee.SetSetting(t.Context(), "desk.name", "x"), model.Denied, "role_denied")
	if err := lee.SetSetting(t.Context(), "desk.text_size", "130"); err != nil {
		t.Error(err)
	}
}

func TestDoorSetting_tellsOnlyWhatTheLoginWindowNeeds(t *testing.T) {
	d := newDesk(t)
	if got, err := d.in.DoorSetting(t.Context(), "desk.theme"); err != nil || got != "light" {
		t.Errorf("%q, %v", got, err)
	}
	_, err := d.in.DoorSetting(t.Context(), "backup.folder")
	wantError(t, err, model.NotFound, "setting")
}

func TestDraft_survivesTheProgram(t *testing.T) {
	d := newDesk(t)
	content := json.RawMessage(`{"name":"박","wage":12345678901234567890}`)
	if err := d.SaveDraft(t.Context(), "register", json.RawMessage(`{"name":"ㅂ"}`)); err != nil {
		t.Fatal(err)
	}
	if err := d.SaveDraft(t.Context(), "register", content); err != nil {
		t.Fatal(err)
	}
	d.in.Close()
	d.in.Store.Close()
	d.open()
	got, saved, err := d.Draft(t.Context(), "register")
	if err != nil || string(got) != string(content) || !saved.Equal(d.clock.Now()) {
		t.Errorf("%s, %v, %v", got, saved, err)
	}
	if got, _, err := d.Draft(t.Context(), "refer"); err != nil || got != nil {
		t.Errorf("another form's: %s, %v", got, err)
	}
	if err := d.DropDraft(t.Context(), "register"); err != nil {
		t.Fatal(err)
	}
	if got, saved, err := d.Draft(t.Context(), "register"); err != nil || got != nil || !saved.IsZero() {
		t.Errorf("dropped: %s, %v, %v", got, saved, err)
	}
}

func TestDraft_holdsNoResidentNumber(t *testing.T) {
	d := newDesk(t)
	typed := `{"name":"박","list":["a","\u0039\u00300101-1234567"],"sub":{"note":"번호 900101 2234567 임"},"n":1}`
	if err := d.SaveDraft(t.Context(), "register", json.RawMessage(typed)); err != nil {
		t.Fatal(err)
	}
	got, _, err := d.Draft(t.Context(), "register")
	if want := `{"list":["a",""],"n":1,"name":"박","sub":{"note":""}}`; err != nil || string(got) != want {
		t.Errorf("%s, %v; want %s", got, err, want)
	}
	wantError(t, d.SaveDraft(t.Context(), "register", json.RawMessage(`{"name":`)), model.Invalid, "draft_form")
}

func TestDraft_cannotBeReadFromTheFile(t *testing.T) {
	d := newDesk(t)
	if err := d.SaveDraft(t.Context(), "register", json.RawMessage(`{"name":"FINDME"}`)); err != nil {
		t.Fatal(err)
	}
	d.in.Close()
	d.in.Store.Close()
	if content := string(read(t, d.path)); strings.Contains(content, "FINDME") {
		t.Error("the draft stands in the file")
	}
}
