package slip

import (
	"time"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/slip/sheet"
)

// Application is what a 구직신청서 says. Empty fields take their row with them.
type Application struct {
	Centre, Desk string
	At           time.Time // when it is printed

	Received, Valid string // 2026-11-25

	Seeker      Seeker
	Sex         string
	OtherPhone  string
	Address     string // with the dong
	Nationality string // of foreigners
	Visa        string // 체류자격 with its expiry
	Languages   string

	Education string
	Career    string
	Licences  string

	Occupations string
	Duties      string
	Places      string
	Types       string
	Wage        string
	Available   string
	NoReferral  bool
	Groups      string
	Note        string

	Consents []Consented
}

// Consented is one of the consents: what it allows and when it was given; On is
// "" if it was not.
type Consented struct{ What, On, Version string }

// FromSeeker fills an application from a person's card.
func FromSeeker(s model.Seeker, o Office, words *assets.Words, tables *model.Tables, at time.Time) Application {
	names := func(list string, codes []string) string {
		named := make([]string, len(codes))
		for i, c := range codes {
			named[i] = words.Name(list, c)
		}
		return joined(", ", named...)
	}
	a := Application{
		Centre: o.Centre, Desk: o.Desk, At: at, Received: string(s.Received), Valid: string(s.Valid),
		Seeker: Seeker{Name: s.Name, Latin: s.LatinName, BirthDate: string(s.BirthDate), Phone: s.Phone},
		Sex:    words.Name("sex", string(s.Sex)), OtherPhone: s.OtherPhone, Address: joined(" · ", s.Dong, s.Address),
		Languages: names("language", s.Languages), Career: career(words, s.CareerMonths), Licences: joined(", ", s.Licences...),
		Duties: s.Duties, Places: joined(", ", s.Places...), Types: names("employment", s.EmploymentTypes),
		Available: s.Available, NoReferral: s.NoReferral, Groups: names("group", s.Groups), Note: s.Note,
	}
	if s.Foreign() {
		a.Nationality = words.Name("country", s.Nationality)
	}
	if s.Visa != "" {
		a.Visa = joined(" ", s.Visa, words.Name("visa", s.Visa))
		if s.VisaExpires != "" {
			a.Visa = joined(" · ", a.Visa, words.T("slip.application.until", string(s.VisaExpires)))
		}
	}
	graduated := ""
	if s.Graduated > 0 {
		graduated = words.T("slip.application.graduated", s.Graduated)
	}
	a.Education = joined(" · ", words.Name("education", s.Education), s.School, s.Major, graduated)
	var wanted []string
	for _, code := range s.Occupations {
		wanted = append(wanted, tables.Occupations.Name(code))
	}
	a.Occupations = joined(", ", wanted...)
	if s.WageType != "" {
		a.Wage = words.WageInFull(s.WageType, s.Wage, 0)
		if s.WageType.Figure() {
			a.Wage = words.T("slip.application.at_least", a.Wage)
		}
	}
	for _, k := range []model.ConsentKind{model.ConsentCollect, model.ConsentProvide, model.ConsentSensitive} {
		c := Consented{What: words.Name("consent", string(k))}
		if given, ok := s.Consented(k); ok {
			c.On, c.Version = string(model.Today(given.At)), given.Version
		}
		a.Consents = append(a.Consents, c)
	}
	return a
}

// career is months of work for people: 3년 2개월; "" if there are none.
func career(words *assets.Words, months int) string {
	switch years, rest := months/12, months%12; {
	case months == 0:
		return ""
	case years == 0:
		return words.T("person.months", rest)
	case rest == 0:
		return words.T("person.years", years)
	default:
		return words.T("person.years_months", years, rest)
	}
}

// DrawApplication lays an application out; see DrawSet for how.
func DrawApplication(fonts *Fonts, words Words, a Application, setup Setup) *sheet.Document {
	d := newDrafter(fonts, words, setup)
	d.alone(design{kind: model.SheetApplication, lay: func(f *form) piece { return f.application(a) }})
	return d.doc
}

