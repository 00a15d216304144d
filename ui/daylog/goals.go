package daylog

import (
	"context"
	"strconv"
	"strings"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// askGoals asks how many of each figure the desk means to reach in the month.
func (p *Place) askGoals() {
	if !supervises(p.d) {
		p.d.Shell.Fail(&model.Error{Kind: model.Denied, Code: "supervisor_only"})
		return
	}
	month := p.day.at
	if p.at != ofDay {
		month = p.period.at
	}
	desk.Do(p.d, func(ctx context.Context) (model.DayGoals, error) { return p.d.Session.DayGoals(ctx, month) }, func(goals model.DayGoals) {
		newGoalForm(p, month, goals).show()
	})
}

// goalForm is a field for each figure; an empty one is no goal.
type goalForm struct {
	p       *Place
	month   model.Date
	was     model.DayGoals
	entries map[model.Figure]*kit.Entry
	form    *kit.Form
	modal   *kit.Modal
	busy    bool
}

func newGoalForm(p *Place, month model.Date, goals model.DayGoals) *goalForm {
	f := &goalForm{p: p, month: month, was: goals, entries: map[model.Figure]*kit.Entry{}, form: kit.NewForm()}
	w := p.d.Words
	var names []string
	var fields []*kit.Field
	for _, figure := range model.AllFigures {
		e := kit.NewCodeEntry("—")
		e.MaxRunes = 6
		if n := goals[figure]; n > 0 {
			e.SetText(strconv.Itoa(n))
		}
		f.entries[figure] = e
		names, fields = append(names, string(figure)), append(fields, kit.NewField(w.Name("figure", string(figure)), false, e))
	}
	f.form.AddLine([]float32{120, 120, 120, 120, 120, 120, 120}, names, fields...)
	f.form.AddObject(kit.NewParagraph(w.T("log.goals.about"), kit.SizeSecond, kit.ColorSecond))
	f.form.OnSubmit = f.apply
	return f
}

func (f *goalForm) show() {
	w, t := f.p.d.Words, f.month.Time()
	f.modal = ask(f.p, w.T("log.goals.title", t.Year(), int(t.Month()), t.Month().String()[:3]), 620, f.form, w.T("hint.save"), f.apply)
	f.form.FocusFirst()
}

// apply stores the goals that changed.
func (f *goalForm) apply() {
	wrong, goals := map[string]string{}, model.DayGoals{}
	for figure, e := range f.entries {
		n, err := strconv.Atoi(strings.TrimSpace(e.Text))
		if e.Text != "" && (err != nil || n < 0) {
			wrong[string(figure)] = f.p.d.Words.T("log.goals.number")
		}
		if n != f.was[figure] {
			goals[figure] = n
		}
	}
	if f.form.ShowErrors(wrong); len(wrong) > 0 || f.busy {
		return
	}
	f.busy = true
	var err error
	f.p.d.Run.Do(func() {
		for _, figure := range model.AllFigures {
			if n, ok := goals[figure]; ok && err == nil {
				err = f.p.d.Session.SetDayGoal(context.Background(), f.month, figure, n)
			}
		}
	}, func() {
		f.busy = false
		if err != nil {
			f.p.d.Shell.Fail(err)
			return
		}
		f.modal.Hide()
		f.p.d.Shell.Toast(f.p.d.Words.T("log.goals.done"), nil)
		f.p.d.Changed()
	})
}
