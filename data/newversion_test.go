package data

import (
	"path/filepath"
	"testing"

	"ieumdesk/model"
)

// backups are what lies in the backup folder.
func (d *desk) backups(t *testing.T) []string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(filepath.Dir(d.path), "backup", "ieum-*.db"))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// openAs opens and closes the store as a version of the program would.
func (d *desk) openAs(t *testing.T, version string) {
	t.Helper()
	o := d.o
	o.Version = version
	s, err := Open(t.Context(), d.path, o)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestOpen_backsUpWhatAnotherVersionLeft(t *testing.T) {
	d := newDesk(t)
	d.draft(t, `"as version 1 left it"`)
	d.in.Close()
	d.openAs(t, "1") // a store from before versions were remembered counts as another's
	if got := d.backups(t); len(got) != 1 {
		t.Fatalf("backups %v", got)
	}
	d.openAs(t, "1")
	if got := d.backups(t); len(got) != 1 {
		t.Errorf("the same version again: %v", got)
	}
	d.clock.Advance(1e9)
	d.openAs(t, "2")
	got := d.backups(t)
	if len(got) != 2 || len(copies(t, d.path)) != 0 {
		t.Fatalf("after the upgrade: %v and %v", got, copies(t, d.path))
	}
	if kept := d.draftOf(t, got[1]); kept != `"as version 1 left it"` {
		t.Errorf("the backup holds %s", kept)
	}
}

func TestCreate_remembersTheVersion(t *testing.T) {
	d := emptyDesk(t)
	o := d.o
	o.Version = "1"
	d.path = filepath.Join(t.TempDir(), "desk.db")
	n := model.NewStore{Desk: model.Desk{Code: "D07", Name: "x"}, Staff: model.Staff{Login: "kim", Name: "y"}, Passphrase: "yellow umbrella twelve rivers"}
	if _, err := Create(t.Context(), d.path, n, o); err != nil {
		t.Fatal(err)
	}
	d.openAs(t, "1")
	if got := d.backups(t); len(got) != 0 {
		t.Errorf("a new store was backed up: %v", got)
	}
}

func TestOpen_copiesOnceWhenTheSchemaChangesToo(t *testing.T) {
	d := emptyDesk(t)
	d.openAs(t, "1")
	before := len(d.backups(t))
	d.o.steps = nextSteps(t, "CREATE TABLE good (id INTEGER)")
	d.clock.Advance(1e9)
	d.openAs(t, "2")
	if got := copies(t, d.path); len(got) != 1 || len(d.backups(t)) != before {
		t.Errorf("%v and %v", got, d.backups(t))
	}
	d.openAs(t, "2")
	if got := copies(t, d.path); len(got) != 1 || len(d.backups(t)) != before {
		t.Errorf("a second time: %v and %v", got, d.backups(t))
	}
}

func TestOpen_backsUpBesideTheStoreWhenTheFolderIsAway(t *testing.T) {
	d := newDesk(t)
	away := filepath.Join(t.TempDir(), "stick")
	write(t, away, nil) // no folder can be made where a file is
	if err := d.in.SetSetting(t.Context(), "backup.folder", filepath.Join(away, "backup")); err != nil {
		t.Fatal(err)
	}
	d.in.Close()
	d.openAs(t, "2")
	if got := copies(t, d.path); len(got) != 1 {
		t.Errorf("copies %v", got)
	}
}

func TestOpen_withoutABackupIsRefused(t *testing.T) {
	d := emptyDesk(t)
	content := read(t, d.path)
	for i := range 64 {
		content[len(content)-4096+i] ^= 0xA5
	}
	write(t, d.path, content)
	o := d.o
	o.Version = "2"
	s, err := Open(t.Context(), d.path, o)
	if err == nil {
		s.Close()
	}
	if model.KindOf(err) != model.Damaged {
		t.Errorf("opened: %v", err)
	}
}
