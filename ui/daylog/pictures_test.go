package daylog

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/deskfake"
	"ieumdesk/ui/kit"
)

// TestPictures leaves pictures of the place in the folder IEUM_SHOTS, in every look,
// for whoever wants to see them; it fails when one cannot be drawn at all.
func TestPictures(t *testing.T) {
	if os.Getenv("IEUM_SHOTS") == "" {
		t.Skip("IEUM_SHOTS names no folder for pictures")
	}
	for name, c := range map[string]struct {
		language string
		mode     kit.Mode
		percent  int
		size     fyne.Size
	}{
		"ko":       {"ko", kit.Light, 100, fyne.NewSize(1168, 728)},
		"en":       {"en", kit.Light, 100, fyne.NewSize(1168, 728)},
		"dark":     {"ko", kit.Dark, 100, fyne.NewSize(1168, 728)},
		"contrast": {"ko", kit.HighContrast, 130, fyne.NewSize(1168, 728)},
		"small":    {"en", kit.Light, 100, fyne.NewSize(912, 628)},
		"large":    {"ko", kit.Light, 160, fyne.NewSize(845, 583)},
	} {
		t.Run(name, func(t *testing.T) {
			p, s, shell, files, _ := place(t, c.language)
			fyne.CurrentApp().Settings().SetTheme(kit.NewTheme(kit.Fonts{Regular: assets.FontRegular, Bold: assets.FontBold}, c.mode, c.percent))
			shell.Win.Resize(c.size)
			pictures(t, name, p, s, shell, files)
		})
	}
}

func pictures(t *testing.T, name string, p *Place, s *deskfake.Session, shell *deskfake.Shell, files *deskfake.DayFiles) {
	view := func(what string) { shot(t, shell, name+"-"+what) }
	kit.Relayout(p.Content())
	p.show()
	view("day")
	p.left.scroll.PageBy(5)
	view("day-below")
	p.openFigure(model.ReferralsMade, ofMonth)
	page := shell.Pages[len(shell.Pages)-1].(*rowsPage)
	shell.Win.SetContent(page.Content())
	page.Shown()
	view("rows")
	shell.Win.SetContent(p.Content())
	kit.Relayout(p.Content())
	p.Key(ctrl(fyne.KeyG))
	view("goals")
	kit.TopModal(shell.Win.Canvas()).Hide()
	p.Key(ctrl(fyne.KeyE))
	view("export")
	kit.TopModal(shell.Win.Canvas()).Hide()
	p.Key(ctrl(fyne.Key2))
	view("month")
	p.spans.scroll.PageBy(1)
	view("month-2")
	p.spans.scroll.PageBy(1)
	view("month-3")
	s.Days.MinCell = 5
	p.Key(ctrl(fyne.KeyD))
	view("month-all")
	p.spans.scroll.PageBy(2)
	view("month-all-2")
	p.Key(ctrl(fyne.KeyD))
	p.Key(ctrl(fyne.Key3))
	view("year")
	p.Key(ctrl(fyne.Key1))
	s.Days.Remarks["2026-11-24"] = model.Remarks{Revision: 3, Handover: "시청 회의 11/26 10:00으로 연기"}
	p.Key(ctrl(fyne.KeyN))
	shell.Focus(p.right.text["handover"])
	typed(shell, "!")
	view("conflict")
	p.Key(alt(fyne.KeyM))
	p.Key(ctrl(fyne.KeyReturn))
	view("close")
	files.Fail[model.DayPDF] = &model.Error{Kind: model.Outside, Code: "file_open", Args: []any{"D07_2026-11-24.pdf", "D07_2026-11-24-2.pdf"}}
	tap(shell, fyne.KeyReturn)
	s.Send(4, 2, 0)
	s.Made[1].Status = model.Void
	p.refresh()
	view("closed")
	p.Key(ctrl(fyne.KeyW))
	view("held")
	kit.TopModal(shell.Win.Canvas()).Hide()
	p.Key(ctrl(fyne.KeyR))
	view("reopen")
	kit.TopModal(shell.Win.Canvas()).Hide()
	p.day.show("2026-11-20")
	view("empty")
}
