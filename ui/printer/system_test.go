package printer

import (
	"context"
	"errors"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"ieumdesk/ui/slip/sheet"
)

// These tests print on the printer that IEUM_TEST_PRINTER names, through what the
// program uses on the system they run on. scripts/test-print.sh sets one up that
// makes PDFs, and looks at those (TestPrinted).

func underTest(t *testing.T) string {
	t.Helper()
	name := os.Getenv("IEUM_TEST_PRINTER")
	if name == "" {
		t.Skip("IEUM_TEST_PRINTER names no printer")
	}
	return name
}

// onPaper prints a document and follows it.
func onPaper(t *testing.T, d Document) {
	t.Helper()
	name, s := underTest(t), System("Ieum Desk")
	begun := time.Now()
	job, err := s.Print(t.Context(), name, d)
	if err != nil {
		t.Fatal(err)
	}
	all := time.Since(begun)
	begun = time.Now()
	if runtime.GOOS == "windows" {
		bands(t, d.Sheet, 300)
	} else if _, err := d.Sheet.PDF(sheet.Meta{Title: d.Title, Created: d.Created}); err != nil {
		t.Fatal(err)
	}
	t.Logf("handed over %s in %d ms; drawing alone takes %d", d.Title, all.Milliseconds(), time.Since(begun).Milliseconds())
	if err := s.Follow(t.Context(), job, nil); err != nil {
		t.Fatal(err)
	}
	if err := s.Cancel(t.Context(), job); err != nil {
		t.Errorf("cancelling what is printed: %v", err)
	}
}

func TestSystem_knowsThePrinter(t *testing.T) {
	name, s := underTest(t), System("Ieum Desk")
	all, err := s.Printers(t.Context())
	i := slices.IndexFunc(all, func(p Printer) bool { return p.Name == name })
	if err != nil || i < 0 || !all[i].Ready() {
		t.Fatalf("printers: %+v, %v", all, err)
	}
	can, err := s.Capabilities(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	a4, ok := can.PaperOf(210, 297)
	if !ok || a4.ID == "" || a4.Name == "" || !can.Custom {
		t.Errorf("A4 is %+v, %t, other sizes %t", a4, ok, can.Custom)
	}
	if a5, ok := can.PaperOf(148, 210); !ok || a5.ID == a4.ID {
		t.Errorf("A5 is %+v, %t", a5, ok)
	}
	if can.Edges.Widest() > 20 {
		t.Errorf("edges of %+v mm", can.Edges)
	}
	t.Logf("%d papers, %d trays, both sides %t, edges %+v", len(can.Papers), len(can.Trays), can.BothSides, can.Edges)
}

func TestSystem_printsASlip(t *testing.T) {
	onPaper(t, Document{Title: "Slip " + runtime.GOOS, Sheet: slipSheet(t), Created: page().Created})
}

func TestSystem_printsPagesThatLieAndCopies(t *testing.T) {
	onPaper(t, Document{Title: "Lying " + runtime.GOOS, Sheet: lying(t), Created: page().Created, Copies: 2})
}

func TestSystem_printsOnARoll(t *testing.T) {
	onPaper(t, Document{Title: "Roll " + runtime.GOOS, Sheet: roll(t), Created: page().Created})
}

func TestSystem_printsOnThePaperThatWasChosen(t *testing.T) {
	can, err := System("Ieum Desk").Capabilities(t.Context(), underTest(t))
	if err != nil {
		t.Fatal(err)
	}
	paper, _ := can.PaperOf(148, 210)
	d := sheet.NewDocument("ko")
	d.Pages = slipSheet(t).Pages
	onPaper(t, Document{Title: "A5 " + runtime.GOOS, Sheet: d, Created: page().Created, Paper: paper})
}

// IEUM_TEST_RECEIPT names a printer and the address that it sends to, where the test
// itself listens.
func TestSystem_printsReceiptsPastTheDriver(t *testing.T) {
	name, address, ok := strings.Cut(os.Getenv("IEUM_TEST_RECEIPT"), "=")
	if !ok {
		t.Skip("IEUM_TEST_RECEIPT names no printer")
	}
	_, jobs := paper(t, address)
	job, err := System("Ieum Desk").Print(t.Context(), name, Document{Title: "Receipt " + runtime.GOOS, Sheet: roll(t), Raw: true, Copies: 2})
	if err != nil || job.ID == "" {
		t.Fatalf("got %+v, %v", job, err)
	}
	wantRoll(t, <-jobs, 2)
}

func TestSystem_findsNoPrinterOfAnotherName(t *testing.T) {
	underTest(t)
	s := System("Ieum Desk")
	for _, raw := range []bool{false, true} {
		d := page()
		d.Raw = raw
		_, err := s.Print(t.Context(), "Nobody", d)
		wantCode(t, err, NoPrinter)
	}
	_, err := s.Capabilities(t.Context(), "Nobody")
	wantCode(t, err, NoPrinter)
	wantCode(t, s.Follow(t.Context(), Job{ID: "7", Printer: "Nobody"}, nil), NoPrinter)
}

func TestSystem_leavesNothingInTheQueueWhenItIsStopped(t *testing.T) {
	name := underTest(t)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	_, err := System("Ieum Desk").Print(ctx, name, Document{Title: "Stopped " + runtime.GOOS, Sheet: slipSheet(t), Created: page().Created})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// lying is a page on its side and one upright.
func lying(t testing.TB) *sheet.Document {
	t.Helper()
	d := sheet.NewDocument("ko")
	p := d.AddPage(297, 210)
	p.Fill(sheet.Rect{X: 20, Y: 20, W: 257, H: 30}, ink)
	p.Fill(sheet.Rect{X: 20, Y: 150, W: 60, H: 40}, ink)
	d.Pages = append(d.Pages, slipSheet(t).Pages...)
	return d
}
