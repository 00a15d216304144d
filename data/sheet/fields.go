package sheet

import (
	"strings"

	"ieumdesk/model"
)

// fieldReader puts a cell that holds something into the lead.
type fieldReader func(m *making, c column, v cell)

// fieldReaders has a reader for each of model.LeadFields.
var fieldReaders = map[string]fieldReader{
	"employer":        line(func(l *model.Lead) *string { return &l.Employer }),
	"business_no":     (*making).businessNo,
	"representative":  line(func(l *model.Lead) *string { return &l.Representative }),
	"industry":        (*making).industry,
	"employer_phone":  phone(employerPhone, contactPhone),
	"address":         joined(" ", func(l *model.Lead) *string { return &l.Address }),
	"workplace":       func(m *making, _ column, v cell) { m.place = v.text },
	"dong":            (*making).dong,
	"directions":      joined(" ", func(l *model.Lead) *string { return &l.Directions }),
	"title":           (*making).title,
	"occupation":      (*making).occupation,
	"duties":          joined("\n", func(l *model.Lead) *string { return &l.Duties }),
	"openings":        (*making).openings,
	"employment_type": (*making).employmentType,
	"contract_months": (*making).contractMonths,
	"wage":            (*making).wage,
	"wage_type":       (*making).wageTypeWord,
	"wage_min":        (*making).wageMin,
	"wage_max":        (*making).wageMax,
	"hours":           (*making).hours,
	"weekly_hours":    (*making).weeklyHours,
	"work_start":      clock(func(l *model.Lead) *string { return &l.WorkStart }),
	"work_end":        clock(func(l *model.Lead) *string { return &l.WorkEnd }),
	"days":            func(m *making, c column, v cell) { m.addDays(c, v.text) },
	"education":       line(func(l *model.Lead) *string { return &l.Education }),
	"career":          line(func(l *model.Lead) *string { return &l.Career }),
	"licences":        list(func(l *model.Lead) *[]string { return &l.Licences }),
	"benefits":        (*making).benefit,
	"foreigners":      line(func(l *model.Lead) *string { return &l.Foreigners }),
	"sex":             (*making).sex,
	"age":             line(func(l *model.Lead) *string { return &l.Age }),
	"documents":       joined(", ", func(l *model.Lead) *string { return &l.Documents }),
	"method":          joined(", ", func(l *model.Lead) *string { return &l.Method }),
	"contact":         (*making).contact,
	"phone":           phone(contactPhone, employerPhone),
	"fax":             phone(fax, nil),
	"received_on":     day(func(l *model.Lead) *model.Date { return &l.Received }),
	"valid_until":     (*making).validUntil,
	"work_from":       day(func(l *model.Lead) *model.Date { return &l.WorkFrom }),
	"status":          (*making).status,
	"source.kind":     (*making).sourceKind,
	"source.team":     line(func(l *model.Lead) *string { return &l.Source.Team }),
	"source.by":       line(func(l *model.Lead) *string { return &l.Source.By }),
	"source.on":       day(func(l *model.Lead) *model.Date { return &l.Source.On }),
	"source.ref":      line(func(l *model.Lead) *string { return &l.Source.Ref }),
	"source.url":      line(func(l *model.Lead) *string { return &l.Source.URL }),
	"site_note":       (*making).siteNote,
}

func employerPhone(l *model.Lead) *string { return &l.EmployerPhone }
func contactPhone(l *model.Lead) *string  { return &l.Phone }
func fax(l *model.Lead) *string           { return &l.Fax }

func line(field func(*model.Lead) *string) fieldReader {
	return func(m *making, _ column, v cell) {
		if f := field(&m.row.Lead); *f == "" {
			*f = strings.TrimSpace(v.text)
		}
	}
}

// joined is a field that several columns fill, like 주소 and 상세주소.
func joined(mark string, field func(*model.Lead) *string) fieldReader {
	return func(m *making, _ column, v cell) {
		f := field(&m.row.Lead)
		if *f != "" {
			*f += mark
		}
		*f += strings.TrimSpace(v.text)
	}
}

