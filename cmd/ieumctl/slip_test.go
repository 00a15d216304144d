package main

import (
	"context"
	"errors"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/OpenPrinting/goipp"

	"ieumdesk/model"
	"ieumdesk/ui/printer"
)

// slipped is a desk with a slip, and the slip's number.
func slipped(t *testing.T) (*desk, string) {
	t.Helper()
	d := newDesk(t)
	seeker, lead := d.pair()
	return d, d.ok("", "refer", "--seeker", seeker, "--lead", lead)["slip"].(string)
}

func (d *desk) pdfText(file string) string {
	d.t.Helper()
	text, err := exec.Command("pdftotext", file, "-").Output()
	if err != nil {
		d.t.Fatal(err)
	}
	return string(text)
}

func TestSlip_writesTheSheetsThatAreAsked(t *testing.T) {
	d, slip := slipped(t)
	for sheet, want := range map[string][]string{
		"seeker": {"취업알선장"}, "employer": {"알선자명단"}, "reply": {"채용결과 통보서"}, "all": {"취업알선장", "알선자명단", "채용결과 통보서"},
	} {
		out := filepath.Join(d.dir, sheet+".pdf")
		if r := d.ok("", "slip", slip, "--out", out, "--sheet", sheet); len(r["sheets"].([]any)) != len(want) {
			t.Errorf("%s: %v", sheet, r)
		}
		text := d.pdfText(out)
		for _, title := range want {
			if !strings.Contains(text, title) {
				t.Errorf("%s says\n%s", sheet, text)
			}
		}
	}
}

func TestSlip_countsEachSheetByItself(t *testing.T) {
	d, slip := slipped(t)
	out := filepath.Join(d.dir, "a.pdf")
	for _, c := range []struct {
		sheet string
		want  float64
	}{{"seeker", 0}, {"employer", 0}, {"reply", 0}, {"seeker", 1}, {"all", 2}, {"employer", 2}} {
		if r := d.ok("", "slip", slip, "--out", out, "--sheet", c.sheet); r["reissue"] != c.want {
			t.Errorf("%s: %v, want %v", c.sheet, r["reissue"], c.want)
		}
	}
	if text := d.pdfText(out); !strings.Contains(text, "재발행 2회") {
		t.Errorf("the third list says\n%s", text)
	}
}

func TestSlip_isDrawnOnThePaperAndInTheLanguageAsked(t *testing.T) {
	d, slip := slipped(t)
	for paper, width := range map[string]int{"a4": 1654, "a5": 1165, "80mm": 640} {
		out := filepath.Join(d.dir, paper+".png")
		d.ok("", "slip", slip, "--out", out, "--paper", paper)
		f, err := os.Open(out)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if c, err := png.DecodeConfig(f); err != nil || c.Width != width {
			t.Errorf("%s: %d pixels wide, %v", paper, c.Width, err)
		}
	}
	out := filepath.Join(d.dir, "ru.pdf")
	d.ok("", "slip", slip, "--out", out, "--lang", "ru")
	if text := d.pdfText(out); !strings.Contains(text, "Направление на работу") {
		t.Errorf("in Russian it says\n%s", text)
	}
}

func TestSlip_refusesWhatItDoesNotKnow(t *testing.T) {
	d, slip := slipped(t)
	out := filepath.Join(d.dir, "a.pdf")
	for field, args := range map[string][]string{
		"sheet": {"--out", out, "--sheet", "poster"}, "paper": {"--out", out, "--paper", "b5"}, "lang": {"--out", out, "--lang", "fr"},
		"out": nil,
	} {
		if e := d.refused(exitUsage, "", append([]string{"slip", slip}, args...)...); e["field"] != field {
			t.Errorf("%s: %v", field, e)
		}
	}
}

