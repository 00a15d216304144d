package door

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// hall is the frame around the pages of the door: program and desk above, the
// page in the middle, the keys below.
type hall struct {
	words       *assets.Words
	top, status *kit.BarLine
	middle      *fyne.Container
	root        *fyne.Container
}

func newHall(w *assets.Words) *hall {
	h := &hall{
		words:  w,
		top:    kit.NewBarLine(kit.HeightTop, "", kit.ColorLine, true),
		status: kit.NewBarLine(kit.HeightStatus, "", kit.ColorLine, false),
		middle: container.NewStack(),
	}
	h.root = container.New(h, kit.NewBox(kit.ColorGround, "", 0), h.top, h.middle, h.status)
	h.say(model.Desk{})
	return h
}

// show puts a page into the hall.
func (h *hall) show(p page, d model.Desk) {
	h.middle.Objects = []fyne.CanvasObject{p.content()}
	h.say(d)
	h.hint(p.hints())
	h.Layout(h.root.Objects, h.root.Size())
	h.root.Refresh()
}

// clear takes the page away, and with it what was typed.
func (h *hall) clear() { h.middle.Objects = nil }

func (h *hall) say(d model.Desk) {
	line := kit.Line{Left: []kit.Span{kit.Bold(h.words.T("app.name"))}, Size: kit.SizeBar}
	if d.Code != "" {
		line.Left = append(line.Left, kit.Gap(14), kit.Text(d.Name+" · "+d.Code).In(kit.ColorSecond))
	}
	h.top.Set(line)
}

// note says in the status line what goes on.
func (h *hall) note(text string) {
	h.status.Set(kit.Line{Left: []kit.Span{kit.Text(text)}, Size: kit.SizeSmall, Color: kit.ColorSecond})
}

func (h *hall) hint(hints []desk.Hint) {
	line := kit.Line{Size: kit.SizeSmall, Color: kit.ColorSecond}
	for i, hint := range hints {
		if i > 0 {
			line.Left = append(line.Left, kit.Gap(16))
		}
		line.Left = append(line.Left, kit.Key(hint.Key), kit.Gap(6), kit.Text(hint.Text))
	}
	h.status.Set(line)
}

// Layout is for Fyne.
func (h *hall) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	top, status := kit.Px(kit.HeightTop), kit.Px(kit.HeightStatus)
	middle := s.Height - top - status
	for i, at := range []struct{ y, high float32 }{{top, middle}, {0, top}, {top, middle}, {s.Height - status, status}} {
		objects[i].Move(fyne.NewPos(0, at.y))
		objects[i].Resize(fyne.NewSize(s.Width, at.high))
	}
}

// MinSize is for Fyne.
func (h *hall) MinSize([]fyne.CanvasObject) fyne.Size { return kit.LeastWindow() }

// card is a page of the door: a title, a sentence, and what else there is.
func card(width float32, title, text string, content ...fyne.CanvasObject) *kit.Scroll {
	parts := []fyne.CanvasObject{kit.NewTitle(title)}
	if text != "" {
		parts = append(parts, kit.NewParagraph(text, kit.SizeBody, kit.ColorSecond))
	}
	parts = append(parts, content...)
	return kit.NewScroll(kit.Middle(width, kit.Panel(kit.Inset(12, 12, 12, 12, kit.Column(14, parts...)))))
}

// cardWidth is that of most pages, px.
const cardWidth = 560
