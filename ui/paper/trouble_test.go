package paper

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/deskfake"
	"ieumdesk/ui/kit"
	"ieumdesk/ui/printer"
)

// refusals are what a printer says before it takes anything.
var refusals = []struct{ code, words string }{
	{printer.NoPrinter, "찾을 수 없습니다"},
	{printer.NoService, "인쇄 서비스가 켜져 있지 않습니다"},
	{printer.Rejected, "지금은 인쇄를 받지 않습니다"},
	{printer.Access, "쓸 수 없습니다"},
	{printer.Failed, "인쇄하지 못했습니다"},
}

func TestPrint_thatIsRefusedCountsNothingAndGoesAgain(t *testing.T) {
	for _, c := range refusals {
		sp := &spool{names: []string{"HP", "OKI"}, refuse: outside(c.code)}
		p, s, shell := stored(t, sp, nil)
		p.Print()
		if !strings.Contains(p.Message(), c.words) || len(s.Made[0].Printed) != 0 || !p.Failed() {
			t.Errorf("%s: says %q, counted %v", c.code, p.Message(), s.Made[0].Printed)
		}
		if shell.Waits.Open != nil {
			t.Errorf("%s: the status line shows what the page says", c.code)
		}
		p.adjust(p.order, "OKI")
		p.Print()
		want(t, c.code, s, sp, 1, "OKI: 2026-D07-000001")
	}
}

// holds are what happens to a job that a printer has taken.
var holds = []struct {
	code, words string
	queued      bool
}{
	{printer.Offline, "꺼져 있거나 연결되지 않았습니다", true},
	{printer.NoPaper, "용지가 없습니다", true},
	{printer.Stopped, "멈춰 있습니다", true},
	{printer.Attention, "확인해 주세요", true},
	{printer.Cancelled, "인쇄가 취소되었습니다", false},
	{printer.NoPrinter, "찾을 수 없습니다", false},
	{printer.Failed, "인쇄하지 못했습니다", false},
}

func TestTrouble_isSaidWhereverThePersonIs(t *testing.T) {
	for _, c := range holds {
		p, s, shell := stored(t, &spool{names: []string{"HP"}, stuck: []error{outside(c.code)}}, nil)
		p.Print()
		if len(shell.Toasts) != 1 || !strings.Contains(shell.Toasts[0], c.words) || !strings.Contains(shell.Toasts[0], "2026-D07-000001") {
			t.Errorf("%s: said %q", c.code, shell.Toasts)
		}
		if shell.Waits.Open == nil || !strings.Contains(shell.Waits.Text, "1건") || s.Made[0].Printed[model.SheetSeeker] != 1 {
			t.Fatalf("%s: the status line says %q, counted %v", c.code, shell.Waits.Text, s.Made[0].Printed)
		}
		shell.Waits.Open()
		if m := kit.TopModal(shell.Win.Canvas()); m == nil {
			t.Errorf("%s: nothing opens", c.code)
		}
	}
}

func TestTrouble_triedAgainAtTheSamePrinter(t *testing.T) {
	for _, c := range holds {
		sp := &spool{names: []string{"HP", "OKI"}, stuck: []error{outside(c.code)}}
		p, s, shell := stored(t, sp, nil)
		p.Print()
		press(shell, fyne.KeyReturn)
		sent := []string{"HP: 2026-D07-000001"}
		if !c.queued {
			sent = append(sent, sent[0]) // it is not in the queue any more
		}
		want(t, c.code, s, sp, 1, sent...)
		if len(sp.dropped) != 0 || shell.Waits.Open != nil || p.job.stage != Done {
			t.Errorf("%s: took %v out, the status line says %q", c.code, sp.dropped, shell.Waits.Text)
		}
		if len(shell.Toasts) != 2 || !strings.Contains(shell.Toasts[1], "마쳤습니다") {
			t.Errorf("%s: the end is not told: %q", c.code, shell.Toasts)
		}
	}
}

func TestTrouble_sentToAnotherPrinter(t *testing.T) {
	for _, c := range holds {
		sp := &spool{names: []string{"HP", "OKI"}, stuck: []error{outside(c.code)}}
		p, s, shell := stored(t, sp, nil)
		p.Print()
		press(shell, fyne.KeyRight, fyne.KeyReturn)
		want(t, c.code, s, sp, 1, "HP: 2026-D07-000001", "OKI: 2026-D07-000001")
		if c.queued != (len(sp.dropped) == 1) {
			t.Errorf("%s: took %v out of its queue: it would come out twice, or never", c.code, sp.dropped)
		}
		if again := reissue(sp.sheets[1]); again {
			t.Errorf("%s: a slip that never came out is marked as a reissue", c.code)
		}
		if p.job.stage != Done || shell.Waits.Open != nil {
			t.Errorf("%s: stage %d", c.code, p.job.stage)
		}
	}
}

