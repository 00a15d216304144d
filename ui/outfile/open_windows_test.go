package outfile

import (
	"path/filepath"
	"testing"

	"golang.org/x/sys/windows"

	"ieumdesk/model"
)

func TestSet_leavesAFileThatAProgramKeepsToItself(t *testing.T) {
	name := filepath.Join(t.TempDir(), "log.xlsx")
	put(t, name, "shown")
	path, err := windows.UTF16PtrFromString(name)
	if err != nil {
		t.Fatal(err)
	}
	// As Excel has it: others may read, none may write.
	h, err := windows.CreateFile(path, windows.GENERIC_READ|windows.GENERIC_WRITE, windows.FILE_SHARE_READ, nil, windows.OPEN_EXISTING, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer windows.CloseHandle(h)
	var s Set
	if err := s.Add(name, []byte("new")); model.CodeOf(err) != "file_open" {
		t.Errorf("%v", err)
	}
	if got := left(t, filepath.Dir(name)); len(got) != 1 {
		t.Errorf("left: %q", got)
	}
}
