package paper

import (
	"context"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
	"ieumdesk/ui/run"
	"ieumdesk/ui/slip"
	"ieumdesk/ui/slip/sheet"
)

// preview shows sheets exactly as they print, the pages below one another: the same
// drawing at the pixels of the screen.
type preview struct {
	d      *desk.Desk
	draw   func() (*sheet.Document, error) // nil: nothing to draw
	ask    *run.Latest[[]leaf]
	leaves []leaf

	holder *fyne.Container   // of the leaves
	word   *kit.Paragraph    // on an empty sheet, why there is none
	blank  fyne.CanvasObject // the empty sheet
	scroll *container.Scroll
	object fyne.CanvasObject
	zoom   float32   // 1: a whole page is seen
	seen   fyne.Size // it was drawn for
	scale  float32
}

// leaf is a page as it is drawn: its size in millimetres, and its picture.
type leaf struct {
	w, h    float32
	picture image.Image
}

const (
	zoomStep = 1.25
	zoomMost = 4
	leafEdge = 18 // px around and between pages
	// rollZoom is how much larger a roll is shown than a page of A4 would be: its
	// whole length would be too small to read.
	rollZoom = 1.6
)

func newPreview(d *desk.Desk) *preview {
	v := &preview{d: d, zoom: 1, ask: run.NewLatest[[]leaf](d.Run)}
	v.word = kit.NewParagraph("", kit.SizeField, kit.ColorSecond)
	v.blank = kit.NewBox(kit.ColorSubtle, kit.ColorLine, 0)
	v.holder = container.New(v, v.blank, v.word)
	v.scroll = container.NewScroll(v.holder)
	v.object = kit.Paper(kit.ColorSheetGround, v.scroll)
	return v
}

// show draws a document; a later call overtakes an earlier one.
func (v *preview) show(draw func() (*sheet.Document, error)) {
	v.draw = draw
	v.word.SetText("")
	size, zoom, scale := v.scroll.Size(), v.zoom, v.pixels()
	if size.Width < 1 {
		return
	}
	v.seen, v.scale = size, scale
	v.ask.Ask(func(ctx context.Context) ([]leaf, error) {
		doc, err := draw()
		if err != nil {
			return nil, err
		}
		return leavesOf(ctx, doc, size, zoom, scale)
	}, func(leaves []leaf, err error) {
		if err != nil {
			v.d.Shell.Fail(err)
			return
		}
		v.put(leaves)
	})
}

// pixels are those of the screen to one of Fyne's units.
func (v *preview) pixels() float32 {
	if c := fyne.CurrentApp().Driver().CanvasForObject(v.scroll); c != nil {
		return c.Scale()
	}
	return 1
}

// leavesOf draws every page at the pixels of the screen.
func leavesOf(ctx context.Context, doc *sheet.Document, view fyne.Size, zoom, scale float32) ([]leaf, error) {
	leaves := make([]leaf, len(doc.Pages))
	for i, p := range doc.Pages {
		if err := ctx.Err(); err != nil {
			return nil, err // something newer is to be drawn
		}
		l := leaf{w: float32(p.W), h: float32(p.H)}
		size := l.size(view, zoom)
		l.picture = doc.Raster(i, max(int(size.Width*scale+0.5), 1), max(int(size.Height*scale+0.5), 1))
		leaves[i] = l
	}
	return leaves, nil
}

// size is that of a page in a view: all of it is seen, or of a roll its width.
func (l leaf) size(view fyne.Size, zoom float32) fyne.Size {
	edge := 2 * kit.Px(leafEdge)
	w, h := max(view.Width-edge, 1), max(view.Height-edge, 1)
	per := min(w/l.w, h/l.h)
	if l.w == float32(slip.Roll80.W) {
		per = min(w/l.w, h/float32(slip.A4.H)*rollZoom)
	}
	return fyne.NewSize(l.w*per*zoom, l.h*per*zoom)
}

// put shows what was drawn.
func (v *preview) put(leaves []leaf) {
	v.leaves = leaves
	objects := []fyne.CanvasObject{v.blank, v.word}
	for _, l := range leaves {
		objects = append(objects, &canvas.Image{Image: l.picture, FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleSmooth})
	}
	v.holder.Objects = objects
	v.blank.Hide()
	v.relay()
}

// say shows an empty sheet with a word on it: there is nothing to print, and why.
func (v *preview) say(text string) {
	v.draw, v.leaves = nil, nil
	v.ask.Drop()
	v.holder.Objects = []fyne.CanvasObject{v.blank, v.word}
	v.blank.Show()
	v.word.SetText(text)
	v.relay()
}

func (v *preview) relay() {
	v.holder.Refresh()
	v.scroll.Refresh()
}

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
	v.again()
}

func (v *preview) again() {
	if v.draw != nil {
		v.show(v.draw)
	}
	v.relay()
}

// moveBy scrolls by a part of what is seen, each way.
func (v *preview) moveBy(x, y float32) {
	room, all := v.scroll.Size(), v.holder.MinSize()
	at := v.scroll.Offset.AddXY(x*room.Width, y*room.Height)
	v.scroll.ScrollToOffset(fyne.NewPos(
		min(max(at.X, 0), max(all.Width-room.Width, 0)), min(max(at.Y, 0), max(all.Height-room.Height, 0))))
}

// sizes are those of the pages that are shown; of the empty sheet if there are none.
func (v *preview) sizes() []fyne.Size {
	if len(v.leaves) == 0 {
		return []fyne.Size{leaf{w: float32(slip.A4.W), h: float32(slip.A4.H)}.size(v.scroll.Size(), v.zoom)}
	}
	out := make([]fyne.Size, len(v.leaves))
	for i, l := range v.leaves {
		out[i] = l.size(v.scroll.Size(), v.zoom)
	}
	return out
}

// Layout is for Fyne: the pages in the middle, the word in the upper third of the
// empty one.
func (v *preview) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	y := kit.Px(leafEdge)
	for i, size := range v.sizes() {
		at := fyne.NewPos(max((s.Width-size.Width)/2, 0), y)
		if len(v.leaves) == 0 {
			objects[0].Move(at)
			objects[0].Resize(size)
			side := size.Width / 8
			v.word.Move(at.AddXY(side, size.Height/4))
			v.word.Resize(fyne.NewSize(size.Width-2*side, size.Height/2))
			break
		}
		objects[2+i].Move(at)
		objects[2+i].Resize(size)
		y += size.Height + kit.Px(leafEdge)
	}
	if v.draw != nil && (v.seen != v.scroll.Size() || v.scale != v.pixels()) {
		v.again()
	}
}

// MinSize is for Fyne.
func (v *preview) MinSize([]fyne.CanvasObject) fyne.Size {
	all := fyne.NewSize(1, kit.Px(leafEdge))
	for _, size := range v.sizes() {
		if v.zoom > 1 {
			all.Width = max(all.Width, size.Width+2*kit.Px(leafEdge))
		}
		all.Height += size.Height + kit.Px(leafEdge)
	}
	if len(v.leaves) < 2 && all.Height <= v.scroll.Size().Height+1 {
		all.Height = 1
	}
	return all
}
