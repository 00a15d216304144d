package daylog

import (
	"cmp"
	"slices"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/chart"
)

// titled is a chart with what it shows.
type titled struct {
	title string
	chart chart.Chart
}

// trend is how a few figures went over the days or months.
func (s *period) trend() titled {
	by := s.splits()[0]
	c := chart.Chart{Kind: chart.Lines}
	t := s.read.tables[by]
	keys := s.days()
	if by == model.ByMonth {
		keys = s.months()
	}
	for _, key := range keys {
		c.Labels = append(c.Labels, s.shortName(by, key))
	}
	for _, f := range []model.Figure{model.Registrations, model.ReferralsMade, model.Hires} {
		c.Series = append(c.Series, chart.Series{Name: s.d.Words.Name("figure", string(f)), Values: valuesAt(t, f, keys)})
	}
	return titled{s.d.Words.T("log.chart.trend." + s.span.name()), c}
}

// days are the working days of the month so far, and the others on which something
// happened.
func (s *period) days() []string {
	var out []string
	for at := s.from(); at <= s.to(); at = at.AddDays(1) {
		worked := slices.ContainsFunc(s.read.tables[model.ByDay].Rows, func(r model.StatRow) bool { return r.Key == string(at) })
		if worked || s.read.cal.WorkDay(at) {
			out = append(out, string(at))
		}
	}
	return out
}

// months are those of the year so far.
func (s *period) months() []string {
	var out []string
	for at := ofYear.from(s.at); at <= s.to(); at = at.AddMonths(1) {
		out = append(out, string(at[:7]))
	}
	return out
}

// valuesAt are a figure at each key; what is not in the table did not happen.
func valuesAt(t model.StatTable, f model.Figure, keys []string) []float64 {
	out := make([]float64, len(keys))
	column := slices.Index(t.Figures, f)
	for _, r := range t.Rows {
		if i := slices.Index(keys, r.Key); i >= 0 && column >= 0 {
			out[i] = value(r.Cells[column])
		}
	}
	return out
}

func value(c model.Cell) float64 {
	if c == model.Hidden {
		return chart.Unseen
	}
	return float64(c)
}

// mostBars is how many rows a chart of bars has; the table has all.
const mostBars = 10

// split is two figures by dong, age or route, largest first where there is no order.
func (s *period) split(by model.Split) titled {
	w, t := s.d.Words, s.read.tables[by]
	figures := []model.Figure{model.Registrations, model.Hires}
	if by == model.BySource {
		figures = []model.Figure{model.LeadsFound, model.Hires}
	}
	first := slices.Index(t.Figures, figures[0])
	rows := slices.DeleteFunc(slices.Clone(t.Rows), func(r model.StatRow) bool {
		return !slices.ContainsFunc(figures, func(f model.Figure) bool { return r.Cells[slices.Index(t.Figures, f)] != 0 })
	})
	if by != model.ByAge && t.MinCell == 0 {
		slices.SortStableFunc(rows, func(a, b model.StatRow) int { return cmp.Compare(b.Cells[first], a.Cells[first]) })
	}
	rows = rows[:min(len(rows), mostBars)]
	c := chart.Chart{Kind: chart.Bars, Hidden: w.T("log.hidden.cell")}
	keys := make([]string, len(rows))
	for i, r := range rows {
		keys[i] = r.Key
		c.Labels = append(c.Labels, s.rowName(by, r))
	}
	for _, f := range figures {
		c.Series = append(c.Series, chart.Series{Name: w.Name("figure", string(f)), Values: valuesAt(t, f, keys)})
	}
	return titled{w.Name("split", string(by)), c}
}

// rate is hires per referral in each month of the year so far.
func (s *period) rate() titled {
	keys := s.months()
	hires, made := valuesAt(s.read.months, model.Hires, keys), valuesAt(s.read.months, model.ReferralsMade, keys)
	c := chart.Chart{Kind: chart.Columns, Share: true, Hidden: "—", Series: []chart.Series{{Values: make([]float64, len(keys))}}}
	for i, key := range keys {
		c.Labels = append(c.Labels, s.shortName(model.ByMonth, key))
		c.Series[0].Values[i] = chart.Unseen
		if made[i] > 0 {
			c.Series[0].Values[i] = hires[i] / made[i]
		}
	}
	return titled{s.d.Words.T("log.chart.rate"), c}
}

// shortName is a day or a month under a chart.
func (s *period) shortName(by model.Split, key string) string {
	if by == model.ByDay {
		return assets.SlashDay(model.Date(key))
	}
	return monthName(s.d.Words, model.Date(key+"-01"))
}

func monthName(w *assets.Words, at model.Date) string {
	t := at.Time()
	return w.T("log.month", int(t.Month()), t.Month().String()[:3])
}

// rowName is what a row of a table stands for.
func (s *period) rowName(by model.Split, r model.StatRow) string {
	w := s.d.Words
	switch by {
	case model.ByDay:
		return w.NearDay(model.Date(r.Key))
	case model.ByMonth:
		return monthName(w, model.Date(r.Key+"-01"))
	case model.ByStaff:
		return nameOf(w, r.Name)
	case model.ByAge:
		return w.Name("age", cmp.Or(r.Key, "unknown"))
	case model.ByGroup:
		return w.Name("group", cmp.Or(r.Key, "none"))
	case model.BySource:
		return sourceName(w, r.Key)
	}
	return cmp.Or(r.Key, w.T("log.unknown"))
}
