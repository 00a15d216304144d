package sheet

import (
	"math"
	"strconv"
	"time"
)

// The first day of both calendars. The usual one counts a 29 February 1900 that
// never was, so that day 61 is 1 March; before it everything is a day off.
var (
	epoch1900 = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	epoch1904 = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
)

const (
	lastSerial    = 2_958_465 // 9999-12-31
	lastSerial904 = 2_957_003
)

// serialCell is a number that a style shows as a day or a time of day; what is
// neither stays a number.
func (w *workbook) serialCell(s string, kind cellKind) cell {
	serial, err := strconv.ParseFloat(s, 64)
	last := float64(lastSerial + 1)
	if w.date1904 {
		last = lastSerial904 + 1
	}
	if err != nil || math.IsNaN(serial) || serial < 0 || serial >= last {
		return cell{tidyNumber(s), numberCell}
	}
	t := w.serialTime(serial)
	switch {
	case serial < 1 && !w.date1904, kind == clockCell:
		return cell{t.Format("15:04"), clockCell}
	case t.Hour() == 0 && t.Minute() == 0:
		return cell{t.Format(time.DateOnly), dayCell}
	default:
		return cell{t.Format("2006-01-02 15:04"), dayCell}
	}
}

// serialTime is the moment of a serial number, to the nearest second.
func (w *workbook) serialTime(serial float64) time.Time {
	days := math.Floor(serial)
	seconds := math.Round((serial - days) * 24 * 60 * 60)
	epoch := epoch1900
	switch {
	case w.date1904:
		epoch = epoch1904
	case days < 60:
		epoch = epoch1900.AddDate(0, 0, 1)
	}
	return epoch.AddDate(0, 0, int(days)).Add(time.Duration(seconds) * time.Second)
}
