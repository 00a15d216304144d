package printer

import (
	"context"

	"ieumdesk/ui/slip/sheet"
)

// paint draws a document on a printer and returns the number of its job.
func paint(ctx context.Context, h handle, name string, d Document) (uint32, error) {
	drv, err := driverOf(h, name)
	if err != nil {
		return 0, err
	}
	s, err := settingsOf(h, name)
	if err != nil {
		return 0, err
	}
	s.choose(d, drv.paperFor(d))
	if err := s.merge(h, name); err != nil {
		return 0, err
	}
	if drv.copies() < d.Copies {
		s.mode().copies = 1
	}
	c, err := newDC(procCreateDC, name, s)
	if err != nil {
		return 0, err
	}
	defer c.close()
	id, err := c.start(ascii(d.Title))
	if err != nil {
		return 0, err
	}
	p := painter{ctx: ctx, dc: c, settings: s}
	if err := p.document(d); err != nil {
		_ = positive(procAbortDoc, c)
		return 0, err
	}
	return id, nil
}

// painter draws the pages of one job.
type painter struct {
	ctx context.Context
	dc
	settings
}

func (p painter) document(d Document) error {
	// A driver that makes no copies is given the pages again, from a new sheet on.
	for again := range max(1, d.Copies) / max(1, int(p.mode().copies)) {
		if again > 0 && p.mode().duplex == turnedLongEdge && len(d.Sheet.Pages)%2 == 1 {
			if err := p.blank(); err != nil {
				return err
			}
		}
		for _, page := range d.Sheet.Pages {
			if err := p.page(page); err != nil {
				return err
			}
		}
	}
	if err := p.ctx.Err(); err != nil {
		return err
	}
	return positive(procEndDoc, p.dc)
}

// blank is the back of a sheet.
func (p painter) blank() error {
	if err := positive(procStartPage, p.dc); err != nil {
		return err
	}
	return positive(procEndPage, p.dc)
}

func (p painter) page(page *sheet.Page) error {
	before := p.mode().orientation
	if p.mode().orient(page); p.mode().orientation != before {
		if err := p.reset(p.settings); err != nil {
			return err
		}
	}
	if err := positive(procStartPage, p.dc); err != nil {
		return err
	}
	_, _, _ = procSetStretchBltMode.Call(uintptr(p.dc), stretchDropsPixels)
	err := p.measure().place(page).bands(func(b band) error {
		if err := p.ctx.Err(); err != nil {
			return err
		}
		return p.draw(b)
	})
	if err != nil {
		return err
	}
	return positive(procEndPage, p.dc)
}

// sendRaw sends a document to a printer as ESC/POS.
func sendRaw(ctx context.Context, h handle, _ string, d Document) (uint32, error) {
	id, err := h.startRaw(ascii(d.Title))
	if err != nil {
		return 0, err
	}
	data := escpos(d)
	for len(data) > 0 && err == nil {
		if err = ctx.Err(); err == nil {
			n := min(len(data), 16<<10)
			err = h.write(data[:n])
			data = data[n:]
		}
	}
	if err == nil {
		err = h.endRaw()
	}
	if err != nil {
		h.abort()
		return 0, err
	}
	return id, nil
}
