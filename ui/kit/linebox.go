package kit

import (
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

const ellipsis = "…"

// lineBox draws a Line. It keeps its canvas objects between lines, so that a
// list may show other rows without making new ones.
type lineBox struct {
	line    Line
	pieces  []*piece
	objects []fyne.CanvasObject
}

// piece is one drawn span: its text and, behind it, the ground of a tag, mark, key or dot.
type piece struct {
	span   Span
	text   *canvas.Text
	ground *canvas.Rectangle
	lip    *canvas.Rectangle // the lower edge of a key cap

	textWidth  float32 // of the whole text
	width      float32 // with padding
	baseline   float32
	textHeight float32
}

// set takes over a line and reads colours and sizes from the theme.
func (b *lineBox) set(l Line) {
	b.line = l
	n := len(l.Left) + len(l.Right)
	for len(b.pieces) < n {
		p := &piece{text: &canvas.Text{}, ground: &canvas.Rectangle{}, lip: &canvas.Rectangle{}}
		b.pieces = append(b.pieces, p)
		b.objects = nil
	}
	for i, p := range b.pieces {
		switch {
		case i < len(l.Left):
			p.set(l.Left[i], l)
		case i < n:
			p.set(l.Right[i-len(l.Left)], l)
		default:
			p.set(Gap(0), l)
		}
	}
	if b.objects == nil {
		b.objects = make([]fyne.CanvasObject, 0, 3*len(b.pieces))
		for _, p := range b.pieces {
			b.objects = append(b.objects, p.ground, p.lip)
		}
		for _, p := range b.pieces {
			b.objects = append(b.objects, p.text)
		}
	}
}

// set reads the looks of span s in line l from the theme.
func (p *piece) set(s Span, l Line) {
	p.span = s
	textSize, color := s.size, s.color
	if textSize == "" {
		textSize = orSize(l.Size, SizeBody)
	}
	if color == "" {
		color = orColor(l.Color, ColorText)
	}
	p.show()
	p.ground.StrokeWidth, p.ground.CornerRadius = 0, 0
	switch s.kind {
	case spanTag:
		ground, text := s.tone.colors()
		textSize, color = SizeSmall, text
		p.ground.FillColor, p.ground.CornerRadius = Color(ground), Px(radiusTag)
	case spanKey:
		textSize = SizeKeyCap
		if s.color == "" {
			color = ColorKeyText
		}
		p.setKeyGround(s)
	case spanDot:
		p.ground.FillColor, p.ground.CornerRadius = Color(color), Px(4)
	case spanText:
		if s.marked {
			p.ground.FillColor, p.ground.CornerRadius = Color(ColorMark), Px(2)
		}
	}
	p.setText(s.text, size(textSize), color)
}

func (p *piece) setKeyGround(s Span) {
	p.ground.CornerRadius = Px(radiusTag)
	if s.color != "" { // on a coloured button: the outline follows the text
		p.ground.FillColor, p.ground.StrokeColor = nil, Color(s.color)
		p.lip.FillColor = Color(s.color)
		return
	}
	p.ground.FillColor, p.ground.StrokeColor = Color(ColorSurface), Color(ColorKeyBorder)
	p.lip.FillColor = Color(ColorKeyBorder)
}

func (p *piece) setText(text string, textSize float32, color fyne.ThemeColorName) {
	p.text.TextSize, p.text.TextStyle.Bold = textSize, p.span.strong
	p.text.Color = Color(color)
	box, baseline := measure(text, textSize, p.span.strong)
	p.textWidth, p.textHeight, p.baseline = box.Width, box.Height, baseline
	switch p.span.kind {
	case spanTag:
		p.width = ceil(box.Width) + 2*Px(7)
	case spanKey:
		p.width = max(ceil(box.Width)+2*Px(6), Px(20))
	case spanDot:
		p.width = Px(8)
	case spanGap:
		p.width = Px(p.span.width)
	default:
		p.width = box.Width
	}
}

// draw puts the piece at x on the given baseline, showing text.
func (p *piece) draw(x, baseline float32, text string) {
	p.show()
	top := round(baseline - p.baseline)
	if p.text.Text != text {
		p.text.Text = text
	}
	inset := float32(0)
	switch p.span.kind {
	case spanTag:
		h := leading(p.text.TextSize) + Px(2)
		inset = Px(7)
		place(p.ground, round(x), round(top+(p.textHeight-h)/2), p.width, h)
	case spanKey:
		p.drawKey(x, top)
		inset = (p.width - p.textWidth) / 2
	case spanDot:
		d := Px(8)
		place(p.ground, round(x), round(baseline-d-Px(1)), d, d)
	default:
		if p.span.marked {
			h := leading(p.text.TextSize)
			place(p.ground, x, round(top+(p.textHeight-h)/2), p.textWidth, h)
		}
	}
	place(p.text, round(x+inset), top, p.textWidth, p.textHeight)
	p.text.Refresh()
}

// drawKey draws the cap: an outline whose lower edge is twice as thick.
func (p *piece) drawKey(x, top float32) {
	h := leading(p.text.TextSize) + Px(3)
	y := round(top + (p.textHeight-h)/2 + Px(1)/2)
	outline(p.ground, fyne.NewPos(round(x), y), fyne.NewSize(p.width, h), 1)
	r := Px(radiusTag)
	place(p.lip, round(x)+r/2, y+h-2, p.width-r, 1)
}

func (p *piece) hide() {
	p.text.Hidden, p.ground.Hidden, p.lip.Hidden = true, true, true
}

// show undoes hide, for the parts that this kind of span has.
func (p *piece) show() {
	k := p.span.kind
	p.text.Hidden = k == spanGap || k == spanDot
	p.ground.Hidden = k == spanGap || k == spanText && !p.span.marked
	p.lip.Hidden = k != spanKey
}

func orSize(n, other fyne.ThemeSizeName) fyne.ThemeSizeName {
	if n == "" {
		return other
	}
	return n
}

func orColor(n, other fyne.ThemeColorName) fyne.ThemeColorName {
	if n == "" {
		return other
	}
	return n
}

// minSize is the whole line's width and the leading of its tallest text.
func (b *lineBox) minSize() fyne.Size {
	n := len(b.line.Left) + len(b.line.Right)
	w, h := float32(0), leading(size(orSize(b.line.Size, SizeBody)))
	for _, p := range b.pieces[:n] {
		w += p.width
		if p.span.kind == spanText {
			h = max(h, leading(p.text.TextSize))
		}
		if p.span.kind == spanTag {
			h = max(h, leading(p.text.TextSize)+Px(2))
		}
	}
	if len(b.line.Left) > 0 && len(b.line.Right) > 0 {
		w += Px(12)
	}
	return fyne.NewSize(ceil(w), h)
}

// layout places the pieces in the box at pos; what does not fit is cut.
func (b *lineBox) layout(pos fyne.Position, box fyne.Size) {
	nl, n := len(b.line.Left), len(b.line.Left)+len(b.line.Right)
	baseline := b.baseline(pos.Y, box.Height, n)
	right := b.widthFrom(nl, n)
	if b.line.Spare && right > 0 && b.widthFrom(0, nl)+Px(12)+right > box.Width {
		for _, p := range b.pieces[nl:n] {
			p.hide()
		}
		n, right = nl, 0
	}
	x := pos.X + box.Width - right
	for _, p := range b.pieces[nl:n] {
		p.draw(x, baseline, p.span.text)
		x += p.width
	}
	room := box.Width - right
	if right > 0 {
		room -= Px(12)
	}
	b.layoutLeft(pos.X, room, baseline, nl)
}

// layoutLeft places the left pieces until the room is used up.
func (b *lineBox) layoutLeft(x, room, baseline float32, n int) {
	end := x + room + 0.5
	for i, p := range b.pieces[:n] {
		rest := b.needsMore(i+1, n)
		dots := float32(0)
		if rest {
			w, _ := measure(ellipsis, p.text.TextSize, p.span.strong)
			dots = w.Width
		}
		if x+p.width <= end && (!rest || x+p.width+dots <= end || x+b.widthFrom(i, n) <= end) {
			p.draw(x, baseline, p.span.text)
			x += p.width
			continue
		}
		if p.span.kind == spanText || p.span.kind == spanTag {
			p.drawCut(x, end-x, baseline)
		} else {
			p.hide()
		}
		for _, q := range b.pieces[i+1 : n] {
			q.hide()
		}
		return
	}
}

func (b *lineBox) needsMore(from, n int) bool {
	for _, p := range b.pieces[from:n] {
		if p.span.kind == spanText && p.span.text != "" {
			return true
		}
	}
	return false
}

func (b *lineBox) widthFrom(i, n int) float32 {
	w := float32(0)
	for _, p := range b.pieces[i:n] {
		w += p.width
	}
	return w
}

// drawCut draws as much of the text as fits into room, with an ellipsis.
func (p *piece) drawCut(x, room, baseline float32) {
	pad := p.width - p.textWidth // of a tag
	text := cut(p.span.text, room-pad, p.text.TextSize, p.span.strong)
	if text == "" || text == ellipsis && p.span.kind == spanTag {
		p.hide()
		return
	}
	box, _ := measure(text, p.text.TextSize, p.span.strong)
	whole, width := p.textWidth, p.width
	p.textWidth, p.width = box.Width, box.Width+pad
	p.draw(x, baseline, text)
	p.textWidth, p.width = whole, width // for the next layout, which may have more room
}

// cut shortens text with an ellipsis to fit room; empty when not even that fits.
func cut(text string, room, textSize float32, bold bool) string {
	runes := []rune(text)
	n := sort.Search(len(runes), func(i int) bool {
		box, _ := measure(string(runes[:i+1])+ellipsis, textSize, bold)
		return box.Width > room
	})
	if n == 0 {
		if box, _ := measure(ellipsis, textSize, bold); box.Width > room {
			return ""
		}
	}
	return string(runes[:n]) + ellipsis
}

// baseline is the common baseline of the line's first n pieces, centred by the tallest.
func (b *lineBox) baseline(top, height float32, n int) float32 {
	tall, base := float32(0), float32(0)
	for _, p := range b.pieces[:n] {
		if p.span.kind != spanGap && p.span.kind != spanDot && p.textHeight > tall {
			tall, base = p.textHeight, p.baseline
		}
	}
	if tall == 0 {
		var box fyne.Size
		box, base = measure("\uAC00", size(SizeBody), false)
		tall = box.Height
	}
	return round(top + (height-tall)/2 + base)
}
