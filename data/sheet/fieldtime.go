package sheet

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"ieumdesk/model"
)

// firstSerial and lastSerialDay are 2000-01-01 and 2099-12-31 as a spreadsheet
// counts days: what a column of days holds where its cells lost their format.
const (
	firstSerial   = 36_526
	lastSerialDay = 73_050
)

func day(field func(*model.Lead) *model.Date) fieldReader {
	return func(m *making, c column, v cell) {
		d, err := m.readDay(v)
		switch {
		case err == nil:
			*field(&m.row.Lead) = d
		case model.CodeOf(err) == "date_form" && atOnce.MatchString(v.text):
		default:
			m.problemOf(c, v, err)
		}
	}
}

// atOnce are words in place of a day that say no day.
var atOnce = regexp.MustCompile(`즉시|수시|협의|채용|추후|미정|상시|바로`)

func (m *making) readDay(v cell) (model.Date, error) {
	if d, ok := m.storedDay(v); ok {
		return d, nil
	}
	return model.ParseDayNear(v.text, m.day())
}

// storedDay is the day of a cell that the spreadsheet itself holds as one.
func (m *making) storedDay(v cell) (model.Date, bool) {
	switch v.kind {
	case dayCell:
		d := model.Date(v.text[:min(len(v.text), len(time.DateOnly))])
		return d, d.Valid()
	case numberCell:
		n, err := strconv.Atoi(v.text)
		if err != nil || n < firstSerial || n > lastSerialDay {
			return "", false
		}
		if m.book.date1904 {
			return model.DateOf(epoch1904.AddDate(0, 0, n)), true
		}
		return model.DateOf(epoch1900.AddDate(0, 0, n)), true
	}
	return "", false
}

func (m *making) validUntil(c column, v cell) {
	d, ok := m.storedDay(v)
	if !ok {
		var err error
		if d, err = model.ParseDeadline(v.text, m.day()); err != nil {
			m.problemOf(c, v, err)
			return
		}
	}
	if d < model.Date(strconv.Itoa(model.OpenEndYear)) {
		m.row.Lead.ValidUntil = d
	}
}

func clock(field func(*model.Lead) *string) fieldReader {
	return func(m *making, c column, v cell) {
		text := v.text
		if v.kind == numberCell {
			text = clockOfNumber(text)
		}
		t, err := model.ParseClock(text)
		if err != nil {
			m.problemOf(c, v, err)
			return
		}
		*field(&m.row.Lead) = t
	}
}

// clockOfNumber reads 0.375, which is 9 o'clock to a spreadsheet, and 9.
func clockOfNumber(s string) string {
	f, err := strconv.ParseFloat(s, 64)
	switch {
	case err != nil || f < 0:
		return s
	case f < 1 && strings.Contains(s, "."):
		return epoch1900.Add(time.Duration(f*24*60+0.5) * time.Minute).Format("15:04")
	case f <= 24 && !strings.Contains(s, "."):
		return s + ":00"
	default:
		return s
	}
}

func (m *making) hours(c column, v cell) {
	l := &m.row.Lead
	if n, err := strconv.ParseFloat(v.text, 64); err == nil && n >= 15 && n <= 80 {
		l.WeeklyHours = n
		return
	}
	h := m.memo.hours(v.text)
	if l.WorkStart == "" {
		l.WorkStart, l.WorkEnd = h.Start, h.End
	}
	if l.WeeklyHours == 0 {
		l.WeeklyHours = h.Weekly
	}
	m.addDays(c, h.Days)
}

func (m *making) weeklyHours(c column, v cell) {
	text := strings.TrimSpace(v.text)
	n, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(text, "시간")), 64)
	if err != nil {
		n = model.ParseHours(text).Weekly
	}
	if n <= 0 || n > 80 {
		m.addDays(c, text)
		return
	}
	m.row.Lead.WeeklyHours = n
}

// addDays adds to the days of work; what is too long for them becomes a note.
func (m *making) addDays(c column, text string) {
	l := &m.row.Lead
	text = strings.Join(strings.Fields(text), " ")
	switch {
	case text == "" || strings.Contains(l.Days, text):
	case len([]rune(l.Days))+len([]rune(text))+2 > model.MaxShort:
		m.note(c, text)
	case l.Days == "":
		l.Days = text
	default:
		l.Days += ", " + text
	}
}

var periodText = regexp.MustCompile(`(?:(\d{1,2})\s*년)?\s*(?:(\d{1,3})\s*(?:개월|달|월))?`)

// months reads a period: 6개월, 1년, 1년 6개월, or a bare number of months.
func months(v cell) (int, bool) {
	if n, err := strconv.Atoi(strings.TrimSpace(v.text)); err == nil {
		return n, n > 0 && n <= 120
	}
	for _, p := range periodText.FindAllStringSubmatch(v.text, -1) {
		years, _ := strconv.Atoi(p[1])
		n, _ := strconv.Atoi(p[2])
		if n += 12 * years; n > 0 && n <= 120 {
			return n, true
		}
	}
	return 0, false
}

func (m *making) contractMonths(c column, v cell) {
	if n, ok := months(v); ok {
		m.row.Lead.ContractMonths = n
		return
	}
	m.note(c, v.text)
}
