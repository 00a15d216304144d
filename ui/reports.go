package ui

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"path/filepath"
	"time"

	"ieumdesk/model"
	"ieumdesk/ui/chart"
	"ieumdesk/ui/daylog"
	"ieumdesk/ui/dayreport"
	"ieumdesk/ui/printer"
	"ieumdesk/ui/slip/sheet"
)

// reports puts the month and the year of a desk on paper.
type reports struct{ *sheets }

var _ daylog.Paper = reports{}

// Picture is a chart on a ground. Without fonts there is the ground alone.
func (s reports) Picture(c chart.Chart, look chart.Look, ground color.RGBA, w, h int, scale, size float64) image.Image {
	pen, err := s.pen()
	if err != nil {
		return image.NewUniform(ground)
	}
	return pen.Image(c, look, ground, w, h, scale, size)
}

func (s reports) draw(r dayreport.Report) (*sheet.Document, error) {
	pen, err := s.pen()
	if err != nil {
		return nil, err
	}
	fonts, err := s.fonts()
	if err != nil {
		return nil, err
	}
	return dayreport.Draw(fonts, pen, r), nil
}

// Print sends a report to the printer of this desk and says so; what happens to it
// there is told if it does not come out.
func (s reports) Print(r dayreport.Report, title string, made time.Time, then func(printer string, err error)) {
	var job printer.Job
	var err error
	s.w.o.Run.Do(func() { job, err = s.send(r, title, made) }, func() {
		then(job.Printer, err)
		if err != nil {
			return
		}
		s.w.o.Run.Do(func() { err = s.w.o.Printers.Follow(context.Background(), job, nil) }, func() {
			if err != nil {
				then(job.Printer, err)
			}
		})
	})
}

// send gives a report to the printer that the desk used last, or the nearest.
func (s reports) send(r dayreport.Report, title string, made time.Time) (printer.Job, error) {
	ctx := context.Background()
	all, err := s.w.o.Printers.Printers(ctx)
	if err != nil {
		return printer.Job{}, err
	}
	last, err := s.w.room.d.Session.Setting(ctx, "print.printer")
	if err != nil {
		return printer.Job{}, err
	}
	doc, err := s.draw(r)
	if err != nil {
		return printer.Job{}, err
	}
	to, _ := printer.Choose(all, last) // one that is gone meanwhile is refused by name
	return s.w.o.Printers.Print(ctx, to.Name, printer.Document{Title: title, Sheet: doc, Created: made})
}

// Save writes a report into the person's documents; a file that is there stays.
func (s reports) Save(r dayreport.Report, name string, made time.Time, then func(file string, err error)) {
	var file string
	var err error
	s.w.o.Run.Do(func() { file, err = s.save(r, name, made) }, func() { then(file, err) })
}

// mostCopies is how many reports of one name are kept apart by a number.
const mostCopies = 99

func (s reports) save(r dayreport.Report, name string, made time.Time) (file string, err error) {
	doc, err := s.draw(r)
	if err != nil {
		return "", err
	}
	pdf, err := doc.PDF(sheet.Meta{Title: r.Title + " " + r.Period, Creator: "Ieum Desk", Created: made})
	if err != nil {
		return "", err
	}
	file = filepath.Join(documents(), name+".pdf")
	err = writeNew(file, pdf)
	for n := 2; model.CodeOf(err) == "file_exists" && n <= mostCopies; n++ {
		file = filepath.Join(documents(), fmt.Sprintf("%s-%d.pdf", name, n))
		err = writeNew(file, pdf)
	}
	return file, err
}
