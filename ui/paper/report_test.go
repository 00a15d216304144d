package paper

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"ieumdesk/ui/chart"
	"ieumdesk/ui/dayreport"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/deskfake"
	"ieumdesk/ui/printer"
	"ieumdesk/ui/slip"
)

// month is a report of two pages with a chart.
func month() dayreport.Report {
	rows := make([][]string, 40)
	for i := range rows {
		rows[i] = []string{"11월", "7"}
	}
	return dayreport.Report{
		Title: "월간 업무 현황", Period: "2026년 11월 1일 ~ 24일", Desk: "D07", Lang: "ko",
		Parts: []dayreport.Part{
			{Title: "추이", Chart: &chart.Chart{Labels: []string{"11/2", "11/3"}, Series: []chart.Series{{Name: "취업", Values: []float64{3, 4}}}}},
			{Title: "날짜별", Table: dayreport.Table{Columns: []string{"", "취업"}, Rows: rows}},
		},
	}
}

// reported is the page of a report on a desk whose slips come on a roll.
func reported(t *testing.T, sp *spool) (*SheetPage, *deskfake.Session, *deskfake.Shell) {
	t.Helper()
	d, s, shell := deskfake.Desk(t, "ko", 1, 1)
	s.SettingBy["print.folder"], s.SettingBy["print.paper"] = t.TempDir(), slip.Roll80.Name
	press := NewPress(d, sp)
	t.Cleanup(press.Stop)
	OpenReport(d, press, month(), "daylog-D07-2026-11")
	p := shell.Pages[0].(*SheetPage)
	shell.Win.SetContent(p.Content())
	shell.Win.Resize(fyne.NewSize(1168, 728))
	p.Shown()
	return p, s, shell
}

func TestReport_isSeenAsItPrintsOnA4(t *testing.T) {
	sp := &spool{names: []string{"HP"}}
	p, _, _ := reported(t, sp)
	if n := len(p.pane.preview.leaves); n != 2 || p.Head().Title != "월간 업무 현황" {
		t.Errorf("%d pages are seen under %q", n, p.Head().Title)
	}
	p.Key(desk.Key{Name: fyne.KeyReturn})
	if len(sp.sheets) != 1 || sp.sheets[0].Raw || len(sp.sheets[0].Sheet.Pages) != 2 || sp.sheets[0].Sheet.Pages[0].W != slip.A4.W {
		t.Fatalf("sent %q", sp.sent)
	}
	if sp.sent[0] != "HP: daylog-D07-2026-11-20261124-140500" {
		t.Errorf("the queue shows %q", sp.sent[0])
	}
}

func TestReport_thatDoesNotComeOutIsSaidAndGoesAgain(t *testing.T) {
	sp := &spool{names: []string{"HP"}, stuck: []error{outside(printer.NoPaper)}}
	p, _, shell := reported(t, sp)
	p.Key(desk.Key{Name: fyne.KeyReturn})
	if len(shell.Toasts) != 1 || !strings.Contains(shell.Toasts[0], "월간 업무 현황") || !strings.Contains(shell.Toasts[0], "용지가 없습니다") {
		t.Errorf("said %q", shell.Toasts)
	}
	p.Key(desk.Key{Name: fyne.KeyReturn}) // the job waits in the queue, and is followed again
	if len(sp.sent) != 1 || p.t.job.Stage() != Done || shell.Waits.Open != nil {
		t.Errorf("sent %q, stage %d", sp.sent, p.t.job.Stage())
	}
}

func TestReport_isSavedWithoutAPrinter(t *testing.T) {
	p, s, _ := reported(t, &spool{})
	p.Key(desk.Key{Name: fyne.KeyReturn})
	file := filepath.Join(s.SettingBy["print.folder"], "daylog-D07-2026-11-20261124-140500.pdf")
	if b, err := os.ReadFile(file); err != nil || !strings.HasPrefix(string(b), "%PDF-") {
		t.Errorf("%v, says %q", err, p.t.Message())
	}
}
