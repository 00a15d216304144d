package paper

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/deskfake"
	"ieumdesk/ui/kit"
	"ieumdesk/ui/printer"
	"ieumdesk/ui/slip"
)

// TestPictures leaves pictures of what prints in the folder IEUM_SHOTS, in every
// look; it fails when one of them cannot be drawn at all.
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
		"ko":       {"ko", kit.Light, 100, fyne.NewSize(1168, 700)},
		"en-small": {"en", kit.Light, 100, fyne.NewSize(912, 600)},
		"dark":     {"ko", kit.Dark, 100, fyne.NewSize(1168, 700)},
		"big":      {"ko", kit.Light, 160, fyne.NewSize(844, 560)},
		"contrast": {"en", kit.HighContrast, 130, fyne.NewSize(1168, 700)},
	} {
		t.Run(name, func(t *testing.T) {
			d, s, shell := deskfake.Desk(t, c.language, 6, 2)
			fyne.CurrentApp().Settings().SetTheme(kit.NewTheme(kit.Fonts{Regular: assets.FontRegular, Bold: assets.FontBold}, c.mode, c.percent))
			shell.Win.Resize(c.size)
			sp := &spool{
				names: []string{"HP LaserJet Pro M404dn (3층 민원실)", "OKI B412", "Microsoft Print to PDF"},
				can:   printer.Capabilities{Trays: []printer.Tray{{ID: "1", Name: "1단 카세트"}, {ID: "2", Name: "2단 카세트"}}, BothSides: true},
			}
			s.People[0].Name, s.People[0].LatinName = "응우옌티프엉타오", "NGUYEN THI PHUONG THAO"
			s.People[0].Languages = []string{"vi", "ko"}
			for i := range s.People {
				s.People[i].Valid, s.People[i].NoReferral = "2027-01-20", false
				s.People[i].Consents = append(s.People[i].Consents, model.Consent{Kind: model.ConsentProvide, Version: "2026-09", At: deskfake.Noon})
			}
			for _, p := range s.People {
				if _, err := s.Refer(t.Context(), model.NewReferral{SeekerID: p.ID, LeadID: s.LeadList[0].ID, Reason: "본인 희망"}); err != nil {
					t.Log(err)
				}
			}
			press := NewPress(d, sp)
			shot := func(what string) { deskfake.Shot(t, shell.Win.Canvas(), "paper-"+name+"-"+what) }
			page := newSheetPage(press, opened{matter: Slip(s.Made[0]), usual: begun(t, press, s.Made[0]).order})
			shell.Win.SetContent(page.Content())
			page.Shown()
			shot("set")
			page.Key(ctrl(fyne.KeyP))
			shot("dialog")
			kit.TopModal(shell.Win.Canvas()).OnEscape()
			for what, paper := range map[string]slip.Paper{"a5": slip.A5, "roll": slip.Roll80} {
				o := page.t.order
				o.Paper, o.Sheets, o.Together = paper, model.ReferralSheets[:1], false
				page.t.adjust(o, press.chosen)
				shot(what)
			}
			sp.stuck = []error{outside(printer.NoPaper)}
			page.t.Print()
			shot("trouble")
			shell.Waits.Open()
			shot("trouble-asked")
			kit.TopModal(shell.Win.Canvas()).OnEscape()
			OpenApplication(d, press, s.People[0].ID)
			OpenList(d, press, s.LeadList[0].ID)
			OpenReport(d, press, month(), "daylog-D07-2026-11")
			for i, what := range []string{"application", "list", "report"} {
				p := shell.Pages[i].(*SheetPage)
				shell.Win.SetContent(p.Content())
				p.Shown()
				shot(what)
			}
		})
	}
}
