package slip

import (
	"testing"

	"github.com/signintech/gopdf"

	"ieumdesk/assets"
	"ieumdesk/ui/slip/sheet"
)

// BenchmarkSlipPDF_gopdf draws the ordinary slip's texts, rules, tints and code
// with gopdf, the fastest of the kept PDF libraries, its fonts loaded before.
// It has the easier task: positions are given to it, nothing is fitted to the
// page, text is not shaped, and the file is no PDF/A.
func BenchmarkSlipPDF_gopdf(b *testing.B) {
	benchmarkRival(b, func(r *rival, w Words, s Slip, code sheet.Matrix) { r.slip(w, s, code) })
}

// BenchmarkSetPDF_gopdf adds the texts and boxes of the employer's list and of the
// reply form, on a second page because it fits nothing.
func BenchmarkSetPDF_gopdf(b *testing.B) {
	benchmarkRival(b, func(r *rival, w Words, s Slip, code sheet.Matrix) {
		r.slip(w, s, code)
		r.AddPage()
		r.list(w, s)
		r.reply(w, s, code)
	})
}

func benchmarkRival(b *testing.B, draw func(*rival, Words, Slip, sheet.Matrix)) {
	fonts := &gopdf.FontContainer{}
	for name, raw := range map[string][]byte{"regular": assets.FontRegular, "bold": assets.FontBold} {
		if err := fonts.AddTTFFontData(name, raw); err != nil {
			b.Fatal(err)
		}
	}
	w, s := words(b, "ko"), ordinary()
	for b.Loop() {
		r := rival{b: b}
		r.Start(gopdf.Config{PageSize: *gopdf.PageSizeA4})
		for _, name := range []string{"regular", "bold"} {
			r.must(r.AddTTFFontFromFontContainer(name, fonts))
		}
		r.AddPage()
		code, err := encode(s.Payload)
		r.must(err)
		draw(&r, w, s, code)
		pdf, err := r.GetBytesPdfReturnErr()
		r.must(err)
		b.ReportMetric(float64(len(pdf)), "PDF-bytes")
	}
}

// rival draws with points from the top left corner.
type rival struct {
	gopdf.GoPdf
	b *testing.B
	y float64
}

func (r *rival) must(err error) {
	if err != nil {
		r.b.Fatal(err)
	}
}

func (r *rival) text(font string, size, x, y float64, s string) {
	r.must(r.SetFont(font, "", size))
	r.SetXY(x, y)
	r.must(r.Cell(nil, s))
}

func (r *rival) box(x, y, w, h float64) { r.RectFromUpperLeftWithStyle(x, y, w, h, "F") }

// row is a label on its tint and a value that may take several lines.
func (r *rival) row(label, value string) {
	r.SetFillColor(tint.R, tint.G, tint.B)
	r.box(51, r.y, 76, 22)
	r.SetTextColor(navy.R, navy.G, navy.B)
	r.text("bold", 9.5, 62, r.y+5, label)
	r.SetTextColor(ink.R, ink.G, ink.B)
	r.must(r.SetFont("regular", "", 10.5))
	lines, err := r.SplitTextWithWordWrap(value, 400)
	r.must(err)
	for _, line := range lines {
		r.text("regular", 10.5, 139, r.y+5, line)
		r.y += 15
	}
	r.y += 6
	r.SetFillColor(hairline.R, hairline.G, hairline.B)
	r.box(51, r.y, 493, 0.4)
}

func (r *rival) section(title string) {
	r.y += 12
	r.SetTextColor(navy.R, navy.G, navy.B)
	r.text("bold", 11.5, 51, r.y, title)
	r.y += 20
}

// rivalRows are labels, by their keys, and values under a heading.
type rivalRows struct {
	key  string
	rows [][2]string
}

