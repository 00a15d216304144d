package printer

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"ieumdesk/model"
	"ieumdesk/ui/slip/sheet"
)

// system plays a print service: what each command answers, one answer a call,
// the last one again and again.
type system struct {
	t       *testing.T
	answers map[string][]answer // by command line
	asked   []string
	stdin   []byte
}

type answer struct {
	out string
	err error
}

func (s *system) run(_ context.Context, stdin []byte, name string, args ...string) (string, error) {
	line := strings.Join(append([]string{name}, args...), " ")
	s.asked = append(s.asked, line)
	if stdin != nil {
		s.stdin = stdin
	}
	for prefix, answers := range s.answers {
		if !strings.HasPrefix(line, prefix) {
			continue
		}
		if len(answers) > 1 {
			s.answers[prefix] = answers[1:]
		}
		return answers[0].out, answers[0].err
	}
	s.t.Errorf("nobody answers to %q", line)
	return "", errors.New("no answer")
}

// failed is what a command that ends with 1 leaves behind.
func failed(stderr string) error { return fmt.Errorf("lp: exit status 1: %s", stderr) }

func cups(t *testing.T, answers map[string][]answer) (*CUPS, *system) {
	s := &system{t: t, answers: answers}
	return &CUPS{Run: s.run, Wait: func(ctx context.Context) error { return ctx.Err() }, Creator: "Ieum Desk"}, s
}

// page is a document to print.
func page() Document {
	d := sheet.NewDocument("ko-KR")
	d.AddPage(210, 297)
	return Document{Title: "2026-D07-000124", Sheet: d, Created: time.Date(2026, 11, 25, 14, 5, 0, 0, time.UTC)}
}

const twoQueues = `system default destination: Office_LaserJet
printer Label disabled since Tue Nov 24 00:58:10 2026 -
	paper is out
printer Office_LaserJet is idle.  enabled since Tue Nov 24 00:57:45 2026
Label not accepting requests since Tue Nov 24 00:58:10 2026 -
	closed today
Office_LaserJet accepting requests since Tue Nov 24 00:57:45 2026
`

func TestPrinters_listsQueuesAndNetworkPrintersTheDefaultFirst(t *testing.T) {
	c, _ := cups(t, map[string][]answer{
		"lpstat -d -p -a": {{out: twoQueues}},
		"lpstat -e":       {{out: "Label\nOffice_LaserJet\nFloor3_Copier\n"}},
	})
	got, err := c.Printers(t.Context())
	want := []Printer{
		{Name: "Office_LaserJet", Default: true, State: Idle, Accepting: true},
		{Name: "Floor3_Copier", State: Unknown, Accepting: true},
		{Name: "Label", State: Held, Accepting: false, Reason: "closed today"},
	}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %+v, %v", got, err)
	}
	if !got[0].Ready() || got[2].Ready() {
		t.Error("a held queue is ready, or an idle one is not")
	}
}

