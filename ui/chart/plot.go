package chart

import (
	"image/color"
	"math"
	"strconv"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"ieumdesk/ui/slip/sheet"
)

// drawing is a chart on its way to a page.
type drawing struct {
	pen    *Pen
	page   *sheet.Page
	chart  Chart
	look   Look
	points float64
}

// dashes tell the series apart where colours do not.
var dashes = [3][]vg.Length{nil, {vg.Points(6), vg.Points(3)}, {vg.Points(2), vg.Points(2)}}

// legend names the series in a line above the rest of the box, which it returns.
func (d *drawing) legend(box sheet.Rect) sheet.Rect {
	if len(d.chart.Series) < 2 {
		return box
	}
	st := d.pen.style(d.points, d.look.Ink)
	em := d.points * mm
	x, y := box.X, box.Y
	c := newCanvas(d.pen, d.page, sheet.Rect{})
	for i, s := range d.chart.Series {
		mid := y + st.LineHeight()/2
		c.SetColor(d.look.Series[i])
		if d.chart.Kind == Lines {
			c.SetLineWidth(lineWidth)
			c.SetLineDash(dashes[i], 0)
			c.Stroke(vg.Path{{Type: vg.MoveComp, Pos: vg.Point{X: vg.Length(x / mm), Y: vg.Length(-mid / mm)}}, {Type: vg.LineComp, Pos: vg.Point{X: vg.Length((x + 2*em) / mm), Y: vg.Length(-mid / mm)}}})
		} else {
			d.page.Fill(sheet.Rect{X: x, Y: mid - em*barWidth(i)/2, W: 2 * em, H: em * barWidth(i)}, d.look.Series[i])
		}
		x += 2.5 * em
		b := st.Layout(s.Name, box.W)
		d.page.Place(b, x, y)
		x += b.Ink() + 1.6*em
	}
	used := d.points * mm * Leading * d.chart.legendLines()
	return sheet.Rect{X: box.X, Y: box.Y + used, W: box.W, H: box.H - used}
}

const lineWidth = vg.Length(1.8)

// barWidth is how thick a bar of a series is, in em: the second is thinner, so that
// they differ without colour.
func barWidth(series int) float64 { return [3]float64{0.85, 0.5, 0.3}[series] }

// plot draws axes and series.
func (d *drawing) plot(box sheet.Rect) {
	p := plot.New()
	p.BackgroundColor = color.Transparent
	p.TextHandler = d.pen.handler()
	for _, st := range []*text.Style{&p.Title.TextStyle, &p.X.Label.TextStyle, &p.Y.Label.TextStyle, &p.X.Tick.Label, &p.Y.Tick.Label, &p.Legend.TextStyle} {
		*st = d.text(d.look.Second)
	}
	p.X.Tick.Label.XAlign, p.X.Tick.Label.YAlign = draw.XCenter, draw.YTop
	p.Y.Tick.Label.XAlign, p.Y.Tick.Label.YAlign = draw.XRight, draw.YCenter
	for _, a := range []*plot.Axis{&p.X, &p.Y} {
		a.LineStyle = draw.LineStyle{Color: d.look.Line, Width: 0.7}
		a.Tick.LineStyle, a.Tick.Length, a.Padding = draw.LineStyle{Color: color.Transparent}, 3, 0
	}
	if d.chart.Kind == Bars {
		d.bars(p)
	} else {
		d.overTime(p)
	}
	p.Draw(draw.New(newCanvas(d.pen, d.page, box)))
}

func (d *drawing) text(c color.RGBA) text.Style {
	return text.Style{Color: c, Font: font.Font{Typeface: typeface, Size: vg.Points(d.points)}, Handler: d.pen.handler()}
}

