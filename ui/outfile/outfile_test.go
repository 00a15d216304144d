package outfile

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"ieumdesk/model"
)

func put(t *testing.T, name, content string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// left are the names in a folder.
func left(t *testing.T, folder string) (names []string) {
	t.Helper()
	all, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range all {
		names = append(names, f.Name())
	}
	return names
}

func TestSet_changesNothingBeforeItIsPublished(t *testing.T) {
	name := filepath.Join(t.TempDir(), "log.xlsx")
	put(t, name, "before")
	var s Set
	if err := s.Add(name, []byte("after")); err != nil {
		t.Fatal(err)
	}
	if got := read(t, name); got != "before" {
		t.Errorf("%q before it was published", got)
	}
	if err := s.Publish(); err != nil {
		t.Fatal(err)
	}
	s.Drop()
	if got := read(t, name); got != "after" || len(left(t, filepath.Dir(name))) != 1 {
		t.Errorf("%q, and %q in the folder", got, left(t, filepath.Dir(name)))
	}
}

func TestSet_thatIsDroppedLeavesNothing(t *testing.T) {
	folder := t.TempDir()
	var s Set
	if err := s.Add(filepath.Join(folder, "log.pdf"), []byte("x")); err != nil {
		t.Fatal(err)
	}
	s.Drop()
	if all := left(t, folder); len(all) != 0 {
		t.Errorf("left: %q", all)
	}
}

func TestSet_offersAnotherNameForAFileThatIsOpen(t *testing.T) {
	for _, note := range []string{"~$log.xlsx", ".~lock.log.xlsx#"} {
		folder := t.TempDir()
		name := filepath.Join(folder, "log.xlsx")
		put(t, name, "shown")
		put(t, filepath.Join(folder, "log-2.xlsx"), "taken")
		put(t, filepath.Join(folder, note), "kim")
		var s Set
		err := s.Add(name, []byte("new"))
		var e *model.Error
		if model.KindOf(err) != model.Outside || model.CodeOf(err) != "file_open" {
			t.Fatalf("%s: %v", note, err)
		}
		e = err.(*model.Error)
		if e.Args[0] != "log.xlsx" || e.Args[1] != filepath.Join(folder, "log-3.xlsx") {
			t.Errorf("%s: args %v", note, e.Args)
		}
		if read(t, name) != "shown" || len(left(t, folder)) != 3 {
			t.Errorf("%s: something was written: %q", note, left(t, folder))
		}
	}
}

func TestSet_saysWhatIsWrongWithThePlace(t *testing.T) {
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, "log.pdf"), 0o700); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(folder, "file"), "")
	for name, code := range map[string]string{
		filepath.Join(folder, "none", "log.pdf"): "folder_missing",
		filepath.Join(folder, "log.pdf"):         "disk_failed",
	} {
		var s Set
		if err := s.Add(name, nil); model.CodeOf(err) != code {
			t.Errorf("%s: %v, want %s", name, err, code)
		}
	}
	if err := Folder(filepath.Join(folder, "file", "month")); model.KindOf(err) != model.Outside {
		t.Errorf("a folder in a file: %v", err)
	}
}

func TestSet_removesWhatAKilledProgramLeftBehindAndNothingElse(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "[업무] 알선장")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	yesterday := time.Now().AddDate(0, 0, -1)
	for _, name := range []string{".ieum-1.part", ".ieum-2.part", "old.pdf"} {
		put(t, filepath.Join(folder, name), "박가자")
		if name == ".ieum-2.part" { // is being written
			continue
		}
		if err := os.Chtimes(filepath.Join(folder, name), yesterday, yesterday); err != nil {
			t.Fatal(err)
		}
	}
	var s Set
	defer s.Drop()
	if err := s.Add(filepath.Join(folder, "new.pdf"), []byte("x")); err != nil {
		t.Fatal(err)
	}
	if err := s.Publish(); err != nil {
		t.Fatal(err)
	}
	if got := left(t, folder); !slices.Equal(got, []string{".ieum-2.part", "new.pdf", "old.pdf"}) {
		t.Errorf("%q", got)
	}
}
