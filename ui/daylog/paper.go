package daylog

import (
	"image"
	"image/color"

	"ieumdesk/ui/chart"
	"ieumdesk/ui/dayreport"
)

// Paper draws charts and brings reports out.
type Paper interface {
	// Picture is a chart on a ground, as chart.Pen draws it.
	Picture(c chart.Chart, look chart.Look, ground color.RGBA, w, h int, scale, size float64) image.Image
	// Open shows a report as it prints, on a page that prints it or writes it into a
	// file. name is that of its file without time and ending.
	Open(r dayreport.Report, name string)
}
