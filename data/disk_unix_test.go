//go:build unix

package data

import (
	"context"
	"fmt"
	"os/signal"
	"testing"

	"golang.org/x/sys/unix"

	"ieumdesk/model"
)

func TestCrampedFile_losesNothingAndGoesOnWhenThereIsRoom(t *testing.T) {
	d := emptyDesk(t)
	if err := actor(t, "cramped", d.path).Run(); err != nil {
		t.Fatal(err)
	}
	d.open()
	d.holds(t, `"room again"`)
}

// playCramped writes to a store until no file may grow further, and then on with
// the limit lifted.
func playCramped(args []string) error {
	signal.Ignore(unix.SIGXFSZ)
	var limit unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	s, in, err := actorLogin(args[0])
	if err != nil {
		return err
	}
	defer s.Close()
	ctx := context.Background()
	if err := in.SaveDraft(ctx, "register", []byte(`"kept"`)); err != nil {
		return err
	}
	cramped := limit
	cramped.Cur = 100_000
	if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &cramped); err != nil {
		return err
	}
	if err := in.SaveDraft(ctx, "register", large); model.CodeOf(err) != "disk_full" {
		return fmt.Errorf("cramped: %w", err)
	}
	if got, _, err := in.Draft(ctx, "register"); err != nil || string(got) != `"kept"` {
		return fmt.Errorf("after the refusal: %s, %w", got, err)
	}
	if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	return in.SaveDraft(ctx, "register", []byte(`"room again"`))
}
