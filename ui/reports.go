package ui

import (
	"image"
	"image/color"

	"ieumdesk/ui/chart"
	"ieumdesk/ui/daylog"
	"ieumdesk/ui/dayreport"
	"ieumdesk/ui/paper"
)

// reports puts the month and the year of a desk on paper.
type reports struct{ r *room }

var _ daylog.Paper = reports{}

// Picture is a chart on a ground. Without fonts there is the ground alone.
func (s reports) Picture(c chart.Chart, look chart.Look, ground color.RGBA, w, h int, scale, size float64) image.Image {
	pen, err := s.r.press.Pen()
	if err != nil {
		return image.NewUniform(ground)
	}
	return pen.Image(c, look, ground, w, h, scale, size)
}

// Open shows a report as it prints.
func (s reports) Open(r dayreport.Report, name string) {
	paper.OpenReport(s.r.d, s.r.press, r, name)
}
