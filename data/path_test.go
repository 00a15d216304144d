package data

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestDefaultPath_isBesideAProgramThatIsMarked(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "김 상담의 USB", "IeumDesk")
	exe := filepath.Join(folder, "ieum desk.exe")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	write(t, exe, read(t, self))
	if err := os.Chmod(exe, 0o700); err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	ask := func() string {
		t.Helper()
		c := actor(t, "asked for its path")
		c.Path, c.Args[0] = exe, exe
		c.Env = append(c.Env, "XDG_DATA_HOME="+home, "LOCALAPPDATA="+home, "HOME="+home)
		out, err := c.Output()
		if err != nil {
			t.Fatal(err)
		}
		return strings.TrimSpace(string(out))
	}
	if got := ask(); !strings.HasPrefix(got, home) || filepath.Base(filepath.Dir(got)) != "Ieum" {
		t.Errorf("without a mark %s, not in %s", got, home)
	}
	mark := filepath.Join(folder, portableMark)
	write(t, mark, nil)
	if got, want := ask(), filepath.Join(folder, "data", "desk.db"); got != want {
		t.Errorf("with a mark %s, want %s", got, want)
	}
	if err := os.Remove(mark); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(mark, 0o700); err != nil {
		t.Fatal(err)
	}
	if got := ask(); !strings.HasPrefix(got, home) {
		t.Errorf("with a folder of that name %s", got)
	}
}

// playPath prints where the program would keep its store.
func playPath([]string) error {
	path, err := DefaultPath()
	fmt.Println(path)
	return err
}

func TestPortablePath_followsALinkToTheProgram(t *testing.T) {
	home, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	exe := filepath.Join(home, "ieumdesk")
	write(t, exe, nil)
	write(t, filepath.Join(home, portableMark), nil)
	link := filepath.Join(t.TempDir(), "desk")
	if err := os.Symlink(exe, link); err != nil {
		t.Skip("no links here: ", err)
	}
	if _, err := os.Stat(link); err != nil {
		t.Skip("links lead nowhere here: ", err)
	}
	if got, ok := portablePath(link); !ok || got != filepath.Join(home, "data", "desk.db") {
		t.Errorf("%s, %v", got, ok)
	}
}
