package printer

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"ieumdesk/model"
	"ieumdesk/ui/slip/sheet"
)

// These tests print on a real CUPS, a private one that listens on the loopback
// interface only and prints to a socket of the test. They run when
// IEUM_TEST_CUPS is 1, because cupsd must be installed and wants to be root.

// paper is a printer at an address: it keeps what each connection sent.
func paper(t *testing.T, at string) (address string, jobs <-chan []byte) {
	l, err := net.Listen("tcp", at)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	out := make(chan []byte, 8)
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			job, _ := io.ReadAll(c)
			c.Close()
			out <- job
		}
	}()
	return l.Addr().String(), out
}

// busy is a printer that never comes to an end; connected is closed when it begins.
func busy(t *testing.T) (connected <-chan struct{}, address string) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	begun := make(chan struct{})
	go func() {
		c, err := l.Accept()
		if err != nil {
			return
		}
		close(begun)
		t.Cleanup(func() { c.Close() })
	}()
	t.Cleanup(func() { l.Close() })
	return begun, l.Addr().String()
}

// troubled is a backend of CUPS for printers that take a job and then want something:
// what, stands in their address.
const troubled = `#!/bin/sh
[ $# -gt 0 ] || exit 0
echo "STATE: +${DEVICE_URI#troubled:}" >&2
exec sleep 60
`

// programs makes the folder in which a cupsd finds its programs: the machine's, and
// the backend troubled.
func programs(t *testing.T, dir string) {
	t.Helper()
	const system = "/usr/lib/cups"
	for _, name := range []string{"filter", "daemon", "driver", "notifier", "monitor", "backend/socket"} {
		link := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(link), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(filepath.Join(system, name), link); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "backend", "troubled"), []byte(troubled), 0o755); err != nil {
		t.Fatal(err)
	}
}

