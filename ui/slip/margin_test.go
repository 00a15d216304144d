package slip

import (
	"image"
	"testing"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/slip/sheet"
)

// inked reports whether there is ink beyond the margins of a page, and where it
// is, in millimetres. Frames and rules are as wide as the area, and letters may
// lean out of it by a hair.
func inked(d *sheet.Document, page int, m Margins) (x, y float64, found bool) {
	const scale, hair = 6.0, 0.7
	p := d.Pages[page]
	img := d.RasterGray(page, int(p.W*scale), int(p.H*scale))
	inside := image.Rect(int((m.Left-hair)*scale), int((m.Top-hair)*scale), int((p.W-m.Right+hair)*scale), int((p.H-m.Bottom+hair)*scale))
	for i, v := range img.Pix {
		if at := image.Pt(i%img.Stride, i/img.Stride); v < 200 && !at.In(inside) {
			return float64(at.X) / scale, float64(at.Y) / scale, true
		}
	}
	return 0, 0, false
}

func TestSheets_keepTheirMarginsInEveryLanguage(t *testing.T) {
	for _, language := range append([]string{""}, assets.SlipLanguages()...) {
		for name, s := range map[string]Slip{"ordinary": ordinary(), "long": long(), "reissue": reissue()} {
			var second *Second
			if language != "" {
				s, second = spoken(t, s, language)
			}
			for _, p := range Papers {
				for _, together := range []bool{false, true} {
					if together && p != A4 {
						continue
					}
					setup := Setup{Paper: p, Second: second, Together: together}
					all := []*sheet.Document{drawSet(t, []Slip{s}, model.ReferralSheets, setup)}
					if name == "ordinary" && !together {
						all = append(all, DrawApplication(fonts(t), words(t, "ko"), applied(), setup))
					}
					for _, d := range all {
						for n := range d.Pages {
							m := p.usual(together)
							if together { // the lines to cut along go on
								m.Left, m.Right = 6, 6
							}
							if x, y, found := inked(d, n, m); found {
								t.Errorf("%s, %q on %s, page %d of %d: ink at %.1f, %.1f mm", name, language, p.Name, n+1, len(d.Pages), x, y)
							}
						}
					}
				}
			}
		}
	}
}
