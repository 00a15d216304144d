package printer

import (
	"context"
	"slices"
	"strings"
	"syscall"
	"testing"

	"ieumdesk/model"
)

// spooler plays the spooler of Windows: what it says of a job and of its printer,
// one record a look, the last one again and again.
type spooler struct {
	jobs     []any // spooledJob or error
	printers []any // spooledPrinter or error
}

func next[T any](all *[]any) (rec T, err error) {
	if len(*all) == 0 {
		return rec, nil
	}
	now := (*all)[0]
	if len(*all) > 1 {
		*all = (*all)[1:]
	}
	if err, ok := now.(error); ok {
		return rec, err
	}
	return now.(T), nil
}

func (s *spooler) job() (spooledJob, error)         { return next[spooledJob](&s.jobs) }
func (s *spooler) printer() (spooledPrinter, error) { return next[spooledPrinter](&s.printers) }

func job(status uint32) spooledJob         { return spooledJob{status: status} }
func printer(status uint32) spooledPrinter { return spooledPrinter{status: status} }

func followed(s *spooler, report func(Progress)) error {
	w := &watch{spool: s, name: "HP"}
	return follow(context.Background(), "HP", w.look, func(ctx context.Context) error { return ctx.Err() }, report)
}

func TestWatch_endsWhenTheJobIsOut(t *testing.T) {
	const spooling = 0x8
	for name, jobs := range map[string][]any{
		"printed":                          {job(spooling), job(jobBitPrinting), job(jobBitPrinting | jobBitPrinted)},
		"kept after printing":              {job(jobBitPrinting), job(jobBitPrinted | 0x2000)},
		"printed and being taken out":      {job(jobBitPrinting), job(jobBitPrinted | jobBitDeleting)},
		"handed to a printer with a queue": {job(jobBitComplete)},
		"gone while printing":              {job(spooling), job(jobBitPrinting), errJobGone},
		"gone before the first look":       {errJobGone},
		"an error that passed":             {job(jobBitPrinting | jobBitError), job(jobBitPrinting), errJobGone},
	} {
		if err := followed(&spooler{jobs: jobs}, nil); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWatch_reportsWhatChanges(t *testing.T) {
	var seen []Progress
	err := followed(&spooler{jobs: []any{job(0), job(0), job(jobBitPrinting), spooledJob{jobBitPrinting, "warming up"}, errJobGone}}, func(p Progress) { seen = append(seen, p) })
	if want := []Progress{{}, {Printing: true}, {true, "warming up"}}; err != nil || !slices.Equal(seen, want) {
		t.Errorf("saw %+v, %v", seen, err)
	}
}

func TestWatch_saysWhatIsWrong(t *testing.T) {
	waiting := job(0)
	for _, c := range []struct {
		name string
		job  any
		on   any
		code string
	}{
		{"the printer is paused", waiting, printer(printerBitPaused), Stopped},
		{"the job is paused", job(jobBitPaused), printer(0), Stopped},
		{"the printer is off", waiting, printer(printerBitOffline), Offline},
		{"the printer cannot be reached", waiting, printer(printerBitNotAvailable), Offline},
		{"its server cannot be reached", waiting, printer(printerBitNoServer), Offline},
		{"set to work offline", waiting, spooledPrinter{attributes: printerWorksOffline}, Offline},
		{"set to work offline and paused", waiting, spooledPrinter{printerBitPaused, printerWorksOffline}, Offline},
		{"the job finds it off", job(jobBitOffline | jobBitError), printer(0), Offline},
		{"no paper", waiting, printer(printerBitPaperOut), NoPaper},
		{"no paper for the job", job(jobBitPaperOut | jobBitPrinting), printer(0), NoPaper},
		{"paper by hand", waiting, printer(printerBitManualFeed), NoPaper},
		{"no paper comes before the error it is", job(jobBitPaperOut | jobBitError), printer(printerBitError), NoPaper},
		{"a jam", job(jobBitPrinting), printer(printerBitJam), Attention},
		{"an open door", waiting, printer(printerBitDoorOpen), Attention},
		{"no toner", waiting, printer(printerBitNoToner), Attention},
		{"a full tray", waiting, printer(printerBitBinFull), Attention},
		{"somebody is wanted", waiting, printer(printerBitIntervene), Attention},
		{"the job wants somebody", job(jobBitIntervene), printer(0), Attention},
		{"the driver cannot print it", job(jobBitBlocked), printer(0), Attention},
		{"an error and no more", job(jobBitError), printer(0), Attention},
		{"being deleted", job(jobBitDeleting), printer(0), Cancelled},
		{"deleted", job(jobBitDeleted), printer(0), Cancelled},
		{"the printer was removed", waiting, syscall.Errno(1801), NoPrinter},
		{"the printer is being removed", waiting, syscall.Errno(1905), NoPrinter},
		{"access was withdrawn", syscall.Errno(5), printer(0), Access},
		{"the spooler ended", waiting, syscall.Errno(1722), NoService},
		{"something else", syscall.Errno(8), printer(0), Failed},
	} {
		err := followed(&spooler{jobs: []any{c.job}, printers: []any{c.on}}, nil)
		if model.CodeOf(err) != c.code {
			t.Errorf("%s: got %v, want %s", c.name, err, c.code)
		}
	}
}

func TestWatch_knowsAJobThatWasDeletedFromOneThatWasPrinted(t *testing.T) {
	for name, s := range map[string]*spooler{
		"seen being deleted":      {jobs: []any{job(jobBitPrinting), job(jobBitDeleting | jobBitPrinting), errJobGone}},
		"out of a paused printer": {jobs: []any{job(0), errJobGone}, printers: []any{printer(printerBitPaused)}},
		"out of one that is off":  {jobs: []any{job(0), errJobGone}, printers: []any{printer(printerBitOffline)}},
	} {
		if err := followed(s, nil); model.CodeOf(err) != Cancelled {
			t.Errorf("%s: %v", name, err)
		}
	}
	// Paused only after the job had gone: it was printed.
	if err := followed(&spooler{jobs: []any{job(jobBitPrinting), errJobGone}, printers: []any{printer(0), printer(printerBitPaused)}}, nil); err != nil {
		t.Error(err)
	}
}

func TestWatch_takesAPassingTroubleForNone(t *testing.T) {
	s := &spooler{jobs: []any{job(jobBitPrinting)}, printers: []any{printer(0), printer(printerBitOffline), printer(0), printer(printerBitPaperOut), printer(printerBitJam), printer(0), syscall.Errno(5)}}
	if err := followed(s, nil); model.CodeOf(err) != Access {
		t.Errorf("got %v before the last look", err)
	}
}

func TestWatch_keepsWhatTheDriverSaid(t *testing.T) {
	err := followed(&spooler{jobs: []any{spooledJob{jobBitPaperOut, "Load A4 in tray 2"}}}, nil)
	if err == nil || !strings.Contains(err.Error(), "tray 2") {
		t.Errorf("got %v", err)
	}
}

func TestSpooledPrinter_isIdlePrintingOrHeld(t *testing.T) {
	for status, want := range map[uint32]State{
		0: Idle, printerBitPaperOut: Idle, printerBitPrinting: Printing, printerBitProcessing: Printing, printerBitPaused | printerBitPrinting: Held,
	} {
		if got := printer(status).state(); got != want {
			t.Errorf("%#x: %v, want %v", status, got, want)
		}
	}
}
