package paper

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/deskfake"
	"ieumdesk/ui/kit"
	"ieumdesk/ui/slip"
)

// What passes between a key and the preview that shows it, in a window of 1280x800
// at 100 % and at 150 %: layout and the picture of every page. At most 50 ms.
func BenchmarkPreview(b *testing.B) {
	d, s, _ := deskfake.Desk(b, "ko", 2, 2)
	kit.NewTheme(kit.Fonts{Regular: assets.FontRegular, Bold: assets.FontBold}, kit.Light, 100)
	press := NewPress(d, &spool{names: []string{"HP"}})
	v := model.ReferralView{Seeker: s.People[0], Lead: s.LeadList[0], Staff: "김상담"}
	v.Referral = model.Referral{Slip: model.SlipNumber{Year: 2026, Desk: "D07", Seq: 1}, IssuedAt: d.Now(), Status: model.Issued}
	with, err := press.material(context.Background(), "")
	if err != nil {
		b.Fatal(err)
	}
	view := fyne.NewSize(607, 620)
	for name, c := range map[string]struct {
		order Order
		scale float32
	}{
		"set on a page":      {Order{Sheets: model.ReferralSheets, Paper: slip.A4, Together: true}, 1},
		"set on a page, 150": {Order{Sheets: model.ReferralSheets, Paper: slip.A4, Together: true}, 1.5},
		"three pages":        {Order{Sheets: model.ReferralSheets, Paper: slip.A4}, 1},
		"three pages, A5":    {Order{Sheets: model.ReferralSheets, Paper: slip.A5}, 1},
		"slip, Vietnamese":   {Order{Sheets: model.ReferralSheets[:1], Paper: slip.A4, Language: "vi"}, 1},
		"slip, Khmer":        {Order{Sheets: model.ReferralSheets[:1], Paper: slip.A4, Language: "km"}, 1},
		"set, Chinese":       {Order{Sheets: model.ReferralSheets, Paper: slip.A4, Together: true, Language: "zh"}, 1},
		"roll":               {Order{Sheets: model.ReferralSheets[:1], Paper: slip.Roll80}, 1},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				doc, err := Slip(v).draw(with, c.order)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := leavesOf(context.Background(), doc, view, 1, c.scale); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
