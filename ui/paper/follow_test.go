package paper

import (
	"context"
	"testing"

	"ieumdesk/model"
	"ieumdesk/ui/printer"
	"ieumdesk/ui/run"
)

// slow is a printer that never ends, as one that is off does.
type slow struct {
	spool
	following chan struct{}
}

func (s *slow) Follow(ctx context.Context, _ printer.Job, _ func(printer.Progress)) error {
	close(s.following)
	<-ctx.Done()
	return ctx.Err()
}

func TestFollowing_holdsNeitherThePageNorTheWindow(t *testing.T) {
	print, s, shell := stored(t, &spool{names: []string{"HP"}}, nil)
	posted := make(chan func(), 10)
	d := print.press.d
	d.Run = run.New(func(f func()) { posted <- f })
	sp := &slow{following: make(chan struct{})}
	print.press.spooler = sp
	taken := 0
	print.Watch(func() {}, func() { taken++ })
	print.Print()
	if !print.Busy() {
		t.Error("a second Enter would print it twice")
	}
	(<-posted)() // the printer has it
	<-sp.following
	if taken != 1 || print.Busy() || s.Made[0].Printed[model.SheetSeeker] != 1 {
		t.Errorf("taken %d times, busy %t, counted %v", taken, print.Busy(), s.Made[0].Printed)
	}
	print.press.Stop()
	(<-posted)()
	d.Run.Wait()
	if shell.Waits.Open != nil || print.Failed() {
		t.Error("a window that closes is told as trouble")
	}
}
