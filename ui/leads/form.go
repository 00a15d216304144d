package leads

import (
	"strconv"
	"strings"

	"ieumdesk/model"
	"ieumdesk/ui/kit"
)

// leadForm holds every field of a lead, grouped as the ledger (form 17) is.
type leadForm struct {
	*kit.Form
	p       *Place
	touched func()
	quiet   bool // while a lead is shown, nothing was touched

	text map[string]*kit.Entry
	pick map[string]*kit.Picker
	one  map[string]*kit.Choice
}

func newLeadForm(p *Place, touched func()) *leadForm {
	f := &leadForm{Form: kit.NewForm(), p: p, touched: touched,
		text: map[string]*kit.Entry{}, pick: map[string]*kit.Picker{}, one: map[string]*kit.Choice{}}
	f.employer()
	f.job()
	f.terms()
	f.asks()
	f.origin()
	return f
}

func (f *leadForm) touch() {
	if !f.quiet {
		f.touched()
	}
}

func (f *leadForm) label(name string) string {
	if name == "dong" || name == "address" { // the work's, not somebody's home
		name += "_work"
	}
	return f.p.d.Words.T("field." + name)
}

func (f *leadForm) section(key string) {
	f.AddObject(kit.NewSection(f.p.d.Words.T("leads.form." + key)))
}

func (f *leadForm) entry(name string, required bool, e *kit.Entry) *kit.Field {
	f.text[name] = e
	e.Watch(func(string) { f.touch() })
	return kit.NewField(f.label(name), required, e)
}

func (f *leadForm) words(name string, required bool) *kit.Field {
	return f.entry(name, required, kit.NewWordEntry(""))
}

func (f *leadForm) digits(name string, required bool) *kit.Field {
	return f.entry(name, required, kit.NewCodeEntry(""))
}

func (f *leadForm) picker(name string, p *kit.Picker) *kit.Field {
	f.pick[name] = p
	p.OnChange = func([]string) { f.touch() }
	return kit.NewField(f.label(name), false, p)
}

func (f *leadForm) choice(name string, codes, names []string) *kit.Field {
	c := kit.NewChoice(codes, names)
	f.one[name] = c
	c.OnChange = func(string) { f.touch() }
	return kit.NewField(f.label(name), false, c)
}

func (f *leadForm) employer() {
	t := f.p.d.Session.Tables()
	f.section("employer")
	f.AddPair("employer", f.words("employer", true), "business_no", f.businessNo())
	f.AddPair("representative", f.words("representative", false), "employer_phone", f.entry("employer_phone", false, kit.NewPhoneEntry("031-400-1234")))
	industry := kit.NewPicker(f.p.d.Words.T("leads.form.industry"), false, false,
		func(typed string, n int) []kit.Option { return kit.FindCodes(t.Industries, typed, n) }, t.Industries.Name)
	f.AddPair("industry", f.picker("industry", industry), "dong",
		f.picker("dong", kit.NewPicker("", false, true, f.p.findDong, func(c string) string { return c })))
	f.Add("address", f.words("address", false))
}

// businessNo is checked as soon as it is left.
func (f *leadForm) businessNo() *kit.Field {
	e := kit.NewCodeEntry("124-81-00998")
	field := f.entry("business_no", false, e)
	e.OnFocus = func(gained bool) {
		if gained || strings.TrimSpace(e.Text) == "" {
			field.SetError("")
			return
		}
		no, err := model.NormalBusinessNo(e.Text)
		if err != nil {
			field.SetError(f.p.d.Words.Error(err))
			return
		}
		field.SetError("")
		if no != e.Text {
			e.SetText(no)
		}
	}
	return field
}

func (f *leadForm) job() {
	t := f.p.d.Session.Tables()
	f.section("job")
	occupation := kit.NewPicker(f.p.d.Words.T("leads.filter.occupation"), false, false, f.p.findOccupation, t.Occupations.Name)
	f.AddPair("title", f.words("title", true), "occupation", f.picker("occupation", occupation))
	f.Add("duties", f.entry("duties", false, kit.NewTextEntry("", 2)))
	f.AddPair("openings", f.digits("openings", true), "contract_months", f.digits("contract_months", false))
	f.Add("employment_type", f.choice("employment_type", append([]string{""}, model.EmploymentTypes...), f.p.employmentNames()))
}

func (f *leadForm) terms() {
	w := f.p.d.Words
	f.section("terms")
	types := []string{"month", "hour", "day", "year", "negotiable", "rule"}
	names := make([]string, len(types))
	for i, c := range types {
		names[i] = w.Name("wage", c)
	}
	f.Add("wage_type", f.choice("wage_type", types, names))
	f.AddPair("wage_min", f.entry("wage_min", false, kit.NewWonEntry("2,310,000")), "wage_max", f.entry("wage_max", false, kit.NewWonEntry("")))
	f.AddRow([]float32{1, 1, 1, 1}, []string{"work_start", "work_end", "weekly_hours", "days"},
		f.entry("work_start", false, clockEntry("09:00")), f.entry("work_end", false, clockEntry("18:00")),
		f.digits("weekly_hours", false), f.words("days", false))
	f.Add("benefits", f.picker("benefits", f.freely()))
	f.AddPair("work_from", f.entry("work_from", false, f.p.dateEntry(20)), "valid_until", f.entry("valid_until", false, f.p.dateEntry(20)))
}

