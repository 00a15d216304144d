package data

import (
	"bytes"
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"ieumdesk/data/testkit"
	"ieumdesk/model"
)

func TestCreate_makesAStoreThatOpens(t *testing.T) {
	d := newDesk(t)
	if got := d.Desk(); got != testkit.NewStore().Desk {
		t.Errorf("desk %+v", got)
	}
	if s := d.Staff(); s.Login != testkit.Login || s.Role != model.Admin {
		t.Errorf("staff %+v", s)
	}
	files, err := filepath.Glob(filepath.Join(filepath.Dir(d.path), "*.part*"))
	if err != nil || len(files) > 0 {
		t.Errorf("left behind: %v, %v", files, err)
	}
}

func TestCreate_namesEveryWrongField(t *testing.T) {
	n := model.NewStore{Desk: model.Desk{Code: "7", Name: " "}, Staff: model.Staff{Login: "김", Name: "900101-1234567", Role: "boss"}}
	path := filepath.Join(t.TempDir(), "desk.db")
	_, err := Create(t.Context(), path, n, Options{})
	fields, ok := err.(model.FieldErrors)
	if !ok {
		t.Fatal(err)
	}
	var got []string
	for _, f := range fields {
		got = append(got, f.Field+" "+f.Code)
	}
	want := []string{"desk desk_form", "desk_name required", "staff login_form", "staff_name resident_no", "role code_unknown", "passphrase required"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if _, err := os.Stat(path); !os.IsNotExist(err) {
		t.Error("a file was made")
	}
}

func TestCreate_refusesAWeakPassphrase(t *testing.T) {
	n := testkit.NewStore()
	n.Passphrase = "sadong07"
	_, err := Create(t.Context(), filepath.Join(t.TempDir(), "desk.db"), n, Options{})
	wantError(t, err, model.Invalid, "weak_passphrase")
}

func TestCreate_neverReplacesAFile(t *testing.T) {
	d := emptyDesk(t)
	before := read(t, d.path)
	_, err := Create(t.Context(), d.path, testkit.NewStore(), d.o)
	wantError(t, err, model.Refused, "store_exists")
	if !bytes.Equal(before, read(t, d.path)) {
		t.Error("the store was changed")
	}
}

func TestOpen_leavesAloneWhatIsNoStore(t *testing.T) {
	whole := read(t, emptyDesk(t).path)
	newer := bytes.Clone(whole)
	newer[63] = 99 // user_version
	noise := make([]byte, 8192)
	for i := range noise {
		noise[i] = byte(i * 7919 >> 3)
	}
	for _, c := range []struct {
		name    string
		content []byte
		kind    model.Kind
		code    string
	}{
		{"empty", nil, model.Damaged, "not_a_store"},
		{"text", []byte("이름,전화\n"), model.Damaged, "not_a_store"},
		{"noise", noise, model.Damaged, "not_a_store"},
		{"another program's", foreign(t), model.Damaged, "not_a_store"},
		{"cut after a page", whole[:4096], model.Damaged, "store_damaged"},
		{"cut within a page", whole[:len(whole)-1000], model.Damaged, "store_damaged"},
		{"of a newer version", newer, model.Newer, "store_newer"},
	} {
		path := filepath.Join(t.TempDir(), "desk.db")
		write(t, path, c.content)
		_, err := Open(t.Context(), path, Options{})
		if model.KindOf(err) != c.kind || model.CodeOf(err) != c.code {
			t.Errorf("%s: %v, want %s %s", c.name, err, c.kind, c.code)
		}
		if !bytes.Equal(read(t, path), c.content) {
			t.Errorf("%s: the file was changed", c.name)
		}
		if beside := folder(t, path); len(beside) != 1 {
			t.Errorf("%s: beside it now %v", c.name, beside)
		}
	}
}

func TestOpen_saysWhatIsMissing(t *testing.T) {
	dir := t.TempDir()
	_, err := Open(t.Context(), filepath.Join(dir, "desk.db"), Options{})
	wantError(t, err, model.Damaged, "store_missing")
	_, err = Open(t.Context(), dir, Options{})
	wantError(t, err, model.Damaged, "not_a_store")
	if got := folder(t, filepath.Join(dir, "desk.db")); len(got) != 0 {
		t.Errorf("made %v", got)
	}
}

func TestOpen_takesPathsOfAnyCharacters(t *testing.T) {
	path := filepath.Join(t.TempDir(), "창구 #7 100%?&x=1;", "내 저장.db")
	o := emptyDesk(t).o
	if _, err := Create(t.Context(), path, testkit.NewStore(), o); err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if got := folder(t, path); !slices.Equal(got, []string{"내 저장.db", "내 저장.db.lock"}) {
		t.Errorf("in the folder: %v", got)
	}
}

func TestOpen_keepsASecondWindowOut(t *testing.T) {
	d := emptyDesk(t)
	window := d.o
	window.Exclusive = true
	held := 0
	window.Held = func() { held++ }
	first := d.openStore(window)
	_, err := Open(t.Context(), d.path, window)
	wantError(t, err, model.Locked, "store_locked")
	if held != 1 {
		t.Errorf("told %d windows that the store is theirs", held)
	}
	console := d.openStore(d.o) // the console tool works beside a window
	d.unlock(console)
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	d.openStore(window) // and a window opens beside the console tool
}

func TestOpen_sweepsUpAfterAProgramThatWasKilled(t *testing.T) {
	d := emptyDesk(t)
	for _, name := range []string{d.path + ".123.part", d.path + restoreSuffix} {
		write(t, name, []byte("half"))
	}
	write(t, filepath.Join(filepath.Dir(d.path), "other.db.1.part"), []byte("not ours"))
	window := d.o
	window.Exclusive = true
	d.openStore(window).Close()
	if got := folder(t, d.path); !slices.Equal(got, []string{"desk.db", "desk.db.lock", "other.db.1.part"}) {
		t.Errorf("in the folder: %v", got)
	}
}

func TestOpen_isAsDurableAsItSays(t *testing.T) {
	d := newDesk(t)
	for pragma, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "5000"} {
		var got string
		if err := d.in.write.QueryRow("PRAGMA " + pragma).Scan(&got); err != nil || got != want {
			t.Errorf("%s = %s, %v; want %s", pragma, got, err, want)
		}
	}
	if _, err := d.in.read.Exec("DELETE FROM setting"); err == nil {
		t.Error("a reader can write")
	}
}

func TestUnlock_refusesAStoreThatIsDamagedInside(t *testing.T) {
	d := emptyDesk(t)
	content := read(t, d.path)
	at := bytes.Index(content, []byte("slip_seq_start")) // any page but the first would do; this one is always there
	page := at / 4096
	if at < 0 || page == 0 {
		t.Fatalf("at %d", at)
	}
	for i := range 64 {
		content[page*4096+i] ^= 0xA5
	}
	write(t, d.path, content)
	s, err := Open(t.Context(), d.path, d.o)
	if err == nil {
		_, err = s.Unlock(t.Context(), testkit.Login, testkit.Passphrase)
		s.Close()
	}
	wantError(t, err, model.Damaged, "store_damaged")
}

// foreign is a SQLite file of some other program.
func foreign(t *testing.T) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "other.db")
	db, err := sql.Open("sqlite3", path+"?_journal_mode=WAL")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.ExecContext(context.Background(), "CREATE TABLE desk (code)"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return read(t, path)
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func write(t testing.TB, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

// folder lists the names in path's folder.
func folder(t testing.TB, path string) []string {
	t.Helper()
	files, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range files {
		names = append(names, f.Name())
	}
	return names
}
