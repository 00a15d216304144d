package referrals

import (
	"context"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"ieumdesk/model"
	"ieumdesk/ui/kit"
	"ieumdesk/ui/run"
	"ieumdesk/ui/slip/sheet"
)

// preview shows a slip exactly as it prints: the same drawing at the pixels of
// the screen.
type preview struct {
	paper   *Paper
	picture *canvas.Image
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
	v.scroll = container.NewScroll(container.New(v, v.picture))
	v.object = kit.Paper(kit.ColorSheetGround, v.scroll)
	return v
}

// show draws a referral; a later call overtakes an earlier one.
func (v *preview) show(r model.ReferralView) {
	v.shown, v.any = r, true
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
		doc, err := v.paper.draw(ctx, r, r.Printed)
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

// Layout is for Fyne: the page in the middle of its place.
func (v *preview) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	page := v.pageSize(v.scroll.Size())
	at := fyne.NewPos(max((s.Width-page.Width)/2, 0), kit.Px(18))
	grown := objects[0].Size() != page
	objects[0].Move(at)
	objects[0].Resize(page)
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
