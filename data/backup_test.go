package data

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"ieumdesk/model"
)

func (d *desk) draft(t *testing.T, content string) {
	t.Helper()
	if err := d.SaveDraft(t.Context(), "register", []byte(content)); err != nil {
		t.Fatal(err)
	}
}

// draftOf logs in to a store and reads the draft back.
func (d *desk) draftOf(t *testing.T, path string) string {
	t.Helper()
	other := *d
	other.path = path
	s := other.openStore(d.o)
	defer s.Close()
	in := other.unlock(s)
	defer in.Close()
	got, _, err := in.Draft(t.Context(), "register")
	if err != nil {
		t.Fatal(err)
	}
	return string(got)
}

func TestBackup_isAStoreOfItsOwn(t *testing.T) {
	d := newDesk(t)
	d.draft(t, `"one"`)
	out := filepath.Join(t.TempDir(), "백업 1%.db")
	if err := d.in.Backup(t.Context(), out); err != nil {
		t.Fatal(err)
	}
	d.draft(t, `"two"`)
	if got := folder(t, out); !slices.Equal(got, []string{"백업 1%.db"}) {
		t.Errorf("in the folder: %v", got)
	}
	if got := d.draftOf(t, out); got != `"one"` {
		t.Errorf("backup holds %s", got)
	}
}

func TestBackup_neverOverwrites(t *testing.T) {
	d := newDesk(t)
	out := filepath.Join(t.TempDir(), "a.db")
	write(t, out, []byte("mine"))
	wantError(t, d.in.Backup(t.Context(), out), model.Refused, "file_exists")
	wantError(t, d.in.Backup(t.Context(), d.path), model.Refused, "file_exists")
	if string(read(t, out)) != "mine" {
		t.Error("the file was changed")
	}
}

func TestBackupNow_keepsTheNewest(t *testing.T) {
	d := newDesk(t)
	if err := d.SetSetting(t.Context(), "backup.keep", "3"); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(filepath.Dir(d.path), "backup")
	for i := range 5 {
		c, err := d.in.BackupNow(t.Context())
		if err != nil || c.Size == 0 || !c.At.Equal(d.clock.Now()) {
			t.Fatalf("backup %d: %+v, %v", i, c, err)
		}
		d.clock.Advance(time.Hour)
		if i == 0 {
			for _, other := range []string{"ieum-D08-20200101-000000.db", "holiday.db", "ieum-D07-20200101-000000.db.txt"} {
				write(t, filepath.Join(dir, other), []byte("x"))
			}
		}
	}
	all, err := d.in.Backups(t.Context())
	if err != nil || len(all) != 3 || filepath.Base(all[0].File) != "ieum-D07-20261124-130000.db" {
		t.Errorf("%+v, %v", all, err)
	}
	if got := folder(t, filepath.Join(dir, "x")); len(got) != 6 {
		t.Errorf("in the folder: %v", got)
	}
}

func TestRestore_keepsThePresentStoreAside(t *testing.T) {
	d := newDesk(t)
	d.draft(t, `"one"`)
	out := filepath.Join(t.TempDir(), "a.db")
	if err := d.in.Backup(t.Context(), out); err != nil {
		t.Fatal(err)
	}
	backup := read(t, out)
	d.draft(t, `"two"`)
	d.in.Close()
	d.in.Store.Close()
	aside, err := Restore(t.Context(), out, d.path, d.o)
	if err != nil {
		t.Fatal(err)
	}
	if got := d.draftOf(t, d.path); got != `"one"` {
		t.Errorf("restored store holds %s", got)
	}
	if got := d.draftOf(t, aside); got != `"two"` {
		t.Errorf("store kept aside holds %s", got)
	}
	if !bytes.Equal(backup, read(t, out)) {
		t.Error("the backup was changed")
	}
	if _, err := os.Stat(d.path + restoreSuffix); !os.IsNotExist(err) {
		t.Error("the copy was left behind")
	}
}