func TestTrouble_savedAsAPDFInstead(t *testing.T) {
	sp := &spool{names: []string{"HP"}, stuck: []error{outside(printer.Offline)}}
	p, s, shell := stored(t, sp, nil)
	p.Print()
	shell.Waits.Open()
	kit.TopModal(shell.Win.Canvas()).OnSave()
	if len(sp.dropped) != 1 || s.Made[0].Printed[model.SheetSeeker] != 1 || len(shell.Toasts) != 2 || shell.Waits.Open != nil {
		t.Errorf("took out %v, counted %v, said %q", sp.dropped, s.Made[0].Printed, shell.Toasts)
	}
}

func TestTrouble_givenUp(t *testing.T) {
	sp := &spool{names: []string{"HP"}, stuck: []error{outside(printer.NoPaper)}}
	p, _, shell := stored(t, sp, nil)
	p.Print()
	p.job.Drop()
	if len(sp.dropped) != 1 || shell.Waits.Open != nil {
		t.Errorf("took out %v, the status line says %q", sp.dropped, shell.Waits.Text)
	}
}

func TestTrouble_afterTheFirstPageIsAReissue(t *testing.T) {
	sp := &spool{names: []string{"HP", "OKI"}, stuck: []error{outside(printer.NoPaper)}, says: []printer.Progress{{Printing: true}}}
	p, s, shell := stored(t, sp, func(s *deskfake.Session) { s.SettingBy["print.together"] = "no" })
	p.Print()
	press(shell, fyne.KeyRight, fyne.KeyReturn)
	want(t, "two pages of three", s, sp, 2, "HP: 2026-D07-000001", "OKI: 2026-D07-000001")
	if !reissue(sp.sheets[1]) {
		t.Error("the first page may be out, and the second paper is not marked")
	}
}

func TestPrint_thatCannotBeWrittenDownDoesNotLeaveTheDesk(t *testing.T) {
	sp := &spool{names: []string{"HP"}}
	p, s, _ := stored(t, sp, nil)
	s.Fail = errors.New("the disk is full")
	p.Print()
	if len(sp.dropped) != 1 || !p.Failed() || len(s.Made[0].Printed) != 0 {
		t.Fatalf("took out %v, counted %v", sp.dropped, s.Made[0].Printed)
	}
	p.Print()
	want(t, "again", s, sp, 1, "HP: 2026-D07-000001", "HP: 2026-D07-000001")
}

func TestPrint_againIsMarkedAndCounted(t *testing.T) {
	sp := &spool{names: []string{"HP"}}
	p, s, _ := stored(t, sp, nil)
	p.Print()
	v, err := s.Referral(t.Context(), s.Made[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	p.Set(Slip(v))
	p.only(1) // the slip alone
	p.Print()
	got := s.Made[0].Printed
	if got[model.SheetSeeker] != 2 || got[model.SheetEmployer] != 1 || got[model.SheetReply] != 1 {
		t.Errorf("counted %v", got)
	}
	if reissue(sp.sheets[0]) || !reissue(sp.sheets[1]) {
		t.Error("the first is marked as a reissue, or the second is not")
	}
}

// press opens what waits and presses keys there.
func press(shell *deskfake.Shell, keys ...fyne.KeyName) {
	shell.Waits.Open()
	for _, k := range keys {
		shell.Win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// want checks what was sent, that there is one referral of one number, and how
// often each of its sheets is counted.
func want(t *testing.T, code string, s *deskfake.Session, sp *spool, times int, sent ...string) {
	t.Helper()
	if strings.Join(sp.sent, ", ") != strings.Join(sent, ", ") {
		t.Errorf("%s: sent %v, want %v", code, sp.sent, sent)
	}
	for _, k := range model.ReferralSheets {
		if got := s.Made[0].Printed[k]; len(s.Made) != 1 || got != times {
			t.Errorf("%s: %d referrals, %s counted %d times, want %d", code, len(s.Made), k, got, times)
		}
	}
}

// reissue reports whether a document is marked as one: the mark is the only thing on
// a valid sheet in a warm colour.
func reissue(d printer.Document) bool {
	for n := range d.Sheet.Pages {
		img := d.Sheet.Raster(n, 620, 877)
		for i := 0; i < len(img.Pix); i += 4 {
			if int(img.Pix[i]) > int(img.Pix[i+2])+80 {
				return true
			}
		}
	}
	return false
}
