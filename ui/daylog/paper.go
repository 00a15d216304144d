package daylog

import (
	"image"
	"image/color"
	"time"

	"ieumdesk/ui/chart"
	"ieumdesk/ui/dayreport"
)

// Paper draws charts and brings reports out: to a printer or into a file. Print and
// Save work beside the window and answer on its thread.
type Paper interface {
	// Picture is a chart on a ground, as chart.Pen draws it.
	Picture(c chart.Chart, look chart.Look, ground color.RGBA, w, h int, scale, size float64) image.Image
	// CanPrint reports whether a printer was found.
	CanPrint() bool
	// Print sends a report to the printer and says which one took it. title is what
	// its queue shows.
	Print(r dayreport.Report, title string, made time.Time, then func(printer string, err error))
	// Save writes a report as a PDF under a name without its ending, or one like it
	// that is free, and says where.
	Save(r dayreport.Report, name string, made time.Time, then func(file string, err error))
}
