package data

import (
	"fmt"
	"os"
	"os/exec"
	"testing"
)

// roleVar names what the test program plays when a test starts it once more: a
// program that is killed, or has no room to write.
const roleVar = "IEUM_TEST_ROLE"

// roles are what the test program can play, by name. Each returns an exit code.
var roles = map[string]func(args []string) error{
	"writer":   playWriter,
	"importer": playImporter,
	"restorer": playRestorer,
	"cramped":  playCramped,
	"referrer": playReferrer,
	"courier":  playCourier,

	"asked for its path": playPath,
}

func TestMain(m *testing.M) {
	play := roles[os.Getenv(roleVar)]
	if play == nil {
		code := m.Run()
		stopPostgres()
		os.Exit(code)
	}
	if err := play(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// actor is this program, to be started in a role.
func actor(tb testing.TB, role string, args ...string) *exec.Cmd {
	tb.Helper()
	self, err := os.Executable()
	if err != nil {
		tb.Fatal(err)
	}
	c := exec.CommandContext(tb.Context(), self, args...)
	c.Env = append(os.Environ(), roleVar+"="+role)
	c.Stderr = os.Stderr
	return c
}
