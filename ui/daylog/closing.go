package daylog

import (
	"context"
	"slices"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
)

// closing freezes a day, writes its files, and opens it again.
type closing struct {
	d     *desk.Desk
	day   *day
	files *files
	busy  bool
}

// possible reports whether the day that is seen can be closed.
func (c *closing) possible() bool { return c.day.known && !c.day.log.Closed && !c.busy }

// close freezes the day with what is typed. The files are written afterwards: the
// day is closed whatever becomes of them.
func (c *closing) close() {
	if !c.possible() {
		return
	}
	c.busy = true
	c.day.remarks.settle(func() {
		if c.day.remarks.theirs != nil {
			c.busy = false
			c.d.Shell.Toast(c.d.Words.T("log.conflict.first"), nil)
			return
		}
		c.freeze(c.day.at, c.day.remarks.written())
	})
}

func (c *closing) freeze(at model.Date, remarks model.Remarks) {
	var log model.DayLog
	var err error
	c.d.Run.Do(func() { log, err = c.d.Session.CloseDay(context.Background(), at, &remarks) }, func() {
		c.busy = false
		switch {
		case model.CodeOf(err) == "remarks_changed":
			c.day.remarks.dirty = true
			c.day.remarks.compare()
			return
		case err != nil:
			c.day.remarks.refused(err)
			return
		}
		c.day.remarks.dirty = false
		c.d.Shell.Toast(c.d.Words.T("log.closed.toast", model.DayNumber(at, log.Desk, log.Revision)), nil)
		c.d.Changed()
		c.files.write(dayFiles(at, model.ClosingFormats)...)
	})
}

func dayFiles(at model.Date, formats []model.DayFormat) (out []model.DayFile) {
	for _, f := range formats {
		out = append(out, model.DayFile{From: at, To: at, Format: f})
	}
	return out
}

// reopen opens a closed day again; the closing stays as it was.
func (c *closing) reopen(reason string, then func(error)) {
	at := c.day.at
	var err error
	c.d.Run.Do(func() { _, err = c.d.Session.ReopenDay(context.Background(), at, reason) }, func() {
		then(err)
		if err == nil {
			c.files.list = slices.DeleteFunc(c.files.list, func(w written) bool { return w.asked.From == at })
			c.d.Shell.Toast(c.d.Words.T("log.reopened.toast"), nil)
			c.d.Changed()
		}
	})
}
