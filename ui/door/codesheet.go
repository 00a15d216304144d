package door

import (
	"image/color"
	"strings"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/slip"
	"ieumdesk/ui/slip/sheet"
)

// The paper, in millimetres and points.
const (
	paperW, paperH = 210.0, 297.0
	paperEdge      = 25.0
	paperBody      = 12.0
)

var (
	ink  = color.RGBA{0x1e, 0x21, 0x24, 0xff}
	grey = color.RGBA{0x58, 0x61, 0x6a, 0xff}
)

// Draw lays the recovery sheet out on A4: the code large and in its groups, whose
// it is, and what it is for.
func (s RecoverySheet) Draw(fonts *slip.Fonts, w *assets.Words) *sheet.Document {
	lang := w.T("slip.lang")
	plain := sheet.Style{Fonts: []*sheet.Font{fonts.Regular}, Size: paperBody, Colour: ink, Lang: lang, Leading: 1.5}
	bold := plain
	bold.Fonts = []*sheet.Font{fonts.Bold}
	doc := sheet.NewDocument(lang)
	p := doc.AddPage(paperW, paperH)
	width := paperW - 2*paperEdge
	y := p.Text(bold.WithSize(26), w.T("sheet.recovery.title"), paperEdge, paperEdge, width) + 4
	y = p.Text(plain, w.T("sheet.recovery.desk")+"  "+strings.Join(nonEmpty(s.Desk.Center, s.Desk.Name, s.Desk.Code), " · "), paperEdge, y, width)
	y = p.Text(plain, w.T("sheet.recovery.made")+"  "+w.Day(model.Today(s.Made)), paperEdge, y, width) + 8
	y = s.drawCode(p, bold, y, width) + 8
	y = p.Text(plain, w.T("sheet.recovery.use"), paperEdge, y, width) + 4
	y = p.Text(bold, w.T("sheet.recovery.keep"), paperEdge, y, width) + 8
	p.Text(plain.WithSize(10).WithColour(grey), w.T("app.name"), paperEdge, y, width)
	return doc
}

// drawCode draws the code in two lines of three groups, framed.
func (s RecoverySheet) drawCode(p *sheet.Page, st sheet.Style, y, width float64) float64 {
	groups := strings.Split(s.Code, "-")
	st = st.WithSize(24)
	st.Tracking = 0.12
	line := st.LineHeight()
	const pad = 8.0
	rows := (len(groups) + 2) / 3
	p.Frame(sheet.Rect{X: paperEdge, Y: y, W: width, H: float64(rows)*line + 2*pad}, 0.5, ink)
	column := (width - 2*pad) / 3
	for i, g := range groups {
		p.Text(st, g, paperEdge+pad+float64(i%3)*column, y+pad+float64(i/3)*line, column)
	}
	return y + float64(rows)*line + 2*pad
}

func nonEmpty(all ...string) []string {
	var out []string
	for _, s := range all {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}