func (f *leadForm) asks() {
	f.section("asks")
	f.AddPair("education", f.words("education", false), "career", f.words("career", false))
	f.AddPair("licences", f.picker("licences", f.freely()), "foreigners", f.words("foreigners", false))
	f.AddPair("sex", f.choice("sex", []string{"", "F", "M"}, []string{f.p.d.Words.T("leads.any"), f.p.d.Words.Name("sex", "F"), f.p.d.Words.Name("sex", "M")}),
		"age", f.words("age", false))
	f.AddPair("method", f.words("method", false), "documents", f.words("documents", false))
	f.AddRow([]float32{1, 1, 1}, []string{"contact", "phone", "fax"},
		f.words("contact", false), f.entry("phone", false, kit.NewPhoneEntry("")), f.entry("fax", false, kit.NewPhoneEntry("")))
}

func (f *leadForm) origin() {
	w := f.p.d.Words
	f.section("origin")
	names := make([]string, len(model.LeadSources))
	for i, c := range model.LeadSources {
		names[i] = w.Name("source", c)
	}
	f.Add("source", f.choice("source", model.LeadSources, names))
	f.AddRow([]float32{1, 1, 1}, []string{"source_team", "source_by", "source_on"},
		f.words("source_team", false), f.words("source_by", false), f.entry("source_on", false, f.p.dateEntry(0)))
	f.Add("site_note", f.entry("site_note", false, kit.NewTextEntry(w.T("leads.form.site_note"), 4)))
}

// freely is a picker whose every word counts as typed.
func (f *leadForm) freely() *kit.Picker {
	none := func(string, int) []kit.Option { return nil }
	return kit.NewPicker(f.p.d.Words.T("leads.form.words"), true, true, none, func(c string) string { return c })
}

// show fills the form.
func (f *leadForm) show(l model.Lead) {
	f.quiet = true
	defer func() { f.quiet = false }()
	for name, value := range leadTexts(&l) {
		f.text[name].SetText(*value)
	}
	f.text["openings"].SetText(number(l.Openings))
	f.text["contract_months"].SetText(number(l.ContractMonths))
	f.text["weekly_hours"].SetText(hours(l.WeeklyHours))
	f.text["wage_min"].SetText(formatWon(l.WageMin))
	f.text["wage_max"].SetText(formatWon(l.WageMax))
	f.text["work_from"].SetText(string(l.WorkFrom))
	f.text["valid_until"].SetText(string(l.ValidUntil))
	f.text["source_on"].SetText(string(l.Source.On))
	f.pick["industry"].SetCodes(l.Industry)
	f.pick["dong"].SetCodes(l.Dong)
	f.pick["occupation"].SetCodes(l.Occupation)
	f.pick["benefits"].SetCodes(l.Benefits...)
	f.pick["licences"].SetCodes(l.Licences...)
	f.one["employment_type"].Choose(l.EmploymentType)
	f.one["wage_type"].Choose(string(l.WageType))
	f.one["sex"].Choose(string(l.Sex))
	f.one["source"].Choose(l.Source.Kind)
}

// read is the lead as the form has it; what the form does not show stays.
func (f *leadForm) read(l model.Lead) model.Lead {
	for name, value := range leadTexts(&l) {
		*value = f.text[name].Text
	}
	l.Openings = atoi(f.text["openings"].Text)
	l.ContractMonths = atoi(f.text["contract_months"].Text)
	l.WeeklyHours, _ = strconv.ParseFloat(strings.TrimSpace(f.text["weekly_hours"].Text), 64)
	l.WageMin, l.WageMax = kit.Won(f.text["wage_min"].Text), kit.Won(f.text["wage_max"].Text)
	l.WorkFrom = model.Date(f.text["work_from"].Text)
	l.ValidUntil = model.Date(f.text["valid_until"].Text)
	l.Source.On = model.Date(f.text["source_on"].Text)
	l.Industry, l.Dong, l.Occupation = f.pick["industry"].Code(), f.pick["dong"].Code(), f.pick["occupation"].Code()
	l.Benefits, l.Licences = f.pick["benefits"].Codes(), f.pick["licences"].Codes()
	l.EmploymentType, l.WageType = f.one["employment_type"].Chosen(), model.WageType(f.one["wage_type"].Chosen())
	if !l.WageType.Figure() {
		l.WageMin, l.WageMax = 0, 0
	}
	l.Sex, l.Source.Kind = model.Sex(f.one["sex"].Chosen()), f.one["source"].Chosen()
	return l
}

// leadTexts are the fields that are text as it stands.
func leadTexts(l *model.Lead) map[string]*string {
	return map[string]*string{
		"employer": &l.Employer, "business_no": &l.BusinessNo, "representative": &l.Representative,
		"employer_phone": &l.EmployerPhone, "address": &l.Address, "title": &l.Title, "duties": &l.Duties,
		"work_start": &l.WorkStart, "work_end": &l.WorkEnd, "days": &l.Days, "education": &l.Education,
		"career": &l.Career, "foreigners": &l.Foreigners, "age": &l.Age, "method": &l.Method,
		"documents": &l.Documents, "contact": &l.Contact, "phone": &l.Phone, "fax": &l.Fax,
		"source_team": &l.Source.Team, "source_by": &l.Source.By, "site_note": &l.SiteNote,
	}
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func hours(h float64) string {
	if h == 0 {
		return ""
	}
	return strconv.FormatFloat(h, 'f', -1, 64)
}