func TestRestore_takesTheLogOfAStoreThatWasCopiedWhileOpen(t *testing.T) {
	d := newDesk(t)
	d.draft(t, `"in the log"`)
	out := filepath.Join(t.TempDir(), "a.db")
	write(t, out, read(t, d.path))
	write(t, out+"-wal", read(t, d.path+"-wal"))
	to := filepath.Join(t.TempDir(), "new", "desk.db")
	aside, err := Restore(t.Context(), out, to, d.o)
	if err != nil || aside != "" {
		t.Fatalf("%q, %v", aside, err)
	}
	if got := d.draftOf(t, to); got != `"in the log"` {
		t.Errorf("restored store holds %s", got)
	}
}

func TestRestore_refusesWhatIsNoSoundBackup(t *testing.T) {
	d := emptyDesk(t)
	whole := read(t, d.path)
	damaged := bytes.Clone(whole)
	for i := range 64 {
		damaged[len(damaged)-4096+i] ^= 0xA5
	}
	newer := bytes.Clone(whole)
	newer[63] = 99
	for _, c := range []struct {
		name    string
		content []byte
		kind    model.Kind
		code    string
	}{
		{"text", []byte("hello"), model.Damaged, "not_a_store"},
		{"another program's", foreign(t), model.Damaged, "not_a_store"},
		{"cut", whole[:8192], model.Damaged, "store_damaged"},
		{"damaged", damaged, model.Damaged, "store_damaged"},
		{"of a newer version", newer, model.Newer, "store_newer"},
	} {
		file := filepath.Join(t.TempDir(), "a.db")
		write(t, file, c.content)
		_, err := Restore(t.Context(), file, d.path, d.o)
		if model.KindOf(err) != c.kind || model.CodeOf(err) != c.code {
			t.Errorf("%s: %v, want %s %s", c.name, err, c.kind, c.code)
		}
	}
	_, err := Restore(t.Context(), d.path+"x", d.path, d.o)
	wantError(t, err, model.NotFound, "backup_missing")
	_, err = Restore(t.Context(), d.path, d.path, d.o)
	wantError(t, err, model.Refused, "restore_itself")
	if !bytes.Equal(whole, read(t, d.path)) {
		t.Error("the store was changed")
	}
}

func TestRestore_waitsForEveryProgramToBeClosed(t *testing.T) {
	d := emptyDesk(t)
	out := filepath.Join(t.TempDir(), "a.db")
	write(t, out, read(t, d.path))
	window := d.o
	window.Exclusive = true
	s := d.openStore(window)
	_, err := Restore(t.Context(), out, d.path, d.o)
	wantError(t, err, model.Locked, "store_locked")
	s.Close()
	d.openStore(d.o) // a console tool holds no lock, but has the log open
	_, err = Restore(t.Context(), out, d.path, d.o)
	wantError(t, err, model.Locked, "store_busy")
	if got := folder(t, d.path); !slices.Equal(got, []string{"desk.db", "desk.db-shm", "desk.db-wal", "desk.db.lock"}) {
		t.Errorf("in the folder: %v", got)
	}
}

func TestRestore_replacesAStoreThatIsDamaged(t *testing.T) {
	for name, wreck := range map[string]func(content []byte) []byte{
		"cut":   func(b []byte) []byte { return b[:5000] },
		"noise": func(b []byte) []byte { clear(b[:100]); return b },
		"page":  func(b []byte) []byte { clear(b[4096:8192]); return b },
	} {
		t.Run(name, func(t *testing.T) {
			d := emptyDesk(t)
			out := filepath.Join(t.TempDir(), "a.db")
			write(t, out, read(t, d.path))
			wrecked := wreck(read(t, d.path))
			write(t, d.path, wrecked)
			aside, err := Restore(t.Context(), out, d.path, d.o)
			if err != nil {
				t.Fatal(err)
			}
			d.unlock(d.openStore(d.o))
			if got := read(t, aside); !bytes.Equal(got[100:], wrecked[100:]) { // the header may have changed its way of logging
				t.Error("what was there is not kept as it was")
			}
		})
	}
}
