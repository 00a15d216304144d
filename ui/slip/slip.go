// Package slip designs the sheets that a desk hands over: the 알선장 (referral
// slip, form 3), which the seeker takes along, the 알선자명단 (form 4) for the
// employer, the 채용결과 통보서 (form 4의2), which the employer sends back, and the
// 구직신청서 (application, form 2). The official forms fix what stands on them, not
// where; the layout is this package's own.
//
// A Slip and an Application hold plain values, so that a sheet can be drawn of
// anything; the window and the console tool fill them by FromReferral and
// FromSeeker. All words come from the translations, keys "slip.*".
package slip

import (
	"time"

	"ieumdesk/model"
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

// Slip is what the sheets of one referral say. Empty fields take their row with
// them. Times are instants and are shown in Seoul.
type Slip struct {
	Number  string // in full, 2026-D07-000124; must be given
	Short   string // what is said on the phone, 124-26-73
	Payload string // of the QR code, upper-case alphanumeric; must be given

	IssuedAt   time.Time
	Printed    model.Prints // how often each sheet was printed before; more than 0 marks it 재발행
	ReissuedAt time.Time    // when it is printed again; zero to leave it out
	Void       bool         // the number is kept, the slip is worth nothing
	VoidedAt   time.Time

	Centre     string // 안산시 일자리센터
	Desk       string // 사동 행정복지센터
	Counsellor string // who issued it
	Phone, Fax string // of the desk

	Seeker    Seeker
	Listed    Listed
	Interview Interview
	Employer  Employer
	Job       Job
	Order     int // place in the order of application (시행규칙 §5); 0 to leave it out

	Other Other
}

// Seeker is 구직자 on a slip.
type Seeker struct {
	Name      string
	Latin     string // as in a passport
	BirthDate string // 1990-03-14
	Phone     string
}

// Listed is what the employer is told of the seeker before they meet: no more
// than the consent to provide data names, and nothing of who has not given it.
type Listed struct {
	Born     int // year; 0 to leave it out
	Phone    string
	Career   string // 3년 2개월
	Licences []string
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

// Other are the values of a slip in the seeker's language, below the Korean ones.
// What is empty stands in Korean alone, as all that the employer wrote does.
type Other struct {
	Bring          []string // beside Interview.Bring, one by one
	EmploymentType string
	Wage           string
	Days           string
}