// application is the 구직신청서, to be signed.
func (f *form) application(a Application) piece {
	valid := ""
	if a.Valid != "" {
		valid = f.words("slip.application.until", f.words.day(a.Valid))
	}
	return piece{
		head: f.head(titled{key: "slip.application.title", kind: model.SheetApplication, slip: Slip{Centre: a.Centre, Desk: a.Desk}, facts: []field{
			{key: "slip.application.received", here: f.words.day(a.Received)}, {key: "slip.application.valid", here: valid},
		}}),
		again:   f.again("slip.application.title", ""),
		body:    f.apart(f.applicant(a), f.background(a), f.wishes(a), f.consents(a)),
		closing: []part{space{h: f.gap}, f.signed(a)},
		foot:    f.footOf(a.Centre, "slip.application.title", ""),
	}
}

func (f *form) applicant(a Application) []part {
	if a.Seeker.Latin == a.Seeker.Name {
		a.Seeker.Latin = ""
	}
	birth, sex := pair(0.56, field{key: "slip.seeker.birth", here: f.words.day(a.Seeker.BirthDate)}, field{key: "slip.application.sex", here: a.Sex})
	phone, other := pair(0.56, field{key: "slip.seeker.phone", here: a.Seeker.Phone}, field{key: "slip.application.other_phone", here: a.OtherPhone})
	nationality, visa := pair(0.4, field{key: "slip.application.nationality", here: a.Nationality}, field{key: "slip.application.visa", here: a.Visa})
	return f.table("slip.application.person",
		field{key: "slip.seeker.name", style: &f.name, here: joined("\n", a.Seeker.Name, a.Seeker.Latin)},
		birth, sex, phone, other, field{key: "slip.application.address", here: a.Address}, nationality, visa,
		field{key: "slip.application.languages", here: a.Languages}, field{key: "slip.application.groups", here: a.Groups})
}

func (f *form) background(a Application) []part {
	return f.table("slip.application.background", field{key: "slip.application.education", here: a.Education},
		field{key: "slip.application.career", here: a.Career}, field{key: "slip.application.licences", here: a.Licences})
}

func (f *form) wishes(a Application) []part {
	referral := "slip.application.referral.yes"
	if a.NoReferral {
		referral = "slip.application.referral.no"
	}
	return f.table("slip.application.wishes",
		field{key: "slip.application.occupations", style: &f.bold, here: a.Occupations}, field{key: "slip.application.duties", here: a.Duties},
		field{key: "slip.application.places", here: a.Places}, field{key: "slip.application.types", here: a.Types},
		field{key: "slip.application.wage", style: &f.bold, here: a.Wage}, field{key: "slip.application.available", here: a.Available},
		field{key: "slip.application.referral", here: f.words(referral)}, field{key: "slip.application.note", here: a.Note})
}

func (f *form) consents(a Application) []part {
	var lines []string
	for _, c := range a.Consents {
		said := f.words("slip.application.not_consented")
		if c.On != "" {
			said = f.words("slip.application.consented", f.words.day(c.On), c.Version)
		}
		lines = append(lines, c.What+": "+said)
	}
	if len(lines) == 0 {
		return nil
	}
	return f.table("slip.application.consents", field{key: "slip.application.consents", here: joined("\n", lines...)})
}

// signed is the statement, the day, and the line to sign on.
func (f *form) signed(a Application) part {
	middle := f.plain.WithAlign(sheet.Centre)
	p := paragraphs{gap: 1.2, blocks: []sheet.Block{middle.Layout(f.words("slip.application.statement"), f.w)}}
	if other := f.translated("slip.application.statement"); other != "" {
		p.blocks = append(p.blocks, f.other.WithAlign(sheet.Centre).Layout(other, f.w))
	}
	if !a.At.IsZero() {
		p.blocks = append(p.blocks, middle.Layout(f.words.date(a.At), f.w))
	}
	name := joined("  ", f.words("slip.application.applicant"), a.Seeker.Name)
	p.blocks = append(p.blocks, f.bold.WithSize(f.points+2).WithAlign(sheet.Centre).Layout(name+"      "+f.words("slip.application.signature"), f.w))
	return p
}
