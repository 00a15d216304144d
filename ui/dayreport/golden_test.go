package dayreport

import (
	"fmt"
	"strconv"
	"testing"

	"ieumdesk/ui/chart"
	"ieumdesk/ui/slip/golden"
)

// trend is three figures over so many days or months.
func trend(labels []string, names ...string) *chart.Chart {
	c := &chart.Chart{Kind: chart.Lines, Labels: labels, Series: []chart.Series{{Name: names[0]}, {Name: names[1]}, {Name: names[2]}}}
	for i := range labels {
		c.Series[0].Values = append(c.Series[0].Values, float64(3+i*i%5))
		c.Series[1].Values = append(c.Series[1].Values, float64(8+i*7%9))
		c.Series[2].Values = append(c.Series[2].Values, float64(i%3))
	}
	return c
}

// rate is hires per referral; of the third month there is none to tell.
func rate(months ...string) *chart.Chart {
	return &chart.Chart{Kind: chart.Columns, Share: true, Hidden: "—", Labels: months, Series: []chart.Series{{Values: []float64{0.12, 0.08, chart.Unseen, 0.21, 0, 0.15}}}}
}

// month is a report as a desk files it: goals, charts over time, and each split.
func month() Report {
	r := november()
	var days []string
	for day := 2; day <= 30; day++ {
		if day%7 != 0 && day%7 != 1 {
			days = append(days, fmt.Sprintf("11/%d", day))
		}
	}
	dongs := r.Parts[1]
	r.Parts[1] = Part{Title: "날짜별 추이", Chart: trend(days, "구직등록", "알선", "취업")}
	r.Parts = append(r.Parts[:2:2], Part{Title: "알선 대비 취업", Chart: rate("6월", "7월", "8월", "9월", "10월", "11월")}, dongs, r.Parts[2])
	return r
}

// year is one of all desks in English, with names that are too long for a column
// and so many bars that they take most of a page.
func year() Report {
	bars := chart.Chart{Kind: chart.Bars, Hidden: "hidden", Series: []chart.Series{{Name: "Registrations"}, {Name: "Hires"}}}
	table := Table{Columns: []string{"", "Visits", "Consultations", "Registrations", "Leads found", "Referrals", "Interviews", "Hires"}, Sum: true}
	for i := range 10 {
		name := "Bono-dong " + strconv.Itoa(i+1)
		registered, hired, shown := float64(120-11*i), float64(30-3*i), strconv.Itoa(30-3*i)
		if i == 8 {
			name = "Daebu-do administrative welfare centre, branch at the ferry"
		}
		if hired < 5 {
			hired, shown = chart.Unseen, bars.Hidden
		}
		bars.Labels = append(bars.Labels, name)
		bars.Series[0].Values, bars.Series[1].Values = append(bars.Series[0].Values, registered), append(bars.Series[1].Values, hired)
		table.Rows = append(table.Rows, []string{name, "1,204", "1,180", strconv.Itoa(120 - 11*i), "64", "310", "122", shown})
	}
	table.Rows = append(table.Rows, []string{"Sum", "12,040", "11,800", "705", "640", "3,100", "1,220", "165"})
	return Report{
		Title: "Work of the year", Period: "Thursday 1 January 2026 ~ Tuesday 24 November", Desk: "Ansan Job Centre · all desks", Lang: "en",
		Notes: []string{"So that nobody can be recognised, numbers below 5 by dong, age and group, and cells from which those could be worked out, are hidden."},
		Parts: []Part{
			{Title: "Figures", Table: Table{Columns: []string{"Figure", "Reached"}, Rows: [][]string{{"Visits", "12,040"}, {"Referrals", "3,100"}, {"Hires", "165"}}}},
			{Title: "Course of the year", Chart: trend([]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"}, "Registrations", "Referrals", "Hires")},
			{Title: "Hires per referral", Chart: rate("Jun", "Jul", "Aug", "Sep", "Oct", "Nov")},
			{Title: "By dong", Table: table, Chart: &bars},
		},
	}
}

func TestDraw_looksAsApproved(t *testing.T) {
	for name, r := range map[string]Report{"month": month(), "year": year()} {
		t.Run(name, func(t *testing.T) { golden.Pages(t, name, drawn(t, r)) })
	}
}
