package printer

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"strconv"

	"golang.org/x/sys/windows"
)

// System is the print service of the machine this runs on. creator is what printed
// documents name as the program that made them; GDI's name none.
func System(string) Spooler { return GDI{} }

// GDI prints through the drivers of Windows: pages are drawn here and handed over in
// strips, and the spooler is asked what becomes of the job.
type GDI struct{}

var _ Spooler = GDI{}

// within does what may take Windows seconds, or for ever, and leaves it at that when
// the context ends.
func within[T any](ctx context.Context, do func() (T, error)) (T, error) {
	type answer struct {
		value T
		err   error
	}
	done := make(chan answer, 1)
	go func() {
		v, err := do()
		done <- answer{v, err}
	}()
	select {
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	case a := <-done:
		return a.value, a.err
	}
}

// Printers implements Spooler. Printers of another PC are not asked how they are:
// one that is off would hold the list up.
func (GDI) Printers(ctx context.Context) ([]Printer, error) {
	return within(ctx, func() ([]Printer, error) {
		all, err := installed()
		if err != nil {
			return nil, outside(NoService, "", err)
		}
		standard := standardPrinter()
		var out []Printer
		for _, each := range all {
			p := Printer{Name: windows.UTF16PtrToString(each.name), Accepting: true}
			p.Default = p.Name == standard
			if each.attributes&attributeLocal != 0 {
				if now, err := (opened{name: p.Name}).printer(); err == nil {
					p.State, p.Trouble = now.state(), now.trouble()
				}
			}
			out = append(out, p)
		}
		slices.SortFunc(out, byDefaultAndName)
		return out, nil
	})
}

// Capabilities implements Spooler.
func (GDI) Capabilities(ctx context.Context, printer string) (Capabilities, error) {
	return within(ctx, func() (can Capabilities, err error) {
		h, err := openPrinter(printer)
		if err != nil {
			return can, windowsError(printer, err)
		}
		defer h.close()
		drv, err := driverOf(h, printer)
		if err != nil {
			return can, windowsError(printer, err)
		}
		can.Papers, can.Custom = drv.papers()
		can.Trays, can.BothSides = drv.trays(), drv.bothSides()
		can.Edges, err = edgesOf(h, printer, can.Papers)
		if err != nil {
			return can, windowsError(printer, err)
		}
		return can, nil
	})
}

func driverOf(h handle, printer string) (driver, error) {
	_, port, err := h.look()
	return driver{printer, port}, err
}

// edgesOf measures the edges of A4, or of the paper that the printer is set to.
func edgesOf(h handle, printer string, papers []Paper) (Edges, error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	s, err := settingsOf(h, printer)
	if err != nil {
		return Edges{}, err
	}
	a4 := strconv.Itoa(paperA4)
	if slices.ContainsFunc(papers, func(p Paper) bool { return p.ID == a4 }) {
		s.mode().setPaper(Paper{ID: a4})
		if err := s.merge(h, printer); err != nil {
			return Edges{}, err
		}
	}
	c, err := newDC(procCreateIC, printer, s)
	if err != nil {
		return Edges{}, err
	}
	defer c.close()
	return c.measure().edges(), nil
}

// Print implements Spooler. When it returns, the job is either whole or gone.
func (GDI) Print(ctx context.Context, printer string, d Document) (Job, error) {
	// A device context belongs to its thread.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	h, err := openPrinter(printer)
	if err != nil {
		return Job{}, windowsError(printer, err)
	}
	defer h.close()
	send := paint
	if d.Raw {
		send = sendRaw
	}
	id, err := send(ctx, h, printer, d)
	switch {
	case ctx.Err() != nil && err != nil:
		return Job{}, ctx.Err()
	case err != nil:
		return Job{}, windowsError(printer, err)
	}
	return Job{ID: strconv.Itoa(int(id)), Printer: printer}, nil
}

// Follow implements Spooler.
func (GDI) Follow(ctx context.Context, job Job, report func(Progress)) error {
	id, err := number32(job)
	if err != nil {
		return err
	}
	w := &watch{spool: opened{job.Printer, id}, name: job.Printer}
	look := func(ctx context.Context) (sight, error) {
		return within(ctx, func() (sight, error) { return w.look(ctx) })
	}
	return follow(ctx, job.Printer, look, halfASecond, report)
}

// Cancel implements Spooler.
func (GDI) Cancel(ctx context.Context, job Job) error {
	id, err := number32(job)
	if err != nil {
		return err
	}
	_, err = within(ctx, func() (struct{}, error) {
		h, err := openPrinter(job.Printer)
		if err != nil {
			return struct{}{}, windowsError(job.Printer, err)
		}
		defer h.close()
		if err := h.remove(id); err != nil && !errors.Is(err, errJobGone) {
			return struct{}{}, windowsError(job.Printer, err)
		}
		return struct{}{}, nil
	})
	return err
}

func number32(job Job) (uint32, error) {
	id, err := strconv.ParseUint(job.ID, 10, 32)
	if err != nil {
		return 0, outside(Failed, job.Printer, err)
	}
	return uint32(id), nil
}
