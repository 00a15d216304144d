package printer

import (
	"context"
	"errors"
	"strings"
)

// Follow implements Spooler. lp is content as soon as a job is in the queue,
// even a stopped one, and a job that a filter gave up may count as completed;
// so the queue and what it says of the job are looked at until it is out.
func (c *CUPS) Follow(ctx context.Context, job Job, report func(Progress)) error {
	var last *Progress
	for {
		waiting, err := c.Run(ctx, nil, "lpstat", "-l", "-W", "not-completed", "-o", job.Printer)
		if err != nil {
			return c.trouble(ctx, job.Printer, err)
		}
		queue, err := c.queue(ctx, job.Printer)
		if err != nil {
			return err
		}
		q, there := parseJob(waiting, job.ID)
		switch {
		case !there:
			return c.outcome(ctx, job, queue)
		case q.broken():
			return outside(Failed, job.Printer, errors.New(q.said(queue)))
		case queue.State == Held:
			return outside(Stopped, job.Printer, errors.New(q.said(queue)))
		}
		now := Progress{Printing: strings.Contains(q.alerts, "job-printing"), Message: q.status}
		if report != nil && (last == nil || *last != now) {
			report(now)
		}
		last = &now
		if err := c.Wait(ctx); err != nil {
			return err
		}
	}
}

// outcome finds out how a job ended that is no longer in the queue. The history
// may be switched off; then the job is taken for printed.
func (c *CUPS) outcome(ctx context.Context, job Job, queue Printer) error {
	done, err := c.Run(ctx, nil, "lpstat", "-l", "-W", "completed", "-o", job.Printer)
	if err != nil {
		return c.trouble(ctx, job.Printer, err)
	}
	q, _ := parseJob(done, job.ID)
	switch {
	case q.cancelled():
		return outside(Cancelled, job.Printer, nil)
	case q.broken():
		return outside(Failed, job.Printer, errors.New(q.said(queue)))
	case queue.State == Held:
		// A held queue prints nothing: the job was taken out.
		return outside(Cancelled, job.Printer, nil)
	}
	return nil
}

// queue looks at one queue.
func (c *CUPS) queue(ctx context.Context, name string) (Printer, error) {
	answer, err := c.Run(ctx, nil, "lpstat", "-p", name)
	if err != nil {
		return Printer{}, c.trouble(ctx, name, err)
	}
	for _, p := range parsePrinters(answer) {
		if p.Name == name {
			return p, nil
		}
	}
	return Printer{Name: name, Accepting: true}, nil
}

// said is what the system has to say of a job, or of its queue.
func (q queued) said(queue Printer) string {
	for _, s := range []string{q.status, queue.Reason, q.alerts} {
		if s != "" && s != "none" {
			return s
		}
	}
	return "no reason given"
}
