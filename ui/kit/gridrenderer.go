package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// CreateRenderer is for Fyne.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer {
	r := &gridRenderer{grid: g, ground: NewBox(ColorSurface, "", 0), band: &canvas.Rectangle{}, cell: &canvas.Rectangle{}, hover: &canvas.Rectangle{}}
	r.Refresh()
	return r
}

type gridRenderer struct {
	scene
	grid              *Grid
	ground            *Box
	band, cell, hover *canvas.Rectangle // of the chosen row and cell, and of the cell under the pointer
	size              fyne.Size
}

func (r *gridRenderer) MinSize() fyne.Size { return r.grid.MinSize() }

func (r *gridRenderer) Layout(s fyne.Size) {
	r.size = s
	r.draw()
}

func (r *gridRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.grid)
}

// draw lays the table out anew; it is short.
func (r *gridRenderer) draw() {
	g := r.grid
	r.objects = append(r.objects[:0], r.ground, r.band, r.hover, r.cell)
	l := g.lay(r.size.Width)
	place(r.ground, 0, l.head, r.size.Width, r.size.Height-l.head)
	r.drawTitles(l)
	r.mark(l)
	for i, row := range g.rows {
		y := l.head + float32(i)*l.row
		rule := ColorLineSoft
		if i+1 < len(g.rows) && g.rows[i+1].Sum {
			rule = ColorFieldBorder
		}
		r.rule(y+l.row-1, rule)
		for j, c := range row.Cells {
			if l.width[j] > 0 {
				r.drawCell(c, row.Sum, g.columns[j], l.left[j], y, l.width[j], l.row)
			}
		}
	}
}

func (r *gridRenderer) drawTitles(l gridLayout) {
	for j, lines := range l.titles {
		if l.width[j] == 0 {
			continue
		}
		h := leading(size(SizeSmall))
		y := l.head - Px(6) - float32(len(lines))*h
		for _, text := range lines {
			r.text(text, SizeSmall, ColorSecond, false, r.grid.columns[j].Number, l.left[j], y, l.width[j], h)
			y += h
		}
	}
	r.rule(l.head-1, ColorLineSoft)
}

// mark shows where the keyboard and the pointer are.
func (r *gridRenderer) mark(l gridLayout) {
	g := r.grid
	r.band.Hidden = !g.focused || !g.opens(gridCell{g.row, g.column})
	r.cell.Hidden, r.hover.Hidden = r.band.Hidden, g.hovered == nowhere
	r.band.FillColor, r.hover.FillColor = Color(ColorChosen), Color(ColorHover)
	r.cell.FillColor, r.cell.StrokeColor, r.cell.CornerRadius = nil, Color(ColorFocus), Px(radiusTag)
	pad := Px(gridGap) / 2
	over := func(c *canvas.Rectangle, at gridCell, stroke float32) {
		pos := fyne.NewPos(l.left[at.column]-pad, l.head+float32(at.row)*l.row+Px(2))
		outline(c, pos, fyne.NewSize(l.width[at.column]+2*pad, l.row-Px(4)-1), stroke)
	}
	if !r.band.Hidden {
		place(r.band, 0, l.head+float32(g.row)*l.row, r.size.Width, l.row-1)
		over(r.cell, gridCell{g.row, g.column}, size(SizeFocus))
	}
	if !r.hover.Hidden {
		over(r.hover, g.hovered, 0)
	}
}

func (r *gridRenderer) drawCell(c GridCell, sum bool, column GridColumn, x, y, w, h float32) {
	if !column.Bar {
		r.text(c.Text, c.size(), ColorText, c.Large || sum, column.Number, x, y, w, h)
		return
	}
	if c.Text == "" {
		return
	}
	for _, bar := range []struct {
		color fyne.ThemeColorName
		width float32
	}{{ColorTrack, w}, {ColorChosenBar, round(w * min(max(c.Part, 0), 1))}} {
		box := &canvas.Rectangle{FillColor: Color(bar.color), CornerRadius: min(Px(4), bar.width/2)}
		place(box, x, y+round((h-Px(8))/2), bar.width, Px(8))
		r.objects = append(r.objects, box)
	}
}

// text stands in the middle of the height; what is too long is cut.
func (r *gridRenderer) text(s string, textSize fyne.ThemeSizeName, color fyne.ThemeColorName, bold, right bool, x, y, w, h float32) {
	points := size(textSize)
	box, _ := measure(s, points, bold)
	if box.Width > w+1 {
		s = cut(s, w, points, bold)
		box, _ = measure(s, points, bold)
	}
	t := canvas.NewText(s, Color(color))
	t.TextSize, t.TextStyle.Bold = points, bold
	if right {
		x += w - box.Width
	}
	place(t, round(x), y+round((h-box.Height)/2), box.Width, box.Height)
	r.objects = append(r.objects, t)
}

func (r *gridRenderer) rule(y float32, color fyne.ThemeColorName) {
	line := &canvas.Rectangle{FillColor: Color(color)}
	place(line, 0, y, r.size.Width, 1)
	r.objects = append(r.objects, line)
}