func list(field func(*model.Lead) *[]string) fieldReader {
	return func(m *making, _ column, v cell) {
		if !saysNone(v.text) {
			f := field(&m.row.Lead)
			*f = append(*f, items(v.text)...)
		}
	}
}

// items parts a list within a cell.
func items(s string) []string {
	var out []string
	for _, item := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",;/·\n\r、|", r) }) {
		if item = strings.Trim(item, " \t-•○▪"); item != "" {
			out = append(out, item)
		}
	}
	return out
}

// saysNone reports whether a cell says in words that there is nothing.
func saysNone(s string) bool {
	switch model.WordKey(s) {
	case "없음", "무", "해당없음", "해당사항없음", "미상", "모름", "비공개", "na", "none":
		return true
	}
	return false
}

func (m *making) businessNo(c column, v cell) {
	switch {
	case saysNone(v.text):
	case lostDigits(v):
		m.problem(c, v, "digits_lost")
	default:
		m.row.Lead.BusinessNo = v.text
	}
}

func (m *making) industry(c column, v cell) {
	if code, ok := m.memo.industry(m.book.reader.codes.industries, v); ok {
		m.row.Lead.Industry = code
		return
	}
	m.note(c, v.text)
}

func (m *making) openings(c column, v cell) {
	n, exact, err := model.ParseOpenings(v.text)
	switch {
	case v.kind == dayCell: // 2-3 typed into a cell that made a day of it
		m.problem(c, v, "openings_form")
		return
	case err != nil:
		m.problemOf(c, v, err)
	case !exact:
		m.warn(c, v, "openings_unsaid")
	}
	m.row.Lead.Openings = n
}

func (m *making) employmentType(c column, v cell) {
	code, ok := m.memo.employment(v.text)
	l := &m.row.Lead
	if l.EmploymentType = code; !ok && model.WordKey(v.text) != "무관" {
		m.warn(c, v, "employment_unknown")
		m.note(c, v.text)
	}
	if n, found := months(v); found && code == "fixed" && l.ContractMonths == 0 {
		l.ContractMonths = n
	}
}

func (m *making) sex(c column, v cell) {
	switch model.WordKey(v.text) {
	case "남", "남자", "남성", "m", "male":
		m.row.Lead.Sex = model.Male
	case "여", "여자", "여성", "f", "female":
		m.row.Lead.Sex = model.Female
	case "무관", "남녀무관", "성별무관", "남여무관", "남녀", "남여", "상관없음", "제한없음", "관계없음":
	default:
		m.note(c, v.text)
	}
}

func (m *making) status(_ column, v cell) {
	switch key := model.WordKey(v.text); {
	case strings.Contains(key, "마감"), strings.Contains(key, "완료"), strings.Contains(key, "종료"), strings.Contains(key, "취소"), key == "closed", key == "y":
		m.row.Lead.Status = model.LeadClosed
	}
}

// sourceWords tell the kind of a source by what people write.
var sourceWords = []struct{ word, kind string }{
	{"허브", "hub"},
	{"공단", "hub"},
	{"산단", "hub"},
	{"골목", "dong"},
	{"고용24", "work24"},
	{"워크넷", "work24"},
	{"work24", "work24"},
	{"행사", "event"},
	{"박람회", "event"},
	{"팩스", "fax"},
	{"fax", "fax"},
	{"전화", "phone"},
	{"phone", "phone"},
	{"방문", "visit"},
	{"내방", "visit"},
	{"visit", "visit"},
	{"hub", "hub"},
	{"dong", "dong"},
	{"event", "event"},
	{"sheet", "sheet"},
	{"엑셀", "sheet"},
}

func (m *making) sourceKind(c column, v cell) {
	key := model.WordKey(v.text)
	for _, s := range sourceWords {
		if strings.Contains(key, s.word) {
			m.row.Lead.Source.Kind = s.kind
			return
		}
	}
	m.note(c, v.text)
}

// siteNote keeps each column of remarks on its own lines; the first stands
// without its header.
func (m *making) siteNote(c column, v cell) {
	if m.row.Lead.SiteNote == "" {
		m.row.Lead.SiteNote = strings.TrimSpace(v.text)
		return
	}
	m.note(c, v.text)
}