// writeSettings writes what a cupsd reads that lives in a folder and listens at server.
func writeSettings(t *testing.T, dir, server string) {
	t.Helper()
	programs(t, filepath.Join(dir, "bin"))
	files := "SystemGroup root\nServerRoot " + dir + "\nServerBin " + filepath.Join(dir, "bin") + "\nFileDevice Yes\n"
	for key, name := range map[string]string{"RequestRoot": "spool", "TempDir": "tmp", "CacheDir": "cache", "StateDir": "state"} {
		files += key + " " + filepath.Join(dir, name) + "\n"
		if err := os.Mkdir(filepath.Join(dir, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, key := range []string{"AccessLog", "ErrorLog", "PageLog"} {
		files += key + " " + filepath.Join(dir, key) + "\n"
	}
	const open = "<Location />\nOrder allow,deny\nAllow localhost\n</Location>\n<Location /admin>\nOrder allow,deny\nAllow localhost\n</Location>\n" +
		"<Policy default>\n<Limit All>\nOrder deny,allow\nAllow localhost\n</Limit>\n</Policy>\n"
	conf := "Listen " + server + "\nBrowsing Off\nDefaultAuthType None\nWebInterface No\n" + open
	for name, text := range map[string]string{"cupsd.conf": conf, "cups-files.conf": files} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(filepath.Join(dir, "tmp"), 0o777); err != nil { // where its filters write
		t.Fatal(err)
	}
}

// scheduler starts a private cupsd and points the commands at it.
func scheduler(t *testing.T) {
	if os.Getenv("IEUM_TEST_CUPS") != "1" {
		t.Skip("set IEUM_TEST_CUPS=1 to print on a private CUPS")
	}
	dir := t.TempDir()
	if err := os.Chmod(filepath.Dir(dir), 0o755); err != nil { // its backends run as another user
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := l.Addr().String()
	l.Close()
	writeSettings(t, dir, server)
	daemon := exec.Command("cupsd", "-f", "-c", filepath.Join(dir, "cupsd.conf"), "-s", filepath.Join(dir, "cups-files.conf"))
	if err := daemon.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = daemon.Process.Signal(os.Interrupt)
		_ = daemon.Wait()
		if t.Failed() {
			log, _ := os.ReadFile(filepath.Join(dir, "ErrorLog"))
			t.Logf("cupsd said:\n%s", log)
		}
	})
	t.Setenv("CUPS_SERVER", server)
	for deadline := time.Now().Add(20 * time.Second); ; {
		if c, err := net.Dial("tcp", server); err == nil {
			c.Close()
			return
		}
		if time.Now().After(deadline) {
			log, _ := os.ReadFile(filepath.Join(dir, "ErrorLog"))
			t.Fatalf("cupsd does not answer:\n%s", log)
		}
	}
}

func command(t *testing.T, name string, args ...string) {
	t.Helper()
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
}

func wantCode(t *testing.T, err error, code string) {
	t.Helper()
	if model.CodeOf(err) != code {
		t.Errorf("got %v, want %s", err, code)
	}
}

func TestCUPS_realQueue(t *testing.T) {
	scheduler(t)
	address, jobs := paper(t, "127.0.0.1:0")
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	c := NewCUPS("Ieum Desk")
	if got, err := c.Printers(ctx); len(got) != 0 || err != nil {
		t.Fatalf("printers before there are any: %v, %v", got, err)
	}
	command(t, "lpadmin", "-p", "Desk", "-E", "-v", "socket://"+address, "-m", "raw")
	command(t, "lpadmin", "-d", "Desk")
	if got, err := c.Printers(ctx); err != nil || fmt.Sprint(got) != fmt.Sprint([]Printer{{Name: "Desk", Default: true, State: Idle, Accepting: true}}) {
		t.Fatalf("printers: %+v, %v", got, err)
	}

	q := &realQueue{CUPS: c, ctx: ctx, address: address, jobs: jobs}
	t.Run("prints", q.prints)
	t.Run("a receipt", q.printsAReceipt)
	t.Run("what a person chose reaches the driver", q.obeys)
	t.Run("held, resumed, cancelled", q.isHeld)
	t.Run("refused", q.refuses)
	t.Run("in trouble", q.isInTrouble)
	t.Run("taken away while it prints", q.goesAway)
	t.Run("no service", q.isSilent)
}

// realQueue is the queue Desk, whose printer is the test.
type realQueue struct {
	*CUPS
	ctx     context.Context
	address string
	jobs    <-chan []byte
}

func (q *realQueue) prints(t *testing.T) {
	job, err := q.Print(q.ctx, "Desk", page())
	if err != nil {
		t.Fatal(err)
	}
	if err := q.Follow(q.ctx, job, nil); err != nil {
		t.Fatal(err)
	}
	want, _ := page().Sheet.PDF(sheet.Meta{Title: page().Title, Creator: "Ieum Desk", Created: page().Created})
	if got := <-q.jobs; !bytes.Equal(got, want) {
		t.Errorf("%d bytes reached the printer, want %d", len(got), len(want))
	}
	if err := q.Cancel(q.ctx, job); err != nil {
		t.Errorf("cancelling what is printed: %v", err)
	}
}

func (q *realQueue) printsAReceipt(t *testing.T) {
	job, err := q.Print(q.ctx, "Desk", Document{Title: "Roll", Sheet: roll(t), Copies: 2, Raw: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := q.Follow(q.ctx, job, nil); err != nil {
		t.Fatal(err)
	}
	wantRoll(t, <-q.jobs, 2)
}

func (q *realQueue) obeys(t *testing.T) {
	command(t, "lpadmin", "-p", "Office", "-E", "-v", "socket://"+q.address, "-m", "drv:///sample.drv/generic.ppd", "-o", "Option1=True")
	can, err := q.Capabilities(q.ctx, "Office")
	if err != nil || !can.BothSides || len(can.Trays) < 2 || can.Edges.Widest() == 0 {
		t.Fatalf("an office printer can do %+v, %v", can, err)
	}
	paper, ok := can.PaperOf(148, 210)
	if !ok {
		t.Fatalf("no A5 among %v", can.Papers)
	}
	job, err := q.Print(q.ctx, "Office", Document{Title: "Slip", Sheet: lying(t), Created: page().Created, Paper: paper, Tray: can.Trays[2].ID, BothSides: true, Copies: 3})
	if err != nil {
		t.Fatal(err)
	}
	if err := q.Follow(q.ctx, job, nil); err != nil {
		t.Fatal(err)
	}
	printed := string(<-q.jobs)
	for _, want := range []string{"*InputSlot Manual", "PageBoundingBox: 0 0 420 595", "*Duplex DuplexNoTumble", "*NumCopies 3"} {
		if !strings.Contains(printed, want) {
			t.Errorf("no %s in what was sent", want)
		}
	}
}

func (q *realQueue) isHeld(t *testing.T) {
	command(t, "cupsdisable", "-r", "paper is out", "Desk")
	job, err := q.Print(q.ctx, "Desk", page())
	if err != nil {
		t.Fatal(err)
	}
	err = q.Follow(q.ctx, job, nil)
	wantCode(t, err, Stopped)
	if err == nil || !strings.Contains(err.Error(), "paper is out") {
		t.Errorf("no reason in %v", err)
	}
	command(t, "cupsenable", "Desk")
	if err := q.Follow(q.ctx, job, nil); err != nil {
		t.Errorf("after the queue went on: %v", err)
	}
	command(t, "cupsdisable", "Desk")
	if job, err = q.Print(q.ctx, "Desk", page()); err != nil {
		t.Fatal(err)
	}
	if err := q.Cancel(q.ctx, job); err != nil {
		t.Fatal(err)
	}
	wantCode(t, q.Follow(q.ctx, job, nil), Cancelled)
	command(t, "cupsenable", "Desk")
}

func (q *realQueue) refuses(t *testing.T) {
	command(t, "cupsreject", "Desk")
	_, err := q.Print(q.ctx, "Desk", page())
	wantCode(t, err, Rejected)
	command(t, "cupsaccept", "Desk")
	me, err := user.Current()
	if err != nil {
		t.Fatal(err)
	}
	command(t, "lpadmin", "-p", "Desk", "-u", "deny:"+me.Username)
	_, err = q.Print(q.ctx, "Desk", page())
	wantCode(t, err, Access)
	_, err = q.Print(q.ctx, "Nobody", page())
	wantCode(t, err, NoPrinter)
}

func (q *realQueue) isInTrouble(t *testing.T) {
	for reason, code := range map[string]string{"media-empty-error": NoPaper, "offline": Offline, "door-open-error": Attention} {
		command(t, "lpadmin", "-p", "Poor", "-E", "-v", "troubled:"+reason, "-m", "raw")
		job, err := q.Print(q.ctx, "Poor", page())
		if err != nil {
			t.Fatal(err)
		}
		err = q.Follow(q.ctx, job, nil)
		if wantCode(t, err, code); !Waits(err) {
			t.Errorf("%s: the job does not wait", reason)
		}
		all, err := q.Printers(q.ctx)
		i := slices.IndexFunc(all, func(p Printer) bool { return p.Name == "Poor" })
		if err != nil || i < 0 || all[i].Trouble != code || all[i].Ready() {
			t.Errorf("%s: listed as %+v, %v", reason, all, err)
		}
		if err := q.Cancel(q.ctx, job); err != nil {
			t.Error(err)
		}
		wantCode(t, q.Follow(q.ctx, job, nil), Cancelled)
		command(t, "lpadmin", "-x", "Poor")
	}
}

func (q *realQueue) goesAway(t *testing.T) {
	connected, address := busy(t)
	command(t, "lpadmin", "-p", "Old", "-E", "-v", "socket://"+address, "-m", "raw")
	job, err := q.Print(q.ctx, "Old", page())
	if err != nil {
		t.Fatal(err)
	}
	<-connected
	gone := false
	wantCode(t, q.Follow(q.ctx, job, func(Progress) {
		if !gone {
			gone = true
			command(t, "lpadmin", "-x", "Old")
		}
	}), NoPrinter)
	if !gone {
		t.Error("it ended before it was taken away")
	}
}

func (q *realQueue) isSilent(t *testing.T) {
	t.Setenv("CUPS_SERVER", "127.0.0.1:1")
	_, err := q.Printers(q.ctx)
	wantCode(t, err, NoService)
	_, err = q.Print(q.ctx, "Desk", page())
	wantCode(t, err, NoService)
}
