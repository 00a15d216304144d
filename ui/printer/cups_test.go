package printer

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/OpenPrinting/goipp"

	"ieumdesk/model"
	"ieumdesk/ui/slip/sheet"
)

// system plays a print service: what each command, and each question of IPP,
// answers, one answer a call, the last one again and again.
type system struct {
	t       *testing.T
	answers map[string][]answer // by command line
	says    map[goipp.Op][]*goipp.Message
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

func (s *system) ask(_ context.Context, question *goipp.Message) (*goipp.Message, error) {
	op := goipp.Op(question.Code)
	says := s.says[op]
	switch {
	case len(says) == 0:
		s.t.Errorf("nobody answers to %s", op)
		return nil, errors.New("no answer")
	case len(says) > 1:
		s.says[op] = says[1:]
	}
	if says[0] == nil {
		return nil, errors.New("connection refused")
	}
	return says[0], nil
}

// said is an answer of the scheduler with groups of attributes.
func said(status goipp.Status, groups ...goipp.Group) *goipp.Message {
	return goipp.NewMessageWithGroups(goipp.DefaultVersion, goipp.Code(status), 1, groups)
}

// a is an attribute of the values' kinds.
func a(name string, all ...any) goipp.Attribute {
	out := goipp.Attribute{Name: name}
	for _, v := range all {
		switch v := v.(type) {
		case string:
			out.Values.Add(goipp.TagKeyword, goipp.String(v))
		case int:
			out.Values.Add(goipp.TagInteger, goipp.Integer(v))
		case bool:
			out.Values.Add(goipp.TagBoolean, goipp.Boolean(v))
		case goipp.Collection:
			out.Values.Add(goipp.TagBeginCollection, v)
		}
	}
	return out
}

// office is a queue in a state, for reasons.
func office(state int, message string, reasons ...any) goipp.Group {
	return goipp.Group{Tag: goipp.TagPrinterGroup, Attrs: goipp.Attributes{
		a("printer-name", "Office"), a("printer-state", state), a("printer-state-message", message),
		a("printer-state-reasons", reasons...), a("printer-is-accepting-jobs", true),
	}}
}

// jobIn is a job in a state, for reasons.
func jobIn(state int, message string, reasons ...any) *goipp.Message {
	return said(goipp.StatusOk, goipp.Group{Tag: goipp.TagJobGroup, Attrs: goipp.Attributes{
		a("job-state", state), a("job-state-reasons", reasons...), a("job-printer-state-message", message),
	}})
}

// failed is what a command that ends with 1 leaves behind.
func failed(stderr string) error { return fmt.Errorf("lp: exit status 1: %s", stderr) }

func cups(t *testing.T, answers map[string][]answer) (*CUPS, *system) {
	s := &system{t: t, answers: answers}
	return &CUPS{Run: s.run, Ask: s.ask, Wait: func(ctx context.Context) error { return ctx.Err() }, Creator: "Ieum Desk"}, s
}

// page is a document to print.
func page() Document {
	d := sheet.NewDocument("ko-KR")
	d.AddPage(210, 297)
	return Document{Title: "2026-D07-000124", Sheet: d, Created: time.Date(2026, 11, 25, 14, 5, 0, 0, time.UTC)}
}

func TestPrinters_listsQueuesAndNetworkPrintersTheDefaultFirst(t *testing.T) {
	c, s := cups(t, map[string][]answer{"lpstat -e": {{out: "Label\nOffice\nFloor3_Copier\n"}}})
	label := goipp.Group{Tag: goipp.TagPrinterGroup, Attrs: goipp.Attributes{
		a("printer-name", "Label"), a("printer-state", queueStopped), a("printer-state-message", "closed today"),
		a("printer-state-reasons", "paused", "media-empty-warning", "door-open"), a("printer-is-accepting-jobs", false),
	}}
	s.says = map[goipp.Op][]*goipp.Message{
		goipp.OpCupsGetPrinters: {said(goipp.StatusOk, label, office(queueIdle, "", "none"))},
		goipp.OpCupsGetDefault:  {said(goipp.StatusOk, office(queueIdle, ""))},
	}
	got, err := c.Printers(t.Context())
	want := []Printer{
		{Name: "Office", Default: true, State: Idle, Accepting: true},
		{Name: "Floor3_Copier", State: Unknown, Accepting: true},
		{Name: "Label", State: Held, Trouble: Attention, Reason: "closed today"},
	}
	if err != nil || !slices.Equal(got, want) {
		t.Fatalf("got %+v, %v", got, err)
	}
	if !got[0].Ready() || got[2].Ready() {
		t.Error("a held queue is ready, or an idle one is not")
	}
}

func TestPrinters_areNoneWithoutAPrintSystem(t *testing.T) {
	missing := &exec.Error{Name: "lpstat", Err: exec.ErrNotFound}
	for name, err := range map[string]error{"no lpstat": missing, "no queue": failed("lpstat: No destinations added.")} {
		c, s := cups(t, map[string][]answer{"lpstat -e": {{err: err}}})
		none := []*goipp.Message{said(goipp.StatusErrorNotFound)}
		s.says = map[goipp.Op][]*goipp.Message{goipp.OpCupsGetPrinters: none, goipp.OpCupsGetDefault: none}
		if got, err := c.Printers(t.Context()); len(got) != 0 || err != nil {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
}

func TestPrinters_saysWhenTheServiceIsDown(t *testing.T) {
	c, s := cups(t, map[string][]answer{"lpstat -e": {{err: failed("lpstat: Bad file descriptor")}}})
	s.says = map[goipp.Op][]*goipp.Message{goipp.OpCupsGetPrinters: {nil}}
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
	if want := "lp -d Office -t 2026-D07-000124 -o copies=2 -o media=A4 -o sides=one-sided -o print-scaling=none -"; s.asked[0] != want {
		t.Errorf("asked %q", s.asked[0])
	}
	if !strings.HasPrefix(string(s.stdin), "%PDF-1.7") || strings.Contains(string(s.stdin), "박영자") {
		t.Error("what went through the pipe is no PDF, or names a person")
	}
}

func TestPrint_takesBackWhatWasHandedOverWhileItWasStopped(t *testing.T) {
	c, s := cups(t, map[string][]answer{"lp -d": {{out: "request id is Office-12 (0 file(s))\n"}}, "cancel Office-12": {{}}})
	ctx, stop := context.WithCancel(t.Context())
	c.Run = func(ctx context.Context, stdin []byte, name string, args ...string) (string, error) {
		stop()
		if ctx.Err() != nil {
			t.Errorf("%s was killed", name)
		}
		return s.run(ctx, stdin, name, args...)
	}
	if _, err := c.Print(ctx, "Office", page()); !errors.Is(err, context.Canceled) || !slices.Contains(s.asked, "cancel Office-12") {
		t.Errorf("asked %q, %v", s.asked, err)
	}
	if _, err := c.Print(ctx, "Office", page()); !errors.Is(err, context.Canceled) || len(s.asked) != 2 {
		t.Errorf("asked %q, %v", s.asked, err)
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

func TestFollow_endsWhenTheJobIsOut(t *testing.T) {
	c, s := cups(t, nil)
	s.says = map[goipp.Op][]*goipp.Message{
		goipp.OpGetPrinterAttributes: {said(goipp.StatusOk, office(queueProcessing, "", "media-empty-warning"))},
		goipp.OpGetJobAttributes: {
			jobIn(jobHeld, "", "job-incoming"), jobIn(3, "", "none"), jobIn(jobPrinting, "", "job-printing"), jobIn(jobPrinting, "warming up", "job-printing"),
			jobIn(jobPrinting, "warming up", "job-printing"), jobIn(jobCompleted, "", "job-completed-successfully"),
		},
	}
	var seen []Progress
	err := c.Follow(t.Context(), Job{"Office-12", "Office"}, func(p Progress) { seen = append(seen, p) })
	want := []Progress{{}, {Printing: true}, {Printing: true, Message: "warming up"}}
	if err != nil || !slices.Equal(seen, want) {
		t.Errorf("saw %+v, %v", seen, err)
	}
}

func TestFollow_saysHowAJobFailed(t *testing.T) {
	gone := said(goipp.StatusErrorNotFound)
	idle, held := said(goipp.StatusOk, office(queueIdle, "", "none")), said(goipp.StatusOk, office(queueStopped, "closed today", "paused"))
	busy := func(reason string) *goipp.Message {
		return said(goipp.StatusOk, office(queueProcessing, "see panel", reason))
	}
	for _, c := range []struct {
		name       string
		queue, job *goipp.Message
		code, said string
	}{
		{"the queue is held", held, jobIn(3, "", "printer-stopped"), Stopped, "closed today"},
		{"held for want of paper", said(goipp.StatusOk, office(queueStopped, "", "media-empty-error")), jobIn(3, "", "printer-stopped"), NoPaper, ""},
		{"the job is held", idle, jobIn(jobHeld, "", "job-hold-until-specified"), Stopped, "job-hold"},
		{"no paper", busy("media-empty"), jobIn(jobPrinting, ""), NoPaper, "see panel"},
		{"no paper, only mentioned, but for long", busy("media-empty-warning"), jobIn(jobPrinting, ""), NoPaper, "see panel"},
		{"off", busy("offline-report"), jobIn(jobPrinting, "The printer is not responding."), Offline, "not responding"},
		{"a jam", busy("media-jam-error"), jobIn(jobPrinting, ""), Attention, "see panel"},
		{"a filter gave up and the job stays", idle, jobIn(jobStopped, "unable to find trailer", "job-completed-with-errors"), Failed, "unable to find trailer"},
		{"a filter gave up and the job is out", idle, jobIn(jobCompleted, "", "job-completed-with-errors"), Failed, "job-completed-with-errors"},
		{"the system gave up", idle, jobIn(jobAborted, "", "aborted-by-system"), Failed, "aborted-by-system"},
		{"cancelled", held, jobIn(jobCancelled, "", "job-canceled-by-user"), Cancelled, ""},
		{"the queue was taken away", gone, gone, NoPrinter, ""},
		{"not for this user", said(goipp.StatusErrorForbidden), gone, Access, ""},
		{"the scheduler ended", nil, gone, NoService, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			spooler, s := cups(t, map[string][]answer{"cancel Office-12": {{}}})
			s.says = map[goipp.Op][]*goipp.Message{goipp.OpGetPrinterAttributes: {c.queue}, goipp.OpGetJobAttributes: {c.job}}
			err := spooler.Follow(t.Context(), Job{"Office-12", "Office"}, nil)
			if model.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.said) {
				t.Errorf("got %v", err)
			}
			if (c.code == Failed) != slices.Contains(s.asked, "cancel Office-12") {
				t.Errorf("asked %q", s.asked)
			}
			if Waits(err) != slices.Contains([]string{Stopped, NoPaper, Offline, Attention}, c.code) {
				t.Errorf("it waits: %v", Waits(err))
			}
		})
	}
}

func TestFollow_takesAJobThatNobodyRemembersForPrinted(t *testing.T) {
	c, s := cups(t, nil)
	s.says = map[goipp.Op][]*goipp.Message{
		goipp.OpGetPrinterAttributes: {said(goipp.StatusOk, office(queueIdle, "", "none"))},
		goipp.OpGetJobAttributes:     {said(goipp.StatusErrorNotFound)},
	}
	if err := c.Follow(t.Context(), Job{"Office-12", "Office"}, nil); err != nil {
		t.Error(err)
	}
}

func TestFollow_stopsWithItsContext(t *testing.T) {
	c, s := cups(t, nil)
	s.says = map[goipp.Op][]*goipp.Message{
		goipp.OpGetPrinterAttributes: {said(goipp.StatusOk, office(queueProcessing, "", "none"))},
		goipp.OpGetJobAttributes:     {jobIn(jobPrinting, "", "job-printing")},
	}
	ctx, cancel := context.WithCancel(t.Context())
	err := c.Follow(ctx, Job{"Office-12", "Office"}, func(Progress) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestPrint_asksForWhatAPersonChose(t *testing.T) {
	c, s := cups(t, map[string][]answer{"lp -d": {{out: "request id is Office-12 (0 file(s))\n"}}})
	d := page()
	d.Paper, d.Tray, d.BothSides = Paper{ID: "iso_a5_148x210mm", W: 148, H: 210}, "tray-2", true
	if _, err := c.Print(t.Context(), "Office", d); err != nil || !strings.Contains(s.asked[0], "-o media=iso_a5_148x210mm,tray-2 -o sides=two-sided-long-edge") {
		t.Errorf("asked %q, %v", s.asked[0], err)
	}
	d = page()
	d.Sheet.Pages[0].W, d.Sheet.Pages[0].H = 297, 210
	if _, err := c.Print(t.Context(), "Office", d); err != nil || !strings.Contains(s.asked[1], "-o media=A4 ") {
		t.Errorf("for a lying page asked %q, %v", s.asked[1], err)
	}
}

// size is a row of media-col-database.
func size(w, h, edge int) goipp.Collection {
	return goipp.Collection{
		a("media-size", goipp.Collection{a("x-dimension", w), a("y-dimension", h)}),
		a("media-left-margin", edge), a("media-top-margin", edge), a("media-right-margin", edge), a("media-bottom-margin", 2*edge),
	}
}

func TestCapabilities_areReadFromTheQueue(t *testing.T) {
	c, s := cups(t, nil)
	s.says = map[goipp.Op][]*goipp.Message{goipp.OpGetPrinterAttributes: {said(goipp.StatusOk, goipp.Group{Tag: goipp.TagPrinterGroup, Attrs: goipp.Attributes{
		a("media-supported", "iso_a4_210x297mm", "na_letter_8.5x11in", "jis_b5_182x257mm", "custom_min_76.2x127mm", "custom_max_215.9x355.6mm", "nonsense"),
		a("media-col-database", size(21590, 27940, 600), size(20990, 29704, 0), size(20990, 29704, 423)),
		a("media-col-default", size(21590, 27940, 600)),
		a("media-source-supported", "auto", "tray-1", "tray-2"),
		a("sides-supported", "one-sided", "two-sided-long-edge"),
	}})}}
	got, err := c.Capabilities(t.Context(), "Office")
	want := Capabilities{
		Papers: []Paper{{"iso_a4_210x297mm", "A4", 210, 297}, {"na_letter_8.5x11in", "Letter", 215.9, 279.4}, {"jis_b5_182x257mm", "B5", 182, 257}},
		Custom: true, BothSides: true, Trays: []Tray{{"auto", "Auto"}, {"tray-1", "Tray 1"}, {"tray-2", "Tray 2"}},
		Edges: Edges{4.23, 4.23, 4.23, 8.46},
	}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v", got, err)
	}
	if p, ok := got.PaperOf(297, 210); !ok || p.Name != "A4" {
		t.Errorf("a lying A4 goes on %v, %v", p, ok)
	}
	if _, ok := got.PaperOf(80, 200); ok {
		t.Error("there is a paper for a roll")
	}
}

func TestCapabilities_ofAPrinterOnlySeenOnTheNetworkAreNone(t *testing.T) {
	c, s := cups(t, map[string][]answer{"lpstat -e": {{out: "Floor3_Copier\n"}}})
	s.says = map[goipp.Op][]*goipp.Message{goipp.OpGetPrinterAttributes: {said(goipp.StatusErrorNotFound)}}
	if got, err := c.Capabilities(t.Context(), "Floor3_Copier"); err != nil || len(got.Papers) != 0 {
		t.Errorf("got %+v, %v", got, err)
	}
	_, err := c.Capabilities(t.Context(), "Nobody")
	wantCode(t, err, NoPrinter)
}

func TestServer_isTheOneThatTheCommandsTalkTo(t *testing.T) {
	none := func() string { return "" }
	for _, c := range []struct {
		set    string
		conf   func() string
		socket bool
		want   string
	}{
		{"", none, true, "unix /run/cups/cups.sock"},
		{"", none, false, "tcp localhost:631"},
		{"", func() string { return "print.city" }, true, "tcp print.city:631"},
		{"127.0.0.1:6631", func() string { return "print.city" }, true, "tcp 127.0.0.1:6631"},
		{"print.city/version=1.1", none, true, "tcp print.city:631"},
		{"[::1]:6631", none, true, "tcp [::1]:6631"},
		{"/tmp/cups.sock", none, false, "unix /tmp/cups.sock"},
	} {
		network, address := server(c.set, c.conf, func(string) bool { return c.socket })
		if got := network + " " + address; got != c.want {
			t.Errorf("%q: %s, want %s", c.set, got, c.want)
		}
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
