package printer

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/OpenPrinting/goipp"

	"ieumdesk/ui/slip/sheet"
)

// CUPS prints through the Common UNIX Printing System: jobs go in and out by its
// commands, which know about accounts and network printers; what becomes of them
// the scheduler is asked itself.
type CUPS struct {
	// Run runs a command with bytes on its standard input and returns its
	// standard output; its error carries what stood on standard error.
	Run func(ctx context.Context, stdin []byte, name string, args ...string) (string, error)
	// Ask puts a question to the scheduler.
	Ask func(ctx context.Context, question *goipp.Message) (*goipp.Message, error)
	// Wait passes the time between two looks at a job.
	Wait func(ctx context.Context) error
	// Creator is what documents name as the program that made them.
	Creator string
}

// NewCUPS returns the print service of this machine.
func NewCUPS(creator string) *CUPS {
	return &CUPS{Run: run, Ask: overHTTP, Wait: halfASecond, Creator: creator}
}

var _ Spooler = (*CUPS)(nil)

// halfASecond is short enough that "printed" appears when the paper does.
func halfASecond(ctx context.Context) error {
	t := time.NewTimer(500 * time.Millisecond)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}

// Printers implements Spooler. It adds the printers that answer on the network and
// have no queue here yet; CUPS makes one when the first job is sent.
func (c *CUPS) Printers(ctx context.Context) ([]Printer, error) {
	names, err := c.Run(ctx, nil, "lpstat", "-e")
	if errors.Is(err, exec.ErrNotFound) {
		return nil, nil
	} else if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	printers, err := c.queues(ctx)
	if err != nil {
		return nil, err
	}
	for _, name := range strings.Fields(names) {
		if !slices.ContainsFunc(printers, func(p Printer) bool { return p.Name == name }) {
			printers = append(printers, Printer{Name: name, Accepting: true})
		}
	}
	slices.SortFunc(printers, byDefaultAndName)
	return printers, nil
}

var requestID = regexp.MustCompile(`request id is (\S+)`)

// Print implements Spooler. The document goes through a pipe, so that no file
// with a person's data is left behind.
func (c *CUPS) Print(ctx context.Context, printer string, d Document) (Job, error) {
	data, options, err := c.spooled(d)
	if err != nil {
		return Job{}, err
	}
	args := []string{"-d", printer, "-t", ascii(d.Title)}
	for _, o := range options {
		args = append(args, "-o", o)
	}
	if ctx.Err() != nil {
		return Job{}, ctx.Err()
	}
	patient, stop := finishing(ctx)
	defer stop()
	out, err := c.Run(patient, data, "lp", append(args, "-")...)
	if err != nil {
		return Job{}, c.trouble(ctx, printer, err)
	}
	m := requestID.FindStringSubmatch(out)
	if m == nil {
		return Job{}, outside(Failed, printer, fmt.Errorf("lp answered %q", out))
	}
	job := Job{ID: m[1], Printer: printer}
	if ctx.Err() != nil {
		_ = c.Cancel(patient, job)
		return Job{}, ctx.Err()
	}
	return job, nil
}

// finishing goes on for five seconds after ctx has ended: an lp that is killed may
// have handed the document over, and nobody would know the job.
func finishing(ctx context.Context) (context.Context, context.CancelFunc) {
	patient, stop := context.WithCancel(context.WithoutCancel(ctx))
	context.AfterFunc(ctx, func() { time.AfterFunc(5*time.Second, stop) })
	return patient, stop
}

// spooled is what lp is given of a document, and its options.
func (c *CUPS) spooled(d Document) (data []byte, options []string, err error) {
	if d.Raw {
		return escpos(d), []string{"raw"}, nil
	}
	data, err = d.Sheet.PDF(sheet.Meta{Title: ascii(d.Title), Creator: c.Creator, Created: d.Created})
	if err != nil {
		return nil, nil, fmt.Errorf("print: %w", err)
	}
	return data, d.options(), nil
}

// options are how CUPS is told what a person chose.
func (d Document) options() []string {
	media := d.paper().media()
	if d.Tray != "" {
		media += "," + d.Tray
	}
	sides := "one-sided"
	if d.BothSides {
		sides = "two-sided-long-edge"
	}
	return []string{"copies=" + strconv.Itoa(max(1, d.Copies)), "media=" + media, "sides=" + sides, "print-scaling=none"}
}

// media names a paper to CUPS.
func (p Paper) media() string {
	switch {
	case p.ID != "":
		return p.ID
	case p.fits(210, 297):
		return "A4"
	}
	return fmt.Sprintf("Custom.%gx%gmm", p.W, p.H)
}

// Cancel implements Spooler.
func (c *CUPS) Cancel(ctx context.Context, job Job) error {
	_, err := c.Run(ctx, nil, "cancel", job.ID)
	if err == nil || says(err, "does not exist") || says(err, "already completed") || says(err, "already canceled") || says(err, "already aborted") {
		return nil
	}
	return c.trouble(ctx, job.Printer, err)
}

// trouble finds the code for what a command said.
func (c *CUPS) trouble(ctx context.Context, printer string, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	for _, each := range []struct{ said, code string }{
		{"not accepting jobs", Rejected},
		{"Not allowed to print", Access},
		{"Forbidden", Access},
		{"nauthorized", Access},
		{"ot authorized", Access},
		{"cheduler is not running", NoService},
		{"Unable to connect", NoService},
		{"Connection refused", NoService},
		{"Bad file descriptor", NoService}, // what some versions say instead
	} {
		if says(err, each.said) {
			return outside(each.code, printer, err)
		}
	}
	if errors.Is(err, exec.ErrNotFound) {
		return outside(NoService, printer, err)
	}
	if says(err, "does not exist") || says(err, "Invalid destination") {
		// lp says so as well when there is nobody to ask.
		if answer, _ := c.Run(ctx, nil, "lpstat", "-r"); !strings.Contains(answer, "is running") {
			return outside(NoService, printer, err)
		}
		return outside(NoPrinter, printer, err)
	}
	return outside(Failed, printer, err)
}

func says(err error, text string) bool { return err != nil && strings.Contains(err.Error(), text) }
