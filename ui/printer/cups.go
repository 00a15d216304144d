package printer

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"time"

	"ieumdesk/ui/slip/sheet"
)

// CUPS prints through the commands of the Common UNIX Printing System. Which
// server they talk to is theirs to know (CUPS_SERVER, client.conf).
type CUPS struct {
	// Run runs a command with bytes on its standard input and returns its
	// standard output; its error carries what stood on standard error.
	Run func(ctx context.Context, stdin []byte, name string, args ...string) (string, error)
	// Wait passes the time between two looks at a job.
	Wait func(ctx context.Context) error
	// Creator is what documents name as the program that made them.
	Creator string
}

// NewCUPS returns the print service of this machine.
func NewCUPS(creator string) *CUPS {
	return &CUPS{Run: run, Wait: halfASecond, Creator: creator}
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

// Printers implements Spooler.
func (c *CUPS) Printers(ctx context.Context) ([]Printer, error) {
	states, err := c.Run(ctx, nil, "lpstat", "-d", "-p", "-a")
	switch {
	case errors.Is(err, exec.ErrNotFound), says(err, "No destinations added"):
		return c.discovered(ctx, nil)
	case err != nil:
		return nil, c.trouble(ctx, "", err)
	}
	return c.discovered(ctx, parsePrinters(states))
}

// discovered adds the printers that answer on the network and have no queue
// here yet; CUPS makes one when the first job is sent.
func (c *CUPS) discovered(ctx context.Context, queues []Printer) ([]Printer, error) {
	names, err := c.Run(ctx, nil, "lpstat", "-e")
	if err != nil && ctx.Err() != nil {
		return nil, ctx.Err()
	}
	// An lpstat that knows no -e leaves it at the queues.
	return withNames(queues, strings.Fields(names)), nil
}

var requestID = regexp.MustCompile(`request id is (\S+)`)

// Print implements Spooler. The document goes through a pipe, so that no file
// with a person's data is left behind.
func (c *CUPS) Print(ctx context.Context, printer string, d Document) (Job, error) {
	title := ascii(d.Title)
	pdf, err := d.Sheet.PDF(sheet.Meta{Title: title, Creator: c.Creator, Created: d.Created})
	if err != nil {
		return Job{}, fmt.Errorf("print: %w", err)
	}
	out, err := c.Run(ctx, pdf, "lp", "-d", printer, "-t", title, "-n", strconv.Itoa(max(1, d.Copies)),
		"-o", "media="+media(d.Sheet.Pages[0]), "-o", "sides=one-sided", "-o", "print-scaling=none", "-")
	if err != nil {
		return Job{}, c.trouble(ctx, printer, err)
	}
	m := requestID.FindStringSubmatch(out)
	if m == nil {
		return Job{}, outside(Failed, printer, fmt.Errorf("lp answered %q", out))
	}
	return Job{ID: m[1], Printer: printer}, nil
}

// media names the paper that a page is made for.
func media(p *sheet.Page) string {
	if p.W == 210 && p.H == 297 {
		return "A4"
	}
	return fmt.Sprintf("Custom.%gx%gmm", p.W, p.H)
}

// Cancel implements Spooler.
func (c *CUPS) Cancel(ctx context.Context, job Job) error {
	_, err := c.Run(ctx, nil, "cancel", job.ID)
	if err == nil || says(err, "does not exist") || says(err, "already completed") || says(err, "already canceled") {
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
