package referrals

import (
	"context"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
	"ieumdesk/ui/run"
	"ieumdesk/ui/slip/sheet"
)

// preview shows a slip exactly as it prints: the same drawing at the pixels of
// the screen.
type preview struct {
	paper   *Paper
	picture *canvas.Image
	word    *kit.Paragraph // on an empty sheet, why there is none
	scroll  *container.Scroll
	object  fyne.CanvasObject
	zoom    float32 // 1: the whole page is seen
	ratio   float32 // height by width
	shown   model.ReferralView
	any     bool
	ask     *run.Latest[image.Image]
	failed  func(error)
}

const (
	zoomStep = 1.25
	zoomMost = 4
)

func newPreview(p *Paper) *preview {
	v := &preview{paper: p, zoom: 1, ratio: 297.0 / 210, ask: run.NewLatest[image.Image](p.d.Run), failed: p.d.Shell.Fail}
	v.picture = &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleSmooth}
	v.word = kit.NewParagraph("", kit.SizeField, kit.ColorSecond)
	v.scroll = container.NewScroll(container.New(v, kit.NewBox(kit.ColorSubtle, kit.ColorLine, 0), v.picture, v.word))
	v.object = kit.Paper(kit.ColorSheetGround, v.scroll)
	return v
}

// show draws a referral; a later call overtakes an earlier one.
func (v *preview) show(r model.ReferralView) {
	v.shown, v.any = r, true
	v.word.SetText("")
	size := v.pageSize(v.scroll.Size())
	scale := float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(v.picture); c != nil {
		scale = c.Scale()
	}
	w, h := int(size.Width*scale), int(size.Height*scale)
	if w < 1 {
		return
	}
	v.ask.Ask(func(ctx context.Context) (image.Image, error) {
		doc, err := v.paper.draw(ctx, r)
		if err != nil {
			return nil, err
		}
		return picture(doc, w, h), nil
	}, func(img image.Image, err error) {
		if err != nil {
			v.failed(err)
			return
		}
		v.picture.Image = img
		v.picture.Refresh()
	})
}

// say shows an empty sheet with a word on it: there is no slip, and why.
func (v *preview) say(text string) {
	v.any = false
	v.ask.Drop()
	v.picture.Image = nil
	v.picture.Refresh()
	v.word.SetText(text)
	v.scroll.Content.Refresh()
}

// picture draws the first page; what follows is named on it.
func picture(doc *sheet.Document, w, h int) image.Image { return doc.Raster(0, w, h) }

// zoomBy magnifies by steps, reduces if negative; 0 shows the whole page.
func (v *preview) zoomBy(steps int) {
	switch {
	case steps > 0:
		v.zoom = min(v.zoom*zoomStep, zoomMost)
	case steps < 0:
		v.zoom = max(v.zoom/zoomStep, 1)
	default:
		v.zoom = 1
	}
	v.scroll.Content.Refresh()
	v.scroll.Refresh()
	v.again()
}

func (v *preview) again() {
	if v.any {
		v.show(v.shown)
	}
}

// pageSize is the page in a view of size s at the zoom.
func (v *preview) pageSize(s fyne.Size) fyne.Size {
	margin := kit.Px(18)
	h := s.Height - 2*margin
	w := min(h/v.ratio, s.Width-2*margin)
	return fyne.NewSize(w*v.zoom, w*v.ratio*v.zoom)
}

// key makes the page larger and smaller; false if the key is another's.
func (v *preview) key(k desk.Key) bool {
	switch k {
	case ctrl(fyne.KeyEqual), ctrl(fyne.KeyPlus), desk.Key{Name: fyne.KeyPlus, Mod: fyne.KeyModifierControl | fyne.KeyModifierShift}:
		v.zoomBy(1)
	case ctrl(fyne.KeyMinus):
		v.zoomBy(-1)
	case ctrl(fyne.Key0):
		v.zoomBy(0)
	default:
		return false
	}
	return true
}

func ctrl(name fyne.KeyName) desk.Key { return desk.Key{Name: name, Mod: fyne.KeyModifierControl} }

// Layout is for Fyne: the page in the middle of its place, the word in its upper
// third.
func (v *preview) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	page := v.pageSize(v.scroll.Size())
	at := fyne.NewPos(max((s.Width-page.Width)/2, 0), kit.Px(18))
	grown := v.picture.Size() != page
	for _, o := range objects {
		o.Move(at)
		o.Resize(page)
	}
	side := page.Width / 8
	v.word.Move(at.AddXY(side, page.Height/4))
	v.word.Resize(fyne.NewSize(page.Width-2*side, page.Height/2))
	if grown {
		v.again()
	}
}

// MinSize is for Fyne.
func (v *preview) MinSize([]fyne.CanvasObject) fyne.Size {
	if v.zoom == 1 {
		return fyne.NewSize(1, 1)
	}
	return v.pageSize(v.scroll.Size()).AddWidthHeight(2*kit.Px(18), 2*kit.Px(18))
}
