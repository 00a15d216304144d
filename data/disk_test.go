package data

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ieumdesk/data/testkit"
	"ieumdesk/model"
)

// large is a draft that does not fit into what is left of a full disk.
var large = json.RawMessage(`"` + strings.Repeat("가나다라마바사", 20_000) + `"`)

// holds fails unless the store is whole and its draft is want.
func (d *desk) holds(t *testing.T, want string) {
	t.Helper()
	if got, _, err := d.Draft(t.Context(), "register"); err != nil || string(got) != want {
		t.Errorf("draft %.40s, %v; want %s", got, err, want)
	}
	if v, err := d.in.Verify(t.Context()); err != nil || !v.OK {
		t.Errorf("%+v, %v", v, err)
	}
}

func TestFullStore_losesNothingAndGoesOnWhenThereIsRoom(t *testing.T) {
	d := newDesk(t)
	d.draft(t, `"kept"`)
	pages := func(limit string) {
		if _, err := d.in.write.Exec("PRAGMA max_page_count = " + limit); err != nil {
			t.Fatal(err)
		}
	}
	pages("1") // which SQLite takes as: no more than there are
	wantError(t, d.SaveDraft(t.Context(), "register", large), model.Outside, "disk_full")
	d.holds(t, `"kept"`)
	pages("1000000")
	if err := d.SaveDraft(t.Context(), "register", large); err != nil {
		t.Fatal(err)
	}
	d.holds(t, string(large))
}

// tellFullDisk drives an open desk through a disk that fills up and is cleared
// again. Everything that was acknowledged stays.
func (d *desk) tellFullDisk(t *testing.T, fill, clear func()) {
	t.Helper()
	d.draft(t, `"kept"`)
	fill()
	wantError(t, d.SaveDraft(t.Context(), "register", large), model.Outside, "disk_full")
	d.holds(t, `"kept"`)
	out := filepath.Join(filepath.Dir(d.path), "backup.db")
	wantError(t, d.in.Backup(t.Context(), out), model.Outside, "disk_full")
	_, err := Create(t.Context(), filepath.Join(filepath.Dir(d.path), "new.db"), testkit.NewStore(), d.o)
	wantError(t, err, model.Outside, "disk_full")
	for _, name := range folder(t, d.path) {
		if strings.HasPrefix(name, "backup.db") || name == "new.db" || strings.HasSuffix(name, ".part") {
			t.Errorf("left behind: %s", name)
		}
	}
	clear()
	d.draft(t, `"room again"`)
	d.holds(t, `"room again"`)
	if err := d.in.Backup(t.Context(), out); err != nil {
		t.Error(err)
	}
}

func TestReadOnlyFolder_isSaidByName(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write everywhere; see TestReadOnlyDisk")
	}
	d := emptyDesk(t)
	dir := filepath.Dir(d.path)
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := os.Chmod(dir, 0o700); err != nil {
			t.Error(err)
		}
	}()
	d.tellReadOnly(t, dir)
}

// tellReadOnly tries what needs a folder that can be written to.
func (d *desk) tellReadOnly(t *testing.T, dir string) {
	t.Helper()
	_, err := Open(t.Context(), d.path, d.o)
	wantError(t, err, model.Outside, "read_only")
	var e *model.Error
	if !errors.As(err, &e) || len(e.Args) != 1 || e.Args[0] != dir {
		t.Errorf("names %v, want %s", err, dir)
	}
	_, err = Create(t.Context(), filepath.Join(dir, "new.db"), testkit.NewStore(), d.o)
	wantError(t, err, model.Outside, "read_only")
	_, err = Create(t.Context(), filepath.Join(dir, "sub", "new.db"), testkit.NewStore(), d.o)
	wantError(t, err, model.Outside, "read_only")
	_, err = Restore(context.Background(), d.path, filepath.Join(dir, "new.db"), d.o)
	wantError(t, err, model.Outside, "read_only")
}
