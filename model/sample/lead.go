package sample

import (
	"fmt"

	"ieumdesk/model"
)

// perEmployer is how many leads one employer hands in on average.
const perEmployer = 3

// Lead makes one job order; about every third one is of a new employer.
func (m *Maker) Lead() model.Lead {
	m.n++
	j := pick(m, jobs)
	l := m.employer(j)
	l.Title = j.title
	l.Occupation = m.occupation(j)
	l.Duties = j.duties
	l.Openings = 1 + int(m.rng.ExpFloat64()*1.3)
	l.EmploymentType = pick(m, []string{"permanent", "permanent", "permanent", "fixed", "part"})
	if l.EmploymentType == "fixed" {
		l.ContractMonths = 6 + 6*m.rng.IntN(4)
	}
	m.terms(&l, j)
	m.found(&l, j)
	return l
}

func (m *Maker) employer(j job) model.Lead {
	if len(m.employers) > 0 && m.rng.IntN(perEmployer) > 0 {
		e := pick(m, m.employers)
		if e.Industry == j.industry {
			return e
		}
	}
	dong := pick(m, m.tables.Dongs)
	e := model.Lead{
		Employer:       pick(m, forms) + pick(m, firstParts) + pick(m, secondParts) + j.suffix,
		BusinessNo:     m.businessNo(),
		Representative: m.surname() + pick(m, m.names.Male),
		EmployerPhone:  m.landline(),
		Dong:           dong.Name,
		Address:        fmt.Sprintf("안산시 %s %s %d", dong.Gu, pick(m, streets), 1+m.rng.IntN(400)),
	}
	if m.tables.Industries.Has(j.industry) {
		e.Industry = j.industry
	}
	e.Contact = m.surname() + pick(m, []string{"팀장", "과장", "대리", "실장", "반장", "사장님"})
	e.Phone = m.mobile()
	e.Fax = m.landline()
	m.employers = append(m.employers, e)
	return e
}

// businessNo has a right check digit but begins 999, which no tax office uses.
func (m *Maker) businessNo() string {
	body := fmt.Sprintf("999%06d", m.rng.IntN(1_000_000))
	for check := range 10 {
		if no, err := model.NormalBusinessNo(fmt.Sprintf("%s%d", body, check)); err == nil {
			return no
		}
	}
	return ""
}

func (m *Maker) terms(l *model.Lead, j job) {
	minimum, _ := m.tables.MinimumWage(m.today)
	l.WeeklyHours = 40
	switch {
	case l.EmploymentType == "part":
		l.WeeklyHours = float64(15 + 5*m.rng.IntN(4))
		l.WageType = model.Hourly
		l.WageMin = minimum.Hourly + int64(m.rng.IntN(25))*100 + 80
	case m.chance(0.05):
		l.WageType = model.Negotiable
	case m.chance(0.06):
		l.WageType, l.WageMin = model.Yearly, int64(2700+100*m.rng.IntN(18))*10_000
	default:
		l.WageType, l.WageMin = model.Monthly, int64(217+m.rng.IntN(90))*10_000
		if m.chance(0.2) {
			l.WageMax = l.WageMin + int64(10+10*m.rng.IntN(5))*10_000
		}
	}
	shift := pick(m, [][2]string{{"09:00", "18:00"}, {"09:00", "18:00"}, {"08:30", "17:30"}, {"07:00", "16:00"}, {"13:00", "22:00"}, {"20:00", "05:00"}})
	l.WorkStart, l.WorkEnd = shift[0], shift[1]
	l.Days = pick(m, []string{"주 5일", "주 5일", "주 5일(토 격주)", "주 6일", "주말 포함 교대"})
	l.Education = "학력무관"
	l.Career = pick(m, []string{"경력무관", "경력무관", "신입 가능", "경력 1년 이상"})
	l.Licences = nil
	if j.licence != "" && m.chance(0.7) {
		l.Licences = []string{j.licence}
	}
	l.Benefits = some(m, 0.4, []string{"통근버스", "중식", "4대보험", "퇴직금", "기숙사", "명절 상여"})
	l.Documents = pick(m, []string{"이력서", "이력서, 신분증", "이력서, 자기소개서"})
	l.Method = pick(m, []string{"서류 후 면접", "당일 면접", "전화 후 방문 면접"})
}

func (m *Maker) found(l *model.Lead, j job) {
	ago := int(m.rng.ExpFloat64() * 12)
	l.Received = m.today.AddDays(-min(ago, 55))
	l.ValidUntil = l.Received.AddDays(15 + m.rng.IntN(46))
	l.Source.Kind = pick(m, []string{"hub", "hub", "dong", "dong", "visit", "phone", "fax", "event"})
	if l.Source.Kind == "hub" || l.Source.Kind == "dong" {
		l.Source.Team = l.Dong + " 발굴팀"
		if l.Source.Kind == "hub" {
			l.Source.Team = "일자리 발굴 전담팀"
		}
		l.Source.By = m.surname() + pick(m, m.names.Female)
		l.Source.On = l.Received
		l.SiteNote = fmt.Sprintf(pick(m, siteNotes), 3+m.rng.IntN(30)) + " " + pick(m, tips)
	}
	if j.foreign && m.chance(0.5) {
		l.Foreigners = "F-4·F-5·F-6 가능"
	}
}
