// Package sample makes synthetic people, employers and leads for the demo desk,
// tests and benchmarks. The same seed makes the same records; nobody in it
// exists: telephone exchanges and business numbers are of blocks never assigned.
package sample

import (
	"fmt"
	"math/rand/v2"
	"time"

	"ieumdesk/model"
)

// Names are what Korean people are called, with weights for surnames.
type Names struct {
	Surnames []Weighted
	Female   []string
	Male     []string
}

// Weighted is a name and how common it is.
type Weighted struct {
	Name   string
	Weight float64
}

// Maker makes records. It is not safe for concurrent use.
type Maker struct {
	rng       *rand.Rand
	tables    *model.Tables
	names     Names
	today     model.Date
	total     float64
	employers []model.Lead // employer fields only, so that leads share them
	n         int
}

// New makes a Maker; today is the day the records are made for.
func New(seed uint64, tables *model.Tables, names Names, today model.Date) *Maker {
	m := &Maker{rng: rand.New(rand.NewPCG(seed, 0x1e0)), tables: tables, names: names, today: today}
	for _, s := range names.Surnames {
		m.total += s.Weight
	}
	return m
}

func pick[T any](m *Maker, from []T) T { return from[m.rng.IntN(len(from))] }

// some keeps each of from with probability p.
func some(m *Maker, p float64, from []string) []string {
	var out []string
	for _, s := range from {
		if m.rng.Float64() < p {
			out = append(out, s)
		}
	}
	return out
}

func (m *Maker) chance(p float64) bool { return m.rng.Float64() < p }

// Seeker makes one person as the desk would register them: one in eight holds
// a foreign passport, as in Ansan.
func (m *Maker) Seeker() model.Seeker {
	m.n++
	age := 19 + int(m.rng.ExpFloat64()*14)%53
	s := model.Seeker{
		BirthDate: m.today.AddMonths(-12 * age).AddDays(-m.rng.IntN(365)),
		Phone:     m.mobile(),
		Dong:      pick(m, m.tables.Dongs).Name,
		Sex:       model.Female,
	}
	if m.chance(0.45) {
		s.Sex = model.Male
	}
	s.Address = fmt.Sprintf("%s %s %d", m.gu(s.Dong), pick(m, streets), 1+m.rng.IntN(180))
	if m.chance(0.125) {
		m.foreigner(&s)
	} else {
		m.korean(&s)
	}
	m.wishes(&s, age)
	m.agreements(&s)
	return s
}

func (m *Maker) korean(s *model.Seeker) {
	given := m.names.Female
	if s.Sex == model.Male {
		given = m.names.Male
	}
	s.Name = m.surname() + pick(m, given)
}

func (m *Maker) surname() string {
	at := m.rng.Float64() * m.total
	for _, s := range m.names.Surnames {
		if at -= s.Weight; at < 0 {
			return s.Name
		}
	}
	return m.names.Surnames[0].Name
}

func (m *Maker) foreigner(s *model.Seeker) {
	from := pick(m, foreigners)
	s.Nationality, s.Languages = from.country, []string{from.language}
	s.LatinName = pick(m, from.family) + " " + pick(m, from.given)
	s.Name = s.LatinName
	s.Visa = pick(m, from.visas)
	s.VisaExpires = m.today.AddDays(30 + m.rng.IntN(900))
}

func (m *Maker) wishes(s *model.Seeker, age int) {
	job := pick(m, jobs)
	s.Occupations = []string{m.occupation(job)}
	if other := m.occupation(pick(m, jobs)); m.chance(0.3) && other != s.Occupations[0] {
		s.Occupations = append(s.Occupations, other)
	}
	s.Education = pick(m, []string{"01", "02", "03", "03", "03", "04", "05"})
	if m.chance(0.7) {
		s.CareerMonths = m.rng.IntN(min((age-18)*12+1, 240))
	}
	if m.chance(0.8) {
		s.WageType, s.Wage = model.Monthly, int64(210+5*m.rng.IntN(20))*10_000
	}
	s.Places = some(m, 0.06, m.dongNames())
	if len(s.Places) > 2 {
		s.Places = s.Places[:2]
	}
	s.Available = pick(m, []string{"주간 · 주 5일", "오전만", "주간·야간 모두", "주말 가능", "아이 하교 전까지", ""})
	s.EmploymentTypes = some(m, 0.3, model.EmploymentTypes[:3])
	s.Licences = some(m, 0.08, licences)
	if age >= 55 {
		s.Groups = []string{"senior"}
	}
}

func (m *Maker) agreements(s *model.Seeker) {
	at := m.today.AddDays(-m.rng.IntN(80)).Time().Add(9*time.Hour + time.Duration(m.rng.IntN(9*3600))*time.Second)
	s.Consents = []model.Consent{{Kind: model.ConsentCollect, Version: "2026-09", At: at}}
	if m.chance(0.95) {
		s.Consents = append(s.Consents, model.Consent{Kind: model.ConsentProvide, Version: "2026-09", At: at})
	}
}

// mobile is in the exchanges 010-0xxx and 010-1xxx, which are never assigned.
func (m *Maker) mobile() string {
	return fmt.Sprintf("010-%04d-%04d", m.rng.IntN(2000), m.rng.IntN(10_000))
}

// landline is in 031-1xx, which no exchange uses.
func (m *Maker) landline() string {
	return fmt.Sprintf("031-1%02d-%04d", m.rng.IntN(100), m.rng.IntN(10_000))
}

func (m *Maker) gu(dong string) string {
	d, _ := m.tables.Dong(dong)
	return d.Gu
}

func (m *Maker) dongNames() []string {
	out := make([]string, len(m.tables.Dongs))
	for i, d := range m.tables.Dongs {
		out[i] = d.Name
	}
	return out
}

// occupation is the job's code, or the nearest code above it that the table has.
func (m *Maker) occupation(j job) string {
	for code := j.keco; code != ""; code = code[:len(code)-1] {
		if m.tables.Occupations.Has(code) {
			return code
		}
	}
	return "9"
}
