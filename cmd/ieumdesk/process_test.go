package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"ieumdesk/assets"
	"ieumdesk/data"
	"ieumdesk/data/vault"
	"ieumdesk/model"
)

// asProgram makes the test's own executable the desk, so that a test can start it
// as a process of its own without building anything.
const asProgram = "IEUM_TEST_IS_THE_DESK"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		os.Exit(start(os.Args[1:], os.Stdout, os.Stderr))
	}
	code := m.Run()
	stopPostgres()
	os.Exit(code)
}

// newStore makes an empty store in a folder of its own.
func newStore(t *testing.T) string {
	t.Helper()
	words, err := assets.LoadWords("ko")
	must(t, err)
	path := filepath.Join(t.TempDir(), "desk.db")
	_, err = data.Create(t.Context(), path, model.NewStore{
		Desk:  model.Desk{Code: "D07", Name: "사동 행정복지센터", Center: "안산시 일자리센터"},
		Staff: model.Staff{Login: "kim", Name: "김상담"}, Passphrase: passphrase,
	}, data.Options{Words: words, KDF: vault.Params{Memory: 8 << 10, Passes: 1, Lanes: 1}})
	must(t, err)
	return path
}

// deskProcess is the desk on that store as a process of its own, on no screen.
func deskProcess(t *testing.T, store string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	must(t, err)
	c := exec.CommandContext(t.Context(), self, "--db", store)
	c.Env = append(os.Environ(), asProgram+"=1", "DISPLAY=", "WAYLAND_DISPLAY=", "HOME="+t.TempDir())
	return c
}

func TestDesk_saysWhatToDoWithoutGraphics(t *testing.T) {
	runtimeFolder(t)
	store := newStore(t)
	said, err := deskProcess(t, store).CombinedOutput()
	if code := exitCode(err); code != 4 {
		t.Errorf("exit code %d, want 4", code)
	}
	for _, want := range []string{"OpenGL 2.1", "드라이버", "opengl32.dll", "graphics driver"} {
		if !strings.Contains(string(said), want) {
			t.Errorf("nothing said of %q in:\n%s", want, said)
		}
	}
	log, err := os.ReadFile(filepath.Join(filepath.Dir(store), "log", "ieumdesk.log"))
	must(t, err)
	if !strings.Contains(string(log), "no_graphics") || !strings.Contains(string(log), "GLFW") {
		t.Errorf("the log does not say why:\n%s", log)
	}
	h := house{path: store}
	again, err := data.Open(t.Context(), store, h.options())
	must(t, err) // its lock was given back
	must(t, again.Close())
}

func exitCode(err error) int {
	if err == nil {
		return 0
	}
	if e, ok := err.(*exec.ExitError); ok {
		return e.ExitCode()
	}
	return -1
}
