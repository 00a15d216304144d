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
		r.slip(w, s, code)
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

func (r *rival) slip(w Words, s Slip, code sheet.Matrix) {
	r.text("regular", 10.5, 51, 43, s.Centre+" · "+s.Desk)
	r.text("bold", 30, 51, 58, w("slip.title"))
	r.text("bold", 10.5, 51, 102, w("slip.number")+"  "+s.Number)
	r.text("bold", 10.5, 51, 117, w("slip.issued")+"  "+w.moment(s.IssuedAt))
	r.text("bold", 12, 484, 114, s.Short)
	r.SetFillColor(0, 0, 0)
	for y := range code.Size() {
		for x := range code.Size() {
			if code.Dark(x, y) {
				r.box(484+2.4*float64(x), 43+2.4*float64(y), 2.4, 2.4)
			}
		}
	}
	r.y = 134
	in, e, j := s.Interview, s.Employer, s.Job
	for _, section := range []struct {
		key  string
		rows [][2]string
	}{
		{"slip.seeker", [][2]string{{"slip.seeker.name", s.Seeker.Name}, {"slip.seeker.birth", w.day(s.Seeker.BirthDate)}, {"slip.seeker.phone", s.Seeker.Phone}}},
		{"slip.interview", [][2]string{{"slip.interview.when", w.appointment(in.At)}, {"slip.interview.place", in.Place}, {"slip.interview.contact", joined(" · ", in.Contact, in.Phone)}, {"slip.interview.bring", joined("   ", in.Bring...)}}},
		{"slip.employer", [][2]string{{"slip.employer.name", e.Name}, {"slip.employer.representative", e.Representative}, {"slip.employer.address", e.Address}, {"slip.employer.directions", e.Directions}}},
		{"slip.job", [][2]string{{"slip.job.title", j.Title}, {"slip.job.occupation", j.Occupation}, {"slip.job.type", j.EmploymentType}, {"slip.job.duties", j.Duties}, {"slip.job.wage", j.Wage}, {"slip.job.hours", joined(" · ", j.Days, j.Hours)}, {"slip.job.benefits", joined(", ", j.Benefits...)}}},
	} {
		r.section(w(section.key))
		for _, row := range section.rows {
			r.row(w(row[0]), row[1])
		}
	}
	for _, key := range []string{"slip.note.absent", "slip.note.result", "slip.note.contract", "slip.note.privacy", "slip.request"} {
		r.text("regular", 9.5, 51, r.y, w(key))
		r.y += 14
	}
	r.text("bold", 16, 230, r.y, s.Centre)
	r.text("regular", 10.5, 51, r.y+22, s.Counsellor+"  "+s.Phone+"  "+s.Fax)
	r.text("regular", 8.5, 51, 816, joined(" · ", s.Centre, w("slip.title")+" "+s.Number))
}