func TestSlip_isPrinted(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the print service here is not one of commands")
	}
	d, slip := slipped(t)
	t.Setenv("CUPS_SERVER", scheduler(t))
	bin := filepath.Join(d.dir, "bin")
	if err := os.Mkdir(bin, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, script := range map[string]string{
		"lp":     "cat >" + filepath.Join(d.dir, "printed.pdf") + "; echo 'request id is HP-1 (0 file(s))'",
		"lpstat": "true", "cancel": "true",
	} {
		if err := os.WriteFile(filepath.Join(bin, name), []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	r := d.ok("", "slip", slip, "--print", "HP", "--sheet", "all")
	if r["printer"] != "HP" || r["reissue"] != 0.0 {
		t.Errorf("%v", r)
	}
	if text := d.pdfText(filepath.Join(d.dir, "printed.pdf")); !strings.Contains(text, slip) || !strings.Contains(text, "알선자명단") {
		t.Errorf("printed\n%s", text)
	}
	if r := d.ok("", "slip", slip, "--out", filepath.Join(d.dir, "b.pdf"), "--sheet", string(model.SheetEmployer)); r["reissue"] != 1.0 {
		t.Errorf("after the print: %v", r)
	}
	if err := os.WriteFile(filepath.Join(bin, "lp"), []byte("#!/bin/sh\necho 'lp: The printer or class does not exist.' >&2; exit 1\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(bin, "lpstat"), []byte("#!/bin/sh\necho 'scheduler is running'\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	if e := d.refused(exitOutside, "", "slip", slip, "--print", "OKI"); e["code"] != "print_no_printer" {
		t.Errorf("a printer that is none: %v", e)
	}
}

// queueOfOne is a print service that takes a job and remembers whether it was taken
// back.
type queueOfOne struct {
	printer.Spooler
	cancelled bool
}

func (q *queueOfOne) Print(context.Context, string, printer.Document) (printer.Job, error) {
	return printer.Job{}, nil
}

func (q *queueOfOne) Cancel(ctx context.Context, _ printer.Job) error {
	q.cancelled = true
	return ctx.Err()
}

// uncounted is a desk that cannot write down what it prints.
type uncounted struct{ model.Session }

func (uncounted) Printed(context.Context, model.ID, []model.SheetKind, string) (model.Prints, error) {
	return nil, &model.Error{Kind: model.Locked, Code: "store_busy"}
}

func TestSlip_takesBackWhatCannotBeCounted(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop() // somebody broke off meanwhile
	q := &queueOfOne{}
	_, err := printSlip(ctx, q, uncounted{}, model.ReferralView{}, model.ReferralSheets, "HP", nil)
	if model.CodeOf(err) != "store_busy" || !q.cancelled || errors.Is(err, context.Canceled) {
		t.Errorf("%v, taken back: %v", err, q.cancelled)
	}
}

// scheduler is a print service in which every printer is ready and every job printed;
// it answers its address.
func scheduler(t *testing.T) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var question goipp.Message
		if err := question.Decode(r.Body); err != nil {
			t.Error(err)
		}
		const idle, completed = 3, 9
		about := goipp.Group{Tag: goipp.TagPrinterGroup}
		about.Add(goipp.MakeAttribute("printer-state", goipp.TagEnum, goipp.Integer(idle)))
		about.Add(goipp.MakeAttribute("printer-is-accepting-jobs", goipp.TagBoolean, goipp.Boolean(true)))
		if goipp.Op(question.Code) == goipp.OpGetJobAttributes {
			about = goipp.Group{Tag: goipp.TagJobGroup}
			about.Add(goipp.MakeAttribute("job-state", goipp.TagEnum, goipp.Integer(completed)))
		}
		answer := goipp.NewMessageWithGroups(goipp.DefaultVersion, goipp.Code(goipp.StatusOk), question.RequestID, goipp.Groups{about})
		if err := answer.Encode(w); err != nil {
			t.Error(err)
		}
	}))
	t.Cleanup(s.Close)
	return s.Listener.Addr().String()
}
