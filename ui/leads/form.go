package leads

import (
	"strconv"
	"strings"

	"ieumdesk/model"
	"ieumdesk/ui/kit"
)

// leadForm holds every field of a lead, grouped as the ledger (form 17) is.
type leadForm struct {
	form    *kit.Form
	p       *Place
	touched func()
	quiet   bool // while a lead is shown, nothing was touched

	text map[string]*kit.Entry
	pick map[string]*kit.Picker
	one  map[string]*kit.Choice
}

func newLeadForm(p *Place, touched func()) *leadForm {
	f := &leadForm{
		form: kit.NewForm(), p: p, touched: touched,
		text: map[string]*kit.Entry{}, pick: map[string]*kit.Picker{}, one: map[string]*kit.Choice{},
	}
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
	f.form.AddObject(kit.NewSection(f.p.d.Words.T("leads.form." + key)))
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
	industry := kit.NewPicker(f.p.d.Words.T("leads.form.industry"), false, false,
		func(typed string, n int) []kit.Option { return kit.FindCodes(t.Industries, typed, n) }, t.Industries.Name)
	f.form.AddLine(kit.Twelfths(6, 3, 3), []string{"employer", "business_no", "representative"},
		f.words("employer", true), f.businessNo(), f.words("representative", false))
	f.form.AddLine(kit.Twelfths(3, 6, 3), []string{"employer_phone", "industry", "dong"},
		f.entry("employer_phone", false, kit.NewPhoneEntry("031-400-1234")), f.picker("industry", industry),
		f.picker("dong", kit.NewPicker("", false, true, f.p.findDong, func(c string) string { return c })))
	f.form.AddLine(kit.Twelfths(6, 6), []string{"address", "directions"},
		f.words("address", false), f.entry("directions", false, kit.NewWordEntry(f.p.d.Words.T("leads.form.directions"))))
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
	f.form.AddLine(kit.Twelfths(5, 5, 2), []string{"title", "occupation", "openings"},
		f.words("title", true), f.picker("occupation", occupation), f.digits("openings", true))
	f.form.AddLine(kit.Twelfths(9, 3), []string{"employment_type", "contract_months"},
		f.employmentType(), f.digits("contract_months", false))
	f.form.Add("duties", f.entry("duties", false, kit.NewTextEntry("", 2)))
}

// employmentType is left open until somebody says it: a job has one, even if the
// caller forgot to.
func (f *leadForm) employmentType() *kit.Field {
	field := f.choice("employment_type", model.EmploymentTypes, f.p.employmentNames()[1:])
	f.one["employment_type"].Optional()
	return field
}

func (f *leadForm) terms() {
	w := f.p.d.Words
	f.section("terms")
	types := []string{"month", "hour", "day", "year", "negotiable", "rule"}
	names := make([]string, len(types))
	for i, c := range types {
		names[i] = w.Name("wage", c)
	}
	f.form.AddLine(kit.Twelfths(6, 3, 3), []string{"wage_type", "wage_min", "wage_max"}, f.choice("wage_type", types, names),
		f.entry("wage_min", false, kit.NewWonEntry("2,310,000")), f.entry("wage_max", false, kit.NewWonEntry("")))
	f.form.AddLine(kit.Twelfths(2, 2, 2, 6), []string{"work_start", "work_end", "weekly_hours", "days"},
		f.entry("work_start", false, clockEntry("09:00")), f.entry("work_end", false, clockEntry("18:00")),
		f.digits("weekly_hours", false), f.words("days", false))
	f.form.AddLine(kit.Twelfths(3, 3, 6), []string{"work_from", "valid_until", "benefits"},
		f.entry("work_from", false, f.p.dateEntry(20)), f.entry("valid_until", false, f.p.dateEntry(20)),
		f.picker("benefits", f.freely()))
}

func (f *leadForm) asks() {
	f.section("asks")
	any := []string{f.p.d.Words.T("leads.any"), f.p.d.Words.Name("sex", "F"), f.p.d.Words.Name("sex", "M")}
	f.form.AddLine(kit.Twelfths(3, 3, 6), []string{"education", "career", "licences"},
		f.words("education", false), f.words("career", false), f.picker("licences", f.freely()))
	f.form.AddLine(kit.Twelfths(3, 3, 6), []string{"sex", "age", "foreigners"},
		f.choice("sex", []string{"", "F", "M"}, any), f.words("age", false), f.words("foreigners", false))
	f.form.AddLine(kit.Twelfths(6, 6), []string{"method", "documents"}, f.words("method", false), f.words("documents", false))
	f.form.AddLine(kit.Twelfths(6, 3, 3), []string{"contact", "phone", "fax"},
		f.words("contact", false), f.entry("phone", false, kit.NewPhoneEntry("")), f.entry("fax", false, kit.NewPhoneEntry("")))
}

func (f *leadForm) origin() {
	w := f.p.d.Words
	f.section("origin")
	names := make([]string, len(model.LeadSources))
	for i, c := range model.LeadSources {
		names[i] = w.Name("source", c)
	}
	f.form.Add("source", f.choice("source", model.LeadSources, names))
	f.form.AddLine(kit.Twelfths(6, 3, 3), []string{"source_team", "source_by", "source_on"},
		f.words("source_team", false), f.words("source_by", false), f.entry("source_on", false, f.p.dateEntry(0)))
	f.form.Add("site_note", f.entry("site_note", false, kit.NewTextEntry(w.T("leads.form.site_note"), 4)))
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
		"employer_phone": &l.EmployerPhone, "address": &l.Address, "directions": &l.Directions, "title": &l.Title, "duties": &l.Duties,
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
