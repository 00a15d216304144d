// Package slip designs the sheets that a desk hands over. The first is the
// 알선장 (referral slip, form 3), which the seeker takes to the employer. The
// official forms fix what stands on it, not where; the layout is this
// package's own.
//
// A Slip holds plain values, so that a sheet can be drawn of anything; the
// window and the console tool fill it from a referral by FromReferral. All its
// words come from the translations, keys "slip.*".
package slip

import (
	"fmt"
	"time"

	"ieumdesk/ui/slip/sheet"
)

// Words looks up a text in the language of the slip and puts args in as
// fmt.Sprintf does.
type Words func(key string, args ...any) string

// Fonts are the two weights that a slip is set in.
type Fonts struct{ Regular, Bold *sheet.Font }

// LoadFonts reads the two weights of Pretendard; it takes some 60 ms, so a
// program does it once. The fonts of other scripts stand behind them and are
// read when a text first needs them.
func LoadFonts(regular, bold []byte) (*Fonts, error) {
	behindRegular, behindBold := fallbacks()
	r, err := sheet.NewFont("Pretendard-Regular", regular, behindRegular...)
	if err != nil {
		return nil, err
	}
	b, err := sheet.NewFont("Pretendard-Bold", bold, behindBold...)
	if err != nil {
		return nil, err
	}
	return &Fonts{Regular: r, Bold: b}, nil
}

// Slip is what an 알선장 says. Empty fields take their row with them. Times
// are instants and are shown in Seoul.
type Slip struct {
	Number  string // in full, 2026-D07-000124; must be given
	Short   string // what is said on the phone, 124-26-73
	Payload string // of the QR code, upper-case alphanumeric; must be given

	IssuedAt   time.Time
	Reissue    int       // how often it was printed again; 0 for the first print
	ReissuedAt time.Time // when it was printed again; only with Reissue
	Void       bool      // the number is kept, the slip is worth nothing
	VoidedAt   time.Time

	Centre     string // 안산시 일자리센터
	Desk       string // 사동 행정복지센터
	Counsellor string // who issued it
	Phone, Fax string // of the desk

	Seeker    Seeker
	Interview Interview
	Employer  Employer
	Job       Job
	Order     int // place in the order of application (시행규칙 §5); 0 to leave it out
}

// Seeker is 구직자 on a slip.
type Seeker struct {
	Name      string
	Latin     string // as in a passport
	BirthDate string // 1990-03-14
	Phone     string
}

// Interview is 면접 on a slip.
type Interview struct {
	At      time.Time // zero: to be arranged
	Place   string
	Contact string   // whom to ask for, with or without the phone
	Phone   string   // of the contact, if not in Contact
	Bring   []string // 준비물, one thing each
}

// Employer is 구인업체 on a slip.
type Employer struct {
	Name           string
	Representative string
	Address        string
	Directions     string // 오시는 길
}

// Job is 일자리 on a slip. Wage, hours and days are as people read them.
type Job struct {
	Title          string // 호텔 조리 보조
	Occupation     string // name of the KECO unit
	EmploymentType string
	Duties         string
	Openings       int // 0 to leave it out
	Wage           string
	Hours, Days    string
	Benefits       []string
}

// Draw lays a slip out on A4. It takes one page and as large a type as that
// allows; what cannot fit even in the least type goes on to further pages.
// Characters that no font has do not fail it: see Document.Missing.
func Draw(fonts *Fonts, words Words, s Slip) (*sheet.Document, error) {
	if s.Number == "" {
		return nil, fmt.Errorf("slip: no number")
	}
	code, err := encode(s.Payload)
	if err != nil {
		return nil, err
	}
	doc := sheet.NewDocument(words("slip.lang"))
	f, memo := form{slip: s, words: words, code: code}, sheet.NewMemo()
	for _, d := range densities {
		f.look = newLook(fonts, doc.Lang, memo, d)
		body, closing := f.body(), f.closing()
		if total(body)+total(closing) <= f.room(0) {
			f.paginate(doc, body, closing)
			return doc, nil
		}
	}
	f.look = newLook(fonts, doc.Lang, memo, densities[comfortable])
	f.paginate(doc, f.body(), f.closing())
	return doc, nil
}

// form is a slip on its way to pages.
type form struct {
	slip  Slip
	words Words
	code  sheet.Matrix
	look
}