func slipSections(w Words, s Slip) []rivalRows {
	in, e, j := s.Interview, s.Employer, s.Job
	return []rivalRows{
		{"slip.seeker", [][2]string{{"slip.seeker.name", s.Seeker.Name}, {"slip.seeker.birth", w.day(s.Seeker.BirthDate)}, {"slip.seeker.phone", s.Seeker.Phone}}},
		{"slip.interview", [][2]string{{"slip.interview.when", w.appointment(in.At)}, {"slip.interview.place", in.Place}, {"slip.interview.contact", joined(" · ", in.Contact, in.Phone)}, {"slip.interview.bring", joined("   ", in.Bring...)}}},
		{"slip.employer", [][2]string{{"slip.employer.name", e.Name}, {"slip.employer.representative", e.Representative}, {"slip.employer.address", e.Address}, {"slip.employer.directions", e.Directions}}},
		{"slip.job", [][2]string{{"slip.job.title", j.Title}, {"slip.job.occupation", j.Occupation}, {"slip.job.type", j.EmploymentType}, {"slip.job.duties", j.Duties}, {"slip.job.wage", j.Wage}, {"slip.job.hours", joined(" · ", j.Days, j.Hours)}, {"slip.job.benefits", joined(", ", j.Benefits...)}}},
	}
}

var slipNotes = []string{"slip.note.absent", "slip.note.result", "slip.note.contract", "slip.note.privacy", "slip.request"}

func listRows(w Words, s Slip) rivalRows {
	return rivalRows{"slip.list.title", [][2]string{
		{"slip.number", s.Number},
		{"slip.list.to", s.Employer.Name},
		{"slip.job.title", s.Job.Title},
		{"slip.list.place", s.Interview.Place},
		{"slip.short", s.Short},
		{"slip.list.person", s.Seeker.Name},
		{"slip.seeker.phone", s.Listed.Phone},
		{"slip.list.career", s.Listed.Career},
		{"slip.list.when", w.appointment(s.Interview.At)},
	}}
}

func replyRows(s Slip) rivalRows {
	return rivalRows{"slip.reply.title", [][2]string{{"slip.short", s.Short}, {"slip.number", s.Number}, {"slip.seeker", s.Seeker.Name}, {"slip.employer.name", s.Employer.Name}}}
}

var replyBlanks = []string{"slip.reply.start", "slip.reply.wage", "slip.reply.reason", "slip.reply.contract", "slip.reply.by", "slip.reply.on"}

func (r *rival) slip(w Words, s Slip, code sheet.Matrix) {
	r.text("regular", 10.5, 51, 43, s.Centre+" · "+s.Desk)
	r.text("bold", 30, 51, 58, w("slip.title"))
	r.text("bold", 10.5, 51, 102, w("slip.number")+"  "+s.Number)
	r.text("bold", 10.5, 51, 117, w("slip.issued")+"  "+w.moment(s.IssuedAt))
	r.text("bold", 12, 484, 114, s.Short)
	r.modules(code, 484, 43)
	r.y = 134
	for _, section := range slipSections(w, s) {
		r.section(w(section.key))
		for _, row := range section.rows {
			r.row(w(row[0]), row[1])
		}
	}
	for _, key := range slipNotes {
		r.text("regular", 9.5, 51, r.y, w(key))
		r.y += 14
	}
	r.text("bold", 16, 230, r.y, s.Centre)
	r.text("regular", 10.5, 51, r.y+22, s.Counsellor+"  "+s.Phone+"  "+s.Fax)
	r.text("regular", 8.5, 51, 816, joined(" · ", s.Centre, w("slip.title")+" "+s.Number))
}

func (r *rival) modules(code sheet.Matrix, x0, y0 float64) {
	r.SetFillColor(0, 0, 0)
	for y := range code.Size() {
		for x := range code.Size() {
			if code.Dark(x, y) {
				r.box(x0+2.4*float64(x), y0+2.4*float64(y), 2.4, 2.4)
			}
		}
	}
}

func (r *rival) list(w Words, s Slip) {
	r.y = 40
	all := listRows(w, s)
	r.section(w(all.key))
	for _, row := range all.rows {
		r.row(w(row[0]), row[1])
	}
	r.text("regular", 9.5, 51, r.y+4, w("slip.list.privacy"))
}

func (r *rival) reply(w Words, s Slip, code sheet.Matrix) {
	all := replyRows(s)
	r.section(w(all.key))
	r.modules(code, 484, r.y)
	for _, row := range all.rows {
		r.row(w(row[0]), row[1])
	}
	for i, a := range answers {
		x := 51 + 95*float64(i)
		r.RectFromUpperLeftWithStyle(x, r.y+6, 13, 13, "D")
		r.text("bold", 12, x+18, r.y+6, w("list.status."+string(a)))
	}
	r.y += 28
	for _, key := range replyBlanks {
		r.row(w(key), " ")
	}
	r.row(w("slip.reply.send"), s.Fax+" "+s.Phone)
}