// overTime draws lines, or columns, from left to right.
func (d *drawing) overTime(p *plot.Plot) {
	n := len(d.chart.Labels)
	p.X.Min, p.X.Max = -0.5, float64(n)-0.5
	p.X.Tick.Marker = names(d.chart.Labels)
	p.Y.Min, p.Y.Max = 0, d.top()*1.04
	p.Y.Tick.Marker = counts(d.value)
	p.Y.Color = color.Transparent
	grid := plotter.NewGrid()
	grid.Vertical.Color = nil
	grid.Horizontal = draw.LineStyle{Color: d.look.Line, Width: 0.5}
	p.Add(grid)
	for i, s := range d.chart.Series {
		if d.chart.Kind == Columns {
			d.columns(p, s)
			continue
		}
		line := &plotter.Line{XYs: seen(s.Values), LineStyle: draw.LineStyle{Color: d.look.Series[i], Width: lineWidth, Dashes: dashes[i]}}
		dots := &plotter.Scatter{XYs: line.XYs, GlyphStyle: draw.GlyphStyle{Color: d.look.Series[i], Radius: vg.Length(2.6 - 0.5*float64(i)), Shape: draw.CircleGlyph{}}}
		p.Add(line, dots)
	}
}

func (d *drawing) columns(p *plot.Plot, s Series) {
	bars, err := plotter.NewBarChart(solid(s.Values), vg.Points(d.points*2))
	if err != nil {
		return // no values, or one that is none: seen and solid leave none
	}
	bars.Color, bars.LineStyle.Width = d.look.Series[0], 0
	p.Add(bars)
	for i, v := range s.Values {
		d.label(p, float64(i), zero(v), v, text.XCenter, text.YBottom, vg.Point{Y: 2})
	}
}

// bars draws the series of each label below each other, from the top.
func (d *drawing) bars(p *plot.Plot) {
	n := len(d.chart.Labels)
	down := make([]string, n)
	for i, l := range d.chart.Labels {
		down[n-1-i] = l
	}
	p.Y.Min, p.Y.Max = -0.5, float64(n)-0.5
	p.Y.Tick.Marker = names(down)
	p.X.Min, p.X.Max = 0, d.top()*1.12 // room for the value behind the longest
	p.X.Tick.Marker = plot.ConstantTicks{}
	p.X.Color = color.Transparent
	step := vg.Points(d.points * 1.1 * Leading)
	for i, s := range d.chart.Series {
		turned := make([]float64, n)
		for j, v := range s.Values {
			turned[n-1-j] = v
		}
		bars, err := plotter.NewBarChart(solid(turned), vg.Points(d.points*Leading*barWidth(i)))
		if err != nil {
			return
		}
		bars.Horizontal, bars.Color, bars.LineStyle.Width = true, d.look.Series[i], 0
		bars.Offset = step * vg.Length(float64(len(d.chart.Series)-1)/2-float64(i))
		p.Add(bars)
		for j, v := range turned {
			d.label(p, zero(v), float64(j), v, text.XLeft, text.YCenter, vg.Point{X: 3, Y: bars.Offset})
		}
	}
}

// label writes a value beside its bar, or why there is none.
func (d *drawing) label(p *plot.Plot, x, y, v float64, across text.XAlignment, up text.YAlignment, by vg.Point) {
	said, colour := d.value(v), d.look.Ink
	if math.IsNaN(v) {
		said, colour = d.chart.Hidden, d.look.Second
	}
	st := d.text(colour)
	st.XAlign, st.YAlign = across, up
	p.Add(&plotter.Labels{XYs: plotter.XYs{{X: x, Y: y}}, Labels: []string{said}, TextStyle: []text.Style{st}, Offset: by})
}

// value is how a number is written.
func (d *drawing) value(v float64) string {
	if d.chart.Share {
		return strconv.FormatFloat(v*100, 'f', 0, 64) + " %"
	}
	return strconv.FormatFloat(v, 'f', 0, 64)
}

// top is the end of the axis of values: a little above the largest.
func (d *drawing) top() float64 {
	most := 0.0
	for _, s := range d.chart.Series {
		for _, v := range s.Values {
			most = max(most, zero(v))
		}
	}
	least := 4.0
	if d.chart.Share {
		least = 0.1
	}
	return max(most, least) * 1.08
}
