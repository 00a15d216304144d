package printer

import (
	"context"
	"errors"
)

// sight is one look at a job, whoever prints it.
type sight struct {
	done bool
	code string // of the error it is; "" while all goes well
	said string // by the system, with code
	weak bool   // the printer only mentions the trouble; it may print all the same
	Progress
}

// A printer that wakes up, or takes a sheet from another tray, is in trouble for a
// moment. So what would pass by itself is believed when it is seen again: at the
// next look, or, if the printer only mentions it, after ten seconds.
const (
	looks     = 2
	weakLooks = 20
)

// follow looks at a job until it is out or somebody is needed.
func follow(ctx context.Context, printer string, look func(context.Context) (sight, error), wait func(context.Context) error, report func(Progress)) error {
	var (
		last  *Progress
		worry string // what the last look found
		times int
	)
	for {
		now, err := look(ctx)
		switch {
		case err != nil:
			return err
		case now.done:
			return nil
		case now.code == "":
			times = 0
		case now.code == worry:
			times++
		default:
			times = 1
		}
		worry = now.code
		if worry != "" && (!waits(worry) || times >= now.patience()) {
			return outside(worry, printer, errors.New(now.said))
		}
		if report != nil && (last == nil || *last != now.Progress) {
			report(now.Progress)
		}
		last = &now.Progress
		if err := wait(ctx); err != nil {
			return err
		}
	}
}

func (s sight) patience() int {
	if s.weak {
		return weakLooks
	}
	return looks
}
