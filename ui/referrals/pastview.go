package referrals

import (
	"strings"

	"fyne.io/fyne/v2"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/kit"
)

// callList are the calls about a referral, newest first.
func callList(w *assets.Words, calls []model.Call) fyne.CanvasObject {
	if len(calls) == 0 {
		return kit.NewParagraph(w.T("follow.never_called"), kit.SizeBody, kit.ColorSecond)
	}
	rows := kit.Column(6)
	for _, c := range calls {
		rows.Add(kit.TextValue(assets.SlashDay(model.Today(c.At))+" "+assets.Clock(c.At), callText(w, c)+" · "+c.Staff))
	}
	return rows
}

// resultList are the results of a referral, newest first: the one that holds, and
// those it corrected, which stay as they were.
func resultList(w *assets.Words, results []model.Result) fyne.CanvasObject {
	rows := kit.Column(8)
	for i, r := range results {
		head := []kit.Span{kit.TagOf(tone(r.Status), w.Name("status", string(r.Status)))}
		switch {
		case i > 0:
			head[0] = kit.TagOf(kit.Grey, w.Name("status", string(r.Status)))
			head = append(head, kit.Text(w.T("result.before")).In(kit.ColorSecond))
		case r.Revision > 1:
			head = append(head, kit.TagOf(kit.Amber, w.T("result.correction", r.Revision-1)))
		}
		head = append(head, kit.Text(w.Moment(r.At)+" · "+r.Staff).In(kit.ColorSecond))
		one := kit.Column(2, kit.Parts(head...))
		if text := resultText(w, r); text != "" {
			one.Add(kit.NewParagraph(text, kit.SizeBody, kit.ColorText))
		}
		rows.Add(one)
	}
	return rows
}

// resultText is what a result says beyond its status.
func resultText(w *assets.Words, r model.Result) string {
	var parts []string
	add := func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if r.StartOn != "" {
		add(w.T("result.starts", w.NearDay(r.StartOn)))
	}
	if r.WageType != "" {
		add(w.WageInFull(r.WageType, r.Wage, 0))
	}
	if r.EmploymentType != "" {
		add(w.Name("employment", r.EmploymentType))
	}
	if r.ContractMonths > 0 {
		add(w.T("result.months", r.ContractMonths))
	}
	add(r.Reason)
	if r.How != "" {
		add(w.T("result.replied", w.NearDay(r.RepliedOn), w.Name("reply", string(r.How))))
	}
	add(r.By)
	return strings.Join(parts, " · ")
}

// tone is the colour of a status: its word stands in it.
func tone(s model.ReferralStatus) kit.Tone {
	switch {
	case s == model.Hired:
		return kit.Green
	case s.Open():
		return kit.Amber
	case s == model.Void:
		return kit.Red
	}
	return kit.Grey
}
