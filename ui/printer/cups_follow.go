package printer

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/OpenPrinting/goipp"

	"ieumdesk/model"
)

// States of a job in IPP.
const (
	jobHeld      = 4
	jobPrinting  = 5
	jobStopped   = 6
	jobCancelled = 7
	jobAborted   = 8
	jobCompleted = 9
)

// Follow implements Spooler. lp is content as soon as a job is in the queue, even a
// stopped one, and a job that a filter gave up may count as completed; so the job
// and its queue are looked at until it is out.
func (c *CUPS) Follow(ctx context.Context, job Job, report func(Progress)) error {
	err := follow(ctx, job.Printer, func(ctx context.Context) (sight, error) { return c.look(ctx, job) }, c.Wait, report)
	if model.CodeOf(err) == Failed {
		// It may be kept in the queue, and would come out later beside a second try.
		_ = c.Cancel(ctx, job)
	}
	return err
}

// look asks after a job and its queue.
func (c *CUPS) look(ctx context.Context, job Job) (sight, error) {
	id, err := strconv.Atoi(job.ID[strings.LastIndexByte(job.ID, '-')+1:])
	if err != nil {
		return sight{}, outside(Failed, job.Printer, err)
	}
	answer, err := c.ask(ctx, job.Printer, request(goipp.OpGetPrinterAttributes, queueURI(job.Printer), wanted(queueWanted...)))
	if err != nil {
		return sight{}, err
	}
	p, weak := queue(answer.Printer)
	answer, err = c.ask(ctx, job.Printer, request(goipp.OpGetJobAttributes, queueURI(job.Printer),
		goipp.MakeAttribute("job-id", goipp.TagInteger, goipp.Integer(id)),
		wanted("job-state", "job-state-reasons", "job-printer-state-message")))
	if model.CodeOf(err) == NoPrinter {
		// The scheduler keeps no history here: what is out of it is taken for printed.
		return sight{done: true}, nil
	} else if err != nil {
		return sight{}, err
	}
	reasons := texts(answer.Job, "job-state-reasons")
	message := texts(answer.Job, "job-printer-state-message").first()
	s := sight{said: cmp.Or(message, p.Reason, strings.Join(reasons, ", "))}
	switch number(answer.Job, "job-state") {
	case jobCompleted:
		s.done = !givenUp(reasons)
		s.code = Failed
	case jobCancelled:
		s.code = Cancelled
	case jobAborted:
		s.code = Failed
	case jobHeld, jobStopped:
		if !slices.Contains(reasons, "job-incoming") {
			s.code = jobWaits(reasons, p)
		}
	case jobPrinting:
		s.Printing = true
		fallthrough
	default:
		s.Message = message
		if s.code, s.weak = p.Trouble, weak; p.State == Held {
			s.code, s.weak = cmp.Or(p.Trouble, Stopped), false
		}
	}
	return s, nil
}

// jobWaits is why a job stands still. A job whose filter failed is stopped as well,
// while its queue goes on: that one no paper helps.
func jobWaits(reasons []string, p Printer) string {
	if givenUp(reasons) {
		return Failed
	}
	return cmp.Or(p.Trouble, Stopped)
}

// givenUp reports whether the system gave a job up that it may call completed.
func givenUp(reasons []string) bool {
	return slices.ContainsFunc(reasons, func(r string) bool {
		return strings.Contains(r, "aborted") || strings.Contains(r, "completed-with-errors") ||
			strings.Contains(r, "document-format-error") || strings.Contains(r, "unsupported-document-format")
	})
}