func TestPrinters_areNoneWithoutAPrintSystem(t *testing.T) {
	missing := &exec.Error{Name: "lpstat", Err: exec.ErrNotFound}
	for name, err := range map[string]error{"no lpstat": missing, "no queue": failed("lpstat: No destinations added.")} {
		c, _ := cups(t, map[string][]answer{"lpstat -d -p -a": {{err: err}}, "lpstat -e": {{err: err}}})
		if got, err := c.Printers(t.Context()); len(got) != 0 || err != nil {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
}

func TestPrinters_saysWhenTheServiceIsDown(t *testing.T) {
	c, _ := cups(t, map[string][]answer{"lpstat -d -p -a": {{err: failed("lpstat: Scheduler is not running.")}}})
	if _, err := c.Printers(t.Context()); model.CodeOf(err) != NoService || model.KindOf(err) != model.Outside {
		t.Errorf("got %v", err)
	}
}

func TestPrint_pipesThePDFUnderAnASCIITitle(t *testing.T) {
	c, s := cups(t, map[string][]answer{"lp -d": {{out: "request id is Office-12 (0 file(s))\n"}}})
	d := page()
	d.Title, d.Copies = "2026-D07-000124 박영자\n", 2
	job, err := c.Print(t.Context(), "Office", d)
	if err != nil || job != (Job{ID: "Office-12", Printer: "Office"}) {
		t.Fatalf("got %+v, %v", job, err)
	}
	if want := "lp -d Office -t 2026-D07-000124 -n 2 -o media=A4 -o sides=one-sided -o print-scaling=none -"; s.asked[0] != want {
		t.Errorf("asked %q", s.asked[0])
	}
	if !strings.HasPrefix(string(s.stdin), "%PDF-1.7") || strings.Contains(string(s.stdin), "박영자") {
		t.Error("what went through the pipe is no PDF, or names a person")
	}
}

func TestPrint_asksForTheSizeOfThePage(t *testing.T) {
	c, s := cups(t, map[string][]answer{"lp -d": {{out: "request id is Roll-1 (0 file(s))\n"}}})
	d := page()
	d.Sheet = sheet.NewDocument("ko")
	d.Sheet.AddPage(80, 142.5)
	if _, err := c.Print(t.Context(), "Roll", d); err != nil || !strings.Contains(s.asked[0], "media=Custom.80x142.5mm") {
		t.Errorf("asked %q, %v", s.asked[0], err)
	}
}

func TestPrint_saysWhyTheSystemRefused(t *testing.T) {
	for _, c := range []struct{ stderr, scheduler, code string }{
		{`lp: Destination "Office" is not accepting jobs.`, "", Rejected},
		{"lp: Not allowed to print.", "", Access},
		{"lp: Forbidden", "", Access},
		{"lp: Error - The printer or class does not exist.", "scheduler is running\n", NoPrinter},
		{"lp: Error - The printer or class does not exist.", "scheduler is not running\n", NoService},
		{"lp: Error - scheduler not responding.", "", Failed},
	} {
		spooler, _ := cups(t, map[string][]answer{"lp -d": {{err: failed(c.stderr)}}, "lpstat -r": {{out: c.scheduler}}})
		_, err := spooler.Print(t.Context(), "Office", page())
		if model.CodeOf(err) != c.code {
			t.Errorf("%s: got %v, want %s", c.stderr, err, c.code)
		}
	}
}

const (
	idle     = "printer Office is idle.  enabled since Tue Nov 24 00:57:45 2026\n"
	busy     = "printer Office now printing Office-12.  enabled since Tue Nov 24 00:58:05 2026\n"
	disabled = "printer Office disabled since Tue Nov 24 00:58:10 2026 -\n\tpaper is out\n"
)

// listed is what lpstat -l says of job 12, between two others.
func listed(status, alerts string) string {
	return "Office-11                root             36864   Tue Nov 24 00:58:05 2026\n\tStatus: \n\tAlerts: none\n\tqueued for Office\n" +
		"Office-12                root             36864   Tue Nov 24 00:58:10 2026\n\tStatus: " + status + "\n\tAlerts: " + alerts + "\n\tqueued for Office\n" +
		"Office-123               root              1024   Tue Nov 24 00:58:11 2026\n\tAlerts: job-canceled-by-user\n\tqueued for Office\n"
}

func TestFollow_endsWhenTheJobIsOut(t *testing.T) {
	c, _ := cups(t, map[string][]answer{
		"lpstat -l -W not-completed -o Office": {{out: listed("", "none")}, {out: listed("", "job-printing")}, {out: listed("warming up", "job-printing")}, {out: listed("warming up", "job-printing")}, {}},
		"lpstat -p Office":                     {{out: idle}, {out: busy}},
		"lpstat -l -W completed -o Office":     {{out: listed("", "processing-to-stop-point")}},
	})
	var seen []Progress
	err := c.Follow(t.Context(), Job{"Office-12", "Office"}, func(p Progress) { seen = append(seen, p) })
	want := []Progress{{}, {Printing: true}, {Printing: true, Message: "warming up"}}
	if err != nil || !slices.Equal(seen, want) {
		t.Errorf("saw %+v, %v", seen, err)
	}
}

func TestFollow_saysHowAJobFailed(t *testing.T) {
	gone := answer{}
	for _, c := range []struct {
		name    string
		waiting []answer
		queue   string
		done    string
		code    string
		said    string
	}{
		{"the queue is held", []answer{{out: listed("", "none")}}, disabled, "", Stopped, "paper is out"},
		{"a filter gave up and the job stays", []answer{{out: listed("unable to find trailer", "job-completed-with-errors")}}, idle, "", Failed, "unable to find trailer"},
		{"a filter gave up and the job is out", []answer{gone}, idle, listed("", "job-completed-with-errors"), Failed, "job-completed-with-errors"},
		{"the system gave up", []answer{gone}, idle, listed("", "aborted-by-system"), Failed, "aborted-by-system"},
		{"cancelled while printing", []answer{gone}, idle, listed("", "job-canceled-by-user"), Cancelled, ""},
		{"cancelled from a held queue", []answer{gone}, disabled, listed("", "processing-to-stop-point"), Cancelled, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			spooler, _ := cups(t, map[string][]answer{
				"lpstat -l -W not-completed -o Office": c.waiting,
				"lpstat -p Office":                     {{out: c.queue}},
				"lpstat -l -W completed -o Office":     {{out: c.done}},
			})
			err := spooler.Follow(t.Context(), Job{"Office-12", "Office"}, nil)
			if model.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.said) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestFollow_stopsWithItsContext(t *testing.T) {
	c, _ := cups(t, map[string][]answer{
		"lpstat -l -W not-completed -o Office": {{out: listed("", "job-printing")}},
		"lpstat -p Office":                     {{out: busy}},
	})
	ctx, cancel := context.WithCancel(t.Context())
	err := c.Follow(ctx, Job{"Office-12", "Office"}, func(Progress) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestCancel_ofAJobThatIsOutIsNoError(t *testing.T) {
	for stderr, code := range map[string]string{
		"cancel: cancel-job failed: Job #99 does not exist.":                                   "",
		"cancel: cancel-job failed: Job #7 is already completed - can't cancel.":               "",
		"cancel: cancel-job failed: Job #7 is already canceled - can't cancel.":                "",
		"cancel: cancel-job failed: You are not authorized to delete job #7 owned by \"root\"": Access,
	} {
		c, _ := cups(t, map[string][]answer{"cancel Office-7": {{err: failed(stderr)}}})
		if err := c.Cancel(t.Context(), Job{"Office-7", "Office"}); model.CodeOf(err) != code || (err == nil) != (code == "") {
			t.Errorf("%s: got %v", stderr, err)
		}
	}
}

func TestChoose_prefersTheLastThenTheDefault(t *testing.T) {
	all := []Printer{{Name: "A"}, {Name: "B", Default: true}, {Name: "C"}}
	for last, want := range map[string]string{"C": "C", "gone": "B", "": "B"} {
		if p, ok := Choose(all, last); !ok || p.Name != want {
			t.Errorf("after %q: %v", last, p)
		}
	}
	if p, ok := Choose(all[:1], "gone"); !ok || p.Name != "A" {
		t.Errorf("got %v", p)
	}
	if _, ok := Choose(nil, "A"); ok {
		t.Error("a printer out of nothing")
	}
}

func TestNewCUPS_runsTheCommandsOfTheMachineInEnglish(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("shell scripts")
	}
	dir := t.TempDir()
	script := "#!/bin/sh\ncat > \"$0.stdin\"\necho \"$LC_ALL $*\" > \"$0.args\"\necho 'request id is Desk-3 (0 file(s))'\n"
	if err := os.WriteFile(filepath.Join(dir, "lp"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	t.Setenv("LC_ALL", "ko_KR.UTF-8")
	job, err := System("Ieum Desk").Print(t.Context(), "Desk", page())
	if err != nil || job.ID != "Desk-3" {
		t.Fatalf("got %v, %v", job, err)
	}
	args, _ := os.ReadFile(filepath.Join(dir, "lp.args"))
	if !strings.HasPrefix(string(args), "C -d Desk -t 2026-D07-000124 ") {
		t.Errorf("ran with %q", args)
	}
	stdin, _ := os.ReadFile(filepath.Join(dir, "lp.stdin"))
	if !strings.HasPrefix(string(stdin), "%PDF-1.7") || !strings.HasSuffix(string(stdin), "%%EOF\n") {
		t.Errorf("the pipe carried %d bytes that are no PDF", len(stdin))
	}
}
